"""What a session aims at and has: goals, tables, helpers, competitors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.meetings import goals as aims
from hansa.apps.meetings import needs, rules
from hansa.apps.meetings.goals import Demands
from hansa.apps.meetings.models import Party, Session, Slot, Table
from hansa.apps.meetings.resources import Competitors, Helper, HelperAbsence
from hansa.apps.meetings.services.helping import call_helpers
from hansa.plumbing.history.recording import record
from hansa.values import Refused, refuse_if


@transaction.atomic
def aim(
    *,
    session: Session,
    goals: Sequence[str],
    moving: int,
    demands: Demands | None = None,
    by: User,
    now: datetime,
) -> Session:
    """Say what the timetable is to be good at, the most important first, and how far tables are.

    Args:
        moving: minutes from one meeting to the next.
        demands: what no timetable may break; None: as before.

    Raises:
        Refused: with the field; when worth is no goal, one stands twice, moving takes too long,
            or the waits of two people could hardly differ so much.
    """
    refuse_if(aims.objections_to_goals(goals), field="goals")
    refuse_if(needs.objections_to_moving(moving), field="moving")
    refuse_if(aims.objections_to_demands(demands or Demands()), field="fairness")
    aiming = Session.objects.select_for_update().get(pk=session.pk)
    aiming.goals, aiming.moving = list(goals), moving
    aiming.save(update_fields=["goals", "moving"])
    record("session.aimed", about=aiming, by=by, now=now, goals=list(goals), moving=moving)
    if demands:
        _demand(aiming, demands, by=by, now=now)
    return aiming


def _demand(session: Session, demands: Demands, *, by: User, now: datetime) -> None:
    """Write down what is demanded, and tell what is new about it."""
    if demands == Demands(session.holds_all, session.fairness):
        return
    if demands.holds_all != session.holds_all:
        verb = "session.holds_all" if demands.holds_all else "session.chooses"
        record(verb, about=session, by=by, now=now)
    if demands.fairness != session.fairness:
        verb = "session.unbounded" if demands.fairness is None else "session.bounded"
        record(verb, about=session, by=by, now=now, fairness=demands.fairness)
    session.holds_all, session.fairness = demands.holds_all, demands.fairness
    session.save(update_fields=["holds_all", "fairness"])


@dataclass(frozen=True, slots=True)
class Qualities:
    """What is said of one table; see `models.Table`."""

    label: str
    kind: str = needs.TableKind.TABLE
    chairs: int | None = None
    accessible: bool = False
    across: float | None = None
    along: float | None = None


@transaction.atomic
def describe_tables(
    *, session: Session, tables: Sequence[tuple[Table, Qualities]], by: User, now: datetime
) -> int:
    """Say anew what tables are; gives how many changed.

    Raises:
        Refused: when two would have the same label, or one is measured one way only.
    """
    Session.objects.select_for_update().get(pk=session.pk)
    said = {table.pk: qualities for table, qualities in tables}
    standing = list(session.tables.order_by("position"))
    labels = [said[each.pk].label if each.pk in said else each.label for each in standing]
    refuse_if(rules.objections_to_tables(labels))
    changed = [table for table in standing if table.pk in said and _say(table, said[table.pk])]
    for table in changed:
        refuse_if(
            needs.objections_to_measures(
                rules.table_in_words(table.label), across=table.across, along=table.along
            )
        )
    # A label may go from one table to another: first out of the way, then to its place.
    for number, table in enumerate(changed):
        Table.objects.filter(pk=table.pk).update(label=f"\N{HORIZONTAL ELLIPSIS}{number}")
    for table in changed:
        table.save()
    if changed:
        record("session.furnished", about=session, by=by, now=now, tables=len(changed))
    return len(changed)


def _say(table: Table, said: Qualities) -> bool:
    """Whether it changes anything."""
    columns = ("label", "kind", "chairs", "accessible", "across", "along")
    was = [getattr(table, column) for column in columns]
    for column in columns:
        setattr(table, column, getattr(said, column))
    return was != [getattr(table, column) for column in columns]


@transaction.atomic
def keep_helper(
    *,
    session: Session,
    name: str,
    skills: Sequence[str],
    away: Iterable[Slot] = (),
    helper: Helper | None = None,
    by: User,
    now: datetime,
) -> Helper:
    """Add an interpreter or another helper, or say anew what one can do and when.

    Meetings in which they help already stay as they are until the next proposal.

    Raises:
        Refused: with the field; when nobody could call on them, or the name is taken.
    """
    Session.objects.select_for_update().get(pk=session.pk)
    refuse_if(needs.objections_to_skills(skills, needed=True), field="skills")
    namesake = Helper.objects.filter(session=session, name=name).first()
    if namesake and namesake != helper:
        raise Refused(_("{name} is on the list already.").format(name=name), field="name")
    kept = helper or Helper(session=session)
    kept.name, kept.skills = name, list(skills)
    kept.save()
    kept.absences.all().delete()
    HelperAbsence.objects.bulk_create(HelperAbsence(helper=kept, slot=slot) for slot in away)
    verb = "helper.changed" if helper else "helper.added"
    record(verb, about=session, by=by, now=now, helper=name, skills=list(skills))
    return kept


@transaction.atomic
def dismiss_helper(*, helper: Helper, by: User, now: datetime) -> None:
    """Take a helper from the list; another one takes over where one is free.

    Meetings for which nobody is free stay on the board without help.
    """
    Session.objects.select_for_update().get(pk=helper.session_id)
    record("helper.dismissed", about=helper.session, by=by, now=now, helper=helper.name)
    helper.delete()
    call_helpers(session=helper.session)


@transaction.atomic
def keep_apart(
    *, session: Session, one: Party, other: Party, by: User, now: datetime
) -> Competitors:
    """Say that two parties compete: they never sit side by side. Saying it again changes nothing.

    Raises:
        Refused: when they are one, or not both of the session.
    """
    refuse_if(
        needs.objections_to_competing(
            same=one.pk == other.pk,
            of_session={one.session_id, other.session_id} == {session.pk},
        ),
        field="other",
    )
    Session.objects.select_for_update().get(pk=session.pk)
    first, second = sorted((one, other), key=lambda party: party.pk)
    known = Competitors.objects.filter(one__in=(first, second), other__in=(first, second)).first()
    if known:
        return known
    pair = Competitors.objects.create(session=session, one=first, other=second)
    record("parties.kept_apart", about=session, by=by, now=now, one=str(one), other=str(other))
    return pair


@transaction.atomic
def let_together(*, pair: Competitors, by: User, now: datetime) -> None:
    """Say that two parties may sit side by side after all."""
    names = {"one": str(pair.one), "other": str(pair.other)}
    record("parties.let_together", about=pair.session, by=by, now=now, **names)
    pair.delete()
