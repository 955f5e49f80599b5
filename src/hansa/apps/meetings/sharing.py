"""Helpers whom several sessions of a mission share: one name is one helper."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from hansa.apps.meetings import needs, queries
from hansa.apps.meetings.models import Assistance, PublishedHelp, Session
from hansa.apps.meetings.published import who_is
from hansa.apps.meetings.resources import Helper
from hansa.values import Period


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A meeting of another session in which a helper of this one helps.

    Attributes:
        told: it was published; else it only stands on the board of that session.
    """

    session: Session
    period: Period
    told: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """A meeting of this session whose helper cannot be there in time.

    Attributes:
        wish: the number of its row.
        meeting: who meets whom.
        clock: when it begins, as `other_clock`, each by the clocks of its own leg.
        other: the session in which the helper helps then.
    """

    helper: str
    wish: int
    meeting: str
    clock: str
    other: str
    other_clock: str
    told: bool


def taken_elsewhere(session: Session) -> frozenset[tuple[int, int]]:
    """The (helper, slot) at which a helper of the session is told to help in another one.

    The way from there counts: the longer of what both sessions give to change tables.
    """
    told = _told_elsewhere(session, _helpers(session))
    slots = list(session.slots.all()) if told else []
    return frozenset(
        (helper, slot.pk)
        for helper, others in told.items()
        for slot in slots
        for other in others
        if _is_too_close(Period(slot.period.lower, slot.period.upper), other, session)
    )


def clashes_of(session: Session) -> list[Clash]:
    """Meetings of the board whose helper helps elsewhere at that time, told or not yet."""
    helpers = _helpers(session)
    others = _told_elsewhere(session, helpers)
    for helper, found in _standing_elsewhere(session, helpers).items():
        others[helper] += found
    if not others:
        return []
    return list(_clashing(session, others, with_the_way=True))


def _clashing(
    session: Session, others: Mapping[int, Sequence[Elsewhere]], *, with_the_way: bool
) -> Iterator[Clash]:
    helping = Assistance.objects.filter(meeting__session=session, helper__in=others)
    rows = list(helping.select_related("helper", "meeting").order_by("period", "pk"))
    names = {
        wish.pk: str(wish) for wish in queries.wishes_named([row.meeting.wish_id for row in rows])
    }
    for row in rows:
        period = Period(row.period.lower, row.period.upper)
        near = [
            each
            for each in others[row.helper_id]
            if (
                _is_too_close(period, each, session)
                if with_the_way
                else period.overlaps(each.period)
            )
        ]
        if near:
            yield Clash(
                helper=row.helper.name,
                wish=row.meeting.wish_id,
                meeting=names[row.meeting.wish_id],
                clock=_clock(period, session),
                other=str(near[0].session),
                other_clock=_clock(near[0].period, near[0].session),
                told=near[0].told,
            )


def told_to_be_elsewhere(session: Session) -> list[Clash]:
    """Those clashes that the database refuses to publish: told elsewhere for the same moment."""
    told = _told_elsewhere(session, _helpers(session))
    return list(_clashing(session, told, with_the_way=False)) if told else []


def _helpers(session: Session) -> dict[str, int]:
    """The helpers of the session by who they are."""
    return {who_is(helper.name): helper.pk for helper in Helper.objects.filter(session=session)}


def _told_elsewhere(session: Session, helpers: Mapping[str, int]) -> dict[int, list[Elsewhere]]:
    found: dict[int, list[Elsewhere]] = defaultdict(list)
    if not helpers:
        return found
    told = PublishedHelp.objects.filter(mission=session.leg.mission_id, who__in=helpers)
    for row in told.exclude(session=session).select_related("session__leg").order_by("period"):
        period = Period(row.period.lower, row.period.upper)
        found[helpers[row.who]].append(Elsewhere(row.session, period, told=True))
    return found


def _standing_elsewhere(session: Session, helpers: Mapping[str, int]) -> dict[int, list[Elsewhere]]:
    found: dict[int, list[Elsewhere]] = defaultdict(list)
    if not helpers:
        return found
    standing = Assistance.objects.filter(meeting__session__leg__mission=session.leg.mission_id)
    rows = standing.exclude(meeting__session=session).select_related(
        "helper", "meeting__session__leg"
    )
    for row in rows.order_by("period"):
        if (helper := helpers.get(who_is(row.helper.name))) is not None:
            period = Period(row.period.lower, row.period.upper)
            found[helper].append(Elsewhere(row.meeting.session, period, told=False))
    return found


def _is_too_close(period: Period, other: Elsewhere, session: Session) -> bool:
    moving = timedelta(minutes=max(session.moving, other.session.moving))
    return needs.is_too_close(period, other.period, moving=moving)


def _clock(period: Period, session: Session) -> str:
    return f"{period.start.astimezone(session.leg.zone):%H:%M}"
