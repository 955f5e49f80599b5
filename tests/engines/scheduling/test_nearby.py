"""Near a timetable, a solver finds one with fewer waits, or that there is none."""

from tests.engines.scheduling.problems import slots

from hansa.engines.scheduling import Goal, Goals, Party, Problem, Table, Wish
from hansa.engines.scheduling.problem.setting import Setting
from hansa.engines.scheduling.proofs.nearby import REACH, nearby
from hansa.engines.scheduling.proofs.proving import Asked, fewer, fewest

WAITING = {"ab": 0, "ac": 2, "cd": 3}
"""Ana waits once, the others never."""


def place_all(number: int) -> Setting:
    """Ana meets Ben and Cem, Cem meets Dia."""
    return Setting(
        Problem(
            slots=slots(number),
            tables=(Table("1"), Table("2")),
            parties=tuple(Party(key, (key,)) for key in "abcd"),
            wishes=tuple(
                Wish(key, tuple(key), worth=1, required=True) for key in ("ab", "ac", "cd")
            ),
            fairness=2,
            goals=Goals((Goal.IDLE,)),
        )
    )


def found(asked: Asked) -> list[dict[str, int]]:
    """Every timetable that it tells of."""
    told = []
    while not asked.is_over:
        word = asked.word(10)
        if word is not None and word.slots is not None:
            told.append(dict(word.slots))
    asked.stop()
    return told


def test_somebody_who_waits_is_helped() -> None:
    (better,) = found(fewer(place_all(5), WAITING, waits=1, least=0))

    assert abs(better["ab"] - better["ac"]) == 1
    assert abs(better["ac"] - better["cd"]) == 1


def test_nothing_is_said_where_there_is_no_better_one() -> None:
    setting = place_all(2)
    best = {"ab": 0, "ac": 1, "cd": 0}

    assert found(fewer(setting, best, waits=0, least=0)) == []


def test_a_timetable_is_near_itself() -> None:
    setting = place_all(20)
    usable, calm = nearby(setting, WAITING)

    assert calm == {"b", "c", "d"}
    assert all(slot in usable[key] for key, slot in WAITING.items())


def test_who_does_not_wait_stays_within_reach() -> None:
    usable, _ = nearby(place_all(20), WAITING)

    assert max(usable["cd"]) == WAITING["cd"] + REACH
    assert max(usable["ab"]) == WAITING["ab"] + REACH


def test_a_prover_that_stood_still_goes_on() -> None:
    asked = fewest(place_all(5), waits=1, least=0)
    asked.pause()
    asked.go_on()

    (best,) = found(asked)
    assert abs(best["ab"] - best["ac"]) == 1
