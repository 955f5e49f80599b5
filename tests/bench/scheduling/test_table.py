"""The table says what was measured, and whether it is enough."""

import pytest
from benchmarks.scheduling.table import lines, markdown, measured_on, printed
from tests.bench.scheduling import measured


def broken(results: dict, what: str) -> list[str]:
    """The goals about something that are not kept."""
    return [line.what for line in lines(results) if what in line.what and not line.is_kept]


def test_every_goal_has_a_line_and_may_be_kept():
    table = lines(measured.results())

    assert len(table) == 18
    assert all(line.is_kept for line in table)


def test_a_case_that_was_not_measured_has_no_line():
    results = measured.results()
    del results["large"], results["peers"]

    table = lines(results)

    assert not any("large" in line.what for line in table)
    assert len(table) == 15


@pytest.mark.parametrize(
    ("case", "changed", "what"),
    [
        ("place-all", {"first_after": 5.1}, "place all"),
        ("place-all", {"first_after": None}, "place all"),
        ("place-all", {"late": 101}, "place all"),
        ("place-all", {"complaints": ["A sits twice"]}, "place all"),
        ("choose", {"early": 0.98}, "choose and place"),
        ("choose", {"late": 0.9949}, "choose and place"),
        ("choose", {"late": None}, "choose and place"),
        ("large", {"first_after": 61}, "large"),
        ("large", {"usual": 70}, "large"),
        ("large", {"peak_memory": 4_000_000_001}, "large"),
        ("repair", {"seconds": 2.1}, "repair"),
        ("repair", {"moved": 37}, "repair"),
        ("repair", {"moved": 0, "lost": 37}, "repair"),
        ("repair", {"won": 949}, "repair"),
        ("everything", {"complaints": ["A sits twice"]}, "everything"),
        ("everything", {"parts": []}, "everything"),
    ],
)
def test_a_goal_that_is_missed_is_shown_so(case, changed, what):
    results = measured.results()
    results[case] |= changed

    assert len(broken(results, what)) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"status": "feasible"},
        {"idle": 4},
        {"complaints": ["two meetings at once"]},
        {"status": "none", "idle": None},
        {"optimum": None},
    ],
)
def test_only_what_is_proved_as_published_and_checked_counts(changed):
    results = measured.results()
    results["published"]["rows"][0] |= changed

    assert "published events: proved as published" in broken(results, "proved")


def test_the_seconds_of_all_problems_count_and_those_of_the_longest():
    results = measured.results()
    results["published"]["rows"][0]["cpu"] = 21

    assert len(broken(results, "CPU seconds")) == 2


@pytest.mark.parametrize(("early", "late"), [(5, 3), (None, 3), (4, 4), (3, None)])
def test_each_event_has_to_be_close_soon_and_best_in_time(early, late):
    results = measured.results()
    results["anytime"]["rows"][0] |= {"early": early, "late": late}

    assert len(broken(results, "original events")) == 1


def test_a_peer_that_held_too_little_is_told_with_what_it_held():
    results = measured.results()
    for row in results["peers"]["rows"]:
        if (row["problem"], row["peer"]) == ("place all", "first fit"):
            row |= {"complete": False, "held": 1990}

    (line,) = (line for line in lines(results) if "place all: idle" in line.what)

    assert line.elsewhere == "compact CP-SAT: 41; first fit: 1990 of 2000 meetings held"
    assert line.ratio == ""


def test_an_answer_that_came_late_says_so():
    results = measured.results()
    results["place-all"]["seconds"] = 75.2

    (line,) = (line for line in lines(results) if "place all: idle" in line.what)

    assert line.reached == "70 (answer after 75 s)"


def test_the_page_gets_a_table_with_a_row_for_each_goal():
    table = markdown(lines(measured.results())).splitlines()

    assert table[0] == "| what | elsewhere | goal | here | ratio | kept |"
    assert {row.count("|") for row in table} == {7}
    assert len(table) == 2 + 18


def test_a_missed_goal_stands_out_on_the_page_but_not_on_a_terminal():
    results = measured.results()
    results["repair"]["won"] = 0

    table = lines(results)

    assert markdown(table).count("**no**") == 1
    assert "**" not in printed(table)


def test_cases_measured_alike_share_a_sentence():
    results = measured.results()
    results["repair"] = results["repair"] | {"measured": "2026-11-23T08:00:00+00:00"}

    first, second = measured_on(results).splitlines()

    assert first.startswith("- published, anytime, place-all, choose, large, everything, peers: ")
    assert second.startswith("- repair: 2026-11-23, 2 processors (a processor), 8 GiB, Linux")


def test_a_repair_that_breaks_a_rule_keeps_no_goal():
    results = measured.results()
    results["repair"]["complaints"] = ["Orval with Terra is held 0 times."]

    assert len(broken(results, "repair")) == 3
