"""Recommendations: ordered, made by the worker, and made anew for one."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.factories.matching import company_profile, host_profile, traveller
from tests.factories.registration import IN_TIME, west_coast

from hansa.apps.matching import queries, services, solving
from hansa.apps.matching.models import (
    CooperationProfile,
    Interest,
    Matchmaking,
    Meaning,
    Recommendation,
    Ruling,
)
from hansa.apps.matching.services import Excluded, Said
from hansa.engines.matching import Event, Weights
from hansa.values import Refused

pytestmark = pytest.mark.django_db

NEED = "Nous cherchons un distributeur de capteurs pour la chaîne du froid en Californie"
OFFER = "We distribute sensors for the cold chain to food companies in California"


def clock():
    return IN_TIME


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def sensors(coast):
    return company_profile(coast, name="Orval Sensors", needs=[NEED], languages=["fr", "en"])


@pytest.fixture
def distributor(coast):
    host_profile(coast, name="Presidio Law", offers=["Advice on visas for employees"])
    return host_profile(coast, name="Bayside", offers=[OFFER], languages=["en"])


def made(coast) -> Matchmaking:
    run = services.order_matchmaking(mission=coast.mission, by=coast.officer, now=IN_TIME)
    return services.make_matches(run=run, clock=clock)


def recommended(profile) -> list[str]:
    return [str(one.candidate) for one in queries.recommendations_for(profile)]


def test_whoever_answers_a_need_is_recommended_in_both_directions(coast, sensors, distributor):
    run = made(coast)

    assert run.status == "done"
    assert recommended(sensors) == ["Bayside"]
    assert recommended(distributor) == ["Orval Sensors"]
    assert Recommendation.objects.get(profile=sensors).reasons[0]["code"] == "need_meets_offer"


def test_two_whom_the_organisers_bring_together_stand_in_one_anothers_lists(
    coast, sensors, distributor
):
    lawyer = CooperationProfile.objects.get(counterpart__organisation__name="Presidio Law")
    services.rule_on(
        one=lawyer, other=sensors, allows=True, why="Asked for.", by=coast.officer, now=IN_TIME
    )

    made(coast)

    assert "Presidio Law" in recommended(sensors)
    assert recommended(lawyer) == ["Orval Sensors"]
    told = Recommendation.objects.get(profile=sensors, candidate=lawyer).reasons
    assert "asked_for_you" not in [one["code"] for one in told]


def test_what_a_company_says_is_understood_before_the_first_matchmaking(coast, sensors):
    number = services.recommend_anew(profile=sensors, now=IN_TIME)

    assert number == 0
    assert Meaning.objects.count() == 1


def test_a_text_is_understood_once(coast, sensors, distributor):
    made(coast)
    known = Meaning.objects.count()

    again = made(coast)

    assert known == 3
    assert Meaning.objects.count() == known
    assert again.wanted == 0


def test_only_one_is_made_at_a_time(coast):
    services.order_matchmaking(mission=coast.mission, by=coast.officer, now=IN_TIME)

    with pytest.raises(Refused, match="They are being made already"):
        services.order_matchmaking(mission=coast.mission, by=coast.officer, now=IN_TIME)
    with pytest.raises(IntegrityError), transaction.atomic():
        Matchmaking.objects.create(mission=coast.mission, ordered_at=IN_TIME)


def test_a_killed_worker_leaves_the_old_lists_and_the_next_one_finishes(
    coast, sensors, distributor
):
    made(coast)
    killed = services.order_matchmaking(mission=coast.mission, by=coast.officer, now=IN_TIME)
    Matchmaking.objects.filter(pk=killed.pk).update(
        status="running", attempts=1, sign_of_life=IN_TIME
    )

    before = recommended(sensors)
    taken_over = services.make_matches(run=killed, clock=clock)

    assert before == ["Bayside"]
    assert (taken_over.status, taken_over.attempts) == ("done", 2)


def test_one_that_was_interrupted_gives_way(coast):
    silent = services.order_matchmaking(mission=coast.mission, by=coast.officer, now=IN_TIME)
    Matchmaking.objects.filter(pk=silent.pk).update(status="running", sign_of_life=IN_TIME)

    later = IN_TIME + timedelta(hours=1)
    services.order_matchmaking(mission=coast.mission, by=coast.officer, now=later)

    silent.refresh_from_db()
    assert (silent.status, silent.problem) == ("failed", "Interrupted; ordered again.")


def test_one_profile_is_recommended_anew_after_a_change(coast, sensors, distributor):
    made(coast)
    law = "We look for a lawyer who advises on visas for employees"

    services.state_profile(profile=sensors, needs=[Said(law)], by=sensors.stated_by, now=IN_TIME)
    services.recommend_anew(profile=sensors, now=IN_TIME)

    assert recommended(sensors) == ["Presidio Law"]


def test_nothing_is_made_anew_before_the_first_time(coast, sensors, distributor):
    assert services.recommend_anew(profile=sensors, now=IN_TIME) == 0


def test_whom_one_side_or_the_organisers_keep_away_is_not_recommended(coast, sensors, distributor):
    other = host_profile(coast, name="Harbor", offers=[OFFER + " and Oregon"], languages=["en"])
    Ruling.objects.create(
        one=sensors, other=other, allows=False, why="Rivals", by=coast.officer, at=IN_TIME
    )
    services.state_profile(
        profile=distributor, exclusions=[Excluded("Orval Sensors")], by=coast.officer, now=IN_TIME
    )

    made(coast)

    assert recommended(sensors) == []


def test_who_speaks_no_common_language_is_not_recommended(coast, sensors, distributor):
    services.state_profile(profile=sensors, languages=["fr"], by=sensors.stated_by, now=IN_TIME)

    made(coast)

    assert recommended(sensors) == []


def test_weights_stay_as_they_are_while_nobody_refused_anybody(coast, sensors, distributor):
    Interest.objects.create(
        profile=sensors, about=distributor, choice="must", said_at=IN_TIME,
        said_by=sensors.stated_by,
    )  # fmt: skip

    run = made(coast)

    weights = solving.weights_from(run.weights, learned_from=run.learned_from)
    assert (run.learned_from, weights) == (0, Weights())


def test_as_many_refusals_as_wishes_teach_and_few_teach_nothing():
    yes = [Event(by, 1000 + by, liked=True) for by in range(90)]
    no = [Event(by, 2000 + by, liked=False) for by in range(30)]

    taught = solving.taught([*yes, *no])

    assert [one.liked for one in taught] == [True] * 30 + [False] * 30
    assert max(one.by for one in taught[:30]) > 80
    assert solving.taught([*yes, *no[:19]]) == []


def test_who_was_never_asked_for_languages_is_not_kept_out(coast, distributor):
    delegate = traveller(coast, name="Silent")
    profile = services.open_profile(registration=delegate.registration, now=IN_TIME)
    profile.languages = ["nl"]
    profile.save()
    services.opening.say(profile, "need", [(NEED, "fr")])

    made(coast)

    assert recommended(profile) == ["Bayside"]


def test_a_profile_that_expired_is_recommended_to_nobody(coast, sensors, distributor):
    distributor.expires_on = IN_TIME.date() - timedelta(days=1)
    distributor.save()

    made(coast)

    assert recommended(sensors) == []


def test_the_index_finds_what_lies_near(coast, sensors, distributor):
    made(coast)
    need = sensors.statements.get()

    [(nearest, likeness), *_others] = queries.nearest(need, limit=5)

    assert nearest.profile == distributor
    assert likeness > 0.3


def test_framing_takes_a_fixed_number_of_queries(coast, sensors, django_assert_max_num_queries):
    for number in range(12):
        host_profile(coast, name=f"Host {number}", offers=[f"{OFFER} {number}"])

    with django_assert_max_num_queries(16):
        solving.framed(coast.mission, on=IN_TIME.date())
