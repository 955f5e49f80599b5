"""Which letters were written about a registration."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from hansa.apps.registration.models import Delegate, Offer, Registration
from hansa.plumbing.mailing.models import Letter

_TO_DELEGATES = "accepted|cancelled|confirmed|declined|lapsed|replaced|waiting|withdrawn"
_TO_WHO_APPLIES = "received|changed"


def letters_about(registration: Registration) -> QuerySet[Letter]:
    """The letters about the registration to its delegates and to who applied, latest first.

    Without their texts: some hold a link that signs its reader in.
    """
    return Letter.objects.filter(_keys_of(registration)).defer("body")


def _keys_of(registration: Registration) -> Q:
    """Letters know nothing of registrations; their keys say what they tell, and of whom."""
    keys = Q(key__regex=rf"^registration\.({_TO_WHO_APPLIES})-{registration.pk}(-[0-9]+)?$")
    delegates = Delegate.objects.filter(registration=registration).order_by()
    if numbers := _either(delegates.values_list("pk", flat=True)):
        keys |= Q(key__regex=rf"^registration\.({_TO_DELEGATES})-({numbers})(-[0-9]+)*$")
    offers = Offer.objects.filter(registration=registration).order_by()
    if numbers := _either(offers.values_list("pk", flat=True)):
        keys |= Q(key__regex=rf"^registration\.offered-[0-9]+-({numbers})$")
    return keys


def _either(numbers: QuerySet[Delegate, int] | QuerySet[Offer, int]) -> str:
    return "|".join(str(number) for number in numbers)
