"""What hosts without accounts were sent, did and left open, as organisers see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from hansa.apps.directory.models import Organisation, Person
from hansa.apps.matching.models import Interest, Prospect
from hansa.apps.matching.queries.interests import WANTED
from hansa.apps.matching.rules import Choice
from hansa.apps.matching.rules.hosts import DID, OPENED, SENT
from hansa.apps.meetings.models import Counterpart, Wish
from hansa.apps.meetings.rules import MUST
from hansa.apps.missions.models import Mission
from hansa.apps.registration.rules import TRAVELS
from hansa.plumbing.history.models import Event


@dataclass(frozen=True, slots=True)
class Watched:
    """A host and how far they are with those who ask for them.

    Attributes:
        asking: how many companies would like to meet them.
        answered: of these, how many know what the host says.
        sent_at: when a link last went to them; None while none did.
        opened_at: when somebody last came by it.
        did_at: when they last said or changed anything.
    """

    host: Counterpart
    asking: int
    answered: int
    sent_at: datetime | None
    opened_at: datetime | None
    did_at: datetime | None

    @property
    def waiting(self) -> int:
        """How many companies still wait for a word."""
        return self.asking - self.answered


@dataclass(frozen=True, slots=True)
class Asked:
    """A company that would like to meet a host, or whom the host would like to meet.

    Attributes:
        wants: what the company says; None while it says nothing.
        answer: what the host says of it.
        why: the words of the host with it.
        since: when the company said so, or the host did.
    """

    company: Organisation
    wants: Choice | None
    answer: Choice | None
    why: str
    since: datetime | None


def watched_hosts(mission: Mission) -> list[Watched]:
    """Every host of a mission, those who keep the most companies waiting first; five queries."""
    hosts = list(_hosts(mission).order_by("organisation__name", "pk"))
    asking, answered = _asked_of(mission)
    last = _last_of(hosts)
    found = [
        Watched(
            host=each,
            asking=len(asking[each.pk]),
            answered=len(asking[each.pk] & answered[each.pk]),
            sent_at=_latest(last[each.pk], SENT),
            opened_at=last[each.pk].get(OPENED),
            did_at=_latest(last[each.pk], DID),
        )
        for each in hosts
    ]
    return sorted(found, key=lambda each: -each.waiting)


def watched_host(mission: Mission, pk: int) -> Counterpart | None:
    """A host of the mission; it knows in `prospect` the number it had on the long list."""
    listed = Prospect.objects.filter(leg=OuterRef("leg"), organisation=OuterRef("organisation"))
    return (
        _hosts(mission)
        .select_related("cooperation_profile")
        .annotate(prospect=listed.order_by("pk").values("pk")[:1])
        .filter(pk=pk)
        .first()
    )


def asked_of(host: Counterpart) -> list[Asked]:
    """Who would like to meet a host and what each says of the other; three queries."""
    found = {each.company.pk: each for each in _asked_in_sessions(host)}
    mine, theirs = _said_of(host)
    for pk, company in {**_companies(mine), **_companies(theirs)}.items():
        wanting, said = theirs.get(pk), mine.get(pk)
        before = found.get(pk)
        first = wanting or said
        found[pk] = Asked(
            company=company,
            wants=Choice(wanting.choice) if wanting else before.wants if before else None,
            answer=Choice(said.choice) if said else before.answer if before else None,
            why=said.why if said else before.why if before else "",
            since=first.said_at if first else None,
        )
    return sorted(found.values(), key=lambda each: (each.answer is not None, each.company.name))


def was_opened(host: Counterpart, *, reader: Person, since: datetime) -> bool:
    """Whether a host's page was opened by this reader since then."""
    opened = Event.objects.filter(verb=OPENED, about_id=host.pk, at__gte=since)
    kind = ContentType.objects.get_for_model(Counterpart)
    return opened.filter(about_type=kind, details__host=str(reader)).exists()


def _hosts(mission: Mission) -> QuerySet[Counterpart]:
    return Counterpart.objects.filter(leg__mission=mission).select_related(
        "organisation", "contact", "leg"
    )


def _said_of(host: Counterpart) -> tuple[dict[int, Interest], dict[int, Interest]]:
    """What the host says of companies that travel, and who of these wants it, by organisation."""
    paths = [f"{end}__registration__organisation" for end in ("profile", "about")]
    rows = Interest.objects.filter(
        Q(profile__counterpart=host, about__registration__status__in=TRAVELS)
        | Q(
            about__counterpart=host,
            choice__in=WANTED,
            profile__registration__status__in=TRAVELS,
        )
    ).select_related(*paths)
    mine: dict[int, Interest] = {}
    theirs: dict[int, Interest] = {}
    for each in rows:
        if each.profile.registration is None:
            mine[each.about.organisation.pk] = each
        else:
            theirs[each.profile.organisation.pk] = each
    return mine, theirs


def _companies(said: Mapping[int, Interest]) -> dict[int, Organisation]:
    return {
        pk: (each.about if each.profile.registration is None else each.profile).organisation
        for pk, each in said.items()
    }


def _asked_in_sessions(host: Counterpart) -> Iterator[Asked]:
    """What stands in sessions, whoever wrote it down there."""
    rows = Wish.objects.filter(
        asked__counterpart=host, asking__registration__status__in=TRAVELS, nth=1
    ).select_related("asking__registration__organisation")
    for each in rows:
        if each.asking.registration:
            yield Asked(
                company=each.asking.registration.organisation,
                wants=_by_worth(each.worth),
                answer=Choice.NO if each.declined_at else _by_worth(each.answer),
                why=each.decline_reason,
                since=None,
            )


def _by_worth(worth: int | None) -> Choice | None:
    if worth is None:
        return None
    return Choice.MUST if worth >= MUST else Choice.LIKE


def _asked_of(mission: Mission) -> tuple[Mapping[int, set[int]], Mapping[int, set[int]]]:
    """By the number of each host: which companies ask, and to which it said something."""
    spoken = Interest.objects.filter(profile=OuterRef("about"), about=OuterRef("profile"))
    said = Interest.objects.filter(
        about__counterpart__leg__mission=mission,
        choice__in=WANTED,
        profile__registration__status__in=TRAVELS,
    ).order_by()
    wished = Wish.objects.filter(
        asked__counterpart__leg__mission=mission, asking__registration__status__in=TRAVELS, nth=1
    ).order_by()
    answered = Q(answer__isnull=False) | Q(declined_at__isnull=False)
    asking: dict[int, set[int]] = defaultdict(set)
    known: dict[int, set[int]] = defaultdict(set)
    for host, company, is_known in (
        *said.values_list("about__counterpart", "profile__registration", Exists(spoken)),
        *wished.annotate(is_known=answered).values_list(
            "asked__counterpart", "asking__registration", "is_known"
        ),
    ):
        asking[host].add(company)
        if is_known:
            known[host].add(company)
    return asking, known


def _last_of(hosts: Iterable[Counterpart]) -> dict[int, dict[str, datetime]]:
    """When each thing last happened to each host."""
    rows = Event.objects.filter(
        about_type=ContentType.objects.get_for_model(Counterpart),
        about_id__in=[each.pk for each in hosts],
        verb__in=sorted({*SENT, OPENED, *DID}),
    )
    found: dict[int, dict[str, datetime]] = defaultdict(dict)
    told = rows.order_by().values_list("about_id", "verb").annotate(last=Max("at"))
    for host, verb, last in told:
        found[host][verb] = last
    return found


def _latest(last: Mapping[str, datetime], verbs: Collection[str]) -> datetime | None:
    return max((at for verb, at in last.items() if verb in verbs), default=None)
