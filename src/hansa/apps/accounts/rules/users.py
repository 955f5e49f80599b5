"""What a role may do."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import slug_re, validate_email
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.plumbing.languages import LANGUAGES


class Region(TextChoices):
    """For whom an agency works."""

    FLANDERS = "flanders", gettext_lazy("Flanders")
    BRUSSELS = "brussels", gettext_lazy("Brussels")
    WALLONIA = "wallonia", gettext_lazy("Wallonia")
    FEDERAL = "federal", gettext_lazy("Federal")


class Role(TextChoices):
    """What somebody does for an agency."""

    ADMINISTRATOR = "administrator", gettext_lazy("Administrator")
    AREA_MANAGER = "area_manager", gettext_lazy("Area manager")
    OFFICER = "officer", gettext_lazy("Mission officer")
    FINANCE = "finance", gettext_lazy("Finance officer")
    COUNSELLOR = "counsellor", gettext_lazy("Economic and trade counsellor")
    ORGANISER = "organiser", gettext_lazy("Partner organiser")
    CABINET = "cabinet", gettext_lazy("Cabinet reader")
    AUDITOR = "auditor", gettext_lazy("Auditor")


# Who may change a mission; a counsellor reads it and looks after the hosts.
PLANNERS = frozenset({Role.ADMINISTRATOR, Role.AREA_MANAGER, Role.OFFICER})

# Trying from one place, or having links mailed, is free so often in so long; then one waits.
LINKS_FOR_AN_ACCOUNT = 5
TRIES_FROM_A_PLACE = 50
# A whole delegation may share the network of one hotel.
LINKS_FROM_A_PLACE = 500
WAIT = timedelta(minutes=15)

# A one-click link is good for so long, and only until the next sign-in.
LINK_LIFE = timedelta(days=14)


def objections_to_planning(roles: Iterable[str]) -> Iterator[str]:
    """Why somebody with these roles in the organising agencies may not change a mission."""
    if not PLANNERS.intersection(roles):
        yield _("Only officers and area managers of an organising agency may change this.")


def objections_to_first_administrator(*, users: int) -> Iterator[str]:
    """Why the first-run page may not make an administrator."""
    if users:
        yield _("This site already has an administrator. Ask them for an account.")


def objections_to_running_the_site(*, is_administrator: bool) -> Iterator[str]:
    """Why somebody may not add an agency."""
    if not is_administrator:
        yield _("Only an administrator of the site may add an agency.")


def objections_to_adding_staff(roles: Iterable[str], *, is_administrator: bool) -> Iterator[str]:
    """Why somebody with these roles in an agency may not add staff to it."""
    if not is_administrator and Role.ADMINISTRATOR not in roles:
        yield _("Only an administrator of the agency may add its staff.")


def objections_to_address(email: str) -> Iterator[str]:
    """Why nobody can be written to at this address."""
    try:
        validate_email(email)
    except ValidationError:
        yield _("“{email}” is not an e-mail address; one looks like name@example.org.").format(
            email=email
        )


def objections_to_name(full_name: str) -> Iterator[str]:
    """Why nobody can be called this."""
    if not full_name.strip():
        yield _("Say the name by which people know them.")


def objections_to_language(language: str) -> Iterator[str]:
    """Why nobody can be addressed in this language."""
    if language not in LANGUAGES:
        yield _("Hansa speaks {languages}, not “{language}”.").format(
            languages=", ".join(LANGUAGES), language=language
        )


def objections_to_agency_code(code: str, *, taken: bool) -> Iterator[str]:
    """Why no agency can go by this code."""
    if not slug_re.match(code):
        yield _("A code has letters, figures and hyphens only, such as “flanders”.")
    if taken:
        yield _("There is an agency with the code {code} already.").format(code=code)


def objections_to_region(region: str) -> Iterator[str]:
    """Why no agency can work for this region."""
    if region not in Region.values:
        yield _("Choose one of {regions}.").format(
            regions=", ".join(str(label) for label in Region.labels)
        )


def objections_to_role(role: str, *, held: bool, name: str, agency: str) -> Iterator[str]:
    """Why somebody cannot be given this role in an agency."""
    if role not in Role.values:
        yield _("Choose one of {roles}.").format(
            roles=", ".join(str(label) for label in Role.labels)
        )
    if held:
        yield _("{name} has this role in {agency} already.").format(name=name, agency=agency)


def objections_to_link(*, known: bool) -> Iterator[str]:
    """Why nobody comes in with this link."""
    if not known:
        yield _("This link was used before, or is more than {days} days old.").format(
            days=LINK_LIFE.days
        )


def may_try_again(*, tries: int, allowed: int) -> bool:
    """Whether somebody who tried so often may try once more without waiting."""
    return tries < allowed


def tries_count_from(now: datetime) -> datetime:
    """Tries before this moment are forgotten."""
    return now - WAIT
