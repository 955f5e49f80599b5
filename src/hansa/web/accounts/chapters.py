"""What is known about somebody, in words: titles, columns and cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.plumbing.days import in_words
from hansa.values import Chapter, Fact
from hansa.web.design.templatetags.design import as_time

TITLES = {
    "account": gettext_lazy("Your account"),
    "roles": gettext_lazy("What you do for agencies"),
    "people": gettext_lazy("You in the directory"),
    "journeys": gettext_lazy("Missions you were registered for"),
    "stays": gettext_lazy("Where you stay"),
    "particulars": gettext_lazy("What you told in confidence"),
    "consents": gettext_lazy("What you agreed to for yourself"),
    "looks": gettext_lazy("Who looked at it"),
    "places": gettext_lazy("Activities"),
    "meetings": gettext_lazy("Meetings"),
    "meeting_notes": gettext_lazy("What you noted of them"),
    "contacts": gettext_lazy("Cards you were given"),
    "card_given": gettext_lazy("Who has your card"),
    "accompanying": gettext_lazy("Who comes with you"),
    "rooms": gettext_lazy("Your rooms"),
    "flights": gettext_lazy("Your flights"),
    "rides": gettext_lazy("Your seats in buses"),
    "devices": gettext_lazy("Devices on which you are told"),
    "story": gettext_lazy("What you did here"),
    "letters": gettext_lazy("Letters to you"),
}
COLUMNS = {
    "activity": gettext_lazy("Activity"),
    "agency": gettext_lazy("Agency"),
    "agreed_at": gettext_lazy("Agreed"),
    "also": gettext_lazy("Also at the table"),
    "applied_at": gettext_lazy("Applied"),
    "arrives_at": gettext_lazy("Arrives"),
    "arrives_on": gettext_lazy("From"),
    "at": gettext_lazy("When"),
    "begins_at": gettext_lazy("From"),
    "boarded_at": gettext_lazy("On board"),
    "body": gettext_lazy("Text"),
    "by": gettext_lazy("By"),
    "cancelled_at": gettext_lazy("Called off"),
    "city": gettext_lazy("City"),
    "departs_at": gettext_lazy("Leaves"),
    "diet": gettext_lazy("Diet"),
    "email": gettext_lazy("E-mail address"),
    "ends_at": gettext_lazy("Until"),
    "expires_on": gettext_lazy("Expires on"),
    "first_name": gettext_lazy("First name"),
    "first_night": gettext_lazy("First night"),
    "flight": gettext_lazy("Flight"),
    "given": gettext_lazy("Answer"),
    "hotel": gettext_lazy("Hotel"),
    "job_title": gettext_lazy("Job title"),
    "language": gettext_lazy("Language"),
    "last_name": gettext_lazy("Last name"),
    "last_sign_in": gettext_lazy("Last sign-in"),
    "leaves_on": gettext_lazy("Until"),
    "made_at": gettext_lazy("Made"),
    "mission": gettext_lazy("Mission"),
    "name": gettext_lazy("Name"),
    "nationality": gettext_lazy("Issued by"),
    "needs": gettext_lazy("To know"),
    "noted_at": gettext_lazy("Noted"),
    "number": gettext_lazy("Passport number"),
    "organisation": gettext_lazy("Organisation"),
    "phone": gettext_lazy("Phone"),
    "place": gettext_lazy("Place"),
    "prepared": gettext_lazy("What the hotel prepares"),
    "relation": gettext_lazy("Relation"),
    "ride": gettext_lazy("Ride"),
    "role": gettext_lazy("Role"),
    "seat": gettext_lazy("Seat"),
    "section": gettext_lazy("Section"),
    "sent_at": gettext_lazy("Sent"),
    "signed_up_at": gettext_lazy("Signed up"),
    "status": gettext_lazy("Status"),
    "subject": gettext_lazy("Subject"),
    "to": gettext_lazy("To"),
    "told_at": gettext_lazy("Told"),
    "verb": gettext_lazy("What"),
    "version": gettext_lazy("Version"),
    "visa": gettext_lazy("Visa"),
    "why": gettext_lazy("Why"),
    "with": gettext_lazy("With"),
    "words": gettext_lazy("For the kitchen"),
    "written_at": gettext_lazy("Written"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing that is known."""

    term: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """A chapter in the reader's words; what is empty is left out."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]


def in_chapters(chapters: Iterable[Chapter]) -> list[Told]:
    """The chapters, to be read."""
    return [
        Told(
            str(TITLES.get(chapter.name, chapter.name)),
            tuple(
                tuple(
                    Cell(str(COLUMNS.get(name, name)), words)
                    for name, fact in row.items()
                    if (words := _words(fact))
                )
                for row in chapter.rows
            ),
        )
        for chapter in chapters
    ]


def _words(fact: Fact) -> str:
    if fact is None:
        return ""
    if isinstance(fact, bool):
        return _("yes") if fact else _("no")
    if isinstance(fact, datetime):
        return f"{in_words(fact)}, {as_time(fact)}"
    return in_words(fact) if isinstance(fact, date) else str(fact)
