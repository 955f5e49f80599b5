"""The wishes of a session: the list, one more, a no on behalf of a host."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.meetings import asking, queries, services
from hansa.apps.meetings.naming import Names, names_for
from hansa.apps.meetings.reasons import reason_in_words
from hansa.values import Refused
from hansa.web.meetings.finding import (
    planned_session_or_404,
    session_or_404,
    tended_session_or_404,
    wish_or_404,
)
from hansa.web.meetings.forms import WishForm
from hansa.web.meetings.needing import needs_of
from hansa.web.missions.finding import may_plan, signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Session, Wish

A_PAGE = 100
STATES = (
    ("", gettext_lazy("All")),
    ("placed", gettext_lazy("On the board")),
    ("unplaced", gettext_lazy("Without a place")),
    ("groups", gettext_lazy("Group meetings")),
    ("folded", gettext_lazy("Met in a group")),
    ("declined", gettext_lazy("Declined")),
)


@login_required
@require_GET
def wishes(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who wishes to meet whom, how much, and what became of it."""
    session = session_or_404(request, slug, pk)
    text, state = request.GET.get("q", "").strip()[:80], request.GET.get("state", "")
    found = asking.wishes_of(session, text=text, state=state)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "mission": session.leg.mission,
        "session": session,
        "tab": "wishes",
        "may_plan": may_plan(request, session.leg.mission),
        "page": page,
        "lines": [
            (wish, reason, needs_of(wish))
            for wish, reason in with_reasons(list(page.object_list), session)
        ],
        "text": text,
        "state": state,
        "states": STATES,
    }
    return render(request, "meetings/wishes.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One more wish, in the name of the agency."""
    session = planned_session_or_404(request, slug, pk)
    form = WishForm(request.POST or None, parties=list(queries.parties_of(session)))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.wish(
                session=session,
                **form.wish(),
                origin="agency",
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Added: {wish}.").format(wish=made))
            return redirect("meetings:wishes", slug, pk)
    context = {"mission": session.leg.mission, "session": session, "tab": "wishes", "form": form}
    return render(request, "meetings/add_wish.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def decline(request: HttpRequest, slug: str, pk: int, wish: int) -> HttpResponse:
    """Say no for a host; counsellors may."""
    session = tended_session_or_404(request, slug, pk)
    declined = wish_or_404(session, wish)
    why = request.POST.get("why", "").strip()[:500]
    services.decline_wish(wish=declined, reason=why, by=signed_in(request), now=timezone.now())
    messages.success(request, _("Declined: {wish}.").format(wish=declined))
    return redirect("meetings:wishes", slug, pk)


def with_reasons(wishes: Sequence[Wish], session: Session) -> Iterator[tuple[Wish, str]]:
    """Each wish with why it has no place, in words."""
    names = names_for(session, [wish.unheld_facts for wish in wishes])
    for wish in wishes:
        yield wish, _reason(wish, names)


def _reason(wish: Wish, names: Names) -> str:
    if wish.declined_at:
        return wish.decline_reason
    if hasattr(wish, "meeting"):
        return ""
    if wish.folded_into_id:
        return _("Met in a group.")
    in_words = reason_in_words(wish.unheld_reason, wish.unheld_facts, names)
    return in_words or _("Not proposed yet.")
