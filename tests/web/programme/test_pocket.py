"""The pocket programme of a delegate."""

from datetime import date

import pytest
from django.urls import reverse
from tests.factories.programme import ActivityFactory, between, delegate_on, told_meeting
from tests.factories.registration import west_coast
from tests.factories.travel import bed_for, bus_on, flies, hotel_on, room_of, seated
from tests.web.on_paper import document_in, pages_in, words_in

from hansa.apps.programme.models import Activity

pytestmark = pytest.mark.django_db
A6 = (298, 420)


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def zoe(coast):
    return delegate_on(
        coast.san_francisco,
        first_name="Zoë",
        last_name="Thiéry",
        organisation__name="Éoliennes du Nord",
        organisation__agency=coast.agency,
    )


def pocket(client, delegate):
    client.force_login(delegate.person.user)
    return client.get(reverse("programme:pocket", args=[delegate.mission.slug]))


def test_it_tells_when_where_in_what_and_with_whom(client, coast, zoe):
    ActivityFactory(
        leg=coast.san_francisco, titles={"en": "Gala"}, kind="gala", dress_code="black_tie",
        place="City Hall", address="1 Carlton B. Goodlett Place", hours=between("19:00", "22:00"),
    )  # fmt: skip
    told_meeting(zoe, hours=between("10:30", "10:50"))

    answer = pocket(client, zoe)

    words = words_in(answer)
    assert "Zoë Thiéry Éoliennes du Nord" in words
    assert "Tuesday 7 October San Francisco" in words
    assert "10:30 10:50 Pacific Cold Chain Jo Kim, Buyer Table 4, Hall B" in words
    assert "19:00 22:00 Gala City Hall, 1 Carlton B. Goodlett Place" in words
    assert "To wear: Black tie" in words


def test_its_pages_are_of_the_size_of_a_pocket_with_a_cover_and_room_for_notes(client, zoe):
    document = document_in(pocket(client, zoe))

    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in document.pages}
    assert sizes == {A6}
    assert "Notes" in document.pages[-1].extract_text()


def test_flights_buses_and_the_hotel_are_in_it_by_their_own_clocks(client, coast, zoe):
    flies(zoe, by=coast.officer)
    seated(zoe, bus_on(coast.san_francisco, by=coast.officer), by=coast.officer)
    bed_for(zoe, room_of(hotel_on(coast.san_francisco, by=coast.officer)), by=coast.officer)

    words = words_in(pocket(client, zoe))

    assert "10:30 SN501" in words.replace("SN 501", "SN501")
    assert "Lands Sun 5 Oct, 13:05 (Pacific Time)" in words
    assert "08:00 09:00 Bus 1 Hotel Pacific Union → Hall C Seat 1" in words
    assert "Where you stay Hotel Pacific Union 1 Pier, San Francisco" in words


def test_what_was_called_off_is_left_out(client, coast, zoe):
    ActivityFactory(
        leg=coast.san_francisco, titles={"en": "Picnic"}, hours=between("12:00", "13:00")
    )
    Activity.objects.update(status="cancelled")

    assert "Picnic" not in words_in(pocket(client, zoe))


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "Tuesday 7 October"), ("fr", "mardi 7 octobre"),
        ("nl", "dinsdag 7 oktober"), ("de", "Dienstag, 7. Oktober"),
    ],
)  # fmt: skip
def test_it_speaks_the_delegates_language(client, zoe, language, day):
    zoe.person.user.language = language
    zoe.person.user.save()

    answer = pocket(client, zoe)

    assert day in words_in(answer)
    assert document_in(answer).trailer["/Root"]["/Lang"] == language


def test_a_delegate_of_whom_no_day_is_known_gets_a_cover_and_notes(client, zoe):
    zoe.stays.all().delete()

    assert len(pages_in(pocket(client, zoe))) == 2


def test_a_stranger_gets_nobodys_programme(client, zoe):
    elsewhere = delegate_on(west_coast(slug="lima", name="AWEX").san_francisco)
    client.force_login(elsewhere.person.user)

    assert client.get(reverse("programme:pocket", args=["west-coast"])).status_code == 404


def test_a_busy_week_takes_few_queries(client, coast, zoe, django_assert_max_num_queries):
    for day in (6, 7, 8):
        for hour in range(9, 17):
            when = between(f"{hour:02}:00", f"{hour:02}:20", date(2025, 10, day))
            told_meeting(zoe, hours=when, host=f"Host {day} {hour}")
    bed_for(zoe, room_of(hotel_on(coast.san_francisco, by=coast.officer)), by=coast.officer)
    seated(zoe, bus_on(coast.san_francisco, by=coast.officer), by=coast.officer)
    client.force_login(zoe.person.user)

    with django_assert_max_num_queries(12):
        client.get(reverse("programme:pocket", args=["west-coast"]))
