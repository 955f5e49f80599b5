"""The first page of an empty site."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hansa.apps.accounts import queries, services
from hansa.plumbing.languages import readers_language
from hansa.values import Refused
from hansa.web.accounts.entering import BACKEND
from hansa.web.accounts.forms import FirstRunForm
from hansa.web.refusals import show_refusal


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def first_run(request: HttpRequest) -> HttpResponse:
    """Make the first administrator; there is no such page once there is one."""
    if queries.site_is_founded():
        raise Http404
    form = FirstRunForm(
        request.POST if request.method == "POST" else None, initial=_first_answers()
    )
    if request.method == "POST" and form.is_valid():
        try:
            founder = services.found_site(**form.cleaned_data, now=timezone.now())
        except Refused as refused:
            show_refusal(form, refused)
        else:
            login(request, founder, backend=BACKEND)
            messages.success(request, _("Hansa is yours. Plan the first mission."))
            return redirect("missions:home")
    status = 422 if form.errors else 200
    return render(request, "accounts/first_run.html", {"form": form}, status=status)


def _first_answers() -> dict[str, Any]:
    return {"language": readers_language()}
