"""What the directory knows about somebody."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.values import Chapter


def chapters_about(user: User) -> Iterator[Chapter]:
    """The records of them, one for each organisation and agency that keeps one."""
    people = Person.objects.filter(user=user).select_related("organisation__agency")
    yield Chapter(
        "people",
        tuple(
            {
                "organisation": person.organisation.name,
                "agency": person.organisation.agency.name,
                "first_name": person.first_name,
                "last_name": person.last_name,
                "job_title": person.job_title,
                "email": person.email,
                "phone": person.phone,
                "language": person.language,
            }
            for person in people
        ),
    )
