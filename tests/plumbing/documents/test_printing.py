"""Documents on paper: set by the house's own typesetter, and read back."""

import sys
from io import BytesIO

import pytest
from pypdf import PdfReader

from hansa.plumbing.documents.printing import Unprintable, as_pdf

RIDERS = [
    {"seat": "1", "name": "Zoë Vandenbossche", "for_whom": "Kühne & Söhne GmbH", "aboard": ""},
    {"seat": "2", "name": "Łukasz Żółć", "for_whom": "Établissements Hérouville", "aboard": ""},
]


def manifest(*, riders=RIDERS, language="en", template="web/travel/manifest.typ"):
    said = {
        "over": "West Coast", "lead": "Tue 7 Oct 08:15–08:50", "facts": [["Seats given", "2"]],
        "columns": ["Seat", "Who", "Organisation", "On board"], "riders": riders,
        "nobody": "Nobody has a seat yet", "footer": "As of Tue 7 Oct, 07:40",
    }  # fmt: skip
    return PdfReader(BytesIO(as_pdf(template, said, title="Bus 3", language=language)))


def words_of(document):
    return " ".join(" ".join(page.extract_text().split()) for page in document.pages)


def test_names_keep_their_accents():
    words = words_of(manifest())

    assert "Zoë Vandenbossche" in words
    assert "Łukasz Żółć" in words
    assert "Établissements Hérouville" in words


def test_a_document_tells_screen_readers_its_title_its_language_and_its_order():
    document = manifest(language="nl")

    root = document.trailer["/Root"]
    assert document.metadata.title == "Bus 3"
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_a_name_that_looks_like_markup_is_a_name():
    odd = {"seat": "1", "name": '#panic("x") *Ann* $1 \\', "for_whom": "<b>@a", "aboard": ""}

    words = words_of(manifest(riders=[odd]))

    assert '#panic("x") *Ann* $1 \\' in words
    assert "<b>@a" in words


def test_a_name_in_letters_that_we_have_no_face_for_spoils_no_list():
    mayor = {"seat": "3", "name": "大村 秀章", "for_whom": "Aichi", "aboard": ""}

    words = words_of(manifest(riders=[*RIDERS, mayor]))

    assert "Zoë Vandenbossche" in words
    assert "Aichi" in words


def test_a_long_list_repeats_its_head_and_counts_its_pages():
    riders = [{**RIDERS[0], "seat": str(number)} for number in range(1, 81)]

    pages = [page.extract_text() for page in manifest(riders=riders).pages]

    assert len(pages) == 3
    assert all("Organisation" in page for page in pages)
    assert "3 / 3" in pages[-1]


def test_nothing_to_list_is_said():
    assert "Nobody has a seat yet" in words_of(manifest(riders=[]))


def test_a_template_that_fails_is_named():
    with pytest.raises(Unprintable, match=r"web/travel/none\.typ"):
        manifest(template="web/travel/none.typ")


def test_without_a_typesetter_it_says_so_and_raises_nothing_else(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing-here"))

    with pytest.raises(Unprintable, match="nothing-here"):
        manifest()
