"""Who the delegation is made of, live, and who is missing from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.rules import Region
from hansa.apps.directory.rules import Kind
from hansa.apps.programme import queries as programme
from hansa.apps.registration import services
from hansa.apps.registration.queries import composition as queries
from hansa.apps.registration.queries.composition import Axis, Part
from hansa.apps.registration.rules import SizeShare
from hansa.apps.registration.rules.composition import Gender
from hansa.values import Refused
from hansa.web.design.templatetags.design import percent
from hansa.web.fragments import asks_for
from hansa.web.missions.finding import may_plan, mission_or_404, signed_in
from hansa.web.refusals import show_refusal
from hansa.web.registration.composition_forms import AboutMeForm, CompanionForm, CoOrganiserForm
from hansa.web.registration.finding import sees_selection

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.queries.composition import Composition, Slice

# Told by delegates; the other axes by organisations.
BY_DELEGATES = frozenset({Axis.LANGUAGE, Axis.GENDER})
_NAMES: Mapping[str, Mapping[str, object]] = {
    Axis.REGION: dict(Region.choices),
    Axis.SIZE: dict(SizeShare.choices),
    Axis.KIND: dict(Kind.choices),
    Axis.STANDING: {
        "newcomer": gettext_lazy("Newcomers"),
        "loyal": gettext_lazy("Travelled with us before"),
    },
    Axis.LANGUAGE: dict(settings.LANGUAGES),
    Axis.GENDER: {
        Gender.WOMAN: gettext_lazy("Women"),
        Gender.MAN: gettext_lazy("Men"),
        Gender.OTHER: gettext_lazy("Neither of these"),
        Gender.UNSAID: gettext_lazy("Would rather not say"),
    },
}
_NOTHING: Mapping[str, object] = {
    Axis.SECTOR: gettext_lazy("No sector group"),
    Axis.SIZE: gettext_lazy("No company"),
    Axis.GENDER: gettext_lazy("Not answered yet"),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One sort of participants."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A delegation told apart by one axis.

    Attributes:
        conclusion: the largest part, in a sentence.
        hidden: why nothing is drawn.
        undeclared: how many companies have not declared what the axis asks.
    """

    axis: Axis
    conclusion: str
    bars: Sequence[Bar]
    whole: int
    hidden: str = ""
    undeclared: int = 0


@login_required
@require_GET
@vary_on_headers("HX-Request")
def composition(request: HttpRequest, slug: str) -> HttpResponse:
    """Which rules are unmet, and what the delegation is made of."""
    mission = mission_or_404(request, slug)
    return _shown(request, mission)


@login_required
@require_POST
def add_companion(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody of an agency travels too."""
    mission = _planned_or_404(request, slug)
    form = _companion_form(request, mission, filled=True)
    if form.is_valid():
        try:
            services.add_companion(
                mission, **form.companion(), by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Named. The composition is up to date."))
            return redirect("registration:composition", slug)
    return _shown(request, mission, companion_form=form)


@login_required
@require_POST
def remove_companion(request: HttpRequest, slug: str, companion: int) -> HttpResponse:
    """They stay at home."""
    mission = _planned_or_404(request, slug)
    found = get_object_or_404(queries.companions_of(mission), pk=companion)
    services.remove_companion(found, by=signed_in(request), now=timezone.now())
    messages.success(request, _("{name} stays at home.").format(name=found))
    return redirect("registration:composition", slug)


@login_required
@require_POST
def add_co_organiser(request: HttpRequest, slug: str) -> HttpResponse:
    """A federation or chamber organises the mission too."""
    mission = _planned_or_404(request, slug)
    form = _co_organiser_form(request, mission, filled=True)
    if form.is_valid():
        try:
            services.add_co_organiser(
                mission,
                organisation=form.federations[form.cleaned_data["organisation"]],
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Noted. The composition is up to date."))
            return redirect("registration:composition", slug)
    return _shown(request, mission, co_organiser_form=form)


@login_required
@require_POST
def remove_co_organiser(request: HttpRequest, slug: str, co_organiser: int) -> HttpResponse:
    """It does not co-organise after all."""
    mission = _planned_or_404(request, slug)
    found = get_object_or_404(queries.co_organisers_of(mission), pk=co_organiser)
    services.remove_co_organiser(found, by=signed_in(request), now=timezone.now())
    messages.success(request, _("{name} does not co-organise.").format(name=found))
    return redirect("registration:composition", slug)


@login_required
@require_http_methods(["GET", "POST"])
def about_me(request: HttpRequest, slug: str) -> HttpResponse:
    """What a delegate says of themselves; only they are asked."""
    delegate = queries.delegate_of(request.user, slug=slug)
    if delegate is None:
        raise Http404
    said = getattr(delegate, "self_description", None)
    form = AboutMeForm(
        request.POST if request.method == "POST" else None,
        initial={"gender": said.gender} if said else None,
    )
    if request.method == "POST" and form.is_valid():
        services.describe_oneself(
            delegate,
            gender=form.cleaned_data["gender"],
            by=signed_in(request),
            now=timezone.now(),
        )
        messages.success(request, _("Thank you; it is kept."))
        return redirect("registration:about_me", slug)
    context = {"delegate": delegate, "form": form}
    return render(
        request, "registration/about_me.html", context, status=422 if form.errors else 200
    )


def _planned_or_404(request: HttpRequest, slug: str) -> Mission:
    mission = mission_or_404(request, slug)
    if not may_plan(request, mission):
        raise Http404
    return mission


def _companion_form(
    request: HttpRequest, mission: Mission, *, filled: bool = False
) -> CompanionForm:
    agencies = [organiser.agency for organiser in mission.organisers.all()]
    return CompanionForm(
        request.POST if filled else None,
        agencies=agencies,
        staff=accounts.staff_of(agencies),
    )


def _co_organiser_form(
    request: HttpRequest, mission: Mission, *, filled: bool = False
) -> CoOrganiserForm:
    return CoOrganiserForm(
        request.POST if filled else None,
        federations=queries.federations_visible_to(signed_in(request), besides=mission),
    )


def _shown(
    request: HttpRequest,
    mission: Mission,
    *,
    companion_form: CompanionForm | None = None,
    co_organiser_form: CoOrganiserForm | None = None,
) -> HttpResponse:
    asked = request.GET.get("part", "")
    part = Part(asked) if asked in Part.values else Part.TRAVELLING
    told = queries.composition(mission, part=part, today=timezone.localdate())
    context: dict[str, Any] = {
        "mission": mission,
        "part": part,
        "parts": _parts(mission),
        "told": told,
        "charts": list(_charts(told)),
        "todos": queries.what_is_missing(mission, official=programme.has_official_part(mission)),
    }
    context["unmet"] = sum(todo.finding.met is False for todo in context["todos"])
    if asks_for(request, "composition"):
        return render(request, "registration/composition.html#live", context)
    planning = may_plan(request, mission)
    context |= {
        "may_plan": planning,
        "sees_selection": sees_selection(request, mission),
        "companions": queries.companions_of(mission),
        "co_organisers": queries.co_organisers_of(mission),
    }
    if planning:
        context["companion_form"] = companion_form or _companion_form(request, mission)
        context["co_organiser_form"] = co_organiser_form or _co_organiser_form(request, mission)
    refused = companion_form or co_organiser_form
    return render(request, "registration/composition.html", context, status=422 if refused else 200)


def _parts(mission: Mission) -> list[Part]:
    """Which parts can be looked at: the meeting's only while one is open."""
    if queries.meeting_adds(mission):
        return list(Part)
    return [part for part in Part if part != Part.DECIDED]


def _charts(told: Composition) -> Iterator[Chart]:
    for axis in Axis:
        whole = told.delegates if axis in BY_DELEGATES else told.organisations
        if axis == Axis.GENDER and not told.shows_gender:
            words = _("Fewer than five delegates have answered; nothing is shown.")
            yield Chart(axis, str(axis.label), (), whole, hidden=words)
            continue
        bars = [Bar(_name(axis, each), each.number) for each in told.by[axis]]
        undeclared = sum(each.number for each in told.by[axis] if each.key == SizeShare.UNDECLARED)
        yield Chart(axis, _conclusion(axis, bars, whole), bars, whole, undeclared=undeclared)


def _name(axis: Axis, each: Slice) -> str:
    if not each.key:
        return str(_NOTHING.get(axis, _("Not known")))
    return each.name or str(_NAMES[axis].get(each.key, each.key))


def _conclusion(axis: Axis, bars: Sequence[Bar], whole: int) -> str:
    """The largest part in a sentence; the axis alone where there is nothing."""
    if not bars:
        return str(axis.label)
    largest = max(bars, key=lambda bar: bar.number)
    return _("{axis}: {share} {name}").format(
        axis=axis.label, share=percent(largest.number / whole), name=largest.name
    )
