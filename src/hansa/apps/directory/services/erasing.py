"""Forgetting who somebody was, where the story must go on without them."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.accounts.services import NOWHERE
from hansa.apps.directory.models import ImportRow, Organisation, Person
from hansa.apps.directory.queries import MERGED, merges_of
from hansa.apps.directory.rules import COLUMNS, Of
from hansa.plumbing.history.erasing import forget_details
from hansa.plumbing.history.recording import record, stories_of, story_of

_NAMES = ("first_name", "last_name")
_REST = ("job_title", "phone", "spoken", "duties")


@transaction.atomic
def erase_people(user: User, *, now: datetime) -> dict[str, str]:
    """Take name, address, phone and job from every record of the user.

    Gives what stands for each word by which they were known, in stories and letters.
    """
    instead: dict[str, str] = {}
    for person in Person.objects.select_for_update().filter(user=user).order_by("pk"):
        former = (str(person), person.email)
        person.first_name, person.last_name = "N.N.", f"#{user.pk}"
        person.email = f"erased-{user.pk}-{person.pk}@{NOWHERE}"
        person.job_title = person.phone = ""
        person.spoken, person.duties = [], []
        person.is_owner = False
        person.save()
        _forget_words_of(person)
        _forget_rows_of(former[1])
        record("person.erased", about=person, by=user, now=now)
        instead |= dict(zip(former, (str(person), person.email), strict=True))
    return instead


def _forget_words_of(person: Person) -> None:
    """What was corrected in the record, and what it said where it was merged with another."""
    forget_details(story_of(person), lambda told: {**told, "changes": {}})
    records = Organisation.objects.filter(pk=person.organisation_id)
    gone = {event.details["gone"] for row in records for event in merges_of(row)}
    merges = stories_of(Organisation, numbers={person.organisation_id, *gone}).filter(verb=MERGED)
    forget_details(merges, lambda told: _without(person, told))


def _without(person: Person, merge: dict[str, Any]) -> dict[str, Any]:
    """A merge as it is told without the name: undone, it brings back a record without one."""
    nameless = {name: getattr(person, name) for name in (*_NAMES, *_REST)}
    people = [
        {**each, "changes": {}, "record": {**each["record"], **nameless,
                                           "email": f"{each['gone']}-{person.email}"}}
        if person.pk in (each["kept"], each["gone"])
        else each
        for each in merge.get("people", ())
    ]  # fmt: skip
    return {**merge, "people": people}


def _forget_rows_of(address: str) -> None:
    """Take the contact out of the rows of files."""
    contact = [column.name for column in COLUMNS if column.of == Of.PERSON]
    for row in ImportRow.objects.filter(said__email__iexact=address).select_for_update():
        row.said = {name: said for name, said in row.said.items() if name not in contact}
        row.save(update_fields=["said"])
