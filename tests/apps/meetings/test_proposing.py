"""Having a timetable proposed: one at a time, repeatable, and the old one stands until the end."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from tests.factories.sessions import NOW

from hansa.apps.meetings import board, queries, services
from hansa.apps.meetings.contradictions import none_found_in_words, problem_in_words
from hansa.apps.meetings.goals import Demands
from hansa.apps.meetings.models import Meeting, Run, Wish
from hansa.apps.meetings.rules import ATTEMPTS, SILENCE, RunStatus
from hansa.plumbing.history.models import Event
from hansa.values import Refused


def test_a_proposal_holds_every_wish_that_fits(hall):
    for company in (0, 1):
        for host in (0, 1):
            hall.wish(company, host)

    run = hall.propose()

    assert (run.status, run.held, run.worth) == (RunStatus.DONE, 4, 200)
    assert Meeting.objects.count() == 4
    assert Event.objects.get(verb="timetable.proposed").details["held"] == 4


def test_an_agreed_meeting_stays_where_it_is(hall):
    agreed = hall.place(hall.wish(0, 0, worth=1), slot=2, table=1)
    hall.wish(1, 0, worth=100)
    hall.wish(1, 1, worth=100)

    hall.propose()

    held = Meeting.objects.get(wish=agreed.wish)
    assert (held.slot, held.table, held.agreed) == (hall.slots[2], hall.tables[1], True)


def test_a_released_meeting_may_move_again(hall):
    meeting = hall.place(hall.wish(0, 0), slot=2, table=1)
    services.agree(meeting=meeting, agreed=False, by=hall.officer, now=NOW)

    assert hall.propose().held == 1
    assert not Meeting.objects.get().agreed


def test_nobody_is_placed_in_a_slot_in_which_they_are_away(hall):
    wish = hall.wish(0, 0)
    for slot in hall.slots[:2]:
        services.note_absence(
            slot=slot,
            person=hall.hosts[0].counterpart.contact,
            why="Arrives late",
            by=hall.officer,
            now=NOW,
        )

    hall.propose()

    assert wish.meeting.slot == hall.slots[2]


def test_a_wish_that_cannot_be_held_says_why(hall):
    wish = hall.wish(0, 0)
    for slot in hall.slots:
        services.note_absence(
            slot=slot,
            person=hall.hosts[0].counterpart.contact,
            why="",
            by=hall.officer,
            now=NOW,
        )

    hall.propose()

    wish.refresh_from_db()
    assert wish.unheld_reason == "no_common_slot"
    assert (
        board.entry_of(wish).why
        == "No common slot: Grace Bayside Power (Bayside Power) is not there at all."
    )


def demand(hall, **demands):
    services.aim(
        session=hall.session,
        goals=["worth"],
        moving=0,
        demands=Demands(**demands),
        by=hall.officer,
        now=NOW,
    )


def test_wishes_that_must_all_be_held_and_cannot_are_named(hall):
    hall.wish(0, 0)
    hall.wish(1, 0)
    for slot in hall.slots[1:]:
        slot.delete()
    demand(hall, holds_all=True)

    run = hall.propose()

    assert run.status == "failed"
    assert problem_in_words(run) == (
        "These requirements cannot all be kept: Zelmavelde Grid – Bayside Power must be held; "
        "Quorilune Storage – Bayside Power must be held. Bayside Power can sit in 1 of them."
    )


def test_a_bound_on_waits_that_cannot_be_kept_is_named(hall):
    hall.place(hall.wish(0, 0), slot=0, table=0)
    hall.place(hall.wish(0, 1), slot=2, table=0)
    demand(hall, fairness=0)

    run = hall.propose()

    assert run.status == "failed"
    assert "nobody may wait over 0 times more often than another" in problem_in_words(run)


def test_where_nothing_is_found_in_time_the_demands_are_told(hall):
    plain = none_found_in_words(hall.session)
    hall.session.holds_all, hall.session.fairness = True, 1

    assert plain.endswith("give it more, or hold fewer meetings.")
    assert none_found_in_words(hall.session) == (
        "No timetable was found in this time in which every wish must be held; nobody may wait "
        "over 1 time more often than another. Give it more time, or ask for less in the set-up "
        "of the session, under the goals."
    )


def test_the_facts_of_a_reason_are_those_of_the_latest_proposal(hall):
    worthy = [hall.wish(0, host, worth=90) for host in (0, 1)]
    hall.slots[2].delete()
    hall.slots[1].delete()
    hall.propose()
    left_out = next(wish for wish in worthy if not Meeting.objects.filter(wish=wish).exists())
    held = next(wish for wish in worthy if wish != left_out)

    assert board.entry_of(left_out.__class__.objects.get(pk=left_out.pk)).why == (
        "The one slot of Zelmavelde Grid is full with meetings worth 90 or more. "
        f"The least that would have to go: {held}, worth 90, at 10:00."
    )

    services.withdraw_wish(wish=held, by=hall.officer, now=NOW)
    hall.propose()

    left_out.refresh_from_db()
    assert left_out.unheld_facts == {}


def test_a_wish_of_a_company_whose_people_stay_away_says_so(hall):
    wish = hall.wish(0, 0)
    hall.companies[0].registration.delegates.get().stays.all().delete()

    hall.propose()

    wish.refresh_from_db()
    assert wish.unheld_reason == "nobody_there"


def test_a_session_that_must_hold_all_fails_with_a_sentence_when_it_cannot(hall):
    type(hall.session).objects.filter(pk=hall.session.pk).update(holds_all=True)
    hall.session.refresh_from_db()
    hall.place(old := hall.wish(0, 0), slot=0, table=0)
    services.agree(meeting=old.meeting, agreed=False, by=hall.officer, now=NOW)
    for slot in hall.slots:
        services.note_absence(
            slot=slot,
            person=hall.hosts[0].counterpart.contact,
            why="",
            by=hall.officer,
            now=NOW,
        )

    run = hall.propose()

    assert run.status == RunStatus.FAILED
    assert problem_in_words(run) == run.problem
    assert run.problem == (
        "This requirement cannot be kept: Zelmavelde Grid – Bayside Power must be held. "
        "No common slot: Grace Bayside Power (Bayside Power) is not there at all."
    )
    assert Meeting.objects.get().wish == old


def test_the_second_officer_is_told_who_is_at_it(hall):
    hall.wish(0, 0)
    services.order_timetable(session=hall.session, seconds=5, by=hall.officer, now=NOW)

    with pytest.raises(Refused, match=r"Nour Lambert is already having a timetable proposed"):
        services.order_timetable(session=hall.session, seconds=5, by=hall.officer, now=NOW)


def test_the_database_holds_one_run_at_a_time(hall):
    hall.wish(0, 0)
    run = services.order_timetable(session=hall.session, seconds=5, by=hall.officer, now=NOW)
    run.pk = None

    with pytest.raises(IntegrityError, match="one_run_at_a_time"):
        run.save()


@pytest.mark.parametrize("missing", ["slots", "tables", "wishes"])
def test_a_session_without_slots_tables_or_wishes_is_refused(hall, missing):
    if missing != "wishes":
        hall.wish(0, 0)
        getattr(hall.session, missing).all().delete()

    with pytest.raises(Refused):
        services.order_timetable(session=hall.session, seconds=5, by=hall.officer, now=NOW)


class TestAWorkerThatWasKilled:
    """The job comes back, up to a point; then somebody may order anew."""

    @pytest.fixture
    def begun(self, hall):
        """A run that says it is running, as a killed worker leaves it."""
        hall.place(hall.wish(0, 0), slot=2, table=1)
        run = services.order_timetable(session=hall.session, seconds=5, by=hall.officer, now=NOW)
        Run.objects.filter(pk=run.pk).update(
            status=RunStatus.RUNNING, attempts=1, started_at=NOW, sign_of_life=NOW
        )
        hall.run = run
        return hall

    def test_left_the_old_timetable_standing(self, begun):
        assert Meeting.objects.get().slot == begun.slots[2]

    def test_is_followed_by_another_that_finishes_the_run(self, begun):
        run = services.carry_out(run=begun.run, clock=lambda: NOW)

        assert (run.status, run.attempts) == (RunStatus.DONE, 2)

    def test_is_not_followed_for_ever(self, begun):
        Run.objects.update(attempts=ATTEMPTS)

        run = services.carry_out(run=begun.run, clock=lambda: NOW)

        assert (run.status, run.problem) == (RunStatus.FAILED, "The worker was interrupted twice.")
        assert Meeting.objects.count() == 1

    def test_gives_way_to_a_new_order_once_it_has_been_silent(self, begun):
        later = NOW + SILENCE + timedelta(seconds=1)

        run = services.order_timetable(
            session=begun.session, seconds=5, by=begun.officer, now=later
        )

        begun.run.refresh_from_db()
        assert begun.run.status == RunStatus.FAILED
        assert queries.run_under_way(begun.session) == run

    def test_that_wakes_up_after_it_gave_way_writes_nothing(self, begun):
        services.give_up(run=begun.run, problem="Interrupted", now=NOW)

        run = services.carry_out(run=begun.run, clock=lambda: NOW)

        assert run.status == RunStatus.FAILED
        assert Meeting.objects.get().slot == begun.slots[2]


def test_a_finished_run_is_not_carried_out_twice(hall):
    hall.wish(0, 0)
    done = hall.propose()
    Wish.objects.update(worth=99)

    again = services.carry_out(run=done, clock=lambda: NOW)

    assert (again.finished_at, again.worth) == (done.finished_at, 50)
