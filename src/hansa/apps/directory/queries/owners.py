"""Whose record somebody keeps for their own organisation."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Organisation


def owned_by(user: User | AnonymousUser) -> QuerySet[Organisation]:
    """The organisations for which the user applies and keeps the record."""
    if not user.is_authenticated:
        return Organisation.objects.none()
    return (
        Organisation.objects.filter(people__user=user, people__is_owner=True)
        .select_related("agency")
        .order_by("name", "pk")
        .distinct()
    )


def keeps_record(user: User, organisation: Organisation) -> bool:
    """Whether the user is an owner of the organisation."""
    return organisation.people.filter(user=user, is_owner=True).exists()
