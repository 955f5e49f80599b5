"""Taking the rows of a checked file into the directory: all that are ready, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from hansa.apps.directory import queries, rules
from hansa.apps.directory.models import Import, ImportRow, Organisation, Person
from hansa.apps.directory.rules.columns import COLUMNS, Of
from hansa.apps.directory.rules.imports import ImportStatus, Verdict
from hansa.apps.directory.services.checking import (
    AT_A_TIME,
    held_by,
    identifiers,
    note_progress,
)
from hansa.apps.directory.services.importing import begin, fail
from hansa.apps.directory.services.permission import hold_records_of
from hansa.plumbing.database.beside import beside
from hansa.plumbing.history.recording import record, record_each
from hansa.values import Refused

_FIELDS = [column.field for column in COLUMNS if column.of == Of.ORGANISATION]
_CONFIDENTIAL = {column.field for column in COLUMNS if column.is_confidential}


def carry_in(*, batch: Import, clock: Callable[[], datetime]) -> None:
    """Take the rows of a file that waits for it into the directory, in one stroke.

    Safe to repeat: until the last row is in, nothing of the file is. What was filled in meanwhile
    stays as it is, and an organisation that somebody added meanwhile is not added again.

    Args:
        clock: gives the time; the file says how far it is while it is carried in.
    """
    begun = begin(batch=batch, status=ImportStatus.IMPORTING, now=clock())
    if begun is None or begun.ordered_by is None:
        return
    try:
        with beside() as write, transaction.atomic():
            hold_records_of(begun.agency, by=begun.ordered_by)
            if _is_still_wanted(begun):
                carrying = _Carrying(begun, now=clock())
                for done in carrying.through():
                    write(lambda done=done: note_progress(begun, done=done))  # type: ignore[misc]
                _close(begun, result=carrying.result, now=clock())
    except Refused as refused:
        fail(batch=begun, problem=" ".join(refused.objections), now=clock())


def _is_still_wanted(batch: Import) -> bool:
    """Whether no other worker was quicker while this one waited for the agency's records."""
    return Import.objects.filter(pk=batch.pk, status=ImportStatus.IMPORTING).exists()


def _close(batch: Import, *, result: dict[str, int], now: datetime) -> None:
    batch.status, batch.finished_at, batch.result = ImportStatus.DONE, now, result
    batch.content, batch.samples = None, []
    batch.save(update_fields=["status", "finished_at", "result", "content", "samples"])
    record("import.done", about=batch, by=batch.ordered_by, now=now, why="", **result)


class _Carrying:
    """The rows on their way in.

    Attributes:
        result: how many organisations and people were added or filled in so far, and how many
            rows are not in.
    """

    def __init__(self, batch: Import, *, now: datetime) -> None:
        self._batch = batch
        self._now = now
        # Which record each row of the file became.
        self._records: dict[int, int] = {}
        # Who has which identifier and which address: asked once, as nobody else writes meanwhile.
        self._held: dict[tuple[str, str], int] = {}
        self._addresses: set[tuple[int, str]] = set()
        self.result = {"added": 0, "filled": 0, "people": 0}

    def through(self) -> Iterator[int]:
        """Carry the rows in, some hundreds at a time; gives how many were looked at so far."""
        ready = list(queries.ready_lines(self._batch))
        self.result["left"] = self._batch.rows - len(ready)
        self._ask_what_is_taken(ready)
        for start in range(0, len(ready), AT_A_TIME):
            lines = ready[start : start + AT_A_TIME]
            known = [*self._add([line for line in lines if line.verdict == Verdict.NEW])]
            known += [line for line in lines if line.verdict == Verdict.KNOWN]
            self._fill(known)
            self._add_people(lines)
            ImportRow.objects.bulk_update(lines, ["organisation"])
            yield start + len(lines)

    def _ask_what_is_taken(self, ready: list[ImportRow]) -> None:
        told = [rules.told(line.said, of=Of.ORGANISATION) for line in ready]
        self._held = held_by(told, agency=self._batch.agency)
        known = {line.organisation_id for line in ready if line.organisation_id}
        self._addresses = queries.addresses_at(known | set(self._held.values()))

    def _add(self, lines: list[ImportRow]) -> Iterator[ImportRow]:
        """Add the records that are new; gives the rows whose record somebody added meanwhile."""
        told = [(line, rules.new_record(line.said)) for line in lines]
        made: list[tuple[ImportRow, Organisation]] = []
        for line, values in told:
            line.organisation_id = next(
                (self._held[key] for key in identifiers(values) if key in self._held), None
            )
            if line.organisation_id:
                yield line
            else:
                made.append((line, Organisation(agency=self._batch.agency, **values)))
        Organisation.objects.bulk_create(organisation for _line, organisation in made)
        for line, organisation in made:
            line.organisation = organisation
            self._records[line.number] = organisation.pk
        self._tell("organisation.imported", [(row, line, {}) for line, row in made])
        self.result["added"] += len(made)

    def _fill(self, lines: list[ImportRow]) -> None:
        """Fill in what the records that are known do not say yet; what they say stays."""
        for line in lines:
            line.organisation_id = line.organisation_id or self._records.get(line.twin or 0)
            if line.organisation_id:
                self._records[line.number] = line.organisation_id
            else:
                self.result["left"] += 1
        told = [
            (line, rules.told(line.said, of=Of.ORGANISATION))
            for line in lines
            if line.organisation_id
        ]
        records = Organisation.objects.in_bulk({line.organisation_id for line, _values in told})
        filled = []
        for line, values in told:
            organisation = records[line.organisation_id or 0]
            if changes := _filled_in(organisation, values, held=self._held):
                filled.append((organisation, line, {"changes": _for_the_story(changes)}))
        changed = {organisation.pk: organisation for organisation, _line, _changes in filled}
        Organisation.objects.bulk_update(changed.values(), _FIELDS)
        self._tell("organisation.filled", filled)
        self.result["filled"] += len(changed)

    def _add_people(self, lines: list[ImportRow]) -> None:
        """Note the contacts whose address their organisation does not know yet."""
        told = [
            (line, values)
            for line in lines
            if line.organisation_id and (values := rules.told(line.said, of=Of.PERSON))
        ]
        made: list[tuple[Person, ImportRow, dict[str, Any]]] = []
        for line, values in told:
            address = (line.organisation_id or 0, values["email"])
            if address not in self._addresses:
                self._addresses.add(address)
                made.append((Person(organisation_id=address[0], **values), line, {}))
        Person.objects.bulk_create(person for person, _line, _details in made)
        self._tell("person.imported", made)
        self.result["people"] += len(made)

    def _tell(self, verb: str, told: list[tuple[Any, ImportRow, dict[str, Any]]]) -> None:
        source = {"batch": self._batch.pk, "file": self._batch.filename}
        about = ((row, source | {"row": line.number} | details) for row, line, details in told)
        record_each(verb, about=about, by=self._batch.ordered_by, now=self._now)


def _for_the_story(changes: dict[str, tuple[Any, Any]]) -> dict[str, tuple[Any, Any]]:
    """The changes without what is confidential: the story is read by many, an IBAN by few."""
    return {name: ("", "") if name in _CONFIDENTIAL else change for name, change in changes.items()}


def _filled_in(
    organisation: Organisation, values: dict[str, Any], *, held: dict[tuple[str, str], int]
) -> dict[str, tuple[Any, Any]]:
    """Write into what is empty; gives {column: (was, is)}. Another's identifier is not taken."""
    anothers = {
        name
        for name, value in identifiers(values)
        if held.get((name, value), organisation.pk) != organisation.pk
    }
    changes = {}
    for name, value in values.items():
        was = getattr(organisation, name)
        if value and not was and name not in anothers:
            setattr(organisation, name, value)
            changes[name] = (was, value)
    return changes
