"""Wishes as their readers ask for them: officers, hosts, delegates."""

from collections import Counter

from django.db.models import Exists, OuterRef, Q, QuerySet

from hansa.apps.meetings.groups import SIDES as ORGANISATIONS
from hansa.apps.meetings.groups import who_joined
from hansa.apps.meetings.models import (
    Counterpart,
    Joining,
    Party,
    PublishedMeeting,
    Session,
    Wish,
)
from hansa.apps.meetings.queries import OPEN, parties_of, published_for
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Registration
from hansa.apps.registration.rules import TRAVELS

# Where a wish stands, as the list of wishes is filtered.
STATES = {
    "placed": Q(meeting__isnull=False),
    "unplaced": Q(OPEN, meeting__isnull=True),
    "groups": Exists(Joining.objects.filter(wish=OuterRef("pk"))),
    "folded": Q(folded_into__isnull=False, declined_at__isnull=True),
    "declined": Q(declined_at__isnull=False),
}


def wishes_of(session: Session, *, text: str = "", state: str = "") -> QuerySet[Wish]:
    """The wishes of a session with names and places, the worthiest first.

    Args:
        text: part of the name of either side; "" for all.
        state: a key of `STATES`; anything else for all.
    """
    found = _with_names(Wish.objects.filter(session=session))
    if text:
        named = Q()
        for path in ORGANISATIONS:
            named |= Q(**{f"{path}__name__unaccent__icontains": text})
        found = found.filter(named | Exists(_joined_by(text)))
    return found.filter(STATES.get(state, Q())).order_by("-worth", "pk")


def _joined_by(text: str) -> QuerySet[Joining]:
    """Of a wish, those who join it and are called so."""
    named = Q()
    for side in ("registration", "counterpart"):
        named |= Q(**{f"party__{side}__organisation__name__unaccent__icontains": text})
    return Joining.objects.filter(named, wish=OuterRef("pk"))


def wishes_for_host(counterpart: Counterpart) -> QuerySet[Wish]:
    """Who asks to meet this host, and whom the host asked to meet; withdrawn ones left out.

    Of a group, the one meeting with all of them.
    """
    joined = Joining.objects.filter(wish=OuterRef("pk"), party__counterpart=counterpart)
    return (
        _with_names(
            Wish.objects.filter(
                Q(asked__counterpart=counterpart)
                | Q(asking__counterpart=counterpart)
                | Exists(joined),
                Q(folded_into__isnull=True) | Q(declined_at__isnull=False),
            )
        )
        .select_related("session__leg")
        .order_by("-worth", "pk")
    )


def wishes_of_party(party: Party) -> QuerySet[Wish]:
    """What a party asks for, the worthiest first, with what became of it."""
    return _with_names(party.wishes_made.all()).order_by("-worth", "pk")


def wishes_told(party: Party) -> set[int]:
    """The numbers of the party's wishes whose meeting was published and still stands."""
    told = PublishedMeeting.objects.filter(cancelled_at__isnull=True).filter(
        Q(wish__asking=party) | Q(wish__joinings__party=party)
    )
    return set(told.values_list("wish", flat=True))


def hosts_of(session: Session, *, text: str = "") -> QuerySet[Party]:
    """The hosts who take part in a session, by name."""
    hosts = parties_of(session).filter(counterpart__isnull=False)
    if text:
        hosts = hosts.filter(counterpart__organisation__name__unaccent__icontains=text)
    return hosts.select_related("session", "counterpart__contact").order_by(
        "counterpart__organisation__name"
    )


def wishes_by_party(session: Session) -> Counter[int]:
    """How many open wishes each party has made or received."""
    wishes = Wish.objects.filter(OPEN, session=session).prefetch_related("joinings")
    return Counter(party for wish in wishes for party in wish.numbers)


def registrations_without_place(session: Session) -> QuerySet[Registration]:
    """Accepted registrations of the mission that do not take part in the session."""
    return (
        Registration.objects.filter(mission=session.leg.mission_id, status__in=TRAVELS)
        .exclude(parties__session=session)
        .select_related("organisation", "sector_group")
        .order_by("organisation__name", "pk")
    )


def counterparts_without_place(session: Session) -> QuerySet[Counterpart]:
    """Hosts of the leg who do not take part in the session."""
    return (
        Counterpart.objects.filter(leg=session.leg_id)
        .exclude(parties__session=session)
        .select_related("organisation", "contact", "sector_group")
        .order_by("organisation__name", "pk")
    )


def published_for_host(counterpart: Counterpart) -> QuerySet[PublishedMeeting]:
    """What the host's contact was told of this leg and still stands, in the order of time."""
    return published_for(counterpart.contact_id).filter(
        session__leg=counterpart.leg_id, cancelled_at__isnull=True
    )


def counterpart_of(mission: Mission, pk: int) -> Counterpart | None:
    """One host of the mission."""
    return (
        Counterpart.objects.filter(leg__mission=mission, pk=pk)
        .select_related("organisation", "contact", "leg__mission")
        .first()
    )


def _with_names(wishes: QuerySet[Wish]) -> QuerySet[Wish]:
    named = wishes.select_related(*ORGANISATIONS, "meeting__slot", "meeting__table")
    return named.prefetch_related(who_joined())
