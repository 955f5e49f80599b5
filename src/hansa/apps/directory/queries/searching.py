"""Finding organisations by words, whatever their language, and nearly right ones too.

The words of an organisation stand in its `SearchEntry`, which the database keeps. What is typed is
looked up there in steps, the likeliest finds first: names that begin so, names that hold it, words
and beginnings of words; and, where all that finds few, names that are like it.
"""

import re
import unicodedata
from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    TrigramSimilarity,
    TrigramWordSimilarity,
)
from django.db.models import BooleanField, Case, F, QuerySet, Value, When

from hansa.apps.directory.models import Organisation, SearchEntry
from hansa.apps.directory.rules.sectors import every_sector

# So few by their words, and likeness is asked too; so many, and more letters must be typed.
FEW, MOST_FOUND = 5, 200
# Of so many entries that hold a word is asked whether the reader may see them, before others.
LOOKED_AT = 1_000
# Words below this length begin too much; names are looked through for longer ones only.
SHORT, LOOKED_THROUGH_FOR = 3, 4
# No name is longer; each word of what is typed is a question of its own.
LONGEST = 160
_LANGUAGES = ("hansa_en", "hansa_fr", "hansa_nl", "hansa_de")
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "’": "'", "ı": "i"}
)


def named(organisations: QuerySet[Organisation], *, text: str) -> QuerySet[Organisation]:
    """Those that `text` tells of, the likeliest first; no more than can be looked through.

    They are found by every word of it: at the beginning of a word of their name, number, city or
    profile, by its stem in four languages, by their sector, within their name, or nearly.
    """
    plain = _plainly(text[:LONGEST])
    words = _words_of(plain)
    if not words:
        return organisations.none()
    query = _query(words)
    found = _found(organisations, plain, words, query)
    return (
        organisations.filter(pk__in=found)
        .annotate(
            begins=Case(
                When(search__plain_name__startswith=plain, then=Value(value=True)),
                default=Value(value=False),
                output_field=BooleanField(),
            ),
            rank=SearchRank(F("search__words"), query),
            likeness=TrigramWordSimilarity(plain, "search__plain_name"),
        )
        .order_by(
            "-begins",
            "-likeness",
            TrigramSimilarity("search__plain_name", plain).desc(),
            "-rank",
            "name",
            "pk",
        )
    )


def _found(
    organisations: QuerySet[Organisation], plain: str, words: list[str], query: SearchQuery
) -> set[int]:
    """The keys of what is found, step by step until there is enough."""
    found = _keys(organisations, plain_name__startswith=plain)
    longest = max(map(len, words))
    if len(plain) >= LOOKED_THROUGH_FOR and len(found) < MOST_FOUND:
        found |= _keys(organisations, plain_name__contains=plain)
    if longest >= SHORT and len(found) < MOST_FOUND:
        found |= _keys(organisations, words=query)
    if len(found) < FEW and not plain.isdecimal():
        found |= _keys(organisations, plain_name__trigram_word_similar=plain)
    return found


def _keys(organisations: QuerySet[Organisation], **condition: Any) -> set[int]:
    """Keys of those for which it holds, as many as may be found.

    The index is asked first and for itself. Asked together with who may see what, the database
    guesses that so few rows are soon met, and reads the whole directory where that is wrong.
    """
    holds = SearchEntry.objects.filter(**condition).order_by()
    near = list(holds.values_list("pk", flat=True)[:LOOKED_AT])
    found = set(_few(organisations.filter(pk__in=near)))
    if len(near) == LOOKED_AT and len(found) < MOST_FOUND:
        found |= set(_few(organisations.filter(search__in=SearchEntry.objects.filter(**condition))))
    return found


def _few(organisations: QuerySet[Organisation]) -> QuerySet[Organisation, int]:
    return organisations.order_by().values_list("pk", flat=True)[:MOST_FOUND]


def _query(words: list[str]) -> SearchQuery:
    """Every word: as the beginning of one, by its stem in four languages, or by its sector."""
    return reduce(and_, (_query_of(word) for word in words))


def _query_of(word: str) -> SearchQuery:
    beginnings = [word, *_sector_words(word)]
    read = SearchQuery(
        " | ".join(f"{each}:*" for each in beginnings), config="hansa_simple", search_type="raw"
    )
    stems = [SearchQuery(word, config=language) for language in _LANGUAGES]
    return reduce(or_, stems, read)


def _sector_words(word: str) -> list[str]:
    """The words by which sectors are kept, of those with such a word in a title."""
    if len(word) < LOOKED_THROUGH_FOR:
        return []
    return [
        "sector" + sector.code.replace("-", "")
        for sector in every_sector().values()
        if any(
            each.startswith(word) for title in sector.titles.values() for each in _words_of(title)
        )
    ]


def _words_of(text: str) -> list[str]:
    """The words without accents; what is written in digits only is one number."""
    plain = _plainly(text)
    if not any(sign.isalpha() for sign in plain):
        plain = "".join(sign for sign in plain if sign.isdecimal())
    return re.findall(r"[^\W_]+", plain)


def _plainly(text: str) -> str:
    """Without accents, capitals and spaces at the ends, as the database keeps names."""
    parted = unicodedata.normalize("NFKD", text.strip().lower().translate(_LETTERS))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))
