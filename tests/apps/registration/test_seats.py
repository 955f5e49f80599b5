"""Offering, confirming, waiting and leaving."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.factories.accounts import UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.registration import IN_TIME, application, delegate_of, partner_of, west_coast

from hansa.apps.missions.models import Mission
from hansa.apps.registration import queries, services
from hansa.apps.registration.models import Leaving, Offer, Registration, SeatTerms, Stay
from hansa.plumbing.history.recording import story_of
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

pytestmark = pytest.mark.django_db

THE_DAY_AFTER = IN_TIME + timedelta(days=15)
FIRST_OF_SEPTEMBER = IN_TIME.replace(month=9, day=1)


@pytest.fixture
def coast():
    return west_coast(seats=3)


def owner_of(registration):
    person = PersonFactory(
        organisation=registration.organisation, user=UserFactory(), is_owner=True
    )
    return person.user


def offered(coast, *, delegates=1, **details):
    registration = application(coast, delegates=delegates, **details)
    services.accept(registration, by=coast.officer, now=IN_TIME)
    return registration


def confirmed(coast, **details):
    registration = offered(coast, **details)
    services.confirm(registration, by=coast.officer, now=IN_TIME)
    return registration


def rule(coast, **changed):
    terms = {"overbooking": 0, "answer_days": 14, "quotas": {}, "cancellation": [], **changed}
    services.set_seat_terms(coast.mission, **terms, by=coast.officer, now=IN_TIME)


def test_an_acceptance_is_an_offer_that_stands_for_fourteen_days(coast):
    registration = offered(coast)

    offer = queries.open_offer(registration)
    assert (offer.stands_until, offer.made_by) == (date(2025, 6, 16), coast.officer)


def test_the_owner_of_the_company_confirms_and_every_delegate_is_written_to(coast):
    registration = offered(coast, delegates=2)
    owner = owner_of(registration)

    services.confirm(registration, by=owner, now=IN_TIME)

    assert (registration.status, registration.decided_by) == ("confirmed", owner)
    assert Offer.objects.get().answer == "confirmed"
    assert next(event.verb for event in story_of(registration)) == "registration.confirmed"
    assert set(Letter.objects.values_list("subject", flat=True)) == {
        "Your seat is confirmed: West Coast mission"
    }
    assert Letter.objects.count() == 2


def test_a_delegate_confirms_where_no_owner_signs_in(coast):
    registration = offered(coast)
    person = registration.delegates.get().person
    person.user = UserFactory()
    person.save()

    services.confirm(registration, by=person.user, now=IN_TIME)

    assert registration.status == "confirmed"


def test_a_delegate_does_not_confirm_beside_an_owner(coast):
    registration = offered(coast)
    owner_of(registration)
    person = registration.delegates.get().person
    person.user = UserFactory()
    person.save()

    with pytest.raises(Refused, match=r"Only .* and the officers of hub\.brussels answer for it"):
        services.confirm(registration, by=person.user, now=IN_TIME)


@pytest.mark.parametrize("somebody", [lambda coast: UserFactory(), partner_of])
def test_a_stranger_confirms_nothing(coast, somebody):
    registration = offered(coast)

    with pytest.raises(Refused, match="answer for it"):
        services.confirm(registration, by=somebody(coast), now=IN_TIME)


def test_an_offer_whose_day_is_over_is_not_confirmed(coast):
    registration = offered(coast)

    with pytest.raises(Refused, match="The offer stood until 16 June 2025"):
        services.confirm(registration, by=coast.officer, now=THE_DAY_AFTER)


def test_a_prolonged_offer_is_confirmed_later(coast):
    registration = offered(coast)

    services.prolong_offer(
        registration, until=date(2025, 7, 1), by=coast.officer, now=THE_DAY_AFTER
    )
    services.confirm(registration, by=coast.officer, now=THE_DAY_AFTER)

    assert registration.status == "confirmed"


def test_offers_go_beyond_the_seats_only_as_far_as_the_mission_overbooks(coast):
    rule(coast, overbooking=1)
    offered(coast, delegates=4)

    with pytest.raises(Refused, match="Seats needed: 1; left: 0 of 4"):
        offered(coast)


def test_confirmed_delegates_never_exceed_the_seats(coast):
    rule(coast, overbooking=2)
    confirmed(coast, delegates=2)
    second = offered(coast, delegates=2)

    with pytest.raises(Refused, match="not confirmed yet: 1 of 3"):
        services.confirm(second, by=coast.officer, now=IN_TIME)


@pytest.mark.parametrize(
    ("status", "rule_of_the_database"),
    [
        ("confirmed", "confirmed_delegates_never_exceed_the_seats"),
        ("accepted", "offers_never_exceed_the_seats_and_the_overbooking"),
    ],
)
def test_the_database_refuses_a_seat_too_many_whoever_writes(coast, status, rule_of_the_database):
    registration = application(coast, delegates=4)

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Registration.objects.filter(pk=registration.pk).update(status=status, decided_at=IN_TIME)

    assert refusal.value.__cause__.diag.constraint_name == rule_of_the_database


def test_the_database_refuses_a_delegate_too_many(coast):
    registration = confirmed(coast, delegates=3)

    with pytest.raises(IntegrityError), transaction.atomic():
        delegate_of(registration, leg=coast.san_francisco)


def test_the_database_refuses_to_take_seats_away_that_are_confirmed(coast):
    confirmed(coast, delegates=3)

    with pytest.raises(IntegrityError), transaction.atomic():
        Mission.objects.filter(pk=coast.mission.pk).update(seats=2)


def test_the_database_refuses_to_end_an_overbooking_that_is_used(coast):
    rule(coast, overbooking=1)
    offered(coast, delegates=4)

    with pytest.raises(IntegrityError), transaction.atomic():
        SeatTerms.objects.update(overbooking=0)


def test_a_full_quota_of_an_agency_is_refused_with_its_numbers(coast):
    rule(coast, quotas={coast.agency: 1})
    offered(coast)

    with pytest.raises(Refused) as refusal:
        offered(coast)

    assert refusal.value.objections == ("Seats needed: 1; left for hub.brussels: 0 of 1.",)


def test_a_quota_of_a_sector_group_leaves_other_sectors_alone(coast):
    rule(coast, quotas={coast.energy: 0})
    other, ours = application(coast), application(coast)
    ours.sector_group = coast.energy
    ours.save()

    services.accept(other, by=coast.officer, now=IN_TIME)
    with pytest.raises(Refused, match="left for Energy: 0 of 0"):
        services.accept(ours, by=coast.officer, now=IN_TIME)


def test_quotas_and_terms_are_set_by_who_plans_the_mission(coast):
    with pytest.raises(Refused):
        services.set_seat_terms(
            coast.mission,
            overbooking=0,
            answer_days=7,
            quotas={},
            cancellation=[],
            by=UserFactory(),
            now=IN_TIME,
        )


def test_overbooking_that_is_used_is_not_taken_back(coast):
    rule(coast, overbooking=1)
    offered(coast, delegates=4)

    with pytest.raises(Refused, match="4 seats are offered or confirmed already") as refusal:
        rule(coast, overbooking=0)

    assert refusal.value.field == "overbooking"


def test_leaving_after_confirming_costs_what_the_terms_say_on_that_day(coast):
    rule(coast, cancellation=[(60, 25), (30, 50), (7, 100)])
    registration = confirmed(coast)

    services.withdraw(registration, by=coast.officer, now=FIRST_OF_SEPTEMBER, why="A fair.")

    leaving = Leaving.objects.get()
    assert (leaving.days_before, leaving.share) == (34, 25)


def test_an_offer_is_refused_free_of_charge(coast):
    rule(coast, cancellation=[(60, 25)])
    registration = offered(coast)

    services.withdraw(registration, by=owner_of(registration), now=IN_TIME, why="A fair at home.")

    assert Offer.objects.get().answer == "refused"
    assert not Leaving.objects.exists()


def test_a_cancelled_place_costs_nothing_and_frees_days_and_seats(coast):
    rule(coast, cancellation=[(365, 100)])
    registration = confirmed(coast)

    services.cancel(registration, by=coast.officer, now=IN_TIME, why="The leg is called off.")

    assert registration.status == "cancelled"
    assert queries.seats_left(coast.mission) == 3
    assert set(Stay.objects.values_list("stands", flat=True)) == {False}
    assert not Leaving.objects.exists()
    assert "The leg is called off." in Letter.objects.latest("pk").body


def test_a_company_does_not_cancel_its_place_for_the_agency(coast):
    registration = confirmed(coast)

    with pytest.raises(Refused, match="Only officers and area managers"):
        services.cancel(registration, by=owner_of(registration), now=IN_TIME, why="We cannot.")


def test_an_offer_lapses_once_its_day_is_over_and_not_before(coast):
    registration = offered(coast)

    assert not services.let_lapse(registration, now=IN_TIME + timedelta(days=14))
    assert services.let_lapse(registration, now=THE_DAY_AFTER)

    assert (registration.status, Offer.objects.get().answer) == ("cancelled", "lapsed")
    assert "were kept until Monday 16 June 2025" in Letter.objects.get().body


def test_a_lapsed_place_is_offered_anew_where_there_is_room(coast):
    registration = offered(coast)
    services.let_lapse(registration, now=THE_DAY_AFTER)

    services.accept(registration, by=coast.officer, now=THE_DAY_AFTER)

    assert queries.open_offer(registration).stands_until == date(2025, 7, 1)
    assert set(Stay.objects.values_list("stands", flat=True)) == {True}


def test_who_waits_is_told_with_the_reason_and_stands_in_line(coast):
    first, second = application(coast), application(coast)
    for number, registration in enumerate((second, first)):
        services.put_on_waiting_list(
            registration, by=coast.officer, now=IN_TIME + timedelta(hours=number), why="Full."
        )

    assert list(queries.waiting_list(coast.mission)) == [second, first]
    assert queries.position_on_waiting_list(first) == queries.InLine(2, by_rank=False)
    assert "Full." in Letter.objects.first().body


def test_a_delegate_is_replaced_with_the_same_days_and_both_are_written_to(coast):
    registration = confirmed(coast)
    delegate = registration.delegates.get()
    leaving, joining = delegate.person, PersonFactory(organisation=registration.organisation)

    services.substitute(delegate, person=joining, by=coast.officer, now=IN_TIME, why="Ill.")

    assert Stay.objects.get().person == joining
    assert Letter.objects.filter(to=leaving.email, body__contains=f"{joining} travels").exists()
    assert next(event.verb for event in story_of(registration)) == "registration.substituted"


def test_nobody_replaces_a_delegate_who_is_elsewhere_then(coast):
    delegate = confirmed(coast).delegates.get()
    joining = PersonFactory(organisation=delegate.person.organisation)
    andes = west_coast(slug="andes")
    delegate_of(application(andes, delegates=0), leg=andes.san_francisco, person=joining)

    with pytest.raises(Refused, match="is in San Francisco with West Coast mission"):
        services.substitute(delegate, person=joining, by=coast.officer, now=IN_TIME, why="Ill.")


def test_nobody_is_replaced_by_somebody_who_travels_already(coast):
    registration = confirmed(coast, delegates=2)
    one, other = registration.delegates.all()

    with pytest.raises(Refused, match="already travels in this mission"):
        services.substitute(one, person=other.person, by=coast.officer, now=IN_TIME, why="Ill.")


def test_a_delegate_is_added_after_the_closing_day_and_takes_a_confirmed_seat(coast):
    registration = confirmed(coast)
    owner = owner_of(registration)
    days = services.Days(coast.san_francisco, date(2025, 10, 5), date(2025, 10, 8))
    late = services.Traveller(PersonFactory(organisation=registration.organisation), (days,))

    services.add_delegate(registration, traveller=late, by=owner, now=FIRST_OF_SEPTEMBER)

    seats = queries.seats_of(coast.mission)
    assert (seats.confirmed, seats.left_to_confirm) == (2, 1)
    assert next(event.verb for event in story_of(registration)) == "registration.delegate_added"


def test_a_late_delegate_of_a_confirmed_company_takes_a_seat_that_is_left(coast):
    rule(coast, overbooking=5)
    registration = confirmed(coast, delegates=3)
    days = services.Days(coast.san_francisco, date(2025, 10, 5), date(2025, 10, 8))
    late = services.Traveller(PersonFactory(organisation=registration.organisation), (days,))

    with pytest.raises(Refused, match="not confirmed yet: 0 of 3"):
        services.add_delegate(registration, traveller=late, by=coast.officer, now=IN_TIME)
