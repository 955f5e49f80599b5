"""Finding the rows of an address, and answering a small form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from hansa.apps.missions import queries as missions
from hansa.apps.programme import queries as programme
from hansa.apps.protocol import queries
from hansa.apps.registration import queries as registrations
from hansa.values import Refused
from hansa.web.missions.finding import briefed_mission_or_404, signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from django import forms

    from hansa.apps.missions.models import Mission
    from hansa.apps.programme.models import Activity
    from hansa.apps.protocol.models import Convoy


def read_mission_or_404(request: HttpRequest, slug: str) -> Mission:
    """The mission, for its staff and for cabinets; partners have no part in protocol.

    Raises:
        Http404: when the reader may not look.
    """
    mission = briefed_mission_or_404(request, slug)
    if registrations.reads_as_partner(signed_in(request), mission=mission):
        raise Http404
    return mission


def activity_or_404(mission: Mission, pk: int) -> Activity:
    """The activity of the address.

    Raises:
        Http404: when the mission has no such activity.
    """
    found: Activity | None = programme.activities_of(mission).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def convoy_or_404(mission: Mission, pk: int) -> Convoy:
    """The convoy of the address.

    Raises:
        Http404: when the mission has no such convoy.
    """
    found: Convoy | None = queries.convoys_of(mission).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def knows_names(request: HttpRequest, mission: Mission) -> bool:
    """Whether the reader may know today who travels in the mission."""
    today = timezone.localdate()
    return missions.names_are_told(mission, user=signed_in(request), today=today)


def form_page(
    request: HttpRequest,
    form: forms.Form,
    save: Callable[[], object],
    *,
    words: dict[str, Any],
    done: str,
    then: tuple[Any, ...],
) -> HttpResponse:
    """A page with one form: asked, refused beside its fields, or saved and left.

    Args:
        words: what the page says: `mission`, `title`, `lead` and `button`.
        done: what is said once it is saved.
        then: where to go: the name of an address and what fills it.
    """
    if request.method == "POST" and form.is_valid():
        try:
            save()
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, done)
            return redirect(*then)
    context = {"form": form, **words}
    return render(request, "protocol/form.html", context, status=422 if form.errors else 200)


def sentences_of(form: forms.Form) -> tuple[str, ...]:
    """What is wrong with a form that stands in the middle of a page."""
    return tuple(str(each) for errors in form.errors.values() for each in errors)
