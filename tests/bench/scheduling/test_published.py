"""The published figures are read as they were printed."""

import pytest
from benchmarks.scheduling.published import FOLDER, all_figures, originals

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(),
    reason=f"The published events are not in {FOLDER}; HANSA_SHARED says where they are.",
)


def test_there_are_140_problems_from_80_files():
    figures = all_figures()

    assert len(figures) == 140
    assert len({each.file for each in figures}) == 80


def test_the_original_events_are_twenty_at_the_usual_fairness():
    events = originals(())

    assert len(events) == 20
    assert {each.fairness for each in events} == {2}


def test_others_could_not_prove_them_all():
    events = originals(())

    assert all(each.maxsat is not None for each in events)
    assert sum(each.chuffed is not None for each in events) == 18
    assert sum(each.mip is not None for each in events) == 14


def test_an_event_can_be_named():
    (event,) = originals(("tic-12.original",))

    assert event.file == "tic-12.original.dzn"
    assert event.optimum == 0
    assert event.problem().fairness == 2


def test_what_has_no_timetable_has_no_optimum():
    impossible = [each for each in all_figures() if each.optimum is None]

    assert impossible
    assert all(each.maxsat is not None for each in impossible)
