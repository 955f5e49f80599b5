"""The columns of a table of organisations: how files head them, how a cell is read, what is wrong.

What is added to an organisation or a person is one more line in `COLUMNS`; imports, exports and
merges then know it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.directory.rules.identifiers import (
    objections_to_enterprise_number,
    written_for_people,
    written_plainly,
)
from hansa.apps.directory.rules.spellings import KINDS, LANGUAGES, plain
from hansa.plumbing.countries import code_of_country

Words = str | Promise


class Of(StrEnum):
    """What a column is about."""

    ORGANISATION = "organisation"
    PERSON = "person"


def _as_written(text: str, *, country: str) -> Any:
    return text


def _nothing_wrong(text: str, *, country: str) -> Iterator[str]:
    yield from ()


class Reading(Protocol):
    """What is stored for a text in a record of this country."""

    def __call__(self, text: str, *, country: str) -> Any: ...


class Objecting(Protocol):
    """What is wrong with a text in a record of this country."""

    def __call__(self, text: str, *, country: str) -> Iterator[str]: ...


def anywhere(read: Callable[[str], Any]) -> Reading:
    """Something that reads a text alike in every country."""

    def reading(text: str, *, country: str) -> Any:
        return read(text)

    return reading


@dataclass(frozen=True, slots=True)
class Column:
    """One column that a file of organisations may have.

    Attributes:
        name: of the field, as the tables call it.
        headings: what files call it in four languages, in the form that `plain` gives.
        longest: what the field takes, in characters; 0 where it takes a choice.
        needed: it must be filled in: of a person, where anything is told of them.
        identifies: two records with the same are the same organisation.
        read: what is stored for what is written; asked only where nothing is wrong with it.
        shown: what is written for what is stored, in exports.
        objections: what is wrong with something that is written.
        remedy: what to do about it.
    """

    name: str
    label: Words
    headings: tuple[str, ...]
    longest: int = 0
    of: Of = Of.ORGANISATION
    needed: bool = False
    identifies: bool = False
    read: Reading = _as_written
    shown: Callable[[Any], str] = str
    objections: Objecting = _nothing_wrong
    remedy: Words = ""


def kind_written(text: str) -> str:
    """The kind of organisation that a word stands for; "" for none."""
    return KINDS.get(plain(text), "")


def language_written(text: str) -> str:
    """The code of the language that a word stands for; "" for none."""
    return LANGUAGES.get(plain(text), "")


def address_written(text: str) -> str:
    """A web address, with the beginning that people leave out."""
    return text if "://" in text or not text else f"https://{text}"


def objections_to_kind(text: str) -> Iterator[str]:
    """Why a word stands for no kind of organisation."""
    if not kind_written(text):
        yield _("“{written}” is no kind of organisation.").format(written=text)


def objections_to_country(text: str) -> Iterator[str]:
    """Why a word stands for no country."""
    if not code_of_country(text):
        yield _("“{written}” is no country.").format(written=text)


def objections_to_language(text: str) -> Iterator[str]:
    """Why a word stands for none of our languages."""
    if not language_written(text):
        yield _("“{written}” is no language in which Hansa writes.").format(written=text)


def objections_to_website(text: str) -> Iterator[str]:
    """Why a text is no web address."""
    try:
        URLValidator(schemes=["http", "https"])(address_written(text))
    except ValidationError:
        yield _("“{written}” is no web address.").format(written=text)


def objections_to_email(text: str) -> Iterator[str]:
    """Why a text is no e-mail address."""
    try:
        validate_email(text)
    except ValidationError:
        yield _("“{written}” is no e-mail address.").format(written=text)


COLUMNS: tuple[Column, ...] = (
    Column(
        "name",
        gettext_lazy("Name"),
        ("name", "organisation", "company", "company name", "organisation name", "nom",
         "raison sociale", "denomination", "entreprise", "societe", "naam", "bedrijf",
         "bedrijfsnaam", "onderneming", "organisatie", "benaming", "firma", "firmenname",
         "unternehmen", "bezeichnung"),
        longest=160,
        needed=True,
        remedy=gettext_lazy("Write the name under which the organisation is registered."),
    ),
    Column(
        "kind",
        gettext_lazy("Kind"),
        ("kind", "type", "category", "genre", "categorie", "type d organisation", "soort", "aard",
         "art", "kategorie", "typ"),
        read=anywhere(kind_written),
        objections=anywhere(objections_to_kind),
        remedy=gettext_lazy(
            "Write company, federation, academic institution or administration, "
            "in one of the four languages."
        ),
    ),
    Column(
        "enterprise_number",
        gettext_lazy("Enterprise number"),
        ("enterprise number", "company number", "registration number", "cbe", "cbe number", "vat",
         "vat number", "numero d entreprise", "n d entreprise", "no d entreprise", "bce",
         "numero bce", "tva", "numero de tva", "n tva", "ondernemingsnummer", "kbo",
         "kbo nummer", "btw", "btw nummer", "unternehmensnummer", "zdu nummer", "mwst nummer",
         "ust idnr"),
        longest=20,
        identifies=True,
        read=anywhere(written_plainly),
        shown=written_for_people,
        objections=anywhere(objections_to_enterprise_number),
        remedy=gettext_lazy(
            "Copy it from the Crossroads Bank for Enterprises; leave the cell empty for "
            "organisations abroad."
        ),
    ),
    Column(
        "city",
        gettext_lazy("City"),
        ("city", "town", "place", "ville", "localite", "commune", "stad", "gemeente", "plaats",
         "woonplaats", "ort", "stadt", "gemeinde"),
        longest=80,
        needed=True,
        remedy=gettext_lazy("Write the town of its seat, without the postal code."),
    ),
    Column(
        "country",
        gettext_lazy("Country"),
        ("country", "country code", "pays", "code pays", "land", "landcode", "landercode",
         "laendercode"),
        read=anywhere(code_of_country),
        objections=anywhere(objections_to_country),
        remedy=gettext_lazy("Write two letters such as BE, or the name in one of four languages."),
    ),
    Column(
        "website",
        gettext_lazy("Website"),
        ("website", "web site", "web", "url", "internet", "homepage", "site", "site web",
         "site internet", "webseite", "internetseite"),
        longest=200,
        read=anywhere(address_written),
        objections=anywhere(objections_to_website),
        remedy=gettext_lazy("Write it as in www.example.org, one address only."),
    ),
    Column(
        "pitch",
        gettext_lazy("What it does"),
        ("what it does", "pitch", "description", "activity", "activities", "presentation",
         "activite", "activites", "omschrijving", "beschrijving", "activiteit", "activiteiten",
         "beschreibung", "tatigkeit", "taetigkeit"),
        longest=600,
        remedy=gettext_lazy("Tell it in two or three sentences."),
    ),
    Column(
        "first_name",
        gettext_lazy("First name of the contact"),
        ("first name", "firstname", "given name", "first name of the contact", "contact first name",
         "prenom", "prenom du contact", "voornaam", "voornaam contact", "vorname"),
        longest=80,
        of=Of.PERSON,
        needed=True,
        remedy=gettext_lazy("Fill it in, or empty the other cells of the contact."),
    ),
    Column(
        "last_name",
        gettext_lazy("Last name of the contact"),
        ("last name", "lastname", "surname", "family name", "last name of the contact",
         "contact last name", "nom de famille", "nom du contact", "achternaam", "familienaam",
         "nachname", "familienname"),
        longest=80,
        of=Of.PERSON,
        needed=True,
        remedy=gettext_lazy("Fill it in, or empty the other cells of the contact."),
    ),
    Column(
        "job_title",
        gettext_lazy("Job title of the contact"),
        ("job title", "job title of the contact", "function", "position", "role", "fonction",
         "titre", "functie", "functietitel", "funktion", "stellung"),
        longest=120,
        of=Of.PERSON,
        remedy=gettext_lazy("Shorten it."),
    ),
    Column(
        "email",
        gettext_lazy("E-mail address of the contact"),
        ("e mail", "email", "mail", "e mail address", "email address",
         "e mail address of the contact", "contact email", "courriel", "adresse e mail",
         "adresse mail", "adresse electronique", "e mailadres", "emailadres", "mailadres",
         "e mail adresse", "emailadresse"),
        longest=254,
        of=Of.PERSON,
        needed=True,
        read=anywhere(str.lower),
        objections=anywhere(objections_to_email),
        remedy=gettext_lazy("Write one address only, as in an.peeters@example.org."),
    ),
    Column(
        "phone",
        gettext_lazy("Phone of the contact"),
        ("phone", "phone of the contact", "telephone", "phone number", "telephone number", "mobile",
         "tel", "gsm", "numero de telephone", "portable", "telefoon", "telefoonnummer", "mobiel",
         "telefon", "telefonnummer", "handy"),
        longest=40,
        of=Of.PERSON,
        remedy=gettext_lazy("Write one number only, as in +32 2 123 45 67."),
    ),
    Column(
        "language",
        gettext_lazy("Language of the contact"),
        ("language", "language of the contact", "contact language", "langue", "langue du contact",
         "taal", "taal contact", "sprache"),
        of=Of.PERSON,
        read=anywhere(language_written),
        objections=anywhere(objections_to_language),
        remedy=gettext_lazy("Write English, French, Dutch or German, or en, fr, nl or de."),
    ),
)  # fmt: skip

BY_NAME = {column.name: column for column in COLUMNS}
