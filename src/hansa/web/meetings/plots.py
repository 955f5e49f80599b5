"""How a run went, as small plots: each part of the objective over the seconds, with its bound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from hansa.apps.meetings.tracing import Point, points_in
from hansa.engines.scheduling import Goal, Part
from hansa.web.design.templatetags.design import number
from hansa.web.meetings.words import goal_in_words

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Run

# A plot is drawn on a square of so many units and stretched to its place.
ACROSS = 100
# So much room is left above and below, for the strokes.
MARGIN = 8


@dataclass(frozen=True, slots=True)
class Plot:
    """One part of the objective.

    Attributes:
        standing: what is known of its bound, in words; "" for nothing.
        told: the whole plot in a sentence, for whoever does not see it.
        line: the path of the value; "" where a run left no trace, or told it only once.
        limit: the path of the bound; "" where none was known.
        x: where the line ends, in hundredths of the width; `y` in those of the height.
    """

    goal: str
    name: str
    value: int
    proved: bool
    standing: str
    told: str
    line: str
    limit: str
    x: str
    y: str


def plots_of(run: Run) -> list[Plot]:
    """The parts of the run's objective, the most important first."""
    points = points_in(run.trace)
    if not points:
        return [_plot(run, (), part) for part in _parts_without_trace(run)]
    return [_plot(run, points, part) for part in points[-1].parts]


def _parts_without_trace(run: Run) -> list[Part]:
    """What an old run left behind; nothing before a run has begun."""
    if run.worth is None:
        return []
    return [Part(Goal.WORTH, run.worth, run.bound), Part(Goal.IDLE, run.idle_periods or 0)]


def _plot(run: Run, points: Sequence[Point], part: Part) -> Plot:
    steps = [(point.seconds, found) for point in points if (found := _same(point, part))]
    across = _across(max(run.elapsed, run.seconds if not run.finished_at else 0.0, 0.1))
    down = _down([each for _seconds, each in steps])
    values = [(seconds, each.value) for seconds, each in steps]
    bounds = [(seconds, each.bound) for seconds, each in steps if each.bound is not None]
    return Plot(
        goal=str(part.goal),
        name=goal_in_words(part.goal),
        value=part.value,
        proved=part.is_proved,
        standing=standing(part),
        told=_told(part, steps, run.elapsed),
        line=_staircase(values, across, down, until=run.elapsed) if len(steps) > 1 else "",
        limit=_staircase(bounds, across, down, until=run.elapsed),
        x=_short(across(run.elapsed)),
        y=_short(down(part.value)),
    )


def _same(point: Point, part: Part) -> Part | None:
    return next((each for each in point.parts if each.goal is part.goal), None)


def standing(part: Part) -> str:
    """How far it is from the best there can be."""
    if part.bound is None:
        return ""
    if part.is_proved:
        return _("none better")
    words = (
        _("at most {bound}, {gap} more")
        if part.goal.is_gain
        else _("at least {bound}, {gap} fewer")
    )
    return words.format(bound=number(part.bound), gap=number(part.gap))


def _told(part: Part, steps: Sequence[tuple[float, Part]], elapsed: float) -> str:
    name = goal_in_words(part.goal)
    if not steps:
        return f"{name}: {number(part.value)}"
    words = _("{name}: {first} at first, {value} after {seconds} seconds").format(
        name=name,
        first=number(steps[0][1].value),
        value=number(part.value),
        seconds=number(elapsed, 0),
    )
    return ", ".join(filter(None, (words, standing(part))))


def _across(seconds: float) -> Callable[[float], float]:
    return lambda moment: ACROSS * min(moment / seconds, 1.0)


def _down(parts: Sequence[Part]) -> Callable[[float], float]:
    """Where a number lies, from the top.

    What was held before anything was found lies below, and a bound that was still far off
    lies at the edge: else the line would be flat.
    """
    known = [part.value for part in parts if part.value or not part.goal.is_gain]
    known += [part.bound for part in parts[-1:] if part.bound is not None]
    low, high = min(known, default=0), max(known, default=0)
    room = ACROSS - 2 * MARGIN
    if low == high:
        return lambda _number: ACROSS / 2
    return lambda each: MARGIN + room * (high - min(max(each, low), high)) / (high - low)


def _staircase(
    steps: Sequence[tuple[float, int]],
    across: Callable[[float], float],
    down: Callable[[float], float],
    *,
    until: float,
) -> str:
    """A path that keeps each number until the next one."""
    if not steps:
        return ""
    (first, start), *others = steps
    turns = [f"H{_short(across(moment))}V{_short(down(each))}" for moment, each in others]
    begun = f"M{_short(across(first))} {_short(down(start))}"
    return f"{begun}{''.join(turns)}H{_short(across(until))}"


def _short(length: float) -> str:
    return f"{length:.1f}".rstrip("0").rstrip(".")
