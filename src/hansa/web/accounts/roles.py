"""What one person does for the agencies of the reader: roles given and taken back."""

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
from hansa.web.accounts.forms import RoleForm
from hansa.web.accounts.words import roles_told
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.apps.accounts.models import StaffRole


@login_required
@require_http_methods(["GET", "POST"])
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """The roles of a colleague, and one more."""
    user = signed_in(request)
    held = _roles_or_404(request, pk)
    agencies = {agency.pk: agency for agency in queries.agencies_to_staff(user)}
    if request.method == "POST" and not agencies:
        raise Http404
    choices = [(agency.pk, agency.name) for agency in agencies.values()]
    form = RoleForm(request.POST if request.method == "POST" else None, agencies=choices)
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data, "agency": agencies[form.cleaned_data["agency"]]}
        try:
            given = services.give_role(held[0].user, **said, by=user, now=timezone.now())
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _told_of(given, _("{name} is “{role}” in {agency} now.")))
            return redirect("accounts:staff_member", pk)
    status = 422 if form.errors else 200
    return _page(request, held, form=form if agencies else None, status=status)


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one role back; the page says why where it stays."""
    user = signed_in(request)
    role = get_object_or_404(queries.staff_roles_to_keep(user), pk=pk)
    colleague = role.user
    try:
        services.take_role_back(role, by=user, now=timezone.now())
    except Refused as refused:
        held = _roles_or_404(request, colleague.pk)
        return _page(request, held, objections=refused.objections, status=409)
    messages.success(request, _told_of(role, _("{name} is no longer “{role}” in {agency}.")))
    if queries.staff_shown_to(user).filter(user=colleague).exists():
        return redirect("accounts:staff_member", colleague.pk)
    return redirect("missions:home" if user == colleague else "accounts:staff")


def _roles_or_404(request: HttpRequest, pk: int) -> list[StaffRole]:
    held = list(queries.staff_shown_to(signed_in(request)).filter(user=pk))
    if not held:
        raise Http404
    return held


def _page(
    request: HttpRequest,
    held: list[StaffRole],
    *,
    form: RoleForm | None = None,
    objections: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    kept = set(queries.staff_roles_to_keep(signed_in(request)).values_list("pk", flat=True))
    colleague = held[0].user
    context = {
        "colleague": colleague,
        "roles": [(role, role.pk in kept) for role in held],
        "form": form,
        "objections": objections,
        # What happened for other agencies is not the reader's business.
        "moments": roles_told(colleague, agencies={role.agency.name for role in held}),
    }
    return render(request, "accounts/staff_member.html", context, status=status)


def _told_of(held: StaffRole, words: str) -> str:
    role = held.get_role_display()
    return words.format(name=held.user, role=role, agency=held.agency.name)
