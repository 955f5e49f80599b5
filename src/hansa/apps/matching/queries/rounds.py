"""How far the wish lists of sessions are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Min, QuerySet

from hansa.apps.matching.models import CooperationProfile, Round
from hansa.apps.matching.rules import WANTS, Choice, Stage, stage_at
from hansa.apps.meetings.models import Party, Session
from hansa.apps.missions.models import Mission


@dataclass(frozen=True, slots=True)
class Standing:
    """A session and how far its wish list is now.

    Attributes:
        round: None where nobody opened rounds: then the list never closes.
    """

    session: Session
    round: Round | None
    stage: Stage

    @property
    def zone(self) -> ZoneInfo:
        """By whose clocks its deadlines are told."""
        return self.session.leg.zone

    @property
    def closes_at(self) -> datetime | None:
        """The next deadline; None when there is none, or none is left."""
        if self.round is None or self.stage == Stage.PUBLISHED:
            return None
        choosing = self.stage == Stage.GENERATED
        return self.round.choose_until if choosing else self.round.answer_until


def standings_of(mission: Mission, *, now: datetime) -> list[Standing]:
    """Every session of a mission with its round, in the order of time; one query."""
    return _standing(Session.objects.filter(leg__mission=mission), now=now)


def standings_for(profile: CooperationProfile, *, now: datetime) -> list[Standing]:
    """The sessions in which a profile's organisation sits, with their rounds; one query."""
    return _standing(sessions_of_profile(profile), now=now)


def sessions_of_profile(profile: CooperationProfile) -> QuerySet[Session]:
    """The sessions in which a profile's organisation sits."""
    if profile.registration_id:
        return Session.objects.filter(parties__registration=profile.registration_id)
    return Session.objects.filter(parties__counterpart=profile.counterpart_id)


def parties_of_hosts(hosts: Iterable[CooperationProfile]) -> dict[int, Party]:
    """Where hosts sit, by the numbers of their profiles: each in its first session; one query."""
    profiles = {each.counterpart_id: each.pk for each in hosts if each.counterpart_id}
    found = Party.objects.filter(counterpart__in=profiles).order_by("-session", "-pk")
    return {profiles[each.counterpart_id]: each for each in found if each.counterpart_id}


def shared_sessions(
    one: CooperationProfile, other: CooperationProfile, *, now: datetime
) -> list[Standing]:
    """The sessions in which both sit, with their rounds; one query."""
    theirs = sessions_of_profile(other).order_by().values("pk")
    return _standing(sessions_of_profile(one).filter(pk__in=theirs), now=now)


def rounds_due(*, now: datetime) -> list[Round]:
    """Rounds whose stage is behind the clock, for the worker."""
    found = Round.objects.exclude(stage=Stage.PUBLISHED).select_related("session__leg")
    return [
        each for each in found.filter(choose_until__lte=now) if stage_of(each, now) != each.stage
    ]


def stage_of(round_: Round, now: datetime) -> Stage:
    """How far a round is by the clock."""
    return stage_at(
        now,
        stage=round_.stage,
        choose_until=round_.choose_until,
        answer_until=round_.answer_until,
    )


def most_in(session: Session, choice: Choice) -> int | None:
    """Of how many others in a session a company may say this; None for no limit."""
    round_: Round | None = getattr(session, "round", None)
    if round_ is None or choice not in WANTS:
        return None
    return round_.most_musts if choice == Choice.MUST else round_.most_likes


def begins_at(session: Session) -> datetime | None:
    """When the first slot of a session begins; None while it has none."""
    found = session.slots.aggregate(first=Min("period__startswith"))["first"]
    return found if isinstance(found, datetime) else None


def _standing(sessions: QuerySet[Session], *, now: datetime) -> list[Standing]:
    found = sessions.select_related("leg__mission", "round").order_by("leg__starts_on", "pk")
    return [_standing_of(each, now=now) for each in found]


def _standing_of(session: Session, *, now: datetime) -> Standing:
    round_: Round | None = getattr(session, "round", None)
    return Standing(session, round_, stage_of(round_, now) if round_ else Stage.GENERATED)
