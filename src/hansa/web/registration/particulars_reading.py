"""What delegates told in confidence, for those who may read it: nothing opens unlogged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from hansa.apps.registration import queries, services
from hansa.apps.registration.rules import Section
from hansa.values import Refused
from hansa.web.missions.finding import mission_or_404, signed_in
from hansa.web.refusals import show_refusal
from hansa.web.registration.particulars_forms import LookForm
from hansa.web.registration.particulars_telling import facts

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.queries import Access
    from hansa.apps.registration.services import Opened


@login_required
@require_GET
def particulars(request: HttpRequest, slug: str) -> HttpResponse:
    """Who told what, and who has not; not a word of what it says."""
    mission = mission_or_404(request, slug)
    accesses = _accesses_or_404(request, mission)
    sections = [
        (section, sum(section in access.told for access in accesses), asked)
        for section in Section
        if (asked := len(_of(accesses, section)))
    ]
    context = {
        "mission": mission,
        "accesses": accesses,
        "sections": sections,
        "kept_until": queries.particulars_kept_until(mission),
    }
    return render(request, "registration/particulars.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def section_of_all(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """One section of everybody who told it, once the reader says why."""
    mission = mission_or_404(request, slug)
    accesses = _accesses_or_404(request, mission, section=section)
    return _shown(request, mission, section, accesses)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def section_of_one(request: HttpRequest, slug: str, section: str, pk: int) -> HttpResponse:
    """One section of one delegate, once the reader says why."""
    mission = mission_or_404(request, slug)
    accesses = _accesses_or_404(request, mission, section=section)
    chosen = [access for access in accesses if access.delegate.pk == pk]
    if not chosen:
        raise Http404
    return _shown(request, mission, section, chosen, one=chosen[0])


def _shown(
    request: HttpRequest,
    mission: Mission,
    section: str,
    accesses: Sequence[Access],
    *,
    one: Access | None = None,
) -> HttpResponse:
    form = LookForm(request.POST if request.method == "POST" else None)
    opened: list[Opened] | None = None
    if request.method == "POST" and form.is_valid():
        try:
            opened = services.read_particulars(
                [access.delegate for access in accesses],
                section=section,
                why=form.cleaned_data["why"],
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
    context = {
        "mission": mission,
        "section": Section(section),
        "one": one.delegate if one else None,
        "form": form,
        "number": sum(section in access.told for access in accesses),
        "silent": [access.delegate for access in accesses if section not in access.told],
        "opened": None if opened is None else [(each, _facts_of(each)) for each in opened],
    }
    status = 422 if form.errors else 200
    return render(request, "registration/particulars_read.html", context, status=status)


def _facts_of(each: Opened) -> object:
    return None if each.told is None else facts(each.told)


def _accesses_or_404(
    request: HttpRequest, mission: Mission, *, section: str | None = None
) -> list[Access]:
    """Those of whom the reader may read this section, or any.

    Raises:
        Http404: when there is nobody: the room is not theirs.
    """
    accesses = queries.accesses(mission, user=signed_in(request))
    found = accesses if section is None else _of(accesses, section)
    if not found:
        raise Http404
    return found


def _of(accesses: Sequence[Access], section: str) -> list[Access]:
    return [access for access in accesses if section in access.sections]
