"""Group meetings: who sits down together, and which wishes are met in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from hansa.apps.directory.models import Person
from hansa.apps.meetings.models import (
    Joining,
    Meeting,
    Party,
    PublishedMeeting,
    Seat,
    Session,
    Wish,
)

# From a wish to the organisations of its two sides.
SIDES = (
    "asking__registration__organisation",
    "asking__counterpart__organisation",
    "asked__registration__organisation",
    "asked__counterpart__organisation",
)
ORGANISATION = Coalesce(
    "party__registration__organisation__name", "party__counterpart__organisation__name"
)


@dataclass(frozen=True, slots=True)
class Joined:
    """A party that joined a meeting.

    Attributes:
        party: its number in the session.
    """

    party: int
    name: str


def who_joined(path: str = "") -> Prefetch[str]:
    """What `prefetch_related` needs, so that a wish knows everybody at its table by name.

    Args:
        path: from the rows to their wish, as `wish__`; "" where they are wishes.
    """
    rows = Joining.objects.select_related(
        "party__registration__organisation", "party__counterpart__organisation"
    )
    return Prefetch(f"{path}joinings", queryset=rows)


def joined_in(wishes: QuerySet[Wish]) -> dict[int, tuple[Joined, ...]]:
    """Who joined each of these wishes, in the order in which they came; in one query."""
    rows = Joining.objects.filter(wish__in=wishes.order_by().values("pk")).annotate(
        name=ORGANISATION
    )
    found: dict[int, tuple[Joined, ...]] = defaultdict(tuple)
    for wish, party, name in rows.order_by("wish", "place").values_list("wish", "party", "name"):
        found[wish] += (Joined(party, name),)
    return found


def joined_numbers(session: Session) -> list[tuple[int, int]]:
    """Who joined what, by number, as (wish, party)."""
    return sorted(Joining.objects.filter(session=session).values_list("wish", "party"))


def groups_of(session: Session) -> QuerySet[Wish]:
    """The group meetings that are asked for, the worthiest first."""
    return (
        Wish.objects.filter(session=session, declined_at__isnull=True, joinings__isnull=False)
        .distinct()
        .prefetch_related(who_joined())
        .order_by("-worth", "pk")
    )


@dataclass(frozen=True, slots=True)
class Group:
    """A group meeting as one reads it.

    Attributes:
        guests: everybody but the host, in the order in which they came.
        meeting: where it stands on the board; None where it does not.
    """

    wish: Wish
    host: Party
    guests: tuple[Party, ...]
    meeting: Meeting | None


def groups_shown(session: Session) -> list[Group]:
    """The group meetings of a session with names and places."""
    found = groups_of(session).select_related(*SIDES, "meeting__slot", "meeting__table")
    return [_shown(wish) for wish in found]


def groups_with(party: Party) -> dict[int, Group]:
    """The group meetings of a party, by the number of their host."""
    theirs = groups_of(party.session).filter(
        Q(asking=party) | Q(asked=party) | Exists(_joined_by(party))
    )
    found = theirs.select_related(*SIDES, "meeting__slot", "meeting__table")
    return {wish.host.pk: _shown(wish) for wish in found}


def _joined_by(party: Party) -> QuerySet[Joining]:
    return Joining.objects.filter(wish=OuterRef("pk"), party=party)


def _shown(wish: Wish) -> Group:
    host = wish.host
    guests = tuple(party for party in wish.parties if party.pk != host.pk)
    return Group(wish, host, guests, getattr(wish, "meeting", None))


def hosts_asked_often(session: Session) -> list[tuple[Party, int]]:
    """Hosts with two open wishes or more that a group could meet; the most wished for first."""
    wishes = Wish.objects.filter(
        session=session, declined_at__isnull=True, folded_into__isnull=True, joinings__isnull=True
    )
    asked: Counter[int] = Counter()
    for asking, other in wishes.values_list("asking", "asked"):
        asked.update((asking, other))
    hosts = Party.objects.filter(session=session, counterpart__isnull=False)
    named = hosts.select_related("registration__organisation", "counterpart__organisation")
    often = [(host, asked[host.pk]) for host in named if asked[host.pk] > 1]
    return sorted(often, key=lambda each: (-each[1], str(each[0]).casefold()))


def pairs_with(host: Party) -> QuerySet[Wish]:
    """Open wishes of two parties, of which the host is one: a group meeting may meet them."""
    theirs = Wish.objects.filter(session=host.session_id, asked=host) | Wish.objects.filter(
        session=host.session_id, asking=host
    )
    named = theirs.select_related(*SIDES)
    return named.filter(
        declined_at__isnull=True, folded_into__isnull=True, joinings__isnull=True
    ).order_by("-worth", "pk")


def others_sitting() -> Coalesce:
    """Everybody else at the meeting of a chair, inside a subquery about that chair."""
    others = Seat.objects.filter(meeting=OuterRef(OuterRef("meeting"))).exclude(
        person=OuterRef(OuterRef("person"))
    )
    numbers = (
        others.order_by()
        .values("meeting")
        .annotate(numbers=ArrayAgg("person", order_by="person"))
        .values("numbers")
    )
    nobody = Value([], output_field=ArrayField(BigIntegerField()))
    return Coalesce(Subquery(numbers), nobody)


def tablemates(told: Iterable[PublishedMeeting]) -> Mapping[int, tuple[Person, ...]]:
    """By the number of each row, who else sits there besides `other_person`.

    One query, and none where nobody meets in a group.
    """
    rows = {row.pk: [key for key in row.others if key != row.other_person_id] for row in told}
    wanted = {key for keys in rows.values() for key in keys}
    if not wanted:
        return dict.fromkeys(rows, ())
    people = Person.objects.select_related("organisation").in_bulk(wanted)
    return {row: tuple(people[key] for key in keys if key in people) for row, keys in rows.items()}
