"""What delegates were told of an activity, as its versions keep it.

said_of(activity)                  -> {"status": "confirmed", "starts": "2025-10-07T09:00-07:00"…}
differences(before, after)         -> ("starts", "place")
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from hansa.apps.programme.models import Activity, ActivityVersion

# What delegates read of an activity; cost, sponsor and owner are the organisers' own.
TOLD = (
    "status", "titles", "kind", "starts", "ends", "zone", "place", "address", "audience",
    "sector_group", "also_for", "capacity", "dress_code", "languages",
)  # fmt: skip


# What people call it.
NAMES = {
    "status": _("status"),
    "titles": _("title"),
    "kind": _("kind"),
    "starts": _("start"),
    "ends": _("end"),
    "zone": _("time zone"),
    "place": _("place"),
    "address": _("address"),
    "audience": _("who is expected"),
    "sector_group": _("sector group"),
    "also_for": _("other sector groups"),
    "capacity": _("places"),
    "dress_code": _("dress code"),
    "languages": _("languages"),
}


def changed_in_words(version: ActivityVersion) -> str:
    """What a version says otherwise than the one before, for people."""
    return ", ".join(str(NAMES[name]) for name in version.changed if name in NAMES)


def said_of(activity: Activity) -> dict[str, Any]:
    """All that delegates read of an activity now: times in ISO 8601 by the leg's clocks."""
    told = activity.told
    return {
        "status": str(activity.status),
        "titles": dict(activity.titles),
        "kind": str(activity.kind),
        "starts": told.start.isoformat(),
        "ends": told.end.isoformat(),
        "zone": activity.leg.time_zone,
        "place": activity.place,
        "address": activity.address,
        "audience": str(activity.audience),
        "sector_group": activity.sector_group_id,
        "also_for": sorted(each.pk for each in activity.also_for.all()),
        "capacity": activity.capacity,
        "dress_code": str(activity.dress_code),
        "languages": list(activity.languages),
    }


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of what is said otherwise, in the order of `TOLD`."""
    return tuple(name for name in TOLD if before.get(name) != after.get(name))
