"""Programs side by side: restarted when they die, and none left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.processes import eventually, is_alive

from hansa.cli.supervisor import Program, keep_running

SLEEPER = (sys.executable, "-c", "import time; time.sleep(60)")
# A program that starts another and ignores polite requests, as does its child.
STUBBORN = """
import os, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = os.fork()
with open(sys.argv[1], "a") as file:
    print(os.getpid(), file=file, flush=True)
time.sleep(60)
"""


class Enough(Exception):  # noqa: N818 - it ends the test's supervisor
    """The test has seen what it wanted."""


def until(condition, *, seconds=20):
    """A `meanwhile` that ends the supervisor once `condition` holds."""
    deadline = time.monotonic() + seconds

    def meanwhile():
        if condition() or time.monotonic() > deadline:
            raise Enough

    return meanwhile


def numbers(file):
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def test_the_end_of_an_essential_program_ends_all_with_its_code(tmp_path):
    said = []
    server = Program("The web server", (sys.executable, "-c", "raise SystemExit(3)"), True)

    code = keep_running(
        [server, Program("The worker", SLEEPER)], say=said.append, meanwhile=lambda: None
    )

    assert code == 3
    assert said == ["The web server ended with exit code 3; everything else is stopped."]


def test_any_other_program_is_started_again_with_a_sentence(tmp_path):
    starts, said = tmp_path / "starts", []
    command = (sys.executable, "-c", f"open({str(starts)!r}, 'a').write('1 ')")

    with pytest.raises(Enough):
        keep_running(
            [Program("The worker", command)],
            say=said.append,
            meanwhile=until(lambda: len(numbers(starts)) > 1),
        )

    assert said[0] == "The worker ended with exit code 0; it is started again in 1 s."


def test_it_leaves_no_process_behind_not_even_stubborn_ones(tmp_path):
    started = tmp_path / "started"
    command = (sys.executable, "-c", STUBBORN, str(started))

    with pytest.raises(Enough):
        keep_running(
            [Program("The worker", command)],
            say=print,
            meanwhile=until(lambda: len(numbers(started)) == 2),
        )

    assert len(numbers(started)) == 2
    assert eventually(lambda: not any(is_alive(each) for each in numbers(started)))


def test_when_the_supervisor_is_killed_the_kernel_ends_its_programs(tmp_path):
    started = tmp_path / "started"
    note = f"import os, time; open({str(started)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    code = (
        "import sys\nfrom hansa.cli.supervisor import Program, keep_running\n"
        f"keep_running([Program('It', (sys.executable, '-c', {note!r}))],"
        " say=print, meanwhile=lambda: None)\n"
    )
    source = Path(__file__).parents[2] / "src"
    supervisor = subprocess.Popen(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(source)}
    )
    assert eventually(lambda: numbers(started))

    supervisor.send_signal(signal.SIGKILL)
    supervisor.wait()

    assert eventually(lambda: not is_alive(numbers(started)[0]))
