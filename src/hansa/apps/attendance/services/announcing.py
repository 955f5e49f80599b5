"""Announcing something to those concerned: on their page, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import override

from hansa.apps.accounts.models import User
from hansa.apps.attendance.models import Announcement
from hansa.apps.attendance.queries.announcements import Named, announced, concerned
from hansa.apps.attendance.rules.announcements import Group, objections_to_announcing
from hansa.apps.missions.models import Leg, Mission, SectorGroup
from hansa.apps.programme import queries as programme_queries
from hansa.apps.programme import services as programme
from hansa.apps.programme.models import Activity
from hansa.apps.programme.notices import Change
from hansa.apps.registration.models import Delegate
from hansa.apps.travel.models import Ride
from hansa.plumbing.history.recording import record
from hansa.plumbing.languages import in_readers_language
from hansa.values import refuse_if


@dataclass(frozen=True, slots=True)
class Said:
    """An announcement, and whom it was told to just now; nobody, when it was made before."""

    announcement: Announcement
    told: tuple[Delegate, ...]


@transaction.atomic
def announce(
    *,
    mission: Mission,
    key: UUID,
    texts: Mapping[str, str],
    group: str,
    to: Named | None,
    by: User,
    now: datetime,
) -> Said:
    """Tell those concerned a few words on their agenda page; the same key announces once.

    Args:
        texts: by language; who reads a language that is not there reads English.
        to: the city, sector group, activity or ride; None for everybody.

    Raises:
        Refused: without an English text, with a long one, or when nobody is concerned.
    """
    held = Mission.objects.select_for_update().get(pk=mission.pk)
    if before := announced(key):
        return Said(before, ())
    spoken = {language: text.strip() for language, text in texts.items() if text.strip()}
    people = concerned(held, to=to)
    refuse_if(
        objections_to_announcing(
            texts=spoken,
            named=(to is not None) == (group != Group.EVERYBODY),
            of_this_mission=_mission_of(to) in {None, held.pk},
            people=len(people),
        )
    )
    said = Announcement(mission=held, key=key, texts=spoken, group=group, said_at=now, said_by=by)
    _address(said, to, people=len(people))
    _tell(said, people, now=now)
    record("announcement.made", about=said, by=by, now=now, to=group, people=len(people))
    return Said(said, tuple(people))


def _address(said: Announcement, to: Named | None, *, people: int) -> None:
    said.leg = to if isinstance(to, Leg) else None
    said.sector_group = to if isinstance(to, SectorGroup) else None
    said.activity = to if isinstance(to, Activity) else None
    said.ride = to if isinstance(to, Ride) else None
    said.people = people
    said.save(force_insert=True)


def _tell(said: Announcement, people: Iterable[Delegate], *, now: datetime) -> None:
    for delegate in people:
        with override(programme_queries.language_of(delegate)):
            change = Change(kind="announced", title=in_readers_language(said.texts))
        programme.tell(delegate=delegate, key=f"announcement-{said.pk}", changes=[change], now=now)


def _mission_of(to: Named | None) -> int | None:
    if isinstance(to, Activity | Ride):
        return to.leg.mission_id
    return to.mission_id if to else None
