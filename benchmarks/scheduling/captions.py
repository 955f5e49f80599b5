"""What each plot is called and says, for those who see it and for those who do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.keeping import Results


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a plot.

    Attributes:
        case: what has to be measured before it can be drawn.
        title: read aloud when the picture stands alone.
        alt: what the lines do, with their numbers.
        below: what stands under it.
    """

    case: str
    title: str
    alt: Callable[[Results], str]
    below: str


def figures(results: Results, folder: str = "../images") -> str:
    """Each plot whose case was measured, as a page shows it."""
    return "\n".join(
        f"![{caption.alt(results)}]({folder}/{file_of(name)})\n\n*{caption.below}*\n"
        for name, caption in CAPTIONS.items()
        if caption.case in results
    )


def file_of(name: str) -> str:
    """Where the plot lies among the images."""
    return f"scheduling-{name}.svg"


def _proofs(results: Results) -> str:
    rows = results["published"]["rows"]
    told = [("Hansa", [row["cpu"] for row in rows if row["status"] in ("optimal", "infeasible")])]
    for key, who in (("maxsat", "MaxSAT"), ("chuffed", "Chuffed"), ("mip", "CPLEX MIP")):
        told.append((f"the paper's {who}", [row[key] for row in rows if row[key] is not None]))
    lines = [f"{who} {len(seconds)} in {sum(seconds):,.0f} s" for who, seconds in told]
    return f"Lines that rise over seconds to the number of problems proved: {', '.join(lines)}."


def _anytime(results: Results) -> str:
    case = results["anytime"]
    optimal = [row["optimal_after"] for row in case["rows"] if row["optimal_after"] is not None]
    end = f"the last after {max(optimal):.1f} s" if optimal else "none of them"
    return (
        f"A line for each of {len(case['rows'])} events falls over {case['seconds_allowed']:g} s. "
        f"{len(optimal)} of them reach the axis, their optimum, {end}."
    )


def _over_time(case: str, problem: str) -> Callable[[Results], str]:
    def told(results: Results) -> str:
        curve = _complete(results[case]["curve"])
        if not curve:
            return "No complete timetable was found."
        (first, _, most), (last, _, fewest) = curve[0], curve[-1]
        peers = [
            f"{row['peer']} ends at {row['idle']:,}."
            for row in results.get("peers", {}).get("rows", [])
            if row["problem"] == problem and row["complete"]
        ]
        start, end = f"{most:,} idle periods at {first:.1f} s", f"{fewest:,} at {last:.0f} s"
        ours = f"Hansa falls from {start} to {end}."
        return " ".join([ours, *(peer[0].upper() + peer[1:] for peer in peers)])

    return told


def _complete(curve: list[Any]) -> list[Any]:
    """The part of the curve at which everything is held that ever was."""
    most = max((worth for _at, worth, _idle in curve), default=0)
    return [point for point in curve if point[1] == most]


CAPTIONS: dict[str, Caption] = {
    "proofs": Caption(
        "published",
        "Problems proved over seconds, here and in the paper",
        _proofs,
        "Published problems that are proved, the quickest first, over the seconds of all of them "
        "together. Seconds of the paper are those of its machine.",
    ),
    "anytime": Caption(
        "anytime",
        "Idle periods above the optimum over seconds, per event",
        _anytime,
        "The original events on one processor: how far the best timetable is from the optimum.",
    ),
    "place-all": Caption(
        "place-all",
        "Idle periods over seconds, 2,000 meetings",
        _over_time("place-all", "place all"),
        "Place all: 500 participants, 2,000 meetings, 24 slots, 100 tables. Whoever holds fewer "
        "than all meetings has no line.",
    ),
    "large": Caption(
        "large",
        "Idle periods over seconds, 50,000 meetings",
        _over_time("large", "large"),
        "Large: 2,200 participants, 50,000 meetings, 80 slots.",
    ),
}
