"""Rooms: a bed is for one, a person is in one room a night, and hotels learn what they need."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.factories.accounts import LONG_BEFORE, StaffFactory
from tests.factories.programme import delegate_on
from tests.factories.registration import west_coast
from tests.factories.travel import bed_for, companion_of, hotel_on, room_of

from hansa.apps.registration.models import Registration
from hansa.apps.travel import queries, services
from hansa.apps.travel.models import RoomStay
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def hotel(coast):
    return hotel_on(coast.san_francisco, by=coast.officer)


def somebody(coast, **person):
    return delegate_on(coast.san_francisco, organisation__agency=coast.agency, **person)


def test_two_share_a_room_and_each_knows_with_whom(coast, hotel):
    ann, lieve = somebody(coast, first_name="Ann", last_name="Baert"), companion_of(coast)

    stay = bed_for(ann, room_of(hotel), by=coast.officer)
    bed_for(lieve, room_of(hotel), by=coast.officer)

    assert queries.room_mates(ann) == {stay.pk: ["Lieve Roggeman"]}


def test_a_third_guest_finds_no_bed(coast, hotel):
    for _ in range(2):
        bed_for(somebody(coast), room_of(hotel), by=coast.officer)

    with pytest.raises(Refused, match=r"Every bed of this room \(Double\) is taken"):
        bed_for(somebody(coast), room_of(hotel), by=coast.officer)


def test_nobody_has_two_rooms_in_one_night(coast, hotel):
    ann = somebody(coast, first_name="Ann", last_name="Baert")
    bed_for(ann, room_of(hotel, 1), by=coast.officer)

    with pytest.raises(Refused, match="Ann Baert has a room for one of these nights"):
        bed_for(ann, room_of(hotel, 2), by=coast.officer, arrives=date(2025, 10, 8))


def test_the_database_keeps_both_where_a_service_forgot(coast, hotel):
    stay = bed_for(somebody(coast), room_of(hotel, 1), by=coast.officer)
    other = bed_for(somebody(coast), room_of(hotel, 2), by=coast.officer)

    for changed in ({"room": stay.room}, {"traveller": stay.traveller}, {"bed": 3}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RoomStay.objects.filter(pk=other.pk).update(**changed)


def test_the_day_of_leaving_is_free_for_the_next_guest(coast, hotel):
    single = hotel_on(coast.san_francisco, by=coast.officer, name="Inn", rooms=1, kind="single")
    bed_for(somebody(coast), room_of(single), by=coast.officer, leaves=date(2025, 10, 7))

    stay = bed_for(somebody(coast), room_of(single), by=coast.officer, arrives=date(2025, 10, 7))

    assert stay.bed == 1


def test_said_again_for_the_same_room_the_nights_are_changed(coast, hotel):
    ann = somebody(coast)
    bed_for(ann, room_of(hotel), by=coast.officer)

    bed_for(ann, room_of(hotel), by=coast.officer, leaves=date(2025, 10, 7))

    assert RoomStay.objects.get().nights.upper == date(2025, 10, 7)


def test_fewer_rooms_name_the_guest_who_would_lose_one(coast, hotel):
    ann = somebody(coast, first_name="Ann", last_name="Baert")
    bed_for(ann, room_of(hotel, 2), by=coast.officer)

    with pytest.raises(Refused, match="would lose their room: Ann Baert"):
        hotel_on(coast.san_francisco, by=coast.officer, rooms=1)


def test_nights_outside_the_block_are_taken_and_marked(coast, hotel):
    stay = bed_for(somebody(coast), room_of(hotel), by=coast.officer, arrives=date(2025, 10, 3))

    (full,) = queries.fullness_of(queries.rooms_of(hotel))

    assert queries.outside_block(stay, stay.room.block)
    assert (full.most, full.outside) == (1, 1)


def test_who_withdraws_leaves_the_list_and_the_bed_is_free(coast, hotel):
    for _ in range(2):
        gone = somebody(coast)
        bed_for(gone, room_of(hotel), by=coast.officer)
    Registration.objects.filter(pk=gone.registration_id).update(status="withdrawn")

    stay = bed_for(somebody(coast), room_of(hotel), by=coast.officer)

    assert stay.bed == 2
    assert RoomStay.objects.count() == 2


def test_rooms_are_read_as_particulars_are(coast, hotel):
    stay = bed_for(somebody(coast), room_of(hotel), by=coast.officer)
    auditor = StaffFactory(agency=coast.agency, role="auditor")
    whole = [stay.traveller]

    assert queries.read_in_confidence(coast.officer, whole, mission=coast.mission) == {
        stay.traveller_id
    }
    assert queries.read_in_confidence(auditor, whole, mission=coast.mission) == frozenset()


def test_a_hotel_is_told_only_what_is_on_the_list(coast, hotel):
    with pytest.raises(Refused, match="only what is on the list"):
        bed_for(somebody(coast), room_of(hotel), by=coast.officer, needs=["diabetes"])


def test_a_bed_that_is_free_already_stays_free(coast, hotel):
    stay = bed_for(somebody(coast), room_of(hotel), by=coast.officer)

    for _ in range(2):
        services.free_bed(stay=stay, by=coast.officer, now=LONG_BEFORE)

    assert not RoomStay.objects.exists()
