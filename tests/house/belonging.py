"""To whom a row belongs, and who may know what stands in it: told anew, apart from the queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch

from django.contrib.contenttypes.models import ContentType
from django.db import models
from tests.house.canaries import Canary, tables

from hansa.apps.accounts.models import Agency, StaffRole, User
from hansa.apps.directory.models import Note, Organisation, Person
from hansa.apps.matching.models import CooperationProfile, ProspectNote
from hansa.apps.matching.rules import Openness
from hansa.apps.meetings.models import Counterpart
from hansa.apps.missions.models import Mission, Organiser
from hansa.apps.programme.models import ActivityDocument, KeptCard, MeetingNote, ShowLine
from hansa.apps.registration.models import CoOrganiser, Delegate, Registration, Score
from hansa.apps.registration.rules import TRAVELS
from hansa.plumbing.history.models import Event
from hansa.plumbing.pushing.models import Subscription

# Names that the whole site shares.
SHARED = {"accounts.agency"}
# What a mission is, without anybody who takes part.
FACTS = {"missions.mission", "missions.leg", "missions.sectorgroup", "programme.activity"}
# How an activity is made: whoever reads the mission whole reads it, nobody who travels.
MAKING = {
    "programme.activitydocument", "programme.activityversion", "programme.interpreting",
    "programme.plannedchange", "programme.showline",
}  # fmt: skip
FACTS |= {"programme.place"} | MAKING
CONFIDENTIAL = {"directory.note", "matching.prospectnote"}
# What somebody keeps for themselves: no role reads it.
PRIVATE = {"programme.keptcard", "programme.meetingnote", "pushing.subscription"}
# How the organisers look for hosts and judge who should meet: nobody who travels reads it.
BEHIND = {
    "matching.approach", "matching.approachtemplate", "matching.matchmaking", "matching.prospect",
    "matching.ruling", "matching.sought",
} | MAKING  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who looks, and what they may know.

    Attributes:
        user: None for whoever did not sign in.
        sort: their role, or "delegate", "owner", "site", "nobody".
    """

    name: str
    user: User | None
    sort: str

    def may_know(self, canary: Canary) -> bool:
        """Whether what stands in this row may reach the reader."""
        if canary.model in SHARED or (self.user and canary == _of(self.user)):
            return True
        if self.user is None:
            return False
        row = _row(canary)
        if row is not None and canary.model in PRIVATE:
            return _keeps(self.user, row)
        return row is None or bool(SORTS[self.sort](self.user, canary, row))


def _keeps(user: User, row: models.Model) -> bool:
    """Whether it is the reader's own note, or a card that they hold or gave away."""
    if isinstance(row, MeetingNote):
        return row.writer_id == user.pk
    if isinstance(row, Subscription):
        return row.user_id == user.pk
    return isinstance(row, KeptCard) and user.pk in {row.holder.user_id, row.person.user_id}


def _is_let_read(row: models.Model) -> bool:
    """Whether those who are to come to an activity were let read this part of it."""
    return (isinstance(row, ShowLine) and row.public) or (
        isinstance(row, ActivityDocument) and row.for_delegates
    )


def works_whole(user: User, canary: Canary, row: models.Model) -> bool:
    """Everything of one's agency, and of the missions that it organises.

    Organisers tell one another the scores while they hold a selection meeting, and with whom they
    organise.
    """
    if isinstance(row, Score):
        return works_whole(user, canary, row.registration)
    return bool(_agencies(user) & agencies_of(row)) or _organises_with(user, row)


def _organises_with(user: User, row: models.Model) -> bool:
    """Whether the row is a federation that organises a mission of the user's agency with it."""
    organising = Organiser.objects.filter(agency__in=_agencies(user)).values("mission")
    return (
        isinstance(row, Organisation)
        and CoOrganiser.objects.filter(organisation=row, mission__in=organising).exists()
    )


def without_notes(user: User, canary: Canary, row: models.Model) -> bool:
    """The same, but nothing confidential."""
    return canary.model not in CONFIDENTIAL and works_whole(user, canary, row)


def facts_only(user: User, canary: Canary, row: models.Model) -> bool:
    """What the missions of one's agency are; nobody's name, of staff either."""
    return canary.model in FACTS and works_whole(user, canary, row)


def what_is_shared(user: User, canary: Canary, row: models.Model) -> bool:
    """What a mission is and who travels; and one's own records and notes."""
    if canary.model in FACTS:
        return works_whole(user, canary, row)
    if isinstance(row, Organisation | Person):
        return keeper_of(row) in _agencies(user) or travels(row)
    return isinstance(row, Note) and row.agency_id in _agencies(user)


def own_journey(user: User, canary: Canary, row: models.Model) -> bool:
    """One's own organisation, its missions, who receives there, and fellows who open themselves."""
    own = Organisation.objects.filter(people__user=user)
    if isinstance(row, Organisation):
        return row in own or _receives(row) or _opens_itself(row, to=own)
    if isinstance(row, Person):
        return row.organisation in own or _receives(row.organisation)
    if isinstance(row, User):
        return row.people.filter(organisation__in=own).exists()
    if canary.model in CONFIDENTIAL | BEHIND:
        return _is_let_read(row)
    if isinstance(row, Registration | Delegate):
        registration = row if isinstance(row, Registration) else row.registration
        return registration.organisation in own
    organising = Organiser.objects.filter(mission__registrations__organisation__in=own)
    return bool(agencies_of(row) & set(organising.values_list("agency", flat=True)))


def own_record(user: User, canary: Canary, row: models.Model) -> bool:
    """The organisation that one keeps, its people, and who wrote in its record."""
    kept = Organisation.objects.filter(people__user=user, people__is_owner=True)
    if isinstance(row, User):
        return StaffRole.objects.filter(user=row, agency__organisation__in=kept).exists()
    return own_journey(user, canary, row) and canary.model not in CONFIDENTIAL


def staff_of_the_site(user: User, canary: Canary, row: models.Model) -> bool:
    """Agencies and their staff, and nothing that they do."""
    return isinstance(row, User) and StaffRole.objects.filter(user=row).exists()


def nothing(user: User, canary: Canary, row: models.Model) -> bool:
    """An account alone opens no row."""
    return False


SORTS = {
    "administrator": works_whole,
    "area_manager": works_whole,
    "officer": works_whole,
    "counsellor": works_whole,
    "auditor": works_whole,
    "finance": without_notes,
    "cabinet": facts_only,
    "organiser": what_is_shared,
    "delegate": own_journey,
    "owner": own_record,
    "site": staff_of_the_site,
    "account": nothing,
}


@singledispatch
def agencies_of(row: models.Model) -> set[int]:
    """The agencies, by number, whose business a row is: the nearest that its columns lead to."""
    level: list[models.Model] = [row]
    for _ in range(6):
        found = [agencies_of(each) for each in level if type(each) in agencies_of.registry]
        if found:
            return set().union(*found)
        level = [parent for each in level for parent in _parents(each)]
    return set()


@agencies_of.register
def _agency(row: Agency) -> set[int]:
    return {row.pk}


@agencies_of.register
def _mission(row: Mission) -> set[int]:
    return set(Organiser.objects.filter(mission=row).values_list("agency", flat=True))


@agencies_of.register
def _organisation(row: Organisation) -> set[int]:
    """Its keeper, and all who organise a mission that it takes part in."""
    missions = Mission.objects.filter(registrations__organisation=row) | Mission.objects.filter(
        legs__counterparts__organisation=row
    )
    missions |= Mission.objects.filter(legs__prospects__organisation=row)
    organising = Organiser.objects.filter(mission__in=missions.values("pk"))
    return {row.agency_id, *organising.values_list("agency", flat=True)}


@agencies_of.register
def _person(row: Person) -> set[int]:
    return agencies_of(row.organisation)


@agencies_of.register
def _note(row: Note) -> set[int]:
    return {row.agency_id}


@agencies_of.register
def _prospect_note(row: ProspectNote) -> set[int]:
    return {row.agency_id}


@agencies_of.register
def _user(row: User) -> set[int]:
    """Those they work for and all that organise with these; or those of their organisations."""
    own = set(StaffRole.objects.filter(user=row).values_list("agency", flat=True))
    together = Organiser.objects.filter(mission__organisers__agency__in=own)
    people = [agencies_of(person.organisation) for person in row.people.all()]
    return own.union(together.values_list("agency", flat=True), *people)


@agencies_of.register
def _event(row: Event) -> set[int]:
    return agencies_of(row.about) if row.about else set()


def keeper_of(row: Organisation | Person) -> int:
    """The agency that keeps the record."""
    return row.agency_id if isinstance(row, Organisation) else row.organisation.agency_id


def travels(row: Organisation | Person) -> bool:
    """Whether it is in a delegation for certain."""
    held = {"organisation": row} if isinstance(row, Organisation) else {"delegates__person": row}
    return Registration.objects.filter(**held, status__in=TRAVELS).exists()


def _receives(organisation: Organisation) -> bool:
    return Counterpart.objects.filter(organisation=organisation).exists()


def _opens_itself(organisation: Organisation, *, to: models.QuerySet[Organisation]) -> bool:
    """Whether it lets everybody on a mission that both are in read its cooperation profile."""
    missions = Mission.objects.filter(registrations__organisation__in=to)
    return CooperationProfile.objects.filter(
        registration__organisation=organisation,
        registration__status__in=TRAVELS,
        mission__in=missions,
        openness=Openness.EVERYBODY,
    ).exists()


def _agencies(user: User) -> set[int]:
    return set(StaffRole.objects.filter(user=user).values_list("agency", flat=True))


def _parents(row: models.Model) -> Iterator[models.Model]:
    for field in row._meta.concrete_fields:
        if field.is_relation and field.related_model not in (User, ContentType):
            parent = getattr(row, field.name)
            if parent is not None:
                yield parent


def _row(canary: Canary) -> models.Model | None:
    (model,) = (
        model
        for model in tables()
        if f"{model._meta.app_label}.{model._meta.model_name}" == canary.model
    )
    return model._default_manager.filter(pk=canary.pk).first()


def _of(user: User) -> Canary:
    return Canary("accounts.user", user.pk)
