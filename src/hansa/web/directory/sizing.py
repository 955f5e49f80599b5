"""How large an organisation is, and what it declared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hansa.apps.directory import queries, rules
from hansa.journeys.declare_size import declare_size
from hansa.values import Refused
from hansa.web.directory.size_forms import RelatedForms, SizeForm, relatives
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.directory.models import Organisation


@login_required
@require_http_methods(["GET", "POST"])
def size(request: HttpRequest, pk: int) -> HttpResponse:
    """The size class with the years it follows from, and a form for another year."""
    shown = get_object_or_404(queries.visible_to(request.user), pk=pk)
    form = SizeForm(request.POST or None)
    related = RelatedForms(request.POST or None, prefix="related")
    if form.is_valid() and related.is_valid() and _declared(request, shown, form, related):
        messages.success(request, _("The size of {name} is declared.").format(name=shown.name))
        return redirect("directory:size", pk=pk)
    context = {
        "organisation": shown,
        "form": form,
        "related": related,
        "keeps": queries.may_keep(shown, user=signed_in(request)),
        **_standing(shown),
    }
    wrong = form.errors or any(related.errors) or (related.is_bound and related.non_form_errors())
    return render(request, "directory/size.html", context, status=422 if wrong else 200)


def _declared(
    request: HttpRequest, shown: Organisation, form: SizeForm, related: BaseFormSet[Any]
) -> bool:
    try:
        declare_size(
            shown,
            **form.told(),
            related=list(relatives(related)),
            by=signed_in(request),
            now=timezone.localtime(),
        )
    except Refused as refused:
        show_refusal(form, refused)
        return False
    return True


def _standing(shown: Organisation) -> dict[str, Any]:
    """The class today, and each declared year with the class held after it, the last first."""
    today = timezone.localdate()
    declared = queries.declarations_of(shown, on=today)
    held = {year.year: size for year, size in rules.rising([each.year for each in declared])}
    return {
        "size": queries.size_of(shown, on=today),
        "years": [(each, held[each.closed_on.year]) for each in declared],
    }
