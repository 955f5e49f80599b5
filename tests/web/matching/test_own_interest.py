"""A company's own list of interest, on a phone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from tests.factories.accounts import UserFactory
from tests.factories.interest import a_market, profile_for, recommend, rounds_of
from tests.factories.sessions import company_in, host_in
from tests.web.meetings.pages import words

from hansa.apps.matching.models import CooperationProfile, Interest, Ruling
from hansa.apps.matching.rules import Choice

FOR_SCRIPTS = {"HX-Request": "true"}
PAGE = "/me/west-coast/interest/"
MOST_QUERIES = 12


@pytest.fixture
def market(db):
    return a_market(datetime(2025, 10, 6, 17, tzinfo=UTC))


@pytest.fixture
def delegate(client, market):
    """The first company's delegate, signed in."""
    person = market.companies[0].registration.delegates.get().person
    person.user = UserFactory()
    person.save()
    client.force_login(person.user)
    return client


def to(profile):
    return f"{PAGE}{profile.pk}/"


def open_until(market, **ahead):
    return rounds_of(market.session, choose_until=timezone.now() + timedelta(**ahead))


def test_who_wants_to_meet_us_comes_first_and_is_answered(delegate, market):
    market.express(market.hosts[0], market.companies[0], Choice.MUST, why="You make cells.")

    before = words(delegate.get(PAGE))
    after = words(delegate.post(to(market.hosts[0]), {"choice": "must"}, headers=FOR_SCRIPTS))

    assert "One organisation wants to meet you" in before
    assert "You are a must for them You make cells." in before
    assert "Must meet Bayside Power" in after
    assert Interest.objects.get(profile=market.companies[0]).choice == "must"


def test_a_stranger_has_no_list_here(client, market):
    client.force_login(UserFactory())

    assert client.get(PAGE).status_code == 404
    for end in ("", "take-back/", "move/"):
        assert client.post(to(market.hosts[0]) + end, {"choice": "must"}).status_code == 404


def test_the_expected_meetings_move_with_the_list(delegate, market):
    empty = words(delegate.get(PAGE))
    one = words(delegate.post(to(market.hosts[0]), {"choice": "like"}, headers=FOR_SCRIPTS))
    two = words(delegate.post(to(market.hosts[1]), {"choice": "like"}, headers=FOR_SCRIPTS))

    assert "No wish here yet, so no meeting to expect." in empty
    assert "About 0.8 meetings to expect Between 0 and 1, of one wish; 3 fit" in one
    assert "About 1.6 meetings to expect Between 1 and 2, of 2 wishes; 3 fit" in two


def test_the_list_is_ordered_with_buttons_and_without_scripts(delegate, market):
    company, (first, second) = market.companies[0], market.hosts
    market.express(company, first)
    market.express(company, second)

    answer = delegate.post(f"{to(second)}move/", {"to": "up"})
    said = words(delegate.get(PAGE))
    delegate.post(f"{to(second)}move/", {"to": "up"})
    delegate.post(f"{to(second)}move/", {"to": "down"})

    assert answer["Location"] == PAGE
    assert said.index("Redwood Cells") < said.index("Bayside Power")
    order = Interest.objects.filter(profile=company).order_by("rank")
    assert [each.about for each in order] == [first, second]


def test_interest_is_taken_back(delegate, market):
    market.express(market.companies[0], market.hosts[0])

    delegate.post(f"{to(market.hosts[0])}take-back/")

    assert not Interest.objects.exists()


def test_a_deadline_is_told_by_the_clocks_of_the_city(delegate, market):
    rounds = open_until(market, days=10)

    said = words(delegate.get(PAGE))

    local = rounds.choose_until.astimezone(market.session.leg.zone)
    assert "Choose until" in said
    assert f"{local:%H:%M}" in said


def test_a_closed_list_is_read_but_not_changed(delegate, market):
    market.express(market.companies[0], market.hosts[0])
    rounds = open_until(market, days=-20)
    rounds.reopened_why = "Six hosts came late."
    rounds.save()

    said = delegate.get(PAGE)
    refused = delegate.post(to(market.hosts[0]), {"choice": "must"}, headers=FOR_SCRIPTS)

    assert "The wish list is closed. Write to your officer" in words(said)
    assert "It was opened again: Six hosts came late." in words(said)
    assert "interest-choices" not in said.content.decode()
    assert refused.status_code == 409
    assert "closed; write to your officer" in words(refused)


def test_a_refusal_is_told_to_a_browser_without_scripts(delegate, market):
    market.express(market.companies[0], market.hosts[0])
    open_until(market, days=-20)

    answer = delegate.post(to(market.hosts[0]), {"choice": "must"}, follow=True)

    assert "closed; write to your officer" in words(answer)


def test_whom_the_organisers_keep_apart_is_not_offered(delegate, market):
    market.express(market.hosts[0], market.companies[0])
    Ruling.objects.create(
        one=market.hosts[0],
        other=market.companies[0],
        allows=False,
        why="They are under investigation.",
        by=market.officer,
        at=timezone.now(),
    )

    said = words(delegate.get(PAGE))

    assert "Bayside Power" not in said
    assert "investigation" not in said


def test_a_profile_that_is_not_open_to_us_is_not_there(delegate, market):
    CooperationProfile.objects.filter(pk=market.hosts[0].pk).update(openness="organisers")

    assert delegate.post(to(market.hosts[0]), {"choice": "must"}).status_code == 404


def test_a_word_that_is_none_is_answered_with_those_there_are(delegate, market):
    answer = delegate.post(to(market.hosts[1]), {"choice": "gladly"}, headers=FOR_SCRIPTS)

    assert answer.status_code == 409
    assert "Choose one" in answer.content.decode()


def test_a_no_is_kept_below_and_can_be_changed(delegate, market):
    delegate.post(to(market.hosts[0]), {"choice": "no"})
    said = words(delegate.get(PAGE))
    delegate.post(to(market.hosts[0]), {"choice": "like"})

    assert "No, thanks to one" in said
    assert Interest.objects.get().choice == "like"


def test_a_long_list_asks_the_database_no_more_than_a_short_one(
    delegate, market, django_assert_max_num_queries
):
    company = market.companies[0]
    for number in range(12):
        host = profile_for(host_in(market.hall.coast, f"Host {number}"))
        other = profile_for(company_in(market.hall.coast, f"Company {number}"))
        market.express(company, host)
        market.express(other, company)
    recommend(company, *market.hosts)

    with django_assert_max_num_queries(MOST_QUERIES):
        said = words(delegate.get(PAGE))

    assert "Host 11" in said
    assert "12 organisations want to meet you" in said
