"""A host says when they can come."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hansa.apps.matching import queries, services
from hansa.values import Refused
from hansa.web.matching.hosts.visiting import Visit, visited
from hansa.web.meetings.finding import numbers_in

if TYPE_CHECKING:
    from hansa.apps.matching.queries import Hour
    from hansa.apps.meetings.models import Session


@require_http_methods(["GET", "POST"])
@visited
def hours(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The slots of their sessions, each with whether they can come."""
    objections: tuple[str, ...] = ()
    if request.method == "POST":
        comes = set(numbers_in(request.POST, "slot"))
        try:
            changed = services.set_hours(
                counterpart=visit.counterpart,
                comes=comes | _fixed(queries.hours_of(visit.counterpart)),
                reader=visit.reader,
                now=visit.now,
            )
        except Refused as refused:
            objections = refused.objections
        else:
            messages.success(request, _noted(changed))
            return redirect("hosts:hours", visit.token)
    context = visit.context("hours") | {
        "sessions": _by_session(queries.hours_of(visit.counterpart)),
        "objections": objections,
    }
    return render(request, "matching/hosts/hours.html", context, status=409 if objections else 200)


def _fixed(found: Sequence[Hour]) -> set[int]:
    """Slots that the page does not let them change: a browser does not send them."""
    return {hour.slot.pk for hour in found if hour.is_fixed and hour.comes}


def _by_session(found: Sequence[Hour]) -> list[tuple[Session, list[Hour]]]:
    in_order = sorted(found, key=lambda hour: (hour.session.pk, hour.period.start))
    return [
        (rows[0].session, rows)
        for _pk, each in groupby(in_order, key=lambda hour: hour.session.pk)
        if (rows := list(each))
    ]


def _noted(changed: int) -> str:
    if not changed:
        return _("Nothing has changed.")
    words = ngettext(
        "Noted: {number} time is different now.",
        "Noted: {number} times are different now.",
        changed,
    )
    return words.format(number=changed)
