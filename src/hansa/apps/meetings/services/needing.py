"""What parties and wishes need."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.meetings import needs
from hansa.apps.meetings.models import Party, Session, Table, Wish
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@dataclass(frozen=True, slots=True)
class Needed:
    """What a meeting, or every meeting of a party, needs; see `resources.Needs`."""

    table_kind: str = ""
    accessible: bool = False
    skills: Sequence[str] = ()


@transaction.atomic
def seat_party(
    *,
    party: Party,
    needed: Needed,
    table: Table | None = None,
    most: int | None = None,
    speaks: Sequence[str] = (),
    by: User,
    now: datetime,
) -> Party:
    """Say what a party has and needs in a session: its own table, a cap, languages.

    Meetings on the board stay where they are; the next proposal brings them to the table.

    Raises:
        Refused: with the field; when the table is another's or of another session, or a skill
            is unknown.
    """
    Session.objects.select_for_update().get(pk=party.session_id)
    refuse_if(_objections_to_table(party, table), field="table")
    refuse_if(needs.objections_to_skills(needed.skills), field="skills")
    refuse_if(needs.objections_to_skills(speaks), field="speaks")
    seated = Party.objects.select_for_update(of=("self",)).get(pk=party.pk)
    _say(seated, needed)
    seated.table, seated.most, seated.speaks = table, most, list(speaks)
    seated.save(update_fields=["table", "most", "speaks", *_NEEDS])
    record(
        "party.seated", about=seated, by=by, now=now, table=table.label if table else "", most=most
    )
    return seated


@transaction.atomic
def cap_party(*, party: Party, most: int | None, by: User, now: datetime) -> Party:
    """Let a party have no more meetings than this in its session; None for as many as fit.

    Meetings on the board stay where they are; the next proposal keeps to the cap.
    """
    Session.objects.select_for_update().get(pk=party.session_id)
    capped = Party.objects.select_for_update(of=("self",)).get(pk=party.pk)
    if capped.most != most:
        capped.most = most
        capped.save(update_fields=["most"])
        record("party.capped", about=capped, by=by, now=now, most=most)
    return capped


@transaction.atomic
def say_needs(*, wish: Wish, needed: Needed, marked: bool = False, by: User, now: datetime) -> Wish:
    """Say what one meeting needs besides what its parties need, and whether it is a must.

    Raises:
        Refused: with the field; when a skill is unknown.
    """
    refuse_if(needs.objections_to_skills(needed.skills), field="skills")
    wanted = Wish.objects.select_for_update().get(pk=wish.pk)
    _say(wanted, needed)
    wanted.marked = marked
    wanted.save(update_fields=["marked", *_NEEDS])
    record("wish.needs_said", about=wanted, by=by, now=now, marked=marked)
    return wanted


_NEEDS = ("table_kind", "accessible", "skills")


def _say(row: Party | Wish, needed: Needed) -> None:
    row.table_kind, row.accessible = needed.table_kind, needed.accessible
    row.skills = list(needed.skills)


def _objections_to_table(party: Party, table: Table | None) -> list[str]:
    if table is None:
        return []
    owner = Party.objects.filter(table=table).exclude(pk=party.pk).first()
    return list(
        needs.objections_to_own_table(
            taken_by=str(owner) if owner else None, foreign=table.session_id != party.session_id
        )
    )
