"""Letting somebody apply for their own organisation."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hansa.apps.directory import queries
from hansa.journeys.let_apply import let_apply as journey
from hansa.values import Refused
from hansa.web.missions.finding import signed_in


@login_required
@require_POST
def let_apply(request: HttpRequest, pk: int) -> HttpResponse:
    """The person keeps the organisation's record from now on, and is written to."""
    person = get_object_or_404(queries.people_visible_to(request.user), pk=pk)
    try:
        journey(person=person, by=signed_in(request), now=timezone.localtime())
    except Refused as refused:
        for objection in refused.objections:
            messages.error(request, objection)
    else:
        told = _("{person} can apply for {organisation} now, and has a letter with a way in.")
        messages.success(request, told.format(person=person, organisation=person.organisation.name))
    return redirect("directory:organisation", pk=person.organisation_id)
