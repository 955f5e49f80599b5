"""The demonstration has a mission that takes applications, and a company that applies."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from hansa.apps.accounts import queries as accounts
from hansa.apps.registration import queries
from hansa.cli.demonstration.applying import OWNER, SLUG, open_recruitment
from hansa.cli.demonstration.cast import assemble

pytestmark = pytest.mark.django_db


def test_a_visitor_finds_an_open_mission_a_draft_and_an_application():
    open_recruitment(cast=assemble(now=datetime(2025, 1, 6, 9, tzinfo=UTC)))

    (mission,) = queries.open_for_application(today=timezone.localdate())
    assert mission.slug == SLUG
    own = queries.own_registrations(accounts.user_with_email(OWNER))
    assert sorted(each.status for each in own) == ["applied", "draft"]
