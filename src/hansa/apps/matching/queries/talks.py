"""Who writes to whom before the mission; the words are for the two sides alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hansa.apps.directory.models import Person
from hansa.apps.matching.models import (
    Conversation,
    CooperationProfile,
    Interest,
    Message,
    VideoCall,
)
from hansa.apps.matching.queries.interests import SIDES, addressable_to, between, wants
from hansa.apps.matching.rules import Choice
from hansa.apps.matching.rules.talks import (
    AHEAD,
    objections_to_talking,
)
from hansa.apps.missions.models import Mission

# So many of the latest messages are shown.
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Talk:
    """What stands between two who may write to one another.

    Attributes:
        conversation: None while nobody has written.
        objections: why nothing can be written, in words; empty where it can.
    """

    conversation: Conversation | None
    messages: list[Message]
    calls: list[VideoCall]
    objections: tuple[str, ...]

    @property
    def call_ahead(self) -> VideoCall | None:
        """The call that may still be held."""
        return next((call for call in self.calls if call.status in AHEAD), None)


def conversation_between(one: CooperationProfile, other: CooperationProfile) -> Conversation | None:
    """What two have begun to write."""
    pair = Q(one=one, other=other) | Q(one=other, other=one)
    return Conversation.objects.filter(pair).first()


def conversations_of(profile: CooperationProfile) -> QuerySet[Conversation]:
    """With whom a profile writes, the latest first."""
    found = Conversation.objects.filter(Q(one=profile) | Q(other=profile))
    return _with_figures(found)


def talks_of(mission: Mission) -> QuerySet[Conversation]:
    """Who writes to whom on a mission, as its organisers see it: how often, not what."""
    return _with_figures(Conversation.objects.filter(one__mission=mission))


def partner_of(profile: CooperationProfile, pk: int) -> CooperationProfile | None:
    """Somebody of the mission to whom a profile may write, or with whom it wrote before."""
    found = addressable_to(profile).select_related("counterpart__contact").filter(pk=pk).first()
    if found is not None:
        return found
    spoken = (
        Conversation.objects.filter(Q(one=profile, other=pk) | Q(other=profile, one=pk))
        .select_related(
            *(f"{end}__{side}" for end in ("one", "other") for side in SIDES),
            "one__counterpart__leg",
            "other__counterpart__leg",
        )
        .first()
    )
    return spoken.beside(profile) if spoken else None


def talk_between(profile: CooperationProfile, about: CooperationProfile) -> Talk:
    """What two have written, as `profile` reads it; about nine queries."""
    conversation = conversation_between(profile, about)
    said: list[Message] = []
    calls: list[VideoCall] = []
    if conversation:
        latest = Message.objects.filter(conversation=conversation).select_related("said_by", "host")
        said = list(latest.order_by("-said_at", "-pk")[:MOST_SHOWN])[::-1]
        calls = list(VideoCall.objects.filter(conversation=conversation))
    objections = why_not_talk(profile, about, conversation=conversation)
    return Talk(conversation, said, calls, objections)


def why_not_talk(
    profile: CooperationProfile, about: CooperationProfile, *, conversation: Conversation | None
) -> tuple[str, ...]:
    """Why two do not write to one another; empty where they may."""
    stands = between(profile, about)
    wanted = conversation is not None or wants(profile, about) or wants(about, profile)
    return tuple(
        objections_to_talking(
            name=stands.name,
            both_take_part=stands.takes_part and stands.other_takes_part,
            apart=stands.spared or stands.apart or _host_says_no(profile, about),
            hosts_both=stands.hosts_both,
            wanted=wanted,
        )
    )


def _host_says_no(one: CooperationProfile, other: CooperationProfile) -> bool:
    """Whether one of the two is a host who does not want to meet the other."""
    noes = Interest.objects.filter(choice=Choice.NO, profile__counterpart__isnull=False)
    return noes.filter(Q(profile=one, about=other) | Q(profile=other, about=one)).exists()


def written_since(
    conversation: Conversation, *, from_one: bool, now: datetime, within: timedelta
) -> int:
    """How much one side wrote lately."""
    lately = Message.objects.filter(
        conversation=conversation, from_one=from_one, said_at__gt=now - within
    )
    return lately.count()


def call_of(profile: CooperationProfile, pk: int) -> VideoCall | None:
    """A call of one of the profile's conversations."""
    own = Q(conversation__one=profile) | Q(conversation__other=profile)
    return VideoCall.objects.filter(own, pk=pk).select_related("conversation").first()


def readers_of(profile: CooperationProfile) -> list[Person]:
    """Who is written when something waits: the host's contact, or the delegates."""
    if profile.counterpart:
        return [profile.counterpart.contact]
    travelling = Person.objects.filter(
        journeys__registration=profile.registration_id, user__isnull=False
    )
    return list(travelling.distinct().order_by("pk"))


def _with_figures(found: QuerySet[Conversation]) -> QuerySet[Conversation]:
    calls = VideoCall.objects.filter(conversation=OuterRef("pk")).order_by("-starts_at", "-pk")
    return (
        found.select_related(*(f"{end}__{side}" for end in ("one", "other") for side in SIDES))
        .annotate(
            number=Count("messages"),
            last_said_at=Max("messages__said_at"),
            call_status=Subquery(calls.values("status")[:1]),
            call_at=Subquery(calls.values("starts_at")[:1]),
        )
        .order_by(Coalesce("last_said_at", "opened_at").desc(), "-pk")
    )
