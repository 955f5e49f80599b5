"""What the programme knows about somebody."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.apps.accounts.models import User
from hansa.apps.programme.models import SignUp
from hansa.values import Chapter


def chapters_about(user: User) -> Iterator[Chapter]:
    """Where they took a place."""
    places = SignUp.objects.filter(delegate__person__user=user).select_related("activity")
    yield Chapter(
        "places",
        tuple(
            {
                "activity": place.activity.title,
                "begins_at": place.activity.period.lower,
                "place": place.activity.place,
                "signed_up_at": place.signed_up_at,
                "cancelled_at": place.withdrawn_at,
            }
            for place in places
        ),
    )
