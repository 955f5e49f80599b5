"""The host's page, behind a signed link: who asks to meet them, and when they are expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
from hansa.apps.meetings.groups import tablemates
from hansa.values import Period
from hansa.web.meetings.finding import number_in
from hansa.web.meetings.words import worth_in_words

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Counterpart, Party, Wish

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
    lines = [_line(wish, counterpart) for wish in wishes if not wish.declined_at]
    told = list(asking.published_for_host(counterpart))
    mates = tablemates(told)
    context = {
        "token": token,
        "counterpart": counterpart,
        "leg": counterpart.leg,
        "mission": counterpart.leg.mission,
        "meetings": [
            (meeting, Period(meeting.period.lower, meeting.period.upper), mates[meeting.pk])
            for meeting in told
        ],
        "asking": lines,
        "companies": sum(len(line.guests) for line in lines),
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
    guests = _others(declined, counterpart)
    turned_away = [each for each in guests if each.pk == number_in(request.POST, "party")]
    if turned_away and len(guests) > 1:
        guests = turned_away
        services.turn_away(wish=declined, party=guests[0], reason=why, by=None, now=timezone.now())
    else:
        services.decline_wish(wish=declined, reason=why, by=None, now=timezone.now())
    words = _("You have declined. {name} will be told.").format(name=_names(guests))
    messages.success(request, words)
    return redirect("meetings:host", token)


@dataclass(frozen=True, slots=True)
class Line:
    """A company that asks, or several together.

    Attributes:
        words: how much the meeting is worth.
        mine: the host asked them.
    """

    wish: Wish
    guests: list[Party]
    words: str
    mine: bool

    @property
    def name(self) -> str:
        """Who asks."""
        return _names(self.guests)

    @property
    def together(self) -> bool:
        """Whether they come as a group."""
        return len(self.guests) > 1


def _line(wish: Wish, counterpart: Counterpart) -> Line:
    return Line(
        wish=wish,
        guests=_others(wish, counterpart),
        words=worth_in_words(wish.worth),
        mine=wish.asking.counterpart_id == counterpart.pk,
    )


def _others(wish: Wish, counterpart: Counterpart) -> list[Party]:
    """Who sits at the other side of the table."""
    return [party for party in wish.parties if party.counterpart_id != counterpart.pk]


def _names(guests: Sequence[Party]) -> str:
    return ", ".join(str(guest) for guest in guests)


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
