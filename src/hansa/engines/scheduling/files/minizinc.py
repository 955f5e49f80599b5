"""The brackets, commas and numbers of MiniZinc data, each with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hansa.engines.scheduling.files.misread import BadFile


class BadEvent(BadFile):
    """The text is not a brokerage event.

    Attributes:
        expected: what should have stood there.
    """

    def __init__(self, line: int, expected: str) -> None:
        super().__init__(line, f"expected {expected}.")
        self.expected = expected


@dataclass(frozen=True, slots=True)
class Number:
    line: int
    value: int

    @property
    def kind(self) -> str:
        return "a number"


@dataclass(frozen=True, slots=True)
class Group:
    """Something in brackets.

    Attributes:
        line: of the opening bracket.
        end: the line of the closing one.
    """

    line: int
    end: int
    kind: str
    members: tuple[Value, ...]


Value = Number | Group

SETS, LIST, ROWS, ROW = "a set {…}", "a list […]", "a table [|…|]", "a row"
_TOKEN = re.compile(
    r"(?P<skip>\s+|%[^\n]*)|(?P<number>-?\d{1,9}(?!\d))|(?P<name>[A-Za-z]\w*)|(?P<mark>\[\||\|\]|[][{}|=;,])"
)


@dataclass(frozen=True, slots=True)
class _Token:
    line: int
    kind: str
    text: str


def _tokens(text: str) -> Iterator[_Token]:
    line, at = 1, 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise BadEvent(
                line, f"a name, a bracket or a number of up to nine digits, not {text[at]!r}"
            )
        if match.lastgroup != "skip":
            yield _Token(line, str(match.lastgroup), match.group())
        line += match.group().count("\n")
        at = match.end()
    yield _Token(line, "end", "the end of the file")


def items_of(text: str) -> Items:
    """Every `name = value;` of the text."""
    return _Parser(list(_tokens(text))).items()


@dataclass(frozen=True, slots=True)
class Items:
    values: dict[str, Value]
    last_line: int


class _Parser:
    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def items(self) -> Items:
        values: dict[str, Value] = {}
        while (token := self._take()).kind != "end":
            if token.kind != "name":
                raise self._bad(token, "the name of an item")
            if token.text in values:
                raise self._bad(token, f"{token.text} once only")
            self._expect("=")
            values[token.text] = self._value()
            self._expect(";")
        return Items(values, last_line=token.line)

    def _take(self) -> _Token:
        token = self._tokens[self._at]
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _next_is(self, *marks: str) -> bool:
        return self._tokens[self._at].text in marks

    def _expect(self, mark: str) -> _Token:
        token = self._take()
        if token.text != mark:
            raise self._bad(token, repr(mark))
        return token

    def _bad(self, token: _Token, expected: str) -> BadEvent:
        return BadEvent(token.line, f"{expected}, not {token.text}")

    def _value(self) -> Value:
        if self._next_is("["):
            return self._group(LIST, "[", "]")
        if self._next_is("[|"):
            return self._table(self._take())
        return self._member()

    def _member(self) -> Value:
        if self._next_is("{"):
            return self._group(SETS, "{", "}")
        return self._number()

    def _number(self) -> Number:
        token = self._take()
        if token.kind != "number":
            raise self._bad(token, "a number, a list or a set")
        return Number(token.line, int(token.text))

    def _group(self, kind: str, opening: str, closing: str) -> Group:
        line = self._expect(opening).line
        # Lists hold sets, and sets hold numbers: the format nests no deeper.
        member = self._member if kind == LIST else self._number
        members = self._members(member, closing)
        return Group(line, self._expect(closing).line, kind, members)

    def _table(self, opening: _Token) -> Group:
        rows: list[Value] = []
        while not self._next_is("|]"):
            line = self._tokens[self._at].line
            rows.append(Group(line, line, ROW, self._members(self._number, "|", "|]")))
            if self._next_is("|"):
                self._take()
        return Group(opening.line, self._take().line, ROWS, tuple(rows))

    def _members(self, member: Callable[[], Value], *closing: str) -> tuple[Value, ...]:
        members: list[Value] = []
        while not self._next_is(*closing):
            members.append(member())
            if not self._next_is(*closing):
                self._expect(",")
        return tuple(members)
