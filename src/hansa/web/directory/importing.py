"""Bringing a file of organisations into the directory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.accounts import queries as accounts
from hansa.apps.directory import queries, services
from hansa.apps.directory.rules import ImportStatus, Verdict
from hansa.apps.directory.rules.imports import AT_WORK
from hansa.plumbing.spreadsheets.writing import as_csv
from hansa.values import Refused
from hansa.web.directory.import_forms import FileForm, MappingForm, letter_of
from hansa.web.directory.import_rows import SHOWN_FIRST, TONES, ShownRow, faults_told
from hansa.web.fragments import asks_for
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal
from hansa.worker import orders

if TYPE_CHECKING:
    from hansa.apps.directory.models import Import

ON_A_PAGE = 50
CONFLICT, UNPROCESSABLE = 409, 422
# A file that nobody has picked up for so long tells the officer to look after the worker.
PATIENCE = timedelta(seconds=20)


@login_required
@require_http_methods(["GET", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """A form for a file, and the files that were brought in before."""
    agencies = accounts.agencies_of(request.user)
    if not agencies:
        raise Http404
    sent = request.method == "POST"
    form = FileForm(
        request.POST if sent else None, request.FILES if sent else None, agencies=agencies
    )
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = services.receive_file(
                agency=form.cleaned_data["agency"],
                filename=file.name,
                content=file.read(),
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            return redirect("directory:import", made.pk)
    earlier = Paginator(queries.imports_visible_to(request.user), ON_A_PAGE)
    context = {"form": form, "page": earlier.get_page(request.GET.get("page"))}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "directory/imports.html", context, status=status)


@login_required
@require_GET
def one_import(request: HttpRequest, batch: int) -> HttpResponse:
    """One file: its columns, how far the worker is, what was found, or what it came to."""
    return _shown(request, _import_or_404(request, batch))


@login_required
@require_POST
def columns(request: HttpRequest, batch: int) -> HttpResponse:
    """Say which column is which, and have the rows checked."""
    shown = _import_or_404(request, batch)
    form = MappingForm(request.POST, batch=shown)
    if form.is_valid():
        try:
            orders.check_import(
                batch=shown, mapping=form.mapping(), by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            return redirect("directory:import", batch)
    return _shown(request, shown, form=form)


@login_required
@require_GET
def progress(request: HttpRequest, batch: int) -> HttpResponse:
    """How far the worker is; once it is through, the page is told to show what came of it."""
    shown = _import_or_404(request, batch)
    response = render(request, "directory/import.html#progress", _work(shown))
    if shown.status not in AT_WORK:
        response["HX-Refresh"] = "true"
    return response


@login_required
@require_POST
def decide(request: HttpRequest, batch: int, number: int) -> HttpResponse:
    """Say what becomes of one row."""
    shown = _import_or_404(request, batch)
    line = get_object_or_404(queries.lines_of(shown), number=number)
    return _settled(request, shown, lambda: services.decide(
        line=line,
        verdict=request.POST.get("verdict", ""),
        by=signed_in(request),
        now=timezone.now(),
    ))  # fmt: skip


@login_required
@require_POST
def decide_the_rest(request: HttpRequest, batch: int) -> HttpResponse:
    """Say what becomes of every row that looks like a record."""
    shown = _import_or_404(request, batch)
    return _settled(request, shown, lambda: services.decide_the_rest(
        batch=shown,
        verdict=request.POST.get("verdict", ""),
        by=signed_in(request),
        now=timezone.now(),
    ))  # fmt: skip


@login_required
@require_POST
def carry_in(request: HttpRequest, batch: int) -> HttpResponse:
    """Have the rows that are ready imported."""
    shown = _import_or_404(request, batch)
    return _settled(request, shown, lambda: orders.carry_in_import(
        batch=shown, by=signed_in(request), now=timezone.now()
    ))  # fmt: skip


@login_required
@require_POST
def drop(request: HttpRequest, batch: int) -> HttpResponse:
    """Put the file aside."""
    shown = _import_or_404(request, batch)
    try:
        services.drop(batch=shown, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        return _shown(request, shown, objections=refused.objections)
    told = _("{file} is put aside; nothing of it was imported.")
    messages.success(request, told.format(file=shown.filename))
    return redirect("directory:imports")


@login_required
@require_GET
def faults(request: HttpRequest, batch: int) -> StreamingHttpResponse:
    """What is wrong with the file, row by row, as a table to correct it by."""
    lines = queries.lines_of(_import_or_404(request, batch), verdict=Verdict.WRONG)
    told = as_csv(faults_told(lines.iterator(chunk_size=ON_A_PAGE)))
    return StreamingHttpResponse(
        told,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="wrong-rows.csv"'},
    )


def _import_or_404(request: HttpRequest, pk: int) -> Import:
    return get_object_or_404(queries.imports_visible_to(request.user), pk=pk)


def _settled(request: HttpRequest, shown: Import, settle: Callable[[], object]) -> HttpResponse:
    """Do something about the rows, and show what is left of them."""
    objections: tuple[str, ...] = ()
    try:
        settle()
    except Refused as refused:
        objections = refused.objections
    shown.refresh_from_db(fields=["status", "done", "attempts", "ordered_at"])
    if objections or asks_for(request, "rows"):
        return _shown(request, shown, objections=objections)
    return redirect("directory:import", shown.pk)


def _shown(
    request: HttpRequest,
    shown: Import,
    *,
    form: MappingForm | None = None,
    objections: tuple[str, ...] = (),
) -> HttpResponse:
    context: dict[str, Any] = {"batch": shown, "objections": objections, **_work(shown)}
    if shown.status in {ImportStatus.CHECKED, ImportStatus.DONE}:
        context |= _findings(request, shown)
    if form or shown.status in {ImportStatus.RECEIVED, ImportStatus.FAILED} or _wants_columns(
        request, shown
    ):  # fmt: skip
        context |= {"form": form or MappingForm(batch=shown), "letters": _letters(shown)}
    status = CONFLICT if objections else UNPROCESSABLE if form and form.errors else 200
    template = "directory/import.html"
    if asks_for(request, "rows") and "page" in context:
        template += "#rows"
    return render(request, template, context, status=status)


def _wants_columns(request: HttpRequest, shown: Import) -> bool:
    """Whether the reader wants to say again which column is which."""
    return shown.status == ImportStatus.CHECKED and "columns" in request.GET


def _letters(shown: Import) -> list[str]:
    width = max(len(row) for row in [shown.headings, *shown.samples])
    return [letter_of(place) for place in range(width)]


def _work(shown: Import) -> dict[str, Any]:
    waiting = shown.status in AT_WORK and not shown.attempts
    ordered = shown.ordered_at or shown.received_at
    return {
        "batch": shown,
        "at_work": shown.status in AT_WORK,
        "ignored": waiting and timezone.now() - ordered > PATIENCE,
    }


def _findings(request: HttpRequest, shown: Import) -> dict[str, Any]:
    """The rows with one verdict, those that need the reader first."""
    tally = queries.tally(shown)
    wanted = request.GET.get("show", "")
    if wanted not in tally:
        wanted = next((str(each) for each in SHOWN_FIRST if tally[each]), str(Verdict.NEW))
    page = Paginator(queries.lines_of(shown, verdict=wanted), ON_A_PAGE)
    chosen = page.get_page(request.GET.get("page"))
    return {
        "tally": [
            {"verdict": each, "rows": tally[each], "tone": TONES.get(each, "")}
            for each in SHOWN_FIRST
        ],
        "wanted": wanted,
        "page": chosen,
        "rows": [ShownRow.of(line) for line in chosen],
        "ready": tally[Verdict.NEW] + tally[Verdict.KNOWN],
        "open": shown.status == ImportStatus.CHECKED,
    }
