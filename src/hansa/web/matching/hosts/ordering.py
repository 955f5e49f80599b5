"""A host puts in order whom they would like to meet."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.matching import queries, services
from hansa.apps.matching.rules import Choice
from hansa.values import Refused
from hansa.web.matching.hosts.visiting import Visit, changed_meanwhile, visited


@require_GET
@visited
def order(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Whom they must meet and whom they would like to meet, the most wanted first."""
    profile = queries.profile_of(visit.counterpart)
    said = list(queries.interests_of(profile)) if profile else []
    lists = [
        (choice.label, [each.about for each in said if each.choice == choice])
        for choice in (Choice.MUST, Choice.LIKE)
    ]
    context = visit.context("order") | {
        "lists": [(label, companies) for label, companies in lists if companies],
    }
    return render(request, "matching/hosts/order.html", context)


@require_POST
@visited
def move(request: HttpRequest, visit: Visit, about: int) -> HttpResponse:
    """One place up or down."""
    profile = queries.profile_of(visit.counterpart)
    company = queries.company_of(profile, about) if profile else None
    if company is None:
        return changed_meanwhile(request, visit)
    try:
        services.host_moves(
            counterpart=visit.counterpart,
            about=company,
            up=request.POST.get("to") == "up",
            reader=visit.reader,
            now=visit.now,
        )
    except Refused as refused:
        for objection in refused.objections:
            messages.error(request, objection)
    return redirect("hosts:order", visit.token)
