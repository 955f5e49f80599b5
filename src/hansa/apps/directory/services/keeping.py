"""Keeping the records of organisations and people."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import Agency, User
from hansa.apps.directory import queries, rules
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.directory.services.permission import hold_records_of
from hansa.apps.directory.services.writing import change, checked_phone
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def add_organisation(
    *,
    kind: str,
    name: str,
    agency: Agency,
    city: str,
    country: str = "BE",
    enterprise_number: str = "",
    website: str = "",
    pitch: str = "",
    by: User,
    now: datetime,
) -> Organisation:
    """Take an organisation into the agency's records.

    Raises:
        Refused: when `by` keeps no records for the agency; or, with field "enterprise_number", when
            the number is wrong or another organisation of the agency has it.
    """
    hold_records_of(agency, by=by)
    number = _free_number(enterprise_number, agency=agency)
    organisation = Organisation.objects.create(
        kind=kind,
        name=name.strip(),
        agency=agency,
        city=city.strip(),
        country=country,
        enterprise_number=number,
        website=website,
        pitch=pitch.strip(),
    )
    record("organisation.added", about=organisation, by=by, now=now)
    return organisation


@transaction.atomic
def change_organisation(
    organisation: Organisation,
    *,
    kind: str,
    name: str,
    city: str,
    country: str = "BE",
    enterprise_number: str = "",
    website: str = "",
    pitch: str = "",
    by: User,
    now: datetime,
) -> Organisation:
    """Correct the record of an organisation; it stays with its agency.

    Raises:
        Refused: as `add_organisation`.
    """
    _let_only_keepers_write(organisation, by=by)
    number = _free_number(enterprise_number, agency=organisation.agency, besides=organisation)
    organisation.refresh_from_db()
    changes = change(
        organisation,
        kind=kind,
        name=name.strip(),
        city=city.strip(),
        country=country,
        enterprise_number=number,
        website=website,
        pitch=pitch.strip(),
    )
    if changes:
        record("organisation.changed", about=organisation, by=by, now=now, changes=changes)
    return organisation


@transaction.atomic
def add_person(
    organisation: Organisation,
    *,
    first_name: str,
    last_name: str,
    email: str,
    job_title: str = "",
    phone: str = "",
    language: str = "en",
    spoken: Sequence[str] = (),
    duties: Sequence[str] = (),
    by: User,
    now: datetime,
) -> Person:
    """Note somebody who works for the organisation.

    Raises:
        Refused: when `by` does not work for its agency; or, with its field, when somebody there
            has this address, nobody can be called at this number, or what the person speaks or
            does is not in the list.
    """
    _let_only_keepers_write(organisation, by=by)
    _refuse_parts(spoken=spoken, duties=duties)
    number = checked_phone(phone, country=organisation.country)
    address = _free_address(email, organisation=organisation)
    person = Person.objects.create(
        organisation=organisation,
        first_name=first_name.strip(),
        last_name=last_name.strip(),
        email=address,
        job_title=job_title.strip(),
        phone=number,
        language=language,
        spoken=list(spoken),
        duties=list(duties),
    )
    record("person.added", about=person, by=by, now=now)
    return person


@transaction.atomic
def change_person(
    person: Person,
    *,
    first_name: str,
    last_name: str,
    email: str,
    job_title: str = "",
    phone: str = "",
    language: str = "en",
    spoken: Sequence[str] = (),
    duties: Sequence[str] = (),
    by: User,
    now: datetime,
) -> Person:
    """Correct the record of a person; the account, if there is one, keeps its own address.

    Raises:
        Refused: as `add_person`.
    """
    organisation = person.organisation
    _let_only_keepers_write(organisation, by=by)
    _refuse_parts(spoken=spoken, duties=duties)
    number = checked_phone(phone, country=organisation.country)
    address = _free_address(email, organisation=organisation, besides=person)
    person.refresh_from_db()
    changes = change(
        person,
        first_name=first_name.strip(),
        last_name=last_name.strip(),
        email=address,
        job_title=job_title.strip(),
        phone=number,
        language=language,
        spoken=list(spoken),
        duties=list(duties),
    )
    if changes:
        record("person.changed", about=person, by=by, now=now, changes=changes)
    return person


@transaction.atomic
def link_account(person: Person, *, user: User, by: User | None, now: datetime) -> None:
    """Let the person sign in with this account; doing it again does nothing.

    Raises:
        Refused: when the person signs in with another one.
    """
    held = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    refuse_if(
        rules.objections_to_account(
            person=str(held), linked_elsewhere=held.user_id not in (None, user.pk)
        )
    )
    if held.user_id is None:
        held.user = user
        held.save(update_fields=["user"])
        record("person.linked", about=held, by=by, now=now, email=user.email)
    person.user = user


def _let_only_keepers_write(organisation: Organisation, *, by: User) -> None:
    """As `hold_records_of`, for a record that is there: its owner may correct it too."""
    agency = Agency.objects.select_for_update(no_key=True).get(pk=organisation.agency_id)
    may_keep = queries.may_keep(organisation, user=by)
    refuse_if(rules.objections_to_keeping(agency=agency.name, works_there=may_keep))


def _free_number(written: str, *, agency: Agency, besides: Organisation | None = None) -> str:
    refuse_if(rules.objections_to_enterprise_number(written), field="enterprise_number")
    number = rules.written_plainly(written)
    holder = queries.holder_of_number(number, agency=agency, besides=besides)
    refuse_if(
        rules.objections_to_second_record(number=number, holder=holder.name if holder else None),
        field="enterprise_number",
    )
    return number


def _free_address(
    written: str, *, organisation: Organisation, besides: Person | None = None
) -> str:
    email = written.strip().lower()
    holder = queries.holder_of_address(email, organisation=organisation, besides=besides)
    refuse_if(
        rules.objections_to_second_person(email=email, holder=str(holder) if holder else None),
        field="email",
    )
    return email


def _refuse_parts(*, spoken: Sequence[str], duties: Sequence[str]) -> None:
    refuse_if(rules.objections_to_languages(spoken), field="spoken")
    refuse_if(rules.objections_to_duties(duties), field="duties")
