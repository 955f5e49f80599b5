"""A delegate's journeys: their days, what they are told to come to, and what changed of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    prefetch_related_objects,
)
from django.db.models.functions import JSONObject

from hansa.apps.accounts.models import User
from hansa.apps.meetings import queries as meetings
from hansa.apps.meetings.models import PublishedMeeting
from hansa.apps.missions.models import Leg
from hansa.apps.programme.models import Activity, CalendarLink, Invitation, Notice
from hansa.apps.programme.queries.activities import is_for_sector, plain, with_places
from hansa.apps.programme.rules import Audience
from hansa.apps.registration import queries as registration
from hansa.apps.registration.models import Delegate, Stay
from hansa.apps.registration.rules import LEFT, TRAVELS
from hansa.plumbing.written import Written

_WITH_A_JOURNEY = (
    "person__user",
    "registration__sector_group",
    "calendar_link",
    "mission__sign_up_terms",
)


def journeys_of(user: User | AnonymousUser) -> QuerySet[Delegate]:
    """The user's own places in missions, each with its mission, person and calendar link."""
    return (
        registration.delegates_of_user(user)
        .select_related(*_WITH_A_JOURNEY)
        .prefetch_related(Prefetch("stays", _standing_stays()))
    )


def journeys_without_days(user: int) -> QuerySet[Delegate]:
    """The places of the user of this number; `with_days` fetches on which days they stay."""
    return registration.journeys_of_number(user).select_related(*_WITH_A_JOURNEY)


def with_days(journeys: list[Delegate]) -> list[Delegate]:
    """The same places, each with its stays; one query."""
    prefetch_related_objects(journeys, Prefetch("stays", _standing_stays()))
    return journeys


def news_of_journey() -> ArraySubquery:
    """What changed for a delegate and was not yet read, latest first, to annotate delegates with.

    One item of news is a dict: `told_at` in ISO 8601, and `changes` as `notices.read` takes them.
    """
    unread = Notice.objects.filter(delegate=OuterRef("pk"), read_at__isnull=True)
    return ArraySubquery(unread.values(told=JSONObject(told_at="told_at", changes="changes")))


@dataclass(frozen=True, slots=True)
class News:
    """What a delegate was told and has not read, the latest first.

    Attributes:
        items: of each notice its changes, as `notices.read` takes them.
        latest: when the latest was told; None: there is none.
    """

    delegate: Delegate
    items: tuple[list[dict[str, Any]], ...]
    latest: datetime | None


def unread_news(user: User | AnonymousUser, *, slug: str) -> News | None:
    """What the user has not read of a journey, in one query; None: it is not theirs."""
    own = registration.delegates_of_user(user).filter(mission__slug=slug).select_related("mission")
    delegate = own.annotate(news=news_of_journey()).first()
    if delegate is None:
        return None
    found: list[dict[str, Any]] = delegate.news
    return News(
        delegate=delegate,
        items=tuple(each["changes"] for each in found),
        latest=max((datetime.fromisoformat(each["told_at"]) for each in found), default=None),
    )


def last_told(delegate: Delegate) -> datetime | None:
    """When a delegate was last told of a change, read or not."""
    return Notice.objects.filter(delegate=delegate).values_list("told_at", flat=True).first()


def delegate_with_calendar(secret: str) -> Delegate | None:
    """Whose calendar has this secret address; None for an unknown or renewed one.

    Who withdrew keeps a feed: without it calendars would hold on to what is cancelled.
    """
    link = (
        CalendarLink.objects.filter(
            secret=secret,
            delegate__registration__status__in=TRAVELS | LEFT,
        )
        .select_related(
            "delegate__mission", "delegate__person__user", "delegate__registration__sector_group"
        )
        .prefetch_related(Prefetch("delegate__stays", _standing_stays()))
        .first()
    )
    return link.delegate if link else None


def programme_for(delegate: Delegate, *, counted: bool = False) -> list[Activity]:
    """What a delegate may attend: every activity ever confirmed on the days of their stays.

    Cancelled ones are included, so that agendas and calendars can take them away. Each knows of the
    delegate's own place since when, whether it was given back, and how often it changed
    (`signed_up_at`, `withdrawn_at`, `place_sequence`).

    Args:
        counted: whether each is to know how many hold a place (`taken`), which costs a count.
    """
    stays = {stay.leg_id: stay for stay in delegate.stays.all() if stay.stands}
    ask = _PROGRAMME_COUNTED if counted else _PROGRAMME
    found = ask(delegate.mission_id, _sector_of(delegate), delegate.pk)
    return [each for each in found if is_there(each, stay=stays.get(each.leg_id))]


def _told_ever(
    found: QuerySet[Activity], mission: int, sector: int, delegate: int
) -> QuerySet[Activity]:
    """Of these, what a delegate of the mission and the sector group was ever told to come to."""
    invited = Invitation.objects.filter(delegate=delegate, activity=OuterRef("pk"))
    return (
        found.filter(leg__mission=mission, confirmed_at__isnull=False)
        .filter(~Q(audience=Audience.SECTOR) | is_for_sector(sector))
        .filter(~Q(audience=Audience.INVITED) | Exists(invited))
        .annotate(
            own=FilteredRelation("sign_ups", condition=Q(sign_ups__delegate=delegate)),
            signed_up_at=F("own__signed_up_at"),
            withdrawn_at=F("own__withdrawn_at"),
            place_sequence=F("own__sequence"),
        )
    )


_PROGRAMME = Written(
    lambda mission, sector, delegate: _told_ever(plain(), mission, sector, delegate)
)
_PROGRAMME_COUNTED = Written(
    lambda mission, sector, delegate: _told_ever(with_places(), mission, sector, delegate)
)


def is_there(activity: Activity, *, stay: Stay | None) -> bool:
    """Whether an activity begins on a day of the stay, by the clocks of the leg."""
    if stay is None:
        return False
    day = activity.told.start.date()
    return bool(stay.arrives_on <= day <= stay.leaves_on)


def stay_on(leg: Leg, *, delegate: Delegate) -> Stay | None:
    """The days a delegate spends on a leg."""
    return Stay.objects.filter(leg=leg, delegate=delegate, stands=True).first()


def meetings_of(delegate: Delegate) -> list[PublishedMeeting]:
    """The meetings a delegate was told of, with the other party; cancelled ones too."""
    return _MEETINGS(delegate.person_id, delegate.pk)


_MEETINGS = Written(
    lambda person, delegate: meetings.published_for(person).filter(delegate=delegate)
)


def _standing_stays() -> QuerySet[Stay]:
    return Stay.objects.filter(stands=True).select_related("leg").order_by("arrives_on")


def _sector_of(delegate: Delegate) -> int | None:
    return delegate.registration.sector_group_id
