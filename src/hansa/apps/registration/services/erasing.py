"""Forgetting what one person alone told, and the names that stand in words."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from hansa.apps.accounts.models import User
from hansa.apps.registration.models import (
    Companion,
    DocumentsChecked,
    Draft,
    Particulars,
    SelfDescription,
)


@transaction.atomic
def erase_traces(user: User, *, addresses: Collection[str]) -> None:
    """Delete what the user told of themselves, and take them out of drafts and delegations.

    Args:
        addresses: by which they were known.
    """
    Particulars.objects.filter(person__user=user).delete()
    for table in (SelfDescription, DocumentsChecked):
        table.objects.filter(delegate__person__user=user).delete()
    for companion in Companion.objects.filter(user=user):
        companion.name = f"N.N. #{companion.pk}"
        companion.save(update_fields=["name"])
    theirs = Q(saved_by=user) | Q(registration__organisation__people__user=user)
    for draft in Draft.objects.filter(theirs).select_for_update(of=("self",)):
        told = draft.answers.get("travellers", [])
        others = [each for each in told if not _names(each, addresses)]
        if others != told:
            draft.answers["travellers"] = others
            draft.save(update_fields=["answers"])


def _names(traveller: object, addresses: Collection[str]) -> bool:
    """Whether what was typed of a traveller has one of these addresses in it."""
    said = str(traveller).lower()
    return any(address.lower() in said for address in addresses)
