"""How companies are found for a mission: its public page, its fees and its terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.registration import queries, services
from hansa.apps.registration.rules import Subject
from hansa.values import Refused
from hansa.web.missions.finding import planned_mission_or_404, signed_in
from hansa.web.refusals import show_refusal
from hansa.web.registration.recruiting_forms import FeesForm, PageForm, TermsForm

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission

CONFLICT = 409


@login_required
@require_GET
def recruitment(request: HttpRequest, slug: str) -> HttpResponse:
    """What applicants are told and asked, and whether the page is open."""
    return _shown(request, planned_mission_or_404(request, slug))


@login_required
@require_http_methods(["GET", "POST"])
def write_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The words of the public page."""
    mission = planned_mission_or_404(request, slug)
    form = PageForm(
        request.POST or None, initial=PageForm.initial_of(queries.announcement_of(mission))
    )

    def write() -> None:
        services.write_announcement(
            mission, **form.words(), by=signed_in(request), now=timezone.localtime()
        )

    return _filled_in(request, mission, form, write, heading=_("The public page"))


@login_required
@require_http_methods(["GET", "POST"])
def set_fees(request: HttpRequest, slug: str) -> HttpResponse:
    """The fees of the mission."""
    mission = planned_mission_or_404(request, slug)
    form = FeesForm(request.POST or None, initial=FeesForm.initial_of(queries.prices_of(mission)))

    def write() -> None:
        services.set_prices(
            mission, prices=form.prices(), by=signed_in(request), now=timezone.localtime()
        )

    return _filled_in(request, mission, form, write, heading=_("Participation fee"))


@login_required
@require_http_methods(["GET", "POST"])
def write_terms(request: HttpRequest, slug: str, subject: str) -> HttpResponse:
    """A new version of one text that applicants agree to."""
    mission = planned_mission_or_404(request, slug)
    if subject not in Subject.values:
        raise Http404
    in_force = {text.subject: text for text in queries.texts_in_force(mission)}[Subject(subject)]
    initial = {f"text_{code}": text for code, text in in_force.texts.items()}
    form = TermsForm(request.POST or None, initial=initial)

    def write() -> None:
        services.write_terms(
            mission,
            subject=Subject(subject),
            texts=form.texts(),
            by=signed_in(request),
            now=timezone.localtime(),
        )

    return _filled_in(request, mission, form, write, heading=str(Subject(subject).label))


@login_required
@require_POST
def announce(request: HttpRequest, slug: str) -> HttpResponse:
    """Open the public page."""
    return _decided(request, slug, services.announce, told=_("The page is open to everybody."))


@login_required
@require_POST
def take_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Close the public page."""
    told = _("The page is closed; only those who prepare the mission can read it.")
    return _decided(request, slug, services.take_announcement_back, told=told)


def _decided(
    request: HttpRequest, slug: str, decide: Callable[..., None], *, told: str
) -> HttpResponse:
    mission = planned_mission_or_404(request, slug)
    try:
        decide(mission, by=signed_in(request), now=timezone.localtime())
    except Refused as refused:
        return _shown(request, mission, objections=refused.objections)
    messages.success(request, told)
    return redirect("registration:recruitment", slug)


def _filled_in(
    request: HttpRequest,
    mission: Mission,
    form: forms.Form,
    write: Callable[[], None],
    *,
    heading: str,
) -> HttpResponse:
    """One form on a page of its own; once it is written, back to the recruitment."""
    if request.method == "POST" and form.is_valid():
        try:
            write()
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Saved. Whoever applies from now on reads this."))
            return redirect("registration:recruitment", mission.slug)
    context = {"mission": mission, "form": form, "heading": heading}
    status = 422 if form.errors else 200
    return render(request, "registration/recruitment_form.html", context, status=status)


def _shown(
    request: HttpRequest, mission: Mission, *, objections: tuple[str, ...] = ()
) -> HttpResponse:
    context = {
        "mission": mission,
        "page": queries.announcement_of(mission),
        "prices": queries.prices_of(mission),
        "texts": queries.texts_in_force(mission),
        "objections": objections,
    }
    status = CONFLICT if objections else 200
    return render(request, "registration/recruitment.html", context, status=status)
