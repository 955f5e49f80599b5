"""A company changes or withdraws what it has sent, and officers read it."""

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.joining import AnnouncementFactory, owner_of
from tests.factories.programme import ActivityFactory
from tests.factories.registration import IN_TIME, delegate_of, partner_of, west_coast
from tests.factories.selection import criteria

from hansa.apps.programme.models import ActivityWish
from hansa.apps.registration.models import CancellationTerm, Fee, Registration
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


@pytest.fixture
def sent(coast, lien):
    registration = Registration.objects.create(
        mission=coast.mission,
        organisation=lien.organisation,
        agency=coast.agency,
        motivation="Cooling.",
        applied_at=IN_TIME,
    )
    delegate_of(registration, leg=coast.san_francisco, person=lien)
    return registration


def page(registration):
    return reverse("registration:change_sent", args=[registration.pk])


def filled(client, coast, registration, **changed):
    """What a browser sends back of the page as it was shown."""
    leg, shown = coast.san_francisco, client.get(page(registration))
    fields = {
        "travellers-TOTAL_FORMS": "1",
        "travellers-INITIAL_FORMS": "0",
        "travellers-0-person": registration.delegates.get().person_id,
        "travellers-0-language": "en",
        f"travellers-0-goes_{leg.pk}": "on",
        f"travellers-0-arrives_on_{leg.pk}": leg.starts_on.isoformat(),
        f"travellers-0-leaves_on_{leg.pk}": leg.ends_on.isoformat(),
        "motivation": registration.motivation,
        "seen": shown.context["seen"],
    }
    return {**fields, **changed}


def test_an_owner_changes_the_application_and_the_officer_reads_what_it_said(
    client, coast, lien, sent
):
    visit = ActivityFactory(leg=coast.san_francisco, audience="signed_up", status="confirmed")
    said = {"motivation": "Cooling on sea water.", "travellers-0-activities": [visit.pk]}

    answer = client.post(page(sent), filled(client, coast, sent, **said))

    assert answer["Location"] == reverse("registration:sent", args=[sent.pk])
    assert ActivityWish.objects.get().activity == visit
    assert Letter.objects.get(to=lien.user.email).subject.startswith("Your application is changed")
    client.force_login(coast.officer)
    read = client.get(reverse("registration:registration", args=["west-coast", sent.pk])).text
    assert "Changed after it was sent" in read
    assert str(visit.title) in read
    assert "Lien De Smet changed the application." in read


def test_a_stranger_changes_nobodys_application(client, coast, lien, sent):
    client.logout()
    assert client.get(page(sent)).status_code == 302
    for stranger in (UserFactory(), coast.officer, owner_of(coast, name="Elsewhere").user):
        client.force_login(stranger)
        assert client.get(page(sent)).status_code == 404
        assert client.post(page(sent), {}).status_code == 404


def test_the_page_is_filled_with_the_application_as_it_stands(client, coast, sent):
    shown = client.get(page(sent)).text

    assert ">\nCooling.</textarea>" in shown
    assert f'name="travellers-0-goes_{coast.los_angeles.pk}" checked' not in shown
    assert 'value="2025-10-05"' in shown


def test_who_scores_reads_that_it_was_changed_but_not_who_pays(client, coast, sent):
    criteria(coast)
    payer = {
        "payer-other": "on",
        "payer-name": "Secret Holding",
        "payer-street": "Rue 1",
        "payer-postal_code": "1000",
        "payer-city": "Brussels",
        "payer-email": "pay@example.org",
        "motivation": "Warming.",
    }
    client.post(page(sent), filled(client, coast, sent, **payer))
    client.force_login(partner_of(coast))

    for name in ("score", "registration"):
        read = client.get(reverse(f"registration:{name}", args=["west-coast", sent.pk])).text
        assert "Warming." in read
        assert "Secret Holding" not in read


def test_a_page_that_is_older_than_the_application_changes_nothing(client, coast, sent):
    before = filled(client, coast, sent, motivation="Second.")
    client.post(page(sent), {**before, "motivation": "First."})

    answer = client.post(page(sent), before)

    assert answer.status_code == 409
    assert "Somebody has changed the application since you opened this page." in answer.text
    assert Registration.objects.get().motivation == "First."


def test_what_is_wrong_comes_back_at_its_field(client, coast, sent):
    late = {f"travellers-0-leaves_on_{coast.san_francisco.pk}": "2025-12-24"}

    answer = client.post(page(sent), filled(client, coast, sent, **late))

    assert answer.status_code == 422
    assert "The leg in San Francisco runs from" in answer.text


def test_a_decided_application_says_why_it_is_not_changed(client, coast, sent):
    Registration.objects.update(status="waiting", decided_at=IN_TIME)

    assert "is not changed any more" in client.get(page(sent)).text


@pytest.mark.parametrize(
    ("status", "words"),
    [("applied", "Today it costs nothing."), ("confirmed", "That is €150 of €300.")],
)
def test_what_leaving_costs_stands_there_before_the_click(client, coast, sent, status, words):
    Fee.objects.create(registration=sent, cents=300_00, ground="large", kept_at=IN_TIME)
    CancellationTerm.objects.create(mission=coast.mission, days_before=400, share=50)
    Registration.objects.update(status=status, decided_at=IN_TIME)

    place = reverse("registration:place", args=["west-coast", sent.pk])
    shown = client.get(place).text

    assert words in shown
    assert "from 400 days before the mission on: 50 %" in shown


def test_who_withdraws_receives_a_letter_with_what_is_kept(client, coast, lien, sent):
    Fee.objects.create(registration=sent, cents=300_00, ground="large", kept_at=IN_TIME)
    CancellationTerm.objects.create(mission=coast.mission, days_before=400, share=50)
    Registration.objects.update(status="confirmed", decided_at=IN_TIME)

    client.post(
        reverse("registration:leave_place", args=["west-coast", sent.pk]), {"why": "A fair."}
    )

    body = Letter.objects.get(to=lien.email).body
    assert "50 % of the fee is kept" in body
    assert "A fair." in body


def test_auditors_change_nothing(client, coast, sent):
    client.force_login(StaffFactory(agency=coast.agency, role="auditor"))

    assert client.get(page(sent)).status_code == 404
