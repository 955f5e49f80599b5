"""Dates, times and numbers are written as the reader's language writes them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override

from hansa.values import Period
from hansa.web.design.templatetags import design

MOMENT = datetime(2025, 10, 7, 17, 30, tzinfo=UTC)
PACIFIC = "America/Los_Angeles"


def test_a_moment_is_told_by_the_clocks_of_its_zone():
    assert (design.as_time(MOMENT, PACIFIC), design.as_time(MOMENT, "Europe/Brussels")) == (
        "10:30",
        "19:30",
    )


def test_a_zone_has_the_name_that_people_give_it_though_nobody_lives_there():
    assert design.as_zone(PACIFIC) == "Pacific Time"
    assert [design.as_zone(each) for each in ("UTC", UTC)] == ["Coordinated Universal Time"] * 2


def test_late_in_brussels_is_still_the_same_day_in_san_francisco():
    late = datetime(2025, 10, 8, 5, 0, tzinfo=UTC)

    assert design.as_day(late, PACIFIC) == "Tuesday 7 October"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Tuesday 7 October 2025"),
        ("fr", "mardi 7 octobre 2025"),
        ("nl", "dinsdag 7 oktober 2025"),
        ("de", "Dienstag, 7. Oktober 2025"),
    ],
)
def test_a_day_is_written_in_the_readers_language(language, written):
    with override(language):
        assert design.as_date(MOMENT, PACIFIC) == written


@pytest.mark.parametrize(
    ("language", "written"), [("en", "5–10 October 2025"), ("de", "5.–10. Oktober 2025")]
)
def test_days_of_one_month_name_it_once(language, written):
    with override(language):
        assert design.local_days(date(2025, 10, 5), date(2025, 10, 10)) == written


def test_days_of_two_months_name_both():
    written = design.local_days(date(2025, 9, 30), date(2025, 10, 2))

    assert written == "30 September – 2 October 2025"


def test_a_single_day_is_written_once():
    assert design.local_days(date(2025, 10, 5), date(2025, 10, 5)) == "5 October 2025"


def test_a_period_of_one_day_is_two_clocks():
    period = Period(MOMENT, MOMENT + timedelta(minutes=25))

    assert design.as_period(period, PACIFIC) == "10:30–10:55"


def test_a_period_over_midnight_names_both_days():
    period = Period(MOMENT, MOMENT + timedelta(hours=20))

    assert design.as_period(period, PACIFIC) == "Tue 7 Oct, 10:30 – Wed 8 Oct, 06:30"


def test_numbers_are_grouped_as_the_reader_groups_them():
    with override("nl"):
        assert (design.number(31400), design.number(3.14159, 2)) == ("31.400", "3,14")


def test_cents_are_shown_only_where_there_are_any():
    assert (design.money(100), design.money(1250.5)) == ("€100", "€1,250.50")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("An Peeters", "AP"),
        ("Annelies van den Bossche", "AB"),
        ("Jean-Luc", "JL"),
        ("hubert", "H"),
        ("", ""),
    ],
)
def test_initials_skip_the_small_words(name, letters):
    assert design.initials(name) == letters


@pytest.mark.parametrize(
    ("part", "whole", "length"), [(37, 221, "16.74"), (5, 0, "0"), (9, 4, "100"), (0, 4, "0")]
)
def test_a_bar_never_leaves_its_track(part, whole, length):
    assert design.share(part, whole) == length


def test_an_icon_is_silent_without_a_label():
    assert 'aria-hidden="true"' in design.icon("calendar")


def test_an_icon_with_a_label_says_it_and_nothing_else():
    drawing = design.icon("x", label='Close "this"')

    assert 'role="img"' in drawing
    assert 'aria-label="Close &quot;this&quot;"' in drawing


def test_nothing_is_written_for_nothing():
    empty = [
        design.as_time(None), design.as_date(None), design.as_short_day(None),
        design.as_moment(None), design.as_period(None), design.number(None),
        design.percent(None), design.money(None),
    ]  # fmt: skip

    assert set(empty) == {""}
