"""What the board comes to, and what people have not been told of it."""

import pytest
from tests.factories.sessions import NOW

from hansa.apps.meetings import board, queries, services
from hansa.apps.meetings.differences import differences, preview_publication
from hansa.apps.meetings.models import PublishedMeeting


def test_the_figures_count_meetings_worth_and_waits(hall):
    hall.place(hall.wish(0, 0, worth=60), slot=0, table=0)
    hall.place(hall.wish(0, 1, worth=30), slot=2, table=0)
    hall.wish(1, 1, worth=10)

    figures = board.board_of(hall.session).figures

    assert (figures.placed, figures.unmet) == (2, 1)
    assert figures.share_of_worth == 0.9
    assert dict(figures.waits) == {0: 2, 1: 1}
    assert figures.idle_each == pytest.approx(1 / 3)


def test_an_empty_board_has_figures_too(hall):
    figures = board.board_of(hall.session).figures

    assert (figures.share_of_worth, figures.idle_each) == (0.0, 0.0)


def test_a_colleague_who_is_free_makes_a_place_possible(hall):
    hall.place(hall.wish(1, 0), slot=0, table=0)
    second = hall.wish(1, 1)

    places = board.places_for(second, session=hall.session)

    assert places.objections[hall.slots[0].pk, hall.tables[1].pk] == ()
    assert places.objections[hall.slots[0].pk, hall.tables[0].pk] == ("Table 1 is taken at 10:00.",)


def test_a_company_without_anybody_on_the_leg_has_no_place(hall):
    wish = hall.wish(0, 0)
    hall.companies[0].registration.delegates.get().stays.update(stands=False)

    places = board.places_for(wish, session=hall.session)

    assert set(places.objections.values()) == {("Nobody of one party is on this leg on that day.",)}


class TestWhatIsUntold:
    """The quick count says what the publication itself would find."""

    def counted(self, hall):
        return queries.unpublished_changes(hall.coast.mission)[hall.session.pk]

    def test_everything_is_untold_before_the_first_publication(self, hall):
        hall.place(hall.wish(0, 0), slot=0, table=0)

        assert self.counted(hall) == len(differences(hall.session)) == 2

    def test_nothing_is_untold_after_it(self, hall):
        hall.place(hall.wish(0, 0), slot=0, table=0)
        hall.publish()

        assert self.counted(hall) == len(differences(hall.session)) == 0

    def test_moved_added_and_taken_off_meetings_are_untold(self, hall):
        moved = hall.place(hall.wish(0, 0), slot=0, table=0)
        gone = hall.place(hall.wish(1, 1), slot=0, table=1)
        hall.publish()
        hall.move(moved, slot=1, table=0)
        services.take_off(meeting=gone, why="", by=hall.officer, now=NOW)
        hall.place(hall.wish(0, 1), slot=2, table=0)

        assert self.counted(hall) == len(differences(hall.session)) == 6

    def test_a_preview_counts_meetings_and_people_and_writes_nothing(self, hall):
        moved = hall.place(hall.wish(0, 0), slot=0, table=0)
        hall.publish()
        hall.move(moved, slot=1, table=0)
        told = list(PublishedMeeting.objects.values_list("period", flat=True))

        preview = preview_publication(hall.session)

        assert dict(preview.meetings) == {"moved": 1}
        assert (preview.people, preview.people_told) == (2, 2)
        assert list(PublishedMeeting.objects.values_list("period", flat=True)) == told
