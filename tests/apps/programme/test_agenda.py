"""A delegate's days: what stands, what is next, what is free."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.factories.missions import LegFactory, SectorGroupFactory
from tests.factories.programme import (
    TUESDAY,
    ActivityFactory,
    at,
    between,
    delegate_on,
    place_at,
    told_meeting,
    visit_on,
)

from hansa.apps.programme.agenda import (
    LATELY,
    Entry,
    Free,
    arranged,
    entries_of,
    opening,
)
from hansa.apps.programme.calendar import calendar_of
from hansa.apps.programme.offers import offers_for
from hansa.apps.programme.queries import journeys_of

NOW = at("08:00")


def entry(start, end, **details):
    return Entry(
        **{
            "uid": f"{start}-{end}",
            "sequence": 0,
            "changed_at": NOW,
            "kind": "seminar",
            "title": f"From {start}",
            "period": between(start, end),
            "time_zone": "America/Los_Angeles",
            "city": "San Francisco",
            "place": "Hall C",
            **details,
        }
    )


def lines(*entries, now=NOW):
    (day,) = arranged(entries, stays=[], now=now).days
    return [
        line.words if isinstance(line, Free) else ("x " if line.cancelled else "") + line.title
        for line in day.lines
    ]


def test_free_time_stands_between_entries():
    assert lines(entry("09:00", "10:00"), entry("10:30", "11:00"), entry("13:10", "14:00")) == [
        "From 09:00",
        "Free for 30 min",
        "From 10:30",
        "Free for 2 h 10 min",
        "From 13:10",
    ]


def test_a_short_walk_is_not_free_time():
    assert lines(entry("09:00", "10:00"), entry("10:15", "11:00")) == ["From 09:00", "From 10:15"]


def test_a_cancelled_entry_takes_no_time():
    assert lines(
        entry("09:00", "10:00"), entry("10:00", "12:00", cancelled=True), entry("12:00", "13:00")
    ) == ["From 09:00", "x From 10:00", "Free for 2 h", "From 12:00"]


def test_free_time_is_told_before_what_was_cancelled_within_it():
    assert lines(
        entry("09:00", "10:00"), entry("11:00", "11:30", cancelled=True), entry("12:00", "13:00")
    ) == ["From 09:00", "Free for 2 h", "x From 11:00", "From 12:00"]


def test_free_time_counts_from_the_longest_of_two_that_overlap():
    assert lines(entry("09:00", "12:00"), entry("10:00", "11:00"), entry("12:30", "13:00")) == [
        "From 09:00",
        "From 10:00",
        "Free for 30 min",
        "From 12:30",
    ]


def test_now_is_the_meeting_and_not_the_hall_around_it():
    hall = entry("09:00", "12:00", kind="b2b")
    meeting = entry("10:30", "10:50", kind="meeting")

    agenda = arranged([hall, meeting], stays=[], now=at("10:40"))

    assert (agenda.current, agenda.following) == (meeting, None)


def test_next_may_be_on_another_day_but_is_never_cancelled():
    tomorrow = replace(
        entry("09:00", "10:00"), period=between("09:00", "10:00", day=date(2025, 10, 8))
    )

    agenda = arranged(
        [entry("09:30", "10:00", cancelled=True), tomorrow], stays=[], now=at("09:00")
    )

    assert (agenda.current, agenda.following) == (None, tomorrow)


@pytest.mark.parametrize(
    ("changed_at", "given_back", "shown"),
    [
        (NOW - LATELY, False, ["x From 09:00"]),
        (NOW - LATELY - timedelta(minutes=1), False, None),
        (NOW, True, None),
    ],
)
def test_a_cancelled_entry_stays_for_a_while(changed_at, given_back, shown):
    gone = entry("09:00", "10:00", cancelled=True, changed_at=changed_at, given_back=given_back)

    agenda = arranged([gone], stays=[], now=NOW)

    assert (lines(gone) if agenda.days else None) == shown


@pytest.mark.django_db
class TestWhoIsExpected:
    @pytest.fixture
    def leg(self):
        return LegFactory()

    def titles(self, delegate):
        return [entry.title for entry in entries_of(delegate) if not entry.cancelled]

    def test_everyone_on_the_leg_reads_what_is_for_everyone(self, leg):
        ActivityFactory(leg=leg)
        elsewhere = LegFactory(
            mission=leg.mission, starts_on=date(2025, 10, 9), ends_on=date(2025, 10, 10)
        )

        assert self.titles(delegate_on(leg)) == ["Ports and data"]
        assert self.titles(delegate_on(elsewhere)) == []

    def test_somebody_who_left_before_is_not_expected(self, leg):
        ActivityFactory(leg=leg)

        assert self.titles(delegate_on(leg, leaves_on=date(2025, 10, 6))) == []

    def test_a_sector_group_reads_its_own_activities(self, leg):
        energy, aerospace = (
            SectorGroupFactory(mission=leg.mission, letter=letter) for letter in "BA"
        )
        ActivityFactory(leg=leg, audience="sector", sector_group=energy)

        assert self.titles(delegate_on(leg, sector_group=energy)) == ["Ports and data"]
        assert self.titles(delegate_on(leg, sector_group=aerospace)) == []
        assert self.titles(delegate_on(leg)) == []

    def test_a_place_puts_an_activity_on_the_agenda_and_giving_it_back_takes_it_off(self, leg):
        visit = visit_on(leg)
        holds, gave_back = delegate_on(leg), delegate_on(leg)
        place_at(visit, holds)
        place_at(visit, gave_back, withdrawn_at=NOW)

        assert self.titles(holds) == ["Visit to a cold store"]
        assert self.titles(gave_back) == []
        assert self.titles(delegate_on(leg)) == []

    def test_a_draft_is_on_nobodys_agenda_even_when_it_is_cancelled(self, leg):
        ActivityFactory(leg=leg, status="draft")
        ActivityFactory(leg=leg, status="cancelled", confirmed_at=None)

        assert entries_of(delegate_on(leg)) == []

    def test_an_offer_says_why_a_place_cannot_be_had(self, leg):
        delegate = delegate_on(leg)
        visit_on(leg, hours=between("09:00", "11:00"))
        visit_on(leg, hours=between("14:00", "16:00"), capacity=3)
        told_meeting(delegate, hours=between("10:30", "10:50"))

        clash, free = offers_for(delegate, now=NOW)

        assert clash.objections == ("You are expected at “Pacific Cold Chain” at that time.",)
        assert (free.objections, free.left) == ((), 3)

    def test_the_next_journey_opens_and_the_last_one_when_all_are_over(self, leg):
        delegate = delegate_on(leg)
        later = LegFactory(starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 4))
        user, person = delegate.person.user, delegate.person
        next_year = delegate_on(later)
        type(person).objects.filter(pk=person.pk).update(user=user)
        next_year.person_id = person.pk
        next_year.save()
        next_year.stays.update(person=person)
        journeys = list(journeys_of(user))

        assert opening(journeys, now=at("09:00", TUESDAY)) == delegate
        assert opening(journeys, now=datetime(2025, 12, 1, tzinfo=UTC)) == next_year
        assert opening(journeys, now=datetime(2027, 1, 1, tzinfo=UTC)) == next_year
        assert opening([], now=NOW) is None

    def test_the_calendar_is_in_the_delegates_language_and_grows_with_changes(self, leg):
        delegate = delegate_on(leg, user__language="fr")
        visit = visit_on(leg, sequence=2)
        place_at(visit, delegate, sequence=3)
        ActivityFactory(leg=leg)
        told_meeting(delegate, hours=between("17:00", "17:20"), cancelled_at=NOW, sequence=1)

        raw, _changed_at = calendar_of(delegate, url="https://hansa.example/me/")
        calendar = raw.decode().replace("\r\n ", "")

        assert "SUMMARY:Ports et données" in calendar
        assert f"UID:{visit.uid}" in calendar
        assert "SEQUENCE:5" in calendar
        assert calendar.count("STATUS:CANCELLED") == 1
