"""Speeches, flags, gifts and photographs."""

from datetime import timedelta

import pytest
from tests.factories.accounts import LONG_BEFORE
from tests.factories.consents import agreed
from tests.factories.programme import ActivityFactory, at, delegate_on
from tests.factories.protocol import dignitary
from tests.factories.registration import west_coast

from hansa.apps.protocol import queries, services
from hansa.values import Refused


@pytest.fixture
def coast(db):
    return west_coast()


@pytest.fixture
def acting(coast):
    return {"by": coast.officer, "now": LONG_BEFORE}


@pytest.fixture
def gala(coast):
    return ActivityFactory(leg=coast.san_francisco, kind="gala")


def speakers(activity):
    return [str(each.dignitary) for each in queries.speeches_of(activity)]


@pytest.fixture
def spoken(coast, gala, acting):
    people = [
        dignitary(coast.mission, "Head", "royal_family"),
        dignitary(coast.mission, "Consul", "consul_general"),
        dignitary(coast.mission, "Mayor", "mayor_in_own_city", side="host"),
    ]
    return [
        services.add_speech(activity=gala, dignitary=each, minutes=4, **acting) for each in people
    ]


def test_the_usual_order_opens_with_the_host_and_ends_with_the_highest(gala, spoken, acting):
    services.propose_order(activity=gala, **acting)

    assert speakers(gala) == ["Mayor", "Consul", "Head"]
    assert [turn.begins for turn in queries.turns_of(gala)] == [
        at("09:00") + timedelta(minutes=minutes) for minutes in (0, 4, 8)
    ]


def test_a_speech_moves_and_the_others_close_up(gala, spoken, acting):
    services.move_speech(speech=spoken[0], place=99, **acting)
    assert speakers(gala) == ["Consul", "Mayor", "Head"]
    services.move_speech(speech=spoken[2], place=0, **acting)
    assert speakers(gala) == ["Mayor", "Consul", "Head"]
    services.drop_speech(speech=spoken[2], **acting)
    assert [each.place for each in queries.speeches_of(gala)] == [1, 2]


def test_nobody_speaks_twice_or_for_two_hours(coast, gala, spoken, acting):
    with pytest.raises(Refused, match="Head speaks at this activity already"):
        services.add_speech(activity=gala, dignitary=spoken[0].dignitary, minutes=4, **acting)
    with pytest.raises(Refused, match="1 to 60 minutes"):
        services.time_speech(speech=spoken[0], minutes=120, **acting)


def test_who_is_struck_does_not_speak(gala, spoken, acting):
    services.strike_dignitary(dignitary=spoken[1].dignitary, **acting)

    assert speakers(gala) == ["Head", "Mayor"]


def test_flags_stand_as_was_said_and_fly_once(gala, acting):
    for code in ("BE", "US", "BE-VLG"):
        services.fly_flag(activity=gala, code=code, **acting)

    with pytest.raises(Refused, match="on the list already"):
        services.fly_flag(activity=gala, code="US", **acting)
    with pytest.raises(Refused, match="Choose a flag"):
        services.fly_flag(activity=gala, code="ZZ", **acting)

    flags = queries.flags_of(gala)
    assert [each.name for each in flags] == ["United States", "Belgium", "Flanders"]
    services.take_flag_down(flag=flags[0].flag, **acting)
    services.take_flag_down(flag=flags[0].flag, **acting)
    assert [each.name for each in queries.flags_of(gala)] == ["Belgium", "Flanders"]


def test_flags_are_not_lowered_without_a_reason(gala, acting):
    said = {"activity": gala, "flags": "by_name", "half_mast": True, "names_from": None}

    with pytest.raises(Refused) as refused:
        services.set_ceremonial(**said, why="", **acting)
    assert refused.value.field == "why"
    assert services.set_ceremonial(**said, why="Day of mourning", **acting).half_mast


def test_a_gift_above_the_limit_of_its_receiver_is_marked(coast, acting):
    said = {
        "direction": "given", "what": "Lace", "giver": "The delegation", "receiver": "The mayor",
        "country": "US", "currency": "USD", "customs": "to_declare",
    }  # fmt: skip
    dear = services.note_gift(mission=coast.mission, cents=60_000, **said, **acting)
    services.note_gift(mission=coast.mission, cents=4_000, **said, in_return_for=dear, **acting)

    assert [bool(each.limit) for each in queries.gifts_of(coast.mission)] == [True, False]
    with pytest.raises(Refused, match="by whom and to whom"):
        services.change_gift(gift=dear, cents=1, **{**said, "giver": " "}, **acting)


def test_the_photographer_reads_consents_and_what_dignitaries_said(coast, gala):
    yes, no = delegate_on(coast.san_francisco), delegate_on(coast.san_francisco)
    agreed(yes.registration, "photos")
    agreed(no.registration, "photos")
    agreed(no.registration, "photos", given=False, person=no.person)
    never = delegate_on(coast.san_francisco)
    dignitary(coast.mission, "Head", photos="taken")

    said = {each.name: each.photos for each in queries.photographed_at(gala)}

    assert said == {str(yes): "published", str(no): "none", str(never): "none", "Head": "taken"}
