"""The host's page: who asks to meet them and why, and when they are expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.matching import queries, services
from hansa.apps.matching.rules import LONGEST_WHY, WANTS
from hansa.apps.meetings import asking
from hansa.apps.meetings.groups import tablemates
from hansa.values import Period, Refused
from hansa.web.matching.choosing import choice_said
from hansa.web.matching.hosts.visiting import Visit, changed_meanwhile, visited
from hansa.web.matching.recommendations.words import why
from hansa.web.meetings.finding import number_in
from hansa.web.meetings.words import worth_in_words

if TYPE_CHECKING:
    from hansa.apps.matching.models import CooperationProfile
    from hansa.apps.matching.queries import Desk
    from hansa.apps.meetings.models import Counterpart, Party, Wish


@dataclass(frozen=True, slots=True)
class Line:
    """A company that asks for a meeting, or several together.

    Attributes:
        words: how much the meeting is worth to them.
        mine: the host asked them.
        answer: how much it is worth to the host, where they said so.
        reasons: what speaks for it, company by company.
        write_to: the number of the company's profile, where the two may write to one another.
    """

    wish: Wish
    guests: list[Party]
    words: str
    mine: bool
    answer: str
    reasons: dict[int, list[SafeString]] = field(default_factory=dict)
    write_to: int | None = None

    @property
    def name(self) -> str:
        """Who asks."""
        return _names(self.guests)

    @property
    def together(self) -> bool:
        """Whether they come as a group."""
        return len(self.guests) > 1

    @property
    def companies(self) -> list[tuple[Party, list[SafeString]]]:
        """Each with why it fits."""
        return [(guest, self.reasons.get(guest.pk, [])) for guest in self.guests]


@dataclass(frozen=True, slots=True)
class Advised:
    """A company with which no meeting is asked for yet.

    Attributes:
        wants: it would like to meet the host; else it is only recommended.
    """

    about: CooperationProfile
    wants: bool
    why_they: str
    reasons: list[SafeString]


@require_GET
@visited
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """When they are expected, who would like to meet them and why, and whom we would propose."""
    counterpart = visit.counterpart
    profile = queries.profile_of(counterpart)
    desk = queries.desk_of(profile) if profile else queries.Desk({}, {}, [], set())
    wishes = list(asking.wishes_for_host(counterpart))
    lines = [_line(wish, counterpart, desk) for wish in wishes if not wish.declined_at]
    told = list(asking.published_for_host(counterpart))
    mates = tablemates(told)
    advised = list(_advised(desk, besides=wishes))
    interested = [each for each in advised if each.wants]
    context = visit.context("page") | {
        "meetings": [
            (meeting, Period(meeting.period.lower, meeting.period.upper), mates[meeting.pk])
            for meeting in told
        ],
        "asking": lines,
        "interested": interested,
        "companies": sum(len(line.guests) for line in lines) + len(interested),
        "advised": [each for each in advised if not each.wants][:3],
        "declined": [_line(wish, counterpart, desk) for wish in wishes if wish.declined_at],
        "longest": LONGEST_WHY,
    }
    return render(request, "matching/hosts/host.html", context)


@require_POST
@visited
def accept(request: HttpRequest, visit: Visit, wish: int) -> HttpResponse:
    """They are welcome, very or gladly."""
    wanted = asking.wishes_for_host(visit.counterpart).filter(pk=wish).first()
    if wanted is None or wanted.declined_at:
        return changed_meanwhile(request, visit)
    try:
        services.host_accepts(
            counterpart=visit.counterpart,
            wish=wanted,
            choice=choice_said(request.POST, among=WANTS),
            reader=visit.reader,
            now=visit.now,
        )
    except Refused as refused:
        for objection in refused.objections:
            messages.error(request, objection)
    else:
        words = _("{name} are welcome; we plan the meeting.")
        messages.success(request, words.format(name=_names(_others(wanted, visit.counterpart))))
    return redirect("hosts:page", visit.token)


@require_POST
@visited
def decline(request: HttpRequest, visit: Visit, wish: int) -> HttpResponse:
    """No to one meeting, or to one company of a group, with a reason."""
    declined = asking.wishes_for_host(visit.counterpart).filter(pk=wish).first()
    if declined is None:
        return changed_meanwhile(request, visit)
    guests = _others(declined, visit.counterpart)
    try:
        alone = _alone(request, guests)
        services.host_declines(
            counterpart=visit.counterpart,
            wish=declined,
            party=alone,
            why=request.POST.get("why", "").strip()[:LONGEST_WHY],
            reader=visit.reader,
            now=visit.now,
        )
    except Refused as refused:
        for objection in refused.objections:
            messages.error(request, objection)
    else:
        words = _("You have declined. {name} will be told.")
        messages.success(request, words.format(name=_names([alone] if alone else guests)))
    return redirect("hosts:page", visit.token)


def _alone(request: HttpRequest, guests: Sequence[Party]) -> Party | None:
    """The one company of a group that is meant; None where the no is for everybody.

    Raises:
        Refused: when it is none of them, such as one that was turned away a moment ago: the
            others are not turned away instead.
    """
    if not request.POST.get("party"):
        return None
    meant = next((each for each in guests if each.pk == number_in(request.POST, "party")), None)
    if meant is None:
        raise Refused(_("They are not in this meeting any more; nothing else was changed."))
    return meant if len(guests) > 1 else None


def _line(wish: Wish, counterpart: Counterpart, desk: Desk) -> Line:
    guests = _others(wish, counterpart)
    mine = wish.asking.counterpart_id == counterpart.pk
    answer = None if mine else wish.answer
    return Line(
        wish=wish,
        guests=guests,
        words=worth_in_words(wish.worth),
        mine=mine,
        answer=worth_in_words(answer) if answer else "",
        reasons={
            guest.pk: why(listed)
            for guest in guests
            if (listed := desk.why_of(guest.registration_id or 0))
        },
        write_to=_reachable(guests, desk),
    )


def _reachable(guests: Sequence[Party], desk: Desk) -> int | None:
    """The only company that asks, where one of the two said that it wants to meet."""
    company = guests[0].registration_id if len(guests) == 1 else None
    if asked := desk.theirs.get(company or 0):
        return asked.profile_id
    said = desk.mine.get(company or 0)
    return said.about_id if said and said.choice in WANTS else None


def _advised(desk: Desk, *, besides: Sequence[Wish]) -> list[Advised]:
    """Who wants to meet the host, and who is recommended, without a wish of a session yet."""
    there = {
        party.registration_id for wish in besides for party in wish.parties if party.registration_id
    } | desk.mine.keys()
    wanting = [
        Advised(
            each.profile,
            wants=True,
            why_they=each.why,
            reasons=why(listed) if (listed := desk.why_of(company)) else [],
        )
        for company, each in desk.theirs.items()
        if company not in there
    ]
    there |= desk.theirs.keys()
    return [
        *wanting,
        *(
            Advised(listed.about, wants=False, why_they="", reasons=why(listed))
            for listed in desk.listed
            if listed.about.registration_id not in there
        ),
    ]


def _others(wish: Wish, counterpart: Counterpart) -> list[Party]:
    """Who sits at the other side of the table."""
    return [party for party in wish.parties if party.counterpart_id != counterpart.pk]


def _names(guests: Sequence[Party]) -> str:
    return ", ".join(str(guest) for guest in guests)
