"""A problem goes out of the house without a name in it."""

from datetime import UTC, datetime, timedelta

from hansa.apps.meetings.anonymity import anonymous
from hansa.engines.scheduling import (
    Helper,
    Party,
    Place,
    Problem,
    Session,
    Table,
    Wish,
)
from hansa.values import Period

TEN = datetime(2027, 10, 5, 10, tzinfo=UTC)
SLOTS = tuple(
    Period(TEN + number * timedelta(minutes=30), TEN + (number + 1) * timedelta(minutes=30))
    for number in range(2)
)
NAMED = Problem(
    slots=SLOTS,
    tables=(Table("Stand of Bayside"), Table("Room Ana", accessible=True)),
    parties=(
        Party("Zelmavelde", ("An", "Bo"), frozenset({("Bo", 1)})),
        Party("Bayside", ("Grace",), table="Stand of Bayside", most=2),
        Party("Arbor", ("Cy",)),
    ),
    wishes=(
        Wish("first", ("Zelmavelde", "Bayside"), 90, fixed_slot=0, people=("An", "Grace"),
             skills=("ja",), published=Place(1, "Stand of Bayside")),
        Wish("second", ("Arbor", "Bayside"), 50, fixed_table="Stand of Bayside"),
    ),
    precedences=(("first", "second"),),
    helpers=(Helper("Aiko Mori", frozenset({"ja"})),),
    competitors=(("Zelmavelde", "Arbor"),),
    beside=(("Stand of Bayside", "Room Ana"),),
    sessions=(Session("Monday", (0, 1), ("Stand of Bayside", "Room Ana"), "Hilton"),),
    travel=(("Hilton", "Plant", timedelta(minutes=30)),),
)  # fmt: skip
NAMES = (
    "Zelmavelde", "Bayside", "Arbor", "Grace", "Aiko", "Room", "Stand", "Hilton", "Monday",
    "'first'", "'second'", "Plant", "'An'", "'Bo'", "'Cy'",
)  # fmt: skip


def test_no_name_is_left():
    told = repr(anonymous(NAMED))

    assert [name for name in NAMES if name not in repr(NAMED)] == []
    assert [name for name in NAMES if name in told] == []


def test_everything_else_is_as_it_was():
    hidden = anonymous(NAMED)

    assert hidden.slots == SLOTS
    assert hidden.parties[0] == Party("P1", ("P1.1", "P1.2"), frozenset({("P1.2", 1)}))
    assert hidden.parties[1] == Party("P2", ("P2.1",), table="T1", most=2)
    assert hidden.wishes[0] == Wish(
        "W1", ("P1", "P2"), 90, fixed_slot=0, people=("P1.1", "P2.1"), skills=("ja",),
        published=Place(1, "T1"),
    )  # fmt: skip
    assert hidden.precedences == (("W1", "W2"),)
    assert hidden.competitors == (("P1", "P3"),)
    assert hidden.beside == (("T1", "T2"),)
    assert hidden.helpers == (Helper("H1", frozenset({"ja"})),)
