"""What a party has and needs in a session, and what one wish needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hansa.apps.meetings import equipment, needs, services
from hansa.apps.meetings.needs import Need, TableKind, skills_in_words
from hansa.apps.meetings.rules import table_in_words
from hansa.values import Refused
from hansa.web.meetings.finding import planned_session_or_404, wish_or_404
from hansa.web.meetings.setup_forms import PartyForm, WishNeedsForm
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Party, Wish


@login_required
@require_http_methods(["GET", "POST"])
def party(request: HttpRequest, slug: str, pk: int, party: int) -> HttpResponse:
    """A party's own table, its cap, and what its meetings need."""
    session = planned_session_or_404(request, slug, pk)
    seated = equipment.party_of(session, party)
    if seated is None:
        raise Http404
    form = PartyForm(
        request.POST or None,
        party=seated,
        tables=list(equipment.tables_left_for(seated)),
        skills=equipment.skills_of(session),
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.seat_party(
                party=seated, **form.seat(), by=signed_in(request), now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Saved for {name}.").format(name=seated))
            return redirect("meetings:parties", slug, pk)
    context = {
        "mission": session.leg.mission,
        "session": session,
        "tab": "parties",
        "may_plan": True,
        "party": seated,
        "form": form,
    }
    return render(request, "meetings/party.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def wish(request: HttpRequest, slug: str, pk: int, wish: int) -> HttpResponse:
    """What one meeting needs, and whether it is a must."""
    session = planned_session_or_404(request, slug, pk)
    wanted = wish_or_404(session, wish)
    form = WishNeedsForm(
        request.POST or None,
        row=wanted,
        skills=equipment.skills_of(session),
        initial={"marked": wanted.marked},
    )
    if request.method == "POST" and form.is_valid():
        services.say_needs(
            wish=wanted,
            needed=form.needed(),
            marked=form.cleaned_data["marked"],
            by=signed_in(request),
            now=timezone.now(),
        )
        messages.success(request, _("Saved for {wish}.").format(wish=wanted))
        return redirect("meetings:wishes", slug, pk)
    context = {
        "mission": session.leg.mission,
        "session": session,
        "tab": "wishes",
        "may_plan": True,
        "wish": wanted,
        "from_parties": of_parties(wanted),
        "form": form,
    }
    return render(request, "meetings/wish_needs.html", context, status=422 if form.errors else 200)


def needs_of(wish: Wish) -> str:
    """What a meeting needs, its parties' needs included, in words."""
    return in_words(needs.need_of(wish, parties=wish.parties))


def of_parties(wish: Wish) -> str:
    """What a meeting needs for the sake of its parties alone, in words."""
    parties = wish.parties
    return in_words(
        Need(
            kind=next((each.table_kind for each in reversed(parties) if each.table_kind), ""),
            accessible=any(each.accessible for each in parties),
            skills=tuple(sorted({skill for each in parties for skill in each.skills})),
        )
    )


def in_words(need: Need) -> str:
    """A need as one reads it; "" for none."""
    said = [
        str(TableKind(need.kind).label) if need.kind else "",
        _("wheelchair") if need.accessible else "",
        skills_in_words(need.skills),
    ]
    return " · ".join(part for part in said if part)


def notes_on(party: Party) -> str:
    """What was said of a party, on one line."""
    said = [
        table_in_words(party.table.label) if party.table else "",
        _("at most {most}").format(most=party.most) if party.most else "",
        in_words(Need(party.table_kind, party.accessible, tuple(party.skills))),
        _("speaks {languages}").format(languages=skills_in_words(party.speaks))
        if party.speaks
        else "",
    ]
    return " · ".join(part for part in said if part)
