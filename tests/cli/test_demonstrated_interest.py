"""The demonstration fills the screens of interest."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from tests.factories.interest import profile_for, recommend
from tests.factories.registration import west_coast
from tests.factories.sessions import company_in, host_in, open_session

from hansa.apps.matching import queries
from hansa.apps.matching.models import Interest, Round, Ruling
from hansa.apps.matching.queries import watching
from hansa.apps.meetings import services as meetings
from hansa.cli.demonstration.interests import declare
from hansa.cli.demonstration.links import send_links
from hansa.cli.demonstration.plans import QUEBEC, WEST_COAST

NOW = datetime(2025, 6, 2, 9, tzinfo=UTC)
START = datetime(2025, 10, 6, 17, tzinfo=UTC)


@contextmanager
def silent(_title, _steps):
    yield lambda: None


@pytest.fixture
def coast(db):
    """Six companies and six hosts; half of either sit in one of two sessions."""
    west_coast(slug=QUEBEC.slug, name="AWEX")
    coast = west_coast(slug=WEST_COAST.slug)
    sessions = [open_session(coast, start=START + timedelta(hours=3 * n)) for n in range(2)]
    companies = [company_in(coast, f"Company {n}") for n in range(6)]
    hosts = [host_in(coast, f"Host {n}") for n in range(6)]
    for place, (company, host) in enumerate(zip(companies[:4], hosts[:4], strict=True)):
        join = {"session": sessions[place % 2], "by": coast.officer, "now": NOW}
        meetings.join_session(registration=company, **join)
        meetings.join_session(counterpart=host, **join)
    visiting, receiving = [profile_for(c) for c in companies], [profile_for(h) for h in hosts]
    for each in visiting:
        recommend(each, *receiving[:4])
    for each in receiving:
        recommend(each, *visiting[:4])
    return coast


def test_hosts_of_the_demonstration_were_written_to_and_most_came(coast):
    cast = SimpleNamespace(officers={"brussels": coast.officer})

    send_links(WEST_COAST.slug, cast=cast, now=NOW)

    watched = watching.watched_hosts(coast.mission)
    assert all(each.sent_at for each in watched)
    assert 0 < sum(each.opened_at is None for each in watched) < len(watched) / 2


def test_the_demonstration_has_interest_of_both_sides_rounds_and_rulings(coast):
    cast = SimpleNamespace(officers={"brussels": coast.officer})

    declare(silent, cast=cast, now=NOW)

    totals = queries.totals_of(coast.mission)
    assert min(totals[each] for each in ("musts", "likes", "mutual")) > 0
    assert Interest.objects.filter(profile__counterpart__isnull=False).exists()
    assert sorted(Round.objects.values_list("stage", flat=True)) == ["generated", "provisional"]
    assert sorted(Ruling.objects.values_list("allows", flat=True)) == [False, True]
    assert queries.heat(coast.mission).most
    assert any(each.is_orphan for each in queries.coverage(coast.mission))
