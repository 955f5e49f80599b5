"""The table of results: each goal, what is reached elsewhere, what is reached here.

It is made from the file of results alone, so that page and print-out say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.keeping import Results
from benchmarks.scheduling.measuring import GRACE

Case = dict[str, Any]

PAPER = "the paper's MaxSAT"
OTHERS = ("maxsat", "chuffed", "mip")
MOST_CPU_SHARE, WORST_CPU = 0.5, 20
CLOSE = 1
FIRST_WITHIN, MOST_IDLE = 5, 100
EARLY_SHARE, LATE_SHARE = 0.985, 0.995
LARGE_FIRST_WITHIN, LARGE_MEMORY = 60, 4 * 10**9
REPAIR_WITHIN, MOST_MOVED, LEAST_RECOVERED = 2, 0.02, 0.95
EVERYTHING_WITHIN, OVERRUN = 60, 1.05


@dataclass(frozen=True, slots=True)
class Line:
    """One goal.

    Attributes:
        elsewhere: what a published figure or a peer reaches.
        ratio: what is reached here, as a multiple of that; empty where nothing compares.
    """

    what: str
    elsewhere: str
    goal: str
    reached: str
    ratio: str
    is_kept: bool

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the row of the table."""
        kept = "yes" if self.is_kept else "**no**"
        return self.what, self.elsewhere, self.goal, self.reached, self.ratio or "-", kept


HEADINGS = ("what", "elsewhere", "goal", "here", "ratio", "kept")


def lines(results: Results) -> list[Line]:
    """A line for each goal of each case that was measured."""
    peers = results.get("peers", {}).get("rows", [])
    return [
        line
        for case, tell in TELLING.items()
        if case in results
        for line in tell(results[case], peers)
    ]


def markdown(rows: Iterable[Line]) -> str:
    """The table as a page shows it."""
    head = [f"| {' | '.join(HEADINGS)} |", "|" + "---|" * len(HEADINGS)]
    return "\n".join([*head, *(f"| {' | '.join(row.cells)} |" for row in rows)]) + "\n"


def printed(rows: Sequence[Line]) -> str:
    """The table as a terminal shows it."""
    cells = [HEADINGS, *(tuple(cell.replace("**", "") for cell in row.cells) for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    )


def measured_on(results: Results) -> str:
    """When, where and with what each case was measured, as sentences."""
    told: dict[str, list[str]] = {}
    for case, found in results.items():
        there = found["machine"]
        words = (
            f"{found['measured'][:10]}, {there['processors']} processors ({there['processor']}), "
            f"{there['memory']}, {there['system']}, Python {there['python']}, "
            f"OR-Tools {there['ortools']}, python-sat {there['python-sat']}, "
            f"numba {there['numba']}"
        )
        told.setdefault(words, []).append(case)
    return "\n".join(f"- {', '.join(cases)}: {words}." for words, cases in told.items()) + "\n"


def _published(case: Case, _peers: list[Case]) -> Iterator[Line]:
    rows = case["rows"]
    proved = [row for row in rows if _is_proved(row)]
    others = {
        who: sum(row[who] is not None for row in rows) for who in ("maxsat", "chuffed", "mip")
    }
    yield Line(
        "published events: proved as published",
        f"MaxSAT {others['maxsat']}, Chuffed {others['chuffed']}, MIP {others['mip']} "
        f"of {len(rows)}",
        f"all {len(rows)}",
        f"{len(proved)} of {len(rows)}",
        _ratio(len(proved), others["maxsat"]),
        len(proved) == len(rows),
    )
    wrong = sum(bool(row["complaints"]) for row in rows)
    checked = sum(row["status"] in ("optimal", "feasible") for row in rows)
    yield Line(
        "published events: passed by the independent checker",
        "",
        "all",
        f"{checked - wrong} of {checked}",
        "",
        wrong == 0,
    )
    cpu, paper = sum(row["cpu"] for row in rows), sum(row["maxsat"] or 0 for row in rows)
    yield Line(
        "published events: CPU seconds in all",
        f"{PAPER}: {paper:.0f} s",
        f"{MOST_CPU_SHARE * paper:.0f} s",
        f"{cpu:.0f} s",
        _ratio(cpu, paper),
        cpu <= MOST_CPU_SHARE * paper,
    )
    worst, worst_paper = max(row["cpu"] for row in rows), max(row["maxsat"] or 0 for row in rows)
    yield Line(
        "published events: CPU seconds of the longest",
        f"{PAPER}: {worst_paper:.0f} s",
        f"{WORST_CPU} s",
        f"{worst:.1f} s",
        _ratio(worst, worst_paper),
        worst <= WORST_CPU,
    )


def _is_proved(row: Case) -> bool:
    """Whether the published answer was found, proved, and passed by the checker."""
    if row["optimum"] is None:
        return bool(row["status"] == "infeasible")
    return bool(
        row["status"] == "optimal" and row["idle"] == row["optimum"] and not row["complaints"]
    )


def _anytime(case: Case, peers: list[Case]) -> Iterator[Line]:
    rows = case["rows"]
    optimum = {row["file"]: row["optimum"] for row in rows}
    shown = [row for row in peers if row["peer"] == "compact CP-SAT" and row["problem"] in optimum]
    theirs = [row["idle"] - optimum[row["problem"]] if row["complete"] else None for row in shown]
    after = max((row["seconds"] for row in shown), default=0)
    peer = f"compact CP-SAT, {len(shown)} of them, {after:.0f} s: {_off(theirs)}"
    elsewhere = peer if shown else "peers not measured"
    for when, at, goal in (("early", case["early"], CLOSE), ("late", case["seconds_allowed"], 0)):
        gaps = [None if row[when] is None else row[when] - row["optimum"] for row in rows]
        fine = sum(gap is not None and gap <= goal for gap in gaps)
        yield Line(
            f"{len(rows)} original events, one processor: idle periods above the optimum "
            f"after {at:g} s",
            elsewhere,
            f"at most {goal} on each",
            f"{_off(gaps)}; kept on {fine} of {len(rows)}",
            "",
            fine == len(rows),
        )


def _off(gaps: Sequence[int | None]) -> str:
    """The largest distance from the optimum, and how often there was nothing at all."""
    known = [gap for gap in gaps if gap is not None]
    none = len(gaps) - len(known)
    words = [f"up to {max(known)}"] if known else []
    return ", ".join(words + ([f"no timetable for {none}"] if none else [])) or "-"


def _place_all(case: Case, peers: list[Case]) -> Iterator[Line]:
    compact, fit = (_peer(peers, "place all", who) for who in ("compact CP-SAT", "first fit"))
    first = compact and compact["complete"] and compact["curve"][0][0]
    yield Line(
        "place all, 500 x 2,000: a schedule after",
        f"compact CP-SAT: {f'{first:.0f} s' if first else 'none in time'}" if compact else "",
        f"{FIRST_WITHIN} s",
        _seconds(case["first_after"]),
        _ratio(case["first_after"], first or None),
        _at_most(case["first_after"], FIRST_WITHIN),
    )
    yield Line(
        f"place all: idle periods after {case['seconds_allowed']:g} s",
        "; ".join(_idle_of(each) for each in (compact, fit) if each),
        f"{MOST_IDLE}",
        _number(case["late"]) + _overrun(case),
        _ratio(case["late"], fit["idle"] if fit and fit["complete"] else None),
        _at_most(case["late"], MOST_IDLE) and not case["complaints"],
    )


def _choose(case: Case, peers: list[Case]) -> Iterator[Line]:
    theirs = {
        who: found["worth"] / case["bound"]
        for who in ("first fit", "compact CP-SAT")
        if (found := _peer(peers, "choose and place", who))
    }
    elsewhere = "; ".join(f"{who} {share:.1%}" for who, share in theirs.items())
    best = max(theirs.values(), default=None)
    for when, at, goal in (
        ("early", case["early_at"], EARLY_SHARE),
        ("late", case["seconds_allowed"], LATE_SHARE),
    ):
        share = case[when]
        yield Line(
            f"choose and place, 500 people, 6,000 wishes: share of the LP bound after {at:g} s",
            elsewhere,
            f"{goal:.1%}",
            ("none" if share is None else f"{share:.2%}") + _overrun(case),
            _ratio(share, best),
            share is not None and share >= goal and not case["complaints"],
        )


def _large(case: Case, peers: list[Case]) -> Iterator[Line]:
    fit = _peer(peers, "large", "first fit")
    size = f"{case['wishes']:,} meetings"
    yield Line(
        f"large, {size}: a schedule after",
        "overnight (2000)",
        f"{LARGE_FIRST_WITHIN} s",
        _seconds(case["first_after"]),
        "",
        _at_most(case["first_after"], LARGE_FIRST_WITHIN) and not case["complaints"],
    )
    usual, late = case["usual"], case["late"]
    yield Line(
        f"large: idle periods after {case['usual_at']:g} s and {case['seconds_allowed']:g} s",
        _idle_of(fit) if fit else "",
        "improved",
        f"{_number(usual)}, then {_number(late)}{_overrun(case)}",
        _ratio(late, usual),
        late is not None and (usual is None or late < usual),
    )
    yield Line(
        "large: memory",
        "",
        f"{LARGE_MEMORY / 1e9:.0f} GB",
        f"{case['peak_memory'] / 1e9:.1f} GB",
        "",
        case["peak_memory"] <= LARGE_MEMORY,
    )


def _repair(case: Case, _peers: list[Case]) -> Iterator[Line]:
    none = "none published"
    yield Line(
        "repair, one of twenty absent: seconds",
        none,
        f"{REPAIR_WITHIN} s",
        f"{case['seconds']:.1f} s",
        "",
        case["seconds"] <= REPAIR_WITHIN and not case["complaints"],
    )
    moved = (case["moved"] + case["lost"]) / case["meetings"]
    yield Line(
        "repair: other meetings moved",
        none,
        f"{MOST_MOVED:.0%}",
        f"{moved:.1%} ({case['moved']} of {case['meetings']}, {case['lost']} lost)",
        "",
        moved <= MOST_MOVED and not case["complaints"],
    )
    recovered = case["won"] / case["freed"] if case["freed"] else 1.0
    yield Line(
        "repair: freed worth recovered",
        none,
        f"{LEAST_RECOVERED:.0%}",
        f"{recovered:.1%} ({case['won']} of at most {case['freed']:.0f})",
        "",
        recovered >= LEAST_RECOVERED and not case["complaints"],
    )


def _everything(case: Case, _peers: list[Case]) -> Iterator[Line]:
    yield Line(
        f"session with everything on, {case['wishes']} wishes: rules broken after "
        f"{case['seconds_allowed']:g} s",
        "none",
        "none",
        f"{len(case['complaints'])}, in {case['seconds']:.0f} s",
        "",
        not case["complaints"] and case["seconds"] <= EVERYTHING_WITHIN * OVERRUN,
    )
    yield Line(
        "session with everything on: each goal, and the best it could be",
        "none",
        "stated",
        "; ".join(_part(part) for part in case["parts"]),
        "",
        bool(case["parts"]) and any(part["bound"] is not None for part in case["parts"]),
    )


def _part(part: Case) -> str:
    name = part["goal"].replace("_", " ")
    bound = "not known" if part["bound"] is None else part["bound"]
    return f"{name} {part['value']} ({bound})"


def _peer(peers: list[Case], problem: str, who: str) -> Case | None:
    found = (row for row in peers if row["problem"] == problem and row["peer"] == who)
    return next(found, None)


def _idle_of(peer: Case) -> str:
    if not peer["complete"]:
        return f"{peer['peer']}: {peer['held']} of {peer['wishes']} meetings held"
    return f"{peer['peer']}: {peer['idle']:,}"


def _overrun(case: Case) -> str:
    """What an answer says that came late; what it found too late does not count."""
    late = case["seconds"] > case["seconds_allowed"] + GRACE
    return f" (answer after {case['seconds']:.0f} s)" if late else ""


def _at_most(reached: float | None, goal: float) -> bool:
    return reached is not None and reached <= goal


def _seconds(number: float | None) -> str:
    return "none" if number is None else f"{number:.1f} s"


def _number(number: int | None) -> str:
    return "none" if number is None else f"{number:,}"


def _ratio(reached: float | None, elsewhere: float | None) -> str:
    return "" if reached is None or not elsewhere else f"{reached / elsewhere:.2g}"


TELLING: dict[str, Callable[[Case, list[Case]], Iterator[Line]]] = {
    "published": _published,
    "anytime": _anytime,
    "place-all": _place_all,
    "choose": _choose,
    "large": _large,
    "repair": _repair,
    "everything": _everything,
}
