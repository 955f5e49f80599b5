"""How activities are attended, while they are and afterwards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hansa.apps.attendance import queries, services
from hansa.apps.missions import queries as missions
from hansa.apps.programme import queries as programme
from hansa.plumbing.spreadsheets.writing import as_workbook
from hansa.values import Refused
from hansa.web.attendance.doors import activity_or_404
from hansa.web.attendance.forms import CorrectionForm
from hansa.web.design.templatetags.design import as_time
from hansa.web.missions.finding import may_plan, mission_or_404, planned_mission_or_404, signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.apps.attendance.models import Badge, WalkIn
    from hansa.apps.missions.models import Mission
    from hansa.apps.programme.models import Activity

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_GET
def live(request: HttpRequest, slug: str) -> HttpResponse:
    """Every activity of a day with who came; the numbers renew themselves."""
    mission = mission_or_404(request, slug)
    days = [day for leg in mission.legs.all() for day in leg.days]
    day = _day(request, mission, days)
    activities = list(programme.activities_of(mission, day=day)) if day else []
    context = {
        "mission": mission,
        "days": days,
        "day": day,
        "attended": queries.attendance_of(activities),
        "now": timezone.now(),
        "call": queries.open_roll_call(mission),
        "may_plan": may_plan(request, mission),
    }
    template = "attendance/live.html"
    if getattr(request, "htmx", False) and "day" in request.GET:
        template += "#numbers"
    return render(request, template, context)


@login_required
@require_GET
def activity(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One activity: its numbers, who came, who is missing, and what doors refused."""
    mission = mission_or_404(request, slug)
    found = activity_or_404(mission, pk)
    return render(request, *_page(request, mission, found))


@login_required
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, slug: str, pk: int, person: str) -> HttpResponse:
    """Say that somebody was there, or was not, with a reason."""
    mission = planned_mission_or_404(request, slug)
    found = activity_or_404(mission, pk)
    who = _somebody(found, person)
    here = any(each.person == person for each in queries.arrivals_of(found))
    initial = {"present": "no" if here else "yes"}
    form = CorrectionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.correct(
                activity=found,
                who=who,
                present=form.cleaned_data["present"] == "yes",
                by=signed_in(request),
                now=timezone.now(),
                why=form.cleaned_data["why"],
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Corrected: {name}.").format(name=who))
            return redirect("attendance:activity", slug, pk)
    context = {"mission": mission, "activity": found, "who": who, "form": form}
    return render(request, "attendance/correct.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def export(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who came and who did not, as a workbook."""
    mission = mission_or_404(request, slug)
    found = activity_or_404(mission, pk)
    response = HttpResponse(as_workbook(_rows(found), title=found.title), content_type=WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="attendance-{slug}-{pk}.xlsx"'
    return response


def _page(request: HttpRequest, mission: Mission, found: Activity) -> tuple[str, dict[str, Any]]:
    context = {
        "mission": mission,
        "activity": found,
        "attended": queries.attended(found),
        "now": timezone.now(),
        "may_plan": may_plan(request, mission),
    }
    if getattr(request, "htmx", False):
        return "attendance/activity.html#numbers", context
    context |= {
        "arrivals": queries.arrivals_of(found),
        "missing": queries.missing_at(found),
        "troubles": queries.troubles_at(found),
        "doors": queries.doors_of(found),
    }
    return "attendance/activity.html", context


def _rows(found: Activity) -> Iterator[list[str]]:
    zone = found.leg.zone
    yield [_("Name"), _("Organisation"), _("Came"), _("At"), _("Door"), _("Late")]
    yes, no = _("yes"), _("no")
    for each in queries.arrivals_of(found):
        who = each.badge or each.walk_in
        late = yes if each.late else no
        clock = as_time(each.at, zone) if each.at else ""
        yield [str(who), who.organisation if who else "", yes, clock, each.door, late]
    for badge in queries.missing_at(found):
        yield [badge.name, badge.organisation, no, "", "", ""]


def _somebody(found: Activity, person: str) -> Badge | WalkIn:
    who = queries.somebody(found, person=person)
    if who is None:
        raise Http404
    return who


def _day(request: HttpRequest, mission: Mission, days: list[date]) -> date | None:
    """The day that is asked for, else today by the clocks there, else the one that is nearest."""
    if not days:
        return None
    try:
        asked = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        asked = timezone.localdate(timezone=missions.zone_at(mission, now=timezone.now()))
    return min(days, key=lambda day: abs(day - asked))
