"""Pages keep the strict content security policy, and call no other host."""

import re
from pathlib import Path

import pytest
from tests.house.planted import plant
from tests.house.source import SRC, Found, files, told

INLINE = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=|<style\b", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\s(on[a-z]+|hx-on[:\w-]*)\s*=", re.IGNORECASE),
    "an inline script": re.compile(
        r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*type=\"application/json\")|javascript:", re.IGNORECASE
    ),
    "something taken as safe": re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off"),
}
# Names of vocabularies and of nobody's samples look like addresses, but nobody is called.
NOBODY = ("http://www.w3.org/", "https://www.w3.org/", "https://example.org/")
ELSEWHERE = re.compile(r"""(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s"')]*""", re.IGNORECASE)
COMMENTS = re.compile(r"/\*.*?\*/|\{#.*?#\}|<!--.*?-->", re.DOTALL)


def pieces_against_the_policy(root: Path) -> list[Found]:
    """Everything a strict policy would stop, or should."""
    return [
        Found(str(path.relative_to(root)), line_of(text, match.start()), what)
        for path in files(root, ".html")
        for text in [without_comments(path.read_text(encoding="utf-8"))]
        for what, pattern in INLINE.items()
        for match in pattern.finditer(text)
    ]


def calls_elsewhere(root: Path) -> list[Found]:
    """Addresses of other hosts in what the browser loads."""
    return [
        Found(str(path.relative_to(root)), line_of(text, match.start()), f"calls {match[0]}")
        for path in files(root, ".html", ".css", ".js", ".webmanifest", ".svg")
        for text in [without_comments(path.read_text(encoding="utf-8"))]
        for match in ELSEWHERE.finditer(text)
        if not match[0].startswith(NOBODY)
    ]


def without_comments(text: str) -> str:
    """The text with comments blanked out, line for line."""
    return COMMENTS.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def line_of(text: str, position: int) -> int:
    """The line on which `position` lies, counted from 1."""
    return text.count("\n", 0, position) + 1


def test_pages_hold_nothing_inline():
    found = pieces_against_the_policy(SRC)

    assert not found, told(found)


def test_pages_call_no_other_host():
    found = calls_elsewhere(SRC / "web")

    assert not found, told(found)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('<p style="color: red">', "an inline style"),
        ('<p class="a"\n   style="color: red">', "an inline style"),
        ("<style>p {}</style>", "an inline style"),
        ('<a onclick="go()">', "an inline handler"),
        ('<a hx-on:click="go()">', "an inline handler"),
        ("<script>go()</script>", "an inline script"),
        ('<a href="javascript:go()">', "an inline script"),
        ("{{ motivation|safe }}", "something taken as safe"),
    ],
)
def test_a_piece_against_the_policy_is_found(tmp_path, line, what):
    plant(tmp_path, "web/missions/overview.html", line)

    assert [found.what for found in pieces_against_the_policy(tmp_path)] == [what]


@pytest.mark.parametrize(
    "line",
    [
        '<script src="/static/board.js" defer></script>',
        '<p class="lifestyle" data-style="a">{{ one }}</p>',
        "{# never style=, the policy stops it #}",
        '<c-button on="x">',
    ],
)
def test_what_the_policy_allows_is_left_alone(tmp_path, line):
    plant(tmp_path, "web/missions/overview.html", line)

    found = [each.what for each in pieces_against_the_policy(tmp_path)]
    assert found == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("page.html", '<link href="https://fonts.example.com/inter.css">'),
        ("page.html", '<img src="//cdn.example.com/logo.png">'),
        ("page.css", "@import url(https://cdn.example.com/a.css);"),
        ("board.js", 'fetch("https://stats.example.com/hit")'),
    ],
)
def test_a_call_to_another_host_is_found(tmp_path, name, line):
    plant(tmp_path, name, line)

    assert [found.path for found in calls_elsewhere(tmp_path)] == [name]


def test_a_vocabulary_is_no_call(tmp_path):
    plant(tmp_path, "icon.svg", '<svg xmlns="http://www.w3.org/2000/svg"></svg>')

    assert calls_elsewhere(tmp_path) == []
