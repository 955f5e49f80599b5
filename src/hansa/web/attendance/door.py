"""The page at a door, the list it keeps, and what it sends when it is in reach again."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.attendance import queries, rules, services
from hansa.apps.attendance.rules import Objection, Reason
from hansa.apps.attendance.services import Noted
from hansa.web.design.templatetags.design import as_time

if TYPE_CHECKING:
    from hansa.apps.attendance.models import Device
    from hansa.apps.attendance.queries import Attended

LONGEST_BODY = 512 * 1024
LONGEST_DIGEST, LONGEST_NAME, LONGEST_ORGANISATION, LONGEST_NOTE = 64, 120, 160, 200
_LATEST_MOMENT = 4_102_444_800_000
_MOST = 2**53


@require_GET
def door(request: HttpRequest, secret: str) -> HttpResponse:
    """The page of a door; it holds no name, so that the phone may keep it."""
    device = _device_or_404(secret)
    if device is None:
        return render(request, "attendance/shut.html", {"navigation": None}, status=410)
    context = {
        "navigation": None,
        "device": device,
        "activity": device.door.activity,
        "reasons": Reason.choices,
        "secret": secret,
    }
    response = render(request, "attendance/door.html", context)
    response["Cache-Control"] = "private, no-cache"
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_GET
def guest_list(_request: HttpRequest, secret: str) -> HttpResponse:
    """Everybody whom the door may meet: names and fingerprints of badges, never a secret."""
    device = _device_or_404(secret)
    if device is None:
        return JsonResponse({}, status=410)
    found = queries.attended(device.door.activity)
    listed = queries.door_list(device.door.activity, expected=found.expected)
    told = {
        **_standing(found),
        "version": listed.version,
        "guests": [asdict(guest) for guest in listed.guests],
        "words": _words(found),
    }
    return _told(told)


@csrf_exempt
@require_POST
def scans(request: HttpRequest, secret: str) -> HttpResponse:
    """Take in what the phone noted; the secret address is the key, so no cookie is asked for.

    Whatever arrives twice is kept once.
    """
    device = _device_or_404(secret)
    if device is None:
        return JsonResponse({}, status=410)
    now = timezone.now()
    try:
        sent, noted = _read(request)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return JsonResponse({}, status=400)
    answers = services.take_batch(device=device, noted=noted, now=now, offset=now - sent)
    found = queries.attended(device.door.activity)
    listed = queries.door_list(device.door.activity, expected=found.expected)
    told = {
        **_standing(found),
        "version": listed.version,
        "answers": [{"id": each.key, "ok": each.let_in, "x": each.objection} for each in answers],
    }
    return _told(told)


def _device_or_404(secret: str) -> Device | None:
    """The phone of this key; None where the key was revoked or has expired.

    Raises:
        Http404: for a key that never was one.
    """
    device = queries.device_with(secret)
    if device is None:
        raise Http404
    revoked, expired = device.revoked_at is not None, device.expires_at <= timezone.now()
    return None if list(rules.objections_to_key(expired=expired, revoked=revoked)) else device


def _standing(found: Attended) -> dict[str, Any]:
    """What changes from minute to minute."""
    opening, activity = found.opening, found.activity
    return {
        "now": _milliseconds(timezone.now()),
        "title": activity.title,
        "mission": activity.leg.mission.slug,
        "zone": activity.leg.time_zone,
        "opens": _milliseconds(opening.opens),
        "late": _milliseconds(opening.late_from),
        "closes": _milliseconds(opening.closes),
        "cancelled": queries.is_cancelled(activity),
        "capacity": activity.capacity,
        "out": found.counts_out,
        "counts": {
            "arrived": found.tally.arrived,
            "inside": found.tally.inside,
            "expected": found.tally.expected,
        },
        "inside": {
            digest: [_milliseconds(since), where]
            for digest, (since, where) in queries.inside_by_digest(found).items()
        },
    }


def _words(found: Attended) -> dict[str, tuple[str, str]]:
    """The sentences of refusals; times that are known here are filled in here."""
    zone = found.activity.leg.zone
    known = {
        Objection.NOT_BEGUN: as_time(found.opening.opens, zone),
        Objection.OVER: as_time(found.activity.period.upper, zone),
    }
    places = str(found.activity.capacity or "")
    told = {}
    for code, (sentence, way) in rules.reasons_and_ways_out().items():
        since = known.get(Objection(code), "{since}")
        told[code] = (sentence.replace("{since}", since).replace("{capacity}", places), way)
    return told


def _read(request: HttpRequest) -> tuple[datetime, list[Noted]]:
    """What was sent, as values.

    Raises:
        ValueError: when it is not what a door sends; KeyError and TypeError likewise.
    """
    if request.content_type != "application/json" or len(request.body) > LONGEST_BODY:
        raise ValueError("Doors send a short text in JSON.")
    said = json.loads(request.body)
    scanned = said["scans"]
    if not isinstance(scanned, list) or len(scanned) > rules.LARGEST_BATCH:
        raise ValueError("More than a door sends at once.")
    return _moment(said["sent"]), [_noted(each) for each in scanned]


def _noted(said: dict[str, Any]) -> Noted:
    off, number = int(said.get("off", 0)), int(said["n"])
    farthest = rules.FARTHEST_OFF // timedelta(milliseconds=1)
    if abs(off) > farthest or not 0 <= number < _MOST:
        raise ValueError("No phone counts like that.")
    return Noted(
        key=UUID(str(said["id"])),
        number=number,
        digest=_text(said, "d", LONGEST_DIGEST),
        told_at=_moment(said["t"]),
        offset=timedelta(milliseconds=off),
        name=_text(said, "name", LONGEST_NAME),
        organisation=_text(said, "org", LONGEST_ORGANISATION),
        inwards=bool(said.get("in", True)),
        let_in=bool(said["ok"]),
        objection=Objection(said["x"]).value if said.get("x") else "",
        reason=Reason(said["reason"]).value if said.get("reason") else "",
        note=_text(said, "note", LONGEST_NOTE),
    )


def _text(said: dict[str, Any], name: str, longest: int) -> str:
    return str(said.get(name) or "").replace("\x00", "").strip()[:longest]


def _moment(milliseconds: object) -> datetime:
    said = int(str(milliseconds))
    if not 0 <= said <= _LATEST_MOMENT:
        raise ValueError("A clock tells milliseconds since 1970.")
    return datetime.fromtimestamp(said / 1000, tz=UTC)


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def _told(said: dict[str, Any]) -> JsonResponse:
    response = JsonResponse(said)
    response["Cache-Control"] = "no-store"
    return response
