"""The cards a delegate was given, and who has theirs."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.programme import queries, services
from hansa.apps.programme.cards import business_card
from hansa.web.missions.finding import signed_in
from hansa.web.programme.cards import as_vcards
from hansa.web.programme.journey import journey_or_404

ON_A_PAGE = 50


@login_required
@require_GET
def contacts(request: HttpRequest, slug: str) -> HttpResponse:
    """Whose card the reader has, of this mission and earlier ones, and who has theirs."""
    delegate, reader = journey_or_404(request, slug), signed_in(request)
    context = {
        "mission": delegate.mission,
        "page": Paginator(queries.cards_kept_by(reader), ON_A_PAGE).get_page(
            request.GET.get("page")
        ),
        "given": queries.given_by(reader),
    }
    response = render(request, "programme/contacts.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_GET
def contacts_file(request: HttpRequest, slug: str) -> HttpResponse:
    """All of them for an address book."""
    journey_or_404(request, slug)
    kept = queries.cards_kept_by(signed_in(request))
    cards = [business_card(each.person, met_on=each.mission) for each in kept]
    return as_vcards(request, cards, name=_("Contacts"))


@login_required
@require_GET
def contact_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One of them for an address book."""
    journey_or_404(request, slug)
    kept = queries.cards_kept_by(signed_in(request)).filter(pk=pk).first()
    if kept is None:
        raise Http404
    card = business_card(kept.person, met_on=kept.mission)
    return as_vcards(request, [card], name=str(kept.person))


@login_required
@require_POST
def drop_contact(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Throw a card away."""
    journey_or_404(request, slug)
    if not services.drop_card(number=pk, by=signed_in(request)):
        raise Http404
    messages.success(request, _("The card is gone."))
    return redirect("programme:contacts", slug)


@login_required
@require_POST
def take_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take one's own card back from somebody."""
    journey_or_404(request, slug)
    if not services.take_card_back(number=pk, by=signed_in(request)):
        raise Http404
    messages.success(request, _("They do not have your card here any more."))
    return redirect("programme:contacts", slug)
