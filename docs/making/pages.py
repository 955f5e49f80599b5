"""Which pages are made, and from what."""

from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.keeping import Results, place_of, results
from benchmarks.lines import Line
from benchmarks.programme import table as programme
from benchmarks.registration import table as registration
from docs.making import benchmarks, commands, decisions, formats, settings, states

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"
IMAGES = ROOT / "docs" / "images"
SCHEDULING = ROOT / "docs" / "explanation" / "scheduling.md"
REGISTRATION = ROOT / "docs" / "explanation" / "registration-speed.md"
PROGRAMME = ROOT / "docs" / "explanation" / "programme-speed.md"
MATCHING = ROOT / "docs" / "explanation" / "matching.md"
NOTE = "<!-- Made by `make docs`; change the source, not this page. -->\n\n"


def made() -> dict[Path, str]:
    """Every page that is made, with what it should say now."""
    package = ROOT / "src" / "hansa"
    return {
        REFERENCE / "states.md": NOTE + states.page(),
        REFERENCE / "settings.md": NOTE + settings.page(package / "site" / "settings.py"),
        REFERENCE / "commands.md": NOTE + commands.commands_page(package / "cli" / "management"),
        ROOT / "docs" / "decisions" / "index.md": NOTE
        + decisions.page(ROOT / "docs" / "decisions"),
        REFERENCE / "problem-format.md": NOTE + formats.page("problem"),
        REFERENCE / "timetable-format.md": NOTE + formats.page("timetable"),
        REFERENCE / "make-targets.md": NOTE + commands.targets_page(ROOT / "Makefile"),
        SCHEDULING: benchmarks.page(SCHEDULING, results(place_of("scheduling"))),
        **_measured(REGISTRATION, "registration", registration.lines),
        **_measured(PROGRAMME, "programme", programme.lines),
        MATCHING: benchmarks.matching_page(MATCHING, results(place_of("matching"))),
    }


def drawn() -> dict[Path, str]:
    """Every picture that is drawn from numbers."""
    return benchmarks.pictures(IMAGES, results(place_of("scheduling")))


def _measured(path: Path, name: str, lines: Callable[[Results], Iterable[Line]]) -> dict[Path, str]:
    kept = results(place_of(name))
    return {path: benchmarks.simple_page(path, name, lines(kept), kept)}
