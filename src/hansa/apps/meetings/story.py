"""What happened to a session: its own events, and those of its wishes, meetings and hosts."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from hansa.apps.meetings.asking import wishes_of
from hansa.apps.meetings.models import Counterpart, Meeting, Party, Session, Wish
from hansa.apps.meetings.queries import parties_of
from hansa.plumbing.history.models import Event


def story_of_session(session: Session) -> QuerySet[Event]:
    """Everything that was done, latest first, with who did it.

    Events of meetings that a later proposal replaced are told by the proposal.
    """
    told = (
        _about(Session, [session.pk])
        | _about(Meeting, Meeting.objects.filter(session=session).values("pk"))
        | _about(Wish, Wish.objects.filter(session=session).values("pk"))
        | _about(Party, Party.objects.filter(session=session).values("pk"))
        | _about(Counterpart, Counterpart.objects.filter(parties__session=session).values("pk"))
    )
    return Event.objects.filter(told).select_related("by", "about_type").order_by("-at", "-pk")


def story_of_wish(wish: Wish) -> QuerySet[Event]:
    """What happened to one wish and to the meeting that holds it."""
    told = _about(Wish, [wish.pk]) | _about(Meeting, Meeting.objects.filter(wish=wish).values("pk"))
    return Event.objects.filter(told).select_related("by", "about_type").order_by("-at", "-pk")


def _about(kind: type[Model], keys: object) -> Q:
    return Q(about_type=ContentType.objects.get_for_model(kind), about_id__in=keys)


def names_in(events: Iterable[Event], *, session: Session) -> dict[tuple[str, int], str]:
    """Whom the events are about, by kind of row and its number; in three queries."""
    keys: dict[str, set[int]] = defaultdict(set)
    for event in events:
        keys[event.about_type.model].add(event.about_id)
    wishes = wishes_of(session).filter(Q(pk__in=keys["wish"]) | Q(meeting__in=keys["meeting"]))
    names = {("wish", wish.pk): str(wish) for wish in wishes}
    names |= {
        ("meeting", wish.meeting.pk): str(wish) for wish in wishes if hasattr(wish, "meeting")
    }
    parties = parties_of(session).filter(
        Q(pk__in=keys["party"]) | Q(counterpart__in=keys["counterpart"])
    )
    names |= {("party", party.pk): str(party) for party in parties}
    names |= {
        ("counterpart", party.counterpart.pk): str(party) for party in parties if party.counterpart
    }
    return names
