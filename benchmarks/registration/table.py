"""What was measured beside its goal, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.keeping import Results
from benchmarks.lines import Line

SEARCH, LIST = 100, 150
"""Milliseconds of the server."""
QUERIES = 12


def lines(kept: Results) -> Iterator[Line]:
    """A line for each figure that there is."""
    if found := kept.get("search"):
        peer = f"every row looked at: {found['every_row']['p95']} ms"
        for part, name in (("query", "the query"), ("page", "results as you type")):
            reached = found[part]["p95"]
            yield Line(
                f"search over {found['organisations']:,} organisations, {name}, 19 of 20",
                peer,
                f"{SEARCH} ms",
                f"{reached} ms, {found['every_row']['p95'] / max(reached, 0.1):.1f} times quicker",
                reached < SEARCH,
            )
    if found := kept.get("list"):
        peer = f"all read and filtered in Python: {found['all_in_python']['median']} ms"
        reached = found["page"]["p95"]
        what = f"list of {found['applications']:,} applications, filtered and paged, 19 of 20"
        yield Line(what, peer, f"{LIST} ms", f"{reached} ms", reached < LIST)
        yield _queries("the officer's list", found["queries"])
    if found := kept.get("page"):
        yield _queries("the registration page", found["queries"])
    if found := kept.get("seats"):
        yield Line(
            f"{found['callers']} confirmations at once for the last {found['seats']} seats",
            f"without lock and watch: {found['oversold']} confirmed",
            f"{found['seats']} each time",
            f"{found['fair']} of {found['rounds']} rounds",
            found["fair"] == found["rounds"] and found["oversold"] > found["seats"],
        )


def _queries(what: str, number: int) -> Line:
    return Line(f"{what}: queries", "-", f"{QUERIES} at most", str(number), number <= QUERIES)
