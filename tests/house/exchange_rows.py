"""What delegates keep for themselves in the world of the house tests: notes, cards and papers."""

from tests.factories.accounts import LONG_BEFORE
from tests.factories.programme import ActivityFactory

from hansa.apps.accounts.models import User
from hansa.apps.meetings import queries as meetings
from hansa.apps.meetings.models import Counterpart, PublishedMeeting
from hansa.apps.programme.cards import token_of
from hansa.apps.programme.models import Activity, ActivityDocument, KeptCard, MeetingNote
from hansa.apps.programme.queries import Card
from hansa.apps.registration.models import Delegate
from hansa.plumbing.pushing.models import Subscription


def exchange_of(activity: Activity, delegate: Delegate, *, by: User) -> dict[str, object]:
    """A note on the meeting, cards given both ways with the host, and a paper for delegates."""
    told = PublishedMeeting.objects.get(delegate=delegate)
    MeetingNote.objects.create(
        writer=delegate.person.user, wish=told.wish, text="A price list.", written_at=LONG_BEFORE
    )
    device = Subscription.objects.create(
        user=delegate.person.user,
        address=f"https://push.example/{delegate.pk}",
        since=LONG_BEFORE,
    )
    mine, theirs = _cards(delegate, told)
    paper = _paper(delegate, by=by)
    uid = f"{told.wish.uid}-{told.person_id}"
    card = token_of(Card(delegate.person, delegate.mission))
    return {
        "programme:meeting:uid": uid,
        "programme:note:uid": uid,
        "programme:uid": paper.activity.uid,
        "programme:own_document:number": paper.pk,
        "programme:unsubscribe:number": device.pk,
        "programme:let_read:number": activity.show_lines.get().pk,
        **{f"programme:{name}:token": card for name in ("card", "card_file", "keep_card")},
        "programme:token": meetings.host_token(_host_of(told)),
        "programme:contact_file:pk": mine.pk,
        "programme:drop_contact:pk": mine.pk,
        "programme:take_back:pk": theirs.pk,
        "programme:host_contact:pk": theirs.pk,
    }


def _cards(delegate: Delegate, told: PublishedMeeting) -> list[KeptCard]:
    both = ((delegate.person, told.other_person), (told.other_person, delegate.person))
    return [
        KeptCard.objects.create(
            holder=holder, person=person, mission=delegate.mission, how="given", kept_at=LONG_BEFORE
        )
        for holder, person in both
    ]


def _paper(delegate: Delegate, *, by: User) -> ActivityDocument:
    stay = delegate.stays.get()
    return ActivityDocument.objects.create(
        activity=ActivityFactory(leg=stay.leg),
        name="welcome.pdf",
        media_type="application/pdf",
        content=b"%PDF-",
        size=5,
        for_delegates=True,
        added_by=by,
        added_at=LONG_BEFORE,
    )


def _host_of(told: PublishedMeeting) -> Counterpart:
    return told.other_party.counterpart
