"""Keeps a few programs running side by side, and leaves none behind."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG = 1
# Seconds. A job that is cut off is taken up again by the next worker.
_TIME_TO_END = 8
_LOOK_EVERY = 0.25
_LONGEST_PAUSE = 30
# A program that lived this long has not failed at its start; the next pause is short again.
_A_GOOD_LIFE = 60


@dataclass(frozen=True, slots=True)
class Program:
    """Something to keep running.

    Attributes:
        name: what people call it, at the start of a sentence ("The worker").
        essential: without it there is nothing left to do; any other is started again.
    """

    name: str
    command: tuple[str, ...]
    essential: bool = False


@dataclass(slots=True)
class _Running:
    program: Program
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    start_again_at: float = 0.0
    pause: float = field(default=0.5)


def keep_running(
    programs: Iterable[Program], *, say: Callable[[str], None], meanwhile: Callable[[], None]
) -> int:
    """Run `programs` until an essential one ends, and give its exit code.

    A signal that ends this process (as `hansa.cli.main` arranges) ends them all. If this process
    is killed outright, the kernel tells them to end.

    Args:
        say: takes a sentence for whoever watches.
        meanwhile: called several times a second.
    """
    with _all_ended_at_last([_Running(program) for program in programs]) as kept:
        while True:
            for each in kept:
                code = _look_after(each, say=say)
                if code is not None:
                    return code
            meanwhile()
            time.sleep(_LOOK_EVERY)


def _look_after(each: _Running, *, say: Callable[[str], None]) -> int | None:
    """Start it if need be; the exit code of an essential one that has ended."""
    now = time.monotonic()
    if each.process is None:
        if now >= each.start_again_at:
            each.process, each.started = _started(each.program), now
        return None
    code = each.process.poll()
    if code is None:
        return None
    _end_the_rest(each.process)
    each.process = None
    if each.program.essential:
        say(f"{each.program.name} {_how(code)}; everything else is stopped.")
        return code if code > 0 else 1
    each.pause = 1.0 if now - each.started > _A_GOOD_LIFE else min(each.pause * 2, _LONGEST_PAUSE)
    each.start_again_at = now + each.pause
    say(f"{each.program.name} {_how(code)}; it is started again in {each.pause:.0f} s.")
    return None


def _how(code: int) -> str:
    return f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"


def _started(program: Program) -> subprocess.Popen[bytes]:
    """In a group of its own: the terminal's Ctrl-C reaches us alone, and we end them in order."""
    return subprocess.Popen(
        program.command,
        stdin=subprocess.DEVNULL,
        process_group=0,
        preexec_fn=partial(_end_with, os.getpid()),  # noqa: PLW1509 - this process has one thread
    )


def _end_with(parent: int) -> None:
    """Ask the kernel for a signal when the parent dies; it may have done so already."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)


@contextmanager
def _all_ended_at_last(kept: list[_Running]) -> Iterator[list[_Running]]:
    try:
        yield kept
    finally:
        processes = [each.process for each in kept if each.process is not None]
        for process in processes:
            _send(process, signal.SIGTERM)
        deadline = time.monotonic() + _TIME_TO_END
        for process in processes:
            try:
                process.wait(max(deadline - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                _send(process, signal.SIGKILL)
                process.wait()
            _end_the_rest(process)


def _end_the_rest(process: subprocess.Popen[bytes]) -> None:
    """Children of a program that ended without them."""
    _send(process, signal.SIGKILL)


def _send(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return
