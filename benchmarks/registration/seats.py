"""`python -m benchmarks.registration.seats`: 200 confirmations at once for the last 5 seats.

The race is run 50 times. Every time exactly 5 must be confirmed, 195 refused in words, and none
stopped by the database. Two controls show that the race is one: without the lock, the database
itself stops whoever comes too late, and again exactly 5 are confirmed; without the lock and
without the watch of the database, seats are sold twice. The command fails when any of it is not so.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Barrier, BoundedSemaphore
from typing import Any
from unittest.mock import patch

from benchmarks.registration.database import own_database
from benchmarks.registration.rows import NOW, Recruiting, applications, recruiting
from benchmarks.registration.scale import Scale
from django.db import IntegrityError, connection, transaction

from hansa.apps.registration.models import Registration
from hansa.apps.registration.services import confirm, holding
from hansa.values import Refused

SEATS, CALLERS, ROUNDS, CONTROLS = 5, 200, 50, 3
# The embedded server takes 60; whoever finds none free waits for one, as at a site's own pool.
CONNECTIONS = 40


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the callers of one race.

    Attributes:
        refused: how many were refused in words.
        stopped: how many the database stopped.
    """

    confirmed: int
    refused: int
    stopped: int


FAIR = Outcome(SEATS, CALLERS - SEATS, 0)


def race(*, seats: int = SEATS, callers: int = CALLERS) -> Outcome:
    """Let so many organisations, each with an offer for one delegate, confirm at once."""
    here = recruiting(seats=seats, overbooking=callers - seats)
    offers = applications(callers, to=here, statuses=("accepted",), delegates=(1,))
    start, connections = Barrier(callers), BoundedSemaphore(min(callers, CONNECTIONS))

    def call(registration: Registration) -> str:
        start.wait()
        with connections:
            return _answered(registration, here)

    with ThreadPoolExecutor(callers) as pool:
        answers = list(pool.map(call, offers))
    confirmed = Registration.objects.filter(mission=here.mission, status="confirmed").count()
    return Outcome(confirmed, answers.count("refused"), answers.count("stopped"))


@contextmanager
def without_lock() -> Iterator[None]:
    """Nobody holds the mission while they count its seats."""
    with patch.object(holding, "hold_mission", lambda mission: mission):
        yield


@contextmanager
def unwatched() -> Iterator[None]:
    """The database does not count seats."""
    _watch("DISABLE")
    try:
        yield
    finally:
        _watch("ENABLE")


def measured(scale: Scale) -> dict[str, Any]:
    """So many races and controls: how many were fair, and how much was sold without any guard."""
    fair = sum(race() == FAIR for _ in range(scale.rounds))
    sold = []
    for _ in range(scale.controls):
        with without_lock(), unwatched():
            sold.append(race().confirmed)
    return {
        "seats": SEATS,
        "callers": CALLERS,
        "rounds": scale.rounds,
        "fair": fair,
        "oversold": min(sold),
    }


def complaints(*, rounds: int, controls: int = CONTROLS) -> list[str]:
    """Run everything, say what comes out, and give what is not as it must be."""
    found = []
    for number in range(1, rounds + 1):
        outcome = race()
        print(f"round {number} of {rounds}: {outcome}", flush=True)
        if outcome != FAIR:
            found.append(f"round {number}: {outcome}, and not {FAIR}")
    for number in range(1, controls + 1):
        with without_lock():
            stopped = race()
        with without_lock(), unwatched():
            sold = race()
        print(f"control {number} without the lock: {stopped}")
        print(f"control {number} without lock and watch: {sold}", flush=True)
        if stopped.confirmed != SEATS:
            found.append(f"control {number}: the database let {stopped.confirmed} through")
        if sold.confirmed <= SEATS:
            found.append(f"control {number}: nothing was oversold, so the race proves nothing")
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Race, and fail when a seat was sold twice or the controls show nothing."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.registration.seats", description=__doc__
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args(arguments)
    with own_database():
        found = complaints(rounds=asked.rounds)
    if found:
        sys.exit("\n".join(found))
    print(f"In {asked.rounds} races of {CALLERS} exactly {SEATS} were confirmed each time.")


def _answered(registration: Registration, here: Recruiting) -> str:
    """The connection goes back with its caller: two transactions never share one."""
    try:
        with transaction.atomic():
            confirm(Registration.objects.get(pk=registration.pk), by=here.officer, now=NOW)
    except Refused:
        return "refused"
    except IntegrityError:
        return "stopped"
    finally:
        connection.close()
    return "confirmed"


def _watch(switch: str) -> None:
    with connection.cursor() as cursor:
        for table in ("registration_registration", "registration_delegate"):
            cursor.execute(f"ALTER TABLE {table} {switch} TRIGGER no_seat_is_sold_twice")


if __name__ == "__main__":
    main()
