"""Who loses a place when an activity has fewer: the last who came; they wait for the next."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from hansa.apps.accounts.models import User
from hansa.apps.programme import queries
from hansa.apps.programme.models import Activity, SignUp, Waiting
from hansa.apps.programme.notices import Change, spot_of
from hansa.apps.programme.rules import Left
from hansa.apps.programme.services.places import give_place_back
from hansa.apps.programme.services.telling import tell


def known(losing: list[SignUp], *, displacing: Collection[int]) -> int:
    """How many of those who would lose a place are among those whom the officer was shown.

    Args:
        displacing: the places shown, by number.
    """
    return sum(place.pk in displacing for place in losing)


def displace(activity: Activity, *, losing: list[SignUp], by: User, now: datetime) -> list[SignUp]:
    """Take their places from those who signed up last, and tell them.

    They wait for a place from then on, ahead of whoever asked later than they signed up.

    Part of a larger transaction, with the activity's row locked.
    """
    for place in losing:
        given_back = give_place_back(
            activity=activity, delegate=place.delegate, by=by, now=now, left=Left.DISPLACED
        )
        Waiting.objects.get_or_create(
            activity=activity, delegate=place.delegate, defaults={"since": place.signed_up_at}
        )
        with override(queries.language_of(place.delegate)):
            change = Change(
                kind="cancelled",
                title=activity.title,
                was=spot_of(activity),
                why=_(
                    "There are fewer places than before; those who signed up last lost theirs. "
                    "You are on the waiting list."
                ),
            )
        tell(
            delegate=place.delegate,
            key=f"place-lost-{activity.pk}-{given_back.sequence}",
            changes=[change],
            now=now,
        )
    return losing
