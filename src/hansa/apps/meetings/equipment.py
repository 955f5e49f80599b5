"""What a session has besides slots and people, as its set-up asks for it."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from hansa.apps.meetings.models import Party, Session, Table, Wish
from hansa.apps.meetings.queries import parties_of
from hansa.apps.meetings.resources import Competitors, Helper

_NAMES = (
    "one__registration__organisation",
    "one__counterpart__organisation",
    "other__registration__organisation",
    "other__counterpart__organisation",
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The tables of a session at a glance.

    Attributes:
        kinds: how many there are of each kind.
        owned: how many are a party's own.
    """

    kinds: Counter[str]
    accessible: int
    measured: int
    owned: int


def furniture_of(session: Session) -> Furniture:
    """How many tables of which kind, in two queries."""
    tables = list(Table.objects.filter(session=session))
    return Furniture(
        kinds=Counter(table.kind for table in tables),
        accessible=sum(table.accessible for table in tables),
        measured=sum(table.across is not None for table in tables),
        owned=Party.objects.filter(session=session, table__isnull=False).count(),
    )


def helpers_of(session: Session) -> QuerySet[Helper]:
    """The helpers by name, each with how many meetings they help in (`helped`)."""
    return (
        Helper.objects.filter(session=session)
        .annotate(helped=Count("assistance"))
        .prefetch_related("absences__slot")
        .order_by("name")
    )


def helper_of(session: Session, pk: int) -> Helper | None:
    """One helper of the session."""
    return Helper.objects.filter(session=session, pk=pk).select_related("session").first()


def helpers_at(wish: Wish) -> QuerySet[Helper]:
    """Who helps where the wish is held."""
    return Helper.objects.filter(assistance__meeting__wish=wish).order_by("assistance__pk")


def skills_of(session: Session) -> list[str]:
    """What the helpers of a session can do, each once."""
    listed = Helper.objects.filter(session=session).values_list("skills", flat=True)
    return sorted({skill for skills in listed for skill in skills})


def competitors_of(session: Session) -> QuerySet[Competitors]:
    """The pairs that are kept apart, with their names."""
    return Competitors.objects.filter(session=session).select_related(*_NAMES).order_by("pk")


def competitors_named(session: Session, pk: int) -> Competitors | None:
    """One pair of the session."""
    return competitors_of(session).filter(pk=pk).select_related("session").first()


def party_of(session: Session, pk: int) -> Party | None:
    """One party of the session, with its organisation and table."""
    return parties_of(session).select_related("table").filter(pk=pk).first()


def tables_left_for(party: Party) -> QuerySet[Table]:
    """The tables that are nobody's own, and the party's, in the order of the hall."""
    taken = Party.objects.filter(session=party.session_id, table__isnull=False).exclude(pk=party.pk)
    return (
        Table.objects.filter(session=party.session_id)
        .exclude(pk__in=taken.values("table"))
        .order_by("position")
    )
