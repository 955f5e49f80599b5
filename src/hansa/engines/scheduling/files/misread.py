"""What a reader of files answers when the file is at fault."""

from __future__ import annotations


class BadFile(Exception):  # noqa: N818 - the file is at fault, not the program
    """The text is not what it should be.

    Attributes:
        line: where, counted from 1.
        trouble: a sentence that says what was expected there, or what is wrong.
    """

    def __init__(self, line: int, trouble: str) -> None:
        super().__init__(f"Line {line}: {trouble}")
        self.line = line
        self.trouble = trouble


class BadProblem(BadFile):
    """The text is not a scheduling problem in JSON."""
