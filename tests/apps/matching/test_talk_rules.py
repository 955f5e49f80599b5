"""What may be said and agreed on before the mission, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hansa.apps.matching.rules import hosts, talks
from hansa.apps.matching.rules.talks import CallStatus

NOW = datetime(2025, 9, 1, 9, tzinfo=UTC)
SAFE = "https://call.example/1"
FREE = {
    "name": "Bayside",
    "both_take_part": True,
    "apart": False,
    "hosts_both": False,
    "wanted": True,
}


def test_two_who_want_to_meet_may_write():
    assert list(talks.objections_to_talking(**FREE)) == []


@pytest.mark.parametrize(
    ("what", "objection"),
    [
        ({"both_take_part": False}, "Bayside no longer takes part; this conversation is closed."),
        ({"apart": True}, "Bayside cannot be met on this mission."),
        ({"hosts_both": True}, "Two hosts talk without the mission."),
        (
            {"wanted": False},
            "Say first that you would like to meet Bayside; then you can write.",
        ),
    ],
)
def test_others_read_why_they_may_not(what, objection):
    assert list(talks.objections_to_talking(**FREE | what)) == [objection]


@pytest.mark.parametrize(
    ("text", "written", "number"), [("Hello.", 0, 0), (" ", 0, 1), ("x" * 2001, 0, 1), ("x", 40, 1)]
)
def test_a_message_says_something_and_not_too_much(text, written, number):
    assert len(list(talks.objections_to_message(text, written_today=written))) == number


@pytest.mark.parametrize(
    "address",
    ["http://call.example", "https://", "https://a b", "javascript:alert(1)", "https://[", ""],
)
def test_an_unsafe_address_leads_to_no_call(address):
    assert not talks.is_safe_address(address)


def test_a_safe_address_does():
    assert talks.is_safe_address(SAFE)


@pytest.mark.parametrize(
    ("status", "to", "proposed_it", "number"),
    [
        (CallStatus.PROPOSED, CallStatus.ACCEPTED, False, 0),
        (CallStatus.PROPOSED, CallStatus.ACCEPTED, True, 1),
        (CallStatus.PROPOSED, CallStatus.HELD, False, 1),
        (CallStatus.ACCEPTED, CallStatus.HELD, True, 0),
        (CallStatus.ACCEPTED, CallStatus.MISSED, False, 0),
        (CallStatus.HELD, CallStatus.MISSED, False, 1),
        (CallStatus.DECLINED, CallStatus.ACCEPTED, False, 1),
    ],
)
def test_a_call_goes_its_way(status, to, proposed_it, number):
    found = talks.objections_to_call_step(
        status, to=to, proposed_it=proposed_it, starts_at=NOW - timedelta(hours=1), now=NOW
    )

    assert len(list(found)) == number


def test_nobody_knows_before_its_time_whether_a_call_was_held():
    found = talks.objections_to_call_step(
        CallStatus.ACCEPTED,
        to=CallStatus.HELD,
        proposed_it=True,
        starts_at=NOW + timedelta(minutes=1),
        now=NOW,
    )

    assert list(found) == ["Say so once it was time for the call."]


@pytest.mark.parametrize(("minutes", "told"), [(None, True), (59, False), (60, True)])
def test_a_side_is_told_once_an_hour(minutes, told):
    last = None if minutes is None else NOW - timedelta(minutes=minutes)

    assert talks.is_to_be_told(last, now=NOW) is told


def test_no_link_is_renewed_after_the_mission():
    last = date(2025, 10, 6)

    assert list(hosts.objections_to_renewing(leg_ends_on=last, today=last)) == []
    assert list(hosts.objections_to_renewing(leg_ends_on=last, today=date(2025, 10, 7))) == [
        "The mission is over; its pages open no more."
    ]


def test_so_many_colleagues_are_enough():
    found = hosts.objections_to_forwarding(
        name="Grace", themselves=False, number=10, leg_ends_on=date(2025, 10, 6), today=NOW.date()
    )

    assert list(found) == ["10 colleagues have this page; that must be enough."]


def test_who_is_expected_reads_by_whom():
    found = hosts.objections_to_hours(leaving=["10:00 Orval"])

    assert list(found) == [
        "You are expected then: 10:00 Orval. Everybody was told; decline that meeting first."
    ]
