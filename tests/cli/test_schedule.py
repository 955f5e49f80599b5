"""`hansa schedule FILE`, as a person types it."""

import csv
import errno
import json
import os
import re
import signal
import subprocess
import sys
from threading import Thread
from time import sleep

import pytest
from django.core.management import CommandError, call_command
from icalendar import Calendar
from jsonschema import Draft202012Validator
from tests.engines.scheduling.published import FOLDER, event, needs_the_events, published_best
from tests.house.source import ROOT
from tests.processes import hear_signals

from hansa.cli.scheduling.files import write_whole
from hansa.cli.scheduling.stopping import told_to_stop
from hansa.engines.scheduling.files.schemas import schema

FAIR = """\
{
  "zone": "Europe/Brussels",
  "slots": [{"period": "2026-10-05T10:00/PT20M", "times": 3}],
  "tables": ["A", "B"],
  "parties": [{"key": "Orval", "people": ["Ana"]}, "Terra", "=Luna"],
  "wishes": [
    {"key": "first", "parties": ["Orval", "Terra"], "worth": 80, "fixed_slot": 1},
    {"key": "other", "parties": ["Orval", "=Luna"], "worth": 30}
  ]
}
"""

EVENT = """\
nBusiness = 3; nMeetings = 2; nTables = 2; nTotalSlots = 4; nMorningSlots = 2;
requested = [|1, 2,3,
|1, 3,1,
|];
meetingsxBusiness = [{1,2,3}, {1,2}, {1,3}];
nMeetingsBusiness = [2,1,1];
forbidden = [{0}, {0,4}, {0}];
fixed = [0,1];
precedences = [{2}, {}];
"""


@pytest.fixture
def folder(tmp_path):
    """A folder with a problem and an event, and nothing else."""
    (tmp_path / "fair.json").write_text(FAIR, encoding="utf-8")
    (tmp_path / "event.dzn").write_text(EVENT, encoding="utf-8")
    return tmp_path


def schedule(folder, *arguments, seconds="5"):
    """Runs the command in the folder, with no database, data or settings."""
    command = started(folder, *arguments, seconds=seconds)
    stdout, stderr = command.communicate(timeout=120)
    return subprocess.CompletedProcess(arguments, command.returncode, stdout, stderr)


def started(folder, *arguments, seconds):
    """The command, running."""
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("HANSA_", "DATABASE_", "DJANGO_"))
    }
    limit = [] if seconds is None else ["--seconds", seconds]
    return subprocess.Popen(
        [sys.executable, "-m", "hansa", "schedule", *limit, *arguments],
        cwd=folder,
        env={**surroundings, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=hear_signals,  # noqa: PLW1509 - it takes no lock
    )


def no_space(file):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_problem_becomes_a_timetable_in_every_form(folder):
    done = schedule(folder, "fair.json", "--json", "t.json", "--csv", "t.csv", "--ics", "t.ics")

    document = json.loads((folder / "t.json").read_text(encoding="utf-8"))
    with (folder / "t.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    events = Calendar.from_ical((folder / "t.ics").read_bytes()).walk("VEVENT")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Optimal: 2 of 2 meetings held, 110 worth (proved), 0 idle")
    assert list(Draft202012Validator(schema("timetable")).iter_errors(document)) == []
    assert [row["wish"] for row in rows] == ["first", "other"]
    assert [row["parties"] for row in rows] == ["Orval; Terra", "Orval; =Luna"]
    assert [str(each["summary"]) for each in events] == ["Orval / Terra", "Orval / =Luna"]
    assert [meeting["start"] for meeting in document["meetings"]] == [
        each["dtstart"].dt.isoformat(timespec="minutes") for each in events
    ]
    assert names_in(folder) == ["event.dzn", "fair.json", "t.csv", "t.ics", "t.json"]


def test_an_event_is_answered_as_its_checkers_read_it(folder):
    done = schedule(folder, "event.dzn", "--json", "-")

    answer = json.loads(done.stdout)
    assert (answer["status"], answer["objective"], answer["bound"]) == ("optimal", 0, 0)
    assert list(answer) == ["status", "objective", "bound", "seconds", "meetings"]
    assert [(each["meeting"], each["slot"]) for each in answer["meetings"]] == [(1, 2), (2, 1)]
    assert done.stderr.startswith("Optimal: 2 of 2 meetings held, 0 idle periods (proved).")


def test_an_event_that_cannot_be_held_is_an_answer_too(folder):
    held_at_once = EVENT.replace("fixed = [0,1]", "fixed = [1,1]")
    (folder / "event.dzn").write_text(held_at_once, encoding="utf-8")

    done = schedule(folder, "event.dzn", "--json", "t.json")

    answer = json.loads((folder / "t.json").read_text(encoding="utf-8"))
    assert (done.returncode, answer["status"], answer["meetings"]) == (0, "infeasible", [])
    assert (answer["objective"], answer["bound"]) == (None, None)
    assert done.stdout.startswith("Infeasible after ")
    assert "These requirements cannot all be kept: " in done.stdout


def test_an_event_gets_its_times_from_the_command(folder):
    refused = schedule(folder, "event.dzn", "--csv", "t.csv")
    done = schedule(
        folder, "event.dzn", "--first-slot", "2026-10-05T09:00+02:00/PT30M", "--csv", "-"
    )

    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert refused.returncode == 1
    assert refused.stderr == (
        "CommandError: event.dzn says no times; --first-slot says when the first slot is.\n"
    )
    assert {row["start"] for row in rows} == {"2026-10-05T09:30+02:00", "2026-10-05T09:00+02:00"}


def test_the_command_leaves_no_data_behind(folder):
    schedule(folder, "fair.json")

    assert names_in(folder) == ["event.dzn", "fair.json"]


MALFORMED = [
    ("no file", "none.json", None, "none.json cannot be read: No such file or directory."),
    ("another ending", "fair.xml", "<a/>", "fair.xml: expected a file that ends in .json or .dzn."),
    (
        "not UTF-8",
        "fair.json",
        '{\n"about": "caf\xe9"}'.encode("latin-1"),
        "fair.json, line 2: expected text in UTF-8.",
    ),
    (
        "a slip in JSON",
        "fair.json",
        FAIR.replace('"tables":', '"tabels":'),
        "fair.json, line 4: expected one of $schema, about, zone, slots, tables, parties, wishes, "
        "precedences, fairness, sessions, helpers, moving, travel, competitors, beside, goals, "
        'not "tabels".',
    ),
    (
        "a stranger",
        "fair.json",
        FAIR.replace('["Orval", "Terra"]', '["Orval", "Moon"]'),
        "fair.json, line 7: Wish 'first' is about the unknown party 'Moon'.",
    ),
    (
        "no event",
        "event.dzn",
        "nBusiness = 3",
        "event.dzn, line 1: expected ';', not the end of the file.",
    ),
    (
        "an event with a slip",
        "event.dzn",
        EVENT.replace("|1, 3,1", "|1, 4,1"),
        "event.dzn, line 3: expected a number from 1 to 3 (participants), not 4.",
    ),
    (
        "an enormous event",
        "event.dzn",
        EVENT.replace("nTables = 2", f"nTables = {'9' * 10_000}"),
        "event.dzn, line 1: expected a name, a bracket or a number of up to nine digits, not '9'.",
    ),
]


@pytest.mark.parametrize(
    ("name", "content", "trouble"), [case[1:] for case in MALFORMED], ids=[c[0] for c in MALFORMED]
)
def test_a_bad_file_is_one_sentence_and_nothing_is_written(
    tmp_path, monkeypatch, name, content, trouble
):
    if content is not None:
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CommandError) as refusal:
        call_command("schedule", name, "--json", "t.json")

    assert str(refusal.value) == trouble
    assert not (tmp_path / "t.json").exists()


def test_a_bad_file_is_told_without_a_trace(folder):
    (folder / "fair.json").write_text("[1,", encoding="utf-8")
    (folder / "more.json").mkdir()

    bad, no_file = schedule(folder, "fair.json"), schedule(folder, "more.json")

    assert (bad.returncode, no_file.returncode) == (1, 1)
    assert bad.stderr == (
        "CommandError: fair.json, line 1: expected a value, not the end of the file.\n"
    )
    assert no_file.stderr == "CommandError: more.json cannot be read: Is a directory.\n"


OUTPUTS = [
    (["--json", "none/t.json"], "none/t.json cannot be written: there is no folder none."),
    (["--json", "."], ". cannot be written: it is a folder."),
    (["--json", "fair.json"], "fair.json is the problem itself; write the timetable elsewhere."),
    (
        ["--json", "-", "--csv", "-"],
        "--json, --csv and --ics need a place of their own each.",
    ),
]


@pytest.mark.parametrize(("options", "trouble"), OUTPUTS)
def test_a_place_that_cannot_be_written_is_told_before_anything_is_computed(
    folder, monkeypatch, options, trouble
):
    monkeypatch.chdir(folder)

    with pytest.raises(CommandError) as refusal:
        call_command("schedule", "fair.json", *options)

    assert str(refusal.value) == trouble
    assert (folder / "fair.json").read_text(encoding="utf-8") == FAIR


@pytest.mark.parametrize(
    ("option", "value", "trouble"),
    [
        ("--seconds", "soon", "expected a number from 0 to 10000000, not 'soon'"),
        ("--seconds", "nan", "expected a number from 0 to 10000000, not 'nan'"),
        ("--work", "1e999", "expected a number from 0 to 10000000, not '1e999'"),
        ("--gap", "-1", "expected a whole number from 0 to 1000000000, not '-1'"),
        ("--fairness", "9" * 30, f"expected a whole number from 0 to 10000, not '{'9' * 30}'"),
        ("--workers", "0", "expected a whole number from 1 to 64, not '0'"),
        ("--first-slot", "noon", "expected a time such as \"2026-10-05T10:00\", not 'noon'."),
    ],
)
def test_an_option_out_of_range_is_refused(option, value, trouble):
    with pytest.raises(CommandError) as refusal:
        call_command("schedule", "fair.json", f"{option}={value}")

    assert str(refusal.value) == f"Error: argument {option}: {trouble}"


def test_writing_takes_the_place_of_a_file_and_never_of_a_pipe_or_a_link(folder, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / "t.json").write_text("old", encoding="utf-8")
    (folder / "link.csv").symlink_to("t.csv")
    os.mkfifo("pipe.ics")
    pipe = os.open("pipe.ics", os.O_RDWR | os.O_NONBLOCK)

    call_command(
        "schedule", "fair.json", "--json", "t.json", "--csv", "link.csv", "--ics", "pipe.ics"
    )

    assert json.loads((folder / "t.json").read_text(encoding="utf-8"))["status"] == "optimal"
    assert (folder / "link.csv").is_symlink()
    assert (folder / "t.csv").read_text(encoding="utf-8").startswith("wish,")
    assert os.read(pipe, 100).startswith(b"BEGIN:VCALENDAR")
    os.close(pipe)


def test_a_file_that_cannot_be_finished_leaves_the_old_one_as_it_was(folder, monkeypatch):
    (folder / "t.json").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", no_space)

    with pytest.raises(CommandError, match=r"t.json cannot be written: No space left on device."):
        write_whole(folder / "t.json", b"new")

    assert (folder / "t.json").read_text(encoding="utf-8") == "old"
    assert names_in(folder) == ["event.dzn", "fair.json", "t.json"]


def test_a_ctrl_c_takes_the_best_so_far(folder, monkeypatch, capsys):
    wishes = [
        {"parties": [f"guest {guest}", f"host {host}"], "worth": 1 + (guest * host) % 90}
        for guest in range(40)
        for host in range(30)
    ]
    slots = [{"period": "2026-10-05T10:00Z/PT20M", "times": 14}]
    crowded = {"slots": slots, "tables": 8, "wishes": wishes}
    (folder / "fair.json").write_text(json.dumps(crowded), encoding="utf-8")
    monkeypatch.chdir(folder)
    before = signal.getsignal(signal.SIGINT)

    Thread(target=press_ctrl_c_once_it_is_heard, args=[before]).start()
    call_command("schedule", "fair.json", "--seconds", "600", "--json", "t.json")

    document = json.loads((folder / "t.json").read_text(encoding="utf-8"))
    assert document["stopped"] == "asked"
    assert re.fullmatch(
        r"Feasible: \d+ of 1200 meetings held, .* Stopped after .* s: asked to stop\.\n",
        capsys.readouterr().out,
    )
    assert signal.getsignal(signal.SIGINT) is before


def press_ctrl_c_once_it_is_heard(before):
    while signal.getsignal(signal.SIGINT) is before:
        sleep(0.05)
    sleep(2)
    os.kill(os.getpid(), signal.SIGINT)


def test_a_second_ctrl_c_ends_the_command_as_ever():
    with told_to_stop() as is_told:
        signal.raise_signal(signal.SIGINT)

        assert is_told()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_the_same_seed_and_work_give_the_same_timetable(folder):
    first, second = (
        schedule(folder, "fair.json", "--work", "1", "--seed", "7", "--csv", "-", seconds=None)
        for _ in range(2)
    )

    assert first.stdout == second.stdout
    assert first.stdout.startswith("wish,")


@needs_the_events
def test_a_published_event_is_held_with_the_fewest_idle_periods(tmp_path):
    file = FOLDER / "instances" / "tic-12.original.dzn"

    schedule(tmp_path, str(file), "--json", "t.json", seconds="60")

    answer = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    assert answer["status"] == "optimal"
    assert answer["objective"] == answer["bound"] == published_best("tic-12.original")
    assert troubles(event("tic-12.original"), answer["meetings"]) == []


def troubles(published, meetings) -> list[str]:
    """What an independent reader of the answer finds wrong with it."""
    slots = {each["meeting"]: each["slot"] for each in meetings}
    seats = [
        (who, slots[number])
        for number, meeting in enumerate(published.meetings, start=1)
        for who in meeting.participants
    ]
    places = [(each["slot"], each["table"]) for each in meetings]
    return [
        sentence
        for sentence, wrong in [
            ("not every meeting is held", len(slots) != len(published.meetings)),
            ("somebody is in two places", len(set(seats)) < len(seats)),
            ("a table is taken twice", len(set(places)) < len(places)),
            ("a table too many", any(not 1 <= t <= published.tables for _, t in places)),
            ("a slot too many", any(not 1 <= slot <= published.slots for slot, _ in places)),
            ("somebody is away", any(s in published.forbidden[who - 1] for who, s in seats)),
        ]
        if wrong
    ]
