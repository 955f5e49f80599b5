"""What protocol prepares for one activity: speeches, flags, photographs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.programme import queries as programme
from hansa.apps.programme.rules import Status
from hansa.apps.protocol import queries, services
from hansa.apps.protocol.rules import FlagOrder
from hansa.values import Refused
from hansa.web.meetings.finding import number_in
from hansa.web.missions.finding import (
    may_plan,
    mission_or_404,
    planned_mission_or_404,
    signed_in,
)
from hansa.web.protocol.finding import (
    activity_or_404,
    form_page,
    knows_names,
    read_mission_or_404,
    sentences_of,
)
from hansa.web.protocol.forms import CeremonialForm, FlagForm, SpeechForm

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.programme.models import Activity
    from hansa.apps.protocol.models import Flag, Speech


@login_required
@require_GET
def activities(request: HttpRequest, slug: str) -> HttpResponse:
    """Every activity, with how many speak and which have flags."""
    mission = mission_or_404(request, slug)
    context = {
        "mission": mission,
        "whole": True,
        "prepared": queries.prepared(mission),
        "activities": programme.activities_of(mission),
        "tab": "activities",
    }
    return render(request, "protocol/activities.html", context)


@login_required
@require_GET
def activity(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who speaks when, and which flags fly; cabinets read it too, without names in embargo."""
    mission = read_mission_or_404(request, slug)
    found = activity_or_404(mission, pk)
    if not mission.is_whole and found.status != Status.CONFIRMED:  # type: ignore[attr-defined]
        raise Http404
    return _page(request, mission, found)


@login_required
@require_GET
def photos(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The photographer's list of an activity."""
    mission = mission_or_404(request, slug)
    found = activity_or_404(mission, pk)
    people = queries.photographed_at(found)
    context = {"mission": mission, "activity": found, "people": people}
    return render(request, "protocol/photos.html", context)


@login_required
@require_POST
def speak(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let one more person speak."""

    def act(found: Activity, mission: Mission) -> str:
        people = {each.pk: each for each in queries.dignitaries_of(mission)}
        form = SpeechForm(request.POST, dignitaries=people.values())
        if not form.is_valid():
            raise Refused(*sentences_of(form))
        said = form.cleaned_data
        speaker = people[said["dignitary"]]
        services.add_speech(
            activity=found, dignitary=speaker, minutes=said["minutes"], **_who(request)
        )
        return _("{name} speaks.").format(name=speaker)

    return _act(request, slug, pk, act)


@login_required
@require_POST
def propose(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Put the speakers in the usual order."""

    def act(found: Activity, _mission: Mission) -> str:
        services.propose_order(activity=found, **_who(request))
        return _("The host opens, and the highest speaks last.")

    return _act(request, slug, pk, act)


@login_required
@require_POST
def move(request: HttpRequest, slug: str, pk: int, speech: int) -> HttpResponse:
    """Let somebody speak earlier, later, shorter or longer, or not at all."""

    def act(found: Activity, _mission: Mission) -> str:
        said, asked = _speech_or_404(found, speech), request.POST.get("to", "")
        if asked == "drop":
            services.drop_speech(speech=said, **_who(request))
        elif asked in {"earlier", "later"}:
            place = said.place + (1 if asked == "later" else -1)
            services.move_speech(speech=said, place=place, **_who(request))
        elif dropped := number_in(request.POST, "place"):
            services.move_speech(speech=said, place=dropped, **_who(request))
        else:
            number = number_in(request.POST, "minutes") or 0
            services.time_speech(speech=said, minutes=number, **_who(request))
        return _("Saved.")

    return _act(request, slug, pk, act)


@login_required
@require_http_methods(["GET", "POST"])
def ceremonial(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """How flags stand, and from which day names are told."""
    mission = planned_mission_or_404(request, slug)
    found = activity_or_404(mission, pk)
    before = queries.ceremonial_of(found)
    named = ("flags", "half_mast", "why", "names_from")
    form = CeremonialForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(before, name) for name in named} if before else None,
    )

    def save() -> object:
        return services.set_ceremonial(activity=found, **form.cleaned_data, **_who(request))

    words = {"mission": mission, "title": _("Flags and names"), "lead": found, "button": _("Save")}
    then = ("protocol:activity", slug, pk)
    return form_page(request, form, save, words=words, done=_("Saved."), then=then)


@login_required
@require_POST
def fly(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let one more flag fly."""

    def act(found: Activity, _mission: Mission) -> str:
        form = FlagForm(request.POST)
        if not form.is_valid():
            raise Refused(*sentences_of(form))
        services.fly_flag(activity=found, code=form.cleaned_data["code"], **_who(request))
        return _("The flag is on the list.")

    return _act(request, slug, pk, act)


@login_required
@require_POST
def take_down(request: HttpRequest, slug: str, pk: int, flag: int) -> HttpResponse:
    """Let a flag not fly after all."""

    def act(found: Activity, _mission: Mission) -> str:
        services.take_flag_down(flag=_flag_or_404(found, flag), **_who(request))
        return _("The flag is off the list.")

    return _act(request, slug, pk, act)


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": signed_in(request), "now": timezone.now()}


def _act(
    request: HttpRequest, slug: str, pk: int, act: Callable[[Activity, Mission], str]
) -> HttpResponse:
    planned_mission_or_404(request, slug)
    mission = read_mission_or_404(request, slug)
    found = activity_or_404(mission, pk)
    try:
        messages.success(request, act(found, mission))
    except Refused as refused:
        return _page(request, mission, found, objections=refused.objections)
    return redirect("protocol:activity", slug, pk)


def _page(
    request: HttpRequest, mission: Mission, found: Activity, *, objections: tuple[str, ...] = ()
) -> HttpResponse:
    whole = mission.is_whole  # type: ignore[attr-defined]
    before = queries.ceremonial_of(found)
    today = timezone.localdate()
    told = whole or (
        knows_names(request, mission) and queries.names_of_activity_are_told(before, today=today)
    )
    planning = whole and may_plan(request, mission)
    context = {
        "mission": mission,
        "whole": whole,
        "activity": found,
        "ceremonial": before if whole else None,
        "orders": FlagOrder,
        "turns": queries.turns_of(found) if whole else queries.turns_told(found, today=today),
        "told": told,
        "flags": queries.flags_of(found),
        "may_plan": planning,
        "objections": objections,
    }
    if planning:
        context["speech_form"] = SpeechForm(dignitaries=queries.dignitaries_of(mission))
        context["flag_form"] = FlagForm()
    return render(request, "protocol/activity.html", context, status=409 if objections else 200)


def _speech_or_404(found: Activity, pk: int) -> Speech:
    speech: Speech | None = queries.speeches_of(found).filter(pk=pk).first()
    if speech is None:
        raise Http404
    return speech


def _flag_or_404(found: Activity, pk: int) -> Flag:
    flag = next((each.flag for each in queries.flags_of(found) if each.flag.pk == pk), None)
    if flag is None:
        raise Http404
    return flag
