"""A mission on one page, for a cabinet or a partner."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory
from tests.factories.consents import agreed
from tests.factories.programme import ActivityFactory
from tests.factories.registration import application, west_coast

from hansa.apps.accounts.rules import AgencyKind
from hansa.apps.missions.models import Organiser
from hansa.apps.registration.models import Registration

PAGE = "/m/west-coast/briefing/"


@pytest.fixture
def coast(db):
    coast = west_coast()
    application(coast, name="Pacific Cold Chain", status="accepted")
    application(coast, name="Undecided Pumps")
    ActivityFactory(leg=coast.san_francisco, titles={"en": "Gala evening"})
    ActivityFactory(leg=coast.san_francisco, titles={"en": "Perhaps a visit"}, status="draft")
    return coast


@pytest.fixture
def cabinet(coast):
    return StaffFactory(agency=coast.agency, role="cabinet")


def set_day(client, coast, day):
    client.force_login(coast.officer)
    said = {"names_from": day.isoformat() if day else ""}
    assert client.post("/m/west-coast/embargo/", said).url == PAGE


def test_a_cabinet_reads_what_is_sure_and_the_figures_but_no_names(client, coast, cabinet):
    client.force_login(cabinet)

    shown = client.get(PAGE).content.decode()

    assert "Gala evening" in shown
    assert "Perhaps a visit" not in shown
    assert "Who travels is not told yet." in shown
    assert "Pacific Cold Chain" not in shown


def test_a_stranger_may_not_look(client, coast):
    for other in (UserFactory(), StaffFactory(role="cabinet"), StaffFactory()):
        client.force_login(other)
        assert client.get(PAGE).status_code == 404
        assert client.get("/m/west-coast/embargo/").status_code == 404


def test_names_are_told_from_the_day_that_the_mission_says(client, coast, cabinet):
    today = timezone.localdate()
    set_day(client, coast, today + timedelta(days=1))
    client.force_login(cabinet)
    before = client.get(PAGE).content.decode()
    set_day(client, coast, today)
    client.force_login(cabinet)

    after = client.get(PAGE).content.decode()

    assert "Who travels is told on" in before
    assert "Pacific Cold Chain" not in before
    assert "Pacific Cold Chain" in after
    assert "Undecided Pumps" not in after


def test_names_are_withheld_again(client, coast, cabinet):
    set_day(client, coast, timezone.localdate())
    set_day(client, coast, None)
    client.force_login(cabinet)

    assert "Pacific Cold Chain" not in client.get(PAGE).content.decode()


def test_a_cabinet_reads_nothing_else_of_the_mission(client, coast, cabinet):
    client.force_login(cabinet)

    for room in ("", "history/", "delegation/", "programme/", "meetings/", "embargo/"):
        assert client.get(f"/m/west-coast/{room}").status_code == 404
    assert client.get("/organisations/").status_code == 404
    assert PAGE in client.get("/").content.decode()


def test_a_partner_reads_who_travels_and_who_does_not_stays_with_the_agency(client, coast):
    chamber = AgencyFactory(name="Chamber", kind=AgencyKind.PARTNER)
    Organiser.objects.create(mission=coast.mission, agency=chamber)
    application(coast, name="Silent Steel", status="accepted")
    agreed(Registration.objects.get(organisation__name="Pacific Cold Chain"))
    client.force_login(StaffFactory(agency=chamber, role="organiser"))

    shown = client.get(PAGE).content.decode()

    assert "Pacific Cold Chain" in shown
    assert "Only those are named who agreed" in shown
    assert "Silent Steel" not in shown
    assert "Undecided Pumps" not in shown
    assert client.get("/m/west-coast/delegation/").status_code == 404


def test_only_planners_set_the_day(client, coast):
    client.force_login(StaffFactory(agency=coast.agency, role="finance"))

    assert client.post("/m/west-coast/embargo/", {"names_from": ""}).status_code == 403


def test_more_delegates_cost_no_more_queries(client, coast, django_assert_max_num_queries):
    for _ in range(20):
        application(coast, delegates=2, status="accepted")
    client.force_login(coast.officer)

    with django_assert_max_num_queries(20):
        client.get(PAGE)
