"""A host writes to companies behind their signed link."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.matching import queries
from hansa.apps.matching.services import Speaker
from hansa.web.matching.hosts.visiting import Visit, visited
from hansa.web.matching.talks import talking
from hansa.web.matching.talks.talking import Side

PAGE = "matching/talks/host_talk.html"


@require_GET
@visited
def mine(request: HttpRequest, visit: Visit) -> HttpResponse:
    """With whom they talk."""
    context = visit.context("talks") | {"lines": [], "zone": visit.counterpart.leg.zone}
    if side := _side(visit):
        context["lines"] = talking.lines(side)
    return render(request, "matching/talks/host_mine.html", context)


@require_http_methods(["GET", "POST"])
@visited
def talk(request: HttpRequest, visit: Visit, about: int) -> HttpResponse:
    """What was said, and a form for more."""
    side = _side_or_404(visit)
    other = talking.partner_or_404(side, about)
    if request.method == "POST":
        form = talking.write(request, side, other)
        if form is None:
            return redirect("talks:host_talk", visit.token, about)
        context = visit.context("talks") | talking.told(side, other, message_form=form)
        return render(request, PAGE, context, status=422)
    return render(request, PAGE, visit.context("talks") | talking.told(side, other))


@require_POST
@visited
def call(request: HttpRequest, visit: Visit, about: int) -> HttpResponse:
    """Propose a video call."""
    side = _side_or_404(visit)
    other = talking.partner_or_404(side, about)
    form = talking.propose(request, side, other)
    if form is None:
        return redirect("talks:host_talk", visit.token, about)
    context = visit.context("talks") | talking.told(side, other, call_form=form)
    return render(request, PAGE, context, status=422)


@require_POST
@visited
def settle(request: HttpRequest, visit: Visit, about: int, call: int) -> HttpResponse:
    """Answer a call, or say whether it was held."""
    talking.settle_call(request, _side_or_404(visit), call)
    return redirect("talks:host_talk", visit.token, about)


def _side(visit: Visit) -> Side | None:
    profile = queries.profile_of(visit.counterpart)
    if profile is None:
        return None
    return Side(
        Speaker(
            profile=profile,
            user=None,
            host=visit.reader,
            page_of=lambda other, person: talking.page_of(other, person, about=profile),
        ),
        zone=visit.counterpart.leg.zone,
        url=lambda name, *blanks: reverse(f"talks:host_{name}", args=[visit.token, *blanks]),
    )


def _side_or_404(visit: Visit) -> Side:
    side = _side(visit)
    if side is None:
        raise Http404
    return side
