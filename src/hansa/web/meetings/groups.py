"""Group meetings: made of wishes to one host, joined, left, dissolved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hansa.apps.meetings import groups as gathering
from hansa.apps.meetings import queries, services
from hansa.values import Refused
from hansa.web.meetings.finding import (
    number_in,
    numbers_in,
    planned_session_or_404,
    session_or_404,
    wish_or_404,
)
from hansa.web.meetings.group_forms import GroupForm
from hansa.web.missions.finding import may_plan, signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Party, Session, Wish

MOST_SUGGESTED = 50


@login_required
@require_http_methods(["GET", "POST"])
def groups(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The group meetings of a session; and one more, of those who wish to meet one host."""
    if request.method == "GET":
        session = session_or_404(request, slug, pk)
        return _page(request, session, _form(request, session))
    session = planned_session_or_404(request, slug, pk)
    form = _form(request, session)
    if form is None:
        raise Http404
    if form.is_valid():
        try:
            made = services.gather(
                session=session,
                host=form.host,
                guests=form.guests(),
                worth=form.cleaned_data["worth"],
                by=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            words = _("They meet in a group: {meeting}. Place it, or have a timetable proposed.")
            messages.success(request, words.format(meeting=made))
            return redirect("meetings:groups", slug, pk)
    return _page(request, session, form, status=422)


@login_required
@require_POST
def join(request: HttpRequest, slug: str, pk: int, wish: int) -> HttpResponse:
    """One more party sits down at a meeting."""

    def sit_down(group: Wish, party: Party) -> str:
        services.join_wish(wish=group, party=party, by=signed_in(request), now=timezone.now())
        return _("{party} join the meeting.").format(party=party)

    return _changed(request, slug, pk, wish, sit_down)


@login_required
@require_POST
def leave(request: HttpRequest, slug: str, pk: int, wish: int) -> HttpResponse:
    """One party is taken out; the others meet."""

    def take_out(group: Wish, party: Party) -> str:
        services.leave_wish(wish=group, party=party, by=signed_in(request), now=timezone.now())
        words = _("{party} left the group; what they wished for alone is open again.")
        return words.format(party=party)

    return _changed(request, slug, pk, wish, take_out)


@login_required
@require_POST
def dissolve(request: HttpRequest, slug: str, pk: int, wish: int) -> HttpResponse:
    """No group meeting any more; everybody's own wish is open again."""
    session = planned_session_or_404(request, slug, pk)
    group = _group_or_404(session, wish)
    said = str(group)
    services.dissolve_group(wish=group, by=signed_in(request), now=timezone.now())
    messages.success(request, _("Dissolved: {meeting}.").format(meeting=said))
    return redirect("meetings:groups", slug, pk)


def _changed(
    request: HttpRequest, slug: str, pk: int, wish: int, change: Callable[[Wish, Party], str]
) -> HttpResponse:
    session = planned_session_or_404(request, slug, pk)
    wanted = wish_or_404(session, wish)
    party = queries.parties_of(session).filter(pk=number_in(request.POST, "party") or 0).first()
    try:
        if party is None:
            raise Refused(_("Choose who: somebody who takes part in this session."), field="party")
        messages.success(request, change(wanted, party))
    except Refused as refused:
        return _page(request, session, None, objections=refused.objections, status=409)
    return redirect("meetings:groups", slug, pk)


def _group_or_404(session: Session, pk: int) -> Wish:
    group = gathering.groups_of(session).filter(pk=pk).first()
    if group is None:
        raise Http404
    return group


def _form(request: HttpRequest, session: Session) -> GroupForm | None:
    """The form for the host that was chosen; None while none is."""
    said = request.POST if request.method == "POST" else request.GET
    host = queries.parties_of(session).filter(pk=number_in(said, "host") or 0).first()
    if host is None:
        return None
    # Of a group that was suggested, those who sit in this session are ticked already.
    suggested = numbers_in(request.GET, "company")
    return GroupForm(
        request.POST or None,
        host=host,
        pairs=list(gathering.pairs_with(host)),
        suggested=suggested[:MOST_SUGGESTED],
    )


def _page(
    request: HttpRequest,
    session: Session,
    form: GroupForm | None,
    *,
    objections: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    parties = list(queries.parties_of(session))
    context = {
        "mission": session.leg.mission,
        "session": session,
        "tab": "wishes",
        "may_plan": may_plan(request, session.leg.mission),
        "groups": gathering.groups_shown(session),
        "parties": sorted(parties, key=lambda party: str(party).casefold()),
        "hosts": gathering.hosts_asked_often(session),
        "form": form,
        "objections": objections,
    }
    return render(request, "meetings/groups.html", context, status=status)
