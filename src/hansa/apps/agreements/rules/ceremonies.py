"""What a signing ceremony may be."""

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

MOST_DESKS, LONGEST_PART, LONGEST_OPENING = 8, 30, 60
# Two or three signatures, a handshake and a photograph.
USUAL_DESKS, USUAL_SETUP, USUAL_SIGNING, USUAL_PHOTO, USUAL_OPENING = 3, 1, 2, 1, 5


def objections_to_stage(
    *, desks: int, setup: int, signing: int, photo: int, opening: int
) -> Iterator[str]:
    """Why a stage cannot be set like this; minutes each, but for the desks."""
    if not 1 <= desks <= MOST_DESKS:
        yield _("A stage has 1 to {most} desks.").format(most=MOST_DESKS)
    if not all(0 <= minutes <= LONGEST_PART for minutes in (setup, photo)) or not (
        1 <= signing <= LONGEST_PART
    ):
        yield _("A part of a signing takes {most} minutes at most.").format(most=LONGEST_PART)
    if not 0 <= opening <= LONGEST_OPENING:
        yield _("The opening takes {most} minutes at most.").format(most=LONGEST_OPENING)


def objections_to_scheduling(
    *, absent: Collection[str], away: Collection[str], signatories: int, city: str
) -> Iterator[str]:
    """Why an agreement cannot be put on stage.

    Args:
        absent: signatories of the delegation who do not travel any more.
        away: those who travel, but are not in the city on that day.
    """
    if not signatories:
        yield _("Nobody is named to sign it.")
    for name in absent:
        yield _("{name} does not travel; name another signatory.").format(name=name)
    for name in away:
        yield _("{name} is not in {city} on that day.").format(name=name, city=city)


def objections_to_arranging(*, signed: int) -> Iterator[str]:
    """Why an order cannot be proposed anew."""
    if signed:
        yield _("The ceremony has begun; move single agreements instead.")
