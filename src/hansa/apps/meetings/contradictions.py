"""Requirements that contradict one another, as a run keeps them and in words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hansa.apps.meetings import rules
from hansa.apps.meetings.facts import Facts, facts_of
from hansa.apps.meetings.models import Run, Session, Slot
from hansa.apps.meetings.naming import Names, names_in, people_in, wishes_in
from hansa.apps.meetings.reasons import reason_in_words
from hansa.engines import scheduling

# So many requirements are spelled out.
SHOWN = 8


def conflict_of(none: scheduling.NoTimetable, slots: Sequence[Slot]) -> Facts:
    """The contradiction as it is kept; empty when none was found.

    Args:
        slots: rows in the order of the problem's slot indexes.
    """
    if not none.requirements:
        return {}
    demands = [
        {
            "demand": str(each.demand),
            "wishes": [int(key) for key in each.wishes],
            "slot": None if each.slot is None else slots[each.slot].pk,
            "table": each.table,
            "most": each.most,
        }
        for each in none.requirements
    ]
    return {"demands": demands, "ground": _ground_of(none.ground, slots)}


def _ground_of(ground: scheduling.Ground | None, slots: Sequence[Slot]) -> Facts:
    if ground is None:
        return {}
    return {
        "why": str(ground.why),
        "party": int(ground.party) if ground.party else None,
        "person": int(ground.person) if ground.person else None,
        "slot": None if ground.slot is None else slots[ground.slot].pk,
        "table": ground.table,
        "number": ground.number,
        "alone": facts_of(ground.alone, slots) if ground.alone else {},
    }


def problem_in_words(run: Run) -> str:
    """Why the run came to nothing, with names and times in the reader's language."""
    if not run.conflict:
        return run.problem
    ground = run.conflict["ground"]
    alone = ground.get("alone", {})
    wishes = {number for each in run.conflict["demands"] for number in each["wishes"]}
    people = people_in([alone]) | ({ground["person"]} if ground.get("person") else set())
    return in_words(
        run.conflict,
        names_in(run.session, wishes=wishes | set(wishes_in(alone)), people=people),
    )


def none_found_in_words(session: Session) -> str:
    """What to do where nothing was found, and nothing that contradicts itself either."""
    demands = [_("every wish must be held")] if session.holds_all else []
    if session.fairness is not None:
        demands.append(_nobody_waits_more(session.fairness))
    if not demands:
        return _("No timetable was found in this time; give it more, or hold fewer meetings.")
    return _(
        "No timetable was found in this time in which {demands}. Give it more time, or ask for "
        "less in the set-up of the session, under the goals."
    ).format(demands="; ".join(demands))


def in_words(conflict: Facts, names: Names) -> str:
    """The requirements, and the fact that sets them against one another."""
    said = list(_demands(conflict["demands"], names))
    more = len(said) - SHOWN
    if more > 0:
        said[SHOWN:] = [
            ngettext("{more} more requirement", "{more} more requirements", more).format(more=more)
        ]
    sentence = (
        _("These requirements cannot all be kept: {requirements}.")
        if len(conflict["demands"]) > 1
        else _("This requirement cannot be kept: {requirements}.")
    )
    ground = conflict["ground"]
    because = _because(ground, names) if ground else ""
    return f"{sentence.format(requirements='; '.join(said))} {because}".strip()


def _demands(demands: list[Facts], names: Names) -> Iterator[str]:
    """The requirements, two meetings agreed at one time in one breath."""
    for (demand, slot), group in groupby(demands, lambda each: (each["demand"], each["slot"])):
        alike = list(group)
        if demand == scheduling.Demand.AGREED and len(alike) == 2:  # noqa: PLR2004 - both of them
            one, other = (names.wish(each["wishes"][0]) for each in alike)
            yield _("{one} and {other} are both agreed at {time}").format(
                one=one, other=other, time=names.clock(slot)
            )
        else:
            yield from (_demand(each, names) for each in alike)


def _demand(demand: Facts, names: Names) -> str:
    said = [names.wish(number) for number in demand["wishes"]]
    match demand["demand"]:
        case scheduling.Demand.AGREED:
            return _("{meeting} is agreed at {time}").format(
                meeting=said[0], time=names.clock(demand["slot"])
            )
        case scheduling.Demand.ORDER:
            return _("{first} must come before {second}").format(first=said[0], second=said[1])
        case scheduling.Demand.FAIRNESS:
            return _nobody_waits_more(demand["most"])
    return _("{meeting} must be held").format(meeting=said[0])


def _nobody_waits_more(most: int) -> str:
    return ngettext(
        "nobody may wait over {most} time more often than another",
        "nobody may wait over {most} times more often than another",
        most,
    ).format(most=most)


def _because(ground: Facts, names: Names) -> str:
    if alone := ground["alone"]:
        return reason_in_words(alone["reason"], alone, names)
    number = ground["number"] or 0
    return (
        _sentences(number)
        .get(ground["why"], "")
        .format(
            person=names.somebody(ground["party"], ground["person"]),
            party=names.party(ground["party"]),
            number=number,
            time=names.clock(ground["slot"]),
            table=rules.table_in_words(ground["table"] or ""),
        )
    )


def _sentences(number: int) -> dict[str, str]:
    return {
        "person_twice": _("{person} cannot be in both."),
        "too_few_people": ngettext(
            "{party} sends {number} person at {time}.",
            "{party} sends {number} people at {time}.",
            number,
        ),
        "table_twice": _("{table} has room for one of them at {time}."),
        "too_few_tables": ngettext(
            "{number} table would do for them at {time}.",
            "{number} tables would do for them at {time}.",
            number,
        ),
        "too_few_helpers": ngettext(
            "{number} helper is there for them at {time}.",
            "{number} helpers are there for them at {time}.",
            number,
        ),
        "cap": ngettext(
            "{party} may have {number} meeting.", "{party} may have {number} meetings.", number
        ),
        "circle": _("Each would have to come before the next."),
        "too_few_seats": _("{party} can sit in {number} of them."),
        "too_few_places": _("The tables have room for {number} of them."),
    }
