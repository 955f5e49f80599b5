"""Which applications say something else than when their reader last looked."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules import PLANNERS
from hansa.apps.missions.models import Organiser
from hansa.apps.registration import rules
from hansa.apps.registration.models import Look, Registration
from hansa.plumbing.history.models import Event


def with_changes(registrations: QuerySet[Registration], *, reader: User) -> QuerySet[Registration]:
    """The same, each knowing in `changed_since` whether others changed it after `reader` looked.

    Whoever never looked is told what was changed since it was sent.
    """
    looked = Look.objects.filter(registration=OuterRef("pk"), by=reader).values("at")
    changes = Event.objects.filter(
        about_type=ContentType.objects.get_for_model(Registration),
        about_id=OuterRef("pk"),
        verb__in=rules.CHANGES,
        at__gt=OuterRef("looked_at"),
    ).exclude(by=reader)
    return registrations.alias(looked_at=Coalesce(Subquery(looked), "applied_at")).annotate(
        changed_since=Exists(changes)
    )


def only_changed(registrations: QuerySet[Registration]) -> QuerySet[Registration]:
    """Of those that `with_changes` told, the ones that changed."""
    return registrations.filter(Q(changed_since=True))


def with_organisers(registrations: QuerySet[Registration]) -> QuerySet[Registration]:
    """The same, each knowing in `organising` which agencies, by number, its mission is of."""
    theirs = Organiser.objects.filter(mission=OuterRef("mission")).order_by().values("agency")
    return registrations.annotate(organising=ArraySubquery(theirs))


def is_unread(registration: Registration, *, by: User) -> bool:
    """Whether changes wait for this reader; for one of `looked_at`.

    Nothing waits for those who neither decide nor score in its mission.
    """
    organising: list[int] = registration.organising  # type: ignore[attr-defined]
    changed: bool = registration.changed_since  # type: ignore[attr-defined]
    return changed and bool(PLANNERS & accounts.roles_in(by, agencies=organising))
