"""A host looks for companies of the delegation whom they would like to meet."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.matching import queries, services
from hansa.apps.matching.rules import LONGEST_WHY, WANTS
from hansa.values import Refused
from hansa.web.matching.choosing import choice_said
from hansa.web.matching.hosts.visiting import Visit, changed_meanwhile, visited
from hansa.web.matching.recommendations.words import why

A_PAGE = 12


@require_GET
@visited
def people(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Who is recommended to them and why, then everybody who lets them read."""
    text = request.GET.get("q", "").strip()[:80]
    profile = queries.profile_of(visit.counterpart)
    context = visit.context("people") | {"text": text, "longest": LONGEST_WHY}
    if profile:
        desk = queries.desk_of(profile)
        found = queries.proposable_to(profile, text=text, besides=desk.apart)
        numbers = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
        context |= {
            "page": numbers,
            "found": [
                (each, why(listed) if (listed := desk.why_of(each.registration_id or 0)) else [])
                for each in numbers
            ],
            "chosen": [each.about for each in desk.mine.values() if each.choice in WANTS],
        }
    return render(request, "matching/hosts/people.html", context)


@require_POST
@visited
def say(request: HttpRequest, visit: Visit, about: int) -> HttpResponse:
    """Must, like, or no, thanks."""
    profile = queries.profile_of(visit.counterpart)
    company = queries.company_of(profile, about) if profile else None
    if company is None:
        return changed_meanwhile(request, visit)
    try:
        choice = choice_said(request.POST)
        services.host_says(
            counterpart=visit.counterpart,
            about=company,
            choice=choice,
            why=request.POST.get("why", "").strip()[:LONGEST_WHY],
            reader=visit.reader,
            now=visit.now,
        )
    except Refused as refused:
        for objection in refused.objections:
            messages.error(request, objection)
    else:
        words = (
            _("{name} will read that you would like to meet them.")
            if choice in WANTS
            else _("You will not meet {name}.")
        )
        messages.success(request, words.format(name=company))
    return redirect("hosts:page", visit.token)
