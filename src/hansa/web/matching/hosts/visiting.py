"""Letting a host in: by their link, for as long as it works, in their language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache

from hansa.apps.matching import services
from hansa.apps.meetings.links import HostLink, read_link

if TYPE_CHECKING:
    from hansa.apps.directory.models import Person
    from hansa.apps.meetings.models import Counterpart


@dataclass(frozen=True, slots=True)
class Visit:
    """A host who came by a link that works.

    Attributes:
        now: when they came.
    """

    token: str
    link: HostLink
    now: datetime

    @property
    def counterpart(self) -> Counterpart:
        """For which host they speak."""
        return self.link.counterpart

    @property
    def reader(self) -> Person:
        """Who they are, as far as the link tells."""
        return self.link.reader

    def context(self, room: str) -> dict[str, object]:
        """What every page of theirs shows around what it is about."""
        return {
            "token": self.token,
            "link": self.link,
            "reader": self.reader,
            "counterpart": self.counterpart,
            "leg": self.counterpart.leg,
            "mission": self.counterpart.leg.mission,
            "room": room,
        }


View = Callable[..., HttpResponse]


def visited(view: View) -> View:
    """Let in whoever has a link that works, as a `Visit` instead of the token.

    A forged link leads nowhere; one that ended, to a page on which a new one can be asked for.
    """

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str, **blanks: int) -> HttpResponse:
        link, now = read_link(token), timezone.now()
        if link is None:
            return no_page(request)
        speak_their_language(request, link.reader)
        if not link.works(now):
            return ended(request, token)
        if request.method == "GET":
            services.note_visit(counterpart=link.counterpart, reader=link.reader, now=now)
        return private(view(request, Visit(token, link, now), **blanks))

    return opened


def no_page(request: HttpRequest) -> HttpResponse:
    """Forged: nothing is told."""
    return private(render(request, "matching/hosts/no_page.html", status=404))


def changed_meanwhile(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Whom a host speaks of is no longer to be met here: their own page is, and it says so."""
    context = visit.context("page")
    return render(request, "matching/hosts/changed_meanwhile.html", context, status=404)


def ended(request: HttpRequest, token: str, **told: object) -> HttpResponse:
    """Replaced or too old; the page does not tell which, nor whose it was."""
    context = {"token": token, **told}
    return private(render(request, "matching/hosts/ended.html", context, status=410))


def private(response: HttpResponse) -> HttpResponse:
    """The address is a secret: it is told to no other site and to no search engine."""
    # Without any referrer a browser would send its forms from "null", which is refused.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def speak_their_language(request: HttpRequest, reader: Person) -> None:
    """The reader's own language, until they choose another."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(reader.language)


def address_of(token: str) -> str:
    """The whole address of a host's page, ready to be mailed."""
    return settings.BASE_URL + reverse("hosts:page", args=[token])
