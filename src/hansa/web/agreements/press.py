"""The list for the press: only what may be told, now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from hansa.apps.agreements import queries
from hansa.apps.missions import queries as missions
from hansa.plumbing.languages import LANGUAGES
from hansa.plumbing.spreadsheets.writing import as_csv
from hansa.web.missions.finding import briefed_mission_or_404, signed_in

if TYPE_CHECKING:
    from hansa.apps.agreements.queries import PressLine
    from hansa.apps.missions.models import Mission


@login_required
@require_GET
def press(request: HttpRequest, slug: str) -> HttpResponse:
    """What may be told now, in the reader's language."""
    mission = briefed_mission_or_404(request, slug)
    context = {
        "mission": mission,
        "lines": _lines(request, mission),
        "told": _names_are_told(request, mission),
        "language": request.LANGUAGE_CODE,
    }
    return render(request, "agreements/press.html", context)


@login_required
@require_GET
def export(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a table, in every language."""
    mission = briefed_mission_or_404(request, slug)
    content = b"".join(as_csv(_rows(_lines(request, mission))))
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="press-{slug}.csv"'
    return response


def _lines(request: HttpRequest, mission: Mission) -> list[PressLine]:
    """Nothing before the names of those who travel may be told to this reader."""
    if not _names_are_told(request, mission):
        return []
    return queries.press_lines(mission, now=timezone.now())


def _names_are_told(request: HttpRequest, mission: Mission) -> bool:
    return missions.names_are_told(mission, user=signed_in(request), today=timezone.localdate())


def _rows(lines: list[PressLine]) -> Iterator[list[str]]:
    yield [_("Kind"), pgettext("agreement", "Parties"), _("Value"), _("Currency"), *LANGUAGES]
    for line in lines:
        yield [
            str(line.kind.label),
            ", ".join(line.parties),
            "" if line.value is None else str(line.value),
            "" if line.value is None else line.currency,
            *(line.lines.get(language, "") for language in LANGUAGES),
        ]
