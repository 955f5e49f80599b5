"""What an organisation tells of itself: numbers, activities, profiles and markets."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.directory import rules
from hansa.apps.directory.models import MarketExperience, Organisation, Profile
from hansa.apps.directory.services.permission import hold_for
from hansa.apps.directory.services.writing import change, checked_phone
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def note_numbers(
    organisation: Organisation,
    *,
    vat_number: str = "",
    iban: str = "",
    phone: str = "",
    by: User,
    now: datetime,
) -> None:
    """Note where the organisation is taxed, paid and called.

    Raises:
        Refused: when `by` may not write in the record; or, with its field, when a number is wrong.
    """
    held = hold_for(by, organisation)
    taxed, account = vat_number.strip(), iban.strip()
    refuse_if(rules.objections_to_vat_number(taxed, country=held.country), field="vat_number")
    refuse_if(rules.objections_to_account_number(account), field="iban")
    changes = change(
        held,
        vat_number=rules.vat_written_plainly(taxed, country=held.country),
        iban=rules.account_written_plainly(account),
        phone=checked_phone(phone, country=held.country),
    )
    if changes:
        # The story is read by many, an account number by few.
        record("organisation.numbers", about=held, by=by, now=now, fields=sorted(changes))


@transaction.atomic
def note_activities(
    organisation: Organisation,
    *,
    activities: Sequence[str],
    sectors: Sequence[str],
    by: User,
    now: datetime,
) -> None:
    """Note what the organisation does; without a sector, those of its NACE codes are taken.

    Raises:
        Refused: when `by` may not write in the record; or, with its field, when there is no such
            activity or sector.
    """
    held = hold_for(by, organisation)
    refuse_if(rules.objections_to_activities(activities), field="activities")
    refuse_if(rules.objections_to_sectors(sectors), field="sectors")
    codes = [rules.activity_written_plainly(code) for code in dict.fromkeys(activities)]
    changes = change(
        held,
        activities=codes,
        sectors=list(dict.fromkeys(sectors)) or rules.sectors_of_activities(codes),
    )
    if changes:
        record("organisation.activities", about=held, by=by, now=now, changes=changes)


@transaction.atomic
def tell_profile(
    organisation: Organisation,
    *,
    language: str,
    headline: str,
    text: str,
    by: User,
    now: datetime,
) -> Profile:
    """Present the organisation in a language; what it told before in it is replaced.

    Raises:
        Refused: when `by` may not write in the record, or the headline is empty.
    """
    held = hold_for(by, organisation)
    refuse_if(rules.objections_to_profile(language=language, headline=headline), field="headline")
    told, _new = Profile.objects.update_or_create(
        organisation=held,
        language=language,
        defaults={"headline": headline.strip(), "text": text.strip()},
    )
    record("organisation.profile", about=held, by=by, now=now, language=language)
    return told


@transaction.atomic
def withdraw_profile(organisation: Organisation, *, language: str, by: User, now: datetime) -> None:
    """Take back what the organisation told in a language; twice is as good as once.

    Raises:
        Refused: when `by` may not write in the record.
    """
    held = hold_for(by, organisation)
    gone, _rows = Profile.objects.filter(organisation=held, language=language).delete()
    if gone:
        record("organisation.profile_withdrawn", about=held, by=by, now=now, language=language)


@transaction.atomic
def note_market(
    organisation: Organisation,
    *,
    country: str,
    level: str,
    since: int | None = None,
    note: str = "",
    by: User,
    now: datetime,
) -> MarketExperience:
    """Note how far the organisation has come in a country; what was noted of it is replaced.

    Raises:
        Refused: when `by` may not write in the record, or this is no market for it.
    """
    held = hold_for(by, organisation)
    refuse_if(
        rules.objections_to_experience(
            country=country, home=held.country, level=level, since=since, this_year=now.year
        ),
        field="country",
    )
    noted, _new = MarketExperience.objects.update_or_create(
        organisation=held,
        country=country,
        defaults={"level": level, "since": since, "note": note.strip()},
    )
    record("organisation.market", about=held, by=by, now=now, country=country, level=level)
    return noted


@transaction.atomic
def forget_market(organisation: Organisation, *, country: str, by: User, now: datetime) -> None:
    """Strike a market from the record; twice is as good as once.

    Raises:
        Refused: when `by` may not write in the record.
    """
    held = hold_for(by, organisation)
    gone, _rows = MarketExperience.objects.filter(organisation=held, country=country).delete()
    if gone:
        record("organisation.market_forgotten", about=held, by=by, now=now, country=country)
