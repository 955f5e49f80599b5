"""Badges are somebody's, can be revoked with a reason, and are replaced."""

import pytest
from tests.factories.accounts import LONG_BEFORE
from tests.factories.attendance import badge_for
from tests.factories.programme import at, delegate_on

from hansa.apps.attendance import queries, services
from hansa.apps.registration.models import Companion
from hansa.values import Refused

NINE = at("09:00")


def test_everybody_who_travels_gets_one_badge_however_often_it_is_asked(coast):
    delegate_on(coast.san_francisco)
    Companion.objects.create(
        mission=coast.mission, agency=coast.agency, capacity="staff", name="Lieve"
    )

    numbers = [
        services.issue_badges(mission=coast.mission, by=coast.officer, now=NINE) for _ in range(2)
    ]

    assert numbers == [2, 0]
    assert queries.standing_badges(coast.mission).count() == 2


def test_a_badge_is_not_revoked_without_a_reason(coast):
    badge = badge_for(delegate_on(coast.san_francisco))

    with pytest.raises(Refused) as refused:
        services.revoke_badge(badge=badge, by=coast.officer, now=NINE, why=" ")

    assert refused.value.field == "why"


def test_a_lost_badge_is_replaced_by_another_secret_of_the_same_person(coast):
    badge = badge_for(delegate_on(coast.san_francisco))

    other = services.replace_badge(badge=badge, by=coast.officer, now=NINE, why="Lost")

    badge.refresh_from_db()
    assert badge.revoked_why == "Lost"
    assert (other.person, other.token == badge.token) == (badge.person, False)


def test_a_revoked_badge_does_not_come_back_by_itself(coast):
    delegate = delegate_on(coast.san_francisco)
    services.revoke_badge(badge=badge_for(delegate), by=coast.officer, now=NINE, why="Did not pay")

    assert services.issue_own_badge(delegate=delegate, now=LONG_BEFORE) is None
    assert services.issue_badges(mission=coast.mission, by=coast.officer, now=NINE) == 0
