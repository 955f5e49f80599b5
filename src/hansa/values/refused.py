"""A refusal that is meant for people."""

from __future__ import annotations

from collections.abc import Iterable


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The rules do not allow what was asked; `objections` says why, in sentences for people.

    Attributes:
        objections: at least one sentence, in the reader's language.
        field: the form field to which the objections belong, where there is one.
    """

    def __init__(self, *objections: str, field: str = "") -> None:
        if not objections:
            raise ValueError("A refusal needs a reason.")
        super().__init__(" ".join(str(objection) for objection in objections))
        self.objections = tuple(str(objection) for objection in objections)
        self.field = field


def refuse_if(objections: Iterable[str], *, field: str = "") -> None:
    """Refuse when there is an objection.

    Raises:
        Refused: with every objection, in order.
    """
    if found := tuple(objections):
        raise Refused(*found, field=field)
