"""The plots can be read by everybody, and are light."""

from xml.etree import ElementTree as ET

import pytest
from benchmarks.scheduling.plots import digest, plots
from tests.bench.scheduling import measured

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ["anytime", "large", "place-all", "proofs"]


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    return plots(measured.results())


def test_each_case_that_was_measured_has_its_plot(drawn):
    assert sorted(drawn) == [f"scheduling-{name}.svg" for name in NAMES]
    assert sorted(plots({"large": measured.results()["large"]})) == ["scheduling-large.svg"]


@pytest.mark.parametrize("name", NAMES)
def test_a_plot_is_a_picture_with_a_title_and_axes_that_say_what_they_count(drawn, name):
    picture = ET.fromstring(drawn[f"scheduling-{name}.svg"])  # noqa: S314 - we made it

    assert picture.get("role") == "img"
    assert picture.findtext(f"{SVG}title")
    words = " ".join(element.text or "" for element in picture.iter(f"{SVG}text"))
    assert "seconds" in words
    assert "Hansa" in words


def test_a_line_is_told_by_its_dashes_as_well(drawn):
    assert "stroke-dasharray" in drawn["scheduling-proofs.svg"]


def test_a_plot_with_the_longest_lines_there_can_be_is_light():
    results = measured.results()
    steps = [(0.1 * step, 100, 2000 - step) for step in range(1, 101)]
    for case in ("place-all", "large"):
        results[case]["curve"] = steps
    results["anytime"]["rows"] = [
        measured.event(f"{number}.dzn") | {"curve": steps[:40]} for number in range(20)
    ]

    assert max(len(svg.encode()) for svg in plots(results).values()) < 60_000


def test_a_plot_carries_the_mark_of_its_results(drawn):
    mark = digest(measured.results())

    assert all(mark in svg for svg in drawn.values())
    assert digest(measured.results() | {"repair": {}}) != mark


def test_who_holds_too_few_meetings_has_no_line():
    results = measured.results()
    for row in results["peers"]["rows"]:
        row["complete"] = row["peer"] != "compact CP-SAT"

    assert "compact CP-SAT" not in plots(results)["scheduling-place-all.svg"]
