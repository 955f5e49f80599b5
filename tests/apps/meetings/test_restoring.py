"""Putting a kept timetable back on the board."""

from dataclasses import replace

import pytest
from tests.factories.runs import a_kept_run
from tests.factories.sessions import NOW

from hansa.apps.meetings import services
from hansa.apps.meetings.goals import Demands
from hansa.apps.meetings.models import Closure, Meeting, Precedence
from hansa.apps.meetings.proofing import proof_of
from hansa.apps.meetings.rules import Part
from hansa.apps.meetings.timetables import on_the_board, sittings_of, versions_of
from hansa.plumbing.history.models import Event
from hansa.values import Refused


@pytest.fixture
def kept(hall):
    """Two meetings that were proposed and published, and have left the board since."""
    hall.wish(0, 0)
    hall.wish(1, 1)
    hall.propose()
    hall.publish()
    hall.session.refresh_from_db()
    hall.kept = on_the_board(hall.session)
    Meeting.objects.all().delete()
    return hall


def restore(hall, key="run-1", *, leaving_out=False):
    version = next(each for each in versions_of(hall.session) if each.key == key)
    return services.restore(
        session=hall.session, version=version, leaving_out=leaving_out, by=hall.officer, now=NOW
    )


def away(hall, meeting):
    """The host of the meeting cannot come at its time."""
    sitting = next(each for each in hall.kept if each.wish == meeting)
    slot = next(slot for slot in hall.slots if slot.pk == sitting.slot)
    host = next(party for party in hall.hosts if party.pk in dict(sitting.seats))
    services.note_absence(
        slot=slot, person=host.counterpart.contact, why="", by=hall.officer, now=NOW
    )


@pytest.mark.parametrize("key", ["run-1", "published"])
def test_a_kept_timetable_stands_on_the_board_as_it_did(kept, key):
    restored = restore(kept, key)

    assert on_the_board(kept.session) == kept.kept
    assert (restored.put, restored.left_out) == (2, ())
    event = Event.objects.get(verb="timetable.restored")
    assert (event.by, event.details["version"], event.details["held"]) == (kept.officer, key, 2)


def test_a_meeting_that_comes_back_has_its_interpreter(kept):
    said = {"by": kept.officer, "now": NOW}
    aiko = services.keep_helper(session=kept.session, name="Aiko", skills=["ja"], **said)
    wish = kept.session.wishes.first()
    services.say_needs(wish=wish, needed=services.Needed(skills=["ja"]), **said)

    restore(kept)

    assert wish.meeting.assistance.get().helper == aiko


def test_what_can_no_longer_be_held_is_refused_with_the_reasons(kept):
    away(kept, kept.kept[0].wish)

    with pytest.raises(Refused, match=r"Zelmavelde Grid – Bayside Power: Grace .* not available"):
        restore(kept)

    assert not Meeting.objects.exists()


def test_what_can_no_longer_be_held_is_left_out_where_that_is_wanted(kept):
    away(kept, kept.kept[0].wish)

    restored = restore(kept, leaving_out=True)

    assert on_the_board(kept.session) == kept.kept[1:]
    assert len(restored.left_out) == 1


def test_a_withdrawn_wish_is_named(kept):
    wish = kept.companies[0].wishes_made.get()
    services.withdraw_wish(wish=wish, by=kept.officer, now=NOW)

    with pytest.raises(Refused, match="Bayside Power: It is no longer wished for"):
        restore(kept)


def test_somebody_who_no_longer_comes_is_named(kept):
    delegate = kept.companies[0].registration.delegates.get()
    delegate.stays.all().delete()

    with pytest.raises(Refused, match=f"{delegate.person} no longer comes"):
        restore(kept)


def test_an_agreed_meeting_stays_where_it_is_and_gives_no_way(kept):
    first, second = kept.kept
    wish = kept.companies[1].wishes_made.get()
    place = next(place for place, slot in enumerate(kept.slots) if slot.pk == first.slot)
    table = next(place for place, table in enumerate(kept.tables) if table.pk == first.table)
    kept.place(wish, slot=place, table=table)

    restored = restore(kept, leaving_out=True)

    assert Meeting.objects.get().wish == wish
    assert Meeting.objects.get().agreed
    assert restored.put == 0
    assert "Table" in restored.left_out[0]
    assert second.wish == wish.pk


def test_nothing_is_restored_while_a_proposal_runs(kept):
    services.order_timetable(session=kept.session, seconds=5, by=kept.officer, now=NOW)

    with pytest.raises(Refused, match="A timetable is being proposed"):
        restore(kept)


def test_the_reasons_of_then_stand_beside_the_wishes_again(hall):
    wish = hall.wish(0, 0)
    hall.wish(1, 1)
    for slot in hall.slots:
        services.note_absence(
            slot=slot,
            person=hall.hosts[0].counterpart.contact,
            why="",
            by=hall.officer,
            now=NOW,
        )
    hall.propose()
    type(wish).objects.update(unheld_reason="tables_full")

    restore(hall)

    wish.refresh_from_db()
    assert wish.unheld_reason == "no_common_slot"


class TestWhatMeetingsNeed:
    """Helpers come along, and what the hall no longer allows is named."""

    @pytest.fixture
    def interpreted(self, hall):
        """A meeting that was proposed with an interpreter, and has left the board since."""
        hall.helper = services.keep_helper(
            session=hall.session, name="Aiko Mori", skills=["ja"], by=hall.officer, now=NOW
        )
        wish = hall.wish(0, 0)
        type(wish).objects.update(skills=["ja"])
        hall.propose()
        hall.kept = on_the_board(hall.session)
        Meeting.objects.all().delete()
        return hall

    def test_the_interpreter_comes_along(self, interpreted):
        restore(interpreted)

        ((helper, skill),) = on_the_board(interpreted.session)[0].helpers
        assert (helper, skill) == (interpreted.helper.pk, "ja")
        assert on_the_board(interpreted.session) == interpreted.kept

    def test_where_the_interpreter_is_gone_another_is_called(self, interpreted):
        services.dismiss_helper(helper=interpreted.helper, by=interpreted.officer, now=NOW)
        other = services.keep_helper(
            session=interpreted.session,
            name="Kenji Abe",
            skills=["ja"],
            by=interpreted.officer,
            now=NOW,
        )

        restore(interpreted)

        assert on_the_board(interpreted.session)[0].helpers == ((other.pk, "ja"),)

    def test_a_table_that_was_closed_since_is_named(self, kept):
        for sitting in kept.kept:
            Closure.objects.create(slot_id=sitting.slot, table_id=sitting.table, why="Leak")

        with pytest.raises(Refused, match="closed"):
            restore(kept)

    def test_a_party_that_receives_at_a_table_of_its_own_since_is_named(self, kept):
        first = kept.kept[0]
        other = next(table for table in kept.tables if table.pk != first.table)
        type(kept.hosts[0]).objects.filter(pk=kept.hosts[0].pk).update(table=other)

        with pytest.raises(Refused, match=f"Bayside Power receive at Table {other.label}"):
            restore(kept)

    def test_a_meeting_for_which_no_interpreter_is_left_is_named(self, interpreted):
        services.dismiss_helper(helper=interpreted.helper, by=interpreted.officer, now=NOW)

        with pytest.raises(Refused, match="nobody is free who brings: Japanese"):
            restore(interpreted)

    def test_somebody_who_would_have_to_run_from_an_agreed_meeting_is_named(self, hall):
        hall.place(hall.wish(0, 0), slot=0, table=0)
        second = hall.place(hall.wish(0, 1), slot=1, table=1)
        a_kept_run(hall.session, by=hall.officer, now=NOW)
        services.take_off(meeting=second, why="", by=hall.officer, now=NOW)
        type(hall.session).objects.update(moving=10)

        with pytest.raises(Refused, match="needs 10 minutes between two meetings"):
            restore(hall)


class TestRulesThatCameSince:
    """What is said of a session after a timetable was kept holds for it when it comes back."""

    @pytest.fixture
    def full(self, hall):
        """Both companies met both hosts: at ten side by side, then two at eleven."""
        hall.wishes = {
            (company, host): hall.wish(company, host, worth=90 - 40 * company - 10 * host)
            for company in (0, 1)
            for host in (0, 1)
        }
        for (company, host), wish in hall.wishes.items():
            hall.place(wish, slot=company ^ host, table=company)
        a_kept_run(hall.session, by=hall.officer, now=NOW)
        Meeting.objects.all().delete()
        hall.said = {"by": hall.officer, "now": NOW}
        return hall

    def left_out(self, full):
        """What is dropped, once it was refused with the same sentences."""
        with pytest.raises(Refused) as refusal:
            restore(full)
        assert not Meeting.objects.exists()
        restored = restore(full, leaving_out=True)
        assert refusal.value.objections == (*restored.left_out, *restored.broken)
        return restored

    def is_sound(self, full):
        """The engine finds nothing to complain of on the board."""
        full.session.refresh_from_db()
        proof = proof_of(full.session, staying=())
        standing = on_the_board(full.session)
        return proof.fitting((), standing) == list(standing)

    def test_a_cap_leaves_out_the_least_worthy(self, full):
        needed = services.Needed()
        services.seat_party(party=full.hosts[0], needed=needed, most=1, **full.said)

        restored = self.left_out(full)

        assert restored.left_out == (
            "Quorilune Storage – Bayside Power: In this session Bayside Power want at most so "
            "many meetings: 1.",
        )
        assert self.is_sound(full)

    def test_competitors_no_longer_sit_side_by_side(self, full):
        one, other = full.companies
        services.keep_apart(session=full.session, one=one, other=other, **full.said)

        restored = self.left_out(full)

        assert [each.partition(": ")[0] for each in restored.left_out] == [
            "Quorilune Storage – Bayside Power",
            "Quorilune Storage – Redwood Cells",
        ]
        assert "a competitor of Quorilune Storage, sit next to it" in restored.left_out[0]
        assert self.is_sound(full)

    def test_an_order_is_kept(self, full):
        Precedence.objects.create(first=full.wishes[1, 0], then=full.wishes[0, 0])

        restored = self.left_out(full)

        assert restored.left_out == (
            "Quorilune Storage – Bayside Power: It must come before "
            "Zelmavelde Grid – Bayside Power.",
        )
        assert self.is_sound(full)

    def test_time_to_change_tables_is_left_between_the_meetings_that_come_back(self, full):
        services.aim(session=full.session, goals=["worth"], moving=5, **full.said)

        restored = self.left_out(full)

        assert "needs 5 minutes between two meetings" in restored.left_out[0]
        assert self.is_sound(full)

    def test_whoever_has_got_a_table_of_their_own_does_not_move(self, full):
        for party, table in zip(full.companies, full.tables, strict=True):
            type(party).objects.filter(pk=party.pk).update(table=table)
        services.aim(session=full.session, goals=["worth"], moving=5, **full.said)

        restored = self.left_out(full)

        assert restored.left_out
        assert all("Grace" in each for each in restored.left_out)
        assert self.is_sound(full)

    def test_a_wish_that_is_bound_to_the_other_part_is_named(self, full):
        type(full.wishes[0, 0]).objects.filter(pk=full.wishes[0, 0].pk).update(part=Part.SECOND)

        restored = self.left_out(full)

        assert "wished for in the other part of the session" in restored.left_out[0]
        assert self.is_sound(full)

    def test_demands_on_the_whole_are_told_and_may_be_let_go(self, full):
        full.wish(1, 0, nth=2)
        services.aim(
            session=full.session,
            goals=["worth"],
            moving=0,
            demands=Demands(holds_all=True, fairness=0),
            **full.said,
        )

        restored = self.left_out(full)

        assert restored.broken == ("Every wish must be held in this session; 1 would not be.",)
        assert (restored.put, restored.left_out) == (4, ())

    def test_the_engine_has_the_last_word(self, full):
        """Of two rows for one table the first is held, whatever the words say."""
        proof = proof_of(full.session, staying=())
        rows = restoration_rows(full)
        twice = [rows[0], replace(rows[3], slot=rows[0].slot, table=rows[0].table), rows[1]]

        assert proof.fitting((), twice) == [rows[0], rows[1]]


def restoration_rows(hall):
    version = next(each for each in versions_of(hall.session) if each.key == "run-1")
    return sittings_of(version, session=hall.session)
