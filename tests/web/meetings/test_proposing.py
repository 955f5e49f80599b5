"""Having a timetable proposed, and watching."""

from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.factories.runs import a_run_under_way
from tests.web.meetings.pages import words

from hansa.apps.meetings import services
from hansa.apps.meetings.models import Run

FOR_SCRIPTS = {"HX-Request": "true"}


@pytest.fixture
def run(hall):
    """A run that was ordered just now."""
    hall.wish(0, 0)
    return services.order_timetable(
        session=hall.session, seconds=30, by=hall.officer, now=timezone.now()
    )


def test_an_officer_orders_a_timetable_and_watches(officer, hall, base):
    hall.wish(0, 0)

    answer = officer.post(f"{base}propose/", {"seconds": "60"}, headers=FOR_SCRIPTS)

    assert answer.status_code == 200
    assert Run.objects.get().seconds == 60
    assert ProcrastinateJob.objects.filter(queue_name="timetables").count() == 1
    assert "Waiting for the worker" in words(answer)
    assert 'hx-trigger="every 1s"' in answer.content.decode()


def test_a_stranger_orders_and_watches_nothing(stranger, base, run):
    assert stranger.post(f"{base}propose/").status_code == 404
    assert stranger.get(f"{base}progress/").status_code == 404


def test_a_counsellor_orders_nothing_but_may_watch(counsellor, base, run):
    assert counsellor.post(f"{base}propose/").status_code == 403
    assert counsellor.get(f"{base}progress/").status_code == 200


def test_the_second_officer_is_told_who_was_first(officer, base, run):
    answer = officer.post(f"{base}propose/", {"seconds": "10"}, headers=FOR_SCRIPTS)

    assert answer.status_code == 409
    assert "Nour Lambert is already having a timetable proposed" in words(answer)
    assert Run.objects.count() == 1


def test_nothing_to_place_is_refused(officer, base):
    answer = officer.post(f"{base}propose/", headers=FOR_SCRIPTS)

    assert answer.status_code == 409
    assert "Nobody has wished for a meeting yet." in words(answer)


def test_progress_is_told_with_its_stage_worth_and_waits(officer, base, run):
    Run.objects.filter(pk=run.pk).update(
        status="running",
        stage="worth",
        elapsed=7,
        worth=120,
        bound=150,
        idle_periods=4,
        sign_of_life=timezone.now(),
    )

    said = words(officer.get(f"{base}progress/"))

    assert "Choosing the meetings that are worth most together" in said
    assert "7 of 30 seconds" in said
    assert "Worth held 120 at most 150, 30 more Idle periods 4" in said


def test_a_run_that_is_over_brings_the_new_board(officer, hall, base):
    hall.wish(0, 0)
    hall.propose()

    answer = officer.get(f"{base}progress/")

    assert answer["HX-Trigger"] == "board-changed"
    assert "every 1s" not in answer.content.decode()
    assert "Last proposal: 1 meetings, worth 50" in words(answer)


def test_a_failed_run_says_so_and_offers_to_repeat(officer, base, run):
    services.give_up(run=run, problem="Two meetings must be first.", now=timezone.now())

    said = words(officer.get(f"{base}progress/"))

    assert "The timetable could not be made. The old one stands." in said
    assert "Two meetings must be first." in said
    assert "Propose again" in said


def test_an_interrupted_run_says_so_and_gives_way(officer, hall, base, run):
    Run.objects.filter(pk=run.pk).update(
        status="running", sign_of_life=timezone.now() - timedelta(minutes=5)
    )

    said = words(officer.get(f"{base}progress/"))
    answer = officer.post(f"{base}propose/", headers=FOR_SCRIPTS)

    assert "The worker stopped in the middle of it." in said
    assert answer.status_code == 200
    assert Run.objects.count() == 2


def test_a_run_that_nobody_picks_up_says_that_a_worker_is_missing(officer, base, run):
    Run.objects.update(ordered_at=timezone.now() - timedelta(minutes=1))

    assert "No worker has picked this up yet." in words(officer.get(f"{base}progress/"))


class TestARunUnderWay:
    """Its figures are drawn as they come, and it may be stopped."""

    @pytest.fixture
    def under_way(self, hall):
        """A run that has found something."""
        hall.wish(0, 0)
        return a_run_under_way(hall.session, by=hall.officer, now=timezone.now())

    def test_draws_each_part_of_the_objective_with_its_bound(self, officer, base, under_way):
        page = officer.get(f"{base}progress/")

        assert "Worth held 50 none better Idle periods 1 at least 0, 1 fewer" in words(page)
        assert (
            "Idle periods: 4 at first, 1 after 7 seconds, at least 0, 1 fewer"
            in page.content.decode()
        )
        assert 'class="plot-limit"' in page.content.decode()

    def test_brings_figures_alone_while_its_state_stays(self, officer, base, under_way):
        page = officer.get(f"{base}progress/?seen=found")

        assert "Worth held 50" in words(page)
        assert "Stop and take this one" not in words(page)
        assert "HX-Retarget" not in page

    def test_brings_its_button_anew_when_there_is_something_to_take(self, officer, base, under_way):
        page = officer.get(f"{base}progress/?seen=searching")

        assert "Stop and take this one" in words(page)
        assert page["HX-Retarget"] == "#progress"

    def test_that_has_found_nothing_yet_says_so(self, officer, hall, base):
        hall.wish(0, 0)
        a_run_under_way(hall.session, by=hall.officer, now=timezone.now(), trace=[])

        said = words(officer.get(f"{base}progress/"))

        assert "Nothing has been found yet; the board would stay as it is." in said

    def test_is_stopped_once_however_often_it_is_asked(self, officer, hall, base, under_way):
        first = officer.post(f"{base}stop/", headers=FOR_SCRIPTS)
        second = officer.post(f"{base}stop/", headers=FOR_SCRIPTS)

        assert (first.status_code, second.status_code) == (200, 200)
        assert "Nour Lambert asked it to stop at" in words(first)
        assert "Stopping, and taking the best so far" in words(first)
        under_way.refresh_from_db()
        assert under_way.stop_asked_by == hall.officer

    def test_is_not_stopped_by_a_counsellor(self, counsellor, base, under_way):
        assert counsellor.post(f"{base}stop/").status_code == 403
        assert "Stop and take this one" not in words(counsellor.get(f"{base}progress/"))

    def test_is_not_stopped_by_a_stranger(self, stranger, base, under_way):
        assert stranger.post(f"{base}stop/").status_code == 404


def test_an_order_that_nobody_has_begun_is_cancelled(officer, base, run):
    assert "Cancel this order" in words(officer.get(f"{base}progress/"))

    answer = officer.post(f"{base}stop/", headers=FOR_SCRIPTS)

    assert "The last order was cancelled. The board is as it was." in words(answer)
    assert "Propose timetable" in words(answer)


def test_where_nothing_is_under_way_there_is_nothing_to_stop(officer, base):
    answer = officer.post(f"{base}stop/", headers=FOR_SCRIPTS)

    assert answer.status_code == 409
    assert "there is nothing to stop" in words(answer)


def test_without_scripts_a_refusal_is_told_on_the_board(officer, base):
    answer = officer.post(f"{base}stop/", follow=True)

    assert "there is nothing to stop" in words(answer)


def test_a_finished_run_says_what_it_came_to_and_why_it_stopped(officer, hall, base):
    hall.wish(0, 0)
    hall.propose()

    said = words(officer.get(f"{base}progress/"))

    assert "Worth held 50 none better" in said
    assert "It stopped because nothing is better: that is proved." in said


def test_what_would_help_stands_beside_what_has_no_place(officer, hall, base, run):
    helpful = {
        "ease": "tables",
        "slots": [hall.slots[1].pk],
        "number": 2,
        "party": None,
        "person": None,
        "skill": None,
        "thing": "table",
        "meetings": 9,
        "worth": 310,
    }
    done = {"status": "done", "finished_at": timezone.now(), "held": 1, "worth": 50}
    Run.objects.filter(pk=run.pk).update(**done)

    pondering = words(officer.get(base))
    Run.objects.filter(pk=run.pk).update(relaxations=[helpful])
    known = words(officer.get(base))

    assert "Finding out what would help …" in pondering
    assert (
        "What would help At 10:30, 2 more tables would add at least 9 meetings, "
        "worth 310 together." in known
    )


def test_a_contradiction_is_told_with_names_and_times(officer, hall, base, run):
    wishes = [hall.wish(0, 1), hall.wish(1, 1)]
    conflict = {
        "demands": [
            {
                "demand": "agreed",
                "wishes": [wish.pk],
                "slot": hall.slots[0].pk,
                "table": None,
                "most": None,
            }
            for wish in wishes
        ],
        "ground": {},
    }
    Run.objects.filter(pk=run.pk).update(status="failed", conflict=conflict)

    assert (
        "These requirements cannot all be kept: Zelmavelde Grid – Redwood Cells and "
        "Quorilune Storage – Redwood Cells are both agreed at 10:00." in words(officer.get(base))
    )
