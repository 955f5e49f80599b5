"""One registration, and the decisions on it."""

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.programme import ActivityFactory
from tests.factories.registration import IN_TIME, application, partner_of, west_coast

from hansa.apps.programme.models import ActivityWish
from hansa.apps.registration.models import Quota
from hansa.plumbing.history.recording import record

pytestmark = pytest.mark.django_db

ASKED_BY_HTMX = {"HX-Request": "true", "HX-Target": "registration"}


@pytest.fixture
def coast(client):
    coast = west_coast(seats=1)
    client.force_login(coast.officer)
    return coast


def address(registration, name="registration"):
    return reverse(f"registration:{name}", args=[registration.mission.slug, registration.pk])


def decide(client, registration, name, **said):
    return client.post(address(registration, name), said, headers=ASKED_BY_HTMX)


def test_an_officer_accepts_an_application_and_the_card_shows_it(client, coast):
    registration = application(coast, name="Noordzee Koeltechniek")

    answer = decide(client, registration, "accept")

    registration.refresh_from_db()
    assert (answer.status_code, registration.status) == (200, "accepted")
    assert "In the delegation" in answer.text
    assert "Nour Lambert accepted the registration." in answer.text
    assert "Noordzee Koeltechniek is accepted." in answer.headers["HX-Trigger"]
    assert "<html" not in answer.text


@pytest.mark.parametrize("name", ["accept", "decline", "withdraw"])
def test_a_stranger_decides_on_nothing(client, coast, name):
    registration = application(coast)

    client.logout()
    assert decide(client, registration, name).status_code == 302
    client.force_login(StaffFactory())
    assert decide(client, registration, name).status_code == 404


def test_a_stranger_finds_no_such_registration(client, coast):
    registration = application(coast)

    client.logout()
    assert client.get(address(registration)).status_code == 302
    client.force_login(StaffFactory())
    assert client.get(address(registration)).status_code == 404


def test_a_registration_is_found_under_its_own_mission_only(client, coast):
    registration = application(coast)
    elsewhere = west_coast(slug="andes")
    client.force_login(elsewhere.officer)

    wrong = reverse("registration:registration", args=["andes", registration.pk])

    assert client.get(wrong).status_code == 404


def test_a_full_mission_is_told_before_the_button_is_pressed_and_after(client, coast):
    registration = application(coast, delegates=2)
    sentence = "Seats needed: 2; left: 1 of 1."

    assert sentence in client.get(address(registration)).text
    answer = decide(client, registration, "accept")

    assert answer.status_code == 409
    assert answer.context["objections"] == (sentence,)


@pytest.mark.parametrize("said", [{}, {"why": " "}])
def test_a_decline_without_a_reason_comes_back_with_the_field_named(client, coast, said):
    registration = application(coast)

    answer = decide(client, registration, "decline", **said)

    assert answer.status_code == 409
    assert answer.context["reason"].errors == {
        "why": ["Give the reason: those concerned can read it."]
    }
    assert answer.context["declining"]


def test_a_declined_application_shows_the_reason(client, coast):
    registration = application(coast)

    answer = decide(client, registration, "decline", why="No product for this market yet.")

    assert "No product for this market yet." in answer.text
    assert "Nour Lambert declined the application." in answer.text


def test_a_withdrawn_registration_offers_no_further_step(client, coast):
    registration = application(coast, status="accepted")

    answer = decide(client, registration, "withdraw", why="A fair at home.")

    assert answer.context["may"] == frozenset()
    assert 'hx-post="' not in answer.text


def test_another_organising_agency_reads_that_it_does_not_decide(client, coast):
    registration = application(coast)
    client.force_login(partner_of(coast))
    sentence = "Only officers and area managers of hub.brussels decide on this registration."

    shown = client.get(address(registration))
    answer = decide(client, registration, "accept")

    assert sentence in shown.text
    assert 'hx-post="' not in shown.text
    assert (answer.status_code, answer.context["objections"]) == (409, (sentence,))


def test_without_htmx_a_decision_leads_back_to_the_page(client, coast):
    registration = application(coast)

    answer = client.post(address(registration, "accept"))

    assert (answer.status_code, answer["Location"]) == (302, address(registration))


def test_a_decision_is_not_made_by_following_a_link(client, coast):
    assert client.get(address(application(coast), "accept")).status_code == 405


@pytest.mark.parametrize(
    "status", ["applied", "waiting", "accepted", "confirmed", "declined", "withdrawn", "cancelled"]
)
def test_the_page_takes_twelve_queries_at_most(
    client, coast, status, django_assert_max_num_queries
):
    type(coast.mission).objects.filter(pk=coast.mission.pk).update(seats=20)
    Quota.objects.create(mission=coast.mission, agency=coast.agency, most=4)
    for _ in range(4):
        application(coast, status=status)
    registration = application(coast, status=status, delegates=3)
    activity = ActivityFactory(leg=coast.san_francisco, audience="signed_up", status="confirmed")
    for delegate in registration.delegates.all():
        ActivityWish.objects.create(activity=activity, delegate=delegate, wished_at=IN_TIME)
        record("registration.applied", about=registration, by=coast.officer, now=IN_TIME)

    with django_assert_max_num_queries(12):
        answer = client.get(address(registration))

    assert answer.text.count("5–8 Oct") == 3
    assert len(answer.context["delegates"]) == len(answer.context["wishes"]) == 3
