"""A host forwards their page to a colleague."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hansa.apps.matching import queries, services
from hansa.apps.matching.services import Colleague
from hansa.values import Refused
from hansa.web.matching.hosts.forms import ForwardForm
from hansa.web.matching.hosts.visiting import Visit, address_of, visited


@require_http_methods(["GET", "POST"])
@visited
def forward(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Who has this page, and a form for one more."""
    form = ForwardForm(request.POST or None, initial={"language": visit.reader.language})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _forwarded(request, visit, form)
            except Refused as refused:
                for objection in refused.objections:
                    form.add_error("email", objection)
                status = 409
    context = visit.context("forward") | {
        "form": form,
        "forwardings": queries.forwardings_of(visit.counterpart),
    }
    return render(request, "matching/hosts/forward.html", context, status=status)


def _forwarded(request: HttpRequest, visit: Visit, form: ForwardForm) -> HttpResponse:
    said = form.cleaned_data
    hands_over = said["hands_over"] == "yes"
    names = ("first_name", "last_name", "email", "language")
    forwarding = services.forward_page(
        counterpart=visit.counterpart,
        colleague=Colleague(**{name: said[name] for name in names}),
        note=said["note"],
        hands_over=hands_over,
        reader=visit.reader,
        address_of=address_of,
        now=visit.now,
    )
    messages.success(
        request, _("{name} gets a letter with a link of their own.").format(name=forwarding.to)
    )
    if not hands_over:
        return redirect("hosts:forward", visit.token)
    return render(
        request, "matching/hosts/handed_over.html", visit.context("forward") | {"to": forwarding.to}
    )
