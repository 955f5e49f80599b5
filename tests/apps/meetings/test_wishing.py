"""Wishing, answering, declining."""

import pytest
from tests.factories.sessions import NOW

from hansa.apps.meetings import queries, services, solving
from hansa.apps.meetings.models import Meeting, Wish
from hansa.plumbing.history.models import Event
from hansa.values import Refused


def test_a_wish_is_remembered_with_who_made_it(hall):
    wish = hall.wish(0, 1, worth=75)

    assert (wish.asking, wish.asked, wish.worth) == (hall.companies[0], hall.hosts[1], 75)
    assert Event.objects.get(verb="wish.made").by == hall.officer


def test_wishing_again_changes_the_worth_and_makes_no_second_wish(hall):
    hall.wish(0, 1, worth=75)
    hall.wish(0, 1, worth=90)

    assert list(Wish.objects.values_list("worth", flat=True)) == [90]


@pytest.mark.parametrize("worth", [0, 101, -5])
def test_a_worth_off_the_scale_is_refused_naming_the_field(hall, worth):
    with pytest.raises(Refused, match="from 1") as refusal:
        hall.wish(0, 0, worth=worth)

    assert refusal.value.field == "worth"
    assert not Wish.objects.exists()


def test_when_the_host_asks_back_it_is_an_answer_and_not_a_second_meeting(hall):
    wish = hall.wish(0, 0, worth=60)

    answered = services.wish(
        session=hall.session,
        asking=hall.hosts[0],
        asked=hall.companies[0],
        worth=80,
        by=None,
        now=NOW,
    )

    assert answered == wish
    assert answered.answer == 80
    assert solving.framed(hall.session).problem.wishes[0].worth == 95


def test_nobody_wishes_for_a_party_of_another_session(hall, ten):
    other = services.plan_session(
        leg=hall.session.leg,
        titles={"en": "Another"},
        hall="Hall C",
        slots=[(solving.framed(hall.session).problem.slots[0], 1)],
        tables=["1"],
        by=hall.officer,
        now=NOW,
    )

    with pytest.raises(Refused, match="Both must take part"):
        services.wish(
            session=other,
            asking=hall.companies[0],
            asked=hall.hosts[0],
            worth=10,
            by=hall.officer,
            now=NOW,
        )


def test_a_declined_wish_leaves_the_board_and_cannot_be_made_again(hall):
    wish = hall.wish(0, 0)
    hall.place(wish, slot=0, table=0)

    services.decline_wish(wish=wish, reason="We buy elsewhere.", by=None, now=NOW)

    assert not Meeting.objects.exists()
    assert not queries.open_wishes(hall.session).exists()
    with pytest.raises(Refused, match="declined this meeting"):
        hall.wish(0, 0)


def test_withdrawing_a_wish_that_nobody_was_told_of_forgets_it(hall):
    wish = hall.wish(0, 0)

    services.withdraw_wish(wish=wish, by=hall.officer, now=NOW)

    assert not Wish.objects.exists()
