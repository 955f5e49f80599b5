"""Somebody is let to apply for their own organisation: account, record and letter, or nothing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.accounts import queries as accounts_told
from hansa.apps.accounts import services as accounts
from hansa.apps.directory import services as directory
from hansa.plumbing.mailing.writing import write_letter

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.directory.models import Person


@transaction.atomic
def let_apply(*, person: Person, by: User, now: datetime) -> None:
    """Let the person apply for the organisation, and write to them with a way in.

    Raises:
        Refused: when `by` does not look after the organisation, or the person has no right address.
    """
    directory.make_owner(person, by=by, now=now)
    user = accounts.account_for(
        email=person.email, full_name=str(person), language=person.language, by=by, now=now
    )
    directory.link_account(person, user=user, by=by, now=now)
    write_letter(
        "registration/letters/may_apply.txt",
        key=f"registration.may_apply-{person.pk}-{now:%Y%m%d}",
        to=person.email,
        language=person.language,
        now=now,
        person=person,
        agency=person.organisation.agency,
        link=accounts_told.sign_in_link(user),
    )
