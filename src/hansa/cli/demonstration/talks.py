"""Companies and hosts of the demonstration who write to one another before the mission."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from hansa.apps.matching import queries
from hansa.apps.matching import services as matching
from hansa.apps.matching.rules.talks import CallStatus
from hansa.apps.matching.services import Colleague, Speaker
from hansa.apps.meetings import queries as meetings
from hansa.apps.missions import queries as missions
from hansa.cli.demonstration.cast import Cast
from hansa.cli.demonstration.plans import WEST_COAST

if TYPE_CHECKING:
    from hansa.apps.directory.models import Person
    from hansa.apps.matching.models import CooperationProfile

# So many companies write to the host who is recommended to them first.
TALKS = 24
# Every so many hosts one cannot come at a time, and one asks a colleague.
BUSY_EVERY, FORWARDS_EVERY = 3, 8
# What is written, first by the company, then by the host; not every talk comes to its end.
WORDS = (
    "Good morning. We read what you look for and believe that we have it. Shall we talk before"
    " we travel?",
    "Thank you for writing. Our head of purchasing joins the meeting; could you bring a sample?",
    "We bring two samples and the test reports. Is half an hour enough for you?",
    "It is. We look forward to meeting you.",
)
# How far the calls are, in turn; None where nobody proposed one.
CALLS = (CallStatus.HELD, None, CallStatus.ACCEPTED, CallStatus.PROPOSED, CallStatus.MISSED, None)

Progress = Callable[[str, int], AbstractContextManager[Callable[[], None]]]


def talk(progress: Progress, *, cast: Cast, now: datetime) -> None:
    """Let some write, agree on calls and hold them; let some hosts set their hours."""
    pairs = list(_pairs())[:TALKS]
    with progress("Talks before the mission", len(pairs)) as step:
        for place, (company, host) in enumerate(pairs):
            matching.open_conversation(
                one=company, other=host, by=cast.officers["brussels"], now=now
            )
            _write(company, host, number=1 + place % len(WORDS), now=now)
            _call(company, host, to=CALLS[place % len(CALLS)], now=now + timedelta(days=2))
            step()
    for place, host in enumerate({host.pk: host for _company, host in pairs}.values()):
        _set_hours(host, place, now=now)


def _pairs() -> Iterator[tuple[CooperationProfile, CooperationProfile]]:
    """Companies whose people sign in, each with the host who is recommended first."""
    mission = missions.mission(WEST_COAST.slug)
    if mission is None:
        raise LookupError(f"The demonstration has no mission {WEST_COAST.slug!r}.")
    for profile in queries.profiles_of(mission).filter(registration__isnull=False):
        listed = queries.recommendations_for(profile).filter(candidate__counterpart__isnull=False)
        first = listed.first()
        if first and queries.readers_of(profile):
            yield profile, first.candidate


def _write(
    company: CooperationProfile, host: CooperationProfile, *, number: int, now: datetime
) -> None:
    sides = (company, host)
    for turn, words in enumerate(WORDS[:number]):
        matching.write_message(
            speaker=_speaker(sides[turn % 2]),
            to=sides[1 - turn % 2],
            text=words,
            now=now + timedelta(hours=5 * turn),
        )


def _call(
    company: CooperationProfile,
    host: CooperationProfile,
    *,
    to: CallStatus | None,
    now: datetime,
) -> None:
    if to is None:
        return
    asks = _speaker(company)
    call = matching.propose_call(
        speaker=asks,
        to=host,
        starts_at=now + timedelta(days=3, hours=7),
        address=f"https://call.example/{company.pk}-{host.pk}",
        now=now,
    )
    steps = {
        CallStatus.ACCEPTED: [CallStatus.ACCEPTED],
        CallStatus.HELD: [CallStatus.ACCEPTED, CallStatus.HELD],
        CallStatus.MISSED: [CallStatus.ACCEPTED, CallStatus.MISSED],
    }.get(to, [])
    answers = _speaker(host)
    for step in steps:
        when = now if step == CallStatus.ACCEPTED else now + timedelta(days=4)
        matching.settle_call(speaker=answers, call=call, to=step, now=when)


def _set_hours(host: CooperationProfile, place: int, *, now: datetime) -> None:
    counterpart = host.counterpart
    if counterpart is None:
        return
    hours = queries.hours_of(counterpart)
    # Where nothing was published the board may hold a meeting that nobody was told of.
    free = [hour for hour in hours if hour.session.publication and not hour.told and hour.comes]
    if place % BUSY_EVERY == 0 and free:
        comes = {hour.slot.pk for hour in hours if hour.comes} - {free[-1].slot.pk}
        matching.set_hours(
            counterpart=counterpart, comes=comes, reader=counterpart.contact, now=now
        )
    if place % FORWARDS_EVERY == 0:
        matching.forward_page(
            counterpart=counterpart,
            colleague=Colleague(
                first_name="Robin",
                last_name="Ellery",
                email=f"robin.ellery.{counterpart.pk}@hosts.example",
                language="en",
            ),
            note="Would you look at this with me?",
            reader=counterpart.contact,
            address_of=_address_of,
            now=now,
        )


def _speaker(profile: CooperationProfile) -> Speaker:
    person = queries.readers_of(profile)[0]
    is_host = profile.counterpart is not None
    return Speaker(
        profile=profile,
        user=None if is_host else person.user,
        host=person if is_host else None,
        page_of=lambda reader, who: _page_of(reader, who, about=profile),
    )


def _page_of(reader: CooperationProfile, who: Person, *, about: CooperationProfile) -> str:
    if reader.counterpart:
        token = meetings.host_token(reader.counterpart, reader=who)
        return settings.BASE_URL + reverse("talks:host_talk", args=[token, about.pk])
    return settings.BASE_URL + reverse("talks:talk", args=[reader.mission.slug, about.pk])


def _address_of(token: str) -> str:
    return settings.BASE_URL + reverse("hosts:page", args=[token])
