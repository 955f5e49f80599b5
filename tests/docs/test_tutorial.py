"""The words that pages quote from screens stand on the screens."""

import re
from pathlib import Path

import pytest
from tests.docs.reading import FENCE
from tests.house.planted import plant
from tests.house.source import ROOT, SRC

# Any language will do: the catalogues hold the English texts as their keys.
CATALOGUE = SRC / "web" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
KEY = re.compile(r'^(?:msgid|msgid_plural) (?P<text>(?:"[^\n]*"\n)+)', re.MULTILINE)
QUOTED = re.compile(r"(?<![*\w])\*(?P<words>[^*\n]+(?:\n[^*\n]+)?)\*(?!\*)")
# Pages whose italics are what a reader looks for on a screen.
PAGES = ["docs/tutorial/your-first-mission.md", "docs/explanation/proposing.md"]


def texts(catalogue: Path) -> list[str]:
    """Every English text of the product."""
    found = KEY.findall(catalogue.read_text(encoding="utf-8"))
    return ["".join(line.strip()[1:-1] for line in block.splitlines()) for block in found]


def quoted(page: Path) -> list[str]:
    """What a page says in italics, outside its code."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return [" ".join(match["words"].split()) for match in QUOTED.finditer(text)]


def never_said(page: Path, known: list[str]) -> list[str]:
    """Quotations that no screen says, not even as part of a sentence."""
    return [words for words in quoted(page) if not any(words in text for text in known)]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_quotes_stands_on_a_screen(page):
    assert never_said(ROOT / page, texts(CATALOGUE)) == []


def test_a_button_that_does_not_exist_is_found(tmp_path):
    plant(tmp_path, "page.md", "Press *Publish…*, then\n*Make coffee*, which is **strong**.")

    assert never_said(tmp_path / "page.md", ["Publish…", "Not yet"]) == ["Make coffee"]
