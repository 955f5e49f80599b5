"""In the demonstration companies change what they sent, and lists follow a released ranking."""

from datetime import UTC, datetime

import pytest
from tests.factories.accounts import UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.registration import IN_TIME, application, delegate_of, west_coast

from hansa.apps.accounts import queries as accounts
from hansa.apps.missions.models import Organiser
from hansa.apps.missions.queries import mission
from hansa.apps.registration import queries
from hansa.apps.registration.rules import Subject
from hansa.cli.demonstration.afterwards import happen_afterwards
from hansa.cli.demonstration.applying import OWNER, SLUG, open_recruitment
from hansa.cli.demonstration.cast import assemble
from hansa.plumbing.history.recording import story_of

pytestmark = pytest.mark.django_db


def test_sizes_ranks_changes_and_consents_are_there_to_be_looked_at():
    cast = assemble(now=datetime(2025, 1, 6, 9, tzinfo=UTC))
    coast, steps = west_coast(), []
    for agency in cast.agencies.values():
        Organiser.objects.create(mission=coast.mission, agency=agency)
    travels = application(coast, delegates=0, status="accepted")
    for _ in range(2):
        person = PersonFactory(organisation=travels.organisation, user=UserFactory())
        delegate_of(travels, leg=coast.san_francisco, person=person)
    open_recruitment(cast=cast)

    happen_afterwards(coast.mission, cast=cast, now=IN_TIME, on_step=lambda: steps.append(1))

    assert len(steps) == 4
    sizes = [str(kept.quota) for kept in queries.quotas_of(coast.mission, today=IN_TIME.date())]
    assert sizes[-2:] == ["Large enterprise", "Size not declared"]
    line = queries.waiting_list(mission(SLUG))
    assert [(str(each), each.rank) for each in line] == [
        ("Zeebaken Instruments", 1),
        ("Amarrage Delcour", 2),
        ("Quai Vermeulen", 3),
    ]
    own = queries.own_registrations(accounts.user_with_email(OWNER)).get(status="applied")
    assert queries.CHANGED in {event.verb for event in story_of(own)}
    assert queries.delegates_who_agreed(coast.mission, subject=Subject.SHARING).count() == 1
