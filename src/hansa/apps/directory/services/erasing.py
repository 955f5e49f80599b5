"""Forgetting who somebody was, where the story must go on without them."""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.accounts.services import NOWHERE
from hansa.apps.directory.models import Person
from hansa.plumbing.history.recording import record


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
        person.is_owner = False
        person.save(
            update_fields=[
                "first_name", "last_name", "email", "job_title", "phone", "is_owner"
            ]
        )  # fmt: skip
        record("person.erased", about=person, by=user, now=now)
        instead |= dict(zip(former, (str(person), person.email), strict=True))
    return instead
