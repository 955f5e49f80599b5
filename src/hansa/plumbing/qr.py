"""A square code for cameras, as one path that a page draws in SVG."""

from __future__ import annotations

from dataclasses import dataclass

from qrcode.main import QRCode


@dataclass(frozen=True, slots=True)
class Squares:
    """The dark squares of a code.

    Attributes:
        side: how many squares the picture is wide, its quiet border included.
        path: the `d` of an SVG path in which a square is one unit.
    """

    side: int
    path: str


def squares(text: str, *, pattern: int | None = None) -> Squares:
    """The text as a camera reads it.

    Args:
        pattern: which of the eight to lay over it; None: the best, which takes six times as long.
    """
    code = QRCode(border=4, mask_pattern=pattern)
    code.add_data(text)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return Squares(side=len(rows), path=path)
