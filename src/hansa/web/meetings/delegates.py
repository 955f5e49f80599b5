"""A delegate's wishes in a session: of which hosts it says must, like, or no, thanks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.matching import queries as interest
from hansa.apps.matching import services as matching
from hansa.apps.matching.rules import Choice
from hansa.apps.meetings import asking, queries
from hansa.apps.meetings.groups import Group, groups_with
from hansa.apps.meetings.reasons import reason_for_delegate
from hansa.apps.meetings.rules import MUST
from hansa.apps.registration import queries as registration
from hansa.values import Refused
from hansa.web.missions.finding import signed_in

if TYPE_CHECKING:
    from hansa.apps.matching.models import Interest
    from hansa.apps.matching.queries import Standing
    from hansa.apps.meetings.models import Party, Wish
    from hansa.apps.registration.models import Delegate


@dataclass(frozen=True, slots=True)
class Line:
    """A host, and the wish to meet them, if there is one.

    Attributes:
        choice: what the organisation says of them; of a wish made by hand, what comes nearest.
        why_not: why the published timetable does not hold it.
        group: the group meeting in which they meet this host, if there is one.
        party: the delegate's own, where it is in a group.
    """

    host: Party
    wish: Wish | None
    choice: Choice | None
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
    def is_chosen(self) -> bool:
        """Whether anything was said of them, or asked."""
        return self.choice is not None


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
    """Must, like, or no, thanks."""
    delegate = _delegate_or_404(request, slug)
    party, asked = _pair_or_404(delegate, pk, host)
    chosen = request.POST.get("choice", "")
    if chosen not in Choice.values:
        raise Http404
    objections: tuple[str, ...] = ()
    try:
        matching.say_in_session(
            asking=party,
            asked=asked,
            choice=Choice(chosen),
            by=signed_in(request),
            now=timezone.now(),
        )
    except Refused as refused:
        objections = refused.objections
    return _line(request, delegate, party, asked, objections)


@login_required
@require_POST
def remove(request: HttpRequest, slug: str, pk: int, host: int) -> HttpResponse:
    """Say nothing any more, and ask no longer for the meeting."""
    delegate = _delegate_or_404(request, slug)
    party, asked = _pair_or_404(delegate, pk, host)
    if not _line_of(party, asked).is_chosen:
        raise Http404
    objections: tuple[str, ...] = ()
    try:
        matching.take_back_in_session(
            asking=party, asked=asked, by=signed_in(request), now=timezone.now()
        )
    except Refused as refused:
        objections = refused.objections
    return _line(request, delegate, party, asked, objections)


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
    told, said = asking.wishes_told(party), interest.said_by_party(party)
    lines = [
        replace(
            _said(host, standing.get(host.pk), told, said),
            group=grouped.get(host.pk),
            party=party,
        )
        for host in hosts
    ]
    chosen = [line for line in lines if line.is_chosen or line.group]
    return {
        "wished": sorted(chosen, key=lambda line: -line.wish.worth if line.wish else 0),
        "others": [line for line in lines if not (line.is_chosen or line.group)],
        "number": len(standing),
        "standing": _round_of(party),
    }


def _said(
    host: Party, wish: Wish | None, told: Collection[int], said: Mapping[int, Interest]
) -> Line:
    """A host's line.

    Args:
        told: the wishes whose meeting was published.
        said: the organisation's interest, by the number of the host.
    """
    word = said.get(host.pk)
    if word is not None:
        return Line(host, wish, Choice(word.choice), _why_not(host, wish, told) if wish else "")
    if wish is None:
        return Line(host, None, None)
    nearest = Choice.MUST if wish.worth >= MUST else Choice.LIKE
    return Line(host, wish, nearest, _why_not(host, wish, told))


def _round_of(party: Party) -> Standing | None:
    profile = interest.profile_of_party(party)
    standings = interest.standings_for(profile, now=timezone.now()) if profile else []
    return next((each for each in standings if each.session.pk == party.session_id), None)


def _line_of(party: Party, asked: Party) -> Line:
    standing = asking.wishes_of_party(party).filter(asked=asked, nth=1).first()
    said = interest.said_by_party(party)
    return _said(asked, standing, asking.wishes_told(party), said)


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
        "choices": [(choice.value, choice.label) for choice in Choice],
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
    context = _context(delegate, "") | {
        "party": party,
        "line": replace(
            _line_of(party, asked), group=groups_with(party).get(asked.pk), party=party
        ),
        "objections": objections,
    }
    status = 409 if objections else 200
    return render(request, "meetings/my_wishes.html#line", context, status=status)
