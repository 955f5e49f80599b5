"""What somebody may know of whom they meet, and what they wrote down about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.matching import queries as matching
from hansa.apps.matching.models import CooperationProfile
from hansa.apps.matching.queries import Listed
from hansa.apps.meetings.groups import tablemates
from hansa.apps.meetings.models import PublishedMeeting
from hansa.apps.missions.models import Mission
from hansa.apps.programme.models import MeetingNote, Place
from hansa.apps.registration.rules import TRAVELS

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Party


@dataclass(frozen=True, slots=True)
class Encounter:
    """A meeting as one of those who sit there may know it.

    Attributes:
        asked_by_me: the reader's organisation asked for it; None: the organisers proposed it.
        profile: what the others look for and bring, where they let those they meet read it.
        listed: what speaks for the meeting, where it was recommended.
        mates: who else sits there.
        hall: the place of the leg that is called as the hall, with its map.
        note: what the reader wrote down; "" for nothing.
    """

    meeting: PublishedMeeting
    asked_by_me: bool | None
    profile: CooperationProfile | None
    listed: Listed | None
    mates: tuple[Person, ...]
    hall: Place | None
    note: str

    @property
    def stands(self) -> bool:
        """Whether it was not called off."""
        return self.meeting.cancelled_at is None


def meeting_of(user: User | AnonymousUser, *, slug: str, uid: str) -> PublishedMeeting | None:
    """A meeting that the user was told of, called off or not, by the name calendars give it.

    Args:
        uid: the wish and the person, as `Entry.uid` writes them.
    """
    wish, _, person = uid.rpartition("-")
    if not user.is_authenticated or not (person.isdecimal() and len(person) < LONGEST_NUMBER):
        return None
    try:
        named = UUID(wish)
    except ValueError:
        return None
    found = PublishedMeeting.objects.filter(
        wish__uid=named,
        person=int(person),
        person__user=user,
        delegate__mission__slug=slug,
        delegate__registration__status__in=TRAVELS,
    )
    return found.select_related(*NEEDED).first()


def encounter(meeting: PublishedMeeting, *, reader: User) -> Encounter:
    """Everything that a reader may know of a meeting of theirs; seven queries at most.

    Of one that was called off they keep their note, and read nothing more of the others.
    """
    stands = meeting.cancelled_at is None
    theirs = _open_profile(meeting.other_party) if stands else None
    own = getattr(meeting.delegate and meeting.delegate.registration, "cooperation_profile", None)
    return Encounter(
        meeting=meeting,
        asked_by_me=_asked_by_me(meeting),
        profile=theirs,
        listed=matching.listed_between(own, theirs) if own and theirs else None,
        mates=tablemates([meeting])[meeting.pk] if stands else (),
        hall=Place.objects.filter(
            leg=meeting.session.leg_id, name__iexact=meeting.session.hall.strip()
        ).first(),
        note=note_on(meeting, writer=reader),
    )


def note_on(meeting: PublishedMeeting, *, writer: User) -> str:
    """What the writer noted about a meeting; "" for nothing."""
    found = MeetingNote.objects.filter(writer=writer, wish=meeting.wish_id)
    return found.values_list("text", flat=True).first() or ""


def notes_of(writer: User) -> QuerySet[MeetingNote]:
    """Everything the writer noted, latest first: for them, and for nobody else."""
    return MeetingNote.objects.filter(writer=writer).select_related(
        "wish__asking__registration__organisation",
        "wish__asking__counterpart__organisation",
        "wish__asked__registration__organisation",
        "wish__asked__counterpart__organisation",
    )


@dataclass(frozen=True, slots=True)
class Noted:
    """A meeting with what its writer noted about it."""

    meeting: PublishedMeeting
    note: MeetingNote


def noted_on(mission: Mission, *, writer: User) -> list[Noted]:
    """What the writer noted on a mission, in the order of the meetings; two queries."""
    notes = {
        note.wish_id: note
        for note in MeetingNote.objects.filter(writer=writer, wish__session__leg__mission=mission)
    }
    told = PublishedMeeting.objects.filter(person__user=writer, wish__in=notes)
    return [
        Noted(meeting, notes[meeting.wish_id])
        for meeting in told.select_related(*NEEDED).order_by("period", "pk")
    ]


LONGEST_NUMBER = 18
NEEDED = (
    "wish",
    "session__leg",
    "person",
    "delegate__mission",
    "delegate__registration__cooperation_profile__mission",
    "delegate__registration__cooperation_profile__registration__organisation",
    "other_person",
    "other_party__registration__organisation",
    "other_party__registration__cooperation_profile__registration__organisation",
    "other_party__counterpart__organisation",
    "other_party__counterpart__cooperation_profile__counterpart__organisation",
)


def _open_profile(party: Party) -> CooperationProfile | None:
    found = matching.profile_of_party(party)
    return found if found and matching.is_open(found) else None


def _asked_by_me(meeting: PublishedMeeting) -> bool | None:
    wish = meeting.wish
    if wish.origin == wish.Origin.AGENCY:
        return None
    return meeting.other_party_id != wish.asking_id
