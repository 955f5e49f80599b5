"""What organisers see of recommendations: one organisation's list with scores, and groups."""

import html
import re
from datetime import UTC, datetime

import pytest
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.interest import a_market, recommend
from tests.web.meetings.pages import words

from hansa.apps.matching import grouping
from hansa.apps.matching.models import Ruling, Statement
from hansa.apps.matching.rules import Choice, digest_of

OFFER = "We distribute sensors for cold rooms"
NEED = "Wij zoeken een verdeler van sensoren"
MET = {
    "code": "need_meets_offer",
    "facts": {"need": NEED, "need_language": "nl", "offer": OFFER, "offer_language": "en"},
}
HOME = "/m/west-coast/matches/"
MOST_QUERIES = 12


@pytest.fixture
def market(db):
    """Both companies look for what the first host offers."""
    market = a_market(datetime(2025, 10, 6, 17, tzinfo=UTC))
    host = market.hosts[0]
    Statement.objects.create(
        profile=host, kind="offer", position=0, text=OFFER, language="en", digest=digest_of(OFFER)
    )
    for company in market.companies:
        (row,) = recommend(company, host, score=0.62)
        row.forward, row.backward, row.reasons = 0.71, 0.55, [MET]
        row.save()
    return market


@pytest.fixture
def officer(client, market):
    client.force_login(market.officer)
    return client


def test_one_organisations_list_tells_why_and_its_scores_in_parts(officer, market):
    market.express(market.hosts[0], market.companies[0], Choice.NO)

    page = words(officer.get(f"{HOME}of/{market.companies[0].pk}/"))

    assert f"Whom {market.companies[0]} should meet" in page
    assert f"Need of {market.companies[0]}: {NEED} ; offer of {market.hosts[0]}: {OFFER}" in page
    assert f"For both 62 To {market.companies[0]} 71 To {market.hosts[0]} 55" in page
    assert f"{market.hosts[0]}: No, thanks" in page


def test_an_organisation_without_a_list_is_explained(officer, market):
    page = words(officer.get(f"{HOME}of/{market.hosts[1].pk}/"))

    assert "Nobody is recommended to it" in page
    assert "Recommendations of this mission are not made yet." in page


def test_coverage_leads_to_the_list_of_each(officer, market):
    page = officer.get("/m/west-coast/coverage/?who=all").text

    assert f'href="{HOME}of/{market.companies[0].pk}/"' in page


def test_companies_that_look_for_the_same_are_a_group(officer, market):
    page = words(officer.get(f"{HOME}groups/"))

    assert f"It brings what all of them look for: {OFFER}" in page
    assert all(str(company) in page for company in market.companies)


def test_a_group_is_made_in_the_session_with_everybody_ticked(officer, market):
    for company in market.companies:
        market.express(company, market.hosts[0])

    page = officer.get(f"{HOME}groups/")
    (link,) = re.findall(r'href="([^"]*groups/[?][^"]*)"', page.text)
    form = officer.get(html.unescape(link)).context["form"]

    assert form.host == market.hall.hosts[0]
    assert set(form["guests_chosen"].value()) == {party.pk for party in market.hall.companies}


def test_who_said_no_is_kept_apart_or_left_is_in_no_group(market):
    mission = market.companies[0].mission
    together = grouping.groups_in(mission)
    ruling = Ruling.objects.create(
        one=market.companies[0], other=market.companies[1], allows=False, why="Rivals.",
        by=market.officer, at=datetime(2025, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    apart = grouping.groups_in(mission)
    ruling.delete()
    said = market.express(market.companies[0], market.hosts[0], Choice.NO)
    declined = grouping.groups_in(mission)
    said.delete()
    Statement.objects.all().delete()
    unsaid = grouping.groups_in(mission)

    assert [each.companies for each in together] == [tuple(market.companies)]
    assert (apart, declined, unsaid) == ([], [], [])


def test_no_group_is_told_as_such(officer, market):
    Statement.objects.all().delete()

    assert "No group meeting suggests itself" in words(officer.get(f"{HOME}groups/"))


@pytest.mark.parametrize("end", ["of/{pk}/", "groups/"])
def test_the_pages_take_few_queries(officer, market, django_assert_max_num_queries, end):
    with django_assert_max_num_queries(MOST_QUERIES):
        officer.get(HOME + end.format(pk=market.companies[0].pk))


def test_strangers_and_officers_elsewhere_find_nothing(client, market):
    for user in (UserFactory(), StaffFactory()):
        client.force_login(user)
        for end in (f"of/{market.companies[0].pk}/", "groups/"):
            assert client.get(HOME + end).status_code == 404
