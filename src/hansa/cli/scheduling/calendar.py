"""The meetings of an answer as a calendar."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from hansa.engines.scheduling import Meeting, Wish
from hansa.engines.scheduling.files.answering import Answer
from hansa.plumbing.documents.calendars import Happening, written


def as_calendar(answer: Answer, *, name: str, now: datetime) -> str:
    """One event for each meeting; written again, each keeps its identity.

    Args:
        name: of the calendar; two problems of one name are taken for the same.
    """
    places = {
        slot: session.place for session in answer.problem.all_sessions() for slot in session.slots
    }
    happenings = [
        _happening(answer, wish, meeting, uid=_uid(name, wish), now=now, at=places[meeting.slot])
        for wish, meeting in answer.held
    ]
    return written(happenings, name=name).decode("utf-8")


def _uid(name: str, wish: Wish) -> str:
    return str(uuid5(NAMESPACE_URL, f"hansa:schedule:{name}:{wish.key}"))


def _happening(
    answer: Answer, wish: Wish, meeting: Meeting, *, uid: str, now: datetime, at: str
) -> Happening:
    period = answer.problem.slots[meeting.slot]
    zone = period.start.tzinfo
    return Happening(
        uid=uid,
        sequence=0,
        changed_at=now,
        period=period,
        time_zone=zone.key if isinstance(zone, ZoneInfo) else "UTC",
        summary=" / ".join(wish.parties),
        location=", ".join(part for part in (meeting.table, at) if part),
        description="\n".join([*meeting.people, *meeting.helpers]),
    )
