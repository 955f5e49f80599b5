"""How files write what we keep as codes, in four languages, and how texts are made comparable."""

from __future__ import annotations

import re
import unicodedata

from hansa.apps.directory.rules.organisations import Kind

_NO_LETTER = re.compile(r"[^a-z0-9]+")


def plain(text: str) -> str:
    """The text in small letters without accents, its words parted by one space."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return _NO_LETTER.sub(" ", letters).strip()


_KINDS = {
    Kind.COMPANY: "company, enterprise, business, start up, startup, entreprise, societe, firme, "
    "bedrijf, onderneming, vennootschap, unternehmen, firma, gesellschaft",
    Kind.FEDERATION: "federation, chamber, chamber of commerce, federation or chamber of commerce, "
    "association, chambre de commerce, federatie, kamer van koophandel, beroepsvereniging, "
    "verband, handelskammer, foderation",
    Kind.ACADEMIC: "academic, academic institution, university, school, research centre, "
    "universite, haute ecole, etablissement academique, institution academique, universiteit, "
    "hogeschool, academische instelling, universitat, hochschule, akademische einrichtung",
    Kind.ADMINISTRATION: "administration, public administration, authority, government, "
    "administration publique, autorite, overheid, openbaar bestuur, administratie, behorde, "
    "verwaltung, offentliche verwaltung",
}
_LANGUAGES = {
    "en": "en, eng, english, anglais, engels, englisch",
    "fr": "fr, fra, french, francais, frans, franzosisch",
    "nl": "nl, nld, dutch, neerlandais, nederlands, niederlandisch",
    "de": "de, deu, ger, german, allemand, duits, deutsch",
}
KINDS = {word: str(kind) for kind, words in _KINDS.items() for word in words.split(", ")}
LANGUAGES = {word: code for code, words in _LANGUAGES.items() for word in words.split(", ")}
