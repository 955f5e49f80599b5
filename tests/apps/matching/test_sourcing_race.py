"""Two counsellors press the same button at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from tests.factories.directory import OrganisationFactory
from tests.factories.registration import partner_of, west_coast
from tests.factories.sourcing import (
    AUGUST,
    company_of,
    counsellor_of,
    organisation_abroad,
    prospect_of,
    template_of,
)

from hansa.apps.matching import services
from hansa.apps.matching.models import Approach, Prospect
from hansa.apps.meetings.models import Counterpart
from hansa.plumbing.mailing.models import Letter
from hansa.values import Refused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def marc(coast):
    return counsellor_of(coast)


def at_once(verbs):
    """What becomes of each verb when all are done together."""
    start = Barrier(len(verbs))

    def do(verb):
        try:
            start.wait(timeout=10)
            return verb()
        except Refused as refused:
            return refused.objections
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as hands:
        return list(hands.map(do, verbs))


def test_two_who_list_the_same_organisation_ask_it_once(coast, marc):
    koen = partner_of(coast)
    records = [
        (marc, organisation_abroad(coast)),
        (koen, OrganisationFactory(name="Cascade Cold Chain Inc.", country="US")),
    ]

    answers = at_once(
        [
            lambda by=by, one=one: services.long_list(
                leg=coast.san_francisco, organisation=one, serves={}, by=by, now=AUGUST
            )
            for by, one in records
        ]
    )

    assert Prospect.objects.count() == 1
    assert sum(isinstance(answer, tuple) for answer in answers) == 1


def test_a_letter_pressed_by_two_goes_once(coast, marc):
    template, prospect = template_of(coast, by=marc), prospect_of(coast, by=marc)

    at_once(
        [
            lambda by=by: services.approach(prospect=prospect, template=template, by=by, now=AUGUST)
            for by in (marc, coast.officer, marc, coast.officer)
        ]
    )

    assert (Letter.objects.count(), Approach.objects.count()) == (1, 1)


def test_two_who_confirm_make_one_host_while_others_are_listed(coast, marc):
    company, prospect = company_of(coast), prospect_of(coast, by=marc)
    services.approach(prospect=prospect, by=marc, now=AUGUST)
    services.note_answer(prospect=prospect, by=marc, now=AUGUST)

    at_once(
        [
            lambda: services.confirm(prospect=prospect, by=marc, now=AUGUST),
            lambda: services.confirm(prospect=prospect, by=coast.officer, now=AUGUST),
            lambda: services.long_list(
                leg=coast.san_francisco,
                organisation=prospect.organisation,
                serves={company: "Sensors"},
                by=marc,
                now=AUGUST,
            ),
        ]
    )

    assert Counterpart.objects.count() == 1
    assert Prospect.objects.get().stage == "confirmed"


def test_one_confirms_while_another_declines_and_one_of_them_is_told(coast, marc):
    prospect = prospect_of(coast, by=marc)
    services.approach(prospect=prospect, by=marc, now=AUGUST)
    services.note_answer(prospect=prospect, by=marc, now=AUGUST)

    answers = at_once(
        [
            lambda: services.confirm(prospect=prospect, by=marc, now=AUGUST),
            lambda: services.decline(prospect=prospect, reason="No", by=coast.officer, now=AUGUST),
        ]
    )

    assert sum(isinstance(answer, tuple) for answer in answers) == 1
    confirmed = Prospect.objects.get().stage == "confirmed"
    assert Counterpart.objects.count() == int(confirmed)
