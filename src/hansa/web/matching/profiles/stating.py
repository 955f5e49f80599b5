"""One profile: read by others, stated by whoever speaks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.directory.rules import language_title, profile_languages
from hansa.apps.matching import advising, queries
from hansa.apps.matching.rules import MOST_STATEMENTS, Kind
from hansa.apps.matching.services import Excluded, Said
from hansa.apps.missions import queries as missions
from hansa.values import Refused
from hansa.web.fragments import asks_for
from hansa.web.matching.naming import LONGEST_NAME, found_organisations
from hansa.web.matching.profiles.finding import readable_or_404, stated_or_404
from hansa.web.matching.profiles.forms import (
    AwayForm,
    ChoicesForm,
    LanguageForm,
    SentenceForm,
)
from hansa.web.matching.profiles.words import told
from hansa.web.meetings.finding import number_in
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal
from hansa.worker import orders

if TYPE_CHECKING:
    from hansa.apps.matching.models import CooperationProfile, Statement

# Where the field of a refusal is called otherwise in the form.
_TEXT = {"needs": "text", "offers": "text"}
_FIELDS = {Kind.NEED: "needs", Kind.OFFER: "offers"}
# The part of the page that is drawn anew when a sentence comes or goes.
PART = "sentences"
# Whom a reader chose to be kept away, as the form sends it.
CHOSEN = "organisation"


@login_required
@require_GET
def own(request: HttpRequest, slug: str) -> HttpResponse:
    """The way to the reader's own profile.

    Raises:
        Http404: when the reader has no part in the mission.
    """
    found = queries.own_of_slug(request.user, slug=slug)
    if found is None:
        raise Http404
    return redirect("profiles:profile", slug=slug, pk=found.pk)


@login_required
@require_GET
def profile(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The profile, to read, and for whoever speaks for it to state."""
    found = readable_or_404(request, slug, pk)
    if queries.may_state(signed_in(request), profile=found):
        return _shown(request, found)
    context = {
        "mission": found.mission,
        "profile": found,
        "told": told(found),
        "reads_whole": queries.reads_whole(request.user, profile=found),
        "organises": missions.visible_to(request.user).filter(pk=found.mission_id).exists(),
    }
    return render(request, "matching/profiles/read.html", context)


@login_required
@require_POST
def add(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Add a need or an offer."""
    found, form = stated_or_404(request, slug, pk), SentenceForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, sentence=form)
    kind = Kind(form.cleaned_data["kind"])
    said = [*_said(found, kind), Said(form.cleaned_data["text"])]
    return _stated(request, found, form, sentence=form, stated={_FIELDS[kind]: said})


@login_required
@require_POST
def take_off(request: HttpRequest, slug: str, pk: int, statement: int) -> HttpResponse:
    """Take a sentence off; one that is gone already stays gone."""
    found = stated_or_404(request, slug, pk)
    for one in found.statements.filter(pk=statement):
        kind = Kind(one.kind)
        left = [Said(it.text, it.language) for it in _standing(found, kind) if it.pk != one.pk]
        return _stated(request, found, None, stated={_FIELDS[kind]: left})
    return _stated(request, found, None)


@login_required
@require_POST
def speak(request: HttpRequest, slug: str, pk: int, statement: int) -> HttpResponse:
    """Say in which language a sentence is written."""
    found, form = stated_or_404(request, slug, pk), LanguageForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, status=422)
    for one in found.statements.filter(pk=statement):
        kind, language = Kind(one.kind), form.cleaned_data["language"]
        said = [
            Said(it.text, language if it.pk == one.pk else it.language)
            for it in _standing(found, kind)
        ]
        return _stated(request, found, form, stated={_FIELDS[kind]: said})
    return _stated(request, found, None)


@login_required
@require_POST
def confirm(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Everything that was taken over is right."""
    return _stated(request, stated_or_404(request, slug, pk), None)


@login_required
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Whom it looks for, in lists: partners, languages, markets, sectors."""
    found = stated_or_404(request, slug, pk)
    form = ChoicesForm.told_of(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _state(request, found, **form.cleaned_data)
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Kept. Your recommendations follow in a moment."))
            return redirect("profiles:profile", slug=slug, pk=pk)
    context = {"mission": found.mission, "profile": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "matching/profiles/choices.html", context, status=status)


@login_required
@require_POST
def keep_away(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Name somebody to whom it does not want to be introduced."""
    found, form = stated_or_404(request, slug, pk), AwayForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, away=form)
    named = _named(request, found, form)
    return _stated(
        request,
        found,
        form,
        away=form,
        refused_as="name",
        stated={"exclusions": [*_away(found), named]},
    )


@login_required
@require_GET
def find(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Whom the words of the field tell of, to choose one."""
    found = stated_or_404(request, slug, pk)
    return render(request, "matching/_found.html", _findings(request, found, request.GET))


@login_required
@require_POST
def let_near(request: HttpRequest, slug: str, pk: int, exclusion: int) -> HttpResponse:
    """Take somebody off whom it wished to be spared."""
    found = stated_or_404(request, slug, pk)
    return _stated(request, found, None, stated={"exclusions": _away(found, besides=exclusion)})


def _state(request: HttpRequest, found: CooperationProfile, **stated: Any) -> None:
    orders.state_profile(profile=found, by=signed_in(request), now=timezone.now(), **stated)


def _stated(
    request: HttpRequest,
    found: CooperationProfile,
    form: forms.Form | None,
    *,
    refused_as: str = "",
    sentence: SentenceForm | None = None,
    away: AwayForm | None = None,
    stated: Mapping[str, Any] = MappingProxyType({}),
) -> HttpResponse:
    """State it, and show the page anew, or only its part."""
    try:
        _state(request, found, **stated)
    except Refused as refused:
        if form is not None and (sentence or away):
            show_refusal(form, refused, **_TEXT, exclusions=refused_as)
            return _shown(request, found, sentence=sentence, away=away)
        return _shown(request, found, objections=refused.objections, status=409)
    if asks_for(request, PART):
        return _shown(request, found)
    messages.success(request, _("Kept. The recommendations follow in a moment."))
    return redirect("profiles:profile", slug=found.mission.slug, pk=found.pk)


def _shown(
    request: HttpRequest,
    found: CooperationProfile,
    *,
    sentence: SentenceForm | None = None,
    away: AwayForm | None = None,
    objections: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    page = "matching/profiles/profile.html"
    tried = sentence or away
    context = {
        "mission": found.mission,
        "profile": found,
        "told": told(found),
        "kinds": [_sentences(found, kind, sentence) for kind in Kind],
        "advice": advising.advice_on(found),
        "languages": profile_languages(),
        "away_form": away or AwayForm(),
        **_findings(request, found, away.data if away else {}),
        "objections": objections,
        "is_own": queries.own_of(request.user).filter(pk=found.pk).exists(),
    }
    if asks_for(request, PART):
        page = f"{page}#{PART}"
    return render(request, page, context, status=422 if tried and tried.errors else status)


def _sentences(
    found: CooperationProfile, kind: Kind, tried: SentenceForm | None
) -> dict[str, object]:
    """The sentences of one kind, each with its language, and the form for one more."""
    standing = _standing(found, kind)
    prefix = f"id_{kind.value}_%s"
    mine = tried is not None and tried.data.get("kind") == kind
    form = tried if mine and tried is not None else SentenceForm(initial={"kind": kind})
    form.auto_id = prefix
    return {
        "kind": kind,
        "lines": [
            (one, language_title(one.language), advising.how_matched(one)) for one in standing
        ],
        "form": form,
        "is_full": len(standing) >= MOST_STATEMENTS,
    }


def _standing(found: CooperationProfile, kind: Kind) -> list[Statement]:
    return queries.statements_of(found, kind=kind)


def _said(found: CooperationProfile, kind: Kind) -> list[Said]:
    return [Said(one.text, one.language) for one in _standing(found, kind)]


def _away(found: CooperationProfile, *, besides: int = 0) -> list[Excluded]:
    kept = found.exclusions.exclude(pk=besides).select_related("organisation")
    return [Excluded(one.name, one.why, one.organisation) for one in kept]


def _named(request: HttpRequest, found: CooperationProfile, form: AwayForm) -> Excluded:
    """Whom the form names: the organisation that was chosen, or somebody by name alone."""
    why, number = form.cleaned_data["why"], number_in(request.POST, CHOSEN)
    known = queries.nameable_by(request.user, profile=found)
    chosen = get_object_or_404(known, pk=number) if number else None
    return Excluded(chosen.name if chosen else form.cleaned_data["name"], why, chosen)


def _findings(
    request: HttpRequest, profile: CooperationProfile, said: Mapping[str, str]
) -> dict[str, object]:
    """Whom the words tell of, as far as the reader may know of them."""
    asked = said.get("name", "").strip()[:LONGEST_NAME]
    found = queries.organisations_named(asked, user=request.user, profile=profile) if asked else []
    return {
        "field": CHOSEN,
        "asked": asked,
        "found": found_organisations(found),
        "nobody": _("Nobody found is called that: it is kept away by its name."),
    }
