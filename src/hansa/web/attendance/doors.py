"""Doors of an activity, and the keys to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hansa.apps.attendance import queries, services
from hansa.apps.programme import queries as programme
from hansa.values import Refused
from hansa.web.attendance.forms import DoorForm, EntranceForm
from hansa.web.missions.finding import planned_mission_or_404, signed_in

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.programme.models import Activity


@login_required
@require_http_methods(["GET", "POST"])
def doors(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The doors, a link for whoever keeps one, and one's own phone as a door."""
    mission = planned_mission_or_404(request, slug)
    activity = activity_or_404(mission, pk)
    mine = "mine" in request.POST
    form = DoorForm(request.POST or None, initial={"keeper": str(request.user)})
    if request.method == "POST" and form.is_valid():
        user, now = signed_in(request), timezone.now()
        made = services.add_door(
            activity=activity, name=form.cleaned_data["door"], by=user, now=now
        )
        device = services.open_door(
            door=made,
            keeper=form.cleaned_data["keeper"],
            by=user,
            now=now,
            user=user if mine else None,
        )
        if mine:
            return redirect("attendance:door", device.secret)
        messages.success(request, _("The link for {keeper} is ready.").format(keeper=device))
        return redirect("attendance:doors", slug, pk)
    return _page(request, mission, activity, form)


@login_required
@require_POST
def entrance(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say how the activity counts."""
    mission = planned_mission_or_404(request, slug)
    activity = activity_or_404(mission, pk)
    form = EntranceForm(request.POST)
    if not form.is_valid():
        return _page(request, mission, activity, DoorForm(), entrance=form)
    services.set_entrance(
        activity=activity, **form.cleaned_data, by=signed_in(request), now=timezone.now()
    )
    messages.success(request, _("Saved."))
    return redirect("attendance:doors", slug, pk)


@login_required
@require_POST
def revoke(request: HttpRequest, slug: str, pk: int, device: int) -> HttpResponse:
    """Let a link open nothing any more."""
    mission = planned_mission_or_404(request, slug)
    activity = activity_or_404(mission, pk)
    for door in queries.doors_of(activity):
        for each in door.devices.all():
            if each.pk == device:
                try:
                    services.revoke_device(device=each, by=signed_in(request), now=timezone.now())
                    messages.success(request, _("The link is worthless now."))
                except Refused as refused:
                    messages.error(request, " ".join(refused.objections))
                return redirect("attendance:doors", slug, pk)
    raise Http404


def activity_or_404(mission: Mission, pk: int) -> Activity:
    """The activity of an address.

    Raises:
        Http404: when it is not of this mission.
    """
    found = programme.activities_of(mission).filter(pk=pk).first()
    if found is None:
        raise Http404
    found.leg.mission = mission
    return found


def _page(
    request: HttpRequest,
    mission: Mission,
    activity: Activity,
    form: DoorForm,
    *,
    entrance: EntranceForm | None = None,
) -> HttpResponse:
    counts = queries.entrance_of(activity)
    initial = {"counts_out": counts.counts_out, "grace": counts.grace}
    now = timezone.now()
    context = {
        "mission": mission,
        "activity": activity,
        "form": form,
        "entrance": entrance or EntranceForm(initial=initial),
        "doors": [
            (
                door,
                [
                    (device, settings.BASE_URL + reverse("attendance:door", args=[device.secret]))
                    for device in door.devices.all()
                ],
            )
            for door in queries.doors_of(activity)
        ],
        "now": now,
    }
    wrong = form.errors or (entrance and entrance.errors)
    return render(request, "attendance/doors.html", context, status=422 if wrong else 200)
