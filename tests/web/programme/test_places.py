"""Taking a place and giving it back on screen."""

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.missions import LegFactory
from tests.factories.programme import (
    ActivityFactory,
    between,
    delegate_on,
    place_at,
    told_meeting,
    visit_on,
)

from hansa.apps.programme import queries

pytestmark = pytest.mark.django_db
NEXT_YEAR = timezone.now().year + 1


@pytest.fixture
def leg():
    return LegFactory(
        mission__slug="west-coast", starts_on=f"{NEXT_YEAR}-10-05", ends_on=f"{NEXT_YEAR}-10-08"
    )


@pytest.fixture
def afternoon(leg):
    leg.refresh_from_db()
    return between("14:00", "16:00", day=leg.days[2])


@pytest.fixture
def delegate(leg, afternoon):
    return delegate_on(leg)


def address(name, *arguments):
    return reverse(f"programme:{name}", args=["west-coast", *arguments])


def test_a_delegate_takes_a_place_and_gives_it_back(client, delegate, leg, afternoon):
    visit = visit_on(leg, hours=afternoon, capacity=2)
    client.force_login(delegate.person.user)

    offered = client.get(address("choices")).content.decode()
    taken = client.post(address("take", visit.pk), follow=True).content.decode()
    back = client.post(address("give_back", visit.pk), follow=True).content.decode()

    assert "2 places free" in offered
    assert "You have a place at “Visit to a cold store”." in taken
    assert "1 place free" in taken
    assert "Your place at “Visit to a cold store” is free for somebody else." in back
    assert queries.places_taken(visit) == 0


@pytest.mark.parametrize(
    "asked", [("choices", "get"), ("take", "post"), ("give_back", "post")], ids=str
)
def test_a_stranger_chooses_nothing_here(client, delegate, leg, afternoon, asked):
    visit = visit_on(leg, hours=afternoon)
    client.force_login(delegate_on(LegFactory()).person.user)
    name, method = asked
    arguments = [] if name == "choices" else [visit.pk]

    answer = getattr(client, method)(address(name, *arguments))

    assert answer.status_code == 404
    assert queries.places_taken(visit) == 0


def test_a_clash_is_shown_before_choosing_and_refused_after(client, delegate, leg, afternoon):
    visit = visit_on(leg, hours=afternoon)
    told_meeting(delegate, hours=afternoon)
    client.force_login(delegate.person.user)
    words = "You are expected at “Pacific Cold Chain” at that time."

    offered = client.get(address("choices")).content.decode()
    answer = client.post(address("take", visit.pk))

    assert words in offered
    assert address("take", visit.pk) not in offered
    assert answer.status_code == 409
    assert words in answer.content.decode()


def test_a_full_activity_offers_no_button(client, delegate, leg, afternoon):
    visit = visit_on(leg, hours=afternoon, capacity=1)
    place_at(visit, delegate_on(leg))
    client.force_login(delegate.person.user)

    page = client.get(address("choices")).content.decode()

    assert "All 1 places are taken." in page
    assert address("take", visit.pk) not in page


def test_what_one_is_expected_at_needs_no_choosing(client, delegate, leg, afternoon):
    ActivityFactory(leg=leg, hours=afternoon)
    client.force_login(delegate.person.user)

    assert "On your agenda" in client.get(address("choices")).content.decode()


def test_a_draft_is_neither_offered_nor_found(client, delegate, leg, afternoon):
    draft = visit_on(leg, hours=afternoon, status="draft")
    client.force_login(delegate.person.user)

    page = client.get(address("choices")).content.decode()

    assert "The programme is not ready yet" in page
    assert client.post(address("take", draft.pk)).status_code == 404


def test_eighty_activities_cost_as_many_queries_as_one(
    client, delegate, leg, django_assert_max_num_queries
):
    for n in range(80):
        hour = 8 + n % 12
        visit_on(leg, hours=between(f"{hour:02}:00", f"{hour:02}:40", day=leg.days[n % 4]))
    client.force_login(delegate.person.user)

    with django_assert_max_num_queries(12):
        client.get(address("choices"))


def test_a_delegate_waits_for_a_full_activity_and_waits_no_more(client, delegate, leg, afternoon):
    visit = visit_on(leg, hours=afternoon, capacity=1)
    place_at(visit, delegate_on(leg))
    client.force_login(delegate.person.user)

    waiting = client.post(address("wait", visit.pk), follow=True).content.decode()
    no_more = client.post(address("stop_waiting", visit.pk), follow=True).content.decode()

    assert "Number 1 on the waiting list" in waiting
    assert "Wait for a place" in no_more


def test_who_answers_for_the_delegation_chooses_for_a_colleague_and_hands_on(
    client, delegate, leg, afternoon
):
    visit = visit_on(leg, hours=afternoon, capacity=2)
    colleague = delegate_on(leg)
    colleague.registration = delegate.registration
    colleague.save()
    client.force_login(delegate.person.user)

    page = client.get(address("choices_for", colleague.pk)).content.decode()
    client.post(address("take", visit.pk), {"who": colleague.pk})
    taken = [place.delegate for place in queries.sign_ups_of(visit)]
    client.post(address("hand_on", visit.pk), {"who": colleague.pk, "to": delegate.pk})

    assert f"Activities for {colleague.person}" in page
    assert taken == [colleague]
    assert [place.delegate for place in queries.sign_ups_of(visit)] == [delegate]


def test_nobody_chooses_for_somebody_of_another_delegation(client, delegate, leg, afternoon):
    visit = visit_on(leg, hours=afternoon)
    other = delegate_on(leg)
    client.force_login(delegate.person.user)

    assert client.get(address("choices_for", other.pk)).status_code == 404
    assert client.post(address("take", visit.pk), {"who": other.pk}).status_code == 404
    assert client.post(address("hand_on", visit.pk), {"to": other.pk}).status_code == 404
    assert queries.places_taken(visit) == 0
