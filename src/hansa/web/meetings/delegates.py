"""A delegate's wishes: whom their organisation wants to meet, and how much."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.meetings import asking, queries, services
from hansa.apps.meetings.groups import Group, groups_with
from hansa.apps.meetings.reasons import reason_for_delegate
from hansa.apps.registration import queries as registration
from hansa.values import Refused
from hansa.web.meetings.finding import number_in
from hansa.web.meetings.words import WORTHS, worth_in_words, worths
from hansa.web.missions.finding import signed_in

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Party, Wish
    from hansa.apps.registration.models import Delegate


@dataclass(frozen=True, slots=True)
class Line:
    """A host, and the wish to meet them, if there is one.

    Attributes:
        words: how much it is worth.
        why_not: why the published timetable does not hold it.
        group: the group meeting in which they meet this host, if there is one.
        party: the delegate's own, where it is in a group.
    """

    host: Party
    wish: Wish | None
    words: str
    why_not: str = ""
    group: Group | None = None
    party: Party | None = None

    @property
    def others(self) -> str:
        """Who else meets the host in the group."""
        if self.group is None or self.party is None:
            return ""
        return ", ".join(str(guest) for guest in self.group.guests if guest != self.party)

    @property
    def exact(self) -> bool:
        """Whether the wish is worth exactly what one of the words stands for."""
        return self.wish is not None and self.wish.worth in WORTHS


@login_required
@require_GET
def wishes(request: HttpRequest, slug: str) -> HttpResponse:
    """The hosts of every session in which the delegate's organisation takes part."""
    delegate = _delegate_or_404(request, slug)
    mine = list(queries.parties_for_delegate(delegate))
    text = request.GET.get("q", "").strip()[:80]
    chosen = request.GET.get("session", "")
    party = next((each for each in mine if str(each.session_id) == chosen), None)
    party = party or (mine[0] if mine else None)
    context = _context(delegate, text) | {"parties": mine, "party": party}
    if party:
        context |= _lines(party, text)
    return render(request, "meetings/my_wishes.html", context)


@login_required
@require_POST
def wish(request: HttpRequest, slug: str, pk: int, host: int) -> HttpResponse:
    """Ask for a meeting, or say anew how much it is worth."""
    delegate = _delegate_or_404(request, slug)
    party, asked = _pair_or_404(delegate, pk, host)
    objections: tuple[str, ...] = ()
    try:
        services.wish(
            session=party.session,
            asking=party,
            asked=asked,
            worth=number_in(request.POST, "worth") or 0,
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        objections = refused.objections
    return _line(request, delegate, party, asked, objections)


@login_required
@require_POST
def remove(request: HttpRequest, slug: str, pk: int, host: int) -> HttpResponse:
    """Ask no longer for the meeting."""
    delegate = _delegate_or_404(request, slug)
    party, asked = _pair_or_404(delegate, pk, host)
    standing = asking.wishes_of_party(party).filter(asked=asked, nth=1).first()
    if standing is None:
        raise Http404
    services.withdraw_wish(wish=standing, by=signed_in(request), now=timezone.now())
    return _line(request, delegate, party, asked)


def _delegate_or_404(request: HttpRequest, slug: str) -> Delegate:
    delegate = registration.delegates_of_user(signed_in(request)).filter(mission__slug=slug).first()
    if delegate is None:
        raise Http404
    return delegate


def _pair_or_404(delegate: Delegate, session: int, host: int) -> tuple[Party, Party]:
    """The delegate's own party in the session, and the host; nobody wishes for others."""
    party = queries.parties_for_delegate(delegate).filter(session=session).first()
    if party is None:
        raise Http404
    asked = asking.hosts_of(party.session).filter(pk=host).first()
    if asked is None:
        raise Http404
    return party, asked


def _lines(party: Party, text: str) -> dict[str, object]:
    standing = {each.asked_id: each for each in asking.wishes_of_party(party).filter(nth=1)}
    grouped = groups_with(party)
    hosts = list(asking.hosts_of(party.session, text=text))
    told = asking.wishes_told(party)
    lines = [
        replace(_said(host, standing.get(host.pk), told), group=grouped.get(host.pk), party=party)
        for host in hosts
    ]
    wished = [line for line in lines if line.wish or line.group]
    return {
        "wished": sorted(wished, key=lambda line: -line.wish.worth if line.wish else 0),
        "others": [line for line in lines if not (line.wish or line.group)],
        "number": len(standing),
    }


def _said(host: Party, wish: Wish | None, told: Collection[int]) -> Line:
    """A host's line.

    Args:
        told: the wishes whose meeting was published.
    """
    if wish is None:
        return Line(host, None, "")
    return Line(host, wish, worth_in_words(wish.worth), _why_not(host, wish, told))


def _why_not(host: Party, wish: Wish, told: Collection[int]) -> str:
    """What a delegate may know of it; nothing before anything was published."""
    has_place = (
        wish.pk in told or hasattr(wish, "meeting") or wish.declined_at or wish.folded_into_id
    )
    if has_place or not wish.unheld_reason or not host.session.publication:
        return ""
    return reason_for_delegate(wish.unheld_reason, wish.unheld_facts, party=wish.asking_id)


def _context(delegate: Delegate, text: str) -> dict[str, object]:
    return {
        "mission": delegate.mission,
        "delegate": delegate,
        "text": text,
        "worths": worths(),
    }


def _line(
    request: HttpRequest,
    delegate: Delegate,
    party: Party,
    asked: Party,
    objections: tuple[str, ...] = (),
) -> HttpResponse:
    """The host's card as it is now; the whole page for a browser without scripts."""
    if not request.headers.get("HX-Request") and not objections:
        page = reverse("meetings:my_wishes", args=[delegate.mission.slug])
        return redirect(f"{page}?session={party.session_id}")
    standing = asking.wishes_of_party(party).filter(asked=asked, nth=1).first()
    context = _context(delegate, "") | {
        "party": party,
        "line": replace(
            _said(asked, standing, asking.wishes_told(party)),
            group=groups_with(party).get(asked.pk),
            party=party,
        ),
        "objections": objections,
    }
    status = 409 if objections else 200
    return render(request, "meetings/my_wishes.html#line", context, status=status)
