"""A host says what they look for and bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hansa.apps.matching import queries
from hansa.apps.matching.rules import Kind
from hansa.values import Refused
from hansa.web.matching.hosts.forms import SentencesForm
from hansa.web.matching.hosts.visiting import Visit, visited
from hansa.worker import orders

if TYPE_CHECKING:
    from hansa.apps.matching.models import CooperationProfile


@require_http_methods(["GET", "POST"])
@visited
def profile(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Their needs and offers as we know them, to be corrected."""
    held = queries.profile_of(visit.counterpart)
    form = SentencesForm(request.POST or None, initial=_told(held) if held else {})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _stated(request, visit, form)
            except Refused as refused:
                for objection in refused.objections:
                    form.add_error(refused.field or None, objection)
                status = 409
    context = visit.context("profile") | {"form": form, "profile": held}
    return render(request, "matching/hosts/profile.html", context, status=status)


def _stated(request: HttpRequest, visit: Visit, form: SentencesForm) -> HttpResponse:
    orders.host_states(
        counterpart=visit.counterpart,
        needs=form.lines("needs"),
        offers=form.lines("offers"),
        reader=visit.reader,
        now=visit.now,
    )
    messages.success(request, _("Thank you. We look for companies that fit."))
    return redirect("hosts:profile", visit.token)


def _told(held: CooperationProfile) -> dict[str, str]:
    return {
        name: "\n".join(one.text for one in queries.statements_of(held, kind=kind))
        for name, kind in (("needs", Kind.NEED), ("offers", Kind.OFFER))
    }
