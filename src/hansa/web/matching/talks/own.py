"""A delegate writes to hosts and fellow delegates before the mission."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.matching import queries
from hansa.apps.matching.services import Speaker
from hansa.web.matching.talks import talking
from hansa.web.matching.talks.talking import Side
from hansa.web.missions.finding import signed_in

PAGE = "matching/talks/talk.html"


@login_required
@require_GET
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    """With whom they talk."""
    side = _side_or_404(request, slug)
    context = {"mission": side.profile.mission, "lines": talking.lines(side), "zone": side.zone}
    return render(request, "matching/talks/mine.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def talk(request: HttpRequest, slug: str, about: int) -> HttpResponse:
    """What was said, and a form for more."""
    side = _side_or_404(request, slug)
    other = talking.partner_or_404(side, about)
    if request.method == "POST":
        form = talking.write(request, side, other)
        if form is None:
            return redirect("talks:talk", slug, about)
        context = _context(side) | talking.told(side, other, message_form=form)
        return render(request, PAGE, context, status=422)
    return render(request, PAGE, _context(side) | talking.told(side, other))


@login_required
@require_POST
def call(request: HttpRequest, slug: str, about: int) -> HttpResponse:
    """Propose a video call."""
    side = _side_or_404(request, slug)
    other = talking.partner_or_404(side, about)
    form = talking.propose(request, side, other)
    if form is None:
        return redirect("talks:talk", slug, about)
    context = _context(side) | talking.told(side, other, call_form=form)
    return render(request, PAGE, context, status=422)


@login_required
@require_POST
def settle(request: HttpRequest, slug: str, about: int, call: int) -> HttpResponse:
    """Answer a call, or say whether it was held."""
    side = _side_or_404(request, slug)
    talking.settle_call(request, side, call)
    return redirect("talks:talk", slug, about)


def _side_or_404(request: HttpRequest, slug: str) -> Side:
    profile = queries.own_of_slug(request.user, slug=slug)
    if profile is None:
        raise Http404
    return Side(
        Speaker(
            profile=profile,
            user=signed_in(request),
            host=None,
            page_of=lambda other, person: talking.page_of(other, person, about=profile),
        ),
        zone=timezone.get_default_timezone(),
        url=lambda name, *blanks: reverse(f"talks:{name}", args=[slug, *blanks]),
    )


def _context(side: Side) -> dict[str, object]:
    return {"mission": side.profile.mission, "all_url": side.url("mine")}
