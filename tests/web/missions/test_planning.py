"""Planning a mission and taking it further."""

import pytest
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory
from tests.factories.missions import LegFactory, MissionFactory

from hansa.apps.missions import queries

PAGES = ["change/", "step/", "legs/add/"]
SHARED = ["organisers/", "sectors/"]


@pytest.fixture
def agency(db):
    return AgencyFactory()


@pytest.fixture
def officer(agency):
    return StaffFactory(agency=agency)


@pytest.fixture
def mission(agency):
    return MissionFactory(slug="lima", agency=agency)


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


def plan(agency, **said):
    return {
        "title_en": "Lima 2026", "slug": "lima-2026", "direction": "outgoing", "country": "PE",
        "lead": agency.pk, "seats": 40, **said,
    }  # fmt: skip


def page(response):
    return " ".join(response.content.decode().split())


def test_a_mission_is_planned_and_asks_for_its_first_city(signed_in, agency):
    other = AgencyFactory()

    response = signed_in.post("/missions/plan/", plan(agency, others=[other.pk]))

    mission = queries.mission("lima-2026")
    assert response.url == "/m/lima-2026/legs/add/"
    assert [o.agency for o in queries.organisers_of(mission)] == [agency, other]


@pytest.mark.parametrize("address", PAGES + SHARED)
def test_a_stranger_may_not_look(client, mission, address):
    address = f"/m/lima/{address}"

    assert client.get(address).url == f"/sign-in/?next={address}"
    for stranger in (StaffFactory(), UserFactory()):
        client.force_login(stranger)
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_a_counsellor_may_look_at_the_mission_but_not_change_it(client, mission, agency, address):
    client.force_login(StaffFactory(role="counsellor", agency=agency))

    assert client.get(f"/m/lima/{address}").status_code == 403


@pytest.mark.parametrize("address", SHARED)
def test_a_counsellor_reads_organisers_and_sectors(client, mission, agency, address):
    client.force_login(StaffFactory(role="counsellor", agency=agency))

    assert client.get(f"/m/lima/{address}").status_code == 200
    assert client.post(f"/m/lima/{address}").status_code == 403


def test_who_plans_for_nobody_gets_no_form(client, agency):
    client.force_login(StaffFactory(role="counsellor"))

    assert client.get("/missions/plan/").status_code == 403
    client.logout()
    assert client.get("/missions/plan/").url == "/sign-in/?next=/missions/plan/"


def test_nobody_plans_for_another_agency(signed_in):
    response = signed_in.post("/missions/plan/", plan(AgencyFactory()))

    assert response.status_code == 422
    assert "id_lead_error" in page(response)


@pytest.mark.parametrize(
    ("said", "field"),
    [({"slug": "lima"}, "slug"), ({"title_en": " "}, "title_en"), ({"seats": 0}, "seats"),
     ({"country": "XX"}, "country")],
)  # fmt: skip
def test_a_plan_that_will_not_do_names_the_field(signed_in, mission, agency, said, field):
    response = signed_in.post("/missions/plan/", plan(agency, **said))

    assert response.status_code == 422
    assert f'id="id_{field}_error"' in page(response)


def test_seats_and_names_change(signed_in, mission):
    signed_in.post("/m/lima/change/", {"title_nl": "Lima", "country": "PE", "seats": 60})

    mission.refresh_from_db()
    assert (mission.titles, mission.seats) == ({"nl": "Lima"}, 60)


def test_a_step_is_taken(signed_in, mission):
    LegFactory(mission=mission)

    response = signed_in.post("/m/lima/step/", {"status": "recruiting"}, follow=True)

    assert "is now “Open for registration”." in page(response)


def test_a_cancellation_without_a_reason_is_refused_beside_the_step(signed_in, mission):
    response = signed_in.post("/m/lima/step/", {"status": "cancelled"})

    assert response.status_code == 422
    assert "Say why; people will read it in the mission&#x27;s history." in page(response)


def test_a_step_that_is_not_open_is_not_offered(signed_in, mission):
    assert 'value="done"' not in page(signed_in.get("/m/lima/step/"))
    assert signed_in.post("/m/lima/step/", {"status": "done"}).status_code == 422


def test_a_sector_group_is_added_once_for_a_letter(signed_in, mission):
    said = {"letter": "b", "hue": 2, "title_en": "Energy"}

    added = signed_in.post("/m/lima/sectors/", said, follow=True)
    again = signed_in.post("/m/lima/sectors/", said)

    assert "<span>Energy</span>" in page(added)
    assert 'id="id_letter_error"' in page(again)


def test_another_agency_joins_and_its_staff_see_the_mission(signed_in, mission):
    other = AgencyFactory()
    colleague = StaffFactory(agency=other)

    signed_in.post("/m/lima/organisers/", {"agency": other.pk})

    assert list(queries.visible_to(colleague)) == [mission]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"seats": 10**10}, "seats"),
        ({"slug": "l" * 51}, "slug"),
        ({"recruits_until": "0001-01-01"}, "recruits_until"),
    ],
)
def test_what_no_column_takes_is_refused_beside_its_field(signed_in, agency, said, field):
    answer = signed_in.post("/missions/plan/", plan(agency, **said))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
