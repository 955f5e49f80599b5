"""Every token and part of the design on one page, in every state, with difficult words.

For those who make screens and for the tests; not translated, as no reader of Hansa works here.
"""

import json
from datetime import UTC, date, datetime, timedelta

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hansa.values import Period
from hansa.web.design.forms import ClockInput, DayInput
from hansa.web.design.navigation import Group, Item, Navigation

PACIFIC = "America/Los_Angeles"
MORNING = datetime(2025, 10, 7, 17, 30, tzinfo=UTC)

COLOURS = (
    ("paper", "the page"), ("raised", "cards, fields"), ("sunken", "the rail"),
    ("ink", "text, rules"), ("grey", "second text"), ("edge", "borders that mean something"),
    ("hairline", "lines between"), ("accent", "links, here, now"), ("decision", "needs you"),
    ("confirmed", "confirmed"), ("lost", "lost or refused"),
)  # fmt: skip
SOFT = ("accent-soft", "decision-soft", "confirmed-soft", "lost-soft", "quiet-soft")
SECTORS = (
    "Aerospace and defence", "Energy", "High technology and artificial intelligence",
    "Life sciences", "Logistics and smart infrastructure", "Media, design and architecture",
    "Voedings- en drankennijverheid", "All sectors",
)  # fmt: skip
TONES = (
    ("neutral", "Draft"), ("decision", "Waits for you"), ("confirmed", "Confirmed"),
    ("lost", "Withdrawn"), ("accent", "Published"),
)  # fmt: skip
COMPANIES = (
    ("Noordzee Koeltechniek BV", 5, "Brussels", 18, 31_400, "confirmed", "Confirmed"),
    ("Atelier Quatre Vents SRL", 6, "Wallonia", 7, 1_250.5, "decision", "Waits for you"),
    ("Arbeiterunfallversicherungsgesellschaft für Luftfahrt", 1, "Flanders", 312, 412_000,
     "confirmed", "Confirmed"),
    ("Meerlaan Bioprocess NV", 4, "Flanders", 1_140, 96.25, "lost", "Withdrawn"),
)  # fmt: skip


class SampleForm(forms.Form):
    """One field of each kind."""

    city = forms.CharField(help_text="Where most activities take place.", max_length=80)
    email = forms.EmailField(label="E-mail of the person who travels", required=False)
    zone = forms.ChoiceField(
        label="Time zone", choices=[("a", "America/Los_Angeles"), ("b", "Europe/Brussels")]
    )
    day = forms.DateField(label="First day", widget=DayInput())
    clock = forms.TimeField(label="Begins at", widget=ClockInput(), required=False)
    size = forms.ChoiceField(
        label="Size of the company",
        help_text="As in the European recommendation of 2003.",
        widget=forms.RadioSelect,
        choices=[("sme", "SME, fewer than 250 staff"), ("large", "Large company")],
    )
    sectors = forms.MultipleChoiceField(
        label="Sectors",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(str(number), name) for number, name in enumerate(SECTORS, start=1)][:3],
    )
    brochure = forms.FileField(label="Logo for the brochure", required=False)
    why = forms.CharField(label="What you hope to find", required=False, widget=forms.Textarea)
    agreed = forms.BooleanField(label="We follow the ethics component of this mission")


def navigation() -> Navigation:
    """A rail with everything in it, the current room among it."""
    here = "/design/"
    mission = Group(
        "West Coast mission",
        (
            Item("Overview", here, "layout-list", current=True, count=4),
            Item("Delegation", f"{here}?room=delegation", "users"),
            Item("Programme", f"{here}?room=programme", "calendar-days"),
            Item("Meetings", f"{here}?room=meetings", "handshake", count=12),
            Item("Ondertekeningsceremonieën", f"{here}?room=signing", "signature"),
        ),
    )
    year = Group(
        "Agency",
        (
            Item("Missions", f"{here}?room=missions", "compass"),
            Item("Organisations", f"{here}?room=organisations", "building-2"),
        ),
    )
    return Navigation(
        groups=(mission, year),
        bottom=(
            Item("Today", here, "calendar-clock", current=True),
            Item("Meetings", f"{here}?room=meetings", "handshake", count=12),
            Item("People", f"{here}?room=people", "users"),
        ),
        missions=(
            Item("West Coast 2025", here, "compass", current=True, note="5–10 October 2025"),
            Item("Kasachische Wirtschaftsdelegation", here, "compass", note="March 2026"),
        ),
        mission_label="West Coast 2025",
        user_label="Annelies van den Bossche",
        role_label="Area manager",
        search_url="/design/?say=found",
        sign_out_url="/design/",
        home_url=here,
    )


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery, or with `say` one of the answers its buttons ask for."""
    answer = ANSWERS.get(request.GET.get("say", ""))
    return answer(request) if answer else render(request, "design/gallery.html", _samples(request))


def _samples(request: HttpRequest) -> dict[str, object]:
    pages = Paginator(range(214), 25)
    return {
        "navigation": None if "signed-out" in request.GET else navigation(),
        "drawer_open": "drawer" in request.GET,
        "colours": COLOURS,
        "soft": SOFT,
        "sectors": list(enumerate(SECTORS, start=1)),
        "tones": TONES,
        "companies": COMPANIES,
        "form": SampleForm(initial={"city": "San Francisco"}, prefix="new"),
        "refused_form": SampleForm({"sent-email": "an.peeters", "sent-day": ""}, prefix="sent"),
        "page": pages.page(2),
        "zone": PACIFIC,
        "morning": MORNING,
        "meeting": Period(MORNING, MORNING + timedelta(minutes=25)),
        "first_day": date(2025, 10, 5),
        "last_day": date(2025, 10, 10),
        "objections": [
            "Table 4 is taken at 10:30.",
            "Pacific Cold Chain leaves San Francisco on Wednesday.",
        ],
    }


def _toast(request: HttpRequest) -> HttpResponse:
    told = {"toast": {"words": "Published. 31 agendas changed.", "tone": "success"}}
    return HttpResponse(status=204, headers={"HX-Trigger": json.dumps(told)})


def _refusal(request: HttpRequest) -> HttpResponse:
    context = {"objections": ["Table 4 is taken at 10:30."]}
    return render(request, "design/objections.html", context, status=409)


def _found(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("q", "")
    found = [Item(row[0], "/design/", "building-2") for row in COMPANIES]
    matching = [item for item in found if asked.lower() in item.label.lower()]
    return render(request, "design/commands_found.html", {"found": matching if asked else []})


def _details(request: HttpRequest) -> HttpResponse:
    return render(request, "design/gallery.html#details", _samples(request))


ANSWERS = {"toast": _toast, "refusal": _refusal, "found": _found, "details": _details}
