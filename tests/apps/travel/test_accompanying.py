"""Who comes with a delegate has a bed and a seat, travels as they do, and has no agenda."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from tests.factories.accounts import LONG_BEFORE, StaffFactory
from tests.factories.directory import PersonFactory
from tests.factories.programme import at, delegate_on
from tests.factories.registration import west_coast
from tests.factories.travel import (
    bed_for,
    bus_on,
    comes_with,
    companion_of,
    flies,
    hotel_on,
    room_of,
    seated,
)

from hansa.apps.registration.models import Registration
from hansa.apps.travel import queries, services
from hansa.apps.travel.dossier import chapters_about
from hansa.apps.travel.models import (
    Accompanying,
    Connection,
    Passenger,
    RideSeat,
    RoomStay,
    Traveller,
)
from hansa.journeys.substitute_delegate import substitute_delegate
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def ann(coast):
    return delegate_on(
        coast.san_francisco, first_name="Ann", last_name="Baert", organisation__agency=coast.agency
    )


@pytest.fixture
def jan(coast, ann):
    """Ann's partner, in her room, on a flight and in her bus."""
    jan = comes_with(ann, by=coast.officer)
    room = room_of(hotel_on(coast.san_francisco, by=coast.officer))
    bus = bus_on(coast.san_francisco, by=coast.officer)
    for who in (ann, jan):
        bed_for(who, room, by=coast.officer)
        seated(who, bus, by=coast.officer)
    flies(jan, by=coast.officer)
    return jan


def test_a_partner_sleeps_in_the_double_of_the_delegate(ann, jan):
    assert list(queries.room_mates(ann).values()) == [["Jan Claes"]]
    assert jan.traveller.for_whom == "with Ann Baert"


def test_a_partner_is_on_every_list_with_the_name_of_the_delegate(coast, ann, jan):
    mission = coast.mission
    (hour,) = queries.arrivals_of(mission)
    where = {each.name: each for each in queries.whereabouts(mission, at=at("08:30"))}
    (ride,) = queries.rides_of(mission)

    assert hour.people == 1
    assert (where["Jan Claes"].place, where["Jan Claes"].for_whom) == ("Bus 1", "with Ann Baert")
    assert [str(seat.traveller) for seat in queries.riders_of(ride)] == ["Ann Baert", "Jan Claes"]
    assert (f"a{jan.pk}", "Jan Claes, with Ann Baert") in queries.choices_of(mission)
    assert queries.who_has_key(mission, f"a{jan.pk}") == jan


def test_the_guests_of_a_hotel_ride_with_whom_they_brought(coast, jan):
    other = bus_on(coast.san_francisco, by=coast.officer, name="Bus 2")
    hotel = RoomStay.objects.first().room.block.hotel

    assert [str(who) for who in queries.guests_on(hotel, other)] == ["Ann Baert", "Jan Claes"]


def test_where_a_partner_sleeps_is_read_by_whom_the_delegate_is_open_to(coast, jan):
    stranger = StaffFactory(role="officer")

    for user, names in ((coast.officer, {jan.traveller.pk}), (stranger, frozenset())):
        assert queries.read_in_confidence(user, [jan.traveller], mission=coast.mission) == names


def test_who_withdraws_takes_them_along(coast, ann, jan):
    Registration.objects.filter(pk=ann.registration_id).update(status="withdrawn")

    (ride,) = queries.rides_of(coast.mission)
    assert queries.riders_of(ride) == []
    assert queries.travellers_of(coast.mission) == []
    assert list(queries.accompanying_of(coast.mission)) == []
    assert queries.who_has_key(coast.mission, f"a{jan.pk}") is None
    assert queries.whereabouts(coast.mission, at=at("08:30")) == []


def test_who_travels_instead_brings_nobody(coast, ann, jan):
    joining = PersonFactory(organisation=ann.registration.organisation)

    substitute_delegate(
        delegate=ann, person=joining, by=coast.officer,
        now=datetime(2025, 9, 1, 9, tzinfo=UTC), why="Ill.",
    )  # fmt: skip

    assert not Accompanying.objects.exists()
    assert [str(seat.traveller) for seat in RideSeat.objects.all()] == [str(ann)]


def test_dropped_their_bed_and_seats_are_free_and_no_empty_flight_stays(coast, ann, jan):
    for _ in range(2):
        services.drop_accompanying(accompanying=jan, by=coast.officer, now=LONG_BEFORE)

    assert [stay.traveller.delegate for stay in RoomStay.objects.all()] == [ann]
    assert [seat.traveller.delegate for seat in RideSeat.objects.all()] == [ann]
    assert not Passenger.objects.exists()
    assert not Connection.objects.exists()
    assert story_of(ann).filter(verb="travel.accompanying_dropped").count() == 1
    with pytest.raises(Refused, match="Jan Claes does not travel any more"):
        flies(jan, by=coast.officer)


def test_named_again_they_are_one_and_come_as_was_said_last(coast, ann):
    for relation in ("partner", "partner", "assistant"):
        comes_with(ann, by=coast.officer, name=" Jan  Claes ", relation=relation)

    (jan,) = Accompanying.objects.all()
    assert (jan.name, jan.relation) == ("Jan Claes", "assistant")
    assert story_of(ann).filter(verb="travel.accompanying_named").count() == 2
    assert not story_of(ann).filter(details__icontains="Claes").exists()


@pytest.mark.parametrize(
    ("wrong", "field", "why"),
    [
        ({"name": "  "}, "name", "Say what they are called"),
        ({"name": "J" * 161}, "name", "at most 160 letters"),
        ({"relation": "dog"}, "relation", "from the list"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(coast, ann, wrong, field, why):
    with pytest.raises(Refused, match=why) as refused:
        comes_with(ann, by=coast.officer, **wrong)

    assert refused.value.field == field


def test_a_fifth_is_too_many_and_a_known_one_is_not(coast, ann):
    for number in range(4):
        comes_with(ann, by=coast.officer, name=f"Jan {number}")
    comes_with(ann, by=coast.officer, name="Jan 3")

    with pytest.raises(Refused, match="At most 4 people come with a delegate"):
        comes_with(ann, by=coast.officer, name="Jan 4")


def test_nobody_comes_with_who_does_not_travel(coast, ann):
    Registration.objects.filter(pk=ann.registration_id).update(status="withdrawn")

    with pytest.raises(Refused, match="Ann Baert does not travel"):
        comes_with(ann, by=coast.officer)


def test_the_delegate_names_and_drops_and_no_other_delegate_does(coast, ann):
    jan = comes_with(ann, by=ann.person.user)
    other = delegate_on(coast.san_francisco).person.user

    with pytest.raises(Refused):
        comes_with(ann, by=other, name="Piet Claes")
    with pytest.raises(Refused):
        services.drop_accompanying(accompanying=jan, by=other, now=LONG_BEFORE)
    with pytest.raises(Refused):
        comes_with(ann, by=StaffFactory(), name="Piet Claes")
    services.drop_accompanying(accompanying=jan, by=ann.person.user, now=LONG_BEFORE)

    assert not Accompanying.objects.exists()


def test_a_traveller_is_exactly_one_of_three(coast, ann, jan):
    staff = companion_of(coast)

    for changed in ({"delegate": ann}, {"companion": staff}, {"accompanying": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Traveller.objects.filter(accompanying=jan).update(**changed)


def test_ones_own_data_tell_whom_one_brought(coast, ann, jan):
    (told,) = [one for one in chapters_about(ann.person.user) if one.name == "accompanying"]

    assert told.rows == (
        {"mission": str(coast.mission), "name": "Jan Claes", "relation": "Partner"},
    )


def test_with_the_delegate_those_who_came_with_them_are_forgotten(ann, jan):
    services.forget_travel(ann.person.user)

    assert not Accompanying.objects.exists()
    assert not RoomStay.objects.exists()
    assert not RideSeat.objects.exists()
