"""An activity as a delegate reads it, with its papers."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from hansa.apps.programme.handout import document_for, handout_of
from hansa.apps.protocol import queries as protocol
from hansa.web.programme.journey import journey_or_404, kept
from hansa.web.programme.parts import as_download


@login_required
@require_GET
def activity(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Where, when and how to come; the papers for whoever is to come."""
    delegate = journey_or_404(request, slug)
    handout = handout_of(delegate, uid=uid)
    if handout is None:
        raise Http404
    here = timezone.localdate(timezone=handout.activity.leg.zone)
    ceremonial = protocol.ceremonial_of(handout.activity)
    context = {
        "mission": delegate.mission,
        "names_told": protocol.names_of_activity_are_told(ceremonial, today=here),
        "handout": handout,
        "activity": handout.activity,
        "entry": handout.entry,
        "now": timezone.now(),
        "zone": handout.activity.leg.zone,
    }
    return kept(request, render(request, "programme/handout.html", context))


@login_required
@require_GET
def document(request: HttpRequest, slug: str, uid: UUID, number: int) -> HttpResponse:
    """A paper of the activity, for whoever is to come; it is saved, never shown in place."""
    found = document_for(journey_or_404(request, slug), uid=uid, number=number)
    if found is None:
        raise Http404
    return as_download(found)
