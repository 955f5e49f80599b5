"""Orders of countries, forms of address, speeches, flags and limits."""

from datetime import date

import pytest

from hansa.apps.protocol.rules import (
    Claim,
    RuleSet,
    address_of,
    categories,
    flags_in_order,
    in_order,
    limit_passed,
    names_are_out,
    objections_to_placing,
    order_of,
    speaking_order,
)
from hansa.plumbing.languages import LANGUAGES


def claim(key, category, *, side="delegation", since=None, placed=None):
    return Claim(key, f"Person {key}", category, side, since, placed)


def ranked(claims, *, rule_set="be", first="guests"):
    return [each.key for each in in_order(claims, rule_set=rule_set, first=first)]


@pytest.mark.parametrize("rule_set", RuleSet.values)
def test_every_order_places_every_category_once_and_names_its_source(rule_set):
    order = order_of(rule_set)

    assert sorted(each.key for each in order.categories) == sorted(categories())
    assert order.source
    assert set(order.notes) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("gender", ["woman", "man", "neutral"])
def test_every_category_is_addressed_in_every_language(language, gender):
    for category in categories():
        said = address_of(
            name="Ada Roy", last_name="Roy", function="Envoy", category=category, gender=gender,
            language=language,
        )  # fmt: skip

        assert all((said.envelope, said.salutation, said.spoken))
        assert "{" not in said.envelope + said.salutation + said.spoken


def test_a_language_that_asks_addresses_a_minister_by_gender():
    said = {"name": "Ada Roy", "last_name": "Roy", "function": "X", "category": "minister"}

    assert address_of(**said, gender="woman", language="fr").salutation == "Madame la Ministre,"
    assert address_of(**said, gender="man", language="de").spoken == "Herr Minister"


def test_countries_differ_on_who_goes_first():
    mayor, speaker = claim(1, "mayor_in_own_city"), claim(2, "president_of_chamber")

    assert ranked([mayor, speaker], rule_set="be") == [2, 1]
    assert ranked([mayor, speaker], rule_set="us") == [1, 2]


def test_within_a_category_guests_go_before_hosts_and_then_the_longest_in_office():
    host = claim(1, "minister", side="host", since=date(2010, 1, 1))
    new = claim(2, "minister", since=date(2024, 1, 1))
    old = claim(3, "minister", since=date(2019, 1, 1))
    undated = claim(4, "minister")

    assert ranked([host, undated, new, old]) == [3, 2, 4, 1]
    assert ranked([host, undated, new, old], first="seniority") == [1, 3, 2, 4]


def test_a_place_by_hand_is_kept_and_one_beyond_the_end_is_the_end():
    people = [claim(1, "head_of_government"), claim(2, "minister"), claim(3, "guest", placed=1)]

    assert ranked(people) == [3, 1, 2]
    assert ranked([*people, claim(4, "guest", placed=99)]) == [3, 1, 2, 4]


def test_a_place_by_hand_needs_a_reason_and_nobody_else_there():
    said = list(objections_to_placing(placed=1, why=" ", holder="Ada Roy"))

    assert said == [
        "Say why this place is not the one of the rules; the list shows it.",
        "Ada Roy is put at this place by hand already.",
    ]
    assert list(objections_to_placing(placed=1, why="Wish of the King", holder="")) == []


def test_the_host_opens_and_the_highest_speaks_last():
    highest_first = [(1, "delegation"), (2, "host"), (3, "delegation"), (4, "host")]

    assert speaking_order(highest_first) == [2, 4, 3, 1]
    assert speaking_order([(1, "delegation"), (3, "delegation")]) == [3, 1]


def test_flags_stand_by_name_behind_the_hosts_own_and_regions_behind_their_country():
    named = [
        ("BE", "Belgium"), ("US-CA", "California"), ("US", "United States"), ("BE-WAL", "Wallonia"),
        ("JP", "Japan"), ("BE-BRU", "Brussels"),
    ]  # fmt: skip

    said = {"host": "US", "guest": "BE"}

    assert flags_in_order(named, order="host_first", **said) == [
        "US", "US-CA", "BE", "BE-BRU", "BE-WAL", "JP",
    ]  # fmt: skip
    assert flags_in_order(named, order="by_name", **said)[0] == "BE"


def test_a_limit_is_passed_only_above_it_and_in_its_own_currency():
    assert limit_passed(country="US", cents=48000, currency="USD") is None
    assert limit_passed(country="US", cents=48001, currency="USD").country == "US"
    assert limit_passed(country="US", cents=90000, currency="EUR") is None


def test_names_are_out_when_every_embargo_is_over():
    today = date(2025, 10, 5)

    assert names_are_out(None, today, today=today)
    assert not names_are_out(None, date(2025, 10, 6), today=today)
