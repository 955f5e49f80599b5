"""Running late on screen: what breaks is shown first, then one button moves it."""

from datetime import timedelta

from django.urls import reverse
from tests.factories.travel import bus_on, seated

from hansa.values import Period


def test_an_officer_sees_what_breaks_and_moves_the_activity(officer, coast, seminar, delegate):
    where = reverse("attendance:late", args=[coast.mission.slug, seminar.pk])

    page = officer.get(where, {"minutes": "20"})
    seen = page.context["breaks"].fingerprint
    answer = officer.post(where, {"minutes": "20", "seen": seen, "why": "Rain"}, follow=True)
    again = officer.post(where, {"minutes": "20", "seen": seen, "why": "Rain"})

    assert "Move 20 minutes later, tell 1 person" in page.content.decode()
    assert "1 person was told" in answer.content.decode()
    assert again.status_code == 422


def test_the_buses_that_would_move_along_are_shown_before_they_do(
    officer, coast, seminar, delegate
):
    ends = seminar.period.upper
    hours = Period(ends, ends + timedelta(minutes=20))
    bus = bus_on(coast.san_francisco, by=coast.officer, hours=hours, activity=seminar)
    seated(delegate, bus, by=coast.officer)
    where = reverse("attendance:late", args=[coast.mission.slug, seminar.pk])

    alone = officer.get(where, {"minutes": "20"}).text
    page = officer.get(where, {"minutes": "20", "drives_too": "on"})
    seen = page.context["breaks"].fingerprint
    officer.post(where, {"minutes": "20", "drives_too": "on", "seen": seen})

    assert "It would leave before Ports and data ends." in alone
    assert "1 bus or convoy moves along" in page.text
    assert '<input type="hidden" name="drives_too" value="on">' in page.text
    bus.refresh_from_db(fields=["period"])
    assert bus.period.lower == ends + timedelta(minutes=20)


def test_a_stranger_moves_nothing(stranger, coast, seminar):
    where = reverse("attendance:late", args=[coast.mission.slug, seminar.pk])

    assert stranger.get(where).status_code == 404
    assert stranger.post(where, {"minutes": "20", "seen": "x"}).status_code == 404


def test_nonsense_is_refused_beside_its_field(officer, coast, seminar):
    where = reverse("attendance:late", args=[coast.mission.slug, seminar.pk])

    assert officer.get(where, {"minutes": "x"}).status_code == 200
    assert officer.post(where, {"minutes": "9999", "seen": "x"}).status_code == 422
