"""What happened to a session: its own events, and those of its wishes, meetings and hosts."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from hansa.apps.meetings.models import Counterpart, Meeting, Party, Session, Wish
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
    return Event.objects.filter(told).select_related("by").order_by("-at", "-pk")


def _about(kind: type[Model], keys: object) -> Q:
    return Q(about_type=ContentType.objects.get_for_model(kind), about_id__in=keys)
