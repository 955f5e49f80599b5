"""Which meetings of a kept timetable can stand on the board now, and why the others cannot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hansa.apps.meetings.beside import Beside, beside_of
from hansa.apps.meetings.models import Meeting, Session
from hansa.apps.meetings.proofing import proof_of
from hansa.apps.meetings.timetables import Sitting, on_the_board


@dataclass(frozen=True, slots=True)
class Restoration:
    """What bringing a timetable back would do.

    Attributes:
        put: meetings that can be held as they were, with those who help now.
        staying: wishes whose meeting is agreed, and stays where it is.
        objections: a sentence for each meeting that would be left out.
        broken: what the session demands of a timetable as a whole, and this one does not give.
    """

    put: tuple[Sitting, ...]
    staying: frozenset[int]
    objections: tuple[str, ...]
    broken: tuple[str, ...]


def restoration(session: Session, sittings: Sequence[Sitting]) -> Restoration:
    """What would become of these meetings on the board; nothing is written.

    The worthiest come first: of two that can no longer be held beside one another, the other
    is left out. Every rule is asked twice, here in words and then by the engine.
    """
    agreed = Meeting.objects.filter(session=session, agreed=True)
    staying = frozenset(agreed.values_list("wish", flat=True))
    standing = [each for each in on_the_board(session) if each.wish in staying]
    beside = beside_of(session, standing=standing, coming=sittings)
    wanted = beside.worthiest([each for each in sittings if each.wish not in staying])
    objections = {each.wish: why for each in wanted if (why := beside.try_to_hold(each))}
    put, without_help = beside.with_helpers()
    objections |= without_help
    proof = proof_of(session, staying=standing)
    fitting = proof.fitting(standing, put)
    fits = {each.wish for each in fitting}
    for each in put:
        if each.wish not in fits:
            objections[each.wish] = _("It can no longer be held beside the others.")
    return Restoration(
        put=tuple(fitting),
        staying=staying,
        objections=tuple(_told(wanted, objections, beside)),
        broken=tuple(proof.demands_broken([*standing, *fitting])),
    )


def _told(wanted: Sequence[Sitting], objections: dict[int, str], beside: Beside) -> Iterator[str]:
    for each in wanted:
        if why := objections.get(each.wish):
            yield f"{beside.meeting(each)}: {why}"
