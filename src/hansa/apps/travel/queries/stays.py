"""Hotels, their rooms, and who sleeps there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Prefetch, QuerySet

from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Delegate, Stay
from hansa.apps.registration.rules import TRAVELS
from hansa.apps.travel.models import Hotel, Room, RoomBlock, RoomStay, Traveller
from hansa.apps.travel.queries.travellers import named, travelling


@dataclass(frozen=True, slots=True)
class Fullness:
    """How full a block is.

    Attributes:
        by_night: for each night of the block, how many of its rooms have a guest.
        outside: guests with a night before or after the block.
    """

    block: RoomBlock
    by_night: tuple[tuple[date, int], ...]
    outside: int

    @property
    def most(self) -> int:
        """The rooms taken on the fullest night."""
        return max((taken for _, taken in self.by_night), default=0)


def hotels_of(mission: Mission) -> QuerySet[Hotel]:
    """The hotels of a mission, each with its blocks and how many guests it has (`guests`)."""
    guests = Count(
        "blocks__rooms__stays__traveller",
        filter=travelling("blocks__rooms__stays__traveller__"),
        distinct=True,
    )
    return (
        Hotel.objects.filter(leg__mission=mission)
        .select_related("leg")
        .prefetch_related("blocks")
        .annotate(guests=guests)
    )


def hotel_of(mission: Mission, pk: int) -> Hotel | None:
    """One hotel of a mission."""
    return hotels_of(mission).filter(pk=pk).first()


def rooms_of(hotel: Hotel) -> list[Room]:
    """Every room of a hotel with those who sleep there (`guests`), empty ones too."""
    standing = RoomStay.objects.filter(travelling("traveller__")).select_related(
        *named("traveller__")
    )
    return list(
        Room.objects.filter(block__hotel=hotel)
        .select_related("block__hotel")
        .prefetch_related(Prefetch("stays", standing, to_attr="guests"))
        .order_by("block__kind", "number")
    )


def fullness_of(rooms: Iterable[Room]) -> list[Fullness]:
    """How full each block is on each night, from the rooms that `rooms_of` gave."""
    by_block: dict[RoomBlock, list[Room]] = {}
    for room in rooms:
        by_block.setdefault(room.block, []).append(room)
    return [_fullness(block, held) for block, held in by_block.items()]


def outside_block(stay: RoomStay, block: RoomBlock) -> bool:
    """Whether somebody stays on a night for which the hotel holds no room."""
    return bool(stay.nights.lower < block.nights.lower or stay.nights.upper > block.nights.upper)


def room_stays_of(mission: Mission) -> QuerySet[RoomStay]:
    """Who sleeps where in a mission."""
    return (
        RoomStay.objects.filter(travelling("traveller__"), room__block__hotel__leg__mission=mission)
        .select_related("room__block__hotel__leg", *named("traveller__"))
        .order_by("nights")
    )


def stay_of(hotel: Hotel, pk: int) -> RoomStay | None:
    """One stay at a hotel."""
    return (
        RoomStay.objects.filter(room__block__hotel=hotel, pk=pk)
        .select_related("room__block__hotel", *named("traveller__"))
        .first()
    )


def without_room(mission: Mission) -> list[Stay]:
    """The days on a leg for which a delegate has no room at any of its hotels."""
    roomed = Traveller.objects.filter(room_stays__room__block__hotel__leg__mission=mission)
    pairs = set(
        roomed.exclude(delegate=None).values_list("delegate", "room_stays__room__block__hotel__leg")
    )
    stays = (
        Stay.objects.filter(
            leg__mission=mission, stands=True, delegate__registration__status__in=sorted(TRAVELS)
        )
        .select_related("leg", "delegate__person", "delegate__registration__organisation")
        .order_by("leg__starts_on", "delegate__person__last_name", "pk")
    )
    return [stay for stay in stays if (stay.delegate_id, stay.leg_id) not in pairs]


def room_mates(delegate: Delegate) -> dict[int, list[str]]:
    """With whom a delegate shares, by the number of their own stay."""
    own = list(RoomStay.objects.filter(traveller__delegate=delegate))
    others = RoomStay.objects.filter(
        travelling("traveller__"), room__in=[stay.room_id for stay in own]
    ).exclude(traveller__delegate=delegate)
    found: dict[int, list[str]] = {}
    for other in others.select_related(*named("traveller__")):
        for stay in own:
            if stay.room_id == other.room_id and _meet(stay, other):
                found.setdefault(stay.pk, []).append(str(other.traveller))
    return found


def _meet(one: RoomStay, other: RoomStay) -> bool:
    return bool(one.nights.lower < other.nights.upper and other.nights.lower < one.nights.upper)


def _fullness(block: RoomBlock, rooms: Iterable[Room]) -> Fullness:
    held = [[stay.nights for stay in room.guests] for room in rooms]  # type: ignore[attr-defined]
    nights = (block.nights.upper - block.nights.lower).days
    days = [block.nights.lower + timedelta(days=place) for place in range(nights)]
    return Fullness(
        block=block,
        by_night=tuple(
            (day, sum(any(each.lower <= day < each.upper for each in room) for room in held))
            for day in days
        ),
        outside=sum(
            each.lower < block.nights.lower or each.upper > block.nights.upper
            for room in held
            for each in room
        ),
    )
