"""The demonstration has two records that became one, and two that may be one."""

from datetime import UTC, datetime

import pytest

from hansa.apps.directory import queries
from hansa.cli.demonstration.cast import assemble
from hansa.cli.demonstration.duplicates import GONE, KEPT, UNDECIDED, record_twice
from hansa.cli.demonstration.names import Namer

pytestmark = pytest.mark.django_db


def test_a_merge_can_be_undone_and_another_be_made():
    cast = assemble(now=datetime(2025, 1, 6, 9, tzinfo=UTC))
    record_twice(cast, now=datetime(2025, 6, 2, 9, tzinfo=UTC))

    records = {each.name: each for each in queries.visible_to(cast.officers["brussels"])}
    assert set(records) == {KEPT, *UNDECIDED}
    (merge,) = queries.merges_into(records[KEPT])
    assert queries.objections_to_undoing(merge) == []
    told = queries.told_by(merge)
    assert (told.record["name"], len(told.people)) == (GONE, 1)
    assert queries.alike(records[UNDECIDED[0]]) == [records[UNDECIDED[1]]]


def test_delegates_can_be_rung_at_numbers_that_are_no_secret():
    namer = Namer("hansa")

    numbers = [namer.phone(country=country) for country in ("BE", "CA", "BE", "FR")]

    assert numbers == ["+32 2 555 00 01", "+1 514 555 0102", "+32 2 555 00 03", ""]
