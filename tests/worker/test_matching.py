"""Recommendations, as the worker makes them."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.factories.matching import company_profile, host_profile
from tests.factories.registration import IN_TIME, west_coast

from hansa.apps.matching import queries
from hansa.apps.matching.models import CooperationProfile, Matchmaking
from hansa.apps.matching.services import Excluded, Said
from hansa.worker import orders
from hansa.worker.tasks import make_matches, recommend_anew

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    coast = west_coast()
    company_profile(coast, name="Orval", needs=["Distributors of sensors for cold rooms"])
    host_profile(coast, name="Bayside", offers=["We distribute sensors for cold rooms"])
    CooperationProfile.objects.update(expires_on="2199-01-01")
    return coast


def test_the_worker_makes_what_was_ordered_and_follows_a_change(coast):
    orval = queries.profiles_of(coast.mission).get(registration__isnull=False)
    run = orders.order_matches(mission=coast.mission, by=coast.officer, now=IN_TIME)
    make_matches(run=run.pk)
    before = queries.recommendations_for(orval).count()

    orders.state_profile(
        profile=orval, needs=[Said("A tutor of piano")], by=orval.stated_by, now=IN_TIME
    )
    recommend_anew(profile=orval.pk)

    assert Matchmaking.objects.get().status == "done"
    assert before == 1
    assert queries.recommendations_for(orval).count() == 0


def test_whoever_is_to_be_spared_gets_a_list_of_their_own_anew(coast):
    orval, host = queries.profiles_of(coast.mission).order_by("counterpart")[::-1]
    run = orders.order_matches(mission=coast.mission, by=coast.officer, now=IN_TIME)
    make_matches(run=run.pk)
    ProcrastinateJob.objects.all().delete()

    orders.state_profile(
        profile=orval, exclusions=[Excluded(str(host))], by=coast.officer, now=IN_TIME
    )

    asked = [job.args["profile"] for job in ProcrastinateJob.objects.order_by("pk")]
    assert asked == [orval.pk, host.pk]


def test_what_is_gone_is_passed_over(coast):
    make_matches(run=0)
    recommend_anew(profile=0)

    assert not Matchmaking.objects.exists()
