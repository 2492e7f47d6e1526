"""Moves primitives, so that one drawing can be put into another."""

from collections.abc import Iterable
from dataclasses import replace

from cjm_desktop.scene.primitives import Line, Path, Piece, Point, Primitive, Text


def shifted(primitives: Iterable[Primitive], dx: float, dy: float) -> list[Primitive]:
    """The primitives further right and down."""
    return [_shifted(primitive, dx, dy) for primitive in primitives]


def _shifted(primitive: Primitive, dx: float, dy: float) -> Primitive:
    if isinstance(primitive, Text):
        return replace(primitive, at=Point(primitive.at.x + dx, primitive.at.y + dy))
    if isinstance(primitive, Line):
        start, end = primitive.start, primitive.end
        return replace(
            primitive,
            start=Point(start.x + dx, start.y + dy),
            end=Point(end.x + dx, end.y + dy),
        )
    if isinstance(primitive, Path):
        return replace(primitive, pieces=tuple(_piece(p, dx, dy) for p in primitive.pieces))
    return replace(primitive, rect=primitive.rect.moved(dx, dy))


def _piece(piece: Piece, dx: float, dy: float) -> Piece:
    values = (float(value) for value in piece[1:])
    return (piece[0], *(v + (dy if i % 2 else dx) for i, v in enumerate(values)))
