"""Criteria and scores: who may set, give and read them."""

import pytest
from django.db import IntegrityError, transaction
from tests.factories.accounts import StaffFactory
from tests.factories.registration import IN_TIME, application, partner_of, west_coast
from tests.factories.selection import (
    WEIGHTS,
    closed,
    criteria,
    meeting_of_selection,
    resolved,
    scored,
)

from hansa.apps.registration import services
from hansa.apps.registration.models import Score, SelectionTerms
from hansa.apps.registration.queries import selection as queries
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db

TODAY = IN_TIME.date()
MARKS = {"readiness": 4, "sector_fit": 3, "added_value": 5}


@pytest.fixture
def coast():
    return west_coast()


def give(registration, *, by, agency=None, marks=MARKS):
    return services.score(
        registration,
        agency=agency or registration.agency,
        marks=marks,
        remark=" Sells in Oregon already. ",
        by=by,
        now=IN_TIME,
    )


def test_criteria_are_set_published_and_told(coast):
    terms = services.set_criteria(
        coast.mission,
        weights=WEIGHTS,
        preference="newcomers",
        threshold=50,
        by=coast.officer,
        now=IN_TIME,
    )
    services.publish_criteria(terms, by=coast.officer, now=IN_TIME)

    assert queries.published_criteria("west-coast") == terms
    assert [event.verb for event in story_of(coast.mission)] == [
        "selection.criteria_published",
        "selection.criteria_set",
    ]


def test_criteria_are_read_by_nobody_before_they_are_published(coast):
    criteria(coast, published=False)

    assert queries.published_criteria("west-coast") is None


def test_criteria_of_a_mission_that_was_called_off_are_gone(coast):
    criteria(coast)
    coast.mission.status = "cancelled"
    coast.mission.save()

    assert queries.published_criteria("west-coast") is None


def test_criteria_stay_once_an_application_is_scored(coast):
    criteria(coast)
    scored(application(coast), 3, by=coast.officer)

    with pytest.raises(Refused, match="they stay"):
        services.set_criteria(
            coast.mission,
            weights=WEIGHTS,
            preference="loyal",
            threshold=0,
            by=coast.officer,
            now=IN_TIME,
        )


def test_the_database_keeps_the_hundred_points(coast):
    with pytest.raises(IntegrityError), transaction.atomic():
        SelectionTerms.objects.create(
            mission=coast.mission, **{**WEIGHTS, "readiness": 41}, preference="loyal"
        )


def test_a_score_is_kept_with_its_ground_and_replaced_by_the_next(coast):
    criteria(coast)
    registration = application(coast)

    give(registration, by=coast.officer)
    give(registration, by=coast.officer, marks={**MARKS, "readiness": 1})

    (kept,) = Score.objects.filter(registration=registration)
    assert (kept.readiness, kept.added_value, kept.remark) == (1, 5, "Sells in Oregon already.")
    assert [event.verb for event in story_of(registration)] == ["registration.scored"] * 2


def test_nobody_scores_for_an_agency_they_do_not_plan_for(coast):
    criteria(coast)
    partner = partner_of(coast)
    counsellor = StaffFactory(agency=coast.agency, role="counsellor")
    registration = application(coast)

    for user in (partner, counsellor):
        with pytest.raises(Refused, match=r"Only officers and area managers of hub\.brussels"):
            give(registration, by=user)


def test_an_agency_that_does_not_organise_gives_no_marks(coast):
    criteria(coast)
    elsewhere = StaffFactory()

    with pytest.raises(ValueError, match="does not organise"):
        give(application(coast), by=elsewhere, agency=elsewhere.roles.first().agency)


def test_scores_of_others_are_read_once_the_own_is_given(coast):
    criteria(coast)
    partner, registration = partner_of(coast), application(coast)
    scored(registration, 5, by=coast.officer)
    (theirs,) = queries.scores_for(partner, coast.mission)

    before = list(queries.scores_visible_to(partner, coast.mission))
    give(registration, by=partner, agency=theirs)
    after = list(queries.scores_visible_to(partner, coast.mission))

    assert (len(before), len(after)) == (0, 2)


def test_a_hidden_score_says_nothing_through_rank_or_points(coast):
    criteria(coast)
    partner, registration = partner_of(coast), application(coast)
    scored(registration, 5, by=coast.officer)

    (line,) = queries.lines(
        coast.mission, terms=queries.criteria_of(coast.mission), user=partner, today=TODAY
    )

    assert (line.ranked.rank, line.ranked.points, line.hidden) == (None, None, 1)


def test_an_auditor_reads_what_the_agency_reads_and_scores_nothing(coast):
    criteria(coast)
    partner_of(coast)
    auditor = StaffFactory(agency=coast.agency, role="auditor")
    registration = application(coast)
    scored(registration, 5, by=coast.officer)

    assert list(queries.selected_by(auditor)) == [coast.mission]
    assert queries.scores_visible_to(auditor, coast.mission).count() == 1
    assert queries.scores_for(auditor, coast.mission) == []
    with pytest.raises(Refused, match="Only officers"):
        give(registration, by=auditor)


def test_counsellors_and_strangers_read_no_selection(coast):
    counsellor = StaffFactory(agency=coast.agency, role="counsellor")

    for user in (counsellor, StaffFactory()):
        assert list(queries.selected_by(user)) == []


def test_while_a_meeting_is_open_all_is_seen_and_nothing_scored(coast):
    criteria(coast)
    partner, registration = partner_of(coast), application(coast)
    scored(registration, 5, by=coast.officer)
    meeting_of_selection(coast)

    assert queries.scores_visible_to(partner, coast.mission).count() == 1
    with pytest.raises(Refused, match="under way"):
        give(registration, by=coast.officer)


def test_what_a_closed_meeting_decided_on_stays_visible(coast):
    criteria(coast)
    partner, registration = partner_of(coast), application(coast)
    other = application(coast)
    for each in (registration, other):
        scored(each, 5, by=coast.officer)
    meeting = meeting_of_selection(coast)
    resolved(meeting, registration, "accept")
    closed(meeting)

    (seen,) = queries.scores_visible_to(partner, coast.mission)

    assert seen.registration == registration


def test_whoever_travelled_in_an_earlier_mission_is_no_newcomer(coast):
    earlier = west_coast(slug="japan", name="AWEX")
    earlier.san_francisco.starts_on = earlier.san_francisco.starts_on.replace(year=2022)
    earlier.san_francisco.save()
    loyal, newcomer, stayed = application(coast), application(coast), application(coast)
    for organisation, status in ((loyal, "accepted"), (stayed, "declined")):
        past = application(earlier, status=status)
        past.organisation = organisation.organisation
        past.save()

    assert queries.who_came_before(coast.mission) == {loyal.organisation_id}
    assert newcomer.organisation_id not in queries.who_came_before(coast.mission)


def test_the_ranking_of_many_applications_takes_few_queries(coast, django_assert_max_num_queries):
    criteria(coast)
    for _ in range(12):
        scored(application(coast), 4, by=coast.officer)
    terms = queries.criteria_of(coast.mission)

    with django_assert_max_num_queries(10):
        lines = queries.lines(coast.mission, terms=terms, user=coast.officer, today=TODAY)

    assert len(lines) == 12
