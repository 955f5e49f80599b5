"""The page of a party without account, behind its link: it clears the text, or objects."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.agreements import queries, rules, services
from hansa.values import Refused
from hansa.web.agreements.forms import AnswerForm

if TYPE_CHECKING:
    from hansa.apps.agreements.models import Clearance

View = Callable[..., HttpResponse]


def visited(view: View) -> View:
    """Let in whoever has a link that works; a forged one leads nowhere, an old one says so."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        link = queries.read_link(token)
        if link is None:
            return _private(render(request, "agreements/no_link.html", status=404))
        if not link.works(timezone.now()):
            return _private(render(request, "agreements/no_link.html", {"ended": True}, status=410))
        return _private(view(request, link.clearance, token))

    return opened


@require_GET
@visited
def page(request: HttpRequest, clearance: Clearance, token: str) -> HttpResponse:
    """What is to be signed, and what they say to it."""
    return _page(request, clearance, token)


@require_GET
@visited
def text(request: HttpRequest, clearance: Clearance, token: str) -> HttpResponse:
    """The newest text, to be read before answering."""
    newest = queries.texts_of(clearance.agreement).first()
    if newest is None:
        return _private(render(request, "agreements/no_link.html", status=404))
    response = HttpResponse(bytes(newest.content), content_type=newest.media_type)
    ending = "pdf" if newest.media_type == "application/pdf" else "docx"
    response["Content-Disposition"] = f'attachment; filename="agreement.{ending}"'
    return response


@require_POST
@visited
def answer(request: HttpRequest, clearance: Clearance, token: str) -> HttpResponse:
    """They clear it, or say why not."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, clearance, token, refused=Refused(_("Choose yes or no.")))
    said = form.cleaned_data
    try:
        services.answer(
            clearance=clearance,
            cleared=said["cleared"] == "yes",
            why=said["why"],
            said_by=said["said_by"],
            by=None,
            now=timezone.now(),
        )
    except Refused as refused:
        return _page(request, clearance, token, refused=refused)
    messages.success(request, _("Thank you. The organisers know."))
    return redirect("agreements:party", token)


def _page(
    request: HttpRequest, clearance: Clearance, token: str, *, refused: Refused | None = None
) -> HttpResponse:
    agreement = clearance.agreement
    closed = rules.objections_to_answering(status=agreement.status, answer=clearance.answer)
    context = {
        "clearance": clearance,
        "agreement": agreement,
        "parties": agreement.parties.all(),
        "mission": agreement.mission,
        "text": queries.texts_of(agreement).first(),
        "token": token,
        "is_open": not list(closed),
        "objections": refused.objections if refused else (),
        "longest": rules.LONGEST_WHY,
    }
    return render(request, "agreements/party.html", context, status=409 if refused else 200)


def _private(response: HttpResponse) -> HttpResponse:
    """The address is a secret: it is told to no other site and to no search engine."""
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def address_of(token: str) -> str:
    """The whole address of a party's page, ready to be mailed."""
    return settings.BASE_URL + reverse("agreements:party", args=[token])
