"""A company's own applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from hansa.apps.directory import queries as directory
from hansa.apps.programme import queries as programme
from hansa.apps.registration import queries
from hansa.apps.registration.rules import Status
from hansa.web.missions.finding import signed_in
from hansa.web.registration.telling import story_told

if TYPE_CHECKING:
    from hansa.apps.registration.models import Registration


@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Every application of the reader's organisations, and what they could apply for."""
    context = {
        "organisations": directory.owned_by(request.user),
        "registrations": queries.own_record(request.user),
        "missions": queries.open_for_application(today=timezone.localdate()),
    }
    return render(request, "registration/mine.html", context)


@login_required
@require_GET
def sent(request: HttpRequest, pk: int) -> HttpResponse:
    """One application as it was sent; a draft is shown where it is filled in."""
    registration = get_object_or_404(own_registrations(request), pk=pk)
    if registration.status == Status.DRAFT:
        return redirect(
            "registration:apply_oneself", registration.mission.slug, registration.organisation_id
        )
    story = list(story_told(registration, inside=False))
    context = {
        "registration": registration,
        "mission": registration.mission,
        "fee": getattr(registration, "fee", None),
        "payer": getattr(registration, "payer", None),
        "delegates": queries.delegates_of(registration),
        "wishes": programme.wishes_of(registration),
        "agreements": queries.agreements_of(registration),
        "story": story,
        "decisions": [moment for moment in story if moment.decides],
        "letters": queries.letters_about(registration),
        "closed": queries.objections_to_changing_application(
            registration, by=signed_in(request), today=timezone.localdate()
        ),
    }
    return render(request, "registration/sent.html", context)


def own_registrations(request: HttpRequest) -> QuerySet[Registration]:
    """The applications of the reader's organisations, each with its fee and payer."""
    return queries.own_registrations(request.user).select_related("fee", "payer")
