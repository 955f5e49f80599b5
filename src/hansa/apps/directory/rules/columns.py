"""The columns of a table of organisations: how files head them, how a cell is read, what is wrong.

What is added to an organisation or a person is one more line in `COLUMNS`; imports, exports and
merges then know it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from hansa.apps.directory.rules.cells import (
    activities_shown,
    activities_written,
    address_written,
    kind_written,
    language_written,
    objections_to_activities_written,
    objections_to_country,
    objections_to_email,
    objections_to_kind,
    objections_to_language,
    objections_to_sectors_written,
    objections_to_website,
    sectors_shown,
    sectors_written,
)
from hansa.apps.directory.rules.identifiers import (
    account_written_for_people,
    account_written_plainly,
    objections_to_account_number,
    objections_to_enterprise_number,
    objections_to_phone,
    objections_to_vat_number,
    phone_written_plainly,
    vat_written_plainly,
    written_for_people,
    written_plainly,
)
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

    def __call__(self, text: str, /, *, country: str) -> Any: ...


class Objecting(Protocol):
    """What is wrong with a text in a record of this country."""

    def __call__(self, text: str, /, *, country: str) -> Iterator[str]: ...


def anywhere(read: Callable[[str], Any]) -> Reading:
    """Something that reads a text alike in every country."""

    def reading(text: str, *, country: str) -> Any:
        return read(text)

    return reading


@dataclass(frozen=True, slots=True)
class Column:
    """One column that a file of organisations may have.

    Attributes:
        name: of the column; of its field too, unless `stored` says another.
        headings: what files call it in four languages, in the form that `plain` gives.
        longest: what the field takes, in characters; 0 where it takes a choice.
        needed: it must be filled in: of a person, where anything is told of them.
        identifies: two records with the same are the same organisation.
        read: what is stored for what is written; asked only where nothing is wrong with it.
        shown: what is written for what is stored, in exports.
        objections: what is wrong with something that is written.
        remedy: what to do about it.
        stored: the field, as the tables call it.
        is_confidential: exports leave it out, and the story does not say what it says.
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
    stored: str = ""
    is_confidential: bool = False

    @property
    def field(self) -> str:
        """Where it is stored."""
        return self.stored or self.name


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
        ("enterprise number", "company number", "registration number", "cbe", "cbe number",
         "numero d entreprise", "n d entreprise", "no d entreprise", "bce", "numero bce",
         "ondernemingsnummer", "kbo", "kbo nummer", "unternehmensnummer", "zdu nummer"),
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
        "vat_number",
        gettext_lazy("VAT number"),
        ("vat number", "vat", "vat no", "vat id", "tva", "numero de tva", "n tva", "no tva", "btw",
         "btw nummer", "btw nr", "mwst nummer", "mwst nr", "mehrwertsteuernummer", "ust idnr",
         "ust id", "ustid"),
        longest=20,
        identifies=True,
        read=vat_written_plainly,
        objections=objections_to_vat_number,
        remedy=gettext_lazy("Copy it from an invoice, with the letters of its country."),
    ),
    Column(
        "iban",
        gettext_lazy("IBAN"),
        ("iban", "account", "account number", "bank account", "compte", "compte bancaire",
         "numero de compte", "n de compte", "rekening", "rekeningnummer", "bankrekening",
         "bankrekeningnummer", "konto", "kontonummer", "bankkonto", "bankverbindung"),
        longest=50,
        read=anywhere(account_written_plainly),
        shown=account_written_for_people,
        objections=anywhere(objections_to_account_number),
        remedy=gettext_lazy("Copy it from an invoice, as in BE71 0961 2345 6769."),
        is_confidential=True,
    ),
    Column(
        "organisation_phone",
        gettext_lazy("Phone of the organisation"),
        ("phone of the organisation", "company phone", "organisation phone", "general phone",
         "office phone", "switchboard", "telephone de l entreprise", "telephone de l organisation",
         "telephone general", "numero general", "standard telephonique", "telefoon bedrijf",
         "telefoon organisatie", "bedrijfstelefoon", "algemeen telefoonnummer",
         "algemeen nummer", "telefonzentrale", "firmentelefon", "telefon der firma", "zentrale"),
        longest=40,
        read=phone_written_plainly,
        objections=objections_to_phone,
        remedy=gettext_lazy("Write one number only, as in +32 2 123 45 67."),
        stored="phone",
    ),
    Column(
        "sectors",
        gettext_lazy("Sectors"),
        ("sectors", "sector", "industry", "industries", "secteur", "secteurs",
         "secteur d activite", "secteurs d activite", "sectoren", "bedrijfstak", "bedrijfssector",
         "sektor", "sektoren", "branche", "branchen", "wirtschaftszweig"),
        read=anywhere(sectors_written),
        shown=sectors_shown,
        objections=anywhere(objections_to_sectors_written),
        remedy=gettext_lazy(
            "Write sectors of Hansa's list, in one of the four languages, parted by semicolons; "
            "or give NACE codes, from which they follow."
        ),
    ),
    Column(
        "activities",
        gettext_lazy("NACE codes"),
        ("nace codes", "nace code", "nace", "nacebel", "nace bel", "nace rev 2 1",
         "activity codes", "activity code", "code nace", "codes nace", "code d activite",
         "codes d activite", "nacecode", "nacecodes", "nace bel code", "activiteitscode",
         "activiteitscodes", "tatigkeitscode", "wz code"),
        read=anywhere(activities_written),
        shown=activities_shown,
        objections=anywhere(objections_to_activities_written),
        remedy=gettext_lazy("Write codes of NACE 2025 such as 62.10, parted by semicolons."),
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
        read=phone_written_plainly,
        objections=objections_to_phone,
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
