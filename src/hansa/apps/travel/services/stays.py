"""Noting hotels and their blocks, giving beds, and telling hotels who comes."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Leg
from hansa.apps.travel import queries, rules
from hansa.apps.travel.models import Hotel, Room, RoomBlock, RoomStay, Traveller, Whoever
from hansa.apps.travel.services.travellers import let_go, locked_traveller
from hansa.plumbing.history.recording import record
from hansa.values import Refused, refuse_if


@transaction.atomic
def add_hotel(
    *, leg: Leg, name: str, address: str, phone: str = "", by: User, now: datetime
) -> Hotel:
    """Note a hotel of a leg; one that is noted already is corrected.

    Raises:
        Refused: without a name (field `name`).
    """
    if not name.strip():
        raise Refused(_("Say how the hotel is called."), field="name")
    hotel, is_new = Hotel.objects.update_or_create(
        leg=leg, name=name.strip(), defaults={"address": address.strip(), "phone": phone.strip()}
    )
    record("hotel.added" if is_new else "hotel.changed", about=hotel, by=by, now=now)
    return hotel


@transaction.atomic
def hold_rooms(
    *,
    hotel: Hotel,
    kind: str,
    rooms: int,
    rate: int,
    currency: str,
    first: date,
    last: date,
    release: date,
    by: User,
    now: datetime,
) -> RoomBlock:
    """Note how many rooms of a kind the hotel holds; said again, the block is changed.

    Args:
        rate: of one room for one night, in cents.
        first: the first night.
        last: the day on which the last guests leave.

    Raises:
        Refused: with the field; also when a guest would lose the room, who is named.
    """
    Hotel.objects.select_for_update().get(pk=hotel.pk)
    refuse_if(
        rules.stays.objections_to_block(rooms=rooms, first=first, last=last, release=release),
        field="rooms",
    )
    refuse_if(rules.stays.objections_to_currency(currency), field="currency")
    _refuse_fewer_rooms(hotel, kind, rooms)
    told: dict[str, Any] = {"rooms_held": rooms, "rate": rate, "currency": currency}
    told |= {"nights": (first, last), "release_on": release}
    block, _new = RoomBlock.objects.update_or_create(hotel=hotel, kind=kind, defaults=told)
    _number_rooms(block, rooms)
    record("hotel.rooms_held", about=hotel, by=by, now=now, kind=kind, rooms=rooms)
    return block


def _refuse_fewer_rooms(hotel: Hotel, kind: str, rooms: int) -> None:
    going = RoomStay.objects.filter(
        room__block__hotel=hotel, room__block__kind=kind, room__number__gt=rooms
    )
    let_go(going)
    guests = [str(stay.traveller) for stay in going.select_related("traveller__delegate__person")]
    refuse_if(rules.stays.objections_to_fewer_rooms(guests), field="rooms")


def _number_rooms(block: RoomBlock, rooms: int) -> None:
    block.refresh_from_db()
    Room.objects.filter(block=block, number__gt=rooms).delete()
    known = Room.objects.filter(block=block).count()
    Room.objects.bulk_create(
        Room(block=block, number=number) for number in range(known + 1, rooms + 1)
    )


@transaction.atomic
def give_bed(
    *,
    room: Room,
    who: Whoever,
    arrives: date,
    leaves: date,
    needs: Sequence[str] = (),
    by: User,
    now: datetime,
) -> RoomStay:
    """Give somebody a bed in a room; said again for the same room, the nights are changed.

    Raises:
        Refused: with the field, as `rules.stays` objects.
    """
    held = Room.objects.select_for_update(of=("self",)).select_related("block__hotel__leg")
    held_room = held.get(pk=room.pk)
    traveller = locked_traveller(who)
    let_go(RoomStay.objects.filter(room=held_room))
    refuse_if(rules.stays.objections_to_needs(needs), field="needs")
    beds = rules.BEDS[held_room.block.kind]
    bed = _free_bed(held_room, traveller, arrives=arrives, leaves=leaves, beds=beds)
    _refuse_guest(held_room, traveller, arrives=arrives, leaves=leaves, has_bed=bed is not None)

    RoomStay.objects.filter(
        room=held_room, traveller=traveller, nights__overlap=(arrives, leaves)
    ).delete()
    stay = RoomStay.objects.create(
        room=held_room,
        traveller=traveller,
        person=traveller.delegate.person if traveller.delegate else None,
        bed=bed or beds,
        beds=beds,
        nights=(arrives, leaves),
        needs=sorted(set(needs)),
    )
    stay.refresh_from_db(fields=["nights"])
    record("room.given", about=traveller, by=by, now=now, hotel=held_room.block.hotel.name)
    return stay


def _refuse_guest(
    room: Room, traveller: Traveller, *, arrives: date, leaves: date, has_bed: bool
) -> None:
    leg = room.block.hotel.leg
    nights = rules.stays.objections_to_nights(
        arrives=arrives, leaves=leaves, starts_on=leg.starts_on, ends_on=leg.ends_on
    )
    refuse_if(nights, field="leaves")
    objections = rules.stays.objections_to_guest(
        str(traveller),
        travels=traveller.mission_id == leg.mission_id and queries.travels_still(traveller),
        elsewhere=_elsewhere(room, traveller, arrives=arrives, leaves=leaves),
        beds_left=has_bed,
        kind=room.block.kind,
    )
    refuse_if(objections, field="who")


@transaction.atomic
def free_bed(*, stay: RoomStay, by: User, now: datetime) -> None:
    """Take a bed back; a second time nothing happens."""
    gone, _rows = RoomStay.objects.filter(pk=stay.pk).delete()
    if gone:
        hotel = stay.room.block.hotel.name
        record("room.freed", about=stay.traveller, by=by, now=now, hotel=hotel)


@transaction.atomic
def tell_hotel(
    *, hotel: Hotel, stays: Iterable[RoomStay], by: User, now: datetime
) -> list[RoomStay]:
    """Write down that the hotel is handed this list, and by whom; gives the list.

    The hotel gets names, nights, kinds of rooms and needs: nothing else.
    """
    told = list(stays)
    RoomStay.objects.filter(pk__in=[stay.pk for stay in told]).update(told_hotel_at=now)
    record("hotel.told", about=hotel, by=by, now=now, guests=len(told))
    return told


def _free_bed(
    room: Room, traveller: Traveller, *, arrives: date, leaves: date, beds: int
) -> int | None:
    others = RoomStay.objects.filter(room=room, nights__overlap=(arrives, leaves))
    taken = set(others.exclude(traveller=traveller).values_list("bed", flat=True))
    return next((bed for bed in range(1, beds + 1) if bed not in taken), None)


def _elsewhere(room: Room, traveller: Traveller, *, arrives: date, leaves: date) -> list[str]:
    meanwhile = RoomStay.objects.filter(
        traveller=traveller, nights__overlap=(arrives, leaves)
    ).exclude(room=room)
    return [str(stay.room) for stay in meanwhile.select_related("room__block__hotel")]
