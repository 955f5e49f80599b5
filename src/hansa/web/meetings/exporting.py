"""A session's problem, to take home."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from hansa.apps.meetings.exporting import exported
from hansa.values import Refused
from hansa.web.meetings.finding import planned_session_or_404


@login_required
@require_GET
def download(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What the engine is asked, as a file without names."""
    session = planned_session_or_404(request, slug, pk)
    try:
        problem = exported(session)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("meetings:setup", slug, pk)
    response = HttpResponse(problem, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="session-{pk}.json"'
    return response
