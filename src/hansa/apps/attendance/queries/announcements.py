"""Who is concerned by an announcement, and what was announced before."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from hansa.apps.attendance.models import Announcement
from hansa.apps.missions.models import Leg, Mission, SectorGroup
from hansa.apps.programme import queries as programme
from hansa.apps.programme.models import Activity
from hansa.apps.registration.models import Delegate, Stay
from hansa.apps.registration.rules import TRAVELS
from hansa.apps.travel.models import Ride, RideSeat

# What an announcement can be to; none of them is everybody.
Named = Leg | SectorGroup | Activity | Ride


def announcements_of(mission: Mission) -> QuerySet[Announcement]:
    """What was announced, latest first."""
    return Announcement.objects.filter(mission=mission).select_related(
        "leg", "sector_group", "activity__leg", "ride__leg", "said_by"
    )


def announced(key: UUID) -> Announcement | None:
    """The announcement that was made with this key."""
    return Announcement.objects.filter(key=key).first()


def concerned(mission: Mission, *, to: Named | None) -> list[Delegate]:
    """The delegates who travel and are meant; everybody where nothing is named."""
    if isinstance(to, Activity):
        return programme.expected_at(to)
    travellers = Delegate.objects.filter(mission=mission, registration__status__in=TRAVELS)
    if isinstance(to, Leg):
        stays = Stay.objects.filter(leg=to, stands=True)
        travellers = travellers.filter(stays__in=stays)
    if isinstance(to, SectorGroup):
        travellers = travellers.filter(registration__sector_group=to)
    if isinstance(to, Ride):
        riders = RideSeat.objects.filter(ride=to, traveller__delegate__isnull=False)
        travellers = travellers.filter(pk__in=riders.values("traveller__delegate"))
    return list(travellers.select_related("person__user").distinct().order_by("pk"))
