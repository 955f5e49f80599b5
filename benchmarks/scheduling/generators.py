"""The larger problems: drawn from a seed, so that anybody can make the same ones again.

Each function says how it draws, and why its problem has a timetable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random

from benchmarks.scheduling.everything import everything_on

from hansa.engines.scheduling import (
    Goal,
    Goals,
    Meeting,
    Party,
    Place,
    Problem,
    Session,
    Table,
    Wish,
)
from hansa.values import Period

__all__ = ["choose_and_place", "everything_on", "no_shows", "place_all", "trade_exchange"]

SPARE = 4
"""Nobody's meetings fill more than all slots but these."""

SKEW = 0.7
"""The host of rank r is wished for in proportion to 1 / r to this power."""

AMONG_DELEGATES = 0.2
"""The share of wishes between two delegates; the others are between a delegate and a host."""

IN_PART, MISSED = 0.8, range(8, 16)
"""The share of delegates who come late or leave early, and how many slots they may miss."""

ABSENT, WAITING = 0.05, 1200
"""The share of participants who do not come; the wishes that nobody had room for."""

DAYS = (18, 18, 18, 18, 8)
"""The slots of the Australian Tourism Exchange: four days and a half."""

FEWEST, FULLEST = 64, 75
"""How many meetings a buyer there asks for, and how many anybody can have."""

LATE_BUYERS, LATE_FULLEST = 0.05, 68
"""The share of buyers who miss the first half of the first day, and what they can still have."""

POPULARITY = 0.25
"""The seller of rank r is asked for in proportion to 1 / r to this power."""


def place_all(
    seed: int = 1,
    *,
    participants: int = 500,
    meetings: int = 2000,
    slots: int = 24,
    tables: int = 100,
) -> Problem:
    """A brokerage event: every meeting is to be held, and people should wait little.

    Pairs are drawn uniformly, without repetition; a pair is passed over where one of the two
    already has a meeting for all slots but four. So the meetings can be placed: a graph needs at
    most one colour more than its largest degree (Vizing), and any colouring of edges can be made
    even (McDiarmid), so that no slot needs more tables than another by more than one.
    """
    random = _random(seed)
    names = [f"participant {number}" for number in range(1, participants + 1)]
    degree: Counter[str] = Counter()
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < meetings:
        one, other = sorted(random.sample(names, 2))
        if (one, other) not in pairs and max(degree[one], degree[other]) < slots - SPARE:
            pairs.add((one, other))
            degree.update((one, other))
    return Problem(
        slots=_row_of_slots(slots),
        tables=_tables(tables),
        parties=tuple(_alone(name) for name in names),
        wishes=tuple(_wish(pair, random, required=True) for pair in sorted(pairs)),
    )


def choose_and_place(
    seed: int = 1,
    *,
    delegates: int = 350,
    hosts: int = 150,
    wishes: int = 6000,
    slots: int = 24,
    tables: int = 100,
) -> Problem:
    """A session with more wishes than room: some 2.5 times as many as there are places.

    Four wishes of five are a delegate's for a host, and some hosts are in far greater demand than
    others; one of five is between two delegates. A wish is worth 1 to 100, 40 most often. Four
    delegates of five are there for the first or the last part only, 9 to 16 slots: who takes
    whatever comes first then loses worth. Nothing is required, so there is a timetable.
    """
    random = _random(seed)
    guests = [f"delegate {number}" for number in range(1, delegates + 1)]
    receivers = [f"host {number}" for number in range(1, hosts + 1)]
    demand = list(accumulate(1 / rank**SKEW for rank in range(1, hosts + 1)))
    pairs: dict[tuple[str, str], None] = {}
    while len(pairs) < wishes:
        guest = random.choice(guests)
        if random.random() < AMONG_DELEGATES:
            one, other = sorted((guest, random.choice(guests)))
        else:
            one, other = guest, random.choices(receivers, cum_weights=demand)[0]
        if one != other:
            pairs.setdefault((one, other))
    return Problem(
        slots=_row_of_slots(slots),
        tables=_tables(tables),
        parties=(
            *(_alone(guest, _missed(random, slots)) for guest in guests),
            *(_alone(receiver) for receiver in receivers),
        ),
        wishes=tuple(_wish(pair, random) for pair in pairs),
    )


def trade_exchange(
    seed: int = 1, *, buyers: int = 700, sellers: int = 1500, meetings: int = 50_000
) -> Problem:
    """The size of the Australian Tourism Exchange of 2000, the largest such event on record.

    700 buyers walk, 1,500 sellers stay at their own booths, 50,000 appointments of 15 minutes
    with three to move fill 80 slots on four days and a half: a buyer has 71 on average. One buyer
    of twenty misses the first half-day. The appointments are drawn slot by slot, as pairs of which
    nobody is in two, and then the slots are forgotten: so there is a timetable, and a tight one.

    Source:
        Travel Weekly (UK), 5 June 2000, page 4, for the numbers and the days.
    """
    random = _random(seed)
    walkers = [f"buyer {number}" for number in range(1, buyers + 1)]
    late = set(random.sample(walkers, round(LATE_BUYERS * buyers)))
    quota = _quotas(random, walkers, late, meetings)
    booths = [f"seller {number}" for number in range(1, sellers + 1)]
    pairs = sorted(_appointments(random, quota, late, booths))
    return Problem(
        slots=tuple(slot for day in range(len(DAYS)) for slot in _day_of_slots(day)),
        tables=tuple(Table(f"booth of {booth}") for booth in booths),
        parties=(
            *(_alone(each, range(DAYS[0] // 2) if each in late else ()) for each in walkers),
            *(Party(booth, (booth,), table=f"booth of {booth}") for booth in booths),
        ),
        wishes=tuple(_wish(pair, random, required=True) for pair in pairs),
        sessions=_days_as_sessions(booths),
        goals=Goals(order=(Goal.WORTH, Goal.IDLE)),
    )


def no_shows(
    problem: Problem, meetings: Sequence[Meeting], seed: int = 1
) -> tuple[Problem, tuple[Meeting, ...]]:
    """What is left in the morning when one participant of twenty does not come.

    The absent are away in every slot, and their meetings are gone; all others were announced
    and must be held. Everybody has wishes on a waiting list, drawn uniformly from pairs that
    had no meeting, each worth 1 to 100. Nobody takes more meetings than were planned, so what can
    be won is what the absent free: a waiting wish needs a freed place on both sides.

    Returns:
        The problem as it is now, and the meetings that stand.
    """
    random = _random(seed)
    parties = [party.key for party in problem.parties]
    absent = set(random.sample(parties, round(ABSENT * len(parties))))
    wishes = {wish.key: wish for wish in problem.wishes}
    planned = Counter(key for meeting in meetings for key in wishes[meeting.wish].parties)
    standing = tuple(each for each in meetings if absent.isdisjoint(wishes[each.wish].parties))
    kept = tuple(
        replace(wishes[meeting.wish], required=True, published=Place(meeting.slot, meeting.table))
        for meeting in standing
    )
    return replace(
        problem,
        parties=tuple(
            _stays_away(party, len(problem.slots))
            if party.key in absent
            else replace(party, most=planned[party.key])
            for party in problem.parties
        ),
        wishes=kept + tuple(_waiting(random, problem, absent)),
    ), standing


def _waiting(random: Random, problem: Problem, absent: set[str]) -> Iterator[Wish]:
    """Wishes without a place, of those who came."""
    names = [party.key for party in problem.parties]
    taken = {tuple(sorted(wish.parties)) for wish in problem.wishes}
    number = round(WAITING * len(problem.wishes) / 2000)
    drawn: set[tuple[str, ...]] = set()
    while len(drawn) < number:
        pair = tuple(sorted(random.sample(names, 2)))
        if pair not in taken:
            drawn.add(pair)
    for pair in sorted(drawn):
        wish = _wish(pair, random)
        if absent.isdisjoint(pair):
            yield wish


def _stays_away(party: Party, slots: int) -> Party:
    everywhere = frozenset((person, slot) for person in party.people for slot in range(slots))
    return replace(party, away=everywhere)


def _quotas(random: Random, buyers: Sequence[str], late: set[str], meetings: int) -> dict[str, int]:
    """How many appointments each buyer has; the right number in all."""
    most = {buyer: LATE_FULLEST if buyer in late else FULLEST for buyer in buyers}
    quota = {buyer: random.randint(FEWEST, most[buyer]) for buyer in buyers}
    while (missing := meetings - sum(quota.values())) != 0:
        buyer = random.choice(buyers)
        step = 1 if missing > 0 else -1
        if 1 <= quota[buyer] + step <= most[buyer]:
            quota[buyer] += step
    return quota


def _appointments(
    random: Random, quota: dict[str, int], late: set[str], booths: Sequence[str]
) -> set[tuple[str, str]]:
    """Pairs of which nobody is in more than one for each of the slots."""
    demand = list(accumulate(1 / rank**POPULARITY for rank in range(1, len(booths) + 1)))
    left, visits = dict(quota), Counter[str]()
    pairs: set[tuple[str, str]] = set()
    slots = sum(DAYS)
    for slot in reversed(range(slots)):  # the first slots come last: those who are late miss them
        seated: set[str] = set()
        for buyer in _served(random, left, late, slot):
            booth = random.choices(booths, cum_weights=demand)[0]
            while booth in seated or (buyer, booth) in pairs or visits[booth] >= FULLEST:
                booth = random.choices(booths, cum_weights=demand)[0]
            seated.add(booth)
            pairs.add((buyer, booth))
            visits[booth] += 1
            left[buyer] -= 1
    return pairs


def _served(random: Random, left: dict[str, int], late: set[str], slot: int) -> list[str]:
    """Who has an appointment in the slot: first those who could not do without it."""
    to_come = slot + 1  # slots are filled from the last to the first
    missed = DAYS[0] // 2

    def urgency(buyer: str) -> float:
        slots = to_come - missed if buyer in late else to_come
        return 2.0 if left[buyer] == slots else left[buyer] / slots * random.random()

    present = [buyer for buyer in left if left[buyer] and not (buyer in late and slot < missed)]
    needed = -(-sum(left.values()) // to_come)
    return sorted(present, key=urgency, reverse=True)[:needed]


def _days_as_sessions(booths: Sequence[str]) -> tuple[Session, ...]:
    ends = list(accumulate(DAYS))
    tables = tuple(f"booth of {booth}" for booth in booths)
    return tuple(
        Session(f"day {day}", tuple(range(end - length, end)), tables)
        for day, (length, end) in enumerate(zip(DAYS, ends, strict=True), start=1)
    )


def _day_of_slots(day: int) -> tuple[Period, ...]:
    """A quarter of an hour each, and three minutes to move."""
    nine = datetime(2026, 10, 5 + day, 9, tzinfo=UTC)
    starts = [nine + place * timedelta(minutes=18) for place in range(DAYS[day])]
    return tuple(Period(start, start + timedelta(minutes=15)) for start in starts)


def _row_of_slots(number: int) -> tuple[Period, ...]:
    """Slots of twenty minutes without a break: longer events are rarely held on one day."""
    nine = datetime(2026, 10, 5, 9, tzinfo=UTC)
    starts = [nine + place * timedelta(minutes=20) for place in range(number)]
    return tuple(Period(start, start + timedelta(minutes=20)) for start in starts)


def _tables(number: int) -> tuple[Table, ...]:
    return tuple(Table(str(place)) for place in range(1, number + 1))


def _alone(name: str, missed: Sequence[int] = ()) -> Party:
    """A party of one person."""
    return Party(name, (name,), frozenset((name, slot) for slot in missed))


def _missed(random: Random, slots: int) -> Sequence[int]:
    """The slots that a delegate who comes late or leaves early is not there."""
    if random.random() >= IN_PART:
        return ()
    missed = min(random.choice(MISSED), slots - 1)
    return random.choice([range(missed), range(slots - missed, slots)])


def _wish(pair: Sequence[str], random: Random, *, required: bool = False) -> Wish:
    one, other = pair
    worth = round(random.triangular(1, 100, 40))
    return Wish(f"{one} with {other}", (one, other), worth, required=required)


def _random(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - nothing secret
