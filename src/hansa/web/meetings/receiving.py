"""The host's page, behind a signed link: who asks to meet them, and when they are expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.meetings import asking, queries, services
from hansa.values import Period
from hansa.web.meetings.words import worth_in_words

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Counterpart, Wish

MOST_WORDS = 500


@never_cache
@require_GET
def host(request: HttpRequest, token: str) -> HttpResponse:
    """What this is, when they are expected, and who would like to meet them."""
    counterpart = queries.counterpart_of_token(token)
    if counterpart is None:
        return _no_longer(request)
    _speak_their_language(request, counterpart)
    wishes = list(asking.wishes_for_host(counterpart))
    context = {
        "token": token,
        "counterpart": counterpart,
        "leg": counterpart.leg,
        "mission": counterpart.leg.mission,
        "meetings": [
            (meeting, Period(meeting.period.lower, meeting.period.upper))
            for meeting in asking.published_for_host(counterpart)
        ],
        "asking": [_line(wish, counterpart) for wish in wishes if not wish.declined_at],
        "declined": [_line(wish, counterpart) for wish in wishes if wish.declined_at],
    }
    return _private(render(request, "meetings/host.html", context))


@never_cache
@require_POST
def decline(request: HttpRequest, token: str, wish: int) -> HttpResponse:
    """No to one meeting, from the host themselves."""
    counterpart = queries.counterpart_of_token(token)
    if counterpart is None:
        return _no_longer(request)
    _speak_their_language(request, counterpart)
    declined = asking.wishes_for_host(counterpart).filter(pk=wish).first()
    if declined is None:
        return _no_longer(request)
    why = request.POST.get("why", "").strip()[:MOST_WORDS]
    services.decline_wish(wish=declined, reason=why, by=None, now=timezone.now())
    words = _("You have declined. {name} will be told.").format(
        name=_other(declined, counterpart)[0]
    )
    messages.success(request, words)
    return redirect("meetings:host", token)


def _line(wish: Wish, counterpart: Counterpart) -> dict[str, object]:
    """One company that asks: who they are, and how much and why they want to come."""
    name, pitch, city, motivation = _other(wish, counterpart)
    return {
        "wish": wish,
        "name": name,
        "pitch": pitch,
        "city": city,
        "why": motivation,
        "words": worth_in_words(wish.worth),
        "mine": wish.asking.counterpart_id == counterpart.pk,
    }


def _other(wish: Wish, counterpart: Counterpart) -> tuple[str, str, str, str]:
    """The organisation at the other side of the table, as a host wants to know it."""
    other = wish.asked if wish.asking.counterpart_id == counterpart.pk else wish.asking
    organisation = other.organisation
    motivation = other.registration.motivation if other.registration else ""
    return organisation.name, organisation.pitch, organisation.city, motivation


def _no_longer(request: HttpRequest) -> HttpResponse:
    """Forged, replaced or too old: the page does not tell which."""
    return _private(render(request, "meetings/host_gone.html", status=404))


def _private(response: HttpResponse) -> HttpResponse:
    """The address is a secret: it is told to no other site and to no search engine."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _speak_their_language(request: HttpRequest, counterpart: Counterpart) -> None:
    """The contact's language, until the reader chooses another."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(counterpart.contact.language)
