"""A company applies by itself."""

import re

import pytest
from django.urls import reverse
from tests.factories.accounts import UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.joining import AnnouncementFactory, owner_of
from tests.factories.programme import ActivityFactory
from tests.factories.registration import CLOSING_DAY, delegate_of, west_coast

from hansa.apps.programme.models import ActivityWish
from hansa.apps.registration import queries
from hansa.apps.registration.models import Draft, Registration, Terms
from hansa.plumbing.mailing.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    """The door reads today's clock: this mission never closes."""
    coast = west_coast()
    coast.mission.recruits_until = None
    coast.mission.save()
    AnnouncementFactory(mission=coast.mission)
    return coast


@pytest.fixture
def lien(client, coast):
    lien = owner_of(coast)
    client.force_login(lien.user)
    return lien


def page(coast, person, name="apply_oneself"):
    return reverse(f"registration:{name}", args=[coast.mission.slug, person.organisation.pk])


def sent(coast, person, **changed):
    """What a browser sends for one delegate who goes to San Francisco."""
    leg = coast.san_francisco
    fields = {
        "travellers-TOTAL_FORMS": "1",
        "travellers-INITIAL_FORMS": "0",
        "travellers-0-person": person.pk,
        "travellers-0-language": "en",
        f"travellers-0-goes_{leg.pk}": "on",
        f"travellers-0-arrives_on_{leg.pk}": leg.starts_on.isoformat(),
        f"travellers-0-leaves_on_{leg.pk}": leg.ends_on.isoformat(),
        "motivation": "Cooling on sea water.",
        "sector_group": coast.energy.pk,
        "consent-conditions": "on",
        "seen": "30000 undeclared conditions=standard 1 brochure=standard 1 photos=standard 1 "
        "sharing=standard 1",
        "send": "",
    }
    return {name: value for name, value in {**fields, **changed}.items() if value is not None}


def test_an_owner_sends_an_application_that_is_prefilled_with_themselves(client, coast, lien):
    prefilled = client.get(page(coast, lien)).text
    assert re.search(rf'<option value="{lien.pk}" selected', prefilled)
    assert "€300" in prefilled

    answer = client.post(page(coast, lien), sent(coast, lien))

    registration = Registration.objects.get()
    assert answer["Location"] == reverse("registration:sent", args=[registration.pk])
    assert (registration.status, registration.sector_group) == ("applied", coast.energy)


@pytest.mark.parametrize("name", ["apply_oneself", "own_delegate"])
def test_a_stranger_applies_for_no_company(client, coast, lien, name):
    address = page(coast, lien, name)

    client.logout()
    assert client.get(address).status_code == 302
    for stranger in (UserFactory(), coast.officer, owner_of(coast, name="Elsewhere").user):
        client.force_login(stranger)
        assert client.get(address).status_code == 404


def test_what_is_half_filled_in_is_kept_and_found_again(client, coast, lien):
    half = {"motivation": "Cool", "consent-conditions": None, "send": None, "later": ""}
    ends = f"travellers-0-leaves_on_{coast.san_francisco.pk}"

    answer = client.post(page(coast, lien), sent(coast, lien, **{**half, ends: "2025-10-07"}))

    assert answer["Location"] == reverse("registration:mine")
    assert Registration.objects.get().status == "draft"
    again = client.get(page(coast, lien)).text
    assert ">\nCool</textarea>" in again
    assert re.search(rf'name="{ends}" value="2025-10-07"', again)


def test_a_draft_is_kept_while_it_is_written(client, coast, lien):
    headers = {"HX-Request": "true", "HX-Target": "kept"}

    answer = client.post(page(coast, lien), sent(coast, lien, motivation="Co"), headers=headers)

    assert answer.text.strip().startswith('<p class="quiet small" id="kept"')
    assert Draft.objects.get().answers["application"]["motivation"] == "Co"
    assert Registration.objects.get().status == "draft"


def test_a_double_click_and_the_back_button_give_one_application(client, coast, lien):
    first = client.post(page(coast, lien), sent(coast, lien))

    again = client.post(page(coast, lien), sent(coast, lien, motivation="Changed"))
    back = client.get(page(coast, lien))

    assert first["Location"] == again["Location"] == back["Location"]
    assert Registration.objects.get().motivation == "Cooling on sea water."
    assert Letter.objects.count() == 1


def test_a_deadline_that_passes_while_filling_in_keeps_the_draft_and_says_so(client, coast, lien):
    client.get(page(coast, lien))
    coast.mission.recruits_until = CLOSING_DAY
    coast.mission.save()

    answer = client.post(page(coast, lien), sent(coast, lien))

    assert answer.status_code == 409
    assert "Registration closed on 31 August 2025." in answer.text
    assert "What you have filled in is kept as a draft" in answer.text
    assert Registration.objects.get().status == "draft"
    assert Draft.objects.get().answers["application"]["motivation"] == "Cooling on sea water."


def test_without_the_conditions_nothing_is_sent(client, coast, lien):
    answer = client.post(page(coast, lien), sent(coast, lien, **{"consent-conditions": None}))

    assert answer.status_code == 422
    assert "Without agreeing to the" in answer.text
    assert Registration.objects.get().status == "draft"


def test_new_terms_are_shown_before_anything_is_sent(client, coast, lien):
    Terms.objects.create(
        mission=coast.mission, subject="photos", version=1, texts={"en": "No film."},
        since="2025-06-01T00:00Z", by=coast.officer,
    )  # fmt: skip

    answer = client.post(page(coast, lien), sent(coast, lien))

    assert answer.status_code == 409
    assert "The fee or the terms have changed" in answer.text
    assert "No film." in answer.text


def test_another_payer_needs_a_whole_address_and_a_right_number(client, coast, lien):
    payer = {"payer-other": "on", "payer-name": "Holding", "payer-enterprise_number": "0123456788"}

    answer = client.post(page(coast, lien), sent(coast, lien, **payer))

    errors = answer.context["filled"].payer.errors
    assert answer.status_code == 422
    assert "needs the street" in errors["__all__"][0]
    assert "The check digits of 0123456788" in errors["enterprise_number"][0]


def test_activities_are_asked_for(client, coast, lien):
    visit = ActivityFactory(leg=coast.san_francisco, audience="signed_up", status="confirmed")

    client.post(page(coast, lien), sent(coast, lien, **{"travellers-0-activities": visit.pk}))

    assert ActivityWish.objects.get().activity == visit


def test_a_clash_with_another_mission_is_named_in_the_row(client, coast, lien):
    andes = west_coast(slug="andes")
    beside = PersonFactory(organisation=lien.organisation)
    other = Registration.objects.create(
        mission=andes.mission, organisation=lien.organisation, agency=andes.agency,
        applied_at="2025-06-01T00:00Z",
    )  # fmt: skip
    delegate_of(other, leg=andes.san_francisco, person=beside)

    answer = client.post(page(coast, lien), sent(coast, beside))

    arrives = f"arrives_on_{coast.san_francisco.pk}"
    assert arrives in answer.context["filled"].travellers.forms[0].errors


def test_a_draft_outlives_the_public_page(client, coast, lien):
    client.post(page(coast, lien), sent(coast, lien, send=None, later=""))

    coast.mission.announcement.delete()

    assert "Cooling on sea water." in client.get(page(coast, lien)).text


def test_one_more_delegate_is_asked_for_without_the_page(client, coast, lien):
    row = client.get(page(coast, lien, "own_delegate") + "?n=1").text

    assert 'name="travellers-1-person"' in row
    assert client.get(page(coast, lien, "own_delegate") + "?n=20").status_code == 404


def test_a_draft_keeps_no_more_than_it_can_bear(client, coast, lien):
    endless = {"motivation": "long " * 9000, "send": None, "later": ""}

    client.post(page(coast, lien), sent(coast, lien, **endless))

    assert len(Draft.objects.get().answers["application"]["motivation"]) == 2000


def test_the_page_takes_twelve_queries_at_most(client, coast, lien, django_assert_max_num_queries):
    for _number in range(5):
        PersonFactory(organisation=lien.organisation)
        ActivityFactory(leg=coast.san_francisco, audience="signed_up", status="confirmed")
    client.post(page(coast, lien), sent(coast, lien, send=None, later=""))

    with django_assert_max_num_queries(12):
        client.get(page(coast, lien))


def test_an_owner_finds_draft_and_application_on_one_page(client, coast, lien):
    client.post(page(coast, lien), sent(coast, lien, send=None, later=""))

    text = client.get(reverse("registration:mine")).text

    draft = queries.own_registrations(lien.user).get()
    assert "Draft" in text
    assert reverse("registration:sent", args=[draft.pk]) in text


def test_a_draft_is_thrown_away_and_leaves_nothing(client, coast, lien):
    client.post(page(coast, lien), sent(coast, lien, send=None, later=""))

    answer = client.post(page(coast, lien, "discard"), follow=True)

    assert "The draft is thrown away." in answer.text
    assert not Registration.objects.exists()
    assert not Draft.objects.exists()


def test_what_was_sent_is_not_thrown_away(client, coast, lien):
    client.post(page(coast, lien), sent(coast, lien))

    client.post(page(coast, lien, "discard"))

    assert Registration.objects.get().status == "applied"
