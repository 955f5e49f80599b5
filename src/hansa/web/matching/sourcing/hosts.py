"""Hosts without accounts: who was sent their link, who came by it, and what they did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from hansa.apps.matching.queries import watching
from hansa.apps.matching.rules import Choice
from hansa.plumbing.history.recording import story_of
from hansa.plumbing.history.telling import Moment, told
from hansa.web.matching.sourcing.finding import seen_mission_or_404

if TYPE_CHECKING:
    from hansa.plumbing.history.models import Event

A_PAGE = 50
_PASSED_ON = {
    True: _("{host} handed the page over to {to}."),
    False: _("{host} forwarded the page to {to}."),
}
_SAID: Mapping[str, Promise] = MappingProxyType(
    {
        Choice.MUST: _("{host} must meet {whom}."),
        Choice.LIKE: _("{host} would like to meet {whom}."),
        Choice.NO: _("{host} does not meet {whom}."),
    }
)
WORDS = {
    "counterpart.added": _("Joined the list of hosts."),
    "counterpart.link_mailed": _("The link was mailed to {to}."),
    "counterpart.link_renewed": _("Every link sent before became worthless."),
    "counterpart.handed_over": _("{joining} receives instead of {leaving}."),
    "host.opened": _("{host} opened the page."),
    "host.link_asked_again": _("{host} had a new link mailed."),
    "host.said": _("{host} answered {whom}."),
    "host.declined": _("{host} declined {whom}."),
    "host.ranked": _("{host} put {whom} elsewhere on the list."),
    "host.hours_set": _("{host} set the hours: {changed} changed."),
    "host.stated": _("{host} said what they look for."),
}
TONES = {
    "host.opened": "accent",
    "host.declined": "lost",
    "counterpart.link_renewed": "lost",
}


@login_required
@require_GET
def hosts(request: HttpRequest, slug: str) -> HttpResponse:
    """Every host, those who keep the most companies waiting first."""
    mission = seen_mission_or_404(request, slug)
    watched = watching.watched_hosts(mission)
    silent = [each for each in watched if each.waiting]
    only_silent = request.GET.get("who") == "silent"
    context = {
        "mission": mission,
        "tab": "hosts",
        "number": len(watched),
        "silent": len(silent),
        "waiting": sum(each.waiting for each in silent),
        "only_silent": only_silent,
        "page": Paginator(silent if only_silent else watched, A_PAGE).get_page(
            request.GET.get("page")
        ),
    }
    return render(request, "matching/sourcing/hosts.html", context)


@login_required
@require_GET
def host(request: HttpRequest, slug: str, counterpart: int) -> HttpResponse:
    """Who asks for one host, what they answered, and everything they did behind their link.

    Raises:
        Http404: when the mission has no such host.
    """
    mission = seen_mission_or_404(request, slug)
    found = watching.watched_host(mission, counterpart)
    if found is None:
        raise Http404
    page = Paginator(story_of(found), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "mission": mission,
        "host": found,
        "asked": watching.asked_of(found),
        "page": page,
        "moments": in_words(page),
    }
    return render(request, "matching/sourcing/host.html", context)


def in_words(events: Iterable[Event]) -> list[Moment]:
    """What a host did and what was done for them, as sentences."""
    return [moment for event in events for moment in _in_words(event)]


def _in_words(event: Event) -> list[Moment]:
    words: dict[str, object] = dict(WORDS)
    if event.verb == "host.said":
        words[event.verb] = _SAID.get(event.details.get("choice", ""), WORDS["host.said"])
    words["host.forwarded"] = _PASSED_ON[bool(event.details.get("hands_over"))]
    declines = event.details.get("choice") == Choice.NO
    tones = TONES | {"host.said": "lost" if declines else "confirmed"}
    return told([event], words=words, tones=tones)
