"""Papers for delegates, and what the fullest delegate noted and whose cards they were given."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hansa.apps.meetings import queries as meetings
from hansa.apps.missions import queries as missions
from hansa.apps.programme import queries, services
from hansa.apps.programme.rules import Kind, Status
from hansa.cli.demonstration.cast import Cast

if TYPE_CHECKING:
    from hansa.apps.registration.models import Delegate

# Which kinds of activities come with a paper, and how it is called.
PAPERS = {
    Kind.SIGNING: "Order of signatures.pdf",
    Kind.GALA: "Menu and speakers.pdf",
    Kind.SEMINAR: "Speakers.pdf",
    Kind.COMPANY_VISIT: "What to know before the visit.pdf",
}
NOTES = (
    "Wants a price for forty reefers a month, delivered in Oakland. Send by Friday.",
    "Knows the buyer at the port; will introduce us. Call after the mission.",
    "Not now: their contract runs until June. Ask again in spring.",
)
CARDS = 4


def hand_out(slug: str, *, cast: Cast) -> None:
    """Add the papers; let the fullest delegate note things and exchange cards.

    Raises:
        LookupError: when the demonstration has no such mission, or no published session in it.
    """
    mission = missions.mission(slug)
    held = [each for each in meetings.sessions_of(mission) if each.publication] if mission else []
    if mission is None or not held:
        raise LookupError(f"The demonstration has no mission {slug!r} with a published session.")
    officer = cast.officers["brussels"]
    for activity in queries.activities_of(mission, status=Status.CONFIRMED):
        if name := PAPERS.get(Kind(activity.kind)):
            services.add_document(
                activity=activity,
                name=name,
                media_type="application/pdf",
                content=_page(f"{activity.title}. {name.removesuffix('.pdf')}"),
                for_delegates=True,
                by=officer,
                now=activity.period.lower - timedelta(days=7),
            )
    if delegate := meetings.fullest_delegate(held[0]):
        _keep(delegate)


def _keep(delegate: Delegate) -> None:
    """A note on some meetings, and the cards of those met, most of them both ways."""
    told = [each for each in queries.meetings_of(delegate) if each.cancelled_at is None]
    for place, meeting in enumerate(told[:CARDS]):
        now = meeting.period.upper
        if delegate.person.user and place < len(NOTES):
            services.write_note(
                meeting=meeting, text=NOTES[place], writer=delegate.person.user, now=now
            )
        card = queries.card_of(meeting.other_person_id, mission=delegate.mission_id)
        if card:
            services.keep_card(card=card, holder=delegate.person, gives_back=place != 1, now=now)


def _page(words: str) -> bytes:
    """A page of PDF with one line on it."""
    plain = words.encode("latin-1", "replace").replace(b"\\", b"").replace(b"(", b"")
    drawn = b"BT /F1 16 Tf 60 770 Td (" + plain.replace(b")", b"") + b") Tj ET"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    written, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        starts.append(len(written))
        written += b"%d 0 obj%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    count = len(parts) + 1
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (count, table, count, len(written))
    )
