"""Applying for a mission, and naming who travels."""

from datetime import date

import pytest
from tests.factories.accounts import StaffFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import (
    IN_TIME,
    TOO_LATE,
    application,
    delegate_of,
    partner_of,
    west_coast,
)

from hansa.apps.directory import queries as directory
from hansa.apps.registration import services
from hansa.apps.registration.models import Registration, Stay
from hansa.apps.registration.services import Days, NewPerson, Traveller
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def organisation(coast):
    return OrganisationFactory(agency=coast.agency, name="Noordzee Koeltechniek")


@pytest.fixture
def an(organisation):
    return PersonFactory(organisation=organisation, first_name="An", last_name="Peeters")


def days(leg, first=None, last=None):
    return Days(
        leg=leg,
        arrives_on=date(2025, 10, first) if first else leg.starts_on,
        leaves_on=date(2025, 10, last) if last else leg.ends_on,
    )


def apply(coast, organisation, *travellers, **details):
    wanted = {"agency": coast.agency, "by": coast.officer, "now": IN_TIME, **details}
    return services.apply(
        mission=coast.mission,
        organisation=organisation,
        sector_group=coast.energy,
        motivation="Cooling that runs on sea water.",
        travellers=travellers,
        **wanted,
    )


def refused(coast, organisation, *travellers, **details):
    with pytest.raises(Refused) as refusal:
        apply(coast, organisation, *travellers, **details)
    return refusal.value.field, refusal.value.objections


def test_an_application_waits_with_its_delegates_and_their_days(coast, organisation, an):
    registration = apply(
        coast,
        organisation,
        Traveller(an, (days(coast.san_francisco), days(coast.los_angeles, last=9))),
    )

    assert registration.status == "applied"
    assert list(Stay.objects.values_list("person", "leg__city", "leaves_on", "stands")) == [
        (an.pk, "San Francisco", date(2025, 10, 8), True),
        (an.pk, "Los Angeles", date(2025, 10, 9), True),
    ]
    assert [event.verb for event in story_of(registration)] == ["registration.applied"]


def test_somebody_new_is_noted_in_the_directory(coast, organisation):
    joris = NewPerson("Joris", "Claes", "Joris.Claes@example.org", language="nl")

    apply(coast, organisation, Traveller(joris, (days(coast.san_francisco),)))

    assert [(str(p), p.language) for p in directory.people_of(organisation)] == [
        ("Joris Claes", "nl")
    ]


def test_an_application_without_delegates_is_refused(coast, organisation):
    assert refused(coast, organisation) == ("travellers", ("Name at least one delegate.",))


def test_a_second_application_is_refused_at_the_organisation(coast, an, organisation):
    apply(coast, organisation, Traveller(an, (days(coast.san_francisco),)))

    assert refused(coast, organisation, Traveller(an, (days(coast.san_francisco),))) == (
        "organisation",
        ("Noordzee Koeltechniek is already registered for West Coast mission: Applied.",),
    )


def test_a_late_application_is_refused(coast, organisation, an):
    traveller = Traveller(an, (days(coast.san_francisco),))

    assert refused(coast, organisation, traveller, now=TOO_LATE) == (
        "",
        ("Registration closed on 31 August 2025.",),
    )


def test_an_end_before_the_start_is_refused_at_that_arrival(coast, organisation, an):
    stays = (days(coast.san_francisco, 8, 6),)

    assert refused(coast, organisation, Traveller(an, stays)) == (
        f"travellers-0-arrives_on_{coast.san_francisco.pk}",
        ("Nobody leaves San Francisco (6 October 2025) before arriving (8 October 2025).",),
    )


def test_days_outside_the_leg_are_refused_at_the_delegate_concerned(coast, organisation, an):
    joris = PersonFactory(organisation=organisation)

    field, objections = refused(
        coast,
        organisation,
        Traveller(an, (days(coast.san_francisco),)),
        Traveller(joris, (days(coast.los_angeles, 9, 12),)),
    )

    assert field == f"travellers-1-arrives_on_{coast.los_angeles.pk}"
    assert objections == ("The leg in Los Angeles runs from 9 October 2025 to 10 October 2025.",)


def test_the_same_leg_twice_is_two_places_at_once(coast, organisation, an):
    stays = (days(coast.san_francisco, 5, 7), days(coast.san_francisco, 7, 8))

    field, objections = refused(coast, organisation, Traveller(an, stays))

    assert field == f"travellers-0-arrives_on_{coast.san_francisco.pk}"
    assert objections == (
        "A delegate cannot be in San Francisco and in San Francisco on 7 October 2025.",
    )


def test_a_delegate_on_another_mission_then_is_refused_naming_that_mission(coast, organisation, an):
    andes = west_coast(slug="andes")
    andes.mission.titles = {"en": "Andes mission"}
    andes.mission.save()
    delegate_of(application(andes, delegates=0), leg=andes.san_francisco, person=an)

    field, objections = refused(
        coast, organisation, Traveller(an, (days(coast.san_francisco, 6, 7),))
    )

    assert field == f"travellers-0-arrives_on_{coast.san_francisco.pk}"
    assert objections == (
        "An Peeters is in San Francisco with Andes mission from 5 October 2025 to 8 October 2025, "
        "and cannot be in San Francisco then.",
    )


def test_a_delegate_who_withdrew_elsewhere_is_free(coast, organisation, an):
    andes = west_coast(slug="andes")
    withdrawn = application(andes, delegates=0, status="withdrawn")
    delegate_of(withdrawn, leg=andes.san_francisco, person=an)

    assert apply(coast, organisation, Traveller(an, (days(coast.san_francisco),))).pk


def test_a_delegate_is_named_once_in_an_application(coast, organisation, an):
    traveller = Traveller(an, (days(coast.san_francisco),))

    assert refused(coast, organisation, traveller, traveller) == (
        "travellers-1-person",
        ("An Peeters already travels in this mission, for Noordzee Koeltechniek.",),
    )


def test_an_address_that_is_taken_is_refused_at_its_field(coast, organisation, an):
    twin = NewPerson("Anne", "Peeters", an.email)

    assert refused(coast, organisation, Traveller(twin, (days(coast.san_francisco),))) == (
        "travellers-0-email",
        (f"An Peeters already has the address {an.email} there.",),
    )


def test_a_refused_application_leaves_nothing_behind(coast, organisation):
    joris = NewPerson("Joris", "Claes", "joris.claes@example.org")

    refused(coast, organisation, Traveller(joris, (days(coast.san_francisco, 8, 6),)))

    assert not Registration.objects.exists()
    assert not directory.people_of(organisation).exists()


def test_only_the_agency_concerned_enters_its_applications(coast, organisation, an):
    traveller = Traveller(an, (days(coast.san_francisco),))

    assert refused(coast, organisation, traveller, by=partner_of(coast)) == (
        "",
        ("Only officers and area managers of hub.brussels decide on this registration.",),
    )


def test_an_agency_that_does_not_organise_enters_nobody(coast, organisation, an):
    stranger = StaffFactory()
    agency = stranger.roles.get().agency

    field, objections = refused(
        coast,
        organisation,
        Traveller(an, (days(coast.san_francisco),)),
        by=stranger,
        agency=agency,
    )

    assert field == "organisation"
    assert objections == (f"{agency} does not organise West Coast mission.",)


def test_a_further_delegate_takes_a_seat_of_an_accepted_registration(organisation, an):
    coast = west_coast(seats=1, slug="small")
    registration = application(coast, delegates=1, status="accepted")
    joris = PersonFactory(organisation=registration.organisation)

    with pytest.raises(Refused, match="Seats needed: 1; left: 0 of 1"):
        services.add_delegate(
            registration,
            traveller=Traveller(joris, (days(coast.san_francisco),)),
            by=coast.officer,
            now=IN_TIME,
        )


def test_a_declined_registration_takes_no_further_delegate(coast):
    registration = application(coast, status="declined")
    joris = PersonFactory(organisation=registration.organisation)

    with pytest.raises(Refused, match="“Declined” takes no further delegate"):
        services.add_delegate(
            registration,
            traveller=Traveller(joris, (days(coast.san_francisco),)),
            by=coast.officer,
            now=IN_TIME,
        )
