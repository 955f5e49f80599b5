"""Who somebody is, and for whom they work."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.db.models import QuerySet
from django.urls import reverse

from hansa.apps.accounts.models import Agency, StaffRole, User
from hansa.apps.accounts.queries.held import agencies_in_which, known_roles
from hansa.apps.accounts.rules import LINK_LIFE, PLANNERS, Role

_SALT = "hansa.sign-in"


def agencies_of(user: User | AnonymousUser) -> QuerySet[Agency]:
    """The agencies for which the user works; none for somebody who did not sign in."""
    if user.pk is None:
        return Agency.objects.none()
    return Agency.objects.filter(staff__user_id=user.pk).distinct()


def agency_with(code: str) -> Agency | None:
    """The agency of this code."""
    return Agency.objects.filter(code=code).first()


def agencies() -> QuerySet[Agency]:
    """Every agency."""
    return Agency.objects.all()


def roles_in(user: User, *, agencies: Iterable[Agency | int]) -> set[str]:
    """What the user does for any of these agencies."""
    asked = {each.pk if isinstance(each, Agency) else each for each in agencies}
    known = known_roles(user)
    if known is not None:
        return {each.role for each in known if each.agency_id in asked}
    return set(StaffRole.objects.filter(user=user, agency__in=asked).values_list("role", flat=True))


def planners_of(agency: Agency) -> QuerySet[User]:
    """Who may plan missions for the agency."""
    return User.objects.filter(
        roles__agency=agency, roles__role__in=PLANNERS, is_active=True
    ).distinct()


def user_with_email(email: str) -> User | None:
    """The user who signs in with this address, however it is spelt."""
    return User.objects.filter(email=email.strip().lower()).first()


def roles_of(user: User) -> list[StaffRole]:
    """What the user does, for which agency."""
    known = known_roles(user)
    if known is not None:
        return known
    return list(StaffRole.objects.filter(user=user).select_related("agency").order_by("pk"))


def works_for_an_agency(user: User) -> bool:
    """Whether the user is staff, and no delegate."""
    known = known_roles(user)
    if user.is_administrator or known is not None:
        return user.is_administrator or bool(known)
    return StaffRole.objects.filter(user=user).exists()


def agencies_to_staff(user: User) -> QuerySet[Agency]:
    """The agencies to which the user may add staff."""
    if user.is_administrator:
        return Agency.objects.all()
    return Agency.objects.filter(staff__user=user, staff__role=Role.ADMINISTRATOR).distinct()


def agencies_to_plan_for(user: User) -> QuerySet[Agency]:
    """The agencies for which the user may plan missions."""
    return Agency.objects.filter(pk__in=agencies_in_which(user, holds=PLANNERS))


def staff_of(agencies: Iterable[Agency | int]) -> QuerySet[StaffRole]:
    """Who does what for these agencies, by agency and name."""
    return (
        StaffRole.objects.filter(agency__in=list(agencies))
        .select_related("user", "agency")
        .order_by("agency__name", "user__full_name", "role")
    )


def counsellors() -> QuerySet[User]:
    """Everybody who is a counsellor of some agency, by name."""
    return (
        User.objects.filter(roles__role=Role.COUNSELLOR, is_active=True)
        .distinct()
        .order_by("full_name")
    )


def as_counsellor(user: User | AnonymousUser) -> QuerySet[User]:
    """The user, if they are a counsellor of some agency; otherwise nobody."""
    known = known_roles(user)
    if user.pk is None or (known is not None and not any(_is_abroad(each) for each in known)):
        return User.objects.none()
    return counsellors().filter(pk=user.pk).order_by()


def site_is_founded() -> bool:
    """Whether somebody can sign in at all."""
    return User.objects.exists()


def number_of_users() -> int:
    """How many accounts there are; none on an empty site."""
    return User.objects.count()


def sign_in_token(user: User) -> str:
    """The secret of a one-click link; signing in once makes it worthless."""
    return signing.dumps({"user": user.pk, "last": _last_sign_in(user)}, salt=_SALT)


def sign_in_link(user: User) -> str:
    """The whole address of a one-click link, for letters."""
    return settings.BASE_URL + reverse("accounts:sign_in_link", args=[sign_in_token(user)])


def user_of_token(token: str) -> User | None:
    """Who may come in with this link; None when it is forged, used or too old."""
    try:
        said = signing.loads(token, salt=_SALT, max_age=LINK_LIFE)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=said["user"], is_active=True).first()
    return user if user and _last_sign_in(user) == said["last"] else None


def _is_abroad(held: StaffRole) -> bool:
    return held.role == Role.COUNSELLOR


def _last_sign_in(user: User) -> str:
    return user.last_login.isoformat() if user.last_login else ""
