"""A delegate's own particulars: what they told, who may read it, and who did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.registration import queries, services
from hansa.apps.registration.rules import Section
from hansa.values import Refused
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal
from hansa.web.registration.particulars_forms import FORMS, SectionForm
from hansa.web.registration.particulars_telling import ICONS, moments, readers_of, warning

if TYPE_CHECKING:
    from hansa.apps.registration.models import Delegate
    from hansa.apps.registration.services import Told


@dataclass(frozen=True, slots=True)
class Card:
    """A section as its own delegate sees it.

    Attributes:
        warning: what they have to see to in time, if anything.
    """

    section: Section
    icon: str
    told: bool
    readers: str
    warning: str


@login_required
@never_cache
@require_GET
def own_particulars(request: HttpRequest, slug: str) -> HttpResponse:
    """What is told, what is missing, who may read it, and who did."""
    delegate = _own_journey_or_404(request, slug)
    opened = queries.own_particulars(delegate)
    needed_until = queries.passport_needed_until(delegate.mission)
    cards = [
        Card(
            section,
            ICONS[section],
            section in opened,
            readers_of(section),
            warning(opened.get(section), needed_until=needed_until),
        )
        for section in Section
    ]
    context = {
        "mission": delegate.mission,
        "agency": delegate.registration.agency,
        "cards": cards,
        "missing": sum(not card.told for card in cards),
        "kept_until": queries.particulars_kept_until(delegate.mission),
        "moments": moments(queries.readings_of(delegate)),
    }
    return render(request, "registration/own_particulars.html", context)


@login_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """One section, to fill in or to change."""
    delegate = _own_journey_or_404(request, slug)
    form = _form_or_404(request, section, told=queries.own_particulars(delegate).get(section))
    if request.method == "POST" and form.is_valid() and _is_kept(request, delegate, form):
        told = _("“{section}” is saved, and closed to everybody but those named.")
        messages.success(request, told.format(section=form.section.label))
        return redirect("registration:own_particulars", slug)
    context = {
        "mission": delegate.mission,
        "agency": delegate.registration.agency,
        "section": form.section,
        "form": form,
        "readers": readers_of(section),
        "kept_until": queries.particulars_kept_until(delegate.mission),
        "needed_until": queries.passport_needed_until(delegate.mission),
        "told": bool(form.initial),
    }
    status = 422 if form.errors else 200
    return render(request, "registration/tell_particulars.html", context, status=status)


@login_required
@require_POST
def delete(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """Forget one section at once."""
    delegate = _own_journey_or_404(request, slug)
    if section not in Section:
        raise Http404
    services.delete_particulars(
        delegate, section=section, by=signed_in(request), now=timezone.now()
    )
    messages.success(request, _("“{section}” is deleted.").format(section=Section(section).label))
    return redirect("registration:own_particulars", slug)


def _own_journey_or_404(request: HttpRequest, slug: str) -> Delegate:
    # Somebody whom two agencies know may travel for two of their organisations.
    own = queries.own_journeys(signed_in(request)).filter(mission__slug=slug)
    delegate = own.order_by("pk").first()
    if delegate is None:
        raise Http404
    return delegate


def _form_or_404(request: HttpRequest, section: str, *, told: Told | None) -> SectionForm:
    if section not in FORMS:
        raise Http404
    return FORMS[section](request.POST if request.method == "POST" else None, told=told)


def _is_kept(request: HttpRequest, delegate: Delegate, form: SectionForm) -> bool:
    try:
        services.keep_particulars(
            delegate,
            told=form.told(),
            agreed=form.cleaned_data.get("agreed", False),
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        show_refusal(form, refused)
        return False
    return True
