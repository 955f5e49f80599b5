"""Who loses a place when an activity has fewer: the last who came."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from hansa.apps.accounts.models import User
from hansa.apps.programme import queries
from hansa.apps.programme.models import Activity, SignUp
from hansa.apps.programme.notices import Change, spot_of
from hansa.apps.programme.services.places import give_place_back
from hansa.apps.programme.services.telling import tell


def displace(activity: Activity, *, by: User, now: datetime) -> list[SignUp]:
    """Take the places that an activity no longer has from those who signed up last, and tell them.

    Part of a larger transaction, with the activity's row locked.
    """
    losing = queries.who_would_lose(activity, capacity=activity.capacity)
    for place in losing:
        give_place_back(activity=activity, delegate=place.delegate, by=by, now=now)
        with override(queries.language_of(place.delegate)):
            change = Change(
                kind="cancelled",
                title=activity.title,
                was=spot_of(activity),
                why=_("There are fewer places than before; those who signed up last lost theirs."),
            )
        tell(
            delegate=place.delegate,
            key=f"place-lost-{activity.pk}-{activity.sequence}",
            changes=[change],
            now=now,
        )
    return losing
