"""An organisation applies by itself."""

from dataclasses import replace
from datetime import date

import pytest
from tests.factories.accounts import UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.joining import owner_of
from tests.factories.registration import IN_TIME, TOO_LATE, application, west_coast

from hansa.apps.registration import queries, services
from hansa.apps.registration.models import Agreement, Draft, Registration
from hansa.apps.registration.rules import Prices
from hansa.apps.registration.services import (
    Application,
    Days,
    NewPerson,
    OtherPayer,
    Traveller,
    keep_draft,
    submit,
)
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db

YES = {"conditions": True, "brochure": True, "photos": False, "sharing": True}
HOLDING = OtherPayer(
    name="Noordzee Holding", street="Kaai 1", postal_code="8400", city="Oostende",
    email="invoices@noordzee.example", enterprise_number="0123.456.749", reference="PO 7",
)  # fmt: skip


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def lien(coast):
    return owner_of(coast)


def filled(coast, person, **changed):
    leg = coast.san_francisco
    offer = queries.offer(coast.mission, organisation=person.organisation, today=date(2025, 6, 2))
    whole = Application(
        motivation="Cooling that runs on sea water.",
        travellers=[Traveller(person, (Days(leg, leg.starts_on, leg.ends_on),))],
        answers=YES,
        seen=offer.seen,
        sector_group=coast.energy,
    )
    return replace(whole, **changed)


def send(coast, person, by=None, now=IN_TIME, **changed):
    return submit(
        coast.mission,
        organisation=person.organisation,
        application=filled(coast, person, **changed),
        by=by or person.user,
        now=now,
    )


def keep(coast, person, by=None, now=IN_TIME, **answers):
    return keep_draft(
        coast.mission, organisation=person.organisation, answers=answers,
        by=by or person.user, now=now,
    )  # fmt: skip


def test_a_draft_is_kept_and_resumed(coast, lien):
    first = keep(coast, lien, application={"motivation": "Cool"})
    second = keep(coast, lien, application={"motivation": "Cooling"})

    assert first == second
    assert Draft.objects.get().answers == {"application": {"motivation": "Cooling"}}
    assert [event.verb for event in story_of(first)] == ["registration.begun"]


def test_nobody_but_its_owners_sees_a_draft(coast, lien):
    draft = keep(coast, lien)

    assert list(queries.own_registrations(lien.user)) == [draft]
    assert list(queries.visible_to(coast.officer)) == []
    assert list(queries.of_mission(coast.mission)) == []
    assert list(queries.own_registrations(owner_of(coast, name="Elsewhere").user)) == []


def test_what_is_sent_is_kept_with_its_fee_payer_and_answers(coast, lien):
    keep(coast, lien)

    registration, sent_now = send(coast, lien, payer=HOLDING)

    assert sent_now
    assert registration.status == "applied"
    assert registration.fee.cents == 300_00
    assert (registration.payer.name, registration.payer.enterprise_number) == (
        "Noordzee Holding",
        "0123456749",
    )
    assert {each.subject: each.given for each in queries.agreements_of(registration)} == YES
    assert Agreement.objects.get(subject="photos").version == "standard 1"
    assert not Draft.objects.exists()


def test_sending_twice_gives_one_application(coast, lien):
    first, _ = send(coast, lien)

    again, sent_now = send(coast, lien, motivation="Another one")

    assert (again, sent_now) == (first, False)
    assert Registration.objects.get().motivation == "Cooling that runs on sea water."
    assert [event.verb for event in story_of(first)] == ["registration.applied"]


def test_after_the_deadline_nothing_is_sent_and_the_draft_stays(coast, lien):
    keep(coast, lien, now=TOO_LATE, application={"motivation": "Late"})

    with pytest.raises(Refused, match="Registration closed on 31 August 2025"):
        send(coast, lien, now=TOO_LATE)

    assert Registration.objects.get().status == "draft"
    assert Draft.objects.get().answers["application"] == {"motivation": "Late"}


def test_a_fee_that_changed_meanwhile_is_looked_at_again(coast, lien):
    seen = filled(coast, lien)
    services.set_prices(coast.mission, prices=Prices(large=500_00), by=coast.officer, now=IN_TIME)

    with pytest.raises(Refused, match="The fee or the terms have changed"):
        send(coast, lien, seen=seen.seen)


def test_terms_that_changed_meanwhile_are_read_again(coast, lien):
    seen = filled(coast, lien)
    services.write_terms(
        coast.mission, subject="photos", texts={"en": "No film."}, by=coast.officer, now=IN_TIME
    )

    with pytest.raises(Refused, match="The fee or the terms have changed"):
        send(coast, lien, seen=seen.seen)


def test_without_agreeing_to_the_conditions_nobody_applies(coast, lien):
    with pytest.raises(Refused, match="“Conditions of participation”") as refused:
        send(coast, lien, answers={**YES, "conditions": False})

    assert refused.value.field == "conditions"


@pytest.mark.parametrize("status", ["preparing", "ready", "cancelled"])
def test_only_a_mission_that_recruits_takes_applications(coast, lien, status):
    coast.mission.status = status
    coast.mission.save()

    with pytest.raises(Refused, match="takes no applications now"):
        send(coast, lien)


def test_a_stranger_applies_for_nobody(coast, lien):
    colleague = PersonFactory(organisation=lien.organisation, user=UserFactory())

    for stranger in (UserFactory(), colleague.user, coast.officer):
        with pytest.raises(Refused, match="Only those who keep the record of"):
            keep(coast, lien, by=stranger)
        with pytest.raises(Refused, match="Only those who keep the record of"):
            send(coast, lien, by=stranger)


def test_an_agency_that_does_not_organise_the_mission_sends_nobody(lien):
    andes = west_coast(slug="andes")

    with pytest.raises(Refused, match=r"hub\.brussels does not organise"):
        keep(andes, lien)


def test_an_owner_names_somebody_whom_the_directory_does_not_know(coast, lien):
    leg = coast.san_francisco
    joris = NewPerson(first_name="Joris", last_name="Claes", email="joris@example.org")
    stays = (Days(leg, leg.starts_on, leg.ends_on),)

    registration, _ = send(
        coast, lien, travellers=[Traveller(lien, stays), Traveller(joris, stays)]
    )

    assert [str(each) for each in registration.delegates.all()] == ["Joris Claes", "Lien De Smet"]


def test_an_invoice_to_another_payer_needs_an_address(coast, lien):
    with pytest.raises(Refused, match="needs the street") as refused:
        send(coast, lien, payer=replace(HOLDING, street=" "))

    assert refused.value.field == "payer"


def test_an_officer_may_finish_what_a_company_has_begun(coast, lien):
    draft = keep(coast, lien)
    leg = coast.san_francisco

    entered = services.apply(
        mission=coast.mission,
        organisation=lien.organisation,
        agency=coast.agency,
        sector_group=None,
        motivation="By telephone.",
        travellers=[Traveller(lien, (Days(leg, leg.starts_on, leg.ends_on),))],
        by=coast.officer,
        now=IN_TIME,
    )

    assert (entered, entered.status) == (draft, "applied")
    assert not Draft.objects.exists()


def test_a_draft_of_what_was_sent_before_is_not_kept(coast, lien):
    sent = application(coast)
    PersonFactory(organisation=sent.organisation, user=lien.user, is_owner=True)

    given = keep_draft(
        coast.mission, organisation=sent.organisation, answers={}, by=lien.user, now=IN_TIME
    )

    assert given == sent
    assert not Draft.objects.exists()
