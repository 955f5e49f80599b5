"""In which order applications stand, and what follows from it for the seats."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy

from hansa.apps.registration.rules.registrations import Status
from hansa.apps.registration.rules.selection import (
    BEST_MARK,
    JUDGED,
    Criterion,
    is_preferred,
    written_points,
)


class Outcome(TextChoices):
    """What a selection meeting can decide on an application."""

    ACCEPT = "accept", gettext_lazy("Accept")
    WAIT = "wait", gettext_lazy("Waiting list")
    DECLINE = "decline", gettext_lazy("Decline")


# To which status each outcome brings a registration.
LEADS_TO: Mapping[str, str] = {
    Outcome.ACCEPT: Status.ACCEPTED,
    Outcome.WAIT: Status.WAITING,
    Outcome.DECLINE: Status.DECLINED,
}


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The published criteria of a mission.

    Attributes:
        weights: by criterion; they add up to 100.
        preference: one of `Preference`.
        threshold: with fewer points an application is proposed to be declined.
    """

    weights: Mapping[str, int]
    preference: str
    threshold: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """An application in the selection.

    Attributes:
        key: of its registration.
        agency: the number of the agency that decides; `sector_group` likewise, if it has one.
        size: its `SizeShare`; "" for an organisation that is no company.
        seats: how many delegates it asks for.
        marks: what each agency gave, by criterion, 0 to 5.
    """

    key: int
    agency: int
    sector_group: int | None
    size: str
    seats: int
    newcomer: bool
    applied_at: datetime
    marks: Sequence[Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Room:
    """The seats that can still be offered.

    Attributes:
        seats: in the whole mission.
        agencies: what is left for an agency, where the mission sets it a quota.
        sector_groups: the same for a sector group.
        sizes: the same for companies of a size.
    """

    seats: int
    agencies: Mapping[int, int]
    sector_groups: Mapping[int, int]
    sizes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Ranked:
    """An application with its place.

    Attributes:
        rank: from 1; None for one that nobody has scored.
        parts: points by criterion, which add up to `points`.
        proposal: what the criteria and the seats come to; "" without a score.
    """

    candidate: Candidate
    rank: int | None
    parts: Mapping[str, Decimal]
    points: Decimal | None
    proposal: str


def points_of(candidate: Candidate, *, by: Yardstick) -> dict[str, Decimal]:
    """Points by criterion: the mean of the agencies' marks, as a part of the weight."""
    agencies = len(candidate.marks)
    parts = {
        str(criterion): Decimal(by.weights[criterion])
        * sum(marks[criterion] for marks in candidate.marks)
        / (agencies * BEST_MARK)
        for criterion in JUDGED
    }
    preferred = is_preferred(newcomer=candidate.newcomer, preference=by.preference)
    parts[str(Criterion.STANDING)] = Decimal(by.weights[Criterion.STANDING] if preferred else 0)
    return parts


def ranking(candidates: Iterable[Candidate], *, by: Yardstick, room: Room) -> list[Ranked]:
    """The applications by their points, the earlier first among equals; then those unscored.

    Down the ranking each is proposed to be accepted while the seats reach, and the quotas of its
    agency, sector group and size; one that no longer fits waits, and a smaller one
    below may still fit.
    """
    everybody = list(candidates)
    scored = [_Scored.of(each, by=by) for each in everybody if each.marks]
    scored.sort(key=lambda each: (-each.points, *_arrival(each.candidate)))
    unscored = sorted((each for each in everybody if not each.marks), key=_arrival)
    proposals = _proposals(scored, threshold=by.threshold, room=room)
    return [
        Ranked(each.candidate, rank, each.parts, each.points, proposal)
        for rank, (each, proposal) in enumerate(zip(scored, proposals, strict=True), start=1)
    ] + [Ranked(candidate, None, {}, None, "") for candidate in unscored]


@dataclass(frozen=True, slots=True)
class _Scored:
    """An application with its points as they are shown: equal to the eye is equal."""

    candidate: Candidate
    parts: Mapping[str, Decimal]
    points: Decimal

    @classmethod
    def of(cls, candidate: Candidate, *, by: Yardstick) -> "_Scored":
        parts = points_of(candidate, by=by)
        return cls(candidate, parts, written_points(sum(parts.values(), Decimal(0))))


def _arrival(candidate: Candidate) -> tuple[datetime, int]:
    return candidate.applied_at, candidate.key


def _proposals(scored: Sequence[_Scored], *, threshold: int, room: Room) -> Iterator[str]:
    left = Counter(_left(room))
    for each in scored:
        shares = [share for share in _shares(each.candidate) if share in left]
        if each.points < threshold:
            yield Outcome.DECLINE
        elif all(each.candidate.seats <= left[share] for share in shares):
            left.subtract(dict.fromkeys(shares, each.candidate.seats))
            yield Outcome.ACCEPT
        else:
            yield Outcome.WAIT


def _left(room: Room) -> dict[tuple[str, int | str], int]:
    """What is left of each share of the seats; the whole mission is one of them."""
    shares: dict[str, Mapping[int, int] | Mapping[str, int]] = {
        "agency": room.agencies,
        "sector group": room.sector_groups,
        "size": room.sizes,
    }
    left = {(sort, key): left for sort, kept in shares.items() for key, left in kept.items()}
    return {("mission", 0): room.seats, **left}


def _shares(candidate: Candidate) -> Iterator[tuple[str, int | str]]:
    """From which shares of the seats an application takes."""
    yield "mission", 0
    yield "agency", candidate.agency
    if candidate.sector_group is not None:
        yield "sector group", candidate.sector_group
    yield "size", candidate.size
