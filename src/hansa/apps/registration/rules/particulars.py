"""What a delegate tells in confidence: who may read it, how long it is kept, what is no answer."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import phonenumbers
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.accounts.rules import Role
from hansa.plumbing.days import in_words


class Section(TextChoices):
    """What belongs together, and is read by the same people."""

    PASSPORT = "passport", gettext_lazy("Passport and visa")
    TABLE = "table", gettext_lazy("At table")
    HEALTH = "health", gettext_lazy("Health")
    EMERGENCY = "emergency", gettext_lazy("In an emergency")


class Visa(TextChoices):
    """How far the visa is."""

    UNKNOWN = "unknown", gettext_lazy("I do not know yet whether I need one")
    NOT_NEEDED = "not_needed", gettext_lazy("I need none")
    TO_REQUEST = "to_request", gettext_lazy("I need one and have not asked for it")
    REQUESTED = "requested", gettext_lazy("Asked for")
    GRANTED = "granted", gettext_lazy("Granted")
    REFUSED = "refused", gettext_lazy("Refused")


class Diet(TextChoices):
    """What somebody eats."""

    EVERYTHING = "everything", gettext_lazy("Everything")
    VEGETARIAN = "vegetarian", gettext_lazy("Vegetarian")
    VEGAN = "vegan", gettext_lazy("Vegan")
    HALAL = "halal", gettext_lazy("Halal")
    KOSHER = "kosher", gettext_lazy("Kosher")
    OTHER = "other", gettext_lazy("Something else")


# In the agency through which the delegate travels; counsellors also on the legs they look after.
READERS: dict[str, tuple[Role, ...]] = {
    Section.PASSPORT: (Role.AREA_MANAGER, Role.OFFICER),
    Section.TABLE: (Role.AREA_MANAGER, Role.OFFICER, Role.COUNSELLOR),
    Section.HEALTH: (Role.AREA_MANAGER, Role.COUNSELLOR),
    Section.EMERGENCY: (Role.AREA_MANAGER, Role.OFFICER, Role.COUNSELLOR),
}
# What one eats may tell of health or belief: these are kept only by leave (GDPR, article 9).
ONLY_BY_LEAVE = frozenset({Section.TABLE, Section.HEALTH})
# Particulars are of no use once everybody is home and the last bill is settled.
KEPT_FOR = timedelta(days=30)
# Many countries let in only those whose passport outlives the journey by so many months.
MONTHS_BEYOND_RETURN = 6
_SHORTEST_NUMBER, _LONGEST_NUMBER = 5, 12


def sections_open_to(roles: Iterable[str]) -> frozenset[str]:
    """What somebody with these roles may read."""
    return frozenset(section for section in READERS if set(READERS[section]) & set(roles))


def last_day_kept(home: date) -> date:
    """Until when particulars are kept where the mission's last day is `home`."""
    return home + KEPT_FOR


def passport_needed_until(home: date) -> date:
    """Until when a passport has to be good where the mission's last day is `home`."""
    month = home.month - 1 + MONTHS_BEYOND_RETURN
    year, month = home.year + month // 12, month % 12 + 1
    return date(year, month, min(home.day, monthrange(year, month)[1]))


def objections_to_telling(*, today: date, kept_until: date | None) -> Iterator[str]:
    """Why nothing is taken down any more."""
    if kept_until and today > kept_until:
        yield _("This mission is over; nothing is kept of it after {day}.").format(
            day=in_words(kept_until)
        )


def objections_to_keeping_without_leave(section: str, *, agreed: bool) -> Iterator[str]:
    """Why an answer may not be kept."""
    if section in ONLY_BY_LEAVE and not agreed:
        yield _("We may keep this only if you agree.")


def objections_to_passport_number(number: str) -> Iterator[str]:
    """Why no passport has this number."""
    if not number.isascii() or not number.isalnum():
        yield _("A passport number has letters and figures only; copy it from your passport.")
    elif not _SHORTEST_NUMBER <= len(number) <= _LONGEST_NUMBER:
        yield _("A passport number has {least} to {most} signs; this one has {signs}.").format(
            least=_SHORTEST_NUMBER, most=_LONGEST_NUMBER, signs=len(number)
        )


def objections_to_emergency_phone(phone: str) -> Iterator[str]:
    """Why nobody abroad can call this number."""
    if not phone.startswith("+"):
        yield _("Begin with + and the country code, as in +32 2 555 12 12: we call from abroad.")
        return
    try:
        possible = phonenumbers.is_possible_number(phonenumbers.parse(phone))
    except phonenumbers.NumberParseException:
        possible = False
    if not possible:
        yield _("No telephone has the number {phone}; look whether a figure is missing.").format(
            phone=phone
        )


def objections_to_reading(section: str, *, roles: Iterable[str]) -> Iterator[str]:
    """Why somebody with these roles for a delegate may not read a section."""
    if section not in sections_open_to(roles):
        yield _("Only these read “{section}”: {roles}.").format(
            section=Section(section).label,
            roles=", ".join(str(role.label) for role in READERS[section]),
        )


def objections_to_reading_without_reason(*, why: str) -> Iterator[str]:
    """Why nothing is opened without words."""
    if not why.strip():
        yield _("Say why you look: whoever told it can read that.")
