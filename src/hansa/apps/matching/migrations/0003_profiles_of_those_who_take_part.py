"""Whoever takes part already gets a profile, with the needs and offers of the preparation.

It adds rows and changes none, a thousand at a time; safe on a live site. Going back takes away
only profiles that nobody has stated since.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db import migrations
from django.db.models import Max

A_BATCH = 1000
LIFE = timedelta(days=180)
LONGEST, MOST = 400, 8
ENDS = re.compile(r"(?<=[.!?;。])\s+|\n+")
OURS = ("en", "fr", "nl", "de")


def open_profiles(apps: Any, _editor: Any) -> None:
    """Open the profiles of accepted companies and of hosts that have none."""
    Profile = apps.get_model("matching", "CooperationProfile")
    Registration = apps.get_model("registration", "Registration")
    Counterpart = apps.get_model("meetings", "Counterpart")
    last = _last_days(apps)
    travelling = Registration.objects.filter(
        status__in=("accepted", "confirmed"), cooperation_profile__isnull=True
    ).order_by("pk")
    hosting = Counterpart.objects.filter(cooperation_profile__isnull=True).order_by("pk")
    rows = (
        Profile(mission_id=one.mission_id, registration=one, expires_on=last[one.mission_id])
        for one in travelling.iterator(A_BATCH)
        if one.mission_id in last
    )
    _in_batches(Profile, rows)
    hosts = (
        Profile(mission_id=one.leg.mission_id, counterpart=one, expires_on=last[one.leg.mission_id])
        for one in hosting.select_related("leg").iterator(A_BATCH)
    )
    _in_batches(Profile, hosts)
    _in_batches(apps.get_model("matching", "Statement"), _statements(apps))


def close_profiles(apps: Any, _editor: Any) -> None:
    """Take those away that nobody has stated."""
    Profile = apps.get_model("matching", "CooperationProfile")
    Profile.objects.filter(stated_at__isnull=True).delete()


def _last_days(apps: Any) -> dict[int, date]:
    Leg = apps.get_model("missions", "Leg")
    ends = Leg.objects.order_by().values_list("mission").annotate(last=Max("ends_on"))
    return {mission: day + LIFE for mission, day in ends}


def _statements(apps: Any) -> Iterator[Any]:
    Statement = apps.get_model("matching", "Statement")
    Profile = apps.get_model("matching", "CooperationProfile")
    fresh = Profile.objects.filter(
        registration__needs_and_offers__isnull=False, statements__isnull=True
    ).select_related("registration__needs_and_offers", "registration__organisation")
    for profile in fresh.order_by("pk").iterator(A_BATCH):
        said = profile.registration.needs_and_offers
        person = profile.registration.delegates.order_by("pk").select_related("person").first()
        language = person.person.language if person else "en"
        for kind, text in (("need", said.needs), ("offer", said.offers)):
            for position, sentence in enumerate(_sentences(text)):
                yield Statement(
                    profile=profile,
                    kind=kind,
                    position=position,
                    text=sentence,
                    language=language if language in OURS else "en",
                    digest=_digest(sentence),
                )


def _sentences(text: str) -> list[str]:
    found = (" ".join(part.split()) for part in ENDS.split(text))
    told = {_digest(part): part[:LONGEST] for part in found if part.strip(" .!?;-")}
    return list(told.values())[:MOST]


def _digest(text: str) -> str:
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return hashlib.sha256(plain.encode()).hexdigest()


def _in_batches(model: Any, rows: Iterator[Any]) -> None:
    while batch := list(islice(rows, A_BATCH)):
        model.objects.bulk_create(batch)


class Migration(migrations.Migration):
    dependencies = [
        ("matching", "0002_rounds"),
        ("registration", "0015_preparation"),
        ("meetings", "0009_helpers_are_shared"),
    ]

    operations = [migrations.RunPython(open_profiles, close_profiles)]
