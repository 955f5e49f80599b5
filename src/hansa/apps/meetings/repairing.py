"""A session in trouble as the scheduler sees it, and the ways out that it finds."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from hansa.apps.meetings import queries, rules, solving
from hansa.apps.meetings.models import Assistance, Meeting, Seat, Session, Wish
from hansa.apps.meetings.troubles import MISSING, Alternative, Shift, Spot, Trouble
from hansa.engines import scheduling

ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class Scene:
    """A session after something has happened to it, with the board as it was before.

    Attributes:
        first_slot: index of the first slot that may change.
        standing: the meetings of the board that the scheduler can speak of.
        spots: where every meeting of the board stands, by its wish.
        parties: everybody at the table by wish, who is asked last.
        tables: the numbers of the tables, by their keys in the problem.
        skills: what each wish needs, by its key in the problem.
    """

    framed: solving.Framed
    first_slot: int
    standing: tuple[scheduling.Meeting, ...]
    spots: dict[int, Spot]
    parties: dict[int, tuple[int, ...]]
    tables: dict[str, int]
    skills: dict[str, tuple[str, ...]]


def scene_of(session: Session, *, first_slot: int) -> Scene:
    """The session as its rows are now; what is over or begins too soon is left as it stands."""
    framed = solving.framed(session)
    rows: list[Any] = list(
        Meeting.objects.filter(session=session).values_list("wish", "table__label", named=True)
    )
    spots = _spots_of(session)
    standing = _standing(rows, spots, framed)
    problem = _gently(framed.problem, standing, spots=spots, first_slot=first_slot)
    return Scene(
        framed=replace(framed, problem=problem),
        first_slot=first_slot,
        standing=standing,
        spots=spots,
        parties={wish.pk: wish.numbers for wish in _wishes_of(session)},
        tables={table.label: table.pk for table in session.tables.all()},
        skills={wish.key: wish.skills for wish in problem.wishes},
    )


def _wishes_of(session: Session) -> QuerySet[Wish]:
    """What may be held, and what stands though nobody wishes for it any more."""
    standing = Wish.objects.filter(session=session, meeting__isnull=False)
    return (standing | Wish.objects.filter(queries.OPEN, session=session)).prefetch_related(
        "joinings"
    )


def ways_out(scene: Scene, trouble: Trouble, *, seconds: float) -> tuple[Alternative, ...]:
    """The best ways to go on, none twice; one without shifts where nothing has to change.

    Raises:
        NoTimetable: when not everything that must be held can be held.
    """
    found = scheduling.repair(
        scene.framed.problem,
        scene.standing,
        first_slot=scene.first_slot,
        most_moves=trouble.most_moves,
        alternatives=ALTERNATIVES,
        seconds=seconds,
    )
    ways: list[Alternative] = []
    for each in found:
        way = _alternative(each.timetable, scene, trouble)
        if way not in ways:
            ways.append(way)
    return tuple(ways)


def _standing(
    rows: Sequence[Any], spots: Mapping[int, Spot], framed: solving.Framed
) -> tuple[scheduling.Meeting, ...]:
    """The board in the scheduler's words; nothing of whom the problem no longer knows."""
    slots = {slot.pk: index for index, slot in enumerate(framed.slots)}
    people = {party.key: party.people for party in framed.problem.parties}
    wishes = {wish.key: wish for wish in framed.problem.wishes}
    standing = []
    for row in rows:
        wish, spot = wishes.get(str(row.wish)), spots[row.wish]
        sits = {str(party): str(person) for party, person in spot.people.items()}
        if wish and all(sits.get(party) in people[party] for party in wish.parties):
            standing.append(
                scheduling.Meeting(
                    wish.key,
                    slots[spot.slot],
                    row.table__label,
                    tuple(sits[party] for party in wish.parties),
                    tuple(str(spot.helpers[it]) for it in wish.skills if it in spot.helpers),
                )
            )
    return tuple(standing)


def _gently(
    problem: scheduling.Problem,
    standing: Sequence[scheduling.Meeting],
    *,
    spots: Mapping[int, Spot],
    first_slot: int,
) -> scheduling.Problem:
    """The problem in which everything that stands may stand on, except what was hit.

    What nobody may change any more breaks no rule; nothing has to be held but what is agreed,
    and of that nothing whose people or table are gone; idle periods may differ; who has more
    meetings than they may, or is helped less than they need, keeps what they have.
    """
    parties = tuple(_as_busy(problem, standing, first_slot=first_slot))
    tables = tuple(
        replace(table, closed=frozenset(slot for slot in table.closed if slot >= first_slot))
        for table in problem.tables
    )
    helpers = tuple(
        replace(helper, away=frozenset(slot for slot in helper.away if slot >= first_slot))
        for helper in problem.helpers
    )
    away = {pair for party in parties for pair in party.away}
    closed = {(table.key, slot) for table in tables for slot in table.closed}
    at = {meeting.wish: meeting.slot for meeting in standing}
    return replace(
        problem,
        parties=parties,
        tables=tables,
        helpers=helpers,
        wishes=tuple(
            _freed(_as_helped(wish, spots), away=away, closed=closed) for wish in problem.wishes
        ),
        precedences=tuple(
            (first, then)
            for first, then in problem.precedences
            if not {first, then} <= at.keys() or at[first] < at[then]
        ),
        fairness=None,
    )


def _as_busy(
    problem: scheduling.Problem, standing: Sequence[scheduling.Meeting], *, first_slot: int
) -> Iterator[scheduling.Party]:
    """The parties with as many meetings as they have, there wherever nothing changes any more."""
    held = {meeting.wish for meeting in standing}
    busy = Counter(party for wish in problem.wishes if wish.key in held for party in wish.parties)
    for party in problem.parties:
        yield replace(
            party,
            away=frozenset(pair for pair in party.away if pair[1] >= first_slot),
            most=None if party.most is None else max(party.most, busy[party.key]),
        )


def _as_helped(wish: scheduling.Wish, spots: Mapping[int, Spot]) -> scheduling.Wish:
    """What stands without somebody who should help does not fall for that."""
    spot = spots.get(int(wish.key))
    if spot is None:
        return wish
    return replace(wish, skills=tuple(skill for skill in wish.skills if skill in spot.helpers))


def _freed(
    wish: scheduling.Wish,
    *,
    away: Collection[tuple[str, int]],
    closed: Collection[tuple[str, int]],
) -> scheduling.Wish:
    """What is agreed stays, unless somebody of it is away or its table is closed."""
    slot = wish.fixed_slot
    if slot is None:
        return replace(wish, required=False)
    hit = (wish.fixed_table, slot) in closed or any(
        (person, slot) in away for person in wish.people or ()
    )
    if hit:
        return replace(wish, required=False, fixed_slot=None, fixed_table=None, people=None)
    return wish


def _spots_of(session: Session) -> dict[int, Spot]:
    """Where every meeting of the board stands, by its wish; in three queries of plain values."""
    sitting: dict[int, dict[int, int]] = defaultdict(dict)
    seats = Seat.objects.filter(meeting__session=session)
    for meeting, party, person in seats.values_list("meeting", "party", "person"):
        sitting[meeting][party] = person
    helping: dict[int, dict[str, int]] = defaultdict(dict)
    assistance = Assistance.objects.filter(meeting__session=session)
    for meeting, skill, helper in assistance.values_list("meeting", "skill", "helper"):
        helping[meeting][skill] = helper
    rows = Meeting.objects.filter(session=session).values_list("pk", "wish", "slot", "table")
    return {
        wish: Spot(slot, table, sitting[meeting], helping[meeting])
        for meeting, wish, slot, table in rows
    }


def _alternative(timetable: scheduling.Timetable, scene: Scene, trouble: Trouble) -> Alternative:
    before, problem = scene.standing, scene.framed.problem
    worth = {wish.key: wish.worth for wish in problem.wishes}
    idle = sum(scheduling.idle_periods(problem, replace(timetable, meetings=before)).values())
    shifts = tuple(_shifts(timetable, scene, trouble))
    changed = sum((shift.was is None) - (shift.now is None) for shift in shifts)
    return Alternative(
        shifts=shifts,
        held=len(scene.spots) + changed,
        worth_more=timetable.worth - sum(worth[meeting.wish] for meeting in before),
        idle_more=timetable.idle_periods - idle,
    )


def _shifts(timetable: scheduling.Timetable, scene: Scene, trouble: Trouble) -> Iterator[Shift]:
    now = {int(held.wish): _spot(held, scene) for held in timetable.meetings}
    reasons = {int(each.wish): str(each.reason) for each in timetable.unheld}
    frozen = {slot.pk for slot in scene.framed.slots[: scene.first_slot]}
    for wish in sorted({*scene.spots, *now}):
        was, then = scene.spots.get(wish), now.get(wish)
        if was == then or (was and was.slot in frozen):
            continue
        reason = "" if then else reasons.get(wish, rules.NOBODY_THERE)
        if reason and was and trouble.hits(was):
            reason = MISSING
        yield Shift(wish, scene.parties[wish], was, then, reason)


def _spot(held: scheduling.Meeting, scene: Scene) -> Spot:
    people = zip(scene.parties[int(held.wish)], held.people, strict=True)
    helpers = zip(scene.skills[held.wish], held.helpers, strict=True)
    return Spot(
        scene.framed.slots[held.slot].pk,
        scene.tables[held.table],
        {party: int(person) for party, person in people},
        {skill: int(helper) for skill, helper in helpers},
    )
