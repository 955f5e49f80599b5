"""The planning board of a leg: the draft beside what is published, with what cannot be.

board = board_of(leg, lanes="sector")
board.days, board.lanes, board.cards, board.troubles
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from django.utils.translation import gettext as _

from hansa.apps.missions.models import Leg, SectorGroup
from hansa.apps.programme import queries
from hansa.apps.programme.models import Activity, Place, PlannedChange
from hansa.apps.programme.queries import Spot, Ways
from hansa.apps.programme.rules import HALLS_OF_MEETINGS, Audience, Kind, Status
from hansa.values import Period

SECTOR, PLACE = "sector", "place"
# The lane of what is for everyone, or at a place in words.
REST = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something on the board cannot be as it is drawn.

    Attributes:
        kind: "place", "audience", "interpreter", "head" for two at one time; "way" for too far.
        other: what it clashes with.
        who: whom it concerns: a place, a sector group, an interpreter.
        needed, there: minutes that the way takes, and that there are; 0 for clashes.
    """

    kind: str
    other: str
    who: str = ""
    needed: int = 0
    there: int = 0

    def __str__(self) -> str:
        """The trouble, for people."""
        if self.kind == "way":
            return _("{who}: {needed} min to “{other}”, {there} min there.").format(
                who=self.who, needed=self.needed, other=self.other, there=self.there
            )
        return _("{who} is taken by “{other}” at that time.").format(who=self.who, other=self.other)


@dataclass(slots=True)
class Card:
    """An activity as the draft has it.

    Attributes:
        planned: what is not published yet; None where the draft is what is published.
        change: "", "new" (a draft), "moved" or "cancelled".
    """

    activity: Activity
    planned: PlannedChange | None
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def told(self) -> Period:
        """When it is to be, by the clocks of the leg."""
        if self.planned is None:
            return self.activity.told
        period = self.planned.period
        return Period(period.lower, period.upper).at(self.activity.leg.zone)

    @property
    def day(self) -> date:
        """The day on which it is to begin."""
        return self.told.start.date()

    @property
    def clock(self) -> str:
        """When it is to begin, as a field of a form writes it."""
        return f"{self.told.start:%H:%M}"

    @property
    def draft(self) -> Activity | PlannedChange:
        """Where its place, audience and sector group are read."""
        return self.planned or self.activity

    @property
    def sectors(self) -> dict[int, SectorGroup]:
        """Every sector group that it is to be for, by its number; first that of its lane."""
        first = [self.draft.sector_group] if self.draft.sector_group else []
        return {each.pk: each for each in (*first, *self.activity.also_for.all())}

    @property
    def spot(self) -> Spot:
        """Where it is to be."""
        return Spot(place=self.draft.at_id, words=self.draft.place, to_hall=self.activity.travel)

    @property
    def cancels(self) -> bool:
        """Whether it is to be called off."""
        return self.planned is not None and self.planned.cancels

    @property
    def change(self) -> str:
        """What delegates do not know yet."""
        if self.cancels:
            return "cancelled"
        if self.planned is not None:
            return "moved"
        return "new" if self.activity.status == Status.DRAFT else ""

    def lane(self, lanes: str) -> str:
        """The lane it stands in."""
        if lanes == PLACE:
            return str(self.draft.at_id or REST)
        return str(self.draft.sector_group_id or REST)


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the board, with its cards day by day."""

    key: str
    name: str
    sector: SectorGroup | None
    days: tuple[tuple[date, tuple[Card, ...]], ...]


@dataclass(frozen=True, slots=True)
class Board:
    """A leg as the draft has it."""

    leg: Leg
    days: tuple[date, ...]
    lanes: tuple[Lane, ...]
    cards: tuple[Card, ...]
    places: tuple[Place, ...]

    @property
    def troubled(self) -> tuple[Card, ...]:
        """The cards with troubles, in order of time."""
        return tuple(card for card in self.cards if card.troubles)

    @property
    def unpublished(self) -> tuple[Card, ...]:
        """The cards of which delegates do not know yet."""
        return tuple(card for card in self.cards if card.change)


def board_of(leg: Leg, *, lanes: str, sectors: Iterable[SectorGroup]) -> Board:
    """The draft of a leg; four queries, however much is on it."""
    cards = sorted(
        (Card(each, getattr(each, "planned", None)) for each in queries.on_board(leg)),
        key=lambda card: (card.told.start, card.activity.pk),
    )
    places = tuple(Place.objects.filter(leg=leg))
    mark_troubles(cards, ways=queries.minutes_between(leg))
    days = tuple(leg.days)
    return Board(
        leg=leg,
        days=days,
        lanes=tuple(_lanes(cards, days=days, lanes=lanes, sectors=sectors, places=places)),
        cards=tuple(cards),
        places=places,
    )


def mark_troubles(cards: Sequence[Card], *, ways: Ways) -> None:
    """Write on each card why it cannot be as it is drawn; cards come in order of time."""
    standing = [card for card in cards if not card.cancels]
    for one, other in combinations(standing, 2):
        if one.told.overlaps(other.told):
            for kind, who in _shared(one, other):
                one.troubles.append(Trouble(kind, other.activity.title, who))
                other.troubles.append(Trouble(kind, one.activity.title, who))
    for who, line in _lines(standing).items():
        for before, after in _neighbours(line):
            _mark_way(before, after, who=who, ways=ways)


def _shared(one: Card, other: Card) -> Iterator[tuple[str, str]]:
    """What two things at one time both need."""
    transfers = Kind.TRANSFER in (one.activity.kind, other.activity.kind)
    if _same_place(one, other) and not transfers:
        yield "place", one.draft.place
    if who := _same_people(one, other):
        yield "audience", who
    for name in sorted(_interpreters(one) & _interpreters(other)):
        yield "interpreter", name
    if one.activity.with_head and other.activity.with_head:
        yield "head", _("The head of delegation")


def _same_place(one: Card, other: Card) -> bool:
    if one.draft.at_id or other.draft.at_id:
        return one.draft.at_id == other.draft.at_id
    return one.draft.place.strip().casefold() == other.draft.place.strip().casefold()


def _same_people(one: Card, other: Card) -> str:
    """Who is expected at both without having chosen; a hall of meetings expects nobody."""
    if {one.activity.kind, other.activity.kind} & HALLS_OF_MEETINGS:
        return ""
    asked = {one.draft.audience, other.draft.audience}
    if not asked <= {Audience.EVERYONE, Audience.SECTOR}:
        return ""
    if asked == {Audience.SECTOR}:
        both = one.sectors.keys() & other.sectors.keys()
        return ", ".join(str(sector) for key, sector in one.sectors.items() if key in both)
    if asked == {Audience.EVERYONE}:
        return _("Everyone")
    named = one if one.draft.audience == Audience.SECTOR else other
    return ", ".join(str(sector) for sector in named.sectors.values())


def _interpreters(card: Card) -> set[str]:
    return {row.name for row in card.activity.interpreting.all()}


def _lines(cards: Iterable[Card]) -> Mapping[str, list[Card]]:
    """Who goes from one thing to the next: each sector group, interpreter and the head."""
    found: defaultdict[str, list[Card]] = defaultdict(list)
    everyone, sectors = [], set()
    for card in cards:
        for name in _interpreters(card):
            found[name].append(card)
        if card.activity.with_head:
            found[_("The head of delegation")].append(card)
        if card.activity.kind in HALLS_OF_MEETINGS:
            continue
        if card.draft.audience == Audience.EVERYONE:
            everyone.append(card)
        elif card.draft.audience == Audience.SECTOR:
            for name in map(str, card.sectors.values()):
                sectors.add(name)
                found[name].append(card)
    found[_("Everyone")] = everyone
    for name in sectors:
        found[name] = sorted([*found[name], *everyone], key=lambda card: card.told.start)
    return found


def _neighbours(line: Sequence[Card]) -> Iterator[tuple[Card, Card]]:
    """One thing and the next that begins after it; what overlaps is told already."""
    for place, before in enumerate(line):
        after = next(
            (card for card in line[place + 1 :] if before.told.until(card.told) >= timedelta(0)),
            None,
        )
        if after is not None:
            yield before, after


def _mark_way(before: Card, after: Card, *, who: str, ways: Ways) -> None:
    needed = ways.between(before.spot, after.spot)
    there = int(before.told.until(after.told) / timedelta(minutes=1))
    if needed <= there or before.activity.kind == Kind.TRANSFER:
        return
    known = [(each.kind, each.other) for each in before.troubles]
    if ("way", after.activity.title) in known:
        return
    before.troubles.append(Trouble("way", after.activity.title, who, needed, there))
    after.troubles.append(Trouble("way", before.activity.title, who, needed, there))


def _lanes(
    cards: Iterable[Card],
    *,
    days: Sequence[date],
    lanes: str,
    sectors: Iterable[SectorGroup],
    places: Iterable[Place],
) -> Iterator[Lane]:
    cells: defaultdict[tuple[str, date], list[Card]] = defaultdict(list)
    for card in cards:
        cells[card.lane(lanes), card.day].append(card)
    rest = _("At no place of the leg") if lanes == PLACE else _("For all sectors")
    rows: list[tuple[str, str, SectorGroup | None]] = [(REST, rest, None)]
    if lanes == PLACE:
        rows += [(str(place.pk), place.name, None) for place in places]
    else:
        rows += [(str(group.pk), group.title, group) for group in sectors]
    for key, name, sector in rows:
        yield Lane(key, name, sector, tuple((day, tuple(cells[key, day])) for day in days))
