"""What would help, in words and after a run."""

import pytest
from tests.apps.meetings.test_reasons import ANA, NAMES, ORVAL

from hansa.apps.meetings.models import Run
from hansa.apps.meetings.relaxations import in_words, what_would_help


def relaxation(ease: str, **facts) -> dict:
    none = dict.fromkeys(("party", "person", "skill"))
    return {
        "ease": ease,
        "slots": [],
        "number": 1,
        **none,
        "thing": "table",
        "meetings": 9,
        "worth": 310,
    } | facts


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (relaxation("tables", slots=[3], number=2), "At 11:00, 2 more tables"),
        (relaxation("tables", slots=[1, 2, 3, 4]), "Throughout 10:00–12:00, one more table"),
        (
            relaxation("tables", slots=[3], thing="accessible"),
            "At 11:00, one more accessible table",
        ),
        (relaxation("tables", slots=[3], thing="room"), "At 11:00, one more room"),
        (relaxation("slot", slots=[1, 2, 3, 4]), "One more slot at 12:00"),
        (relaxation("person", party=ORVAL), "One more person of Orval"),
        (
            relaxation("helper", skill="Japanese", slots=[3, 4]),
            "One more helper for Japanese (11:00–12:00)",
        ),
        (
            relaxation("stay", party=ORVAL, person=ANA, slots=[3, 4]),
            "Ana Peeters (Orval) staying until 12:00",
        ),
        (
            relaxation("stay", party=ORVAL, person=ANA, slots=[1, 2]),
            "Ana Peeters (Orval) coming at 10:00 already",
        ),
        (relaxation("cap", party=ORVAL), "Letting Orval have one more meeting"),
        (relaxation("cap", party=ORVAL, number=2), "Letting Orval have 2 more meetings"),
    ],
)
def test_a_relaxation_is_told_with_what_it_adds(change, words):
    assert in_words(change, NAMES) == (
        f"{words} would add at least 9 meetings, worth 310 together."
    )


def test_a_single_meeting_is_told_in_the_singular():
    assert in_words(relaxation("person", party=ORVAL, meetings=1, worth=40), NAMES) == (
        "One more person of Orval would add at least 1 meeting, worth 40."
    )


def test_a_run_that_left_wishes_out_knows_what_would_help(hall):
    for slot in hall.slots[1:]:
        slot.delete()
    for host in (0, 1):
        hall.wish(0, host)

    run = hall.propose()

    assert "One more slot at 10:30 would add at least 1 meeting, worth 50." in what_would_help(run)
    assert Run.objects.get().relaxations == run.relaxations


def test_a_run_that_held_everything_needs_no_help(hall):
    hall.wish(0, 0)

    run = hall.propose()

    assert run.relaxations == []
    assert what_would_help(run) == []
