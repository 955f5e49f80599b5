"""Business cards that address books take in.

    written([BusinessCard(uid="…", first_name="An", last_name="Peeters", …)], version="4.0")

Source:
    RFC 6350 (vCard 4.0); RFC 2426 (vCard 3.0), which older telephones and Outlook read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

VERSIONS = ("4.0", "3.0")
# Octets of a line, its end not counted.
LONGEST_LINE = 75


@dataclass(frozen=True, slots=True)
class BusinessCard:
    """Who somebody is, for whom they work, and how to reach them; "" for what is not told.

    Attributes:
        uid: the same for ever, so that a card read again replaces the first.
        country: its name.
    """

    uid: str
    first_name: str
    last_name: str
    organisation: str
    title: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    city: str = ""
    country: str = ""
    note: str = ""


def written(cards: Iterable[BusinessCard], *, version: str = "4.0") -> bytes:
    """The cards one after the other, as they travel: CRLF, lines folded at 75 octets, UTF-8.

    Args:
        version: one of `VERSIONS`.
    """
    lines = (line for card in cards for line in _lines(card, version))
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _lines(card: BusinessCard, version: str) -> Iterator[str]:
    new = version == "4.0"
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"UID:{_text(card.uid)}"
    yield f"FN:{_text(f'{card.first_name} {card.last_name}'.strip())}"
    yield f"N:{_text(card.last_name)};{_text(card.first_name)};;;"
    yield f"ORG:{_text(card.organisation)}"
    if card.title:
        yield f"TITLE:{_text(card.title)}"
    if card.email:
        yield f"EMAIL;TYPE={'work' if new else 'INTERNET,WORK'}:{_text(card.email)}"
    if card.phone:
        yield f"TEL;TYPE={'work,voice' if not new else 'work'}:{_text(card.phone)}"
    if card.website:
        yield f"URL:{_line(card.website)}"
    if card.city or card.country:
        yield f"ADR;TYPE=work:;;;{_text(card.city)};;;{_text(card.country)}"
    if card.note:
        yield f"NOTE:{_text(card.note)}"
    yield "END:VCARD"


def _text(value: str) -> str:
    """A value in which commas, semicolons and ends of lines mean nothing."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\\", ",", ";"):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def _line(value: str) -> str:
    """An address of the web, which is told as it is, on one line."""
    return "".join(value.split())


def _folded(line: str) -> str:
    """The line in pieces that are short enough; what goes on begins with a space."""
    pieces, length = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if length + octets > LONGEST_LINE:
            pieces.append(" ")
            length = 1
        pieces[-1] += letter
        length += octets
    return "\r\n".join(pieces)
