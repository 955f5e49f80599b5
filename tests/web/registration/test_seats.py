"""How the seats of a mission stand, and the place of a company as its owner sees it."""

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.registration import IN_TIME, application, west_coast
from tests.factories.sizes import of_size

from hansa.apps.registration import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast(client):
    coast = west_coast(seats=4)
    client.force_login(coast.officer)
    return coast


@pytest.fixture
def place(coast):
    return application(coast, status="accepted", delegates=2)


@pytest.fixture
def owner(place):
    user = UserFactory()
    PersonFactory(organisation=place.organisation, user=user, is_owner=True)
    return user


def own(name, place, *more):
    return reverse(f"registration:{name}", args=[place.mission.slug, place.pk, *more])


def test_an_officer_reads_how_the_seats_stand_and_who_waits(client, coast, place):
    application(coast, status="waiting", name="Zeebrugge Cranes")

    answer = client.get(reverse("registration:seats", args=["west-coast"]))

    assert (answer.context["seats"].offered, answer.context["seats"].left_to_offer) == (2, 2)
    assert "Zeebrugge Cranes" in answer.text


def test_a_stranger_reads_nothing_of_seats_or_places(client, place):
    client.force_login(StaffFactory())

    for url in (reverse("registration:seats", args=["west-coast"]), own("place", place)):
        assert client.get(url).status_code == 404


def test_a_planner_sets_quotas_and_cancellation_terms(client, coast):
    said = {
        "overbooking": 1,
        "answer_days": 7,
        f"agency_{coast.agency.pk}": 3,
        "size_large": 1,
        "days_0": 30,
        "share_0": 50,
    }

    answer = client.post(reverse("registration:change_seats", args=["west-coast"]), said)

    assert answer.status_code == 302
    assert queries.seats_of(coast.mission).places == 5
    kept = queries.quotas_of(coast.mission, today=IN_TIME.date())
    assert [(str(each.quota), each.quota.most) for each in kept] == [
        ("hub.brussels", 3),
        ("Large enterprise", 1),
    ]
    assert queries.cancellation_terms_of(coast.mission)[0].share == 50


def test_companies_without_a_declaration_are_named_with_who_sees_to_it(client, coast):
    application(coast, status="accepted", name="Silent Pumps")
    of_size(application(coast, name="Grand Steel").organisation, "large")
    application(coast, name="Flux Federation", kind="federation")

    page = client.get(reverse("registration:seats", args=["west-coast"]))

    (unsized,) = page.context["unsized"]
    assert ([str(each) for each in unsized.companies], [*unsized.who]) == (
        ["Silent Pumps"],
        [coast.officer],
    )
    assert "hub.brussels: one company" in page.text
    assert "Nour Lambert" in page.text


def test_days_without_a_percentage_come_back_at_that_field(client, coast):
    said = {"overbooking": 0, "answer_days": 7, "days_0": 30}

    answer = client.post(reverse("registration:change_seats", args=["west-coast"]), said)

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"share_0": ["Fill this in."]}


def test_an_owner_finds_the_place_and_confirms_it(client, place, owner):
    client.force_login(owner)

    assert own("place", place) in client.get(own("place", place)).text
    answer = client.post(own("confirm_place", place), follow=True)

    place.refresh_from_db()
    assert place.status == "confirmed"
    assert "Your seats are confirmed" in answer.text


def test_confirming_twice_says_that_it_is_done(client, place, owner):
    client.force_login(owner)
    client.post(own("confirm_place", place))

    answer = client.post(own("confirm_place", place))

    assert answer.status_code == 409
    assert "“Confirmed” cannot become “Confirmed”" in answer.text


def test_leaving_without_a_reason_comes_back_with_the_field_named(client, place, owner):
    client.force_login(owner)

    answer = client.post(own("leave_place", place))

    assert answer.status_code == 409
    assert answer.context["reason"].errors["why"]


def test_an_owner_hands_a_seat_on(client, place, owner):
    client.force_login(owner)
    delegate = place.delegates.first()
    joining = PersonFactory(organisation=place.organisation)
    said = {"instead-person": joining.pk, "why": "Ill."}

    answer = client.post(own("substitute_own", place, delegate.pk), said)

    delegate.refresh_from_db()
    assert (answer["Location"], delegate.person) == (own("place", place), joining)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [("wait", "applied", "waiting"), ("confirm", "accepted", "confirmed"),
     ("cancel", "confirmed", "cancelled")],
)  # fmt: skip
def test_an_officer_takes_each_further_step(client, coast, name, before, after):
    registration = application(coast, status=before)

    client.post(own(name, registration), {"why": "Full."})

    registration.refresh_from_db()
    assert registration.status == after
