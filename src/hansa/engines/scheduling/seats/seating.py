"""From slots to seats: who sits, at which table, and with whose help."""

from __future__ import annotations

from hansa.engines.scheduling.answer.timetable import Meeting
from hansa.engines.scheduling.problem.problem import Problem
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.seats.helping import helpers
from hansa.engines.scheduling.seats.placing import Placement, Unseatable
from hansa.engines.scheduling.seats.sitting import sitters
from hansa.engines.scheduling.seats.tabling import tables

__all__ = ["Placement", "Unseatable", "seat"]


def seat(problem: Problem, placement: Placement) -> tuple[Meeting, ...]:
    """The meetings of a placement, in the order of the wishes, with people, tables and helpers.

    Raises:
        Unseatable: when there is no way; it names wishes that cannot be held together like this.
    """
    setting = Setting(problem)
    who = sitters(setting, placement)
    help_ = helpers(setting, placement)
    where = tables(setting, placement, who)
    return tuple(
        Meeting(
            wish=wish.key,
            slot=placement.slots[wish.key],
            table=where[wish.key],
            people=tuple(who[wish.key, party] for party in wish.parties),
            helpers=tuple(help_[wish.key, place] for place in range(len(wish.skills))),
        )
        for wish in problem.wishes
        if wish.key in placement.slots
    )
