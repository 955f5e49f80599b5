"""The scheduler's page shows what was measured last, and nothing else."""

import pytest
from benchmarks.keeping import place_of, results
from benchmarks.scheduling.captions import figures
from benchmarks.scheduling.plots import digest
from docs.making.benchmarks import between, page, pictures
from docs.making.pages import IMAGES
from tests.bench.scheduling import measured
from tests.docs.reading import links
from tests.house.planted import plant

MARKS = """
Before.
<!-- table: made by `make docs` -->
stale
<!-- end of table -->
<!-- machines: made by `make docs` --><!-- end of machines -->
<!-- plots: made by `make docs` --><!-- end of plots -->
After.
"""


def test_every_plot_was_drawn_from_the_results_that_are_kept():
    kept = results(place_of("scheduling"))

    stale = [
        path.name
        for path in sorted(IMAGES.glob("scheduling-*.svg"))
        if digest(kept) not in path.read_text(encoding="utf-8")
    ]

    assert stale == [], "run `make docs`"


def test_the_page_shows_table_machines_and_plots_and_keeps_the_rest(tmp_path):
    plant(tmp_path, "scheduling.md", MARKS)

    text = page(tmp_path / "scheduling.md", measured.results())

    assert "Before." in text
    assert "After." in text
    assert "stale" not in text
    assert "| repair: freed worth recovered | none published | 95% | 98.0% (980 of" in text
    assert "numba 0.61" in text


def test_every_plot_that_is_shown_is_drawn(tmp_path):
    plant(tmp_path, "page.md", figures(measured.results()))

    shown = {link.rpartition("/")[2] for link in links(tmp_path / "page.md")}

    assert shown == {path.name for path in pictures(tmp_path, measured.results())}


def test_a_plot_says_its_numbers_to_whoever_does_not_see_it():
    shown = figures(measured.results())

    assert (
        "Hansa falls from 900 idle periods at 0.2 s to 70 at 20 s. First fit ends at 1,600."
        in shown
    )
    assert "Hansa 2 in 3 s, the paper's MaxSAT 2 in 20 s" in shown


def test_a_page_without_its_marks_is_an_error():
    with pytest.raises(ValueError, match="There is no <!-- table"):
        between("no marks", "table", "made")


def test_what_is_made_twice_is_made_once():
    once = between(MARKS, "table", "| new |\n")

    assert between(once, "table", "| new |\n") == once
