"""What a merge made one, and what has happened since that keeps it so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, QuerySet

from hansa.apps.directory import rules
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.directory.queries.merging import MERGED, PARTED, references_to
from hansa.apps.directory.queries.organisations import holder_of_number
from hansa.plumbing.history.models import Event
from hansa.plumbing.history.recording import story_of


@dataclass(frozen=True, slots=True)
class Joined:
    """Two rows that became one, as the history kept it.

    Attributes:
        record: what the row said that is gone, by column.
        changes: of the row that stayed, {column: (was, is)}.
        moved: the rows that followed, by table and column.
        dropped: rows that went, because the row that stayed had their like.
        people: those who were in both records.
    """

    model: type[Model]
    kept: int
    gone: int
    record: Mapping[str, Any]
    changes: Mapping[str, Sequence[Any]]
    moved: Mapping[str, list[int]]
    dropped: Sequence[Mapping[str, Any]]
    people: Sequence[Joined] = ()

    @property
    def following(self) -> Iterator[tuple[type[Model], str, list[int]]]:
        """The rows that followed: their table, the column, their numbers."""
        for place, numbers in self.moved.items():
            table, _dot, column = place.rpartition(".")
            yield apps.get_model(table), column, numbers

    @property
    def whole(self) -> tuple[Joined, ...]:
        """The records, and each person who was in both."""
        return (self, *self.people)


def told_by(merge: Event) -> Joined:
    """The merge, as the history kept it."""
    said = merge.details
    people = [_joined(Person, kept=each["kept"], said=each) for each in said["people"]]
    return _joined(Organisation, kept=merge.about_id, said=said, people=people)


def merges_of(organisation: Organisation) -> QuerySet[Event]:
    """Every merge into this record, undone since or not, latest first."""
    return story_of(organisation).filter(verb=MERGED)


def merges_into(organisation: Organisation) -> list[Event]:
    """The merges into this record that stand, latest first."""
    story = list(story_of(organisation).filter(verb__in=(MERGED, PARTED)))
    undone = {event.details["merge"] for event in story if event.verb == PARTED}
    return [event for event in story if event.verb == MERGED and event.pk not in undone]


def objections_to_undoing(merge: Event) -> list[str]:
    """Why the two records cannot be parted again, each naming what stands in the way."""
    kept, joined = merge.about, told_by(merge)
    standing = merges_into(kept) if isinstance(kept, Organisation) else []
    if kept is None or merge not in standing:
        return list(rules.objections_to_parting(stands=False))
    number = joined.record["enterprise_number"]
    holder = holder_of_number(number, agency=kept.agency, besides=kept)
    return list(
        rules.objections_to_parting(
            stands=True,
            later=[event.details["record"]["name"] for event in standing[: standing.index(merge)]],
            number=number,
            holder=holder.name if holder else "",
            strayed=dict.fromkeys(_strayed(joined)),
            torn=dict.fromkeys(_torn(joined)),
            lost=dict.fromkeys(_lost(joined)),
        )
    )


def number_that_goes_back(merge: Event) -> dict[str, int]:
    """How many people and how many other rows would be with the other record again."""
    joined = told_by(merge)
    moved = {model: len(numbers) for model, _column, numbers in joined.following}
    people = moved.pop(Person, 0) + len(joined.people)
    shown = [each for each in joined.dropped if not is_kept_by_itself(each["table"])]
    return {"people": people, "others": sum(moved.values()) + len(shown)}


def is_kept_by_itself(table: str) -> bool:
    """Whether the database writes the row as soon as its record is there."""
    key = apps.get_model(table)._meta.pk
    return isinstance(key, ForeignKey)


def rows_that_go_back(joined: Joined) -> Iterator[tuple[QuerySet[Any], str]]:
    """The rows that are still where the merge put them, and the column to change."""
    for model, column, numbers in joined.following:
        yield model._base_manager.filter(pk__in=numbers, **{column: joined.kept}), column


def is_there(field: ForeignKey[Any, Any], number: Any) -> bool:
    """Whether a row still stands to which the column could point."""
    target: Any = field.related_model
    return bool(target._base_manager.filter(pk=number).exists())


def _joined(
    model: type[Model], *, kept: int, said: Mapping[str, Any], people: Sequence[Joined] = ()
) -> Joined:
    told = {name: said[name] for name in ("gone", "record", "changes", "moved", "dropped")}
    return Joined(model=model, kept=kept, people=people, **told)


def _strayed(joined: Joined) -> Iterator[str]:
    """What followed and has gone elsewhere since; what was deleted is missed by nobody."""
    for each in joined.whole:
        for model, column, numbers in each.following:
            left = model._base_manager.filter(pk__in=numbers, **{f"{column}__isnull": False})
            yield from (str(row) for row in left.exclude(**{column: each.kept}))
    for person in joined.people:
        if not Person.objects.filter(pk=person.kept, organisation=joined.kept).exists():
            yield f"{person.record['first_name']} {person.record['last_name']}"


def _torn(joined: Joined) -> Iterator[tuple[str, str]]:
    """People and what they are in for their organisation, where only one of both goes back."""
    goes, with_people = _numbers(joined.whole), _numbers(joined.people)
    for reference in references_to(Person):
        for column, owner in _ways_to_organisation(reference.model):
            rows = reference.model._base_manager.filter(
                **{f"{reference.field}__organisation": joined.kept, owner: joined.kept}
            )
            for row in rows:
                person = getattr(row, reference.field)
                place = getattr(row, column) if column else row
                moves = (Person, person.pk) in goes or (type(row), row.pk) in with_people
                if moves != ((type(place), place.pk) in goes):
                    yield str(person), str(place)


def _numbers(each: Iterable[Joined]) -> set[tuple[type[Model], int]]:
    """All that followed them."""
    return {
        (model, number)
        for joined in each
        for model, _column, numbers in joined.following
        for number in numbers
    }


def _ways_to_organisation(model: type[Model]) -> Iterator[tuple[str, str]]:
    """How a row belongs to an organisation: by itself (""), or by the row in a column of it."""
    for field in model._meta.concrete_fields:
        if not isinstance(field, ForeignKey) or field.related_model is Person:
            continue
        if field.related_model is Organisation:
            yield "", field.name
            continue
        target: Any = field.related_model
        for further in target._meta.concrete_fields:
            if isinstance(further, ForeignKey) and further.related_model is Organisation:
                yield field.name, f"{field.name}__{further.name}"


def _lost(joined: Joined) -> Iterator[str]:
    """What was gone with the record and belonged to something that is no longer there."""
    for each in joined.whole:
        for row in each.dropped:
            model = apps.get_model(row["table"])
            if not is_kept_by_itself(row["table"]) and any(_misses(model, row, each.gone)):
                yield str(model._meta.verbose_name)


def _misses(model: type[Model], row: Mapping[str, Any], gone: int) -> Iterator[bool]:
    for field in model._meta.concrete_fields:
        pointed = row.get(field.attname)
        if isinstance(field, ForeignKey) and not field.null and pointed != gone:
            yield not is_there(field, pointed)
