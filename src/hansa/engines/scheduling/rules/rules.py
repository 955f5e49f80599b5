"""The hard rules of a timetable, each stated once.

A rule reads a timetable through a `Reading`. The checker's reading answers with numbers, and
a clause is then true or false; the solver's reading answers with its variables, and the same
clause is then a constraint. They cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from hansa.engines.scheduling.problem.parties import Party, Wish
from hansa.engines.scheduling.problem.places import Table, TableKind
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.rules.reading import Clause, Count, Reading

Rule = Callable[[Setting, Reading], Iterator[Clause]]


def a_wish_is_held_once(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for wish in setting.problem.wishes:
        times = reading.total(reading.at(wish, slot) for slot in reading.slots_of(wish))
        yield Clause(f"{wish.key} is held more than once.", times <= 1)


def a_wish_keeps_to_its_slots(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for wish in setting.problem.wishes:
        for slot in reading.slots_of(wish):
            if wish.slots is not None and slot not in wish.slots:
                complaint = f"{wish.key} is not allowed at {setting.times[slot]}."
                yield Clause(complaint, reading.at(wish, slot) == 0)


def required_wishes_are_held(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for wish in setting.problem.wishes:
        if wish.required and wish.fixed_slot is None:
            times = reading.total(reading.at(wish, slot) for slot in reading.slots_of(wish))
            yield Clause(
                f"{wish.key} is required, but not held.",
                times >= 1,
                requirement=f"{wish.key} is required",
                wishes=(wish.key,),
            )


def agreed_meetings_stay(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for wish in setting.problem.wishes:
        if wish.fixed_slot is not None:
            time = setting.times[wish.fixed_slot]
            yield Clause(
                f"{wish.key} is agreed at {time}, but not held then.",
                reading.at(wish, wish.fixed_slot) >= 1,
                requirement=f"{wish.key} is agreed at {time}",
                wishes=(wish.key,),
            )


def a_party_has_somebody_for_each_meeting(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for party in setting.problem.parties:
        for slot, time in enumerate(setting.times):
            if wishes := reading.of_party(party, slot):
                present = len(party.present(slot))
                meetings = reading.total(reading.at(wish, slot) for wish in wishes)
                complaint = f"{party.key} has more meetings at {time} than people ({present})."
                yield Clause(complaint, meetings <= present)


def a_meeting_takes_one_of_each_party(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for party, people, slot, wishes in _told_apart(setting, reading):
        for wish in wishes:
            sitting = reading.total(reading.sits(wish, slot, person) for person in people)
            time = setting.times[slot]
            complaint = f"{wish.key} at {time} does not have one person of {party.key}."
            yield Clause(complaint, sitting == reading.at(wish, slot))


def nobody_is_in_two_places(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for _, people, slot, wishes in _told_apart(setting, reading):
        for person in people:
            meetings = reading.total(reading.sits(wish, slot, person) for wish in wishes)
            yield Clause(f"{person} is in two meetings at {setting.times[slot]}.", meetings <= 1)


def nobody_has_too_little_time_between(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for party, people, slot, wishes in _told_apart(setting, reading):
        clashing = setting.clashing(keeps_table=setting.keeps_table(party))
        for other in (other for other in clashing[slot] if other > slot):
            for person in people if (others := reading.of_party(party, other)) else ():
                now = reading.some(reading.sits(wish, slot, person) for wish in wishes)
                then = reading.some(reading.sits(wish, other, person) for wish in others)
                times = f"{setting.times[slot]} and at {setting.times[other]}"
                yield Clause(f"{person} cannot be in meetings at {times} both.", now + then <= 1)


def nobody_sits_while_away(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for party, people, slot, wishes in _told_apart(setting, reading):
        for person in people if party.away else ():
            if (person, slot) in party.away:
                meetings = reading.total(reading.sits(wish, slot, person) for wish in wishes)
                complaint = f"{person} is away at {setting.times[slot]}, but in a meeting."
                yield Clause(complaint, meetings == 0)


def named_people_come(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for party, _, slot, wishes in _told_apart(setting, reading):
        for wish in wishes:
            if person := wish.named(party.key):
                what = f"{wish.key} at {setting.times[slot]}"
                yield Clause(
                    f"{what} is agreed with {person}, who does not come.",
                    reading.sits(wish, slot, person) == reading.at(wish, slot),
                )


def no_party_has_more_meetings_than_it_wants(
    setting: Setting, reading: Reading
) -> Iterator[Clause]:
    for party in setting.problem.parties:
        for session in setting.sessions if party.most is not None else ():
            meetings = reading.total(
                reading.at(wish, slot)
                for slot in session.slots
                for wish in reading.of_party(party, slot)
            )
            where = f" in session {session.key}" if session.key else ""
            yield Clause(
                f"{party.key} has more meetings{where} than it wants ({party.most}).",
                meetings <= party.most,
            )


def a_slot_holds_no_more_meetings_than_tables(
    setting: Setting, reading: Reading
) -> Iterator[Clause]:
    for slot, time in enumerate(setting.times):
        for tables in reading.table_sets(slot):
            meetings = reading.total(
                reading.uses_one_of(wish, slot, tables) for wish in reading.bound_to(tables, slot)
            )
            complaint = f"More meetings are held at {time} than there are tables ({len(tables)})."
            yield Clause(complaint, meetings <= len(tables))


def a_table_has_one_meeting_at_a_time(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for slot, time in enumerate(setting.times):
        later = [other for other in setting.overlapping[slot] if other > slot]
        for key in setting.table:
            if not (wishes := reading.at_table(key, slot)):
                continue
            meetings = [reading.uses(wish, slot, key) for wish in wishes]
            complaint = f"Table {key} has two meetings at {time}."
            yield Clause(complaint, reading.total(meetings) <= 1)
            for other in later:
                others = [reading.uses(it, other, key) for it in reading.at_table(key, other)]
                complaint = (
                    f"Table {key} has a meeting at {time} and one at {setting.times[other]}."
                )
                if others:
                    yield Clause(complaint, reading.some(meetings) + reading.some(others) <= 1)


def a_meeting_has_a_table_that_suits_it(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for wish, slot, tables in _tables(setting, reading):
        held = reading.total(reading.uses(wish, slot, table) for table in tables)
        what = f"{wish.key} at {setting.times[slot]}"
        yield Clause(f"{what} does not have one table.", held == reading.at(wish, slot))
        for key in tables:
            if objection := _objection_to(setting.table[key], wish, slot, setting):
                complaint = f"{what} is held at table {key}, {objection}."
                yield Clause(complaint, reading.uses(wish, slot, key) == 0)


def agreed_tables_are_kept(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for wish, slot, _ in _tables(setting, reading):
        if (table := wish.fixed_table) is not None:
            what = f"{wish.key} at {setting.times[slot]}"
            complaint = f"{what} is agreed at table {table}, but not held there."
            yield Clause(complaint, reading.uses(wish, slot, table) == reading.at(wish, slot))


def parties_keep_their_own_tables(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for wish, slot, _ in _tables(setting, reading):
        for party in (setting.party[key] for key in wish.parties):
            if (table := party.table) is not None:
                what = f"{wish.key} at {setting.times[slot]}"
                complaint = f"{what} is not held at table {table}, which is {party.key}'s own."
                yield Clause(complaint, reading.uses(wish, slot, table) == reading.at(wish, slot))


def competitors_are_never_side_by_side(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for one, other in setting.problem.competitors:
        for slot, time in enumerate(setting.times):
            for table, wishes in _by_table(setting.party[one], slot, reading).items():
                mine = reading.some(reading.uses(wish, slot, table) for wish in wishes)
                rival = setting.party[other]
                for beside, its in _at_the_side_of(table, slot, rival, setting, reading):
                    yield Clause(
                        f"{one} and {other} are competitors, but side by side at {time}, "
                        f"at tables {table} and {beside}.",
                        mine + reading.some(its) <= 1,
                    )


def a_meeting_has_a_helper_for_each_skill(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for wish, slot, place, helpers in _help(setting, reading):
        skill = wish.skills[place]
        helping = reading.total(reading.helps(wish, slot, place, it) for it in helpers)
        what = f"{wish.key} at {setting.times[slot]}"
        complaint = f"{what} does not have one helper with {skill}."
        yield Clause(complaint, helping == reading.at(wish, slot))
        for key in helpers:
            if skill not in setting.helper[key].skills:
                complaint = f"{key} helps in {what}, but not with {skill}."
                yield Clause(complaint, reading.helps(wish, slot, place, key) == 0)


def no_helper_helps_while_away(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for key, times in _helping(setting, reading).items():
        for slot, counts in times.items():
            if slot in setting.helper[key].away:
                complaint = f"{key} is away at {setting.times[slot]}, but helps in a meeting."
                yield Clause(complaint, reading.total(counts) == 0)


def no_helper_is_in_two_places(setting: Setting, reading: Reading) -> Iterator[Clause]:
    clashing = setting.clashing()
    for key, times in _helping(setting, reading).items():
        for slot, counts in times.items():
            complaint = f"{key} helps twice at {setting.times[slot]}."
            yield Clause(complaint, reading.total(counts) <= 1)
            for other in clashing[slot]:
                if other > slot and other in times:
                    hours = f"{setting.times[slot]} and at {setting.times[other]}"
                    both = reading.some(counts) + reading.some(times[other])
                    yield Clause(f"{key} cannot help at {hours} both.", both <= 1)


def there_are_helpers_enough(setting: Setting, reading: Reading) -> Iterator[Clause]:
    for slot, time in enumerate(setting.times):
        for skills in reading.helper_sets(slot):
            helpers = {it.key for skill in skills for it in setting.helpers_for(skill, slot)}
            needed = reading.total(
                sum(skill in skills for skill in wish.skills) * reading.at(wish, slot)
                for wish in reading.held_in(slot)
                if not skills.isdisjoint(wish.skills)
            )
            what = " or ".join(sorted(skills))
            complaint = f"More helpers with {what} are needed at {time} than there are"
            yield Clause(f"{complaint} ({len(helpers)}).", needed <= len(helpers))


def the_first_is_over_before_the_second_begins(
    setting: Setting, reading: Reading
) -> Iterator[Clause]:
    slots = setting.problem.slots
    for first, second in setting.problem.precedences:
        earlier, later = setting.wish[first], setting.wish[second]
        for slot in reading.slots_of(later):
            too_late = reading.some(
                reading.at(earlier, at)
                for at in reading.slots_of(earlier)
                if slots[at].end > slots[slot].start
            )
            yield Clause(
                f"{first} must come before {second}, which is held at {setting.times[slot]}.",
                too_late + reading.some([reading.at(later, slot)]) <= 1,
                requirement=f"{first} must come before {second}",
                wishes=(first, second),
            )


def nobody_waits_much_more_often_than_another(
    setting: Setting, reading: Reading
) -> Iterator[Clause]:
    fairness = setting.problem.fairness
    if fairness is not None:
        yield Clause(
            f"Somebody has over {fairness} more idle periods than somebody else.",
            reading.most_idle() - reading.least_idle() <= fairness,
            requirement=f"nobody may have over {fairness} more idle periods than another",
        )


RULES: tuple[Rule, ...] = (
    a_wish_is_held_once,
    a_wish_keeps_to_its_slots,
    required_wishes_are_held,
    agreed_meetings_stay,
    a_party_has_somebody_for_each_meeting,
    a_meeting_takes_one_of_each_party,
    nobody_is_in_two_places,
    nobody_has_too_little_time_between,
    nobody_sits_while_away,
    named_people_come,
    no_party_has_more_meetings_than_it_wants,
    a_slot_holds_no_more_meetings_than_tables,
    a_table_has_one_meeting_at_a_time,
    a_meeting_has_a_table_that_suits_it,
    agreed_tables_are_kept,
    parties_keep_their_own_tables,
    competitors_are_never_side_by_side,
    a_meeting_has_a_helper_for_each_skill,
    no_helper_helps_while_away,
    no_helper_is_in_two_places,
    there_are_helpers_enough,
    the_first_is_over_before_the_second_begins,
    nobody_waits_much_more_often_than_another,
)


def clauses(setting: Setting, reading: Reading) -> Iterator[Clause]:
    """Every clause of every rule, the rules in the order above."""
    for rule in RULES:
        yield from rule(setting, reading)


def _told_apart(
    setting: Setting, reading: Reading
) -> Iterator[tuple[Party, tuple[str, ...], int, Sequence[Wish]]]:
    """Parties whose people are told apart, with each slot in which they have meetings."""
    for party in setting.problem.parties:
        if people := reading.told_apart(party):
            for slot in range(len(setting.times)):
                if wishes := reading.of_party(party, slot):
                    yield party, people, slot, wishes


def _tables(setting: Setting, reading: Reading) -> Iterator[tuple[Wish, int, Sequence[str]]]:
    for wish in setting.problem.wishes:
        for slot in reading.slots_of(wish):
            if tables := reading.tables_of(wish, slot):
                yield wish, slot, tables


def _objection_to(table: Table, wish: Wish, slot: int, setting: Setting) -> str | None:
    """Why it cannot be held there; its own table is as it is, as long as it is open."""
    if not setting.is_open(table.key, slot):
        return "which cannot be used then"
    if setting.own_tables(wish) or wish.suits(table):
        return None
    if wish.kind is None and table.kind is TableKind.VIRTUAL:
        return "which is virtual"
    if wish.kind not in (None, table.kind):
        return f"which is not of the kind it needs ({wish.kind})"
    if wish.accessible and not table.accessible:
        return "which no wheelchair reaches"
    return f"which has too few chairs ({table.chairs})"


def _by_table(party: Party, slot: int, reading: Reading) -> dict[str, list[Wish]]:
    """The party's meetings in the slot by their table."""
    wishes: dict[str, list[Wish]] = {}
    for wish in reading.of_party(party, slot):
        for table in reading.tables_of(wish, slot):
            wishes.setdefault(table, []).append(wish)
    return wishes


def _at_the_side_of(
    table: str, slot: int, party: Party, setting: Setting, reading: Reading
) -> Iterator[tuple[str, list[Count]]]:
    """The tables beside, where the party may be at the same time, and how often it is."""
    for at in (slot, *setting.overlapping[slot]):
        for beside, wishes in _by_table(party, at, reading).items():
            if beside in setting.beside[table]:
                yield beside, [reading.uses(wish, at, beside) for wish in wishes]


def _help(setting: Setting, reading: Reading) -> Iterator[tuple[Wish, int, int, Sequence[str]]]:
    """Each skill that a meeting needs, with those who may help with it, if told apart."""
    for wish in setting.problem.wishes:
        for slot in reading.slots_of(wish) if wish.skills else ():
            for place in range(len(wish.skills)):
                if helpers := reading.helpers_of(wish, slot, place):
                    yield wish, slot, place, helpers


def _helping(setting: Setting, reading: Reading) -> dict[str, dict[int, list[Count]]]:
    """How often each helper helps, by slot."""
    times: dict[str, dict[int, list[Count]]] = {key: {} for key in setting.helper}
    for wish, slot, place, helpers in _help(setting, reading):
        for key in helpers:
            times[key].setdefault(slot, []).append(reading.helps(wish, slot, place, key))
    return {key: dict(sorted(by_slot.items())) for key, by_slot in times.items()}
