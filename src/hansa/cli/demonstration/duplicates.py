"""Organisations that stood in the directory twice: one pair is merged, another may be one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hansa.apps.directory import services
from hansa.apps.directory.rules import Kind
from hansa.cli.demonstration.cast import Cast

if TYPE_CHECKING:
    from hansa.apps.directory.models import Organisation

KEPT, GONE = "Zilverkaai Turbines", "Turbines Zilverkaai SA"
# They look alike, and nobody has said yet whether they are one.
UNDECIDED = ("Molenvaart Kaarten", "Molenvaart Kaarten NV")
HEADLINE = "Turbines for rivers that are in no hurry"
TEXT = "We build turbines for slow rivers, and look after them for twenty years."


def record_twice(cast: Cast, *, now: datetime) -> None:
    """Let Brussels find that it kept two records of one company, and make one of them."""
    by = cast.officers["brussels"]
    kept = _record(cast, KEPT, city="Brussels", site="", now=now)
    gone = _record(cast, GONE, city="Bruxelles", site="www.zilverkaai.example", now=now)
    _works_there(cast, kept, first_name="Jorien", phone="", now=now)
    _works_there(cast, gone, first_name="Jorien", phone="+32 2 555 90 01", now=now)
    _works_there(cast, gone, first_name="Bastien", phone="+32 2 555 90 02", now=now)
    services.tell_profile(gone, language="en", headline=HEADLINE, text=TEXT, by=by, now=now)
    services.note_market(gone, country="JP", level="exploring", since=None, by=by, now=now)
    services.merge(kept=kept, gone=gone, by=by, now=now + timedelta(days=1))
    for name in UNDECIDED:
        _record(cast, name, city="Brussels", site="", now=now)


def _record(cast: Cast, name: str, *, city: str, site: str, now: datetime) -> Organisation:
    return services.add_organisation(
        kind=Kind.COMPANY,
        name=name,
        agency=cast.agencies["brussels"],
        city=city,
        website=site,
        pitch="",
        by=cast.officers["brussels"],
        now=now,
    )


def _works_there(
    cast: Cast, organisation: Organisation, *, first_name: str, phone: str, now: datetime
) -> None:
    services.add_person(
        organisation,
        first_name=first_name,
        last_name="Wullaert",
        email=f"{first_name.lower()}@zilverkaai.example",
        job_title="Engineer",
        phone=phone,
        language="nl",
        by=cast.officers["brussels"],
        now=now,
    )
