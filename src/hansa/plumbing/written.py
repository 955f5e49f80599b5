"""Queries that are written once, however often they are asked.

Django writes a query anew each time it asks it. For one of ten tables that takes longer than the
database takes to answer; where every phone of a mission asks, the query is kept as written.

    meetings = Written(lambda person: Meeting.objects.filter(person=person))
    meetings(7)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from inspect import signature
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor  # type: ignore[attr-defined]
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable

if TYPE_CHECKING:
    from django.db.models.sql.compiler import SQLCompiler

M = TypeVar("M", bound=Model)


class Written(Generic[M]):
    """A query with blanks, written at its first question.

    It asks for numbers of rows; `None` is no row's number. Related rows come along by
    `select_related` alone: whoever wants more of them fetches them.

    Raises:
        ValueError: at the first question, for a query that prefetches, or whose text leaves out
            one of its blanks, as it does where the query depends on what is asked for.
    """

    def __init__(self, ask: Callable[..., QuerySet[M]]) -> None:
        self._ask = ask

    def __call__(self, *numbers: int | None) -> list[M]:
        """The rows, as the database has them now."""
        return list(ModelIterable(_Asked(self._text.filled(numbers))))  # type: ignore[arg-type]

    @cached_property
    def _text(self) -> _Text:
        # No row has a number below nought.
        blanks = tuple(-1 - place for place, _ in enumerate(signature(self._ask).parameters))
        queryset = self._ask(*blanks)
        if queryset._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise ValueError("A query that is written once prefetches nothing.")
        compiler = queryset.query.get_compiler(using=queryset.db)
        sql, values = compiler.as_sql()
        if not set(blanks) <= {each for each in values if isinstance(each, int)}:
            raise ValueError("The text of the query leaves out something that is asked for.")
        return _Text(compiler, sql, tuple(values), blanks)


@dataclass(frozen=True, slots=True)
class _Text:
    """A query as it was written, with what reads its answers."""

    compiler: SQLCompiler
    sql: str
    values: tuple[Any, ...]
    blanks: tuple[int, ...]

    def filled(self, numbers: Sequence[int | None]) -> SQLCompiler:
        """What puts the question with these numbers in the place of the blanks."""
        given = dict(zip(self.blanks, numbers, strict=True))
        values = [given.get(each, each) if isinstance(each, int) else each for each in self.values]
        asking = copy(self.compiler)
        # Each thread has a connection of its own.
        asking.connection = connection
        asking.execute_sql = lambda *_, **__: [_answers(self.sql, values)]  # type: ignore[assignment,method-assign]
        return asking


def _answers(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows; the values travel beside the text, so that the server may keep its plan."""
    connection.ensure_connection()
    asking = ServerBindingCursor(connection.connection)
    with connection._prepare_cursor(asking) as cursor:  # type: ignore[attr-defined]
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


class _Asked:
    """As much of a queryset as Django needs to make rows of answers."""

    def __init__(self, compiler: SQLCompiler) -> None:
        self._compiler = compiler
        self._known_related_objects: dict[Any, Any] = {}
        self.db = compiler.using
        self.query = self

    def get_compiler(self, using: str) -> SQLCompiler:
        """What puts the question."""
        return self._compiler
