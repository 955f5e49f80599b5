"""Pages of a long list."""

import pytest
from tests.factories.directory import OrganisationFactory

from hansa.apps.directory.models import Organisation
from hansa.web.paging import PagesByKey

pytestmark = pytest.mark.django_db


def test_a_page_has_its_rows_in_order_and_costs_two_queries(django_assert_num_queries):
    for name in ("Cedar", "Alder", "Elm", "Birch", "Dogwood"):
        OrganisationFactory(name=name)

    with django_assert_num_queries(2):
        page = PagesByKey(Organisation.objects.order_by("name"), 2).get_page(2)
        names = [row.name for row in page]

    assert names == ["Cedar", "Dogwood"]
    assert page.paginator.count == 5


def test_an_empty_list_has_one_empty_page():
    page = PagesByKey(Organisation.objects.order_by("name"), 2).get_page(7)

    assert list(page) == []
    assert page.paginator.num_pages == 1
