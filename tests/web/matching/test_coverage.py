"""The organisers' view of interest: coverage, sectors, orphans, over-asked hosts."""

from datetime import UTC, datetime

import pytest
from tests.factories.accounts import StaffFactory
from tests.factories.interest import a_market, profile_for, recommend
from tests.factories.sessions import company_in, host_in
from tests.web.meetings.pages import words

from hansa.apps.matching.rules import Choice
from hansa.apps.meetings.models import Party
from hansa.plumbing.history.models import Event

PAGE = "/m/west-coast/coverage/"
# Those of the shell and of the session of the browser included.
MOST_QUERIES = 12


@pytest.fixture
def market(db):
    return a_market(datetime(2025, 10, 6, 17, tzinfo=UTC))


@pytest.fixture
def officer(client, market):
    client.force_login(market.officer)
    return client


def test_coverage_tells_who_has_too_few_good_matches(officer, market):
    recommend(market.companies[0], *market.hosts, market.companies[1], score=0.7)
    recommend(market.companies[1], market.hosts[0], score=0.4)

    said = words(officer.get(PAGE))

    assert "3 of 4 have too few good matches" in said
    assert "at least 50 of 100" in said
    assert "Quorilune Storage" in said
    assert "Zelmavelde Grid" not in said


@pytest.mark.parametrize("end", ["", "sectors/", "orphans/", "over-asked/"])
def test_a_stranger_sees_no_coverage(client, market, end):
    client.force_login(StaffFactory())

    assert client.get(PAGE + end).status_code == 404


def test_the_threshold_is_chosen_and_everybody_can_be_shown(officer, market):
    recommend(market.companies[0], *market.hosts, market.companies[1], score=0.7)

    strict = words(officer.get(f"{PAGE}?good=80"))
    everybody = words(officer.get(f"{PAGE}?who=all"))
    nonsense = words(officer.get(f"{PAGE}?good=77"))

    assert "4 of 4 have too few good matches" in strict
    assert "Zelmavelde Grid" in everybody
    assert "at least 50 of 100" in nonsense


def test_mutual_interest_is_a_good_match_and_a_no_is_none(officer, market):
    company = market.companies[0]
    for other in (*market.hosts, market.companies[1]):
        market.express(company, other)
        market.express(other, company)
    good = words(officer.get(PAGE))
    market.express(market.hosts[0], company, Choice.NO)

    assert "3 of 4 have too few good matches" in good
    assert "4 of 4 have too few good matches" in words(officer.get(PAGE))


def test_orphans_are_those_whom_nobody_sees(officer, market):
    recommend(market.companies[0], market.hosts[0])
    market.express(market.hosts[0], market.companies[0])

    said = words(officer.get(f"{PAGE}orphans/"))

    assert "2 organisations are orphans" in said
    assert "Redwood Cells" in said
    assert "Bayside Power" not in said


def test_the_map_of_sectors_says_who_looks_for_whom_and_has_a_table(officer, market):
    energy = market.hall.coast.energy
    for each in market.companies:
        each.registration.sector_group = energy
        each.registration.save()
    market.express(market.companies[0], market.hosts[0])
    market.express(market.hosts[1], market.companies[1], Choice.MUST)

    page = officer.get(f"{PAGE}sectors/")
    recommended = words(officer.get(f"{PAGE}sectors/?what=recommended"))

    assert "Energy looks most for No sector." in words(page)
    assert "Energy wants No sector: 2" in words(page)
    assert "Energy 0 2 2" in words(page)
    assert "Nothing to draw yet" in recommended


def test_a_host_with_more_wishes_than_time_is_shown_with_what_helps(officer, market):
    host = market.hosts[0]
    Party.objects.filter(pk=market.hall.hosts[0].pk).update(most=1)
    market.express(market.companies[0], host, Choice.MUST)
    market.express(market.companies[1], host)

    said = words(officer.get(f"{PAGE}over-asked/"))

    assert "One host has more wishes than time" in said
    assert "2 wishes for one place; 1 of those who ask call it a must." in said
    assert "Find a second host : Bayside Power" in said


def test_a_cap_keeps_what_else_was_said_of_the_host(officer, market):
    party = market.hall.hosts[0]
    Party.objects.filter(pk=party.pk).update(accessible=True)

    officer.post(f"{PAGE}over-asked/{party.pk}/cap/", {"most": "2"})
    officer.post(f"{PAGE}over-asked/{party.pk}/cap/", {"most": "0"})

    party.refresh_from_db()
    assert (party.most, party.accessible) == (2, True)
    assert Event.objects.filter(verb="party.capped").count() == 1


def test_who_only_looks_sets_no_cap(client, market):
    client.force_login(StaffFactory(role="auditor", agency=market.hall.coast.agency))
    party = market.hall.hosts[0]

    page = client.get(f"{PAGE}over-asked/")
    answer = client.post(f"{PAGE}over-asked/{party.pk}/cap/", {"most": "2"})

    assert page.status_code == 200
    assert answer.status_code == 403


def test_a_company_is_capped_nowhere_here(officer, market):
    company = market.hall.companies[0]

    assert officer.post(f"{PAGE}over-asked/{company.pk}/cap/", {"most": "2"}).status_code == 404


@pytest.mark.parametrize(
    "room",
    [
        "coverage/",
        "coverage/sectors/",
        "coverage/orphans/",
        "coverage/over-asked/",
        "rounds/",
        "rulings/",
        "matches/",
        "talks/",
    ],
)
def test_a_big_mission_is_asked_for_in_few_queries(
    officer, market, room, django_assert_max_num_queries
):
    for number in range(8):
        host = profile_for(host_in(market.hall.coast, f"Host {number}"))
        other = profile_for(company_in(market.hall.coast, f"Company {number}"))
        recommend(other, host, *market.hosts)
        market.express(host, other)
    for party in market.hall.hosts:
        Party.objects.filter(pk=party.pk).update(most=1)
    for company in market.companies:
        for host in market.hosts:
            market.express(company, host)

    with django_assert_max_num_queries(MOST_QUERIES):
        assert officer.get(f"/m/west-coast/{room}").status_code == 200
