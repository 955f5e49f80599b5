"""How many meetings the wishes of a session may be expected to bring, to each and in all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from hansa.apps.matching.models import CooperationProfile, Interest
from hansa.apps.matching.queries.interests import WANTED
from hansa.apps.matching.rules import Choice
from hansa.apps.matching.rules.expecting import (
    NONE,
    Expectation,
    Rival,
    expect,
    rate_of_yes,
    room_for,
)
from hansa.apps.meetings.models import Party, Session, Slot, Table, Wish
from hansa.apps.meetings.rules import joint_worth

# Who sits somewhere: the number of a registration or of a counterpart.
Side = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Expected:
    """What the wishes of one party, or of all in a session, may bring.

    Attributes:
        wishes: how many stand there, made and received.
        places: how many meetings fit.
    """

    session: Session
    expectation: Expectation
    wishes: int
    places: int


@dataclass(frozen=True, slots=True)
class _Open:
    """A wish that nobody declined."""

    parties: tuple[int, int]
    worth: int
    yes: float


@dataclass(frozen=True, slots=True)
class _Hall:
    """A session's wishes beside the room there is for them.

    Attributes:
        fits: the share of all that is likely for which there are tables, 0 to 1.
        party_of: by the numbers of the registration and of the counterpart who sit there.
    """

    session: Session
    party_of: Mapping[Side, int]
    places: Mapping[int, int]
    wishes: Mapping[int, Sequence[_Open]]
    tables: int
    fits: float

    def expected_by(self, party: int) -> Expectation:
        """What the wishes of a party may bring."""
        return expect(
            [self._chance(each, to=party) for each in self.wishes.get(party, ())],
            places=self.places[party],
        )

    def _chance(self, wish: _Open, *, to: int) -> float:
        """How probable it is that the other side agrees and has a place, and there is a table."""
        one, other = wish.parties
        asked = other if to == one else one
        rivals = [Rival(each.worth, each.yes) for each in self.wishes[asked] if each is not wish]
        room = room_for(wish.worth, rivals=rivals, places=self.places[asked])
        return wish.yes * self.fits * room


def expected_for(profile: CooperationProfile, sessions: Sequence[Session]) -> list[Expected]:
    """What the list of a profile may bring in each of the sessions it sits in; four queries.

    Args:
        sessions: those of `standings_for`, which are read with their legs.
    """
    side = (profile.registration_id, profile.counterpart_id)
    return [
        Expected(
            session=hall.session,
            expectation=hall.expected_by(party),
            wishes=len(hall.wishes.get(party, ())),
            places=hall.places[party],
        )
        for hall in _halls(sessions)
        for party in [hall.party_of[side]]
    ]


def expected_in(sessions: Sequence[Session]) -> list[Expected]:
    """What all the wishes of each session may bring; four queries.

    The least and the most of all together are not told: they are no sums.

    Args:
        sessions: those of `standings_of`, which are read with their legs.
    """
    return [_in_sum(hall) for hall in _halls(sessions)]


def _in_sum(hall: _Hall) -> Expected:
    # Every meeting is one of two parties.
    mean = sum(hall.expected_by(party).mean for party in hall.wishes) / 2
    number = sum(len(wishes) for wishes in hall.wishes.values()) // 2
    bounded = Expectation(min(mean, hall.tables), 0, hall.tables) if number else NONE
    return Expected(hall.session, bounded, number, hall.tables)


def _halls(sessions: Sequence[Session]) -> list[_Hall]:
    """The sessions of one mission with what is wished there; four queries."""
    if not sessions:
        return []
    usual = _usual_yes(sessions[0].leg.mission_id)
    rooms = _rooms(sessions)
    parties = _by_session(
        Party.objects.filter(session__in=sessions).values_list(
            "session", "pk", "most", "registration", "counterpart"
        )
    )
    rows = Wish.objects.filter(session__in=sessions, declined_at__isnull=True)
    wishes = _by_session(rows.values_list("session", "asking", "asked", "worth", "answer"))
    return [
        _hall(
            session,
            slots=rooms[session.pk][0],
            tables=rooms[session.pk][1],
            parties=parties.get(session.pk, ()),
            wishes=[_open(row, usual) for row in wishes.get(session.pk, ())],
        )
        for session in sessions
    ]


def _hall(
    session: Session,
    *,
    slots: int,
    tables: int,
    parties: Iterable[tuple[Any, ...]],
    wishes: Sequence[_Open],
) -> _Hall:
    places = {pk: min(slots, most) if most is not None else slots for pk, most, *_who in parties}
    by_party: dict[int, list[_Open]] = defaultdict(list)
    for wish in wishes:
        for party in wish.parties:
            by_party[party].append(wish)
    likely = sum(
        min(places[party], sum(wish.yes for wish in theirs)) for party, theirs in by_party.items()
    )
    room = slots * tables
    fits = min(1.0, 2 * room / likely) if likely else 1.0
    party_of = {(registration, host): pk for pk, _most, registration, host in parties}
    return _Hall(session, party_of, places, by_party, room, fits)


def _open(row: tuple[Any, ...], usual: float) -> _Open:
    asking, asked, worth, answer = row
    # Whoever has answered has not declined.
    return _Open((asking, asked), joint_worth(worth, answer), usual if answer is None else 1.0)


def _usual_yes(mission: int) -> float:
    """How often those who are asked do not decline: here by interest, elsewhere by timetables."""
    past = Wish.objects.filter(session__publication__gt=0).exclude(session__leg__mission=mission)
    told = past.order_by().annotate(is_no=Q(declined_at__isnull=False)).values_list("is_no")
    asking = Interest.objects.filter(
        profile=OuterRef("about"), about=OuterRef("profile"), choice__in=WANTED
    )
    answers = Interest.objects.filter(Exists(asking), profile__mission=mission)
    said = answers.order_by().annotate(is_no=Q(choice=Choice.NO)).values_list("is_no")
    numbers: Counter[bool] = Counter()
    for is_no, number in told.annotate(number=Count("pk")).union(
        said.annotate(number=Count("pk")), all=True
    ):
        numbers[is_no] += number
    return rate_of_yes(asked=numbers.total(), declined=numbers[True])


def _rooms(sessions: Sequence[Session]) -> dict[int, tuple[int, int]]:
    """How many slots and how many tables each session has."""
    counted = Session.objects.filter(pk__in=[each.pk for each in sessions]).order_by()
    rows = counted.values_list("pk", _number_of(Slot), _number_of(Table))
    return {pk: (slots, tables) for pk, slots, tables in rows}


def _number_of(kind: type[Slot] | type[Table]) -> Coalesce:
    """For a session: how many of these it has."""
    rows = kind._default_manager.filter(session=OuterRef("pk")).order_by().values("session")
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


def _by_session(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for session, *rest in rows:
        found[session].append(tuple(rest))
    return found
