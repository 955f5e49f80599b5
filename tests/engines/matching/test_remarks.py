"""What a profile lacks, and what is odd about it."""

import pytest
from tests.engines.matching.missions import host, visitor

from hansa.engines.matching import Kind, Pasted, Remark, Statement, advice, flags, pasted
from hansa.engines.matching.texts.tongues import tongue

FULL = {
    "sectors": ("beer",),
    "partnerships": frozenset({"client"}),
    "languages": frozenset({"nl"}),
    "markets": frozenset({"US"}),
}
NEED = Statement(Kind.NEED, "Wij zoeken een invoerder van speciaalbier", "nl")
OFFER = Statement(Kind.OFFER, "Wij brouwen zwaar blond bier", "nl")
SPAM = "World leading solutions for every company in every market since 1999"


def codes(remarks):
    return [remark.code for remark in remarks]


def test_a_complete_profile_needs_no_advice():
    assert advice(visitor(1, NEED, OFFER, **FULL)) == ()


def test_an_empty_profile_is_told_what_to_add():
    assert codes(advice(visitor(1))) == [
        "no_need",
        "no_offer",
        "no_sectors",
        "no_partnerships",
        "no_languages",
        "no_markets",
    ]


def test_one_word_is_too_short_and_a_dash_is_nothing():
    said = Statement(Kind.NEED, "Bier"), Statement(Kind.OFFER, " - ")

    found = advice(visitor(1, *said, **FULL))

    assert found == (Remark("no_offer"), Remark("too_short", "Bier"))


@pytest.mark.parametrize(
    "text",
    [
        "Buscamos un distribuidor para nuestros productos cárnicos",
        "冷凍食品の輸入業者を探しています",
        "Szukamy importera maszyn rolniczych z Polski",
    ],
)
def test_a_fifth_language_is_flagged(text):
    assert flags(visitor(1, Statement(Kind.NEED, text))) == (Remark("other_language", text),)


def test_a_language_that_its_author_names_is_believed():
    assert codes(flags(visitor(1, Statement(Kind.NEED, "Rum", "es")))) == ["other_language"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We are looking for a distributor of beer in California", "en"),
        ("Nous cherchons un distributeur de bière en Californie", "fr"),
        ("Wij zoeken een verdeler van bier in Californië", "nl"),
        ("Wir suchen einen Vertriebspartner für Bier in Kalifornien", "de"),
        ("Bier", ""),
    ],
)
def test_the_four_languages_are_known_by_their_small_words(text, language):
    assert tongue(text) == language
    assert flags(visitor(1, Statement(Kind.NEED, text))) == ()


def test_a_need_that_repeats_the_offer_is_flagged():
    twice = Statement(Kind.NEED, SPAM), Statement(Kind.OFFER, SPAM.upper())

    assert codes(flags(visitor(1, *twice))) == ["need_is_offer"]


def test_a_text_pasted_into_several_profiles_is_found_though_a_word_differs():
    copies = [visitor(key, Statement(Kind.OFFER, f"{SPAM} {end}")) for key, end in enumerate("aab")]

    found = pasted([*copies, host(9, OFFER)])

    assert found == [Pasted(f"{SPAM} a", (0, 1, 2))]


def test_what_one_organisation_says_in_several_profiles_is_its_own():
    one = visitor(1, Statement(Kind.OFFER, SPAM))
    again = [type(one)(key, one.side, one.organisation, one.statements) for key in (2, 3)]

    assert pasted([one, *again]) == []


def test_short_texts_are_everybodys():
    assert pasted([visitor(key, Statement(Kind.OFFER, "Beer export")) for key in range(5)]) == []
