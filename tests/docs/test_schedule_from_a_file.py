"""What the page on scheduling from a file shows is what happens."""

import json
import shlex

import pytest
from django.core.management import CommandError, call_command
from tests.docs.reading import commands
from tests.engines.scheduling.published import FOLDER, needs_the_events
from tests.house.source import ROOT

PAGE = ROOT / "docs" / "how-to" / "schedule-from-a-file.md"
FAIR = PAGE.with_name("fair.json").read_text(encoding="utf-8")
TEXT = PAGE.read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where somebody types who follows the page."""
    (tmp_path / "fair.json").write_text(FAIR, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typed(beginning):
    """The words of the command on the page that begins so."""
    (line,) = (line for line in commands(PAGE) if line.startswith(beginning))
    return shlex.split(line)[1:]


def test_the_file_on_the_page_is_the_file_beside_it():
    assert f"```json\n{FAIR}```\n" in TEXT


def test_the_command_for_a_problem_writes_what_it_says(folder):
    call_command(*typed("hansa schedule fair.json"))

    document = json.loads((folder / "timetable.json").read_text(encoding="utf-8"))
    assert document["status"] == "optimal"
    assert len(document["meetings"]) == 3
    assert (folder / "timetable.csv").read_text(encoding="utf-8").count("\n") == 4
    assert (folder / "timetable.ics").read_text(encoding="utf-8").count("BEGIN:VEVENT") == 3


def test_the_mistake_on_the_page_is_told_so(folder):
    slip = FAIR.replace('"Terra"], "worth"', '"Terra"], "worht"')
    (folder / "fair.json").write_text(slip, encoding="utf-8")

    with pytest.raises(CommandError) as refusal:
        call_command("schedule", "fair.json")

    assert f"CommandError: {refusal.value}\n" in TEXT


@needs_the_events
def test_the_command_for_an_event_answers_in_the_form_on_the_page(folder):
    command = typed("hansa schedule tic-12.original.dzn")

    call_command(command[0], str(FOLDER / "instances" / command[1]), *command[2:])

    answer = json.loads((folder / "answer.json").read_text(encoding="utf-8"))
    assert list(answer) == ["status", "objective", "bound", "seconds", "meetings"]
    assert (answer["status"], answer["objective"]) == ("optimal", 0)
