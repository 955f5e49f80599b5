"""Place cards and the manifests of convoys on paper."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.programme import ActivityFactory, between, delegate_on
from tests.factories.protocol import convoy, dignitary, vehicle
from tests.factories.registration import west_coast
from tests.web.on_paper import document_in, pages_in, words_in

from hansa.apps.protocol import services
from hansa.apps.protocol.models import SeatingGuest, SeatingTable

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 9, 1, 9, tzinfo=UTC)


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def plan(coast):
    """A gala whose table of ten waits for guests."""
    gala = ActivityFactory(
        leg=coast.san_francisco, kind="gala", titles={"en": "Gala"}, hours=between("19:00", "22:00")
    )
    made = services.open_seating(activity=gala, by=coast.officer, now=NOW)
    services.lay_tables(
        plan=made, number=1, seats=10, shape="round", heads=1, accessible=0,
        by=coast.officer, now=NOW,
    )  # fmt: skip
    return made


def sits(plan, number, **who):
    """Somebody on a chair of the only table."""
    SeatingGuest.objects.update_or_create(
        plan=plan,
        **who,
        defaults={"side": "delegation", "table": SeatingTable.objects.get(), "number": number},
    )


def cards(client, plan):
    return client.get(reverse("protocol:place_cards", args=["west-coast", plan.pk]))


@pytest.mark.usefixtures("translated")
@pytest.mark.parametrize(
    ("language", "card"),
    [
        ("en", "His Excellency José Müller-Łącki Ambassador Table 1"),
        ("fr", "Son Excellence Monsieur José Müller-Łącki Ambassador Table 1"),
        ("nl", "Zijne Excellentie de heer José Müller-Łącki Ambassador Tafel 1"),
        ("de", "Seine Exzellenz Herr José Müller-Łącki Ambassador Tisch 1"),
    ],
)
def test_a_place_card_addresses_its_guest_in_their_own_language(
    client, coast, plan, language, card
):
    ambassador = dignitary(
        coast.mission, name="José Müller-Łącki", category="ambassador", gender="man",
        function="Ambassador", language=language,
    )  # fmt: skip
    sits(plan, 0, dignitary=ambassador)
    client.force_login(coast.officer)

    assert card in words_in(cards(client, plan))


def test_a_delegate_of_whom_protocol_knows_more_is_addressed_so(client, coast, plan):
    delegate = delegate_on(coast.san_francisco, first_name="Ilse", last_name="Maes")
    dignitary(coast.mission, name="", delegate=delegate, category="minister", function="Minister")
    sits(plan, 0, delegate=delegate)
    client.force_login(coast.officer)

    assert "Mevrouw Ilse Maes Minister" in words_in(cards(client, plan))


def test_six_cards_are_a_sheet(client, coast, plan):
    for number in range(7):
        sits(plan, number, delegate=delegate_on(coast.san_francisco, last_name=f"Maes {number}"))
    client.force_login(coast.officer)

    pages = pages_in(cards(client, plan))

    assert len(pages) == 2
    assert "Maes 6" in pages[1]


def test_a_plan_without_guests_prints_that(client, coast, plan):
    client.force_login(coast.officer)

    assert "Nobody has a seat yet" in words_in(cards(client, plan))


def test_a_convoy_is_printed_vehicle_by_vehicle(client, coast):
    drive = convoy(coast, escort="Two motorcycles")
    car = vehicle(drive, coast, name="Car of honour")
    who = dignitary(coast.mission, name="Ilse Verhaegen")
    services.seat_rider(vehicle=car, dignitary=who, seat=1, by=coast.officer, now=NOW)
    client.force_login(coast.officer)

    answer = client.get(reverse("protocol:convoy_manifest", args=["west-coast", drive.pk]))

    words = words_in(answer)
    assert document_in(answer).metadata.title == "To the gala"
    assert "18:00–18:30 (Pacific Time)" in words
    assert "Car of honour" in words
    assert "1 (of honour) Ilse Verhaegen Minister" in words
    assert "Two motorcycles" in words


def test_a_stranger_gets_neither_cards_nor_manifest(client, coast, plan):
    drive = convoy(coast)
    manifest = reverse("protocol:convoy_manifest", args=["west-coast", drive.pk])

    for stranger in (StaffFactory(), StaffFactory(agency=coast.agency, role="cabinet")):
        client.force_login(stranger)
        assert cards(client, plan).status_code == 404
        assert client.get(manifest).status_code == 404


def test_cards_and_manifest_take_few_queries(client, coast, plan, django_assert_max_num_queries):
    for number in range(4):
        who = dignitary(coast.mission, name=f"Ann {number}")
        sits(plan, number, dignitary=who)
        delegate = delegate_on(coast.san_francisco)
        sits(plan, number + 4, delegate=delegate)
        dignitary(coast.mission, name="", delegate=delegate)
    client.force_login(coast.officer)

    with django_assert_max_num_queries(12):
        cards(client, plan)
