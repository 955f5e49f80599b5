"""Selection: the criteria, the scores side by side, and the ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.registration import services
from hansa.apps.registration.queries import looking
from hansa.apps.registration.queries import selection as queries
from hansa.apps.registration.queries import selection_meetings as meetings
from hansa.apps.registration.rules.ranking import Outcome, Ranked
from hansa.apps.registration.rules.selection import WHOLE, Criterion, Preference
from hansa.values import Refused
from hansa.web.missions.finding import may_plan, mission_or_404, signed_in
from hansa.web.refusals import show_refusal
from hansa.web.registration.selection_forms import SCALES, CriteriaForm, ScoreForm
from hansa.web.registration.telling import changed_after_sending, story_told

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.models import Registration, SelectionTerms
    from hansa.apps.registration.queries.selection import Line


@dataclass(frozen=True, slots=True)
class Weight:
    """A criterion with its weight, and how it is measured."""

    criterion: Criterion
    points: int
    words: object


@dataclass(frozen=True, slots=True)
class Segment:
    """One criterion's part of an application's bar, in hundredths of the width."""

    criterion: str
    x: str
    width: str


def selection_or_404(request: HttpRequest, slug: str) -> Mission:
    """The mission of the address, if the reader may read its selection.

    Raises:
        Http404: when there is none, or none for this reader.
    """
    mission = mission_or_404(request, slug)
    if not queries.selected_by(request.user).filter(pk=mission.pk).exists():
        raise Http404
    return mission


def planned_selection_or_404(request: HttpRequest, slug: str) -> Mission:
    """The same, for somebody who plans the mission; whoever only reads finds nothing to change.

    Raises:
        Http404: when the reader may not change it.
    """
    mission = selection_or_404(request, slug)
    if not may_plan(request, mission):
        raise Http404
    return mission


@require_GET
def criteria(request: HttpRequest, slug: str) -> HttpResponse:
    """The published criteria, for everybody who applies or wonders."""
    terms = queries.published_criteria(slug)
    if terms is None:
        raise Http404
    context = {"terms": terms, "mission": terms.mission, "weights": _weights(terms)}
    return render(request, "registration/criteria.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def set_criteria(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what counts how much."""
    mission = planned_selection_or_404(request, slug)
    terms = queries.criteria_of(mission)
    form = CriteriaForm(request.POST if request.method == "POST" else None, terms=terms)
    if request.method == "POST" and form.is_valid():
        try:
            services.set_criteria(
                mission, **form.criteria(), by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("registration:set_criteria", slug)
    context = {
        "mission": mission,
        "form": form,
        "terms": terms,
        "scores": queries.number_of_scores(mission),
    }
    return render(
        request, "registration/set_criteria.html", context, status=422 if form.errors else 200
    )


@login_required
@require_POST
def publish_criteria(request: HttpRequest, slug: str) -> HttpResponse:
    """Let everybody read the criteria."""
    mission = planned_selection_or_404(request, slug)
    terms = queries.criteria_of(mission)
    if terms is None:
        raise Http404
    try:
        services.publish_criteria(terms, by=signed_in(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Published. Everybody can read the criteria now."))
    return redirect("registration:set_criteria", slug)


@login_required
@require_GET
def selection(request: HttpRequest, slug: str) -> HttpResponse:
    """The applications by their points, and those that the reader's agency has to score."""
    mission = selection_or_404(request, slug)
    user, terms = signed_in(request), queries.criteria_of(mission)
    today = timezone.localdate()
    lines = queries.lines(mission, terms=terms, user=user, today=today) if terms else []
    may_score = bool(queries.scores_for(user, mission))
    context = {
        "mission": mission,
        "sees_selection": True,
        "terms": terms,
        "weights": _weights(terms) if terms else [],
        "ranked": [(line, _segments(line.ranked)) for line in lines if line.ranked.rank],
        "to_score": [line for line in lines if line.own is None and may_score],
        "unscored": [line for line in lines if line.ranked.rank is None and not may_score],
        "conclusion": _conclusion(lines),
        "meetings": meetings.meetings_visible_to(user).filter(mission=mission),
        "in_the_way": meetings.objections_to_opening_one(mission, by=user),
        "may_plan": may_plan(request, mission),
    }
    return render(request, "registration/selection.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def score(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One application, the marks of the reader's agency, and the others' once those are given."""
    mission = selection_or_404(request, slug)
    user = signed_in(request)
    candidates = queries.candidates_visible_to(user).filter(mission=mission)
    told = looking.with_organisers(looking.with_changes(candidates, reader=user))
    found = get_object_or_404(told, pk=pk)
    agencies = queries.scores_for(user, mission)
    if request.method == "POST" and not agencies:
        raise Http404
    scores = list(queries.scores_visible_to(user, mission).filter(registration=found))
    scoring = {agency.pk for agency in agencies}
    own = next((each for each in scores if each.agency_id in scoring), None)
    form = ScoreForm(request.POST if request.method == "POST" else None, agencies=agencies, own=own)
    if request.method == "POST" and form.is_valid() and _gave(request, found, form):
        messages.success(request, _("{organisation} is scored.").format(organisation=found))
        return redirect("registration:selection", slug)
    context = {
        "mission": mission,
        "registration": found,
        "form": form,
        "agencies": agencies,
        "scores": scores,
        "own": own,
        "unread": looking.is_unread(found, by=user),
        "changed": changed_after_sending(found, story_told(found, money=False)),
        "in_the_way": [
            objection
            for agency in agencies[:1]
            for objection in queries.objections_to_scoring_it(found, agency=agency, by=user)
        ],
    }
    return render(request, "registration/score.html", context, status=422 if form.errors else 200)


def _gave(request: HttpRequest, found: Registration, form: ScoreForm) -> bool:
    """Whether the marks are kept; where they are refused, the form says why."""
    try:
        services.score(
            found,
            agency=form.agency_chosen(),
            marks=form.marks(),
            remark=form.cleaned_data["remark"],
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        show_refusal(form, refused)
        return False
    return True


def _weights(terms: SelectionTerms) -> list[Weight]:
    words = {**SCALES, Criterion.STANDING: _standing_in_words(terms.preference)}
    return [
        Weight(criterion, getattr(terms, criterion.value), words[criterion])
        for criterion in Criterion
    ]


def _standing_in_words(preference: str) -> str:
    if preference == Preference.NEWCOMERS:
        return _("All points to whoever never travelled with us before, none to the others.")
    if preference == Preference.LOYAL:
        return _("All points to whoever travelled with us before, none to the others.")
    return _("Newcomers and loyal participants are treated alike.")


def _segments(ranked: Ranked) -> list[Segment]:
    segments, reached = [], 0.0
    for criterion in Criterion:
        width = 100 * float(ranked.parts[criterion]) / WHOLE
        segments.append(Segment(criterion.value, f"{reached:.2f}", f"{width:.2f}"))
        reached += width
    return segments


def _conclusion(lines: Sequence[Line]) -> str:
    """What the ranking comes to, in a sentence."""
    ranked = [line for line in lines if line.ranked.rank]
    accepted = sum(line.ranked.proposal == Outcome.ACCEPT for line in ranked)
    if not ranked:
        return _("Nothing is ranked yet")
    words = ngettext(
        "The seats reach for {accepted} of one ranked application",
        "The seats reach for {accepted} of {all} ranked applications",
        len(ranked),
    )
    return words.format(accepted=accepted, all=len(ranked))
