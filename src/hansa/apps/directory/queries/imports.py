"""Which files of organisations there are, and which records their rows may be."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Count, QuerySet

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import Agency, User
from hansa.apps.accounts.rules import Sight
from hansa.apps.directory.models import Import, ImportRow, Organisation
from hansa.apps.directory.rules.imports import Verdict

# Records of the agency whose names look like one of these; which are the same, the rules say.
# A name without its legal form has less in common with the whole, so the net is wide.
_CANDIDATES = """
    SELECT wanted.place, known.id
    FROM unnest(%s::text[]) WITH ORDINALITY AS wanted (name, place)
    CROSS JOIN LATERAL (
        SELECT id FROM directory_organisation
        WHERE agency_id = %s AND name %% wanted.name
        ORDER BY similarity(name, wanted.name) DESC, id LIMIT 5
    ) AS known
"""
_WIDTH_OF_THE_NET = 0.35


def imports_visible_to(user: User | AnonymousUser) -> QuerySet[Import]:
    """The files that were brought in for an agency of the user, without what they hold."""
    if not user.is_authenticated:
        return Import.objects.none()
    agencies = accounts.agencies_where(user, sees=Sight.RECORDS).order_by().values("pk")
    return (
        Import.objects.filter(agency__in=agencies)
        .select_related("agency", "received_by")
        .defer("content")
    )


def import_with(pk: int) -> Import | None:
    """The file with this number, without what it holds."""
    return Import.objects.filter(pk=pk).defer("content").first()


def lines_of(batch: Import, *, verdict: str = "") -> QuerySet[ImportRow]:
    """Its rows in the order of the file; those with one verdict, where one is given."""
    lines = ImportRow.objects.filter(batch=batch).select_related("organisation")
    return lines.filter(verdict=verdict) if verdict else lines


def ready_lines(batch: Import) -> QuerySet[ImportRow]:
    """The rows that would be imported now, in the order of the file."""
    return lines_of(batch).filter(verdict__in=[Verdict.NEW, Verdict.KNOWN]).order_by("number")


def ready(batch: Import) -> int:
    """How many rows would be imported now."""
    return ready_lines(batch).count()


def tally(batch: Import) -> dict[str, int]:
    """How many rows have each verdict."""
    counted = (
        ImportRow.objects.filter(batch=batch)
        .values("verdict")
        .annotate(rows=Count("pk"))
        .order_by()
    )
    found = {row["verdict"]: row["rows"] for row in counted}
    return {str(verdict): found.get(verdict, 0) for verdict in Verdict}


def holders(column: str, values: Collection[str], *, agency: Agency) -> dict[str, int]:
    """The agency's records that have one of these values in an identifying column."""
    found = Organisation.objects.filter(agency=agency, **{f"{column}__in": values})
    return dict(found.values_list(column, "pk"))


def candidates(names: list[str], *, agency: Agency) -> dict[int, list[Organisation]]:
    """Records of the agency that may have such a name: by the place of the name, likest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)",
                       [str(_WIDTH_OF_THE_NET)])  # fmt: skip
        cursor.execute(_CANDIDATES, [names, agency.pk])
        pairs = [(place - 1, pk) for place, pk in cursor.fetchall()]
    records = Organisation.objects.in_bulk({pk for _place, pk in pairs})
    found: dict[int, list[Organisation]] = {}
    for place, pk in pairs:
        found.setdefault(place, []).append(records[pk])
    return found


def addresses_at(organisations: Iterable[int]) -> set[tuple[int, str]]:
    """Which organisation has somebody with which e-mail address."""
    people = Organisation.objects.filter(pk__in=organisations, people__isnull=False)
    return set(people.values_list("pk", "people__email"))
