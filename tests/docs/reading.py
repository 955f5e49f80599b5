"""The documentation as its tests read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.house.source import ROOT

FENCE = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#{1,6}\s+(?P<text>.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: what stands behind the fence, and what it holds."""

    kind: str
    text: str


def pages(root: Path = ROOT) -> list[Path]:
    """Every page that people read: those of `docs/`, and those at the root."""
    return sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md")])


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page."""
    text = page.read_text(encoding="utf-8")
    return [Block(match["kind"].strip(), match["text"]) for match in FENCE.finditer(text)]


def commands(page: Path) -> Iterator[str]:
    """The commands that a page shows after a prompt."""
    for block in blocks(page):
        if block.kind == "console":
            for line in block.text.splitlines():
                if line.startswith("$ "):
                    yield line.removeprefix("$ ").strip()


def links(page: Path) -> Iterator[str]:
    """Where the links and pictures of a page lead, outside its code."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for match in LINK.finditer(re.sub(r"`[^`]*`", "", text)):
        yield match["target"]


def anchors(page: Path) -> set[str]:
    """The names under which the headings of a page can be reached."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return {
        re.sub(r"[^\w\- ]", "", match["text"].lower()).replace(" ", "-")
        for match in HEADING.finditer(text)
    }
