"""The source as the house tests read it: files, trees and functions."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "hansa"
TESTS = ROOT / "tests"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Found:
    """Something that is not as the house wants it.

    Attributes:
        path: where, from the root that was looked through.
        line: the line, counted from 1; 0 means the whole file.
        what: a sentence that says what to do instead.
    """

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}" if self.line else f"{self.path}: {self.what}"


def files(root: Path, *endings: str) -> list[Path]:
    """The files below `root` whose names end so, in order; caches are passed over."""
    return sorted(
        path
        for path in root.rglob("*")
        if path.is_file() and path.suffix in endings and "__pycache__" not in path.parts
    )


@cache
def tree(path: Path) -> ast.Module:
    """The file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of the file, nested ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            yield node


def is_migration(path: Path) -> bool:
    """Whether the file is a migration, which Django lays out in its own way."""
    return "migrations" in path.parts


def told(found: list[Found]) -> str:
    """The findings as lines, for a failing test."""
    return "\n".join(str(each) for each in found)
