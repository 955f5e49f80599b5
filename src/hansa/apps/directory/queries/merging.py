"""What hangs on two records that may be one, and where they stand in each other's way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CASCADE, Field, Model, QuerySet, UniqueConstraint

from hansa.apps.directory import rules
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.directory.queries.imports import candidates
from hansa.plumbing.history.models import Event
from hansa.plumbing.history.recording import stories_of

_STAYS = {"agency"}
# The verb under which the history keeps that two records became one.
MERGED = "organisation.merged"
# And those under which it keeps that this was undone, and that a record is back.
PARTED, RESTORED = "organisation.parted", "organisation.restored"


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of some table that points at records.

    Attributes:
        belongs: the row is a part of the record, and goes when the record goes.
    """

    model: type[Model]
    field: str
    belongs: bool

    def rows(self, record: Model) -> QuerySet[Any]:
        """Those that point at this record."""
        return self.model._base_manager.filter(**{self.field: record})


def references_to(model: type[Model]) -> list[Reference]:
    """Everything that may point at a record, in this context or another."""
    links: list[Any] = [
        link for link in model._meta.get_fields(include_hidden=True) if link.auto_created
    ]
    return [
        Reference(link.related_model, link.field.name, belongs=link.on_delete is CASCADE)
        for link in links
        if not link.concrete and (link.one_to_many or link.one_to_one)
    ]


def twin_of(row: Model, reference: Reference, *, kept: Model) -> Model | None:
    """The row of the kept record in whose place this one would come; two cannot stand there."""
    for fields in _unique_together(reference):
        others = {name: getattr(row, name) for name in fields if name != reference.field}
        if None in others.values():
            continue
        twin: Model | None = reference.rows(kept).filter(**others).first()
        if twin:
            return twin
    return None


def _unique_together(reference: Reference) -> Iterator[tuple[str, ...]]:
    options = reference.model._meta
    if options.get_field(reference.field).unique:  # type: ignore[union-attr]
        yield (reference.field,)
    for constraint in options.constraints:
        if isinstance(constraint, UniqueConstraint) and reference.field in constraint.fields:
            yield tuple(constraint.fields)
    for together in options.unique_together:
        if reference.field in together:
            yield tuple(together)


def objections_to_merging(kept: Organisation, gone: Organisation) -> list[str]:
    """Why the two records cannot become one."""
    same = kept.pk == gone.pk
    return list(
        rules.objections_to_merging(
            same=same,
            agencies={kept.agency.name, gone.agency.name},
            numbers=(kept.enterprise_number, gone.enterprise_number),
            collisions=() if same else dict.fromkeys(collisions(kept, gone)),
        )
    )


def collisions(kept: Model, gone: Model) -> Iterator[str]:
    """Where both records stand by themselves, each named by what only one of them may be in."""
    for reference in references_to(type(gone)):
        if reference.belongs:
            continue
        for row in reference.rows(gone):
            twin = twin_of(row, reference, kept=kept)
            if isinstance(twin, Person) and isinstance(row, Person):
                yield from collisions(twin, row)
                if None not in (twin.user_id, row.user_id) and twin.user_id != row.user_id:
                    yield rules.two_accounts(person=str(row))
            elif twin is not None:
                yield _place(row, reference)


def _place(row: Model, reference: Reference) -> str:
    fields = next(_unique_together(reference))
    return ", ".join(str(getattr(row, name)) for name in fields if name != reference.field)


def number_of_references(record: Organisation) -> dict[str, int]:
    """How many people and how many other rows would follow the record."""
    counted = {
        reference: reference.rows(record).count() for reference in references_to(type(record))
    }
    people = sum(rows for reference, rows in counted.items() if reference.model is Person)
    return {"people": people, "others": sum(counted.values()) - people}


def merged_fields(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns in which one record may say more than the other."""
    return [
        field
        for field in model._meta.concrete_fields
        if not (field.primary_key or getattr(field, "generated", False) or field.name in _STAYS)
    ]


def differences(kept: Organisation, gone: Organisation) -> list[Field[Any, Any]]:
    """The columns in which both say something, and not the same."""
    return [
        field
        for field in merged_fields(Organisation)
        if getattr(kept, field.name)
        and getattr(gone, field.name)
        and getattr(kept, field.name) != getattr(gone, field.name)
    ]


def alike(organisation: Organisation) -> list[Organisation]:
    """Other records of its agency that may tell of the same organisation."""
    found = candidates([rules.bare_name(organisation.name)], agency=organisation.agency)
    me = (organisation.name, organisation.city)
    return [
        other
        for other in found.get(0, [])
        if other.pk != organisation.pk and rules.look_alike(me, (other.name, other.city))
    ]


def story_of_record(organisation: Organisation) -> list[Event]:
    """What happened to the record and to those that were merged into it, latest first."""
    numbers, seen = [organisation.pk], {organisation.pk}
    events: list[Event] = []
    while numbers:
        told = list(stories_of(Organisation, numbers=numbers))
        events += told
        undone = {event.details.get("merge") for event in told if event.verb == PARTED}
        gone = {
            event.details.get("gone")
            for event in told
            if event.verb == MERGED and event.pk not in undone
        }
        numbers = [pk for pk in gone if isinstance(pk, int) and pk not in seen]
        seen.update(numbers)
    return sorted(events, key=lambda event: (event.at, event.pk), reverse=True)
