"""Where tables and seats stand in a drawing of the hall."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from hansa.apps.protocol.rules.seating import TableShape
from hansa.web.protocol.seating.finding import Laid, Place

# In units of the drawing.
CELL, RADIUS, SEAT, ACROSS = 100, 26, 6, 10
CLOSE, CLOSE_RADIUS, CLOSE_SEAT, LABELS = 640, 110, 10, 60


@dataclass(frozen=True, slots=True)
class Dot:
    """A seat; the label stands at its own point, and grows away from the table."""

    x: float
    y: float
    place: Place
    label_x: float = 0
    label_y: float = 0
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table in the drawing; a long one is a box of this width around its middle."""

    laid: Laid
    x: float
    y: float
    is_round: bool
    radius: float
    left: float
    top: float
    width: float
    height: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole hall, in a box of this size."""

    tables: tuple[Drawn, ...]
    width: float
    height: float


def hall(tables: list[Laid]) -> Drawing:
    """All tables in rows of ten, the head tables in front."""
    drawn = tuple(
        _table(laid, CELL * (place % ACROSS + 0.5), CELL * (place // ACROSS + 0.5))
        for place, laid in enumerate(tables)
    )
    rows = -(-len(tables) // ACROSS)
    return Drawing(drawn, CELL * min(len(tables), ACROSS), CELL * rows)


def close_up(laid: Laid) -> Drawing:
    """One table with the names around it."""
    height = 2 * (CLOSE_RADIUS + LABELS)
    drawn = _table(laid, CLOSE / 2, height / 2, radius=CLOSE_RADIUS, seat=CLOSE_SEAT, labelled=True)
    return Drawing((drawn,), CLOSE, height)


def _table(
    laid: Laid,
    x: float,
    y: float,
    *,
    radius: float = RADIUS,
    seat: float = SEAT,
    labelled: bool = False,
) -> Drawn:
    is_round = laid.table.shape == TableShape.ROUND
    away = radius + 1.6 * seat
    points = _around(laid, away) if is_round else _along(laid, radius, away)
    dots = tuple(
        _dot(place, x + dx, y + dy, dx=dx, far=2.2 * seat if labelled else 0, dy=dy)
        for place, (dx, dy) in zip(laid.places, points, strict=True)
    )
    width, height = 2 * radius * (1 if is_round else 1.3), radius
    return Drawn(laid, x, y, is_round, radius, x - width / 2, y - height / 2, width, height, dots)


def _dot(place: Place, x: float, y: float, *, dx: float, dy: float, far: float) -> Dot:
    is_aside = abs(dx) > abs(dy) / 3
    anchor = ("start" if dx > 0 else "end") if is_aside else "middle"
    size = max((dx * dx + dy * dy) ** 0.5, 1)
    return Dot(
        round(x, 1),
        round(y, 1),
        place,
        round(x + far * dx / size, 1),
        round(y + far * dy / size, 1),
        anchor,
    )


def _around(laid: Laid, away: float) -> list[tuple[float, float]]:
    """Against the clock, the seat of the host below."""
    turn = 2 * pi / len(laid.places)
    return [
        (away * sin(turn * place.number), away * cos(turn * place.number)) for place in laid.places
    ]


def _along(laid: Laid, radius: float, away: float) -> list[tuple[float, float]]:
    """From left to right below, and back above."""
    near = (len(laid.places) + 1) // 2
    step = 2.4 * radius / max(near, 1)
    points = []
    for place in laid.places:
        nth = place.number if place.number < near else len(laid.places) - 1 - place.number
        down = away * 0.75 if place.number < near else -away * 0.75
        points.append(((nth - (near - 1) / 2) * step, down))
    return points
