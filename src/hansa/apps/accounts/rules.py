"""What a role may do."""

from collections.abc import Iterable, Iterator

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Region(TextChoices):
    """For whom an agency works."""

    FLANDERS = "flanders", gettext_lazy("Flanders")
    BRUSSELS = "brussels", gettext_lazy("Brussels")
    WALLONIA = "wallonia", gettext_lazy("Wallonia")
    FEDERAL = "federal", gettext_lazy("Federal")


class Role(TextChoices):
    """What somebody does for an agency."""

    ADMINISTRATOR = "administrator", gettext_lazy("Administrator")
    AREA_MANAGER = "area_manager", gettext_lazy("Area manager")
    OFFICER = "officer", gettext_lazy("Mission officer")
    COUNSELLOR = "counsellor", gettext_lazy("Economic and trade counsellor")


# Who may change a mission; a counsellor reads it and looks after the hosts.
PLANNERS = frozenset({Role.ADMINISTRATOR, Role.AREA_MANAGER, Role.OFFICER})


def objections_to_planning(roles: Iterable[str]) -> Iterator[str]:
    """Why somebody with these roles in the organising agencies may not change a mission."""
    if not PLANNERS.intersection(roles):
        yield _("Only officers and area managers of an organising agency may change this.")


def objections_to_first_administrator(*, users: int) -> Iterator[str]:
    """Why the first-run page may not make an administrator."""
    if users:
        yield _("This site already has an administrator. Ask them for an account.")
