"""With what somebody comes in, and what their agency asks of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.core import signing
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.crypto import salted_hmac

from hansa.apps.accounts.models import (
    Agency,
    CodeApp,
    GovernmentIdentity,
    Passkey,
    RecoveryCode,
    User,
)
from hansa.apps.accounts.queries.held import held_roles
from hansa.apps.accounts.queries.users import agencies_to_staff
from hansa.apps.accounts.rules import DEVICE_LIFE, LATELY, MOST_PASSKEYS
from hansa.plumbing.history.models import Event
from hansa.plumbing.history.recording import story_of
from hansa.plumbing.secrets.sealing import keyring
from hansa.plumbing.written import Written

_DEVICE = "hansa.device"
_OWN_STEPS = Q(Exists(Passkey.objects.filter(user=OuterRef("pk")))) | Q(
    Exists(CodeApp.objects.filter(user=OuterRef("pk")))
)
_ASKED = Q(Exists(Agency.objects.filter(staff__user=OuterRef("pk"), requires_second_step=True)))


_SELF = User.objects.filter(pk=OuterRef("pk"))


class Reader(ModelBackend):
    """Finds who is asking, and in the same query what every page has to know of them."""

    def get_user(self, user_id: Any) -> User | None:
        """The user of a session.

        It knows `owes_second_step`, and whether there is anything to read of the roles
        (`has_roles`), the journeys (`has_journeys`) and the records it keeps (`has_records`):
        a page asks for those only where there are some. The roles themselves come along, and
        `forget_roles` drops them where something may change.
        """
        return next(iter(_READERS(user_id)), None)


_READERS = Written(
    lambda number: User.objects.filter(pk=number, is_active=True).annotate(
        owes_second_step=_ASKED & ~_OWN_STEPS,
        held_roles=held_roles(),
        has_roles=Exists(_SELF.filter(roles__isnull=False)),
        has_journeys=Exists(_SELF.filter(people__journeys__isnull=False)),
        has_records=Exists(_SELF.filter(people__is_owner=True)),
    )
)


@dataclass(frozen=True, slots=True)
class SecondSteps:
    """With what somebody takes the second step.

    Attributes:
        recovery_codes: how many are left.
        required: whether an agency of theirs asks for it.
    """

    passkeys: tuple[Passkey, ...]
    app: CodeApp | None
    recovery_codes: int
    required: bool

    @property
    def any(self) -> bool:
        """Whether there is a second step at all; recovery codes alone are none."""
        return bool(self.passkeys) or self.app is not None

    @property
    def room_for_a_passkey(self) -> bool:
        """Whether another one may be added."""
        return len(self.passkeys) < MOST_PASSKEYS


def second_steps_of(user: User) -> SecondSteps:
    """What the user has set up."""
    return SecondSteps(
        passkeys=tuple(passkeys_of(user)),
        app=CodeApp.objects.filter(user=user).first(),
        recovery_codes=RecoveryCode.objects.filter(user=user, used_at=None).count(),
        required=asks_for_a_second_step(user),
    )


def takes_a_second_step(user: User) -> bool:
    """Whether a password or a link alone does not let the user in."""
    return User.objects.filter(_OWN_STEPS, pk=user.pk).exists()


def asks_for_a_second_step(user: User) -> bool:
    """Whether an agency for which the user works requires it."""
    return Agency.objects.filter(staff__user=user, requires_second_step=True).exists()


def passkeys_of(user: User) -> QuerySet[Passkey]:
    """The user's own, in the order in which they were added."""
    return Passkey.objects.filter(user=user)


def credentials_of(user: User) -> list[bytes]:
    """What browsers are asked to choose from."""
    return [
        bytes(credential) for credential in passkeys_of(user).values_list("credential", flat=True)
    ]


def holder_of(user: User) -> str:
    """By what a device finds the user's passkeys; it tells nothing."""
    return salted_hmac("hansa.holder", str(user.pk), algorithm="sha256").hexdigest()


def apps_closed_by_former_keys() -> QuerySet[CodeApp]:
    """The apps whose secret another key than the one in use closed."""
    return CodeApp.objects.exclude(secret__startswith=f"{keyring().current}.")


def staff_and_their_steps(agency: Agency) -> QuerySet[User]:
    """The staff of an agency by name, each with `takes_second_step`; at most 500."""
    staff = User.objects.filter(roles__agency=agency, is_active=True).distinct()
    return staff.annotate(takes_second_step=_OWN_STEPS).order_by("full_name", "pk")[:500]


def may_forget_for(user: User) -> QuerySet[User]:
    """The colleagues whose second steps the user may take away."""
    return User.objects.filter(roles__agency__in=agencies_to_staff(user)).distinct()


def runs_the_agency(user: User, agency: Agency) -> bool:
    """Whether the user says how its staff come in."""
    return agencies_to_staff(user).filter(pk=agency.pk).exists()


def user_of_identity(*, issuer: str, subject: str) -> User | None:
    """Whom government sign-on means."""
    found = GovernmentIdentity.objects.filter(issuer=issuer, subject=subject)
    identity = found.select_related("user").first()
    return identity.user if identity else None


def came_in_lately(user: User, *, now: datetime) -> bool:
    """Whether the user may change how they come in without showing again that it is they."""
    return user.last_login is not None and user.last_login > now - LATELY


def device_token(user: User) -> str:
    """What a device keeps, to be known at the next sign-in; a new password makes it worthless."""
    return signing.dumps({"user": user.pk, "as": _as_of(user)}, salt=_DEVICE)


def is_known_device(token: str, *, email: str) -> bool:
    """Whether whoever signs in with this address came in before on the device with this token."""
    try:
        said = signing.loads(token, salt=_DEVICE, max_age=DEVICE_LIFE)
    except signing.BadSignature:
        return False
    user = User.objects.filter(pk=said["user"], email=email.strip().lower()).first()
    return user is not None and said["as"] == _as_of(user)


def story_of_coming_in(user: User) -> QuerySet[Event]:
    """The last things that were changed about how the user comes in."""
    return story_of(user).filter(verb__startswith="accounts.")[:10]


def _as_of(user: User) -> str:
    return user.get_session_auth_hash()[:16]
