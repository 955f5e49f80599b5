"""What was measured beside its goal, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.keeping import Results

RESEATED = 10.0
HEADINGS = ("what", "peer", "goal", "here", "kept")
Line = tuple[str, str, str, str, bool]


def lines(kept: Results) -> Iterator[Line]:
    """A line for each figure that there is."""
    if found := kept.get("large"):
        what = f"{found['guests']} guests at {found['tables']} tables"
        yield (
            f"{what}: seconds",
            f"one by one: {found['peer_seconds']} s",
            f"below {found['goal']:g} s",
            f"{found['value']} s ({found['processor_seconds']} s of a processor)",
            found["value"] < found["goal"],
        )
        yield (
            f"{what}: cost, the less the better",
            f"one by one by precedence: {found['peer']}",
            f"a quarter of that (no plan below {found['bound']})",
            f"{found['cost']}, {found['unmet']} demands unmet",
            found["cost"] * 4 <= found["peer"] and not found["unmet"],
        )
        yield (
            f"{what}: faults, checked apart",
            "-",
            "0",
            str(found["faults"]),
            found["faults"] == 0,
        )
        yield (
            f"{what}: same seed, same plan",
            "-",
            "yes",
            "yes" if found["same"] else "no",
            found["same"],
        )
    if found := kept.get("small"):
        yield (
            f"{len(found['rows'])} small rooms, gap to the least cost",
            f"CP-SAT, {found['proven']} proven the least",
            "0 where it is proven",
            f"{found['worst_gap']} at worst",
            found["worst_gap"] <= 0,
        )
    if found := kept.get("repair"):
        yield (
            f"two change seats among {found['guests']}: told after",
            "-",
            f"{found['goal']:g} s",
            f"{found['value']} s",
            found["value"] < found["goal"],
        )
        yield (
            f"{found['late']} late, {found['away']} away: guests moved, seconds",
            "everybody, by a new plan",
            f"at most {found['most_moves']}, 10 s",
            f"{found['moved']}, {found['reseat']} s",
            found["moved"] <= found["most_moves"] and found["reseat"] < RESEATED,
        )


def printed(kept: Results) -> str:
    """The lines as a table."""
    rows = [(*line[:4], "yes" if line[4] else "no") for line in lines(kept)]
    wide = [max(len(row[nth]) for row in [HEADINGS, *rows]) for nth in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip()
        for row in [HEADINGS, *rows]
    )


def misses(kept: Results) -> list[str]:
    """What does not reach its goal."""
    return [line[0] for line in lines(kept) if not line[4]]
