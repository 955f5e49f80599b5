"""Taking down what a delegate tells in confidence, opening it, and forgetting it in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from hansa.apps.accounts.models import User
from hansa.apps.registration import queries, rules
from hansa.apps.registration.models import Delegate, Particulars
from hansa.apps.registration.particulars import Emergency, Passport, Told, written
from hansa.apps.registration.queries.particulars import DELETED, KEPT, PURGED, READ, opened
from hansa.apps.registration.rules import Section
from hansa.plumbing.history.recording import record, record_each
from hansa.plumbing.secrets.sealing import CannotUnseal, seal, unseal
from hansa.values import refuse_if

# So many are closed anew in one go: nobody waits long for a row, and little is done twice.
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """What one delegate told, for whoever may read it; None where no key opens it."""

    delegate: Delegate
    told: Told | None


@sensitive_variables("told")
@transaction.atomic
def keep_particulars(
    delegate: Delegate, *, told: Told, agreed: bool = False, by: User, now: datetime
) -> None:
    """Take down what the delegate tells, in place of what they told before.

    Raises:
        ValueError: when `by` is not the delegate.
        Refused: with the field at fault ("number", "phone", "agreed"), or once the mission is
            long over.
    """
    _refuse_others(delegate, by=by)
    until = queries.particulars_kept_until(delegate.mission)
    refuse_if(rules.objections_to_telling(today=timezone.localdate(now), kept_until=until))
    if isinstance(told, Passport):
        refuse_if(rules.objections_to_passport_number(told.number), field="number")
    if isinstance(told, Emergency):
        refuse_if(rules.objections_to_emergency_phone(told.phone), field="phone")
    refuse_if(
        rules.objections_to_keeping_without_leave(told.section, agreed=agreed), field="agreed"
    )
    row = Particulars(delegate=delegate, person=delegate.person, section=told.section)
    sealed, key = _sealed(written(told), row)
    Particulars.objects.update_or_create(
        delegate=delegate,
        section=told.section,
        defaults={
            "person": delegate.person,
            "sealed": sealed,
            "key": key,
            "told_at": now,
            "agreed_at": now if agreed else None,
        },
    )
    record(KEPT, about=delegate, by=by, now=now, **_whose(delegate, told.section))


@transaction.atomic
def delete_particulars(delegate: Delegate, *, section: str, by: User, now: datetime) -> None:
    """Forget what the delegate told; where nothing was told, nothing happens.

    Raises:
        ValueError: when `by` is not the delegate.
    """
    _refuse_others(delegate, by=by)
    deleted, _rows = Particulars.objects.filter(delegate=delegate, section=section).delete()
    if deleted:
        record(DELETED, about=delegate, by=by, now=now, **_whose(delegate, section))


@transaction.atomic
def read_particulars(
    delegates: Sequence[Delegate], *, section: str, why: str, by: User, now: datetime
) -> list[Opened]:
    """Open a section of these delegates; each of them can read who looked, when and why.

    Those who told nothing are left out.

    Raises:
        Refused: when `by` may not read it of one of them; with field "why" without a reason.
    """
    roles = queries.roles_for(by, delegates)
    for delegate in delegates:
        refuse_if(rules.objections_to_reading(section, roles=roles[delegate.pk]))
    refuse_if(rules.objections_to_reading_without_reason(why=why), field="why")
    told = queries.particulars_of_each(delegates, section=section)
    rows = [(delegate, told[delegate.pk]) for delegate in delegates if delegate.pk in told]
    record_each(
        READ,
        about=[(delegate, _whose(delegate, section)) for delegate, _row in rows],
        by=by,
        now=now,
        why=why.strip(),
    )
    return [Opened(delegate, _opened_if_possible(row)) for delegate, row in rows]


@transaction.atomic
def purge_particulars(*, now: datetime) -> int:
    """Delete what may no longer be kept; gives how many sections there were."""
    due = list(
        Particulars.objects.filter(
            pk__in=queries.out_of_time(timezone.localdate(now)).values("pk")
        ).select_related("delegate")
    )
    record_each(
        PURGED,
        about=[(row.delegate, {"section": row.section, "person": row.person_id}) for row in due],
        by=None,
        now=now,
    )
    Particulars.objects.filter(pk__in=[row.pk for row in due]).delete()
    return len(due)


def seal_particulars_anew() -> tuple[int, int]:
    """Close with the key in use what former ones closed; gives how many, and how many stay shut.

    Safe to repeat, and beside a running site.
    """
    waiting = list(queries.closed_by_former_keys().values_list("pk", flat=True))
    done = sum(
        _seal_anew(waiting[start : start + _AT_ONCE]) for start in range(0, len(waiting), _AT_ONCE)
    )
    return done, queries.closed_by_former_keys().count()


@transaction.atomic
def _seal_anew(numbers: Sequence[int]) -> int:
    done = 0
    for row in Particulars.objects.select_for_update().filter(pk__in=numbers).order_by("pk"):
        try:
            text = unseal(row.sealed, about=row.about)
        except CannotUnseal:
            continue
        row.sealed, row.key = _sealed(text, row)
        row.save(update_fields=["sealed", "key"])
        done += 1
    return done


def _sealed(text: str, row: Particulars) -> tuple[str, str]:
    """The closed text, and the name of the key that closed it."""
    sealed = seal(text, about=row.about)
    return sealed, sealed.partition(".")[0]


def _opened_if_possible(row: Particulars) -> Told | None:
    try:
        return opened(row)
    except CannotUnseal:
        return None


def _refuse_others(delegate: Delegate, *, by: User) -> None:
    if delegate.person.user_id != by.pk:
        raise ValueError(f"{by} is not the delegate {delegate}.")


def _whose(delegate: Delegate, section: str) -> dict[str, Any]:
    return {"section": Section(section).value, "person": delegate.person_id}
