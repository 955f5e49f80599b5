"""What an agreement may be, and the steps on its way to a signature and beyond."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST_TITLE, LONGEST_LINE, LONGEST_WHY = 200, 280, 500
# The most an agreement may be worth, in cents: more than any budget of a mission's country.
MOST_CENTS = 10**14
MEGABYTE = 1024 * 1024
LARGEST_TEXT = 10 * MEGABYTE
MOST_TEXTS = 20
FEWEST_PARTIES, MOST_PARTIES, MOST_SIGNATORIES = 2, 12, 24


class Kind(TextChoices):
    """What sort of agreement it is."""

    CONTRACT = "contract", gettext_lazy("Contract")
    MOU = "mou", gettext_lazy("Memorandum of understanding")
    INVESTMENT = "investment", gettext_lazy("Investment")
    INTENT = "intent", gettext_lazy("Letter of intent")
    PARTNERSHIP = "partnership", gettext_lazy("Partnership")


class Currency(TextChoices):
    """In which money its value is told."""

    EUR = "EUR", gettext_lazy("Euro")
    USD = "USD", gettext_lazy("US dollar")
    CAD = "CAD", gettext_lazy("Canadian dollar")
    JPY = "JPY", gettext_lazy("Japanese yen")
    GBP = "GBP", gettext_lazy("Pound sterling")


class Secrecy(TextChoices):
    """What outsiders are told of it."""

    OPEN = "open", gettext_lazy("Everything may be told")
    VALUE = "value", gettext_lazy("The value is not told")
    PARTIES = "parties", gettext_lazy("Neither parties nor value are told")
    ALL = "all", gettext_lazy("Nothing is told before the embargo ends")


class Status(TextChoices):
    """How far an agreement is."""

    ANNOUNCED = "announced", gettext_lazy("Announced")
    DESCRIBED = "described", gettext_lazy("Described")
    RECEIVED = "received", gettext_lazy("Text received")
    CLEARED = "cleared", gettext_lazy("Cleared")
    SCHEDULED = "scheduled", gettext_lazy("Scheduled")
    SIGNED = "signed", gettext_lazy("Signed")
    EXECUTED = "executed", gettext_lazy("Executed")
    LAPSED = "lapsed", gettext_lazy("Lapsed")
    WITHDRAWN = "withdrawn", gettext_lazy("Withdrawn")


# From where to where an agreement may go.
STEPS: dict[Status, frozenset[Status]] = {
    Status.ANNOUNCED: frozenset({Status.DESCRIBED, Status.WITHDRAWN}),
    Status.DESCRIBED: frozenset({Status.RECEIVED, Status.WITHDRAWN}),
    Status.RECEIVED: frozenset({Status.CLEARED, Status.WITHDRAWN}),
    Status.CLEARED: frozenset({Status.RECEIVED, Status.SCHEDULED, Status.SIGNED, Status.WITHDRAWN}),
    Status.SCHEDULED: frozenset({Status.CLEARED, Status.SIGNED, Status.WITHDRAWN}),
    # Back to its slot, where the button was pressed too early.
    Status.SIGNED: frozenset({Status.SCHEDULED, Status.EXECUTED, Status.LAPSED}),
    Status.EXECUTED: frozenset(),
    Status.LAPSED: frozenset(),
    Status.WITHDRAWN: frozenset(),
}

BEFORE_TEXT = frozenset({Status.ANNOUNCED, Status.DESCRIBED})
# Every side said yes to the text.
AGREED = frozenset(
    {Status.CLEARED, Status.SCHEDULED, Status.SIGNED, Status.EXECUTED, Status.LAPSED}
)
TO_SIGN = frozenset({Status.CLEARED, Status.SCHEDULED})
HAS_SIGNATURES = frozenset({Status.SIGNED, Status.EXECUTED, Status.LAPSED})
OPEN = frozenset(Status) - {Status.EXECUTED, Status.LAPSED, Status.WITHDRAWN}
# What the press may read of, once no embargo stands.
TOLD = frozenset({Status.SCHEDULED, Status.SIGNED, Status.EXECUTED})


class ClearedBy(TextChoices):
    """Who says yes to a text."""

    PARTY = "party", gettext_lazy("Party")
    AGENCY = "agency", gettext_lazy("Agency")
    CABINET = "cabinet", gettext_lazy("Cabinet")


class Answer(TextChoices):
    """What they said."""

    WAITING = "waiting", gettext_lazy("Not answered")
    CLEARED = "cleared", gettext_lazy("Cleared")
    OBJECTED = "objected", gettext_lazy("Objects")


def objections_to_step(*, status: str, to: str) -> Iterator[str]:
    """Why an agreement cannot go there from where it is."""
    if Status(to) not in STEPS[Status(status)]:
        yield _("This agreement is “{status}”; it cannot become “{to}” now.").format(
            status=Status(status).label, to=Status(to).label
        )


def objections_to_title(title: str) -> Iterator[str]:
    """Why an agreement cannot be called this."""
    if not title.strip():
        yield _("Say in one line what the agreement is about.")


def objections_to_secrecy(*, secrecy: str, embargo_until: datetime | None) -> Iterator[str]:
    """Why this secrecy cannot stand so."""
    if secrecy == Secrecy.ALL and embargo_until is None:
        yield _("Say until when nothing may be told.")


def objections_to_value(cents: int | None) -> Iterator[str]:
    """Why an agreement cannot be worth this."""
    if cents is not None and not 0 < cents <= MOST_CENTS:
        yield _("Give a value above zero, or leave it empty.")


def objections_to_changing(*, status: str) -> Iterator[str]:
    """Why title, kind, value and parties stay as they are: sides cleared them with the text."""
    if Status(status) not in BEFORE_TEXT | {Status.RECEIVED}:
        yield _(
            "Every side cleared this as it is. Receive a new text first, and they are asked again."
        )


def objections_to_changing_signatories(*, status: str) -> Iterator[str]:
    """Why other people cannot sign now."""
    if status == Status.SCHEDULED:
        yield _("Take it out of the ceremony first; its place depends on who signs.")
    elif Status(status) not in OPEN - {Status.SIGNED}:
        yield _("This agreement is “{status}”; its signatories stand.").format(
            status=Status(status).label
        )


def objections_to_describing(
    *, title: str, parties: Collection[object], press_line: str
) -> Iterator[str]:
    """Why an agreement is not described yet."""
    yield from objections_to_title(title)
    if len(parties) < FEWEST_PARTIES:
        yield _("An agreement has two parties at least; add the other side.")
    if not press_line.strip():
        yield _("Write the press line in English; other languages may follow.")


def objections_to_press_lines(
    lines: Mapping[str, str], *, secrecy: str, names: Collection[str]
) -> Iterator[str]:
    """Why the press cannot read this: it names a party that is not to be named."""
    if not tells_parties(secrecy):
        for name in names:
            if any(name.casefold() in line.casefold() for line in lines.values()):
                yield _("The press line names {name}, who is not to be named.").format(name=name)


def objections_to_party(*, known: bool, parties: int, name: str) -> Iterator[str]:
    """Why an organisation cannot become a party."""
    if not name.strip():
        yield _("Choose an organisation, or write its name.")
    if known:
        yield _("{name} is a party already.").format(name=name)
    if parties >= MOST_PARTIES:
        yield _("An agreement has {most} parties at most.").format(most=MOST_PARTIES)


def objections_to_signatory(*, name: str, known: bool, signatories: int) -> Iterator[str]:
    """Why somebody cannot be named as a signatory."""
    if not name.strip():
        yield _("Choose who signs, or write the name.")
    if known:
        yield _("{name} signs it already.").format(name=name)
    if signatories >= MOST_SIGNATORIES:
        yield _("At most {most} people sign one agreement.").format(most=MOST_SIGNATORIES)


def objections_to_losing_signatory(*, status: str, last: bool, party: str) -> Iterator[str]:
    """Why somebody stays a signatory."""
    if last and status == Status.CLEARED:
        yield _("Name somebody else who signs for {party} first.").format(party=party)


def objections_to_text(*, name: str, content: bytes, texts: int) -> Iterator[str]:
    """Why a file cannot be the text of an agreement."""
    if not content:
        yield _("This file is empty; choose another.")
    elif len(content) > LARGEST_TEXT:
        yield _("A text has {most} MB at most; this one has {size}.").format(
            most=LARGEST_TEXT // MEGABYTE, size=round(len(content) / MEGABYTE, 1)
        )
    elif kind_of_file(content) is None:
        yield _("“{name}” is neither a PDF nor a Word document (.docx).").format(name=name)
    if texts >= MOST_TEXTS:
        yield _("{most} versions are kept; remove none, but agree before you send more.").format(
            most=MOST_TEXTS
        )


def kind_of_file(content: bytes) -> str | None:
    """The media type that its first bytes tell; None for what is no text of an agreement."""
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    if content.startswith(b"PK\x03\x04") and b"word/" in content:
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return None


def objections_to_answering(*, status: str, answer: str) -> Iterator[str]:
    """Why a side cannot answer now."""
    if status != Status.RECEIVED:
        yield _("Nothing is to be cleared: this agreement is “{status}”.").format(
            status=Status(status).label
        )
    elif answer == Answer.CLEARED:
        yield _("This side cleared it already.")


def objections_to_answer(*, cleared: bool, why: str) -> Iterator[str]:
    """Why these words go with neither a yes nor an objection."""
    if not cleared:
        yield from objections_to_why(why)
    elif why.strip():
        yield _("You agree and write why not: object, or leave that out.")


def objections_to_writing(*, email: str) -> Iterator[str]:
    """Why nobody can be written to."""
    if not email:
        yield _("No e-mail address of this party is known; hand over the link yourself.")


def objections_to_clearing(*, parties: int, unsigned: Collection[str]) -> Iterator[str]:
    """Why an agreement is not cleared, though every side said yes.

    Args:
        unsigned: the parties for which nobody signs.
    """
    if parties < FEWEST_PARTIES:
        yield _("An agreement has two parties at least; add the other side.")
    for name in unsigned:
        yield _("Say who signs for {party}.").format(party=name)


def objections_to_why(why: str) -> Iterator[str]:
    """Why a step that surprises others needs a reason."""
    if not why.strip():
        yield _("Say why; those concerned will read it.")


def objections_to_signing_day(*, on: date, today: date) -> Iterator[str]:
    """Why an agreement cannot be signed on this day."""
    if on > today:
        yield _("Its ceremony is on {day}; nothing is signed before.").format(day=on)


def objections_to_execution_day(*, on: date, signed_on: date, today: date) -> Iterator[str]:
    """Why an agreement cannot have been executed on this day."""
    if on < signed_on:
        yield _("It was signed on {day}; it cannot be executed before.").format(day=signed_on)
    if on > today:
        yield _("Wait until that day has come; set a reminder instead.")


def objections_to_reminding(*, status: str) -> Iterator[str]:
    """Why there is nothing to be reminded of."""
    if status != Status.SIGNED:
        yield _("Only what is signed, and neither executed nor lapsed, is asked after.")


def is_told(*, status: str, embargo_until: datetime | None, now: datetime) -> bool:
    """Whether outsiders may be told that there is such an agreement."""
    return Status(status) in TOLD and not under_embargo(embargo_until, now=now)


def under_embargo(embargo_until: datetime | None, *, now: datetime) -> bool:
    """Whether its embargo still stands."""
    return embargo_until is not None and now < embargo_until


def tells_parties(secrecy: str) -> bool:
    """Whether outsiders are told who signs."""
    return secrecy != Secrecy.PARTIES


def tells_value(secrecy: str) -> bool:
    """Whether outsiders are told what it is worth."""
    return secrecy not in {Secrecy.PARTIES, Secrecy.VALUE}
