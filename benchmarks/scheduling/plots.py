"""The plots of the results, as SVG for the page that explains them.

`make docs` draws them anew. Every line differs in its dashes as well as in its colour.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from html import escape
from json import dumps
from typing import Any

import altair as alt
import vl_convert
from benchmarks.keeping import Results
from benchmarks.scheduling.captions import CAPTIONS, file_of

Case = dict[str, Any]
Row = dict[str, Any]

WIDTH, HEIGHT = 560, 280
HERE = "Hansa"
LOOKS = {
    HERE: ("#0b5c7a", [1, 0]),
    "MaxSAT (paper)": ("#b3541e", [8, 3]),
    "Chuffed (paper)": ("#5b7f2b", [3, 3]),
    "CPLEX MIP (paper)": ("#7a4a8c", [1, 3]),
    "compact CP-SAT": ("#b3541e", [8, 3]),
    "first fit": ("#5b7f2b", [3, 3]),
}
OTHERS = {
    "maxsat": "MaxSAT (paper)",
    "chuffed": "Chuffed (paper)",
    "mip": "CPLEX MIP (paper)",
}
SOONEST = 0.1
"""Seconds; a logarithmic axis has to start somewhere."""

TICKS = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000]
FEW = alt.Scale(type="symlog", domainMin=0)
MANY = alt.Scale(type="sqrt", domainMin=0)


def plots(results: Results) -> dict[str, str]:
    """By file name, the SVG of every plot whose case was measured."""
    return {
        file_of(name): _svg(draw(results), CAPTIONS[name].title, results)
        for name, draw in DRAWING.items()
        if CAPTIONS[name].case in results
    }


def digest(results: Results) -> str:
    """A short mark of the results; each plot carries that of those it was drawn from."""
    return sha256(dumps(results, sort_keys=True).encode()).hexdigest()[:16]


def _svg(chart: alt.LayerChart | alt.Chart, title: str, results: Results) -> str:
    """Small, and with a title that is read aloud."""
    svg = vl_convert.vegalite_to_svg(_styled(chart).to_json())
    svg = re.sub(r"(\d+\.\d)\d+", r"\1", svg)
    head = f"<title>{escape(title)}</title><!-- results {digest(results)} -->"
    return re.sub(r"(<svg [^>]*)>", rf'\1 role="img">{head}', svg, count=1) + "\n"


def _styled(chart: alt.LayerChart | alt.Chart) -> alt.LayerChart | alt.Chart:
    return (
        chart.properties(width=WIDTH, height=HEIGHT, background="white", padding=12)
        .configure_axis(grid=True, gridColor="#e5e5e5", labelFontSize=12, titleFontSize=12)
        .configure_legend(labelFontSize=12, symbolSize=600, orient="bottom", title=None)
        .configure_view(stroke=None)
    )


def _proofs(results: Results) -> alt.Chart:
    rows = results["published"]["rows"]
    ours = [row["cpu"] for row in rows if _has_published_answer(row)]
    points = list(_running_total(HERE, ours))
    for key, name in OTHERS.items():
        points += _running_total(name, [row[key] for row in rows if row[key] is not None])
    return _lines(
        points,
        x="seconds, all problems together",
        y="problems proved",
        names=[HERE, *OTHERS.values()],
    )


def _has_published_answer(row: Row) -> bool:
    return bool(
        row["status"] in ("optimal", "infeasible")
        and (row["status"] == "infeasible") == (row["optimum"] is None)
    )


def _running_total(name: str, seconds: Sequence[float]) -> Iterator[Row]:
    """After so many seconds in all, so many problems: the quickest first."""
    total = 0.0
    for number, each in enumerate(sorted(seconds), start=1):
        total += each
        yield {"who": name, "x": max(total, SOONEST), "y": number, "line": name}


def _anytime(results: Results) -> alt.Chart:
    rows = results["anytime"]["rows"]
    optimum = {row["file"]: row["optimum"] for row in rows}
    peers = [
        row
        for row in results.get("peers", {}).get("rows", [])
        if row["peer"] == "compact CP-SAT" and row["problem"] in optimum
    ]
    points: list[Row] = []
    for who, found, file in (
        *((HERE, row, row["file"]) for row in rows),
        *((row["peer"], row, row["problem"]) for row in peers),
    ):
        points += _steps(
            who, found["curve"], line=f"{who} {file}", less=optimum[file], until=found["seconds"]
        )
    return _lines(
        points,
        x="seconds",
        y="idle periods above the optimum",
        names=[HERE, "compact CP-SAT"],
        y_scale=FEW,
        thin=True,
    )


def _place_all(results: Results) -> alt.Chart:
    return _over_time(results, "place-all", "place all")


def _large(results: Results) -> alt.Chart:
    return _over_time(results, "large", "large")


def _over_time(results: Results, case: str, problem: str) -> alt.Chart:
    """Idle periods of complete timetables; who holds too few meetings has no line."""
    found = results[case]
    every = max((worth for _at, worth, _idle in found["curve"]), default=0)
    curve = [point for point in found["curve"] if point[1] == every]
    points = _steps(HERE, curve, line=HERE, until=found["seconds"])
    names = [HERE]
    for row in results.get("peers", {}).get("rows", []):
        if row["problem"] == problem and row["complete"]:
            points += _steps(row["peer"], row["curve"], line=row["peer"], until=found["seconds"])
            names.append(row["peer"])
    return _lines(points, x="seconds", y="idle periods", names=names, y_scale=MANY)


def _steps(
    who: str, curve: Sequence[Sequence[float]], *, line: str, until: float, less: int = 0
) -> list[Row]:
    """A curve of (seconds, worth, idle periods) as points, the last value kept to the end."""
    points = [(max(at, SOONEST), idle - less) for at, _worth, idle in curve]
    if points:
        points.append((max(until, points[-1][0]), points[-1][1]))
    return [{"who": who, "x": at, "y": idle, "line": line} for at, idle in points]


def _lines(
    points: Sequence[Row],
    *,
    x: str,
    y: str,
    names: Sequence[str],
    y_scale: alt.Scale | None = None,
    thin: bool = False,
) -> alt.Chart:
    colours, dashes = zip(*(LOOKS[name] for name in names), strict=True)
    longest = max((point["x"] for point in points), default=TICKS[-1])
    seconds = alt.Scale(type="log", domain=[SOONEST, longest], nice=False)
    ticks = alt.Axis(values=[tick for tick in TICKS if tick <= longest], format="~g")
    return (
        alt.Chart(alt.Data(values=list(points)))
        .mark_line(
            interpolate="step-after", strokeWidth=1.2 if thin else 2.2, opacity=0.7 if thin else 1
        )
        .encode(
            x=alt.X("x:Q", title=x, scale=seconds, axis=ticks),
            y=alt.Y("y:Q", title=y, scale=y_scale or alt.Scale(), axis=alt.Axis(tickCount=6)),
            color=alt.Color("who:N", sort=names, scale=alt.Scale(domain=names, range=colours)),
            strokeDash=alt.StrokeDash(
                "who:N", sort=names, scale=alt.Scale(domain=names, range=list(dashes))
            ),
            detail="line:N",
        )
    )


DRAWING: dict[str, Callable[[Results], alt.Chart]] = {
    "proofs": _proofs,
    "anytime": _anytime,
    "place-all": _place_all,
    "large": _large,
}
