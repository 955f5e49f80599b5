"""Two windows send at the same moment: there is one application."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from tests.factories.joining import owner_of
from tests.factories.registration import IN_TIME, west_coast

from hansa.apps.registration import queries
from hansa.apps.registration.models import Agreement, Registration
from hansa.apps.registration.services import Application, Days, Traveller, submit
from hansa.plumbing.history.recording import story_of

WINDOWS = 6


@pytest.mark.django_db(transaction=True)
def test_many_clicks_at_once_send_one_application():
    coast = west_coast()
    lien = owner_of(coast)
    leg = coast.san_francisco
    offer = queries.offer(coast.mission, organisation=lien.organisation, today=date(2025, 6, 2))
    whole = Application(
        motivation="",
        travellers=[Traveller(lien, (Days(leg, leg.starts_on, leg.ends_on),))],
        answers={"conditions": True},
        seen=offer.seen,
    )
    together = Barrier(WINDOWS)

    def click(_window):
        try:
            together.wait(timeout=20)
            return submit(
                coast.mission,
                organisation=lien.organisation,
                application=whole,
                by=lien.user,
                now=IN_TIME,
            )[1]
        finally:
            connection.close()

    with ThreadPoolExecutor(WINDOWS) as pool:
        sent = list(pool.map(click, range(WINDOWS)))

    assert sorted(sent) == [False] * (WINDOWS - 1) + [True]
    registration = Registration.objects.get()
    assert registration.delegates.count() == 1
    assert Agreement.objects.count() == 4
    assert story_of(registration).count() == 1
