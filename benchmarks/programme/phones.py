"""Five hundred phones that ask what changed, while an officer moves an activity.

The phones are those of the demonstration's delegates, the server is the product's own, with two
processes. Each phone opens its agenda, then asks every five seconds as the page tells it to, by
the address that stands in the page. When all are open, an officer moves an activity for which
everybody is expected. A phone has seen the change when an answer names it; it then comes for its
days after as many seconds as the answer says.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import signal
import subprocess
import sys
from asyncio.subprocess import Process
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from random import Random
from time import monotonic, perf_counter
from typing import Any

import aiohttp
from benchmarks.registration.timing import asked, spread, visitor
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from hansa.apps.accounts.models import User
from hansa.apps.programme.models import Activity
from hansa.apps.programme.rules import Audience, Status
from hansa.apps.registration.models import Delegate
from hansa.cli.ports import first_free_port
from hansa.plumbing.database import running

PHONES, EVERY, OPENED_WITHIN, LASTS = 500, 5.0, 120.0, 230.0
MOVED_AT = 130.0
HOST = "127.0.0.1"
ASKS = re.compile(r'id="news"[^>]*data-asks="([^"]+)"')
COMES_AGAIN = re.compile(r'data-again-in="(\d+)"')
# What a phone fetches to show a page: of three icons the drawing, and none for its home screen.
SHELL = re.compile(r'(?:href|src)="(/static/[^"]+(?<!\.png))"')


@dataclass(frozen=True, slots=True)
class Phone:
    """Whose it is, by the cookie of their sign-in."""

    session: str
    agenda: str


@dataclass(slots=True)
class Heard:
    """What all phones went through; times in milliseconds, moments in seconds of the run."""

    agendas: list[float] = field(default_factory=list)
    polls: list[float] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    seen: dict[str, float] = field(default_factory=dict)
    moved: float | None = None


def measured(phones: int = PHONES) -> dict[str, Any]:
    """What the phones met with.

    Raises:
        LookupError: when nobody of the demonstration travels.
    """
    with running(data=settings.DATA):
        call_command("prepare", verbosity=0)
        call_command("demo_world", verbosity=0)
        activity = _for_everybody()
        owners = _travellers(activity, phones)
        queries = asked(visitor(owners[0]), _agenda_of(activity))
        carried = [Phone(_cookie(user), _agenda_of(activity)) for user in owners]
        with _served() as port:
            size = asyncio.run(_first_view(port, carried[0]))
            heard = asyncio.run(_all_day(port, carried, activity))
    waits = [moment - (heard.moved or 0.0) for moment in heard.seen.values()]
    return {
        "phones": phones,
        "agenda": spread(heard.agendas),
        "agendas": len(heard.agendas),
        "poll": spread(heard.polls),
        "polls": len(heard.polls),
        "troubles": len(heard.troubles),
        "first_trouble": heard.troubles[0] if heard.troubles else "",
        "saw_it": len(waits),
        "last_saw_it": round(max(waits, default=0.0), 1),
        "queries": queries,
        "first_view": size,
    }


def _for_everybody() -> Activity:
    """An activity of the largest mission, for which everybody on its leg is expected."""
    standing = Activity.objects.filter(status=Status.CONFIRMED, audience=Audience.EVERYONE)
    found = standing.filter(leg__mission__slug__contains="west-coast").select_related(
        "leg__mission"
    )
    return found.order_by("period")[0]


def _travellers(activity: Activity, phones: int) -> list[User]:
    """Owners of phones: some carry two; who never signed in is given an account."""
    travellers = Delegate.objects.filter(
        registration__status="confirmed", stays__leg=activity.leg, stays__stands=True
    ).select_related("person__user")
    found = [_account_of(each) for each in travellers.order_by("pk").distinct()[:phones]]
    if not found:
        raise LookupError("No delegate of the demonstration travels.")
    return list(islice(cycle(found), phones))


def _account_of(delegate: Delegate) -> User:
    person = delegate.person
    if person.user is None:
        user = User.objects.create_user(
            email=f"phone-{person.pk}@example.org", full_name=str(person), language="en"
        )
        person.user = user
        person.save(update_fields=["user"])
    return person.user


def _cookie(user: User) -> str:
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _agenda_of(activity: Activity) -> str:
    return reverse("programme:agenda", args=[activity.leg.mission.slug])


@contextmanager
def _served() -> Iterator[int]:
    """The product's own server and worker, as `hansa serve` starts them."""
    port = first_free_port(HOST, wanted=8900)
    command = [sys.executable, "-m", "hansa", "serve", "--host", HOST, "--port", str(port)]
    server = subprocess.Popen(command, env=os.environ.copy(), start_new_session=True)
    try:
        yield port
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


async def _until_it_answers(port: int) -> None:
    begun = monotonic()
    while monotonic() - begun < 60:  # noqa: PLR2004 - seconds for the start
        try:
            async with aiohttp.ClientSession() as session, session.get(_address(port, "/")):
                return
        except aiohttp.ClientError:
            await asyncio.sleep(0.3)
    raise TimeoutError("The server does not answer.")


def _address(port: int, path: str) -> str:
    return f"http://{HOST}:{port}{path}"


def _visit(phone: Phone) -> dict[str, Any]:
    return {
        "cookies": {settings.SESSION_COOKIE_NAME: phone.session},
        # Packed as browsers ask for it; nothing is unpacked while weighing.
        "headers": {"Accept-Encoding": "br, gzip", "Host": "localhost"},
    }


async def _first_view(port: int, phone: Phone) -> int:
    """Bytes on their way to a phone that opens its agenda for the first time."""
    await _until_it_answers(port)
    async with aiohttp.ClientSession(auto_decompress=False, **_visit(phone)) as session:
        async with session.get(_address(port, phone.agenda)) as answer:
            total = len(await answer.read())
        plain = {"Accept-Encoding": "identity"}
        async with session.get(_address(port, phone.agenda), headers=plain) as answer:
            parts = set(SHELL.findall((await answer.read()).decode()))
        for part in parts:
            async with session.get(_address(port, part)) as answer:
                total += len(await answer.read())
    return total


async def _all_day(port: int, phones: list[Phone], activity: Activity) -> Heard:
    heard, random = Heard(), Random(11)  # noqa: S311 - a benchmark, not a secret
    officer = await _at_work(activity)
    begun = perf_counter()
    delays = [random.uniform(0, OPENED_WITHIN) for _ in phones]
    owners = [
        _carried(port, phone, heard, begun=begun, delay=delay)
        for phone, delay in zip(phones, delays, strict=True)
    ]
    await asyncio.gather(*owners, _move(officer, heard, begun))
    return heard


async def _at_work(activity: Activity) -> Process:
    """An officer who is ready to move the activity by five minutes."""
    officer = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.programme.officer", str(activity.pk)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    await _said(officer)
    return officer


async def _move(officer: Process, heard: Heard, begun: float) -> None:
    await asyncio.sleep(MOVED_AT)
    await officer.communicate(b"now\n")
    heard.moved = perf_counter() - begun


async def _said(officer: Process) -> None:
    if officer.stdout is None or not await officer.stdout.readline():
        raise RuntimeError("The officer did not come to work.")


async def _carried(port: int, phone: Phone, heard: Heard, *, begun: float, delay: float) -> None:
    """One phone from opening its agenda to the end of the run."""
    await asyncio.sleep(delay)
    async with aiohttp.ClientSession(**_visit(phone)) as session:
        page = await _got(session, _address(port, phone.agenda), heard, heard.agendas)
        asks = ASKS.search(page or "")
        if asks is None:
            heard.troubles.append("An agenda does not say what to ask.")
            return
        address, comes = html.unescape(asks.group(1)), None
        while (here := perf_counter() - begun) < LASTS:
            if comes is not None and here >= comes:
                await _got(session, _address(port, phone.agenda), heard, heard.agendas)
                comes = None
            said = await _got(session, _address(port, address), heard, heard.polls)
            if said and heard.moved is not None and phone.session not in heard.seen:
                heard.seen[phone.session] = perf_counter() - begun
                again = COMES_AGAIN.search(said)
                comes = perf_counter() - begun + float(again.group(1)) if again else None
                asks = ASKS.search(said)
                address = html.unescape(asks.group(1)) if asks else address
            await asyncio.sleep(EVERY)


async def _got(
    session: aiohttp.ClientSession, address: str, heard: Heard, times: list[float]
) -> str | None:
    """What the server said; None for a trouble, which is noted."""
    begun = perf_counter()
    try:
        async with session.get(address, timeout=aiohttp.ClientTimeout(total=30)) as answer:
            said = await answer.text()
            status = answer.status
    except (TimeoutError, aiohttp.ClientError) as trouble:
        heard.troubles.append(f"{type(trouble).__name__}: {trouble}")
        return None
    times.append((perf_counter() - begun) * 1000)
    if status not in (200, 204):
        heard.troubles.append(f"{address} answers {status}")
        return None
    return said
