"""Finding somebody by name: whom one wishes to be spared, and on whom the organisers rule."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from hansa.apps.accounts.models import User
from hansa.apps.directory import queries as directory
from hansa.apps.directory.models import Organisation
from hansa.apps.matching.models import CooperationProfile
from hansa.apps.matching.queries.profiles import profiles_of, readable_by
from hansa.apps.missions.models import Mission

# So many are offered under what somebody types.
MOST_NAMED = 8


def nameable_by(
    user: User | AnonymousUser, *, profile: CooperationProfile
) -> QuerySet[Organisation]:
    """Of whom the user may know: those of the directory they see, and those beside the profile.

    The directory is the agencies' own: a delegate finds in it whoever takes part in the mission
    and opens their profile to them, and nobody else.
    """
    beside = readable_by(user, mission=profile.mission).order_by()
    seen = directory.visible_to(user).order_by().values("pk")
    return Organisation.objects.filter(
        Q(pk__in=seen)
        | Q(pk__in=beside.values("registration__organisation"))
        | Q(pk__in=beside.values("counterpart__organisation"))
    ).exclude(pk=profile.organisation.pk)


def organisations_named(
    text: str, *, user: User | AnonymousUser, profile: CooperationProfile
) -> list[Organisation]:
    """Those of whom the user may know and whom `text` tells of, the likeliest first."""
    return list(directory.named(nameable_by(user, profile=profile), text=text)[:MOST_NAMED])


def profiles_named(mission: Mission, text: str) -> list[CooperationProfile]:
    """Those who take part in the mission and whom `text` tells of, the likeliest first."""
    present = profiles_of(mission).order_by()
    organisations = Organisation.objects.filter(
        Q(pk__in=present.values("registration__organisation"))
        | Q(pk__in=present.values("counterpart__organisation"))
    )
    found = [each.pk for each in directory.named(organisations, text=text)[:MOST_NAMED]]
    profiles = profiles_of(mission).filter(
        Q(registration__organisation__in=found) | Q(counterpart__organisation__in=found)
    )
    return sorted(profiles, key=lambda each: found.index(each.organisation.pk))
