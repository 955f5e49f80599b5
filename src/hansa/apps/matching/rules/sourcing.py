"""The counsellor's way from a long list to hosts who come: steps, and what stands in their way."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST_REASON, LONGEST_STEP, LONGEST_NOTE = 300, 200, 4000


class Pipeline(TextChoices):
    """How far somebody is who may become a host."""

    LONG_LIST = "long_list", gettext_lazy("Long list")
    APPROACHED = "approached", gettext_lazy("Approached")
    INTERESTED = "interested", gettext_lazy("Interested")
    CONFIRMED = "confirmed", gettext_lazy("Confirmed")
    DECLINED = "declined", gettext_lazy("Declined")


# Who declined may come back when they change their mind; who confirmed stands among the hosts.
NEXT: dict[Pipeline, frozenset[Pipeline]] = {
    Pipeline.LONG_LIST: frozenset({Pipeline.APPROACHED, Pipeline.DECLINED}),
    Pipeline.APPROACHED: frozenset({Pipeline.INTERESTED, Pipeline.DECLINED}),
    Pipeline.INTERESTED: frozenset({Pipeline.CONFIRMED, Pipeline.DECLINED}),
    Pipeline.CONFIRMED: frozenset(),
    Pipeline.DECLINED: frozenset({Pipeline.INTERESTED}),
}
# Nothing more is to be done about them.
ENDED = frozenset({Pipeline.CONFIRMED, Pipeline.DECLINED})


@dataclass(frozen=True, slots=True)
class Asking:
    """What is known of an organisation before it is asked.

    Attributes:
        is_host: it stands among the hosts of the leg already.
        asked_by: the colleague who has it on their list, by name; empty where nobody has.
        asked_as: the name under which the colleague has it.
        stage: how far the colleague is with it.
        spared_by: companies for which it is sought that asked not to be introduced to it.
    """

    organisation: str
    city: str
    is_host: bool = False
    asked_by: str = ""
    asked_as: str = ""
    stage: str = ""
    spared_by: Collection[str] = ()


def objections_to_asking(asking: Asking) -> Iterator[str]:
    """Why an organisation is not put on the long list, or not written to."""
    if asking.is_host:
        yield _("{organisation} is already a host in {city}.").format(
            organisation=asking.organisation, city=asking.city
        )
    elif asking.asked_by:
        yield _(
            "{colleague} looks after {organisation} in {city} already ({stage}); "
            "let it serve your companies too, so that it is asked once."
        ).format(
            colleague=asking.asked_by,
            organisation=asking.asked_as,
            city=asking.city,
            stage=asking.stage,
        )
    for company in asking.spared_by:
        yield _("{company} asked not to be introduced to {organisation}.").format(
            company=company, organisation=asking.organisation
        )


def objections_to_moving(stage: str, *, to: Pipeline, name: str) -> Iterator[str]:
    """Why somebody does not get so far from where they are."""
    if to in NEXT[Pipeline(stage)]:
        return
    if stage == Pipeline.CONFIRMED:
        yield _("{name} has confirmed; what changes now is noted among the hosts.").format(
            name=name
        )
    else:
        yield _("{name} stands at “{stage}”; from there nobody becomes “{to}”.").format(
            name=name, stage=Pipeline(stage).label, to=to.label
        )


def objections_to_contact(*, contact: str, works_there: bool, name: str) -> Iterator[str]:
    """Why nobody can be asked or come."""
    if not contact:
        yield _("Choose first whom you speak with at {name}.").format(name=name)
    elif not works_there:
        yield _("{person} does not work for {name}.").format(person=contact, name=name)


def objections_to_declining(reason: str) -> Iterator[str]:
    """Why nobody declines so."""
    if not reason.strip():
        yield _("Say why they decline; the companies for which you asked will want to know.")
    if len(reason) > LONGEST_REASON:
        yield _("Say why in {number} characters at most.").format(number=LONGEST_REASON)


def objections_to_next_step(stage: str, *, step: str, due_on: date | None) -> Iterator[str]:
    """Why this is no next step."""
    if step.strip() and due_on is None:
        yield _("Say until when.")
    if due_on is not None and not step.strip():
        yield _("Say what is to be done until then.")
    if len(step) > LONGEST_STEP:
        yield _("Say it in {number} characters at most.").format(number=LONGEST_STEP)
    if step.strip() and stage in ENDED:
        yield _("Nothing more is to be done here.")


def objections_to_serving(
    *, why: str, company: str, travels: bool, spares: bool, name: str
) -> Iterator[str]:
    """Why nobody is sought for this company."""
    if not travels:
        yield _("{company} does not take part in the mission.").format(company=company)
    if not why.strip():
        yield _("Say what {company} would talk about with {name}.").format(
            company=company, name=name
        )
    if len(why) > LONGEST_REASON:
        yield _("Say why in {number} characters at most.").format(number=LONGEST_REASON)
    if spares:
        yield _("{company} asked not to be introduced to {organisation}.").format(
            company=company, organisation=name
        )


def objections_to_note(text: str, *, may_write: bool) -> Iterator[str]:
    """Why this note is not kept."""
    if not may_write:
        yield _("Notes are written by staff of an agency.")
    if not text.strip():
        yield _("Write something first.")
    if len(text) > LONGEST_NOTE:
        yield _("Keep to {number} characters.").format(number=LONGEST_NOTE)
