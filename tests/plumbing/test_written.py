"""A query that is written once answers like the query itself."""

import pytest
from django.db import connection
from django.db.models import Count, Exists, OuterRef
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory

from hansa.apps.accounts.models import Agency, StaffRole, User
from hansa.plumbing.written import Written

pytestmark = pytest.mark.django_db


def colleagues(agency, user):
    works = StaffRole.objects.filter(user=OuterRef("user"), agency__isnull=False)
    return (
        StaffRole.objects.filter(agency=agency)
        .exclude(user=user)
        .select_related("user", "agency")
        .annotate(works=Exists(works), roles_of_user=Count("user__roles"))
        .order_by("pk")
    )


def told(rows):
    return [(row.pk, row.user, row.agency, row.works, row.roles_of_user) for row in rows]


def test_it_finds_the_same_rows_with_what_comes_along(django_assert_num_queries):
    agency = AgencyFactory()
    first, second, third = (StaffFactory(agency=agency) for _ in range(3))
    StaffFactory()
    asked = Written(colleagues)

    with django_assert_num_queries(1):
        found = told(asked(agency.pk, first.pk))

    assert [user for _, user, *_ in found] == [second, third]
    assert found == told(colleagues(agency.pk, first.pk))


def test_each_question_is_answered_by_the_database_as_it_is_now():
    asked = Written(lambda user: User.objects.filter(pk=user))
    user, other = UserFactory(), UserFactory()

    assert asked(user.pk)[0].full_name == user.full_name
    assert asked(other.pk) == [other]
    User.objects.filter(pk=user.pk).update(full_name="An Peeters")
    assert asked(user.pk)[0].full_name == "An Peeters"


def test_no_number_finds_no_row():
    StaffFactory()

    assert Written(lambda user: User.objects.filter(pk=user))(None) == []


def test_the_server_keeps_the_plan_of_a_query_that_is_asked_again_and_again():
    asked = Written(lambda agency: Agency.objects.filter(pk=agency))

    for number in range(7):
        asked(number)

    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        kept = [text for (text,) in cursor.fetchall()]
    assert any("accounts_agency" in text for text in kept)


def test_a_question_without_all_its_numbers_is_refused():
    asked = Written(colleagues)

    with pytest.raises(ValueError, match="zip"):
        asked(1)


def test_a_query_that_depends_on_what_is_asked_for_is_refused():
    everybody = Agency.objects.all()
    asked = Written(lambda agency: everybody.filter(pk=agency) if agency > 0 else everybody)

    with pytest.raises(ValueError, match="leaves out something"):
        asked(1)


def test_a_query_that_prefetches_is_refused():
    asked = Written(lambda agency: Agency.objects.filter(pk=agency).prefetch_related("staff"))

    with pytest.raises(ValueError, match="prefetches nothing"):
        asked(1)
