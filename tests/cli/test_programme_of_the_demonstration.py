"""The week of the demonstration: places, runs of show, and what is not told yet."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.missions import LegFactory, MissionFactory, SectorGroupFactory
from tests.factories.programme import between

from hansa.apps.programme import queries, services
from hansa.apps.programme.models import Activity, ActivityOrganiser, Allotment, Place, ShowLine, Way
from hansa.cli.demonstration import laying_out
from hansa.cli.demonstration.names import Namer
from hansa.cli.demonstration.plans import JAPAN
from hansa.cli.demonstration.programme import fill_programme

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 9, 20, 8, tzinfo=UTC)
KINDS = ("official", "signing", "gala", "seminar", "workshop", "company_visit")


def test_the_week_is_laid_out_shown_and_partly_not_told():
    agency = AgencyFactory()
    leg = LegFactory(mission=MissionFactory(agency=agency), ends_on=date(2025, 10, 12))
    officer = StaffFactory(agency=agency)
    places = laying_out.lay_out(leg.mission, by=officer, now=NOW)
    for number, kind in enumerate(KINDS):
        day = date(2025, 10, 7) + timedelta(days=number % 2)
        activity = services.add_activity(
            leg=leg, titles={"en": kind}, kind=kind, place="Ballroom", capacity=20,
            period=between(f"{9 + number:02}:00", f"{10 + number:02}:30", day),
            at=places[leg.pk, "Ballroom"], **laying_out.says(kind, by=officer),
            by=officer, now=NOW,
        )  # fmt: skip
        services.confirm(activity=activity, by=officer, now=NOW)

    laying_out.complete(leg.mission, by=officer, now=NOW)

    planned = queries.planned_of(leg.mission)
    assert Place.objects.filter(leg=leg).count() == len(laying_out.PLACES["San Francisco"])
    assert Way.objects.count() == 28
    assert ShowLine.objects.filter(activity__kind="gala").count() == 6
    assert Allotment.objects.filter(activity__kind="company_visit", agency=agency).exists()
    assert ActivityOrganiser.objects.filter(agency=agency).count() == len(KINDS)
    assert sorted(each.cancels for each in planned) == [False, True]


def test_two_sector_groups_share_a_lunch_when_they_meet_nobody():
    agency = AgencyFactory()
    leg = LegFactory(mission=MissionFactory(agency=agency))
    titles = dict.fromkeys(("en", "fr", "nl", "de"), "Ports")
    groups = [SectorGroupFactory(mission=leg.mission, titles=titles) for _number in range(2)]
    sectors = {group.letter: group for group in groups}

    fill_programme(
        leg.mission, sectors=sectors, plan=JAPAN, namer=Namer("lunch"),
        by=StaffFactory(agency=agency), now=NOW, on_step=lambda: None,
    )  # fmt: skip

    lunch = Activity.objects.get(also_for__isnull=False)
    assert lunch.sectors == tuple(groups)
    assert (lunch.audience, lunch.told.start.date()) == ("sector", leg.days[1])
