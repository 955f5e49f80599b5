"""What somebody does for which agency; known beforehand of whoever only reads."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from hansa.apps.accounts.models import Agency, StaffRole, User

_OF_AGENCY = ("id", "code", "name", "region", "kind", "requires_second_step")


def held_roles() -> ArraySubquery:
    """For `annotate(held_roles=...)`: every role of a user, with its agency."""
    return ArraySubquery(
        StaffRole.objects.filter(user=OuterRef("pk"))
        .order_by("pk")
        .values(
            told=JSONObject(
                id=F("pk"),
                role=F("role"),
                agency=JSONObject(**{name: F(f"agency__{name}") for name in _OF_AGENCY}),
            )
        )
    )


def known_roles(user: User | AnonymousUser) -> list[StaffRole] | None:
    """The roles that came with the user, oldest first; None where they have to be asked."""
    held: list[dict[str, Any]] | None = getattr(user, "held_roles", None)
    if held is None or user.pk is None:
        return None
    return [
        StaffRole(
            id=each["id"], user_id=user.pk, role=each["role"], agency=Agency(**each["agency"])
        )
        for each in held
    ]


def whoever(number: int) -> User:
    """A user of whom nothing is known but the number, for queries written before anybody asks."""
    return User(pk=number)


def forget_roles(user: User) -> None:
    """Let every question about the user's roles be asked anew, for they may change."""
    user.held_roles = None  # type: ignore[attr-defined]  # a request's user is a lazy one


def agencies_in_which(
    user: User | AnonymousUser, *, holds: Collection[str]
) -> QuerySet[StaffRole, Any] | set[int]:
    """The agencies, by number, in which the user holds one of these roles."""
    if user.pk is None:
        return set()
    known = known_roles(user)
    if known is not None:
        return {each.agency_id for each in known if each.role in holds}
    return StaffRole.objects.filter(user_id=user.pk, role__in=holds).values("agency")
