"""Repairing keeps what meetings need: interpreters come along, and old exceptions stand."""

from datetime import timedelta

import pytest
from tests.factories.repairs import accept, free, propose
from tests.factories.sessions import NOW

from hansa.apps.meetings import services
from hansa.apps.meetings.models import Meeting
from hansa.apps.meetings.troubles import Alternative
from hansa.apps.meetings.ways import Names


@pytest.fixture
def before(ten):
    """9:00 on the day."""
    return ten - timedelta(hours=1)


class TestWhatMeetingsNeed:
    @pytest.fixture
    def aiko(self, hall):
        """An interpreter of Japanese, whom the first host needs."""
        said = {"by": hall.officer, "now": NOW}
        needed = services.Needed(skills=["ja"])
        services.seat_party(party=hall.hosts[0], needed=needed, **said)
        return services.keep_helper(session=hall.session, name="Aiko Mori", skills=["ja"], **said)

    def test_an_interpreter_comes_along_to_another_table(self, hall, aiko, before):
        free(hall.place(hall.wish(0, 0), slot=0, table=0))

        repair = propose(hall, before, tables=(hall.tables[0].pk,))
        accept(repair, hall, before)

        held = Meeting.objects.get()
        assert held.table == hall.tables[1]
        assert held.assistance.get().helper == aiko
        (line,) = Names(repair, hall.session).ways()[0].retabled
        assert line.now.people[-1] == "Aiko Mori"

    def test_without_the_interpreter_the_meeting_is_lost_and_the_other_helper_comes_in(
        self, hall, aiko, before
    ):
        said = {"by": hall.officer, "now": NOW}
        lost = free(hall.place(hall.wish(0, 0), slot=0, table=0))

        repair = propose(hall, before, helpers=(aiko.pk,))
        services.keep_helper(session=hall.session, name="Ben Sato", skills=["ja"], **said)
        helped = propose(hall, before, helpers=(aiko.pk,))

        (line,) = Names(repair, hall.session).ways()[0].lost
        assert line.why == "Missing: Aiko Mori."
        accept(helped, hall, before)
        assert lost.assistance.get().helper.name == "Ben Sato"
        assert aiko.absences.count() == 3

    def test_a_meeting_that_is_won_gets_the_interpreter_it_needs(self, hall, aiko, before):
        kept = free(hall.place(hall.wish(0, 1), slot=0, table=0))
        missing = kept.seats.get(party=hall.hosts[1]).person
        won = hall.wish(1, 0)

        accept(propose(hall, before, missing=(missing.pk,)), hall, before)

        assert Meeting.objects.get(wish=won).assistance.get().helper == aiko

    def test_a_meeting_without_the_interpreter_it_needs_by_now_stands(self, hall, before):
        stands = free(hall.place(hall.wish(0, 0), slot=0, table=0))
        needed = services.Needed(skills=["ko"])
        services.seat_party(party=hall.hosts[0], needed=needed, by=hall.officer, now=NOW)

        accept(propose(hall, before, tables=(hall.tables[1].pk,)), hall, before)

        assert Meeting.objects.get() == stands

    def test_a_party_with_more_meetings_than_it_may_keeps_them(self, hall, before):
        for host in (0, 1):
            free(hall.place(hall.wish(0, host), slot=host, table=0))
        needed = services.Needed()
        services.seat_party(
            party=hall.companies[0], needed=needed, most=1, by=hall.officer, now=NOW
        )

        accept(propose(hall, before, tables=(hall.tables[1].pk,)), hall, before)

        assert Meeting.objects.count() == 2


def test_a_pinned_meeting_that_is_not_hit_stays_though_a_worthier_one_wants_its_place(hall, before):
    pinned = hall.place(hall.wish(0, 1, worth=1), slot=0, table=0)
    delegate = pinned.seats.get(party=hall.companies[0]).person
    for slot in hall.slots[1:]:
        services.note_absence(slot=slot, person=delegate, why="", by=None, now=NOW)
    free(hall.place(hall.wish(1, 0), slot=0, table=1))
    hall.wish(0, 0, worth=100)

    repair = propose(hall, before, tables=(hall.tables[1].pk,))

    ways = [Alternative.told(said) for said in repair.alternatives]
    assert pinned.wish_id not in {shift.wish for way in ways for shift in way.shifts}
