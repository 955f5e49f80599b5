"""What hosts without accounts did, as organisers read it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.factories.accounts import StaffFactory
from tests.factories.interest import market_of
from tests.factories.soon import a_hall_next_week
from tests.web.meetings.pages import words

from hansa.apps.matching import services
from hansa.apps.matching.rules import Choice
from hansa.apps.meetings import queries
from hansa.apps.meetings import services as meetings
from hansa.plumbing.history.models import Event

HOSTS = "/m/west-coast/sourcing/hosts/"


@pytest.fixture
def market(db):
    return market_of(a_hall_next_week())


@pytest.fixture
def host(market):
    return market.hosts[0].counterpart


@pytest.fixture
def officer(client, market):
    client.force_login(market.officer)
    return client


def test_an_officer_reads_who_asked_what_was_answered_and_all_that_happened(
    client, officer, market, host
):
    market.express(market.companies[0], market.hosts[0], Choice.MUST)
    market.express(market.companies[1], market.hosts[0])
    meetings.mail_host_link(
        counterpart=host, link="https://x.example", by=market.officer, now=timezone.now()
    )
    client.get(f"/host/{queries.host_token(host)}/")
    services.host_says(
        counterpart=host, about=market.companies[1], choice=Choice.NO, why="We have a supplier.",
        reader=host.contact, now=timezone.now(),
    )  # fmt: skip

    page = words(officer.get(f"{HOSTS}{host.pk}/"))

    assert "Zelmavelde Grid" in page
    assert "must meet them no word yet" in page
    assert "would like to meet them declined We have a supplier." in page
    assert f"The link was mailed to {host.contact.email}." in page
    assert f"{host.contact} opened the page." in page
    assert f"{host.contact} does not meet Quorilune Storage." in page


def test_a_stranger_reads_nothing_of_hosts(client, market, host):
    client.force_login(StaffFactory())

    assert client.get(HOSTS).status_code == 404
    assert client.get(f"{HOSTS}{host.pk}/").status_code == 404


def test_a_host_of_another_mission_is_not_found(officer):
    assert officer.get(f"{HOSTS}999999/").status_code == 404


def test_those_who_keep_companies_waiting_stand_first_and_alone_if_asked(officer, market, host):
    market.express(market.companies[0], market.hosts[1])

    everybody = words(officer.get(HOSTS))
    silent = words(officer.get(HOSTS, {"who": "silent"}))

    assert "One host keeps companies waiting" in everybody
    assert everybody.index("Redwood Cells") < everybody.index("Bayside Power")
    assert "Bayside Power" not in silent


def test_an_answer_ends_the_waiting(officer, market, host):
    market.express(market.companies[0], market.hosts[0])
    market.express(market.hosts[0], market.companies[0])

    assert "Every host has answered" in words(officer.get(HOSTS))


def test_a_visit_is_told_once_a_day_and_reader(client, market, host):
    now = timezone.now()
    for moment in (now, now + timedelta(minutes=1), now + timedelta(days=1)):
        services.note_visit(counterpart=host, reader=host.contact, now=moment)

    assert Event.objects.filter(verb="host.opened").count() == 2


def test_what_a_host_sends_is_no_visit(client, market, host):
    client.post(f"/host/{queries.host_token(host)}/forward/", {})

    assert not Event.objects.filter(verb="host.opened").exists()


def test_many_hosts_ask_the_database_no_more_than_few(
    officer, market, host, django_assert_max_num_queries
):
    for company in market.companies:
        for each in market.hosts:
            market.express(company, each)

    for address in (HOSTS, f"{HOSTS}{host.pk}/"):
        with django_assert_max_num_queries(12):
            officer.get(address)
