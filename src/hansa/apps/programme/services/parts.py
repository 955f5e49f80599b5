"""What belongs to an activity: who makes it, who interprets, its run of show, its papers."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Model

from hansa.apps.accounts.models import Agency, User
from hansa.apps.directory.models import Organisation
from hansa.apps.missions.models import Organiser
from hansa.apps.programme import queries, rules
from hansa.apps.programme.models import (
    Activity,
    ActivityDocument,
    ActivityHost,
    ActivityOrganiser,
    Allotment,
    Interpreting,
    Invitation,
    ShowLine,
    SignUp,
)
from hansa.apps.programme.services.displacing import displace, known
from hansa.apps.registration.models import Delegate
from hansa.apps.registration.rules import TRAVELS
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def name_organiser(
    *, activity: Activity, agency: Agency, by: User, now: datetime
) -> ActivityOrganiser:
    """Note that an agency of the mission makes an activity; once noted, it stays so.

    Raises:
        Refused: when the agency does not organise the mission.
    """
    held = _locked(activity)
    ours = agency.pk in _organisers_of(held)
    refuse_if(rules.objections_to_organiser(organises=ours), field="agency")
    row, new = ActivityOrganiser.objects.get_or_create(activity=held, agency=agency)
    if new:
        record("activity.organiser_named", about=held, by=by, now=now, agency=str(agency))
    return row


@transaction.atomic
def name_host(
    *, activity: Activity, organisation: Organisation, by: User, now: datetime
) -> ActivityHost:
    """Note that an organisation receives the delegates; once noted, it stays so."""
    held = _locked(activity)
    host, new = ActivityHost.objects.get_or_create(activity=held, organisation=organisation)
    if new:
        record("activity.host_named", about=held, by=by, now=now, host=str(organisation))
    return host


@transaction.atomic
def name_interpreter(
    *, activity: Activity, name: str, languages: Sequence[str], by: User, now: datetime
) -> Interpreting:
    """Note who interprets, and into which languages.

    Raises:
        Refused: without a name.
    """
    held = _locked(activity)
    refuse_if(rules.objections_to_line(offset=0, minutes=0, what=name, lines=0), field="name")
    row, _ = Interpreting.objects.update_or_create(
        activity=held, name=name.strip(), defaults={"languages": sorted(set(languages))}
    )
    record("activity.interpreter_named", about=held, by=by, now=now, name=row.name)
    return row


@transaction.atomic
def add_line(
    *,
    activity: Activity,
    offset: int,
    minutes: int,
    what: str,
    by: User,
    now: datetime,
    who: str = "",
    public: bool = False,
) -> ShowLine:
    """Put a line into the run of show; the same line is there once.

    Args:
        offset: minutes after the activity begins, below zero for what comes before.
        public: those who are to come read it too.

    Raises:
        Refused: when it says nothing, is days away, or there are too many lines.
    """
    held = _locked(activity)
    refuse_if(
        rules.objections_to_line(
            offset=offset, minutes=minutes, what=what, lines=held.show_lines.count()
        ),
        field="what",
    )
    line, new = ShowLine.objects.get_or_create(
        activity=held,
        offset=offset,
        minutes=minutes,
        what=what.strip(),
        who=who.strip(),
        defaults={"public": public},
    )
    if new:
        record("activity.line_added", about=held, by=by, now=now, what=line.what)
    return line


@transaction.atomic
def add_document(
    *,
    activity: Activity,
    name: str,
    media_type: str,
    content: bytes,
    for_delegates: bool,
    by: User,
    now: datetime,
) -> ActivityDocument:
    """Keep a file with an activity.

    Raises:
        Refused: when it is too large, of another sort, not what it says, or one too many.
    """
    held = _locked(activity)
    names = set(held.documents.values_list("name", flat=True))
    refuse_if(
        rules.objections_to_document(
            media_type=media_type,
            size=len(content),
            begins=content[:8],
            documents=len(names),
            name_taken=name in names,
        ),
        field="file",
    )
    document = ActivityDocument.objects.create(
        activity=held,
        name=name,
        media_type=media_type,
        content=content,
        size=len(content),
        for_delegates=for_delegates,
        added_by=by,
        added_at=now,
    )
    record("activity.document_added", about=held, by=by, now=now, name=name)
    return document


@transaction.atomic
def allot(
    *,
    activity: Activity,
    places: int,
    by: User,
    now: datetime,
    agency: Agency | None = None,
    kind: str = "",
    displacing: Collection[int] = (),
) -> list[SignUp]:
    """Say how many places one agency, or one kind of organisation, has at most.

    Who loses a place comes back; `queries.who_would_lose_of` tells it beforehand.

    Args:
        displacing: the places that are to be lost, by number; nobody loses another one.

    Raises:
        Refused: when not one of the two is named, the activity has not so many places, or others
            would lose theirs (field `places`).
    """
    held = _locked(activity)
    losing = queries.who_would_lose_of(held, places=places, agency=agency, kind=kind)
    refuse_if(
        rules.objections_to_allotment(
            places=places,
            capacity=held.capacity,
            named=bool(agency) + bool(kind),
            organises=agency is None or agency.pk in _organisers_of(held),
            taken=places + len(losing),
            displacing=known(losing, displacing=displacing),
        ),
        field="places",
    )
    row, _new = Allotment.objects.update_or_create(
        activity=held, agency=agency, kind=kind, defaults={"places": places}
    )
    record("activity.places_allotted", about=held, by=by, now=now, to=str(row), places=places)
    return displace(held, losing=losing, by=by, now=now)


@transaction.atomic
def invite(*, activity: Activity, delegate: Delegate, by: User, now: datetime) -> Invitation:
    """Ask a delegate to an activity by invitation; asking again does nothing.

    Raises:
        Refused: when it is not by invitation, or the delegate does not travel on the mission.
    """
    held = _locked(activity)
    travels = Delegate.objects.filter(
        pk=delegate.pk, mission=held.leg.mission_id, registration__status__in=TRAVELS
    )
    refuse_if(
        rules.objections_to_inviting(
            audience=held.audience, invited=str(delegate.person), travels=travels.exists()
        ),
        field="delegate",
    )
    asked, new = Invitation.objects.get_or_create(
        activity=held, delegate=delegate, defaults={"invited_at": now}
    )
    if new:
        record("activity.invited", about=held, by=by, now=now, delegate=str(delegate.person))
    return asked


PARTS: dict[str, type[Model]] = {
    "organisers": ActivityOrganiser,
    "hosts": ActivityHost,
    "interpreters": Interpreting,
    "lines": ShowLine,
    "documents": ActivityDocument,
    "allotments": Allotment,
    "invitations": Invitation,
}


@transaction.atomic
def drop_part(*, activity: Activity, part: str, number: int, by: User, now: datetime) -> bool:
    """Take a part of an activity away; whether it was there.

    Args:
        part: a key of `PARTS`.
    """
    held = _locked(activity)
    row = PARTS[part]._default_manager.filter(activity=held, pk=number).first()
    if row is None:
        return False
    record("activity.part_dropped", about=held, by=by, now=now, part=part, what=str(row))
    row.delete()
    return True


# What goes with a copy of an activity; papers and who is invited are its own.
COPIED: tuple[type[Model], ...] = (ActivityOrganiser, Interpreting, ShowLine, Allotment)


def copy_parts(activity: Activity, *, to: Activity) -> None:
    """Give a copy what belongs to the activity; whoever receives there, only in the same city.

    Part of a larger transaction.
    """
    hosts: tuple[type[Model], ...] = (ActivityHost,) if activity.leg_id == to.leg_id else ()
    for model in (*COPIED, *hosts):
        rows = list(model._default_manager.filter(activity=activity))
        for row in rows:
            row.pk, row.activity = None, to  # type: ignore[attr-defined]  # each has one
        model._default_manager.bulk_create(rows)


# What delegates may be let read, and in which column that stands.
READABLE = {"lines": "public", "documents": "for_delegates"}


@transaction.atomic
def open_part(
    *, activity: Activity, part: str, number: int, opened: bool, by: User, now: datetime
) -> bool:
    """Let those who are to come read a line or a document, or keep it inside; whether it is there.

    Args:
        part: a key of `READABLE`.
    """
    held, column = _locked(activity), READABLE[part]
    row = PARTS[part]._default_manager.filter(activity=held, pk=number).first()
    if row is None:
        return False
    if getattr(row, column) != opened:
        setattr(row, column, opened)
        row.save(update_fields=[column])
        verb = "activity.part_opened" if opened else "activity.part_closed"
        record(verb, about=held, by=by, now=now, part=part, what=str(row))
    return True


def _locked(activity: Activity) -> Activity:
    rows = Activity.objects.select_for_update(of=("self",)).select_related("leg")
    return rows.get(pk=activity.pk)


def _organisers_of(activity: Activity) -> list[int]:
    rows = Organiser.objects.filter(mission=activity.leg.mission_id)
    return list(rows.values_list("agency_id", flat=True))
