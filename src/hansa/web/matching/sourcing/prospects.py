"""One who may become a host: what is known, and every step with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hansa.apps.matching import services
from hansa.apps.matching.queries import sourcing as queries
from hansa.apps.matching.rules.sourcing import ENDED, NEXT, Pipeline
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused
from hansa.web.matching.sourcing.finding import (
    may_source,
    prospect_or_404,
    seen_mission_or_404,
    sourced_mission_or_404,
)
from hansa.web.matching.sourcing.forms import (
    ContactForm,
    LetterForm,
    NoteForm,
    ReasonForm,
    ServingForm,
    StepForm,
)
from hansa.web.matching.sourcing.words import in_words
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal

if TYPE_CHECKING:
    from hansa.apps.matching.models import ApproachTemplate, Prospect
    from hansa.apps.registration.models import Registration

LATEST = 30


@login_required
@require_GET
def prospect(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What is known of them, and what can be done next."""
    mission = seen_mission_or_404(request, slug)
    return _shown(request, prospect_or_404(mission, pk))


@login_required
@require_POST
def approach(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Send them a letter."""
    found = _held(request, slug, pk)
    # One that went already may be pressed again by who did not see it go.
    form = LetterForm(request.POST, templates=list(queries.templates_of(found.leg.mission)))
    return _done(
        request,
        found,
        form,
        lambda said: services.approach(
            prospect=found,
            template=form.chosen(),
            language=said["language"],
            by=signed_in(request),
            now=timezone.now(),
        ),
        _("The letter to {name} is on its way.").format(name=found),
    )


@login_required
@require_POST
def ring(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Note that they were asked by telephone."""
    return _step(
        request,
        _held(request, slug, pk),
        services.approach,
        _("Noted: {name} was asked by telephone."),
    )


@login_required
@require_POST
def answer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Note that they are interested."""
    return _step(
        request, _held(request, slug, pk), services.note_answer, _("Noted: {name} is interested.")
    )


@login_required
@require_POST
def confirm(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Make them a host."""
    return _step(
        request, _held(request, slug, pk), services.confirm, _("{name} is among the hosts now.")
    )


@login_required
@require_POST
def take_over(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Look after them from now on."""
    return _step(
        request, _held(request, slug, pk), services.hand_over, _("You look after {name} now.")
    )


@login_required
@require_POST
def decline(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Note that they do not come, and why."""
    return _say(
        request,
        _held(request, slug, pk),
        ReasonForm(request.POST),
        services.decline,
        _("Noted: {name} declines."),
    )


@login_required
@require_POST
def next_step(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say what is to be done next."""
    return _say(
        request,
        _held(request, slug, pk),
        StepForm(request.POST),
        services.put_next_step,
        _("Kept for {name}."),
    )


@login_required
@require_POST
def note(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Note something in confidence."""
    return _say(
        request,
        _held(request, slug, pk),
        NoteForm(request.POST),
        services.note,
        _("Noted for {name}."),
    )


@login_required
@require_POST
def contact(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say whom one speaks with."""
    found = _held(request, slug, pk)
    form = ContactForm(request.POST, people=list(queries.people_of(found)))
    return _done(
        request,
        found,
        form,
        lambda _said: services.choose_contact(
            prospect=found, contact=form.chosen(), by=signed_in(request), now=timezone.now()
        ),
        _("Kept for {name}.").format(name=found),
    )


@login_required
@require_POST
def serve(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Seek them for one more company."""
    found = _held(request, slug, pk)
    form = ServingForm(request.POST, companies=list(queries.travelling(found.leg.mission)))

    def serve_each(_said: dict[str, Any]) -> None:
        for registration, why in form.serves().items():
            services.serve(
                prospect=found,
                registration=registration,
                why=why,
                by=signed_in(request),
                now=timezone.now(),
            )

    words = _("{name} is sought for one more company.").format(name=found)
    return _done(request, found, form, serve_each, words)


@login_required
@require_POST
def stop_serving(request: HttpRequest, slug: str, pk: int, registration: int) -> HttpResponse:
    """Seek them no more for a company."""
    found = _held(request, slug, pk)
    serves = queries.served_by(found)
    served = next((one for one in serves if one.registration_id == registration), None)
    if served is None:
        raise Http404
    services.stop_serving(
        prospect=found, registration=served.registration, by=signed_in(request), now=timezone.now()
    )
    messages.success(
        request,
        _("{name} is no more sought for {company}.").format(
            name=found, company=served.registration.organisation
        ),
    )
    return redirect("sourcing:prospect", slug, pk)


def _held(request: HttpRequest, slug: str, pk: int) -> Prospect:
    """Whom the address names, for whoever looks for hosts."""
    return prospect_or_404(sourced_mission_or_404(request, slug), pk)


def _step(
    request: HttpRequest, found: Prospect, verb: Callable[..., object], words: str
) -> HttpResponse:
    """A verb that needs no words."""
    return _say(request, found, forms.Form(request.POST), verb, words)


def _say(
    request: HttpRequest,
    found: Prospect,
    form: forms.Form,
    verb: Callable[..., object],
    words: str,
) -> HttpResponse:
    """A verb that takes what the form says by the same names."""
    return _done(
        request,
        found,
        form,
        lambda said: verb(prospect=found, by=signed_in(request), now=timezone.now(), **said),
        words.format(name=found),
    )


def _done(
    request: HttpRequest,
    found: Prospect,
    form: forms.Form,
    verb: Callable[[dict[str, Any]], object],
    words: str,
) -> HttpResponse:
    """Do it and say so, or show the page with what stands in its way."""
    if not form.is_valid():
        return _shown(request, found, form=form, status=422)
    try:
        verb(form.cleaned_data)
    except Refused as refused:
        if not form.fields:
            return _shown(request, found, objections=refused.objections, status=409)
        show_refusal(form, refused)
        return _shown(request, found, form=form, status=422)
    messages.success(request, words)
    return redirect("sourcing:prospect", found.leg.mission.slug, found.pk)


def _shown(
    request: HttpRequest,
    found: Prospect,
    *,
    form: forms.Form | None = None,
    objections: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    if form and form.errors:
        # Several small forms stand on the page; the reasons stand on top, where they are seen.
        objections = [str(error) for errors in form.errors.values() for error in errors]
    mission = found.leg.mission
    may = may_source(request, mission)
    stages = NEXT[Pipeline(found.stage)]
    companies = list(queries.companies_beside(found, mission=mission))
    letters = queries.letters_beside(found, mission=mission)
    context = {
        "mission": mission,
        "prospect": found,
        "today": timezone.localdate(),
        "objections": objections,
        "moments": in_words(story_of(found)[:LATEST]),
        "notes": queries.notes_on(found, user=signed_in(request)),
        "sent": [each for each in letters if each.sent],  # type: ignore[attr-defined]
        "served": [each for each in companies if each.sought_why],  # type: ignore[attr-defined]
        "next": {stage.value for stage in stages} if may else set(),
        "ended": found.stage in ENDED,
        "may_source": may,
        "is_mine": found.keeper_id == signed_in(request).pk,
        **(_forms(found, companies, letters, form) if may else {}),
    }
    return render(request, "matching/sourcing/prospect.html", context, status=status)


def _forms(
    found: Prospect,
    companies: Sequence[Registration],
    letters: Sequence[ApproachTemplate],
    said: forms.Form | None,
) -> dict[str, forms.Form]:
    """The forms of the page, the one that was refused with what was said."""
    others = [each for each in companies if not each.sought_why]  # type: ignore[attr-defined]
    templates = [each for each in letters if each.sent is None]  # type: ignore[attr-defined]
    step = {"step": found.next_step, "due_on": found.due_on}
    people = list(queries.people_of(found))
    made: dict[str, forms.Form] = {
        "letter_form": LetterForm(templates=templates),
        "step_form": StepForm(initial=step),
        "reason_form": ReasonForm(),
        "note_form": NoteForm(),
        "contact_form": ContactForm(people=people, initial={"contact": str(found.contact_id)}),
        "serving_form": ServingForm(companies=others),
    }
    if said is not None:
        made |= {name: said for name, each in made.items() if type(each) is type(said)}
    return made
