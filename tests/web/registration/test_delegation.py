"""The delegation of a mission."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.registration import IN_TIME, application, delegate_of, partner_of, west_coast
from tests.factories.selection import criteria

from hansa.apps.accounts.models import StaffRole
from hansa.apps.registration.models import Look
from hansa.apps.registration.services import note_look
from hansa.plumbing.history.recording import record

pytestmark = pytest.mark.django_db

LATER = IN_TIME + timedelta(days=3)


@pytest.fixture
def coast(client):
    coast = west_coast(seats=10)
    client.force_login(coast.officer)
    return coast


def listed(client, coast, headers=None, **asked):
    address = reverse("registration:delegation", args=[coast.mission.slug])
    return client.get(address, asked, headers=headers)


def names(answer):
    return [str(registration) for registration in answer.context["page"]]


def test_what_waits_for_the_officer_comes_before_the_figures_and_the_list(client, coast):
    application(coast, name="Aardvark", status="accepted", delegates=2)
    application(coast, name="Zeebrugge Cranes")

    answer = listed(client, coast)

    assert "One application waits for your decision" in answer.text
    assert "Of 10 seats, 0 are confirmed and 2 are offered." in answer.text
    assert [str(waiting) for waiting in answer.context["to_decide"]] == ["Zeebrugge Cranes"]
    assert names(answer) == ["Zeebrugge Cranes", "Aardvark"]


def test_a_stranger_finds_no_such_delegation(client, coast):
    looked = reverse("registration:looked", args=[coast.mission.slug, application(coast).pk])
    client.logout()
    assert (listed(client, coast).status_code, client.post(looked).status_code) == (302, 302)
    client.force_login(StaffFactory())
    assert (listed(client, coast).status_code, client.post(looked).status_code) == (404, 404)
    assert not Look.objects.exists()


def test_another_organising_agency_sees_the_list_but_is_asked_for_nothing(client, coast):
    application(coast, name="Zeebrugge Cranes")
    client.force_login(partner_of(coast))

    answer = listed(client, coast)

    assert names(answer) == ["Zeebrugge Cranes"]
    assert list(answer.context["to_decide"]) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"status": "declined"}, ["Declined NV"]),
        ({"region": "flanders"}, ["Flemish NV"]),
        ({"kind": "federation"}, ["Agoria"]),
        ({"q": "flem"}, ["Flemish NV"]),
        ({"q": "an peet"}, ["Agoria"]),
        ({"status": "nonsense", "kind": "federation"}, ["Agoria"]),
    ],
)
def test_the_list_is_filtered(client, coast, asked, found):
    fit = partner_of(coast).roles.get().agency
    application(coast, name="Declined NV", status="declined", delegates=0)
    application(coast, name="Flemish NV", agency=fit, delegates=0)
    federation = application(coast, name="Agoria", kind="federation", delegates=0)
    an = PersonFactory(organisation=federation.organisation, last_name="Peeters")
    delegate_of(federation, leg=coast.san_francisco, person=an)

    answer = listed(client, coast, {"HX-Request": "true", "HX-Target": "results"}, **asked)

    assert names(answer) == found
    assert "<html" not in answer.text


def test_a_sector_group_is_a_filter(client, coast):
    energy = application(coast, name="Noordzee Koeltechniek")
    energy.sector_group = coast.energy
    energy.save()
    application(coast, name="Other NV")

    assert names(listed(client, coast, sector=coast.energy.pk)) == ["Noordzee Koeltechniek"]


def test_an_empty_delegation_says_so(client, coast):
    assert "Nobody has applied yet" in listed(client, coast).text


def test_a_large_delegation_is_paged_with_a_steady_number_of_queries(
    client, coast, django_assert_max_num_queries
):
    type(coast.mission).objects.filter(pk=coast.mission.pk).update(seats=100)
    for number in range(55):
        application(coast, status="applied" if number % 2 else "accepted")

    with django_assert_max_num_queries(12):
        answer = listed(client, coast)

    assert "1 to 50 of 55" in answer.text


def test_a_filtered_list_takes_twelve_queries_too(client, coast, django_assert_max_num_queries):
    for number in range(5):
        application(coast, name=f"Noordzee {number}")
    asked = {"q": "noordzee", "status": "applied", "sector": coast.energy.pk}

    with django_assert_max_num_queries(12):
        listed(client, coast, **asked)


def test_somebody_with_every_role_asks_no_more(client, coast, django_assert_max_num_queries):
    everything = StaffFactory(agency=coast.agency, is_administrator=True)
    for role in ("administrator", "area_manager", "finance", "counsellor"):
        StaffRole.objects.create(user=everything, agency=coast.agency, role=role)
    application(coast)
    client.force_login(everything)

    with django_assert_max_num_queries(12):
        answer = listed(client, coast)

    assert answer.context["waiting_here"] == 1


def test_what_changed_since_the_officer_looked_is_marked_until_it_was_read(client, coast):
    read, unread = application(coast, name="Aardvark"), application(coast, name="Beaver")
    for each in (read, unread):
        record("registration.changed", about=each, by=None, now=LATER)
    looked = reverse("registration:looked", args=[coast.mission.slug, read.pk])

    opened = client.get(reverse("registration:registration", args=[coast.mission.slug, read.pk]))
    assert f'hx-post="{looked}"' in opened.text
    assert marked(listed(client, coast)) == ["Aardvark", "Beaver"]
    client.post(looked)

    assert marked(listed(client, coast)) == ["Beaver"]
    assert names(listed(client, coast, changed="on")) == ["Beaver"]
    assert [each.changed_since for each in listed(client, coast).context["to_decide"]] == [
        False,
        True,
    ]


def test_another_change_or_another_reader_is_marked_again(client, coast):
    changed = application(coast, name="Aardvark", status="accepted")
    record("registration.delegate_added", about=changed, by=coast.officer, now=LATER)
    assert marked(listed(client, coast)) == []

    partner = partner_of(coast)
    client.force_login(partner)
    assert marked(listed(client, coast)) == ["Aardvark"]
    client.post(
        reverse("registration:looked", args=[coast.mission.slug, changed.pk]),
        headers={"HX-Request": "true"},
    )
    assert marked(listed(client, coast)) == []
    note_look(changed, by=partner, now=LATER)
    record("registration.substituted", about=changed, by=None, now=LATER + timedelta(hours=1))
    assert marked(listed(client, coast)) == ["Aardvark"]


def test_scores_and_answers_are_no_changes_and_nothing_waits_for_an_auditor(client, coast):
    told = application(coast, name="Aardvark")
    for verb in ("scored", "agreed", "accepted", "confirmed"):
        record(f"registration.{verb}", about=told, by=None, now=LATER)
    assert marked(listed(client, coast)) == []

    record("registration.changed", about=told, by=None, now=LATER)
    auditor = UserFactory()
    StaffRole.objects.create(user=auditor, agency=coast.agency, role="auditor")
    client.force_login(auditor)
    page = reverse("registration:registration", args=[coast.mission.slug, told.pk])

    assert marked(listed(client, coast, changed="on")) == []
    assert "/looked/" not in client.get(page).text


def marked(answer):
    return [str(each) for each in answer.context["page"] if getattr(each, "changed_since", False)]


def test_whoever_scores_reads_what_changed_and_the_mark_goes(client, coast):
    criteria(coast)
    changed = application(coast, name="Aardvark")
    record("registration.changed", about=changed, by=None, now=LATER)
    client.force_login(partner_of(coast))
    args = [coast.mission.slug, changed.pk]

    page = client.get(reverse("registration:score", args=args))

    assert f'hx-post="{reverse("registration:looked", args=args)}"' in page.text
    client.post(reverse("registration:looked", args=args))
    assert "/looked/" not in client.get(reverse("registration:score", args=args)).text
