"""Whom a delegate meets: one page before the handshake, and a private note after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.directory.rules import language_title
from hansa.apps.programme import queries, services
from hansa.apps.programme.agenda import zone_at
from hansa.apps.programme.rules.exchange import LONGEST_NOTE
from hansa.values import Period, Refused
from hansa.web.matching.recommendations.words import why
from hansa.web.missions.finding import signed_in
from hansa.web.programme.journey import journey_or_404, kept
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.meetings.models import PublishedMeeting
    from hansa.apps.programme.queries import Encounter


class NoteForm(forms.Form):
    """What the reader notes for themselves."""

    text = forms.CharField(
        label=gettext_lazy("My note"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Only you read this: no officer, no colleague, not those you meet."),
    )


@login_required
@require_GET
def meeting(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """Whom the reader meets, why, and what they noted; the device keeps it for offline reading."""
    return _page(request, _meeting_or_404(request, slug, uid))


@login_required
@require_POST
def note(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """Keep the reader's note."""
    found = _meeting_or_404(request, slug, uid)
    form = NoteForm(request.POST)
    if form.is_valid():
        try:
            services.write_note(
                meeting=found,
                text=form.cleaned_data["text"],
                writer=signed_in(request),
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Noted, for you alone."))
            return redirect("programme:meeting", slug, uid)
    return _page(request, found, form=form)


@login_required
@require_GET
def notes(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything the reader noted on this journey; the device keeps it for offline reading."""
    delegate, now = journey_or_404(request, slug), timezone.now()
    noted = queries.noted_on(delegate.mission, writer=signed_in(request))
    context = {
        "mission": delegate.mission,
        "noted": [(each, _uid(each.meeting), each.meeting.session.leg.zone) for each in noted],
        "now": now,
        "zone": zone_at(delegate, now=now),
    }
    return kept(request, render(request, "programme/notes.html", context))


def _uid(meeting: PublishedMeeting) -> str:
    return f"{meeting.wish.uid}-{meeting.person_id}"


def _page(
    request: HttpRequest, found: PublishedMeeting, *, form: NoteForm | None = None
) -> HttpResponse:
    met = queries.encounter(found, reader=signed_in(request))
    statements = met.profile.statements.all() if met.profile else ()
    leg = found.session.leg
    context = {
        "mission": found.delegate.mission if found.delegate else None,
        "meeting": found,
        "met": met,
        "leg": leg,
        "period": Period(found.period.lower, found.period.upper),
        "reasons": list(_reasons(met)) if met.stands else [],
        "needs": [each for each in statements if each.kind == "need"],
        "offers": [each for each in statements if each.kind == "offer"],
        "languages": ", ".join(
            language_title(code) for code in (met.profile.languages if met.profile else ())
        ),
        "form": form or NoteForm(initial={"text": met.note}),
        "now": timezone.now(),
        "zone": leg.zone,
        "uid": _uid(found),
    }
    status = 422 if form else 200
    return kept(request, render(request, "programme/meeting.html", context, status=status))


def _reasons(met: Encounter) -> Iterator[str | SafeString]:
    """Why the two meet: who asked, then what speaks for it."""
    organisation = met.meeting.other_party.organisation
    if met.asked_by_me is None:
        yield _("The organisers proposed this meeting.")
    elif met.asked_by_me:
        yield _("You asked to meet {organisation}.").format(organisation=organisation)
    else:
        yield _("{organisation} asked to meet you.").format(organisation=organisation)
    if met.listed:
        yield from why(met.listed)


def _meeting_or_404(request: HttpRequest, slug: str, uid: str) -> PublishedMeeting:
    found = queries.meeting_of(signed_in(request), slug=slug, uid=uid)
    if found is None:
        raise Http404
    return found
