"""In which language a sentence is, as far as its small words tell."""

from __future__ import annotations

from hansa.engines.matching.texts.letters import words

SMALL_WORDS = {
    "en": "the of and for in to with our we a an from on by is are at as their that this who wants "
    "looking seeks seeking need needs offer new your into or",
    "fr": "le la les des de du et pour en nous un une dans avec nos notre sur au aux par est sont "
    "cherche cherchons recherche qui que d l vers a ou ses leur",
    "nl": "de het een en van voor in met wij onze ons op aan zoekt zoeken te is zijn die dat naar "
    "bij uit om als door of haar hun",
    "de": "der die das den dem des und fur in mit wir unsere ein eine einen einer von zu im auf "
    "sucht suchen ist sind aus bei nach als oder zur zum",
}
KNOWN = tuple(SMALL_WORDS)
OTHERS = (
    "el los las del y con para por una nuestro nuestros nuestra nuestras buscamos busca "
    "il lo gli che di per della delle dei con nostro nostra cerchiamo cerca un una "
    "o os as do da dos das com uma nosso nossa procuramos procura em "
    "i oraz na do dla nasz szukamy och att till for vi soker er og til ikke "
)
"""Small words of neighbours that share some with ours."""
ENOUGH_WORDS = 5
"""Shorter texts may do without small words in any language."""
MANY_WORDS = 10
"""A sentence so long has a small word, if it is in a language that we know."""
LATIN_ENDS = "\u024f"

_SETS = {language: frozenset(listed.split()) for language, listed in SMALL_WORDS.items()}
_OTHERS = frozenset(OTHERS.split())


def tongue(text: str) -> str:
    """The language of the text: one of `KNOWN`, "other", or "" where one cannot tell."""
    said = words(text)
    letters = [sign for word in said for sign in word if sign.isalpha()]
    if letters and sum(sign > LATIN_ENDS for sign in letters) * 2 > len(letters):
        return "other"
    if len(said) < ENOUGH_WORDS:
        return ""
    counts = {language: sum(word in small for word in said) for language, small in _SETS.items()}
    best = max(counts, key=lambda language: counts[language])
    if counts[best] > (others := sum(word in _OTHERS for word in said)):
        return best
    return "other" if others or len(said) >= MANY_WORDS else ""
