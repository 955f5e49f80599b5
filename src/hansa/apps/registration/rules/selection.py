"""By which criteria applications are selected, and who may score them."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.accounts.rules import PLANNERS, Role
from hansa.apps.registration.rules.registrations import Status


class Criterion(TextChoices):
    """What an application is measured by."""

    READINESS = "readiness", gettext_lazy("Export readiness")
    SECTOR_FIT = "sector_fit", gettext_lazy("Fit with the mission's sectors")
    ADDED_VALUE = "added_value", gettext_lazy("Added value against local supply")
    STANDING = "standing", gettext_lazy("Newcomer or loyal")


class Preference(TextChoices):
    """Whom a mission would rather take along."""

    NEITHER = "neither", gettext_lazy("Neither")
    NEWCOMERS = "newcomers", gettext_lazy("Newcomers")
    LOYAL = "loyal", gettext_lazy("Loyal participants")


# These are judged by officers; the standing is read from earlier missions.
JUDGED = (Criterion.READINESS, Criterion.SECTOR_FIT, Criterion.ADDED_VALUE)
BEST_MARK = 5
# The weights of a mission add up to this, and so does the score of a perfect application.
WHOLE = 100
USUAL_WEIGHTS: Mapping[str, int] = {
    Criterion.READINESS: 30,
    Criterion.SECTOR_FIT: 25,
    Criterion.ADDED_VALUE: 30,
    Criterion.STANDING: 15,
}
# Applications that can still be scored and decided on.
OPEN = frozenset({Status.APPLIED, Status.WAITING})
# Who reads scores; planners give them too.
READERS_OF_SCORES = PLANNERS | {Role.AUDITOR}


def is_preferred(*, newcomer: bool, preference: str) -> bool:
    """Whether an organisation is of those whom the mission would rather take."""
    if preference == Preference.NEITHER:
        return False
    return newcomer == (preference == Preference.NEWCOMERS)


def objections_to_weights(weights: Mapping[str, int], *, preference: str) -> Iterator[str]:
    """Why the criteria cannot weigh so much."""
    total = sum(weights.values())
    if total != WHOLE:
        yield _("The weights add up to {total}; make them {whole}.").format(
            total=total, whole=WHOLE
        )
    if any(weight < 0 for weight in weights.values()):
        yield _("A weight is 0 or more.")
    standing = weights[Criterion.STANDING]
    if preference == Preference.NEITHER and standing:
        yield _(
            "Say whether newcomers or loyal participants get the {points} points, "
            "or give them to another criterion."
        ).format(points=standing)
    if preference != Preference.NEITHER and not standing:
        yield _("Give “{criterion}” some weight, or prefer neither.").format(
            criterion=Criterion.STANDING.label
        )


def objections_to_threshold(threshold: int) -> Iterator[str]:
    """Why no application can need so many points."""
    if not 0 <= threshold <= WHOLE:
        yield _("Between 0 and {whole} points can be asked.").format(whole=WHOLE)


def objections_to_changing_criteria(*, scores: int) -> Iterator[str]:
    """Why the criteria of a mission stay as they are."""
    if scores:
        yield _(
            "Applications were scored by these criteria already ({number} scores); they stay."
        ).format(number=scores)


def objections_to_publishing(*, published: bool) -> Iterator[str]:
    """Why the criteria cannot be published."""
    if published:
        yield _("The criteria are published already.")


def objections_to_scoring(
    *, roles: Iterable[str], agency: str, status: str, published: bool, meeting_is_open: bool
) -> Iterator[str]:
    """Why somebody with these roles in an organising agency cannot score an application."""
    if not PLANNERS.intersection(roles):
        yield _("Only officers and area managers of {agency} score for it.").format(agency=agency)
    if not published:
        yield _("Publish the criteria first: nobody is measured by what they could not read.")
    if status not in OPEN:
        yield _("A registration that is “{status}” is not scored.").format(
            status=Status(status).label
        )
    if meeting_is_open:
        yield _("The selection meeting is under way; scores stand as they were given.")


def objections_to_marks(marks: Mapping[str, int]) -> Iterator[str]:
    """Why these are no marks."""
    if any(not 0 <= marks[criterion] <= BEST_MARK for criterion in JUDGED):
        yield _("A mark is a whole number from 0 to {best}.").format(best=BEST_MARK)


def written_points(points: Decimal) -> Decimal:
    """Points as they are shown and kept: one decimal, halves to the even neighbour."""
    return points.quantize(Decimal("0.1"))
