"""Saying what a session aims at and has, and what parties and wishes need."""

import pytest
from django.db import IntegrityError, connection, transaction
from tests.factories.sessions import NOW, open_session

from hansa.apps.meetings import services
from hansa.apps.meetings.goals import Demands
from hansa.apps.meetings.models import (
    Assistance,
    Competitors,
    Helper,
    HelperAbsence,
    Party,
    Session,
    Table,
)
from hansa.apps.meetings.services import Needed, Qualities
from hansa.plumbing.history.models import Event
from hansa.values import Refused


@pytest.fixture
def said(hall):
    return {"by": hall.officer, "now": NOW}


@pytest.fixture
def aiko(hall, said):
    """An interpreter of Japanese."""
    return services.keep_helper(session=hall.session, name="Aiko Mori", skills=["ja"], **said)


def test_a_session_aims_at_what_its_officer_says(hall, said):
    services.aim(session=hall.session, goals=["worth", "walking"], moving=5, **said)

    aiming = Session.objects.get(pk=hall.session.pk)
    assert (aiming.goals, aiming.moving) == (["worth", "walking"], 5)
    assert Event.objects.get(verb="session.aimed").details["goals"] == ["worth", "walking"]


def test_what_no_timetable_may_break_is_told_in_the_history_when_it_is_new(hall, said):
    aim = {"session": hall.session, "goals": ["worth"], "moving": 0, **said}

    services.aim(**aim, demands=Demands(holds_all=True, fairness=2))
    services.aim(**aim, demands=Demands(holds_all=True, fairness=2))
    services.aim(**aim)
    kept = Session.objects.get(pk=hall.session.pk)
    services.aim(**aim, demands=Demands())

    assert (kept.holds_all, kept.fairness) == (True, 2)
    verbs = ["session.holds_all", "session.bounded", "session.chooses", "session.unbounded"]
    told = Event.objects.filter(verb__in=verbs).order_by("pk")
    assert [event.verb for event in told] == verbs
    assert told[1].details == {"fairness": 2}


@pytest.mark.parametrize("fairness", [-1, 21])
def test_waits_cannot_be_bound_to_anything(hall, said, fairness):
    with pytest.raises(Refused, match="may differ by 0 to 20") as refusal:
        services.aim(
            session=hall.session,
            goals=["worth"],
            moving=0,
            demands=Demands(fairness=fairness),
            **said,
        )

    assert refusal.value.field == "fairness"


@pytest.mark.parametrize(("moving", "field"), [(61, "moving"), (5, "goals")])
def test_an_aim_that_makes_no_sense_is_refused_beside_its_field(hall, said, moving, field):
    goals = ["worth"] if field == "moving" else ["idle"]

    with pytest.raises(Refused) as refusal:
        services.aim(session=hall.session, goals=goals, moving=moving, **said)

    assert refusal.value.field == field


def test_two_tables_may_swap_their_labels(hall, said):
    first, second = hall.tables

    changed = services.describe_tables(
        session=hall.session, tables=[(first, Qualities("2")), (second, Qualities("1"))], **said
    )

    assert changed == 2
    assert [table.label for table in Table.objects.order_by("position")] == ["2", "1"]


def test_a_table_that_stays_as_it_is_is_no_change(hall, said):
    assert (
        services.describe_tables(
            session=hall.session, tables=[(hall.tables[0], Qualities("1"))], **said
        )
        == 0
    )
    assert not Event.objects.filter(verb="session.furnished").exists()


@pytest.mark.parametrize(
    ("qualities", "complaint"),
    [
        (Qualities("2"), "names 2 tables"),
        (Qualities("1", across=2), "Table 1 is measured one way only"),
    ],
)
def test_tables_that_make_no_sense_are_refused(hall, said, qualities, complaint):
    with pytest.raises(Refused, match=complaint):
        services.describe_tables(session=hall.session, tables=[(hall.tables[0], qualities)], **said)


def test_a_helper_is_changed_in_place(hall, said, aiko):
    services.keep_helper(
        session=hall.session,
        helper=aiko,
        name="Aiko Mori",
        skills=["ja", "en"],
        away=hall.slots[:2],
        **said,
    )

    assert Helper.objects.get().skills == ["ja", "en"]
    assert HelperAbsence.objects.count() == 2


def test_a_helper_who_can_do_nothing_is_refused(hall, said):
    with pytest.raises(Refused, match="at least one language"):
        services.keep_helper(session=hall.session, name="Aiko Mori", skills=[], **said)


def test_two_helpers_have_two_names(hall, said, aiko):
    with pytest.raises(Refused, match="Aiko Mori is on the list already"):
        services.keep_helper(session=hall.session, name="Aiko Mori", skills=["ko"], **said)


def test_two_parties_are_kept_apart_once(hall, said):
    one, other = hall.companies
    services.keep_apart(session=hall.session, one=one, other=other, **said)
    pair = services.keep_apart(session=hall.session, one=other, other=one, **said)
    assert Competitors.objects.count() == 1

    services.let_together(pair=pair, **said)

    assert not Competitors.objects.exists()


def test_a_party_does_not_compete_with_itself(hall, said):
    with pytest.raises(Refused, match="two different parties"):
        services.keep_apart(session=hall.session, one=hall.hosts[0], other=hall.hosts[0], **said)


def test_a_table_is_one_partys_own(hall, said):
    services.seat_party(party=hall.hosts[0], needed=Needed(), table=hall.tables[0], **said)

    with pytest.raises(Refused, match="table of Bayside Power already"):
        services.seat_party(party=hall.hosts[1], needed=Needed(), table=hall.tables[0], **said)


def test_a_table_of_another_session_is_nobodys_own_here(hall, said, ten):
    elsewhere = open_session(hall.coast, start=ten).tables.first()

    with pytest.raises(Refused, match="another session"):
        services.seat_party(party=hall.hosts[0], needed=Needed(), table=elsewhere, **said)


def test_an_unknown_language_is_refused_beside_its_field(hall, said):
    with pytest.raises(Refused) as refusal:
        services.seat_party(party=hall.hosts[0], needed=Needed(), speaks=["xx"], **said)

    assert (refusal.value.field, refusal.value.objections) == (
        "speaks",
        ("“xx” is no language and no skill.",),
    )


class TestPlacingByHand:
    """The board keeps to what was said."""

    def test_refuses_another_table_than_the_hosts_own(self, hall, said):
        services.seat_party(party=hall.hosts[0], needed=Needed(), table=hall.tables[1], **said)

        with pytest.raises(Refused) as refusal:
            hall.place(hall.wish(0, 0), slot=0, table=0)

        assert refusal.value.objections == ("Bayside Power receive at Table 2.",)

    def test_gives_a_meeting_its_interpreter(self, hall, said, aiko):
        wish = hall.wish(0, 0)
        services.say_needs(wish=wish, needed=Needed(skills=["ja"]), **said)

        meeting = hall.place(wish, slot=0, table=0)

        helping = Assistance.objects.get()
        assert (helping.meeting, helping.helper, helping.skill) == (meeting, aiko, "ja")
        assert helping.period == hall.slots[0].period

    def test_refuses_a_second_meeting_of_the_interpreter_at_the_same_time(self, hall, said, aiko):
        first, second = hall.wish(0, 0), hall.wish(1, 1)
        for wish in (first, second):
            services.say_needs(wish=wish, needed=Needed(skills=["ja"]), **said)
        hall.place(first, slot=0, table=0)

        with pytest.raises(Refused) as refusal:
            hall.place(second, slot=0, table=1)

        assert refusal.value.objections == ("At 10:00 nobody is free who brings: Japanese.",)

    def test_moves_the_interpreter_along(self, hall, said, aiko):
        wish = hall.wish(0, 0)
        services.say_needs(wish=wish, needed=Needed(skills=["ja"]), **said)
        meeting = hall.place(wish, slot=0, table=0)

        hall.move(meeting, slot=1, table=0)

        assert Assistance.objects.get().period == hall.slots[1].period

    def test_refuses_a_slot_without_the_interpreter(self, hall, said, aiko):
        services.keep_helper(
            session=hall.session,
            helper=aiko,
            name=aiko.name,
            skills=["ja"],
            away=hall.slots[:1],
            **said,
        )
        wish = hall.wish(0, 0)
        services.say_needs(wish=wish, needed=Needed(skills=["ja"]), **said)

        with pytest.raises(Refused, match="nobody is free who brings: Japanese"):
            hall.place(wish, slot=0, table=0)

    def test_refuses_one_meeting_more_than_a_party_wants(self, hall, said):
        services.seat_party(party=hall.hosts[0], needed=Needed(), most=1, **said)
        meeting = hall.place(hall.wish(0, 0), slot=0, table=0)

        with pytest.raises(Refused, match="Bayside Power want at most so many meetings: 1"):
            hall.place(hall.wish(1, 0), slot=1, table=0)
        hall.move(meeting, slot=1, table=0)

    def test_refuses_a_table_beside_a_competitor(self, hall, said):
        one, other = hall.companies
        services.keep_apart(session=hall.session, one=one, other=other, **said)
        hall.place(hall.wish(0, 0), slot=0, table=0)

        with pytest.raises(Refused) as refusal:
            hall.place(hall.wish(1, 1), slot=0, table=1)

        assert refusal.value.objections == (
            "Zelmavelde Grid, a competitor of Quorilune Storage, sit next to it at 10:00, Table 1.",
        )

    def test_refuses_a_meeting_for_which_somebody_cannot_change_tables_in_time(self, hall, said):
        services.aim(session=hall.session, goals=["worth"], moving=5, **said)
        hall.session.refresh_from_db()
        hall.place(hall.wish(0, 0), slot=0, table=0)

        with pytest.raises(Refused, match="needs 5 minutes between two meetings, also at 10:30"):
            hall.place(hall.wish(0, 1), slot=1, table=1)

    def test_lets_a_host_who_stays_at_a_table_go_on_without_a_break(self, hall, said):
        services.aim(session=hall.session, goals=["worth"], moving=5, **said)
        services.seat_party(party=hall.hosts[0], needed=Needed(), table=hall.tables[0], **said)
        hall.place(hall.wish(0, 0), slot=0, table=0)

        assert hall.place(hall.wish(1, 0), slot=1, table=0).slot == hall.slots[1]


class TestCallingHelpers:
    """Whoever changes the board otherwise has helpers called."""

    def test_finds_somebody_for_each_meeting_that_lacks_one(self, hall, said, aiko):
        for wish, slot in ((hall.wish(0, 0), 0), (hall.wish(1, 1), 1)):
            meeting = hall.place(wish, slot=slot, table=0)
            services.say_needs(wish=wish, needed=Needed(skills=["ja"]), **said)
        assert not Assistance.objects.exists()

        assert services.call_helpers(session=hall.session) == 0

        assert Assistance.objects.count() == 2
        assert meeting.assistance.get().period == hall.slots[1].period

    def test_counts_the_meetings_that_nobody_can_help(self, hall, said, aiko):
        for table, wish in enumerate((hall.wish(0, 0), hall.wish(1, 1))):
            hall.place(wish, slot=0, table=table)
            services.say_needs(wish=wish, needed=Needed(skills=["ja"]), **said)

        assert services.call_helpers(session=hall.session) == 1

    def test_lets_somebody_take_over_from_a_helper_who_is_dismissed(self, hall, said, aiko):
        wish = hall.wish(0, 0)
        services.say_needs(wish=wish, needed=Needed(skills=["ja"]), **said)
        meeting = hall.place(wish, slot=0, table=0)
        ken = services.keep_helper(session=hall.session, name="Ken", skills=["ja"], **said)

        services.dismiss_helper(helper=aiko, **said)

        assert meeting.assistance.get().helper == ken


class TestTheDatabaseItself:
    """Whatever the code forgets, these stand."""

    def test_refuses_a_helper_in_two_meetings_at_once(self, hall, aiko):
        meetings = [
            hall.place(hall.wish(0, 0), slot=0, table=0),
            hall.place(hall.wish(1, 1), slot=0, table=1),
        ]

        with pytest.raises(IntegrityError, match="a_helper_is_in_one"), transaction.atomic():
            Assistance.objects.bulk_create(
                Assistance(meeting=each, helper=aiko, skill="ja", period=each.period)
                for each in meetings
            )

    def test_refuses_help_at_another_time_than_the_meetings(self, hall, aiko):
        meeting = hall.place(hall.wish(0, 0), slot=0, table=0)

        with pytest.raises(IntegrityError, match="a_helper_comes_when"), transaction.atomic():
            Assistance.objects.create(
                meeting=meeting, helper=aiko, skill="ja", period=hall.slots[1].period
            )

    def test_refuses_an_own_table_in_another_session(self, hall, ten):
        elsewhere = open_session(hall.coast, start=ten).tables.first()

        with pytest.raises(IntegrityError, match="an_own_table_is_of"), transaction.atomic():
            receive_at(hall.hosts[0], elsewhere)


def receive_at(host, table):
    """Without asking anybody; the database looks when all is done."""
    Party.objects.filter(pk=host.pk).update(table=table)
    connection.check_constraints()
