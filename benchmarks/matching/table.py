"""What was measured beside its goal and its peer, in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from benchmarks.keeping import Results


class Line(NamedTuple):
    """One figure: what, the peer in the same run, the goal, what is reached, and whether it is."""

    what: str
    peer: str
    goal: str
    here: str
    is_kept: bool

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the row of a table."""
        return *self[:4], "yes" if self.is_kept else "no"


HEADINGS = ("what", "peer", "goal", "here", "kept")


def lines(kept: Results) -> Iterator[Line]:
    """A line for each figure that there is."""
    yield from _retrieval(kept)
    yield from _mutual(kept)
    if found := kept.get("exposure_gini"):
        what = f"Gini of places among {found['hosts']:,} hosts, {found['visitors']:,} visitors"
        yield Line(
            f"{what}, worst of {len(found['rows'])}",
            f"everybody's best: {found['baseline']}",
            f"below {found['goal']} for at most {found['most_loss']:.0%} of the score",
            f"{found['value']} for {found['loss']:.1%}",
            found["value"] < found["goal"] and found["loss"] <= found["most_loss"],
        )
    for case, what in (("all_lists", "all lists"), ("one_list", "one list after a change")):
        if found := kept.get(case):
            yield Line(
                f"{what}, {found['visitors']:,} visitors and {found['hosts']:,} hosts",
                "-",
                f"{found['goal']:g} s",
                f"{found['value']} s",
                found["value"] < found["goal"],
            )
    if found := kept.get("index"):
        yield Line(
            f"nearest 10 of {found['vectors']:,} vectors in the database, 19 of 20",
            f"every row looked at: {found['baseline']} ms",
            f"{found['goal']:g} ms",
            f"{found['value']} ms, {found['recall_at_10']:.1%} of the true ones",
            found["value"] < found["goal"],
        )


def _retrieval(kept: Results) -> Iterator[Line]:
    for case, what in (
        ("terms_top1", "terms that find their translation first"),
        ("needs_top1", "needs that find their offer first"),
        ("own_needs_top1", "the same on sentences of our own"),
    ):
        if found := kept.get(case):
            peers = found["peers"]
            goal = found.get("goal", found["baseline"])
            yield Line(
                f"{what}, of {found['asked']}",
                f"centred model {found['baseline']}, letters {peers['letters']}",
                f"{goal} at least",
                f"{found['value']}",
                found["value"] >= goal,
            )


def _mutual(kept: Results) -> Iterator[Line]:
    for case, what in (
        ("mutual_auc", "mutual interest foreseen: AUC"),
        ("ndcg_at_10", "mutual interest foreseen: NDCG@10"),
    ):
        if found := kept.get(case):
            low, high = found["interval"]
            yield Line(
                f"{what}, {len(found['rows'])} events left out in turn",
                f"boosted trees {found['baseline']}",
                "more than that",
                f"{found['value']} ({low} to {high}), better in {found['better_in']:.0%} of draws",
                found["value"] > found["baseline"],
            )
    if found := kept.get("mutual_auc"):
        yield Line(
            "what each side wants foreseen: AUC",
            f"boosted trees {found['decisions_trees']}",
            "more than that",
            f"{found['decisions']}",
            found["decisions"] > found["decisions_trees"],
        )


def misses(kept: Results) -> list[str]:
    """What a goal was missed by."""
    return [f"{line.what}: {line.here}" for line in lines(kept) if not line.is_kept]


def printed(kept: Results) -> str:
    """All lines, in columns."""
    rows = [HEADINGS, *(line.cells for line in lines(kept))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def markdown(kept: Results) -> str:
    """All lines, as a page shows them."""
    return _rows(HEADINGS, (line.cells for line in lines(kept)))


def languages(kept: Results) -> str:
    """What is found first between each two languages: terms, and sentences of our own."""
    terms = {(row["from"], row["to"]): row["top1"] for row in kept["terms_top1"]["rows"]}
    needs = {(row["need"], row["offer"]): row for row in kept["own_needs_top1"]["rows"]}
    return _rows(
        ("from", "to", "terms", "needs", "asked"),
        (
            (*pair, _share(terms[pair]), _share(needs[pair]["top1"]), str(needs[pair]["asked"]))
            for pair in sorted(terms)
            if pair in needs
        ),
    )


def events(kept: Results) -> str:
    """How well mutual interest is foreseen at each event."""
    lists = {row["event"]: row for row in kept["ndcg_at_10"]["rows"]}
    return _rows(
        ("event", "pairs", "mutual", "AUC", "AUC of trees", "NDCG@10", "NDCG@10 of trees"),
        (
            tuple(
                str(value)
                for value in (
                    *row.values(),
                    lists[row["event"]]["here"],
                    lists[row["event"]]["trees"],
                )
            )
            for row in kept["mutual_auc"]["rows"]
        ),
    )


def measured_on(kept: Results) -> str:
    """When, where and with what each case was measured, as sentences."""
    told: dict[str, list[str]] = {}
    for case, found in kept.items():
        there = found["machine"]
        words = (
            f"{found['measured'][:10]}, {there['processors']} processors ({there['processor']}), "
            f"{there['memory']}, {there['system']}, Python {there['python']}"
        )
        told.setdefault(words, []).append(f"`{case}`")
    return "\n".join(f"- {', '.join(cases)}: {words}." for words, cases in told.items()) + "\n"


def _rows(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = [f"| {' | '.join(headings)} |", "|" + "---|" * len(headings)]
    return "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def _share(share: float) -> str:
    return f"{share:.2f}"
