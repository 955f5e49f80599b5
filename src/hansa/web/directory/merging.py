"""Making one record of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hansa.apps.directory import queries, services
from hansa.values import Refused
from hansa.web.directory.merge_forms import FindOtherForm, TakeForm
from hansa.web.missions.finding import signed_in

if TYPE_CHECKING:
    from hansa.apps.directory.models import Organisation

NAMED = 20
CONFLICT, UNPROCESSABLE = 409, 422


@login_required
@require_GET
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Which other record tells of the same organisation."""
    kept = _organisation_or_404(request, pk)
    form = FindOtherForm(request.GET)
    others = queries.visible_to(request.user).filter(agency=kept.agency).exclude(pk=pk)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    found = queries.named(others, text=text)[:NAMED] if text else queries.alike(kept)
    context = {"organisation": kept, "form": form, "found": list(found), "searching": bool(text)}
    return render(request, "directory/merge_choose.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Two records side by side, and what one record would say."""
    kept, gone = _organisation_or_404(request, pk), _organisation_or_404(request, other)
    objections = queries.objections_to_merging(kept, gone)
    form = TakeForm(request.POST or None, kept=kept, gone=gone)
    if request.method == "POST" and form.is_valid() and not objections:
        try:
            services.merge(
                kept=kept,
                gone=gone,
                take=form.taken(),
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            objections = list(refused.objections)
        else:
            told = _("{gone} and {kept} are one record now.")
            messages.success(request, told.format(gone=gone.name, kept=kept.name))
            return redirect("directory:organisation", pk)
    context = {
        "organisation": kept,
        "gone": gone,
        "form": form,
        "objections": objections,
        "following": queries.number_of_references(gone),
    }
    wrong = UNPROCESSABLE if form.errors else 200
    status = CONFLICT if objections and request.method == "POST" else wrong
    return render(request, "directory/merge.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, pk: int, merge: int) -> HttpResponse:
    """What would be two records again, and what stands in the way."""
    kept = _organisation_or_404(request, pk)
    event = get_object_or_404(queries.merges_of(kept), pk=merge)
    if not queries.may_keep(kept, user=signed_in(request)):
        raise Http404
    objections = queries.objections_to_undoing(event)
    if request.method == "POST" and not objections:
        try:
            back = services.undo_merge(merge=event, by=signed_in(request), now=timezone.now())
        except Refused as refused:
            objections = list(refused.objections)
        else:
            told = _("{gone} and {kept} are two records again.")
            messages.success(request, told.format(gone=back.name, kept=kept.name))
            return redirect("directory:organisation", back.pk)
    context = {
        "organisation": kept,
        "gone": event.details["record"]["name"],
        "objections": objections,
        "following": queries.number_that_goes_back(event),
    }
    status = CONFLICT if objections and request.method == "POST" else 200
    return render(request, "directory/undo_merge.html", context, status=status)


def _organisation_or_404(request: HttpRequest, pk: int) -> Organisation:
    return get_object_or_404(queries.visible_to(request.user), pk=pk)
