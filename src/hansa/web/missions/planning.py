"""Planning a mission, taking it further, and who and what belongs to it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts import rules as accounts_rules
from hansa.apps.missions import queries, services
from hansa.journeys.change_seats import change_mission
from hansa.values import Refused
from hansa.web.missions.finding import may_plan, mission_or_404, planned_mission_or_404, signed_in
from hansa.web.missions.forms import FactsForm, OrganiserForm, PlanForm, SectorGroupForm, StepForm
from hansa.web.refusals import show_refusal


@login_required
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Put a mission on the table."""
    user = signed_in(request)
    own = list(accounts.agencies_to_plan_for(user))
    if not own:
        raise PermissionDenied(*accounts_rules.objections_to_planning([]))
    form = PlanForm(
        request.POST if request.method == "POST" else None, own=own, everyone=accounts.agencies()
    )
    if request.method == "POST" and form.is_valid():
        try:
            mission = services.plan_mission(**form.plan(), by=user, now=timezone.now())
        except Refused as refused:
            show_refusal(form, refused, titles="title_en", agencies="lead")
        else:
            messages.success(request, _("Planned. Now add its first city."))
            return redirect("missions:add_leg", mission.slug)
    return render(request, "missions/plan.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Change its names, seats and dates."""
    mission = planned_mission_or_404(request, slug)
    form = FactsForm(request.POST if request.method == "POST" else None, mission=mission)
    if request.method == "POST" and form.is_valid():
        try:
            change_mission(mission, **form.facts(), by=signed_in(request), now=timezone.now())
        except Refused as refused:
            show_refusal(form, refused, titles="title_en")
        else:
            messages.success(request, _("Saved."))
            return redirect("missions:overview", slug)
    context = {"mission": mission, "form": form}
    return render(request, "missions/change.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the mission a step further, or back with a reason."""
    mission = planned_mission_or_404(request, slug)
    form = StepForm(request.POST if request.method == "POST" else None, mission=mission)
    if request.method == "POST" and form.is_valid():
        try:
            services.set_status(
                mission, **form.cleaned_data, by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            words = _("{mission} is now “{status}”.")
            messages.success(
                request, words.format(mission=mission, status=mission.get_status_display())
            )
            return redirect("missions:overview", slug)
    context = {"mission": mission, "form": form}
    return render(request, "missions/step.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def sector_groups(request: HttpRequest, slug: str) -> HttpResponse:
    """The sector groups, and a new one."""
    find = planned_mission_or_404 if request.method == "POST" else mission_or_404
    mission = find(request, slug)
    form = SectorGroupForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = {"letter": form.cleaned_data["letter"], "hue": form.cleaned_data["hue"]}
        try:
            group = services.add_sector_group(
                mission, **said, titles=form.titles(), by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused, titles="title_en")
        else:
            messages.success(request, _("{group} is added.").format(group=group))
            return redirect("missions:sector_groups", slug)
    context = {"mission": mission, "form": form, "may_plan": may_plan(request, mission)}
    status = 422 if form.errors else 200
    return render(request, "missions/sector_groups.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def organisers(request: HttpRequest, slug: str) -> HttpResponse:
    """Who carries the mission, and another agency to join."""
    find = planned_mission_or_404 if request.method == "POST" else mission_or_404
    mission = find(request, slug)
    there = {organiser.agency_id for organiser in queries.organisers_of(mission)}
    others = {agency.pk: agency for agency in accounts.agencies() if agency.pk not in there}
    form = OrganiserForm(
        request.POST if request.method == "POST" else None, agencies=others.values()
    )
    if request.method == "POST" and form.is_valid():
        agency = others[form.cleaned_data["agency"]]
        try:
            services.add_organiser(
                mission, agency=agency, by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            words = _("{agency} organises the mission too; its staff see it from now on.")
            messages.success(request, words.format(agency=agency))
            return redirect("missions:organisers", slug)
    context = {
        "mission": mission,
        "form": form,
        "others": others,
        "may_plan": may_plan(request, mission),
    }
    status = 422 if form.errors else 200
    return render(request, "missions/organisers.html", context, status=status)
