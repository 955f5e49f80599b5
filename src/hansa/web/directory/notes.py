"""What the reader's agencies wrote about an organisation, in confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.rules import Sight
from hansa.apps.directory import queries, services
from hansa.apps.registration import queries as registrations
from hansa.values import Refused
from hansa.web.directory.note_forms import NoteForm
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.apps.directory.models import Organisation


@login_required
@require_http_methods(["GET", "POST"])
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the notes, and write one."""
    user = signed_in(request)
    organisation = _organisation_or_404(request, pk)
    agencies = accounts.agencies_to_write_notes_for(user)
    if request.method == "POST" and not agencies:
        raise Http404
    form = NoteForm(request.POST if request.method == "POST" else None, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        try:
            services.write_note(organisation, **form.cleaned_data, by=user, now=timezone.now())
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Noted; nobody outside your agency reads it."))
            return redirect("directory:notes", pk)
    status = 422 if form.errors else 200
    return _page(request, organisation, form=form if agencies else None, status=status)


@login_required
@require_POST
def strike(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike a note out for good."""
    note = get_object_or_404(queries.notes_visible_to(request.user), pk=pk)
    organisation = note.organisation
    try:
        services.strike_note(note, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        return _page(request, organisation, objections=refused.objections, status=409)
    messages.success(request, _("The note is struck out."))
    return redirect("directory:notes", organisation.pk)


def _organisation_or_404(request: HttpRequest, pk: int) -> Organisation:
    """One that the reader looks after or met on a mission, for readers of notes."""
    user = signed_in(request)
    if not accounts.sees(user, Sight.NOTES):
        raise Http404
    own = queries.visible_to(user).filter(pk=pk).first()
    return own or get_object_or_404(registrations.organisations_met(user), pk=pk)


def _page(
    request: HttpRequest,
    organisation: Organisation,
    *,
    form: NoteForm | None = None,
    objections: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    user = signed_in(request)
    found = queries.notes_about(organisation, user=user)
    strikable = set(queries.notes_to_strike(user).values_list("pk", flat=True))
    context = {
        "organisation": organisation,
        "is_own": queries.visible_to(user).filter(pk=organisation.pk).exists(),
        "notes": [(note, note.pk in strikable) for note in found],
        "form": form,
        "objections": objections,
    }
    return render(request, "directory/notes.html", context, status=status)
