"""Giving meetings their helpers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta

from hansa.apps.meetings import needs
from hansa.apps.meetings.models import Assistance, Meeting, Party, Session
from hansa.apps.meetings.resources import Helper, HelperAbsence
from hansa.apps.meetings.sharing import taken_elsewhere
from hansa.values import Period


def put_helpers(*, session: Session, helping: Mapping[int, Sequence[tuple[int, str]]]) -> None:
    """Let exactly these help at the meetings of the board.

    Args:
        helping: by wish, (helper, skill) pairs; wishes that are not on the board are left out.
    """
    Assistance.objects.filter(meeting__session=session).delete()
    wanted = [wish for wish, pairs in helping.items() if pairs]
    Assistance.objects.bulk_create(
        Assistance(meeting=meeting, helper_id=helper, skill=skill, period=meeting.period)
        for meeting in Meeting.objects.filter(session=session, wish__in=wanted).order_by("pk")
        for helper, skill in helping[meeting.wish_id]
    )


def call_helpers(*, session: Session) -> int:
    """Find helpers for the meetings of the board that lack one; gives how many still do.

    For whoever changes the board without asking the engine. Helpers who are at a meeting that
    needs them stay there.
    """
    meetings = list(
        Meeting.objects.filter(session=session)
        .select_related("wish")
        .prefetch_related("assistance", "wish__joinings")
        .order_by("period", "pk")
    )
    calling = _Calling(session)
    lacking = [meeting for meeting in meetings if not calling.note(meeting)]
    new = [pair for meeting in lacking for pair in calling.call(meeting)]
    Assistance.objects.bulk_create(new)
    return len(lacking) - len({each.meeting_id for each in new})


class _Calling:
    """Who is free when, while meetings are given their helpers."""

    def __init__(self, session: Session) -> None:
        self._moving = timedelta(minutes=session.moving)
        self._parties = {party.pk: party for party in Party.objects.filter(session=session)}
        self._skills = {
            helper.pk: frozenset(helper.skills) for helper in Helper.objects.filter(session=session)
        }
        absences = HelperAbsence.objects.filter(helper__session=session)
        self._away = {*absences.values_list("helper", "slot"), *taken_elsewhere(session)}
        self._busy: dict[int, list[Period]] = defaultdict(list)

    def note(self, meeting: Meeting) -> bool:
        """Remember who helps already, and say whether that is everybody whom it needs."""
        for each in meeting.assistance.all():
            self._busy[each.helper_id].append(Period(each.period.lower, each.period.upper))
        return {each.skill for each in meeting.assistance.all()} >= set(self._need(meeting))

    def call(self, meeting: Meeting) -> list[Assistance]:
        """Those whom it lacks, all of them or nobody."""
        has = {each.skill for each in meeting.assistance.all()}
        skills = [skill for skill in self._need(meeting) if skill not in has]
        found = needs.assigned(skills, self._free(meeting)) or {}
        period = Period(meeting.period.lower, meeting.period.upper)
        for helper in found.values():
            self._busy[helper].append(period)
        return [
            Assistance(meeting=meeting, helper_id=helper, skill=skill, period=meeting.period)
            for skill, helper in found.items()
        ]

    def _need(self, meeting: Meeting) -> tuple[str, ...]:
        wish = meeting.wish
        parties = [self._parties[party] for party in wish.numbers]
        return needs.need_of(wish, parties=parties).skills

    def _free(self, meeting: Meeting) -> dict[int, frozenset[str]]:
        period = Period(meeting.period.lower, meeting.period.upper)
        return {
            helper: skills
            for helper, skills in self._skills.items()
            if (helper, meeting.slot_id) not in self._away
            and not any(
                needs.is_too_close(period, busy, moving=self._moving) for busy in self._busy[helper]
            )
        }
