"""The directory as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hansa.apps.accounts import queries as accounts
from hansa.apps.directory import queries
from hansa.plumbing.spreadsheets.writing import as_csv, as_workbook
from hansa.web.directory.forms import FindingForm

if TYPE_CHECKING:
    from hansa.apps.directory.models import Organisation

# A workbook is made in one piece; so many organisations take a second or two.
MOST_IN_A_WORKBOOK = 10_000
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_GET
def as_csv_file(request: HttpRequest) -> HttpResponseBase:
    """The organisations that are looked for, with their people, as CSV."""
    told = as_csv(queries.table_of(_chosen(request)))
    return StreamingHttpResponse(
        told, content_type="text/csv; charset=utf-8", headers=_called("organisations.csv")
    )


@login_required
@require_GET
def as_workbook_file(request: HttpRequest) -> HttpResponseBase:
    """The organisations that are looked for, with their people, as a workbook."""
    chosen = _chosen(request)
    if chosen.count() > MOST_IN_A_WORKBOOK:
        told = _("A workbook takes {most} organisations; narrow the list, or take CSV.")
        messages.error(request, told.format(most=MOST_IN_A_WORKBOOK))
        return redirect("directory:organisations")
    written = as_workbook(queries.table_of(chosen), title=_("Organisations"))
    return HttpResponse(written, content_type=WORKBOOK, headers=_called("organisations.xlsx"))


def _chosen(request: HttpRequest) -> QuerySet[Organisation]:
    agencies = accounts.agencies_of(request.user)
    if not agencies:
        raise Http404
    form = FindingForm(request.GET, agencies=agencies)
    return form.chosen(queries.visible_to(request.user))


def _called(filename: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{filename}"'}
