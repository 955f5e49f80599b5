"""The rules and the goals once more, written from their description and from nothing else.

Whoever reads `rules` and `measures` beside this should find the same said in another way: here a
timetable is looked at meeting by meeting and pair by pair, as somebody in the hall would.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations, pairwise
from math import hypot

from hansa.engines.scheduling import Goal, Meeting, Party, Problem, Session, Table, TableKind, Wish


def broken(problem: Problem, meetings: Sequence[Meeting]) -> set[str]:
    """What is wrong with the timetable, each rule by a short name."""
    hall = Hall(problem)
    found = set(_alone(hall, meetings)) | set(_as_a_whole(hall, meetings))
    for one, other in combinations(meetings, 2):
        found |= set(hall.quarrels(one, other))
    return found


class Hall:
    """What everybody there knows."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.wishes = {wish.key: wish for wish in problem.wishes}
        self.parties = {party.key: party for party in problem.parties}
        self.tables = {table.key: table for table in problem.tables}
        self.helpers = {helper.key: helper for helper in problem.helpers}
        self.party_of = {person: party for party in problem.parties for person in party.people}

    def session(self, slot: int) -> Session | None:
        return next((it for it in self.problem.sessions if slot in it.slots), None)

    def is_open(self, table: Table, slot: int) -> bool:
        session = self.session(slot)
        return slot not in table.closed and (session is None or table.key in session.tables)

    def together(self, one: int, other: int) -> bool:
        slots = self.problem.slots
        return slots[one].start < slots[other].end and slots[other].start < slots[one].end

    def too_close(self, one: int, other: int, *, stays: bool = False) -> bool:
        """Whether nobody gets from one slot to the other in time."""
        if self.together(one, other):
            return True
        first, second = sorted((self.problem.slots[one], self.problem.slots[other]))
        places = {it.place for slot in (one, other) if (it := self.session(slot))}
        need = timedelta() if stays and len(places) < 2 else self.problem.moving
        if len(places) == 2:
            ways = [time for a, b, time in self.problem.travel if {a, b} == places]
            need = max([need, *ways])
        return second.start - first.end < need

    def side_by_side(self, one: str, other: str) -> bool:
        if self.problem.beside:
            return (one, other) in self.problem.beside or (other, one) in self.problem.beside
        keys = [table.key for table in self.problem.tables]
        return abs(keys.index(one) - keys.index(other)) == 1

    def rivals(self, one: Wish, other: Wish) -> bool:
        return any(
            (a in one.parties and b in other.parties) or (b in one.parties and a in other.parties)
            for a, b in self.problem.competitors
        )

    def quarrels(self, one: Meeting, other: Meeting) -> Iterator[str]:
        """What two meetings cannot have both."""
        if one.wish == other.wish:
            yield "held twice"
        yield from self.about_people(one, other)
        yield from self.about_tables(one, other)
        yield from self.about_helpers(one, other)
        yield from self._out_of_order(one, other)

    def about_people(self, one: Meeting, other: Meeting) -> Iterator[str]:
        for person in set(one.people) & set(other.people):
            stays = self.party_of[person].table is not None
            if one.slot == other.slot:
                yield "two meetings"
            elif self.too_close(one.slot, other.slot, stays=stays):
                yield "no time between"

    def about_tables(self, one: Meeting, other: Meeting) -> Iterator[str]:
        if not self.together(one.slot, other.slot):
            return
        if one.table == other.table:
            yield "table taken" if one.slot == other.slot else "table still taken"
        are_rivals = self.rivals(self.wishes[one.wish], self.wishes[other.wish])
        if are_rivals and self.side_by_side(one.table, other.table):
            yield "competitors"

    def about_helpers(self, one: Meeting, other: Meeting) -> Iterator[str]:
        if set(one.helpers) & set(other.helpers):
            if one.slot == other.slot:
                yield "helps twice"
            elif self.too_close(one.slot, other.slot):
                yield "no time to help"

    def _out_of_order(self, one: Meeting, other: Meeting) -> Iterator[str]:
        slots = self.problem.slots
        for first, second in ((one, other), (other, one)):
            is_late = slots[first.slot].end > slots[second.slot].start
            if (first.wish, second.wish) in self.problem.precedences and is_late:
                yield "order"


def _alone(hall: Hall, meetings: Sequence[Meeting]) -> Iterator[str]:
    for meeting in meetings:
        wish = hall.wishes[meeting.wish]
        parties = [hall.parties[key] for key in wish.parties]
        if wish.slots is not None and meeting.slot not in wish.slots:
            yield "slot not allowed"
        if any(
            (who, meeting.slot) in it.away for it, who in zip(parties, meeting.people, strict=True)
        ):
            yield "away"
        if wish.people not in (None, meeting.people):
            yield "other people"
        yield from at_the_table(hall, wish, parties, meeting.slot, meeting.table)
        yield from with_help(hall, wish, meeting)


def at_the_table(
    hall: Hall, wish: Wish, parties: Sequence[Party], slot: int, key: str
) -> Iterator[str]:
    """What is wrong with the table."""
    table, own = hall.tables[key], [it.table for it in parties if it.table]
    if not hall.is_open(table, slot):
        yield "wrong table"
    if wish.fixed_table not in (None, key):
        yield "not the agreed table"
    if any(each != key for each in own):
        yield "not its own table"
    if not own and wish.fixed_table is None:
        kind_is_right = (
            table.kind is not TableKind.VIRTUAL if wish.kind is None else table.kind is wish.kind
        )
        chairs_are_enough = table.chairs is None or len(wish.parties) <= table.chairs
        reachable = table.accessible or not wish.accessible
        if not (kind_is_right and chairs_are_enough and reachable):
            yield "wrong table"


def with_help(hall: Hall, wish: Wish, meeting: Meeting) -> Iterator[str]:
    """What is wrong with the helpers."""
    for skill, key in zip(wish.skills, meeting.helpers, strict=True):
        if skill not in hall.helpers[key].skills:
            yield "cannot help"
        if meeting.slot in hall.helpers[key].away:
            yield "helper away"
    if len(set(meeting.helpers)) < len(meeting.helpers):
        yield "helps twice"


def _as_a_whole(hall: Hall, meetings: Sequence[Meeting]) -> Iterator[str]:
    problem = hall.problem
    held = {meeting.wish for meeting in meetings}
    for wish in problem.wishes:
        if wish.required and wish.fixed_slot is None and wish.key not in held:
            yield "required"
        if wish.fixed_slot is not None and (wish.key, wish.fixed_slot) not in {
            (meeting.wish, meeting.slot) for meeting in meetings
        }:
            yield "agreed slot"
    yield from too_many_of_a_party(hall, [(it.wish, it.slot) for it in meetings])
    for slot in range(len(problem.slots)):
        there = [meeting for meeting in meetings if meeting.slot == slot]
        if len(there) > sum(hall.is_open(table, slot) for table in problem.tables):
            yield "too few tables"
        asked = Counter(skill for it in there for skill in hall.wishes[it.wish].skills)
        for skill, times in asked.items():
            if times > sum(skill in it.skills and slot not in it.away for it in problem.helpers):
                yield "too few helpers"
    waits = idle(problem, meetings).values()
    if problem.fairness is not None and max(waits) - min(waits) > problem.fairness:
        yield "unfair"


def too_many_of_a_party(hall: Hall, held: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Parties with more meetings than people, or than they want; of (wish, slot) pairs."""
    for party in hall.problem.parties:
        slots = [slot for wish, slot in held if party.key in hall.wishes[wish].parties]
        for slot, times in Counter(slots).items():
            if times > sum((person, slot) not in party.away for person in party.people):
                yield "too few people"
        sessions = Counter(it and it.key for it in map(hall.session, slots))
        if party.most is not None and any(times > party.most for times in sessions.values()):
            yield "more than wanted"


def idle(problem: Problem, meetings: Sequence[Meeting]) -> dict[str, int]:
    """By person, the gaps in each session's row of slots."""
    sessions = [session.slots for session in problem.sessions] or [range(len(problem.slots))]
    busy = {person: set() for party in problem.parties for person in party.people}
    for meeting in meetings:
        for person in meeting.people:
            busy[person].add(meeting.slot)
    rows = {
        person: ["".join("x" if slot in slots else " " for slot in each) for each in sessions]
        for person, slots in busy.items()
    }
    return {
        person: sum(max(0, len(row.split()) - 1) for row in each) for person, each in rows.items()
    }


def measured(problem: Problem, meetings: Sequence[Meeting]) -> dict[Goal, int]:
    """Every goal, counted slowly."""
    hall = Hall(problem)
    held = {meeting.wish for meeting in meetings}
    moved = [
        wish
        for wish in problem.wishes
        if wish.published
        and not any(it.wish == wish.key and it.slot == wish.published.slot for it in meetings)
    ]
    ways = list(_ways(hall, meetings))
    return {
        Goal.MUST_MEETS: sum(hall.wishes[key].must_meet for key in held),
        Goal.WORTH: sum(hall.wishes[key].worth for key in held),
        Goal.LEAST_SERVED: sum(_suffers(problem, party, held) for party in problem.parties),
        Goal.IDLE: sum(idle(problem, meetings).values()),
        Goal.HALF_DAYS: len(set(_half_days_of_hosts(hall, meetings))),
        Goal.HELPERS: _at_once(hall, meetings),
        Goal.MOVES: len(moved),
        Goal.MOVED_WORTH: sum(wish.worth for wish in moved),
        Goal.TABLE_CHANGES: sum(one != other for one, other in ways),
        Goal.WALKING: sum(_metres(hall.tables[one], hall.tables[other]) for one, other in ways),
    }


def _suffers(problem: Problem, party: Party, held: set[str]) -> int:
    wished = [wish.key for wish in problem.wishes if party.key in wish.parties]
    has = sum(key in held for key in wished)
    suffering = {0: 15, 1: 7, 2: 3, 3: 1}
    return max(0, suffering.get(has, 0) - suffering.get(len(wished), 0))


def _half_days_of_hosts(hall: Hall, meetings: Sequence[Meeting]) -> Iterator[tuple[str, object]]:
    for meeting in meetings:
        session, half_days = hall.session(meeting.slot), hall.problem.half_days
        half_day = half_days[meeting.slot] if half_days else session and session.key
        yield hall.wishes[meeting.wish].parties[-1], half_day


def _at_once(hall: Hall, meetings: Sequence[Meeting]) -> int:
    total = 0
    for session in hall.problem.sessions or [None]:
        for skill in {skill for wish in hall.problem.wishes for skill in wish.skills}:
            needs = [0]
            for slot in range(len(hall.problem.slots)):
                if hall.session(slot) == session:
                    there = [hall.wishes[it.wish] for it in meetings if it.slot == slot]
                    needs.append(sum(wish.skills.count(skill) for wish in there))
            total += max(needs)
    return total


def _ways(hall: Hall, meetings: Sequence[Meeting]) -> Iterator[tuple[str, str]]:
    """From table to table, of each person in each session."""
    for person in hall.party_of:
        for session in hall.problem.sessions or [None]:
            row = sorted(
                (meeting.slot, meeting.table)
                for meeting in meetings
                if person in meeting.people and hall.session(meeting.slot) == session
            )
            for (_, one), (_, other) in pairwise(row):
                yield one, other


def _metres(one: Table, other: Table) -> int:
    if one.at is None or other.at is None:
        return 0
    return round(hypot(one.at[0] - other.at[0], one.at[1] - other.at[1]))
