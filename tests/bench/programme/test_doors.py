"""The doors' benchmark counts as people came, also when there are few."""

import pytest
from benchmarks.programme.doors import measured


@pytest.mark.django_db
def test_sixty_people_through_four_doors_are_all_counted_once():
    found = measured(60)

    assert (found["lost"], found["double"]) == (0, 0)
    assert found["shown_twice"] == found["shown_twice_in_truth"] == 3
