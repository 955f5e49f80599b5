"""Who works for an agency."""

import pytest
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory

from hansa.apps.accounts import queries
from hansa.plumbing.mailing.models import Letter


@pytest.fixture
def agency(db):
    return AgencyFactory(name="Noordzee Export")


@pytest.fixture
def boss(agency):
    return StaffFactory(role="administrator", agency=agency)


def newcomer(agency, **said):
    return {
        "full_name": "Bo Claes", "email": "bo@example.org", "agency": agency.pk,
        "role": "officer", "language": "fr", **said,
    }  # fmt: skip


def test_an_administrator_adds_a_colleague_who_comes_in_and_chooses_a_password(
    client, boss, agency, settings
):
    settings.BASE_URL = "http://testserver"
    client.force_login(boss)

    response = client.post("/staff/", newcomer(agency), follow=True)

    assert "Bo Claes is on the staff." in response.content.decode()
    client.logout()
    letter = Letter.objects.get()
    link = next(line for line in letter.body.splitlines() if "://" in line)
    page = client.get(link)
    came = client.post(link, {"next": "/account/password/"})
    assert letter.language == "fr"
    assert 'name="next" value="/account/password/"' in page.content.decode()
    assert came.url == "/account/password/"


def test_a_stranger_may_not_look(client, boss):
    assert client.get("/staff/").url == "/sign-in/?next=/staff/"
    for other in (UserFactory(), StaffFactory(role="officer")):
        client.force_login(other)
        assert client.get("/staff/").status_code == 404


def test_an_administrator_sees_and_staffs_only_their_agency(client, boss):
    other = StaffFactory(full_name="Somebody Else", agency=AgencyFactory())
    client.force_login(boss)

    page = client.get("/staff/").content.decode()
    refused = client.post("/staff/", newcomer(other.roles.get().agency))

    assert "Somebody Else" not in page
    assert refused.status_code == 422
    assert queries.user_with_email("bo@example.org") is None


def test_a_role_that_is_held_is_named(client, boss, agency):
    client.force_login(boss)
    client.post("/staff/", newcomer(agency))

    response = client.post("/staff/", newcomer(agency))

    assert response.status_code == 422
    assert "Bo Claes has this role in Noordzee Export already." in response.content.decode()


def test_more_staff_cost_no_more_queries(client, boss, agency, django_assert_max_num_queries):
    StaffFactory.create_batch(30, agency=agency)
    client.force_login(boss)

    with django_assert_max_num_queries(9):
        client.get("/staff/")
