"""What stands in the way of the organisers' word on two."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hansa.apps.matching.rules.interests import LONGEST_WHY


@dataclass(frozen=True, slots=True)
class Couple:
    """Two on whom the organisers want to rule.

    Attributes:
        spares: who asked not to be introduced to the other, by name; empty where nobody did.
        declines: who said no thanks, by name; empty where nobody did.
    """

    one: str
    other: str
    themselves: bool = False
    same_mission: bool = True
    hosts_both: bool = False
    takes_part: bool = True
    spares: str = ""
    declines: str = ""


def objections_to_ruling(couple: Couple, *, allows: bool, why: str) -> Iterator[str]:
    """Why the organisers cannot say so; nobody is made to meet whom they do not want to."""
    if not why.strip():
        yield _("Say why; the reason stays among the organisers.")
    if len(why) > LONGEST_WHY:
        yield _("Say why in {number} characters at most.").format(number=LONGEST_WHY)
    if couple.themselves or couple.hosts_both or not couple.same_mission:
        yield _("Choose a company of the delegation, and another or a host of the same mission.")
        return
    if allows:
        yield from _objections_to_adding(couple)


def _objections_to_adding(couple: Couple) -> Iterator[str]:
    if not couple.takes_part:
        yield _("{one} and {other} do not both take part in this mission.").format(
            one=couple.one, other=couple.other
        )
    if couple.spares:
        yield _("{name} asked not to be introduced to the other.").format(name=couple.spares)
    if couple.declines:
        yield _("{name} said no, thanks.").format(name=couple.declines)
