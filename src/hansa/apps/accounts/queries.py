"""Who somebody is, and for whom they work."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.db.models import QuerySet

from hansa.apps.accounts.models import Agency, StaffRole, User

# A one-click link is good for so many seconds, and only until the next sign-in.
LINK_LIFE = 14 * 24 * 3600
_SALT = "hansa.sign-in"


def agencies_of(user: User | AnonymousUser) -> QuerySet[Agency]:
    """The agencies for which the user works."""
    return Agency.objects.filter(staff__user_id=user.pk).distinct()


def agency_with(code: str) -> Agency | None:
    """The agency of this code."""
    return Agency.objects.filter(code=code).first()


def agencies() -> QuerySet[Agency]:
    """Every agency."""
    return Agency.objects.all()


def roles_in(user: User, *, agencies: Iterable[Agency | int]) -> set[str]:
    """What the user does for any of these agencies."""
    return set(
        StaffRole.objects.filter(user=user, agency__in=list(agencies)).values_list(
            "role", flat=True
        )
    )


def user_with_email(email: str) -> User | None:
    """The user who signs in with this address, however it is spelt."""
    return User.objects.filter(email=email.strip().lower()).first()


def number_of_users() -> int:
    """How many accounts there are; none on an empty site."""
    return User.objects.count()


def sign_in_token(user: User) -> str:
    """The secret of a one-click link; signing in once makes it worthless."""
    return signing.dumps({"user": user.pk, "last": _last_sign_in(user)}, salt=_SALT)


def user_of_token(token: str) -> User | None:
    """Who may come in with this link; None when it is forged, used or too old."""
    try:
        said = signing.loads(token, salt=_SALT, max_age=LINK_LIFE)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=said["user"], is_active=True).first()
    return user if user and _last_sign_in(user) == said["last"] else None


def _last_sign_in(user: User) -> str:
    return user.last_login.isoformat() if user.last_login else ""
