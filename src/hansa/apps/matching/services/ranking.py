"""A host puts in order whom they want to meet, behind their link."""

from datetime import datetime

from django.db import transaction

from hansa.apps.directory.models import Person
from hansa.apps.matching import queries, rules
from hansa.apps.matching.models import CooperationProfile
from hansa.apps.matching.services.interests import rank
from hansa.apps.meetings.models import Counterpart
from hansa.plumbing.history.recording import record


@transaction.atomic
def host_moves(
    *,
    counterpart: Counterpart,
    about: CooperationProfile,
    up: bool,
    reader: Person,
    now: datetime,
) -> bool:
    """Let a company go one place up or down among those of whom the host says the same.

    Returns:
        Whether anybody moved; nobody does from the end, and whom the host does not want stands
        nowhere.

    Raises:
        Refused: when the list is closed.
    """
    profile = queries.profile_of(counterpart)
    if profile is None:
        return False
    said = list(queries.interests_of(profile).values_list("about", "choice"))
    order = rules.moved(said, who=about.pk, up=up)
    standing = [one for one, _choice in said if one in order]
    if order == standing:
        return False
    rank(profile=profile, order=order, by=None, now=now)
    record("host.ranked", about=counterpart, by=None, now=now, host=str(reader), whom=str(about))
    return True
