"""Until their day names come out nowhere: not in public, in feeds, or on delegates' pages."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.accounts import LONG_BEFORE, StaffFactory
from tests.factories.protocol import dignitary
from tests.house.addresses import addresses
from tests.house.knocking import browsers_of
from tests.house.test_strangers import PUBLIC, PUBLIC_ROOMS, WITH_KEY
from tests.house.world import ASKED, world

from hansa.apps.missions.models import Mission
from hansa.apps.programme.models import Activity
from hansa.apps.protocol import services

NAME = "Aldegonde Withheld"


@pytest.fixture
def here(db):
    here = world()
    mission = Mission.objects.get(slug=here.blanks["slug"])
    mission.names_from = timezone.localdate()
    mission.save()
    tomorrow = timezone.localdate() + timedelta(days=1)
    somebody = dignitary(mission, NAME, "royal_family", names_from=tomorrow)
    acting = {"by": here.insiders["officer"], "now": LONG_BEFORE}
    activity = Activity.objects.get(pk=here.blanks["protocol:pk"])
    services.add_speech(activity=activity, dignitary=somebody, minutes=5, **acting)
    return here


def pages(here):
    return [
        (each.name, reverse(each.name, kwargs=here.filled(each)) + ASKED.get(each.name, ""))
        for each in addresses()
    ]


def read(user, listed):
    """The names of the pages on which the reader finds the name."""
    browser = browsers_of({"reader": user})["reader"]
    return {name for name, path in listed if NAME.encode() in browser.get(path).getvalue()}


def test_an_officer_reads_the_name_where_protocol_is_kept(here):
    found = read(here.insiders["officer"], pages(here))

    assert {"protocol:precedence", "protocol:activity", "protocol:photos"} <= found
    assert {name.partition(":")[0] for name in found} == {"protocol"}


def test_strangers_and_public_pages_and_feeds_do_not_tell_the_name(here):
    public = [
        (name, path)
        for name, path in pages(here)
        if name in PUBLIC | WITH_KEY.keys() | {"programme:feed"}
        or name.rpartition(":")[0] in PUBLIC_ROOMS
    ]

    assert len(public) > 10
    assert read(None, public) == set()


@pytest.mark.parametrize("who", ["delegate", "owner"])
def test_nobody_who_travels_reads_the_name(here, who):
    assert read(here.insiders[who], pages(here)) == set()


def test_a_cabinet_reads_the_name_on_no_page_before_its_day(here):
    mission = Mission.objects.get(slug=here.blanks["slug"])
    cabinet = StaffFactory(agency=mission.organisers.first().agency, role="cabinet")

    assert read(cabinet, pages(here)) == set()
