"""Making the site, agencies, their staff and other accounts; changing one's own."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.urls import reverse

from hansa.apps.accounts import queries, rules
from hansa.apps.accounts.models import Agency, StaffRole, User
from hansa.apps.accounts.rules import AgencyKind, Role
from hansa.apps.accounts.services.roles import give_role
from hansa.plumbing.history.recording import record
from hansa.plumbing.mailing.writing import write_letter
from hansa.values import Refused, refuse_if


@transaction.atomic
def found_site(
    *,
    email: str,
    full_name: str,
    password: str,
    language: str,
    agency_name: str,
    agency_code: str,
    region: str,
    now: datetime,
) -> User:
    """Make the first administrator and their regional agency; of two at once, one is refused.

    Raises:
        Refused: when there is a user already, or the account cannot be made.
    """
    with connection.cursor() as cursor:
        # Nobody else may add a user before this is saved; it happens once in a site's life.
        cursor.execute(f'LOCK TABLE "{User._meta.db_table}" IN SHARE ROW EXCLUSIVE MODE')
    refuse_if(rules.objections_to_first_administrator(users=queries.number_of_users()))

    user, _ = _user_with(email=email, full_name=full_name, language=language, now=now)
    user.is_administrator = True
    _give_password(user, password)
    agency = _new_agency(code=agency_code, name=agency_name, region=region)
    StaffRole.objects.create(user=user, agency=agency, role=Role.ADMINISTRATOR)
    record("accounts.site_founded", about=user, by=user, now=now, agency=agency.name)
    return user


@transaction.atomic
def found_agency(
    *,
    code: str,
    name: str,
    region: str,
    kind: str = AgencyKind.REGIONAL,
    by: User,
    now: datetime,
) -> Agency:
    """Add an agency, or a chamber or federation that organises missions with agencies.

    Raises:
        Refused: when `by` does not run the site, or the code is taken.
    """
    refuse_if(rules.objections_to_running_the_site(is_administrator=by.is_administrator))
    agency = _new_agency(code=code, name=name, region=region, kind=kind)
    record("accounts.agency_founded", about=agency, by=by, now=now, agency=name)
    return agency


@transaction.atomic
def add_staff(
    *,
    email: str,
    full_name: str,
    language: str,
    agency: Agency,
    role: str,
    password: str = "",
    by: User,
    now: datetime,
) -> User:
    """Give somebody a role in an agency, with an account where they have none.

    Args:
        password: only for a new account; without one, the person signs in by link and chooses.

    Raises:
        Refused: when `by` does not run the agency, or the person holds the role already.
    """
    roles = queries.roles_in(by, agencies=[agency])
    refuse_if(rules.objections_to_adding_staff(roles, is_administrator=by.is_administrator))
    user, new = _user_with(email=email, full_name=full_name, language=language, now=now)
    if new and password:
        _give_password(user, password)
    give_role(user, agency=agency, role=role, by=by, now=now)
    return user


@transaction.atomic
def invite_staff(
    *,
    email: str,
    full_name: str,
    language: str,
    agency: Agency,
    role: str,
    by: User,
    now: datetime,
) -> User:
    """Add somebody to the staff, and mail them a link to come in and choose a password.

    Raises:
        Refused: as `add_staff` does.
    """
    user = add_staff(
        email=email,
        full_name=full_name,
        language=language,
        agency=agency,
        role=role,
        by=by,
        now=now,
    )
    write_letter(
        "accounts/letters/welcome.txt",
        key=f"accounts.welcome {user.pk} {agency.pk} {role}",
        to=user.email,
        language=user.language,
        now=now,
        user=user,
        by=by,
        agency=agency,
        role=Role(role),
        link=f"{queries.sign_in_link(user)}?next={reverse('accounts:password')}",
    )
    return user


@transaction.atomic
def account_for(
    *, email: str, full_name: str, language: str, by: User | None, now: datetime
) -> User:
    """The account of this address; made, without a password, where there is none.

    Raises:
        Refused: when the address is none.
    """
    user, new = _user_with(email=email, full_name=full_name, language=language, now=now)
    if new:
        record("accounts.account_made", about=user, by=by, now=now)
    return user


@transaction.atomic
def change_account(*, user: User, full_name: str, language: str, now: datetime) -> None:
    """Change one's own name and language.

    Raises:
        Refused: with the field, when either will not do.
    """
    refuse_if(rules.objections_to_name(full_name), field="full_name")
    refuse_if(rules.objections_to_language(language), field="language")
    user.full_name, user.language = full_name.strip(), language
    user.save(update_fields=["full_name", "language"])
    record("accounts.account_changed", about=user, by=user, now=now)


@transaction.atomic
def choose_language(*, user: User, language: str) -> None:
    """Speak to the user in this language from now on, on screen and in letters.

    Raises:
        Refused: when Hansa does not speak it.
    """
    refuse_if(rules.objections_to_language(language), field="language")
    user.language = language
    user.save(update_fields=["language"])


@transaction.atomic
def choose_password(*, user: User, password: str, now: datetime) -> None:
    """Let the user sign in with this password.

    Raises:
        Refused: when it is too short, too common or too much like the name.
    """
    _give_password(user, password)
    record("accounts.password_chosen", about=user, by=user, now=now)


def _user_with(*, email: str, full_name: str, language: str, now: datetime) -> tuple[User, bool]:
    if user := queries.user_with_email(email):
        return user, False
    address = email.strip().lower()
    refuse_if(rules.objections_to_address(address), field="email")
    refuse_if(rules.objections_to_name(full_name), field="full_name")
    refuse_if(rules.objections_to_language(language), field="language")
    # Two at once make one account: the second finds what the first made.
    return User.objects.get_or_create(
        email=address,
        defaults={
            "full_name": full_name.strip(),
            "language": language,
            "created_at": now,
            "password": make_password(None),
        },
    )


def _give_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as found:
        raise Refused(*found.messages, field="password") from found
    user.set_password(password)
    user.save()


def _new_agency(*, code: str, name: str, region: str, kind: str = AgencyKind.REGIONAL) -> Agency:
    taken = queries.agency_with(code) is not None
    refuse_if(rules.objections_to_agency_code(code, taken=taken), field="agency_code")
    refuse_if(rules.objections_to_name(name), field="agency_name")
    refuse_if(rules.objections_to_region(region), field="region")
    refuse_if(rules.objections_to_kind(kind), field="kind")
    return Agency.objects.create(code=code, name=name.strip(), region=region, kind=kind)
