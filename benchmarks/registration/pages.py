"""The officer's list of applications, and the page of one."""

from __future__ import annotations

from typing import Any

from benchmarks.registration.rows import Recruiting, applications, recruiting
from benchmarks.registration.scale import Scale
from benchmarks.registration.seats import unwatched
from benchmarks.registration.timing import asked, milliseconds, spread, visitor
from django.db import connection
from django.test import Client
from django.urls import reverse

from hansa.apps.registration.models import Registration

ASKED = (
    "", "?page=2", "?status=applied", "?status=confirmed&page=3", "?q=Koeltechniek", "?q=Peeters",
    "?kind=company", "?region=flanders", "?region=wallonia&status=declined", "?q=nobody",
)  # fmt: skip
OPENED = 20


def of_the_list(scale: Scale) -> dict[str, Any]:
    """The list, filtered and paged, beside reading all of it and filtering in Python."""
    here, client = _opened(scale)
    list_of = reverse("registration:delegation", args=[here.mission.slug])
    paths = [list_of + asking for asking in ASKED]
    times = [
        milliseconds(lambda path=path: client.get(path))  # type: ignore[misc]
        for path in paths
        for _ in range(scale.repeated)
    ]

    def in_python() -> list[Registration]:
        everything = Registration.objects.filter(mission=here.mission).select_related(
            "organisation", "agency", "sector_group"
        )
        return [row for row in everything if "peeters" in row.organisation.name.lower()]

    return {
        "applications": scale.applications,
        "page": spread(times),
        "all_in_python": spread([milliseconds(in_python) for _ in range(scale.repeated)]),
        "queries": max(asked(client, path) for path in paths),
    }


def of_one_registration(scale: Scale) -> dict[str, Any]:
    """The page on which an officer decides, with thousands of others in the mission."""
    here, client = _opened(scale)
    some = Registration.objects.filter(mission=here.mission).order_by("pk")[:OPENED]
    paths = [reverse("registration:registration", args=[here.mission.slug, row.pk]) for row in some]
    return {
        "applications": scale.applications,
        "page": spread([milliseconds(lambda path=path: client.get(path)) for path in paths]),  # type: ignore[misc]
        "queries": max(asked(client, path) for path in paths),
    }


def _opened(scale: Scale) -> tuple[Recruiting, Client]:
    here = recruiting(seats=scale.applications)
    with unwatched():  # every row would have all of them counted
        applications(scale.applications, to=here)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = visitor(here.officer)
    client.get(reverse("registration:delegation", args=[here.mission.slug]))
    return here, client
