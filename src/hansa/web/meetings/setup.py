"""The set-up of a session: what it aims at, its tables, its helpers, who competes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.meetings import equipment, goals, queries, services
from hansa.apps.meetings.goals import Aim
from hansa.apps.meetings.needs import TableKind, skills_in_words
from hansa.values import Refused
from hansa.web.meetings.finding import planned_session_or_404, session_or_404
from hansa.web.meetings.setup_forms import (
    CompetitorsForm,
    GoalsForm,
    HelperForm,
    TablesForm,
    initial_of_tables,
)
from hansa.web.missions.finding import may_plan, signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Helper, Session, Slot


@login_required
@require_GET
def setup(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What a session aims at and has, each with the way to change it."""
    session = session_or_404(request, slug, pk)
    return render(request, "meetings/setup.html", _setup(request, session))


@login_required
@require_http_methods(["GET", "POST"])
def aims(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What the timetable is to be good at, and how long moving takes."""
    session = planned_session_or_404(request, slug, pk)
    form = GoalsForm(request.POST or None, session=session)
    if request.method == "POST" and form.is_valid():
        try:
            services.aim(session=session, **form.aim(), by=signed_in(request), now=timezone.now())
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Saved. The next proposal aims at it."))
            return redirect("meetings:setup", slug, pk)
    context = _context(request, session) | {"form": form}
    status = 422 if form.errors else 200
    return render(request, "meetings/setup_aims.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def tables(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What every table is."""
    session = planned_session_or_404(request, slug, pk)
    standing = {table.pk: table for table in session.tables.order_by("position")}
    forms = TablesForm(request.POST or None, initial=initial_of_tables(standing.values()))
    objections: tuple[str, ...] = ()
    if request.method == "POST" and forms.is_valid():
        said = [
            (standing[form.cleaned_data["table"]], form.qualities())
            for form in forms
            if form.cleaned_data.get("table") in standing
        ]
        try:
            number = services.describe_tables(
                session=session, tables=said, by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            objections = refused.objections
        else:
            words = ngettext("{number} table changed.", "{number} tables changed.", number)
            messages.success(request, words.format(number=number))
            return redirect("meetings:setup", slug, pk)
    context = _context(request, session) | {"forms": forms, "objections": objections}
    wrong = objections or (not forms.is_valid() and forms.is_bound)
    return render(request, "meetings/setup_tables.html", context, status=422 if wrong else 200)


@login_required
@require_http_methods(["GET", "POST"])
def add_helper(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One more interpreter, counsellor or vehicle."""
    return _helper(request, planned_session_or_404(request, slug, pk), None)


@login_required
@require_http_methods(["GET", "POST"])
def helper(request: HttpRequest, slug: str, pk: int, helper: int) -> HttpResponse:
    """What a helper can do, and when they are not there."""
    session = planned_session_or_404(request, slug, pk)
    return _helper(request, session, _helper_or_404(session, helper))


@login_required
@require_POST
def dismiss(request: HttpRequest, slug: str, pk: int, helper: int) -> HttpResponse:
    """Take a helper from the list."""
    session = planned_session_or_404(request, slug, pk)
    leaving = _helper_or_404(session, helper)
    services.dismiss_helper(helper=leaving, by=signed_in(request), now=timezone.now())
    messages.success(request, _("{name} no longer helps here.").format(name=leaving.name))
    return redirect("meetings:setup", slug, pk)


@login_required
@require_POST
def keep_apart(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Two parties compete: never side by side."""
    session = planned_session_or_404(request, slug, pk)
    form = CompetitorsForm(request.POST, parties=list(queries.parties_of(session)))
    if form.is_valid():
        try:
            pair = services.keep_apart(
                session=session, **form.pair(), by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            words = _("{one} and {other} never sit side by side.")
            messages.success(request, words.format(one=pair.one, other=pair.other))
            return redirect("meetings:setup", slug, pk)
    context = _setup(request, session) | {"competitors_form": form}
    return render(request, "meetings/setup.html", context, status=422)


@login_required
@require_POST
def let_together(request: HttpRequest, slug: str, pk: int, pair: int) -> HttpResponse:
    """Two parties may sit side by side after all."""
    session = planned_session_or_404(request, slug, pk)
    known = equipment.competitors_named(session, pair)
    if known is None:
        raise Http404
    words = _("{one} and {other} may sit side by side.").format(one=known.one, other=known.other)
    services.let_together(pair=known, by=signed_in(request), now=timezone.now())
    messages.success(request, words)
    return redirect("meetings:setup", slug, pk)


def _setup(request: HttpRequest, session: Session) -> dict[str, object]:
    furniture = equipment.furniture_of(session)
    known = goals.preset_of(session.goals)
    return _context(request, session) | {
        "preset": known,
        "aims": [Aim(goal).label for goal in session.goals],
        "furniture": furniture,
        "kinds": [
            (kind.label, furniture.kinds[kind]) for kind in TableKind if furniture.kinds[kind]
        ],
        "helpers": [
            (helper, skills_in_words(helper.skills), _clocks_away(helper, session))
            for helper in equipment.helpers_of(session)
        ],
        "competitors": equipment.competitors_of(session),
        "competitors_form": CompetitorsForm(parties=list(queries.parties_of(session))),
    }


def _helper(request: HttpRequest, session: Session, known: Helper | None) -> HttpResponse:
    slots = [(slot, _clock(slot, session)) for slot in session.slots.order_by("period")]
    form = HelperForm(request.POST or None, slots=slots, helper=known)
    if request.method == "POST" and form.is_valid():
        try:
            kept = services.keep_helper(
                session=session,
                helper=known,
                **form.helper(),
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused, skills="languages")
        else:
            messages.success(request, _("{name} is on the list.").format(name=kept.name))
            return redirect("meetings:setup", session.leg.mission.slug, session.pk)
    context = _context(request, session) | {"form": form, "helper": known}
    status = 422 if form.errors else 200
    return render(request, "meetings/setup_helper.html", context, status=status)


def _helper_or_404(session: Session, pk: int) -> Helper:
    found = equipment.helper_of(session, pk)
    if found is None:
        raise Http404
    return found


def _clocks_away(helper: Helper, session: Session) -> str:
    slots = sorted((each.slot for each in helper.absences.all()), key=lambda slot: slot.period)
    return ", ".join(_clock(slot, session) for slot in slots)


def _clock(slot: Slot, session: Session) -> str:
    return f"{slot.period.lower.astimezone(session.leg.zone):%H:%M}"


def _context(request: HttpRequest, session: Session) -> dict[str, object]:
    mission = session.leg.mission
    return {
        "mission": mission,
        "session": session,
        "tab": "setup",
        "may_plan": may_plan(request, mission),
    }
