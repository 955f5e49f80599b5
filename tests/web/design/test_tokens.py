"""The colours can be read and told apart, in both themes; the face has figures for tables."""

import pytest
from fontTools.ttLib import TTFont
from tests.web.design.colours import EYES, STATIC, contrast, nearest, token

# The whole one, and the part of it that every page loads.
FACES = ("source-sans-3-latin-wght-normal.woff2", "hansa-sans.woff2")
GROUNDS = ("paper", "raised", "sunken")
SIGNALS = ("accent", "decision", "confirmed", "lost", "quiet")
SECTORS = tuple(f"sector-{number}" for number in range(1, 9))
READ = [
    *((words, ground) for words in ("ink", "grey", "link") for ground in GROUNDS),
    *((words, ground) for words in SIGNALS for ground in ("paper", "raised")),
    *((signal, f"{signal}-soft") for signal in SIGNALS),
    *(("ink", f"{signal}-soft") for signal in SIGNALS),
    ("accent-strong", "accent-soft"),
    ("accent-strong", "raised"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    *(("on-sector", sector) for sector in SECTORS),
]
SEEN = [
    *((mark, ground) for mark in ("edge", "focus", "rule") for ground in GROUNDS),
    *((signal, ground) for signal in SIGNALS for ground in GROUNDS),
    *((sector, ground) for sector in SECTORS for ground in ("paper", "raised")),
    ("accent", "grey-soft"),
    ("decision", "grey-soft"),
]
# In OKLab; two colours this far apart are told apart side by side at the size of a chip.
APART = 0.06


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), READ)
def test_words_stand_out_from_their_ground(words, ground, theme):
    assert contrast(token(words, theme), token(ground, theme)) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), SEEN)
def test_marks_that_mean_something_stand_out_from_their_ground(mark, ground, theme):
    assert contrast(token(mark, theme), token(ground, theme)) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("eyes", EYES)
def test_no_two_sectors_look_alike_to_anybody(eyes, theme):
    hues = {sector: token(sector, theme) for sector in SECTORS}

    distance, one, other = nearest(hues, eyes)

    assert distance >= APART, f"{one} and {other} are {distance:.3f} apart"


@pytest.mark.parametrize("name", FACES)
def test_all_figures_of_the_face_are_equally_wide(name):
    face = TTFont(STATIC / "fonts" / name)
    glyphs = face.getBestCmap()

    widths = {face["hmtx"][glyphs[ord(figure)]][0] for figure in "0123456789"}

    assert len(widths) == 1


@pytest.mark.parametrize("name", FACES)
def test_the_face_has_every_weight_between_regular_and_bold(name):
    face = TTFont(STATIC / "fonts" / name)

    (weight,) = face["fvar"].axes

    assert (weight.axisTag, weight.minValue <= 400, weight.maxValue >= 700) == ("wght", True, True)


@pytest.mark.parametrize("name", FACES)
def test_the_face_writes_all_four_languages(name):
    glyphs = TTFont(STATIC / "fonts" / name).getBestCmap()

    missing = [
        letter for letter in "àâçéèêëîïôùûüœæäöüßẞáíóúĳ€–’“”«»…·" if ord(letter) not in glyphs
    ]

    assert missing in ([], ["ẞ", "ĳ"])


def test_the_small_face_has_every_letter_for_which_it_is_loaded():
    written = (STATIC / "css" / "tokens.css").read_text()
    asked = (
        written.partition("hansa-sans.woff2")[2].partition("unicode-range:")[2].partition(";")[0]
    )

    ranges = [stretch.strip().removeprefix("U+").split("-") for stretch in asked.split(",")]
    letters = {
        number for ends in ranges for number in range(int(ends[0], 16), int(ends[-1], 16) + 1)
    }

    assert letters == set(TTFont(STATIC / "fonts" / "hansa-sans.woff2").getBestCmap())
