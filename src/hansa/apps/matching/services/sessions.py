"""Interest as it is said in a session, by the parties that sit there."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.matching import queries
from hansa.apps.matching.models import CooperationProfile, Interest
from hansa.apps.matching.rules import WANTS, Choice
from hansa.apps.matching.services.interests import express, take_back
from hansa.apps.matching.services.opening import open_profile
from hansa.apps.meetings import services as meetings
from hansa.apps.meetings.models import Party
from hansa.values import Refused


@transaction.atomic
def say_in_session(
    *, asking: Party, asked: Party, choice: Choice, by: User | None, now: datetime
) -> Interest:
    """Say what a party thinks of meeting another; profiles that are missing are opened.

    Raises:
        Refused: as `express` does, and when the others have declined.
    """
    if choice in WANTS and queries.was_declined(asking, by=asked):
        raise Refused(_("{name} have declined this meeting.").format(name=asked))
    return express(
        profile=_profile_of(asking, now=now),
        about=_profile_of(asked, now=now),
        choice=choice,
        by=by,
        now=now,
    )


@transaction.atomic
def take_back_in_session(*, asking: Party, asked: Party, by: User | None, now: datetime) -> None:
    """Say nothing any more of meeting another, and ask no longer, by hand or by interest.

    Raises:
        Refused: when the list is closed.
    """
    mine, theirs = queries.profile_of_party(asking), queries.profile_of_party(asked)
    if mine and theirs:
        take_back(profile=mine, about=theirs, by=by, now=now)
    for left in queries.asked_by_hand(asking, asked):
        meetings.withdraw_wish(wish=left, by=by, now=now)


def _profile_of(party: Party, *, now: datetime) -> CooperationProfile:
    return queries.profile_of_party(party) or open_profile(
        registration=party.registration, counterpart=party.counterpart, now=now
    )
