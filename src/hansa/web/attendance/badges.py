"""Badges of a mission: who has one, printing them, revoking and replacing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.attendance import queries, services
from hansa.plumbing.qr import squares
from hansa.values import Refused
from hansa.web.attendance.forms import WhyForm
from hansa.web.missions.finding import may_plan, mission_or_404, planned_mission_or_404, signed_in
from hansa.web.paper import on_paper
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.attendance.models import Badge
    from hansa.apps.missions.models import Mission

ON_A_PAGE = 50
# The best pattern for each code would take longer than all the rest; a camera reads any.
ANY_PATTERN = 3
# More would keep the browser busy for longer than anybody waits.
MOST_PRINTED = 600


@login_required
@require_GET
def badges(request: HttpRequest, slug: str) -> HttpResponse:
    """Every badge, by name; who has none yet."""
    mission = mission_or_404(request, slug)
    words = request.GET.get("q", "")[:80].replace("\x00", "")
    found = queries.badges_like(mission, words=words) if words else queries.badges_of(mission)
    context = {
        "mission": mission,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "q": words,
        "without": queries.without_badge(mission).number,
        "may_plan": may_plan(request, mission),
    }
    return render(request, "attendance/badges.html", context)


@login_required
@require_POST
def issue(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a badge to everybody who is to have one."""
    mission = planned_mission_or_404(request, slug)
    number = services.issue_badges(mission=mission, by=signed_in(request), now=timezone.now())
    said = ngettext("{number} badge issued.", "{number} badges issued.", number)
    messages.success(request, said.format(number=number))
    return redirect("attendance:badges", slug)


@login_required
@require_GET
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """Badges to print, four to a page of A4, each of the size of A6."""
    mission = planned_mission_or_404(request, slug)
    drawn = [
        (badge, squares(f"HANSA:{slug}:{badge.token}"))
        for badge in queries.standing_badges(mission)[:MOST_PRINTED]
    ]
    context = {"mission": mission, "drawn": drawn}
    response = render(request, "attendance/badge_sheet.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_GET
def on_sheets(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a document, with colours that tell delegates, hosts and organisers apart."""
    mission = planned_mission_or_404(request, slug)
    standing = queries.standing_badges(mission)[:MOST_PRINTED]
    said = {
        "badges": [_card(badge, mission) for badge in standing],
        "none": _("No badge was issued yet"),
    }
    title = _("Badges: {mission}").format(mission=mission)
    return on_paper(request, "web/attendance/badges.typ", said, title=title)


@login_required
@require_http_methods(["GET", "POST"])
def badge(request: HttpRequest, slug: str, badge: int) -> HttpResponse:
    """One badge: revoke it, or replace it by another."""
    mission = planned_mission_or_404(request, slug)
    found = queries.badges_of(mission).filter(pk=badge).first()
    if found is None:
        raise Http404
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = services.replace_badge if "replace" in request.POST else services.revoke_badge
        try:
            act(
                badge=found,
                by=signed_in(request),
                now=timezone.now(),
                why=form.cleaned_data["why"],
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Done; the old badge opens no door any more."))
            return redirect("attendance:badges", slug)
    context = {"mission": mission, "badge": found, "form": form}
    return render(request, "attendance/badge.html", context, status=422 if form.errors else 200)


def _card(badge: Badge, mission: Mission) -> dict[str, object]:
    kind, role = _role(badge)
    code = squares(f"HANSA:{mission.slug}:{badge.token}", pattern=ANY_PATTERN)
    return {
        "mission": str(mission),
        "name": badge.name,
        "organisation": badge.organisation,
        "kind": kind,
        "role": role,
        "token": badge.token,
        "code": {"side": code.side, "path": code.path, "alt": _("Code for the door")},
    }


def _role(badge: Badge) -> tuple[str, str]:
    if badge.delegate_id:
        return "delegate", _("Delegate")
    return ("staff", _("Organiser")) if badge.companion_id else ("host", _("Host"))
