"""The styles are well formed, and colours and lengths stand in tokens.css alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tinycss2
from tests.web.design.colours import STATIC
from tinycss2.ast import Node

SHEETS = sorted((STATIC / "css").rglob("*.css"))
OTHERS = [sheet for sheet in SHEETS if sheet.name != "tokens.css"]
ABSOLUTE = {"px", "rem", "pt", "pc", "cm", "mm", "in", "q", "ms", "s"}
COLOURS = {
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "hwb",
    "lab",
    "lch",
    "oklab",
    "oklch",
    "color",
    "light-dark",
}
NAMED = {"white", "black", "red", "green", "blue", "gray", "grey", "yellow", "orange", "silver"}


def named(sheets: list[Path]) -> list[str]:
    return [str(sheet.relative_to(STATIC / "css")) for sheet in sheets]


def rules(css: str) -> Iterator[Node]:
    """Every rule and declaration of a sheet, however deep it is nested."""
    yield from inside(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def inside(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if node.type in ("qualified-rule", "at-rule") and node.content is not None:
            yield from inside(
                tinycss2.parse_blocks_contents(
                    node.content, skip_comments=True, skip_whitespace=True
                )
            )


def values(nodes: list[Node]) -> Iterator[Node]:
    """Every value of a declaration, inside functions and brackets too."""
    for node in nodes:
        yield node
        yield from values(getattr(node, "arguments", None) or getattr(node, "content", None) or [])


def strays(css: str) -> list[str]:
    """Colours and absolute lengths that are written out in a declaration."""
    return [
        f"{rule.source_line}: {rule.name}: {value.serialize()}"
        for rule in rules(css)
        if rule.type == "declaration"
        for value in values(rule.value)
        if is_colour(value) or (value.type == "dimension" and value.lower_unit in ABSOLUTE)
    ]


def is_colour(value: Node) -> bool:
    return (
        value.type == "hash"
        or (value.type == "function" and value.lower_name in COLOURS)
        or (value.type == "ident" and value.lower_value in NAMED)
    )


@pytest.mark.parametrize("sheet", SHEETS, ids=named(SHEETS))
def test_a_stylesheet_has_no_errors(sheet):
    errors = [
        f"{rule.source_line}: {rule.message}"
        for rule in rules(sheet.read_text())
        if rule.type == "error"
    ]

    assert errors == []


@pytest.mark.parametrize("sheet", OTHERS, ids=named(OTHERS))
def test_a_stylesheet_takes_its_colours_and_lengths_from_the_tokens(sheet):
    assert strays(sheet.read_text()) == []


@pytest.mark.parametrize(
    "written", ["color: #fff", "margin: 4px", "color: rgb(0 0 0)", "gap: calc(1rem + 2ch)"]
)
def test_a_stray_value_is_found(written):
    assert len(strays(f"@layer screens {{ .card {{ & p {{ {written} }} }} }}")) == 1


@pytest.mark.parametrize("sheet", SHEETS, ids=named(SHEETS))
def test_a_stylesheet_points_only_at_tokens_that_exist(sheet):
    known = set(re.findall(r"(--[\w-]+)\s*:", "".join(other.read_text() for other in SHEETS)))

    assert set(re.findall(r"var\((--[\w-]+)", sheet.read_text())) <= known


@pytest.mark.parametrize("sheet", OTHERS, ids=named(OTHERS))
def test_a_stylesheet_stands_in_its_layer(sheet):
    loose = [rule for rule in tinycss2.parse_stylesheet(
        sheet.read_text(), skip_comments=True, skip_whitespace=True
    ) if rule.type != "at-rule" or rule.lower_at_keyword != "layer"]  # fmt: skip

    assert loose == []
