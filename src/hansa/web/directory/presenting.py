"""What an organisation tells of itself: numbers, activities, profiles and markets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hansa.apps.directory import queries, services
from hansa.values import Refused
from hansa.web.directory.presenting_forms import (
    ActivitiesForm,
    MarketForm,
    NumbersForm,
    ProfileForm,
)
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.directory.models import Organisation


@login_required
@require_http_methods(["GET", "POST"])
def numbers(request: HttpRequest, pk: int) -> HttpResponse:
    """A form for where it is taxed, paid and called."""
    kept = _kept_or_404(request, pk)
    form = NumbersForm.told_of(kept, request.POST or None)
    return _answered(request, kept, form, services.note_numbers, _("Numbers"))


@login_required
@require_http_methods(["GET", "POST"])
def activities(request: HttpRequest, pk: int) -> HttpResponse:
    """A form for what it does."""
    kept = _kept_or_404(request, pk)
    form = ActivitiesForm.told_of(kept, request.POST or None)
    return _answered(request, kept, form, services.note_activities, _("Activities and sectors"))


@login_required
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest, pk: int) -> HttpResponse:
    """A form for how it presents itself in a language; `?language=` opens one that is told."""
    kept = _kept_or_404(request, pk)
    told = queries.profile_in(request.GET.get("language", "")[:2], organisation=kept)
    known = {name: getattr(told, name) for name in ProfileForm.base_fields} if told else None
    form = ProfileForm(request.POST or None, initial=known)
    return _answered(request, kept, form, services.tell_profile, _("Profile"))


@login_required
@require_http_methods(["GET", "POST"])
def market(request: HttpRequest, pk: int) -> HttpResponse:
    """A form for how far it has come in a country; `?country=` opens one that is told."""
    kept = _kept_or_404(request, pk)
    told = queries.experience_in(request.GET.get("country", "")[:2], organisation=kept)
    known = {name: getattr(told, name) for name in MarketForm.base_fields} if told else None
    form = MarketForm(request.POST or None, initial=known)
    return _answered(request, kept, form, services.note_market, _("Market"))


@login_required
@require_POST
def withdraw_profile(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Take back what it told in a language."""
    kept = _kept_or_404(request, pk)
    services.withdraw_profile(
        kept, language=language, by=signed_in(request), now=timezone.localtime()
    )
    messages.success(request, _("The profile is withdrawn."))
    return redirect("directory:organisation", pk=pk)


@login_required
@require_POST
def forget_market(request: HttpRequest, pk: int, country: str) -> HttpResponse:
    """Strike a market."""
    kept = _kept_or_404(request, pk)
    services.forget_market(kept, country=country, by=signed_in(request), now=timezone.localtime())
    messages.success(request, _("The market is struck from the record."))
    return redirect("directory:organisation", pk=pk)


def _kept_or_404(request: HttpRequest, pk: int) -> Organisation:
    """The organisation, if the reader keeps its record."""
    shown = get_object_or_404(queries.visible_to(request.user), pk=pk)
    if not queries.may_keep(shown, user=signed_in(request)):
        raise Http404
    return shown


def _answered(
    request: HttpRequest,
    kept: Organisation,
    form: forms.Form,
    verb: Callable[..., Any],
    title: str,
) -> HttpResponse:
    """Do what the form says, or show it."""
    if form.is_valid():
        try:
            verb(kept, **form.cleaned_data, by=signed_in(request), now=timezone.localtime())
        except Refused as refused:
            show_refusal(form, refused)
        else:
            told = _("The record of {name} is saved.").format(name=kept.name)
            messages.success(request, told)
            return redirect("directory:organisation", pk=kept.pk)
    context = {"organisation": kept, "form": form, "what": title}
    status = 422 if form.errors else 200
    return render(request, "directory/presenting.html", context, status=status)
