"""Who is inside does not depend on when or how often the doors were heard."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hansa.apps.attendance.rules import Pass, in_order, presences, tally

NINE = datetime(2025, 10, 7, 16, tzinfo=UTC)
ANN = "d1"


def at_door(number: int, minutes: int, *, device: int = 1, person: str = ANN, **details) -> Pass:
    return Pass(
        **{
            "key": f"{device}-{number}",
            "device": device,
            "number": number,
            "at": NINE + timedelta(minutes=minutes),
            "person": person,
            "door": f"Door {device}",
            **details,
        }
    )


@st.composite
def what_doors_noted(draw) -> list[Pass]:
    """Up to four phones, each with a few passes of a few people, in and out."""
    found = []
    for device in range(1, draw(st.integers(1, 4)) + 1):
        for number in range(1, draw(st.integers(0, 6)) + 1):
            person = draw(st.sampled_from(["d1", "d2", "d3", "w1"]))
            found.append(
                at_door(
                    number,
                    draw(st.integers(-60, 60)),
                    device=device,
                    person=person,
                    inwards=draw(st.booleans()),
                    let_in=draw(st.booleans()),
                )
            )
    return found


@given(what_doors_noted(), st.data(), st.booleans())
def test_any_interleaving_duplication_or_resending_gives_the_same_presences(noted, data, out):
    sent_again = data.draw(st.lists(st.sampled_from(noted), max_size=8)) if noted else []
    arrived = data.draw(st.permutations(noted + sent_again))

    assert presences(arrived, counts_out=out) == presences(noted, counts_out=out)


@given(what_doors_noted(), st.booleans())
def test_nobody_is_lost_and_nobody_is_counted_twice(noted, out):
    came = {each.person for each in noted if each.let_in and each.inwards}

    assert presences(noted, counts_out=out).keys() == came


@given(what_doors_noted())
def test_what_one_phone_noted_stays_in_the_order_of_its_counter(noted):
    ordered = in_order(noted)

    for device in {each.device for each in ordered}:
        numbers = [each.number for each in ordered if each.device == device]
        assert numbers == sorted(numbers)


def test_a_badge_at_two_doors_counts_at_the_earlier_one_and_the_other_use_is_told():
    second, first = at_door(1, 3, device=2), at_door(1, 2)

    came = presences([second, first], counts_out=False)[ANN]

    assert came.first == first
    assert came.again == (second,)


def test_whoever_goes_out_and_comes_back_was_not_used_twice_where_doors_count_who_leaves():
    passes = [at_door(1, 0), at_door(2, 10, inwards=False), at_door(3, 20)]

    came = presences(passes, counts_out=True)[ANN]

    assert (came.inside, came.again) == (True, ())


def test_a_clock_set_back_between_two_passes_does_not_turn_them_round():
    out = at_door(2, -55, inwards=False)

    came = presences([at_door(1, 5), out], counts_out=True)[ANN]

    assert came.inside is False
    assert came.last == replace(out, at=NINE + timedelta(minutes=5))


def test_late_missing_and_walk_ins_are_counted_each_once():
    passes = [at_door(1, 0), at_door(2, 1, person="w1"), at_door(3, 25, person="d2")]

    found = tally(
        expected=frozenset({"d1", "d2", "d3"}),
        there=presences(passes, counts_out=False),
        corrected={},
        late_from=NINE + timedelta(minutes=10),
    )

    assert (found.arrived, found.late, found.walk_ins, found.missing) == (3, 1, 1, 1)


def test_an_officers_word_stands_above_what_doors_noted():
    found = tally(
        expected=frozenset({"d1", "d2"}),
        there=presences([at_door(1, 0)], counts_out=False),
        corrected={"d1": False, "d2": True},
        late_from=NINE,
    )

    assert (found.arrived, found.inside, found.missing) == (1, 1, 1)
