"""Who takes part in a session, and the hosts' links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.directory import queries as directory
from hansa.apps.meetings import asking, queries, services
from hansa.journeys.receive_host import receive_host
from hansa.journeys.take_part import receive_all, take_part
from hansa.values import Refused
from hansa.web.meetings.finding import (
    counterpart_or_404,
    number_in,
    planned_session_or_404,
    session_or_404,
    tended_session_or_404,
)
from hansa.web.meetings.needing import notes_on
from hansa.web.missions.finding import may_plan, signed_in

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Counterpart, Session
    from hansa.apps.missions.models import SectorGroup
    from hansa.apps.registration.models import Registration

MOST_FOUND = 20


@login_required
@require_GET
def parties(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who takes part, and who could."""
    session = session_or_404(request, slug, pk)
    context = _context(request, session, "parties")
    taking_part = queries.parties_of(session).select_related("table")
    standing = sorted(taking_part, key=lambda party: str(party).casefold())
    waiting = list(asking.registrations_without_place(session))
    context |= {
        "visitors": [(party, notes_on(party)) for party in standing if party.registration_id],
        "hosts": [(party, notes_on(party)) for party in standing if party.counterpart_id],
        "wishes_of": asking.wishes_by_party(session),
        "waiting": waiting,
        "groups": _groups(session, waiting),
        "waiting_hosts": asking.counterparts_without_place(session),
    }
    return render(request, "meetings/parties.html", context)


@login_required
@require_POST
def join(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let one registration, a sector group, or everybody take part."""
    session = planned_session_or_404(request, slug, pk)
    waiting = asking.registrations_without_place(session)
    if group := request.POST.get("group"):
        waiting = waiting.filter(sector_group__letter=group)
    elif request.POST.get("registration"):
        waiting = waiting.filter(pk=number_in(request.POST, "registration") or 0)
    number = take_part(
        session=session, registrations=list(waiting), by=signed_in(request), now=timezone.now()
    )
    return _joined(request, session, number)


@login_required
@require_POST
def join_hosts(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let one host of the leg take part, or all of them; counsellors may."""
    session = tended_session_or_404(request, slug, pk)
    waiting = asking.counterparts_without_place(session)
    if request.POST.get("counterpart"):
        waiting = waiting.filter(pk=number_in(request.POST, "counterpart") or 0)
    number = receive_all(
        session=session, counterparts=list(waiting), by=signed_in(request), now=timezone.now()
    )
    return _joined(request, session, number)


@login_required
@require_http_methods(["GET", "POST"])
def add_host(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Find an organisation and add it to the hosts of the leg and of the session."""
    session = tended_session_or_404(request, slug, pk)
    text = request.GET.get("q", "").strip()[:80]
    objections: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            added = _add(request, session)
        except Refused as refused:
            objections = refused.objections
        else:
            messages.success(request, _("{host} take part.").format(host=added))
            return redirect("meetings:parties", slug, pk)
    found = directory.visible_to(signed_in(request)).prefetch_related("people")
    context = _context(request, session, "parties") | {
        "text": text,
        "found": directory.named(found, text=text)[:MOST_FOUND] if text else [],
        "objections": objections,
    }
    return render(request, "meetings/add_host.html", context, status=409 if objections else 200)


@login_required
@require_GET
def links(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Every host of the session with their signed link."""
    session = tended_session_or_404(request, slug, pk)
    text = request.GET.get("q", "").strip()[:80]
    hosts = [
        party.counterpart for party in asking.hosts_of(session, text=text) if party.counterpart
    ]
    context = _context(request, session, "links") | {
        "text": text,
        "hosts": [(host, link_of(host)) for host in hosts],
    }
    return render(request, "meetings/links.html", context)


@login_required
@require_POST
def renew_link(request: HttpRequest, slug: str, pk: int, counterpart: int) -> HttpResponse:
    """Make every link sent to this host worthless."""
    session = tended_session_or_404(request, slug, pk)
    host = counterpart_or_404(session.leg.mission, counterpart)
    services.renew_host_link(counterpart=host, by=signed_in(request), now=timezone.now())
    words = _("The old links of {host} no longer work. Mail the new one.").format(host=host)
    messages.success(request, words)
    return redirect("meetings:links", slug, pk)


@login_required
@require_POST
def mail_link(request: HttpRequest, slug: str, pk: int, counterpart: int) -> HttpResponse:
    """Write the host a letter with their link."""
    session = tended_session_or_404(request, slug, pk)
    host = counterpart_or_404(session.leg.mission, counterpart)
    written = services.mail_host_link(
        counterpart=host, link=link_of(host), by=signed_in(request), now=timezone.now()
    )
    if written:
        messages.success(request, _("The link goes to {email}.").format(email=host.contact.email))
    else:
        words = _("{host} were sent this link today already.").format(host=host)
        messages.info(request, words)
    return redirect("meetings:links", slug, pk)


def link_of(counterpart: Counterpart) -> str:
    """The host's own address, ready to be mailed."""
    return settings.BASE_URL + reverse("hosts:page", args=[queries.host_token(counterpart)])


def _add(request: HttpRequest, session: Session) -> Counterpart:
    """Both or neither: a host of the leg who takes part in the session."""
    people = directory.people_visible_to(signed_in(request))
    contact = people.filter(pk=number_in(request.POST, "contact") or 0).first()
    if contact is None:
        raise Http404
    return receive_host(session=session, contact=contact, by=signed_in(request), now=timezone.now())


def _groups(session: Session, waiting: Sequence[Registration]) -> list[tuple[SectorGroup, int]]:
    """The sector groups from which somebody waits; that of the session first."""
    counted = Counter(
        registration.sector_group for registration in waiting if registration.sector_group
    )
    return sorted(
        counted.items(), key=lambda each: (each[0].pk != session.sector_group_id, each[0].letter)
    )


def _joined(request: HttpRequest, session: Session, number: int) -> HttpResponse:
    words = ngettext("{number} more takes part.", "{number} more take part.", number)
    messages.success(request, words.format(number=number))
    return redirect("meetings:parties", session.leg.mission.slug, session.pk)


def _context(request: HttpRequest, session: Session, tab: str) -> dict[str, object]:
    mission = session.leg.mission
    return {
        "mission": mission,
        "session": session,
        "tab": tab,
        "may_plan": may_plan(request, mission),
    }
