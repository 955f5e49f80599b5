"""With what the staff of one's agencies come in, and what the agency asks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hansa.apps.accounts import queries, services
from hansa.values import Refused
from hansa.web.accounts.forms import RequirementForm
from hansa.web.missions.finding import signed_in

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency


@login_required
@require_http_methods(["GET", "POST"])
def staff_second_steps(request: HttpRequest) -> HttpResponse:
    """Show who takes a second step, and say whether an agency requires it."""
    user = signed_in(request)
    agencies = {agency.pk: agency for agency in queries.agencies_to_staff(user)}
    if not agencies:
        raise Http404
    choices = [(agency.pk, agency.name) for agency in agencies.values()]
    form = RequirementForm(request.POST if request.method == "POST" else None, agencies=choices)
    if request.method == "POST" and form.is_valid():
        agency = agencies[form.cleaned_data["agency"]]
        required = form.cleaned_data["required"]
        services.require_second_step(agency=agency, required=required, by=user, now=timezone.now())
        messages.success(request, _said(agency, required=required))
        return redirect("accounts:staff_second_steps")
    return _page(request, list(agencies.values()), status=422 if form.errors else 200)


@login_required
@require_POST
def forget_second_steps(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the second steps of a colleague away, who lost their telephone."""
    user = signed_in(request)
    colleague = get_object_or_404(queries.may_forget_for(user), pk=pk)
    try:
        services.forget_second_steps(colleague=colleague, by=user, now=timezone.now())
    except Refused as refused:
        agencies = list(queries.agencies_to_staff(user))
        return _page(request, agencies, objections=refused.objections, status=409)
    words = _("{name} sets up a second step anew at the next sign-in. A letter tells them.")
    messages.success(request, words.format(name=colleague))
    return redirect("accounts:staff_second_steps")


def _page(
    request: HttpRequest,
    agencies: list[Agency],
    *,
    objections: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    rooms = [(agency, list(queries.staff_and_their_steps(agency))) for agency in agencies]
    context = {"rooms": rooms, "objections": objections}
    return render(request, "accounts/staff_steps.html", context, status=status)


def _said(agency: Agency, *, required: bool) -> str:
    if required:
        words = _(
            "The staff of {agency} take a second step from now on; who has none is led there."
        )
    else:
        words = _("The staff of {agency} choose for themselves.")
    return words.format(agency=agency)
