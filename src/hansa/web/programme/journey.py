"""A delegate's own pages: where they must be now, next, and on every day of the journey."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.programme import agenda as agendas
from hansa.apps.programme import queries, services
from hansa.apps.registration import queries as registrations
from hansa.apps.registration.rules import Status
from hansa.apps.travel import queries as travel
from hansa.plumbing.written import Written
from hansa.web.design.templatetags.design import as_short_day
from hansa.web.missions.finding import signed_in
from hansa.web.programme.drawing import changes_drawn, drawn, unindented
from hansa.web.programme.news import asking_address

if TYPE_CHECKING:
    from hansa.apps.registration.models import Delegate, Offer

# Until so long before, the next entry is told in minutes; the page's own script does the same.
SOON = timedelta(hours=2)


@login_required
@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """The current or next journey of the reader; a page of its own for who has none."""
    journeys = list(queries.journeys_of(signed_in(request)))
    opening = agendas.opening(journeys, now=timezone.now())
    if opening is None:
        return kept(request, render(request, "programme/no_journey.html"))
    return redirect("programme:agenda", opening.mission.slug)


# Every phone of a mission asks for it, and it tells of a dozen tables.
_JOURNEYS = Written(
    lambda user: queries.journeys_without_days(user).annotate(
        news=queries.news_of_journey(), **travel.on_the_way()
    )
)


@login_required
@require_GET
def agenda(request: HttpRequest, slug: str) -> HttpResponse:
    """The agenda of one journey: now and next, what changed, and every day."""
    journeys = queries.with_days(_JOURNEYS(signed_in(request).pk))
    request.journeys = journeys  # type: ignore[attr-defined]  # read by hansa.web.shell
    delegate = journey_among(journeys, slug)
    now = timezone.now()
    arranged = agendas.agenda_of(delegate, now=now)
    today = now.astimezone(agendas.zone_at(delegate, now=now)).date()
    news: list[dict[str, Any]] = delegate.news  # type: ignore[attr-defined]  # annotated
    told_at = next((told["told_at"] for told in news), "")
    days = drawn(arranged.days, ways=travel.ways_of(delegate), slug=slug)
    context = {
        "delegate": delegate,
        "mission": delegate.mission,
        "agenda": arranged,
        "past": [day for day in days if day.date < today],
        "coming": [day for day in days if day.date >= today],
        "today": today,
        "here": next((day for day in arranged.days if day.date == today), None),
        "now": now,
        "now_words": _now_words(arranged.current, now=now),
        "next_words": _next_words(arranged.following, now=now),
        "zone": agendas.zone_at(delegate, now=now),
        "changes": changes_drawn(told["changes"] for told in news),
        "told_at": told_at,
        "asks": asking_address(delegate, told_at=told_at),
        "offer": _offer_to_answer(delegate),
        "other_journeys": [other for other in journeys if other != delegate],
    }
    return kept(request, unindented(render(request, "programme/agenda.html", context)))


@login_required
@require_POST
def mark_read(request: HttpRequest, slug: str) -> HttpResponse:
    """The reader has seen what changed, up to the latest change the page showed."""
    delegate = journey_or_404(request, slug)
    services.mark_read(delegate=delegate, now=_seen_until(request))
    return redirect("programme:agenda", slug)


def journey_or_404(request: HttpRequest, slug: str) -> Delegate:
    """The reader's own place in the mission of this address.

    Raises:
        Http404: when the reader does not travel in it.
    """
    return journey_among(queries.journeys_of(signed_in(request)), slug)


def journey_among(journeys: Iterable[Delegate], slug: str) -> Delegate:
    """The journey of this address among those of the reader.

    Raises:
        Http404: when it is not among them.
    """
    for journey in journeys:
        if journey.mission.slug == slug:
            return journey
    raise Http404


def kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let the reader's device keep the page for offline reading, and for no other reader.

    The service worker keeps pages by this key, and drops them when another one comes by.
    """
    reader = salted_hmac("hansa.offline", str(request.user.pk)).hexdigest()[:16]
    response["X-Hansa-Reader"] = reader
    response["Cache-Control"] = "private, no-cache"
    return response


def _offer_to_answer(delegate: Delegate) -> Offer | None:
    """The seats that are offered, where the delegate answers for the company."""
    answers: bool = delegate.answers  # type: ignore[attr-defined]  # annotated
    if not answers or delegate.registration.status != Status.ACCEPTED:
        return None
    return registrations.open_offer(delegate.registration)


def _now_words(entry: agendas.Entry | None, *, now: datetime) -> str:
    if entry is None:
        return ""
    return _("Now, {minutes} min left").format(minutes=_minutes(entry.period.end - now))


def _next_words(entry: agendas.Entry | None, *, now: datetime) -> str:
    if entry is None:
        return ""
    ahead = entry.period.start - now
    if ahead <= SOON:
        return _("Next, in {minutes} min").format(minutes=_minutes(ahead))
    return _("Next, {day}").format(day=as_short_day(entry.day))


def _minutes(stretch: timedelta) -> int:
    return ceil(stretch / timedelta(minutes=1))


def _seen_until(request: HttpRequest) -> datetime:
    try:
        said = datetime.fromisoformat(request.POST.get("until", ""))
    except ValueError:
        return timezone.now()
    return said if said.tzinfo else timezone.now()
