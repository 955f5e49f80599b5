"""A company leaves the mission: nobody waits for it any more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.matching.models import (
    Conversation,
    CooperationProfile,
    Interest,
    Recommendation,
)
from hansa.apps.matching.rules import WANTS
from hansa.apps.matching.rules.hosts import OPENED, SENT
from hansa.apps.matching.services.carrying import hold_still
from hansa.apps.meetings import services as meetings
from hansa.apps.meetings.models import Counterpart, PublishedMeeting, Wish
from hansa.apps.registration.models import Registration
from hansa.plumbing.history.recording import record, story_of
from hansa.plumbing.mailing.writing import write_letter


def hold_for_release(registration: Registration) -> None:
    """Let nobody speak of a company that leaves, or for it, until the transaction ends.

    To be asked before anything else of the sessions is held: whoever says something holds the
    profiles first and the session after them, and two who go the other way would block each other.
    """
    own = CooperationProfile.objects.filter(registration=registration)
    said = Interest.objects.filter(Q(profile__in=own) | Q(about__in=own))
    pairs = list(said.order_by().values_list("profile", "about"))
    hold_still({*own.values_list("pk", flat=True), *(pk for pair in pairs for pk in pair)})


@transaction.atomic
def release(*, registration: Registration, by: User | None, now: datetime) -> int:
    """Let go of everything that somebody hoped for with a company that leaves the mission.

    Its interests and those in it, its recommendations and its open wishes end, and every host
    who knows of it is written to once. Safe to repeat. Gives how many hosts are written to.
    """
    hold_for_release(registration)
    knowing = list(_hosts_who_know(registration))
    wishes = list(_open_wishes(registration))
    for wish in wishes:
        why = _("{organisation} does not take part any more.").format(organisation=registration)
        meetings.withdraw_wish(wish=wish, by=by, now=now, why=why)
    gone = _forget(registration)
    if wishes or gone:
        record(
            "matching.released", about=registration, by=by, now=now, wishes=len(wishes), said=gone
        )
    return sum(_tell(counterpart, registration, now=now) for counterpart in knowing)


def _forget(registration: Registration) -> int:
    """Take off what was said and recommended; how many interests there were."""
    profile = CooperationProfile.objects.filter(registration=registration).first()
    if profile is None:
        return 0
    Recommendation.objects.filter(Q(profile=profile) | Q(candidate=profile)).delete()
    gone, _each = Interest.objects.filter(Q(profile=profile) | Q(about=profile)).delete()
    return gone


def _open_wishes(registration: Registration) -> list[Wish]:
    theirs = Q(asking__registration=registration) | Q(asked__registration=registration)
    return list(
        Wish.objects.filter(theirs, declined_at__isnull=True)
        .select_related("session", "asking__counterpart", "asked__counterpart")
        .order_by("pk")
    )


def _hosts_who_know(registration: Registration) -> list[Counterpart]:
    """Hosts who asked for it, wrote with it, were told of a meeting with it, or can read that it
    asks for them."""
    said = Interest.objects.filter(about__registration=registration).values("profile__counterpart")
    open_wishes = Wish.objects.filter(declined_at__isnull=True)
    asked_for_it = open_wishes.filter(asked__registration=registration)
    asked_by_it = open_wishes.filter(asking__registration=registration)
    told = PublishedMeeting.objects.filter(delegate__registration=registration)
    knowing = Counterpart.objects.filter(
        Q(pk__in=said)
        | Q(pk__in=asked_for_it.values("asking__counterpart"))
        | Q(pk__in=asked_by_it.filter(answer__isnull=False).values("asked__counterpart"))
        | Q(pk__in=told.values("other_party__counterpart"))
    )
    wanted = Interest.objects.filter(
        profile__registration=registration, choice__in=sorted(WANTS)
    ).values("about__counterpart")
    written = Conversation.objects.filter(
        Q(one__registration=registration) | Q(other__registration=registration),
        messages__isnull=False,
    )
    spoken = Q(pk__in=written.values("one__counterpart")) | Q(
        pk__in=written.values("other__counterpart")
    )
    reading = Counterpart.objects.filter(
        Q(pk__in=asked_by_it.values("asked__counterpart")) | Q(pk__in=wanted)
    )
    has_page = [
        host
        for host in reading.select_related("contact", "leg__mission")
        if story_of(host).filter(verb__in=[*SENT, OPENED]).exists()
    ]
    known = Counterpart.objects.filter(Q(pk__in=knowing.values("pk")) | spoken)
    found = {host.pk: host for host in known.select_related("contact", "leg__mission")}
    return list((found | {host.pk: host for host in has_page}).values())


def _tell(counterpart: Counterpart, registration: Registration, *, now: datetime) -> int:
    """Write to the host, if that was not done before."""
    contact = counterpart.contact
    letter = write_letter(
        "matching/letters/left.txt",
        key=f"matching.left-{registration.pk}-{counterpart.pk}",
        to=contact.email,
        language=contact.language,
        now=now,
        contact=contact,
        organisation=str(registration.organisation),
        mission=registration.mission,
    )
    return int(letter.written_at == now)
