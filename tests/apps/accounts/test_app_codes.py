"""Codes of an app, against the worked cases of RFC 6238 (its last six figures)."""

from datetime import UTC, datetime, timedelta

import pytest

from hansa.apps.accounts import rules

SECRET = b"12345678901234567890"
NOW = datetime(2025, 6, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_the_worked_cases_of_the_standard(second, code):
    step = rules.step_of(datetime.fromtimestamp(second, tz=UTC))

    assert rules.app_code(SECRET, step=step) == code


@pytest.mark.parametrize(
    ("late", "opens"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)]
)
def test_a_clock_may_be_half_a_minute_off(late, opens):
    code = rules.app_code(SECRET, step=rules.step_of(NOW + timedelta(seconds=late)))

    assert (rules.step_of_code(code, secret=SECRET, now=NOW, after=0) is not None) == opens


def test_no_code_opens_twice_nor_one_before_it():
    here = rules.step_of(NOW)

    for step in (here - 1, here):
        code = rules.app_code(SECRET, step=step)
        assert rules.step_of_code(code, secret=SECRET, now=NOW, after=here) is None


def test_what_people_put_between_figures_does_not_matter():
    code = rules.app_code(SECRET, step=rules.step_of(NOW))

    typed = f" {code[:3]} {code[3:]} "

    assert rules.step_of_code(typed, secret=SECRET, now=NOW, after=0) == rules.step_of(NOW)
    assert rules.as_typed("bcdf-ghjk") == "BCDFGHJK"
    assert rules.in_groups("BCDFGHJKLMNP") == "BCDF-GHJK-LMNP"
