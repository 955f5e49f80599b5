"""Styles and scripts that go together come in one file."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from tests.web.design.colours import STATIC

from hansa.web.design.bundles import Bundles


@pytest.fixture
def made(settings, tmp_path):
    """Bundles of a folder of their own, to which a stranger to the real ones may write."""
    parts = tmp_path / "parts"
    parts.mkdir()
    (parts / "one.css").write_text("a {\n  color: red; /* why */\n}\n")
    (parts / "two.css").write_text("b { color: blue; }\n")
    (parts / "one.js").write_text("const words = `a  b`;\ndocument.title = words;\n")
    (parts / "two.js").write_text("const words = 2;\n")
    settings.STATICFILES_DIRS = [parts]
    settings.DATA = tmp_path
    settings.STATIC_BUNDLES = {"x.css": ["one.css", "two.css"], "x.js": ["one.js", "two.js"]}
    return parts


def read(name):
    return Path(Bundles().find(name)).read_text()


def test_styles_stand_in_their_order_without_remarks(made):
    assert read("x.css") == "a{color:red}b{color:blue}"


def test_what_one_script_declares_is_no_other_ones(made):
    assert read("x.js").split("\n") == [
        "{const words=`a  b`;document.title=words;}",
        "{const words=2;}",
    ]


def test_a_changed_part_is_in_the_bundle_at_once(made):
    read("x.css")
    (made / "two.css").write_text("b { color: green; }")

    assert read("x.css") == "a{color:red}b{color:green}"


def test_a_stranger_to_the_bundles_is_found_elsewhere(made):
    assert Bundles().find("one.css") == []


def test_the_shell_comes_in_one_stylesheet_that_names_its_layers_first():
    written = Path(finders.find("css/hansa.css")).read_text()

    assert written.startswith("@layer reset,tokens,base,components,screens,print;")
    assert len(written) < sum(len(sheet.read_text()) for sheet in (STATIC / "css").glob("*.css"))
