"""A delegate's agenda on screen."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.accounts import UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.missions import LegFactory
from tests.factories.programme import (
    ActivityFactory,
    at,
    between,
    delegate_on,
    told_meeting,
    visit_on,
)

from hansa.apps.programme import services
from hansa.apps.programme.notices import Change, Spot
from hansa.values import Period

pytestmark = pytest.mark.django_db


@pytest.fixture
def leg():
    return LegFactory()


@pytest.fixture
def delegate(leg):
    return delegate_on(leg)


def opened(client, delegate):
    client.force_login(delegate.person.user)
    return client.get(reverse("programme:agenda", args=[delegate.mission.slug]))


def full_agenda(leg, delegate):
    """Forty entries over four days, as a busy delegate has them."""
    for day in leg.days:
        for hour in range(9, 14):
            ActivityFactory(leg=leg, hours=between(f"{hour:02}:00", f"{hour:02}:50", day=day))
            visit_on(leg, hours=between(f"{hour:02}:00", f"{hour:02}:50", day=day))
        for hour in range(14, 19):
            told_meeting(
                delegate,
                hours=between(f"{hour:02}:00", f"{hour:02}:20", day=day),
                host=f"Pacific Cold Chain {day:%d} {hour}",
            )


def test_a_delegate_reads_meetings_and_activities_in_the_time_of_the_city(client, delegate, leg):
    ActivityFactory(leg=leg, hours=between("09:00", "10:00"))
    told_meeting(delegate, hours=between("10:30", "10:50"))

    page = opened(client, delegate).content.decode()

    assert "Tuesday 7 October" in page
    assert page.index("Ports and data") < page.index("Free for 30 min")
    assert page.index("Free for 30 min") < page.index("Pacific Cold Chain")
    assert ">10:30</time>" in page
    assert "Table 4, Hall B" in page


def test_seats_that_are_offered_come_first_for_whoever_answers(client, delegate):
    registration = delegate.registration
    offer = {"made_at": timezone.now(), "stands_until": date(2025, 9, 12)}
    registration.offers.create(**offer)

    page = opened(client, delegate).text
    assert "They are kept for you until Friday 12 September 2025." in page
    assert reverse("registration:place", args=[registration.mission.slug, registration.pk]) in page

    PersonFactory(organisation=registration.organisation, user=UserFactory(), is_owner=True)
    assert "They are kept for you" not in opened(client, delegate).text


def test_a_stranger_does_not_learn_that_the_agenda_exists(client, delegate):
    client.force_login(delegate_on(LegFactory()).person.user)

    answer = client.get(reverse("programme:agenda", args=[delegate.mission.slug]))

    assert answer.status_code == 404


def test_somebody_signed_out_is_asked_to_sign_in(client, delegate):
    answer = client.get(reverse("programme:agenda", args=[delegate.mission.slug]))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("accounts:sign_in"))


def test_a_full_agenda_costs_at_most_eight_queries(
    client, delegate, leg, django_assert_max_num_queries
):
    full_agenda(leg, delegate)
    client.force_login(delegate.person.user)

    with django_assert_max_num_queries(8):
        client.get(reverse("programme:agenda", args=[delegate.mission.slug]))


def test_a_full_agenda_travels_in_less_than_ten_kilobytes(client, delegate, leg):
    full_agenda(leg, delegate)
    client.force_login(delegate.person.user)

    answer = client.get(
        reverse("programme:agenda", args=[delegate.mission.slug]), HTTP_ACCEPT_ENCODING="gzip"
    )

    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 10_000


def test_what_is_now_and_next_stands_before_the_days(client):
    now = timezone.now()
    leg = LegFactory(
        starts_on=now.date() - timedelta(days=1), ends_on=now.date() + timedelta(days=1)
    )
    delegate = delegate_on(leg)
    minutes = timedelta(minutes=1)
    told_meeting(delegate, hours=Period(now - 5 * minutes, now + 12 * minutes), host="Present Ltd")
    told_meeting(delegate, hours=Period(now + 20 * minutes, now + 40 * minutes), host="Coming Ltd")

    page = opened(client, delegate).content.decode()

    assert page.index("Now, 12 min left") < page.index("Present Ltd")
    assert page.index("Next, in 20 min") < page.index("Coming Ltd")
    assert page.index("Coming Ltd") < page.index("agenda-day")


def test_what_changed_is_told_until_it_is_marked_as_read(client, delegate):
    change = Change(
        "moved",
        "Golden Gate Batteries",
        was=Spot(between("10:00", "10:20"), "Table 2", "America/Los_Angeles"),
        now=Spot(between("11:00", "11:20"), "Table 4", "America/Los_Angeles"),
    )
    services.tell(delegate=delegate, key="one", changes=[change], now=at("08:00"))
    before = opened(client, delegate).content.decode()

    client.post(
        reverse("programme:mark_read", args=[delegate.mission.slug]),
        {"until": at("08:00").isoformat()},
    )

    assert "What changed for you" in before
    assert "11:00–11:20" in before
    assert "What changed for you" not in opened(client, delegate).content.decode()


def test_a_change_that_came_after_the_page_stays_unread(client, delegate):
    services.tell(delegate=delegate, key="new", changes=[], now=at("09:00"))
    client.force_login(delegate.person.user)

    client.post(
        reverse("programme:mark_read", args=[delegate.mission.slug]),
        {"until": at("08:00").isoformat()},
    )

    assert delegate.notices.filter(read_at__isnull=True).count() == 1


def test_somebody_else_cannot_mark_it_as_read(client, delegate):
    services.tell(delegate=delegate, key="new", changes=[], now=at("09:00"))
    client.force_login(delegate_on(LegFactory()).person.user)

    answer = client.post(reverse("programme:mark_read", args=[delegate.mission.slug]))

    assert answer.status_code == 404
    assert delegate.notices.filter(read_at__isnull=True).count() == 1


def test_a_cancelled_meeting_is_struck_through_while_it_is_news(client, delegate):
    now = timezone.now()
    told_meeting(delegate, hours=between("10:30", "10:50"), changed_at=now, cancelled_at=now)

    page = opened(client, delegate).content.decode()

    assert "agenda-cancelled" in page
    assert "Cancelled" in page


def test_my_own_address_opens_the_current_or_next_mission(client, delegate):
    client.force_login(delegate.person.user)

    answer = client.get(reverse("programme:me"))

    assert answer.url == reverse("programme:agenda", args=[delegate.mission.slug])


def test_somebody_who_travels_nowhere_reads_what_to_expect(client):
    client.force_login(UserFactory())

    assert "You travel in no mission yet" in client.get(reverse("programme:me")).content.decode()


def test_an_agenda_without_anything_shows_its_days(client, delegate):
    page = opened(client, delegate).content.decode()

    assert page.count("Nothing is planned for you on this day yet.") == len(
        delegate.stays.get().leg.days
    )


def test_the_page_says_whose_it_is_and_differently_for_each_reader(client, delegate, leg):
    one = opened(client, delegate)["X-Hansa-Reader"]
    other = opened(client, delegate_on(leg))["X-Hansa-Reader"]

    assert one != other
    assert str(delegate.person.user.pk) != one


def test_an_agenda_whose_delegate_was_withdrawn_is_gone(client, delegate):
    registration = delegate.registration
    type(registration).objects.filter(pk=registration.pk).update(status="withdrawn")

    assert opened(client, delegate).status_code == 404


def test_past_days_are_folded_away(client):
    today = timezone.now().date()
    leg = LegFactory(starts_on=today - timedelta(days=3), ends_on=today + timedelta(days=2))
    delegate = delegate_on(leg)

    page = opened(client, delegate).content.decode()

    assert "days behind you" in page


def test_day_of_the_leg_decides_and_not_the_day_of_the_server(client):
    leg = LegFactory(city="Tokyo", time_zone="Asia/Tokyo", country="JP")
    ActivityFactory(leg=leg, hours=between("07:00", "08:00", day=date(2025, 10, 7), zone=leg.zone))
    delegate = delegate_on(leg, arrives_on=date(2025, 10, 7))

    page = opened(client, delegate).content.decode()

    assert page.index("Tuesday 7 October") < page.index("Ports and data")
    assert ">07:00</time>" in page


def test_two_things_at_one_time_are_told_of_each_other(client, delegate, leg):
    ActivityFactory(leg=leg, titles={"en": "Ports and data"}, hours=between("09:00", "10:30"))
    ActivityFactory(leg=leg, titles={"en": "Clean fuels"}, hours=between("10:00", "11:00"))
    ActivityFactory(leg=leg, titles={"en": "Reception"}, hours=between("11:00", "12:00"))

    page = opened(client, delegate).content.decode()

    assert "At the same time as Clean fuels" in page
    assert "At the same time as Ports and data" in page
    assert "At the same time as Reception" not in page
