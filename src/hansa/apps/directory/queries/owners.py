"""Whose record somebody keeps for their own organisation."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Organisation
from hansa.apps.directory.queries.organisations import kept_by


def owned_by(user: User | AnonymousUser) -> QuerySet[Organisation]:
    """The organisations for which the user applies and keeps the record."""
    return kept_by(user).select_related("agency").order_by("name", "pk")
