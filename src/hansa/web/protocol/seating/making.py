"""Having a plan made, and watching it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.protocol import queries, services
from hansa.values import Refused
from hansa.web.missions.finding import may_plan, signed_in
from hansa.web.protocol.seating.finding import plan_or_404
from hansa.web.protocol.seating.plans import hall_page
from hansa.web.protocol.seating.watching import watched
from hansa.worker import orders


@login_required
@require_POST
def order(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """Have everybody seated anew; kept seats stay."""
    found = plan_or_404(request, slug, plan, changes=True)
    try:
        orders.order_seating(plan=found, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        return hall_page(request, found, refused=refused)
    return redirect("protocol:seating_plan", slug, plan)


@login_required
@require_GET
def progress(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """How far it is; the whole page once it is there."""
    found = plan_or_404(request, slug, plan)
    making = watched(found, now=timezone.now())
    mission = found.activity.leg.mission
    context = {
        "mission": mission,
        "plan": found,
        "making": making,
        "may_plan": may_plan(request, mission),
    }
    answer = render(request, "protocol/seating/plan.html#making", context)
    if not making.under_way:
        answer["HX-Refresh"] = "true"
    return answer


@login_required
@require_POST
def stop(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """Leave the plan as it was."""
    found = plan_or_404(request, slug, plan, changes=True)
    run = queries.run_under_way(found)
    if run:
        services.stop_seating(run=run, by=signed_in(request), now=timezone.now())
    return redirect("protocol:seating_plan", slug, plan)
