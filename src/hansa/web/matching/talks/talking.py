"""What delegates and hosts do alike in a talk: read, write, propose a call, settle it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hansa.apps.matching import queries, services
from hansa.apps.matching.rules.talks import AHEAD, LONGEST_MESSAGE, CallStatus
from hansa.apps.matching.services import Speaker
from hansa.apps.meetings.queries import host_token
from hansa.values import Refused
from hansa.web.matching.talks.forms import CallForm, MessageForm

if TYPE_CHECKING:
    from datetime import tzinfo

    from hansa.apps.directory.models import Person
    from hansa.apps.matching.models import Conversation, CooperationProfile, VideoCall


@dataclass(frozen=True, slots=True)
class Side:
    """Who reads and speaks, and where they do.

    Attributes:
        zone: by whose clocks they live now.
        url: the address of a page of theirs, by its name in this room and its blanks.
    """

    speaker: Speaker
    zone: tzinfo
    url: Callable[..., str]

    @property
    def profile(self) -> CooperationProfile:
        """For whom they speak."""
        return self.speaker.profile


def page_of(profile: CooperationProfile, person: Person, *, about: CooperationProfile) -> str:
    """The talk with `about` as a reader of the other side opens it from a letter."""
    if profile.counterpart:
        token = host_token(profile.counterpart, reader=person)
        return settings.BASE_URL + reverse("talks:host_talk", args=[token, about.pk])
    return settings.BASE_URL + reverse("talks:talk", args=[profile.mission.slug, about.pk])


def partner_or_404(side: Side, pk: int) -> CooperationProfile:
    """With whom they talk."""
    about = queries.partner_of(side.profile, pk)
    if about is None or about.pk == side.profile.pk:
        raise Http404
    return about


def told(side: Side, about: CooperationProfile, **forms: object) -> dict[str, object]:
    """What the page of one talk shows."""
    talk = queries.talk_between(side.profile, about)
    is_one = talk.conversation.is_one(side.profile) if talk.conversation else True
    ahead = talk.call_ahead
    return {
        "about": about,
        "talk": talk,
        "said": [(message, message.from_one == is_one) for message in talk.messages],
        "ahead": ahead,
        "steps": _steps(ahead, is_one=is_one) if ahead else [],
        "past": [call for call in talk.calls if call.status not in AHEAD],
        "zone": side.zone,
        "their_zone": _other_zone(side, about),
        "talk_url": side.url("talk", about.pk),
        "call_url": side.url("call", about.pk),
        "settle_url": side.url("settle", about.pk, ahead.pk) if ahead else "",
        "message_form": MessageForm(),
        "call_form": CallForm(),
        "longest": LONGEST_MESSAGE,
        **forms,
    }


def lines(side: Side) -> list[dict[str, object]]:
    """With whom they talk, the latest first."""
    return [
        {
            "about": one.beside(side.profile),
            "talk": one,
            "call": call_in_words(one),
            "url": side.url("talk", one.beside(side.profile).pk),
        }
        for one in queries.conversations_of(side.profile)
    ]


def write(request: HttpRequest, side: Side, about: CooperationProfile) -> MessageForm | None:
    """Send what was written; the form with its faults where that cannot be."""
    form = MessageForm(request.POST)
    if form.is_valid():
        try:
            services.write_message(
                speaker=side.speaker, to=about, text=form.cleaned_data["text"], now=timezone.now()
            )
        except Refused as refused:
            for objection in refused.objections:
                form.add_error("text", objection)
    return form if form.errors else None


def propose(request: HttpRequest, side: Side, about: CooperationProfile) -> CallForm | None:
    """Propose a call; the form with its faults where that cannot be."""
    with timezone.override(side.zone):
        form = CallForm(request.POST)
        if form.is_valid():
            try:
                services.propose_call(
                    speaker=side.speaker, to=about, now=timezone.now(), **form.cleaned_data
                )
            except Refused as refused:
                for objection in refused.objections:
                    form.add_error("starts_at", objection)
        return form if form.errors else None


def settle_call(request: HttpRequest, side: Side, pk: int) -> None:
    """Accept, decline, call off; held or not."""
    call = queries.call_of(side.profile, pk)
    chosen = request.POST.get("to", "")
    if call is None:
        raise Http404
    try:
        if chosen not in CallStatus.values:
            raise Refused(_("Say what became of the call: press one of its buttons."), field="to")
        services.settle_call(
            speaker=side.speaker, call=call, to=CallStatus(chosen), now=timezone.now()
        )
    except Refused as refused:
        for objection in refused.objections:
            messages.error(request, objection)
    else:
        messages.success(request, _("Noted; the others see it too."))


def call_in_words(talk: Conversation) -> str:
    """How far the latest call of a talk is; "" where none was proposed."""
    status = talk.call_status  # type: ignore[attr-defined]  # of `conversations_of`
    return str(CallStatus(status).label) if status else ""


def _steps(call: VideoCall, *, is_one: bool) -> list[tuple[str, str]]:
    """What the reader may say of the call now."""
    words = {
        CallStatus.ACCEPTED: _("Accept the call"),
        CallStatus.DECLINED: _("Decline the call"),
        CallStatus.HELD: _("It was held"),
        CallStatus.MISSED: _("It was not held"),
        CallStatus.CALLED_OFF: _("Call it off"),
    }
    mine = call.from_one == is_one
    begun = call.starts_at <= timezone.now()
    if call.status == CallStatus.PROPOSED:
        shown = [CallStatus.CALLED_OFF] if mine else [CallStatus.ACCEPTED, CallStatus.DECLINED]
    else:
        shown = [CallStatus.HELD, CallStatus.MISSED] if begun else [CallStatus.CALLED_OFF]
    return [(status.value, words[status]) for status in shown]


def _other_zone(side: Side, about: CooperationProfile) -> tzinfo | None:
    """The clocks of the city, for a delegate; those of home, for a host."""
    home = ZoneInfo(settings.TIME_ZONE)
    host = side.profile.counterpart or about.counterpart
    if host is None:
        return None
    other = home if side.profile.counterpart else host.leg.zone
    return None if str(other) == str(side.zone) else other
