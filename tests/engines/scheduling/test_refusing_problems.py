"""What is no problem is refused with the line, and what was expected there."""

import pytest

from hansa.engines.scheduling.files.misread import BadProblem
from hansa.engines.scheduling.files.reading_json import read_problem

GOOD = """\
{
  "zone": "Europe/Brussels",
  "slots": [
    "2026-10-05T10:00/PT20M",
    {"period": "2026-10-05T10:20/PT20M", "key": "second"},
    "2026-10-05T10:40/PT20M"
  ],
  "tables": [
    "A",
    {"key": "B", "kind": "room", "chairs": 4, "at": [0, 1.5]}
  ],
  "parties": [
    {"key": "Orval", "people": ["Ana", "Ben"], "away": ["second"]},
    "Terra",
    "Luna"
  ],
  "wishes": [
    {"key": "w1", "parties": ["Orval", "Terra"], "worth": 80},
    {"key": "w2", "parties": ["Orval", "Luna"], "slots": [0, 1]}
  ],
  "precedences": [
    ["w1", "w2"]
  ],
  "sessions": [
    {"key": "all", "slots": [0, 1, 2]}
  ],
  "helpers": [
    {"key": "Ina", "skills": ["Dutch"]}
  ],
  "moving": 5,
  "competitors": [["Terra", "Luna"]],
  "beside": [["A", "B"]],
  "fairness": 2,
  "goals": ["worth", "idle"]
}
"""

A_NAME = "expected a name of 1 to 200 characters"
A_PERIOD = 'expected a period in ISO 8601, such as "2026-10-05T10:00+02:00/PT20M"'
SYNTAX = [
    ("a comma too few", '"tables": [\n    "A",', '"tables": [\n    "A"',
     10, "expected ',' or a closing bracket, not '{\"key\":'."),
    ("a comma too many", '    "Luna"\n', '    "Luna",\n', 16, "expected a value, not '],'."),
    ("a comma behind the last", '"idle"]\n', '"idle"],\n',
     35, "expected a name in double quotes, not '}'."),
    ("no colon", '"moving": 5', '"moving" 5', 30, "expected ':', not '5,'."),
    ("a text without an end", '"Terra",\n    "Luna"', '"Terra",\n    "Luna',
     15, "expected a text on one line, where \\n stands for the end of one."),
    ("another escape", '"Terra",\n', '"Ter\\xa",\n',
     14, "expected an escape such as \\n or \\u00e9."),
    ("a second object", '"idle"]\n}', '"idle"]\n}\n{}',
     36, "expected the end of the file, not '{}'."),
    ("nothing", GOOD, "", 1, "expected a value, not the end of the file."),
    ("an open end", '"idle"]\n}\n', '"idle"]\n',
     35, "expected ',' or a closing bracket, not the end of the file."),
    ("no JSON at all", GOOD, "nBusiness = 3;", 1, "expected a value, not 'nBusiness'."),
    ("single quotes", '"fairness"', "'fairness'",
     33, "expected a name in double quotes, not \"'fairness':\"."),
    ("many brackets", GOOD, "[" * 100_000, 1, "expected fewer brackets within brackets."),
    ("a name twice", '"moving": 5,', '"moving": 5,\n  "moving": 6,',
     31, 'expected "moving" once only.'),
    ("a name twice in an object", '"worth": 80', '"worth": 80,\n "worth": 81',
     19, 'expected "worth" once only.'),
]  # fmt: skip

SHAPES = [
    ("a list", GOOD, "[]", 1, "expected an object with slots, tables and wishes, not a list of 0."),
    ("null", GOOD, "null", 1, "expected an object with slots, tables and wishes, not null."),
    ("an empty object", GOOD, "\n{}",
     2, 'expected "slots" in an object with slots, tables and wishes.'),
    ("a slip in a name", '"worth": 80', '"worht": 80', 18,
     "expected one of key, parties, worth, slots, required, must_meet, fixed_slot, fixed_table, "
     'people, kind, accessible, skills, published, not "worht".'),
    ("a wish without parties", '"parties": ["Orval", "Terra"], ', "",
     18, 'expected "parties" in a wish.'),
    ("a worth too high", "80", "101", 18,
     "expected a worth from 1 (nice) to 100 (the reason to travel), not 101."),
    ("a worth in words", "80", '"high"', 18,
     'expected a worth from 1 (nice) to 100 (the reason to travel), not "high".'),
    ("a worth that is no whole number", "80", "79.5", 18,
     "expected a worth from 1 (nice) to 100 (the reason to travel), not 79.5."),
    ("an enormous number", "80", "9" * 5_000, 18,
     f"expected a worth from 1 (nice) to 100 (the reason to travel), not {'9' * 18}."),
    ("an enormous power", "1.5]", "1e999]", 10,
     "expected a number of metres from -100000 to 100000, not Infinity."),
    ("no number", "1.5]", "NaN]", 10,
     'expected a number of metres from -100000 to 100000, not "NaN".'),
    ("true for a number", '"moving": 5', '"moving": true', 30,
     'expected a number of minutes from 0 to 100000, or a length in ISO 8601 such as "PT90S", '
     "not true."),
    ("an unknown kind", '"room"', '"sofa"',
     10, 'expected one of table, room, virtual, not "sofa".'),
    ("an unknown goal", '"idle"]', '"joy"]', 34,
     "expected one of must_meets, worth, least_served, idle, half_days, helpers, moves, "
     'moved_worth, table_changes, walking, not "joy".'),
    ("an unknown goal with a weight", '["worth", "idle"]', '{\n"joy": 1}', 35,
     "expected one of must_meets, worth, least_served, idle, half_days, helpers, moves, "
     'moved_worth, table_changes, walking, not "joy".'),
    ("a weight of nothing", '["worth", "idle"]', '{"idle": 0}', 34,
     "expected a weight from 1 to 1000000, not 0."),
    ("a goal twice", '"idle"]', '"worth"]', 34,
     "expected a list of different goals, at least one, not a list of 2."),
    ("one party alone", '["Orval", "Luna"]', '["Orval"]', 19,
     "expected a list of two parties or more, not a list of 1."),
    ("a number for a name", '"Terra",\n', "7,\n",
     14, "expected a party: its key, or an object with one, not 7."),
    ("an empty name", '"Terra",\n', '"",\n', 14, f'{A_NAME}, not "".'),
    ("a name of two lines", '"Terra",\n', '"Ter\\nra",\n', 14, f'{A_NAME}, not "Ter\\nra".'),
    ("half a character", '"Terra",\n', '"\\ud800",\n', 14, f'{A_NAME}, not "\\ud800".'),
    ("a long name", '"Terra",\n', f'"{"T" * 201}",\n', 14, f'{A_NAME}, not "{"T" * 39}….'),
    ("no slots", "[0, 1, 2]", '"all"', 25, 'expected a list of slots and periods, not "all".'),
    ("a slot that is no period", '"2026-10-05T10:40/PT20M"', '"10:40"',
     6, f'{A_PERIOD}, not "10:40".'),
    ("a slot that is a number", '"2026-10-05T10:40/PT20M"', "3", 6,
     "expected a slot: a period, or an object with one, not 3."),
]  # fmt: skip

MEANINGS = [
    ("an unknown zone", "Europe/Brussels", "Europe/Bruges", 2,
     "expected a time zone such as \"Europe/Brussels\", not 'Europe/Bruges'."),
    ("no zone", '  "zone": "Europe/Brussels",\n', "\n", 4,
     "expected an offset from UTC behind '2026-10-05T10:00', or a \"zone\" for the whole file."),
    ("an impossible day", "2026-10-05T10:40/", "2026-02-30T10:40/", 6,
     "expected a time such as \"2026-10-05T10:00\", not '2026-02-30T10:40'."),
    ("an end before its start", "10:40/PT20M", "10:40/2026-10-05T09:00", 6,
     "A period must end after it starts: 2026-10-05 10:40:00+02:00 to 2026-10-05 09:00:00+02:00."),
    ("no length", "10:40/PT20M", "10:40/PT", 6,
     "expected a length in ISO 8601 such as \"PT20M\", not 'PT'."),
    ("a year too late", "2026-10-05T10:40/PT20M", "9999-12-31T23:59/PT20M", 6,
     "expected a time before the year 10000."),
    ("slots that overlap", "10:40/", "10:30/", 6,
     "Slots must follow one another: 10:30-10:50 starts before 10:20-10:40 ends."),
    ("slots out of order", "T10:40/", "T09:40/", 6,
     "Slots stand in the order of time: 09:40-10:00 starts before 10:20-10:40."),
    ("a slot too late", "[0, 1]}", "[0, 3]}", 19, "expected a slot from 0 to 2, not 3."),
    ("an unknown slot", '["second"]', '["third"]', 13, "expected the key of a slot, not 'third'."),
    ("a period that is none", '["second"]', '["noon/night"]', 13,
     "expected a time such as \"2026-10-05T10:00\", not 'noon'."),
    ("half of the half-days", '"key": "second"', '"half_day": 1', 5,
     'expected "half_day" for every slot, or for none.'),
    ("a length of moving that is none", '"moving": 5', '"moving": "PT5"', 30,
     "expected a length in ISO 8601 such as \"PT20M\", not 'PT5'."),
    ("a table twice", '{"key": "B"', '{"key": "A"', 10, "Table 'A' is given twice."),
    ("a party twice", '"Terra",\n', '"Orval",\n', 14, "Party 'Orval' is given twice."),
    ("a person of two parties", '"Luna"\n', '{"key": "Luna", "people": [\n"Ben"]}\n', 16,
     "Person 'Ben' is given twice."),
    ("a person twice", '["Ana", "Ben"]', '["Ana", "Ana"]', 13, "Party 'Orval' lists 'Ana' twice."),
    ("a stranger away", '["second"]', '[\n{"person": "Bob", "slots": [0]}]', 14,
     "Party 'Orval' has no 'Bob' who could be away."),
    ("a wish twice", '"w2", "p', '"w1", "p', 19, "Wish 'w1' is given twice."),
    ("a meeting with oneself", '["Orval", "Luna"]', '["Orval", "Orval"]', 19,
     "Wish 'w2' needs two different parties: ('Orval', 'Orval')."),
    ("an unknown party", '["Orval", "Luna"]', '[\n"Orval",\n"Moon"]', 21,
     "Wish 'w2' is about the unknown party 'Moon'."),
    ("people of others", '"worth": 80', '"people": ["Ana",\n"Tom"]', 19,
     "Wish 'w1' names 'Tom', who is not of party 'Terra'."),
    ("too few people", '"worth": 80', '"people": ["Ana"]', 18,
     "Wish 'w1' names 1 people for 2 parties."),
    ("an unknown table", '"worth": 80', '\n"fixed_table": "C"', 19,
     "Wish 'w1' is agreed at the unknown table 'C'."),
    ("an unknown own table", '"away": ["second"]', '\n"table": "C"', 14,
     "Party 'Orval' has the unknown table 'C'."),
    ("an unknown table of a session", '[0, 1, 2]', '[0, 1, 2],\n"tables": ["C"]', 26,
     "Session 'all' has the unknown table 'C'."),
    ("a slot of no session", "[0, 1, 2]", "[0, 1]", 24, "Each slot belongs to one session."),
    ("an unknown precedence", '["w1", "w2"]', '["w1", "w3"]', 22,
     "A precedence is about the unknown wish 'w3'."),
    ("unknown competitors", '[["Terra", "Luna"]]', '[["Terra",\n"Moon"]]', 32,
     "Competitors are the unknown party 'Moon'."),
    ("unknown tables beside", '[["A", "B"]]', '[["A", "C"]]', 32,
     "Tables side by side are the unknown table 'C'."),
]  # fmt: skip

CASES = [*SYNTAX, *SHAPES, *MEANINGS]


def test_the_good_file_is_good():
    assert len(read_problem(GOOD).wishes) == 2


@pytest.mark.parametrize(
    ("good", "bad", "line", "trouble"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_malformed_problem_is_refused_with_the_line_and_what_was_expected(
    good, bad, line, trouble
):
    assert GOOD.count(good) == 1

    with pytest.raises(BadProblem) as refusal:
        read_problem(GOOD.replace(good, bad))

    assert (refusal.value.line, refusal.value.trouble) == (line, trouble)
    assert str(refusal.value) == f"Line {line}: {trouble}"
