"""Hosts of the demonstration get their link, and most of them come by it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from hansa.apps.matching import services as matching
from hansa.apps.matching.queries import watching
from hansa.apps.meetings import queries
from hansa.apps.meetings import services as meetings
from hansa.apps.missions import queries as missions

if TYPE_CHECKING:
    from hansa.cli.demonstration.cast import Cast

# So many hosts get a letter; every so many let it lie, and as many come back some days later.
WRITTEN_TO, SILENT_EVERY, BACK_EVERY = 120, 5, 3


def send_links(slug: str, *, cast: Cast, now: datetime) -> None:
    """Write the hosts of a mission, and let those open their page who do.

    Raises:
        LookupError: when the demonstration has no such mission.
    """
    mission = missions.mission(slug)
    if mission is None:
        raise LookupError(f"The demonstration has no mission {slug!r}.")
    by = cast.officers["brussels"]
    for place, watched in enumerate(watching.watched_hosts(mission)[:WRITTEN_TO]):
        host = watched.host
        link = settings.BASE_URL + reverse("hosts:page", args=[queries.host_token(host)])
        meetings.mail_host_link(counterpart=host, link=link, by=by, now=now)
        days = [] if place % SILENT_EVERY == 0 else [1, 6] if place % BACK_EVERY == 0 else [1]
        for day in days:
            matching.note_visit(
                counterpart=host, reader=host.contact, now=now + timedelta(days=day, hours=3)
            )
