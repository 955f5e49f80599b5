"""The roles of whoever reads come along with them; whoever writes is asked anew."""

import pytest
from django.urls import reverse
from tests.factories.accounts import AgencyFactory, StaffFactory

from hansa.apps.accounts import queries
from hansa.apps.accounts.models import StaffRole
from hansa.apps.accounts.queries import Reader
from hansa.apps.accounts.rules import Role, Sight

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return AgencyFactory(name="Noordzee Export")


def test_a_reader_is_asked_nothing_more_about_their_roles(agency, django_assert_num_queries):
    reader = Reader().get_user(StaffFactory(agency=agency).pk)

    with django_assert_num_queries(0):
        assert queries.roles_in(reader, agencies=[agency]) == {Role.OFFICER}
        assert queries.roles_in(reader, agencies=[agency.pk + 1]) == set()
        assert [str(held.agency) for held in queries.roles_of(reader)] == ["Noordzee Export"]
        assert queries.sees(reader, Sight.NOTES)
        assert queries.works_for_an_agency(reader)
        assert not queries.as_counsellor(reader)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("sight", Sight)
def test_what_came_along_says_what_the_table_says(agency, role, sight):
    staff = StaffFactory(agency=agency, role=role)
    reader = Reader().get_user(staff.pk)

    assert list(queries.agencies_where(reader, sees=sight)) == list(
        queries.agencies_where(staff, sees=sight)
    )
    assert queries.sees(reader, sight) == queries.sees(staff, sight)
    assert queries.roles_of(reader) == queries.roles_of(staff)


def test_a_role_taken_back_is_gone_once_it_may_have_changed(agency):
    reader = Reader().get_user(StaffFactory(agency=agency).pk)

    StaffRole.objects.all().delete()
    queries.forget_roles(reader)

    assert queries.roles_in(reader, agencies=[agency]) == set()


def test_whoever_sends_something_is_asked_anew(client, agency):
    client.force_login(StaffFactory(agency=agency))
    page = reverse("accounts:settings")

    reads, sends = client.get(page), client.post(page, {})

    assert reads.wsgi_request.user.held_roles
    assert sends.wsgi_request.user.held_roles is None
