"""Who may come with a delegate, without being one."""

from collections.abc import Iterator

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST = 4
LONGEST_NAME = 160


class Relation(TextChoices):
    """What somebody is to the delegate with whom they come."""

    PARTNER = "partner", gettext_lazy("Partner")
    ASSISTANT = "assistant", gettext_lazy("Assistant")
    INTERPRETER = "interpreter", gettext_lazy("Interpreter")
    OTHER = "other", gettext_lazy("Somebody else")


def objections_to_name(name: str) -> Iterator[str]:
    """Why nobody is called so."""
    if not name:
        yield _("Say what they are called.")
    elif len(name) > LONGEST_NAME:
        yield _("A name has at most {most} letters.").format(most=LONGEST_NAME)


def objections_to_relation(relation: str) -> Iterator[str]:
    """Why nobody comes as this."""
    if relation not in Relation.values:
        yield _("Choose what they come as from the list.")


def objections_to_coming_along(delegate: str, *, travels: bool, others: int) -> Iterator[str]:
    """Why nobody more comes with a delegate."""
    if not travels:
        yield _("{delegate} does not travel in this mission.").format(delegate=delegate)
    if others >= MOST:
        yield _("At most {most} people come with a delegate; take somebody off first.").format(
            most=MOST
        )
