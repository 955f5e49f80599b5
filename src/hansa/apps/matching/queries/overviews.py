"""The profiles of a mission at a glance, for its organisers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from hansa.apps.directory.rules.spellings import plain
from hansa.apps.matching import advising
from hansa.apps.matching.advising import Pasted
from hansa.apps.matching.models import CooperationProfile
from hansa.apps.matching.queries.profiles import profiles_of
from hansa.apps.matching.rules import is_vouched_for
from hansa.apps.missions.models import Mission

# Besides the states: those who say something in a language that is none of ours.
FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Line:
    """One profile in the list.

    Attributes:
        state: "empty", "thin", "complete" or "expired".
        foreign: languages of its sentences that are none of ours, in which it is matched as well
            as the model can.
    """

    profile: CooperationProfile
    needs: int
    offers: int
    state: str
    foreign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Every profile of a mission, how many there are in each state, and what was pasted."""

    lines: list[Line]
    counts: Counter[str]
    pasted: list[Pasted]


def overview(mission: Mission, *, on: date) -> Overview:
    """The profiles of the mission, those that say least first; a fixed number of queries."""
    rows = list(profiles_of(mission).prefetch_related("statements"))
    lines = [_line(row, on=on) for row in rows]
    order = ("empty", "thin", "expired", "complete")
    return Overview(
        sorted(lines, key=lambda line: (order.index(line.state), str(line.profile))),
        Counter(line.state for line in lines),
        advising.pasted_into(rows),
    )


def chosen(lines: list[Line], *, text: str, state: str, side: str) -> list[Line]:
    """Those whose name holds the text, in this state and on this side."""
    wanted = plain(text)
    return [
        line
        for line in lines
        if wanted in plain(str(line.profile))
        and (state in ("", line.state) or (state == FOREIGN and bool(line.foreign)))
        and side in ("", "hosts" if line.profile.counterpart_id else "companies")
    ]


def _line(row: CooperationProfile, *, on: date) -> Line:
    kinds = Counter(one.kind for one in row.statements.all())
    state = "expired" if row.expires_on < on else advising.state_of(row)
    foreign = {one.language for one in row.statements.all() if not is_vouched_for(one.language)}
    return Line(row, kinds["need"], kinds["offer"], state, tuple(sorted(foreign)))
