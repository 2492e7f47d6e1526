"""The five faces of the mood scale, drawn as paths: a mood is never shown by its colour alone."""

from functools import lru_cache

from cjm_desktop.scene.colour import mixed
from cjm_desktop.scene.primitives import Ellipse, Path, Piece, Point, Primitive, Rect
from cjm_desktop.scene.shapes import arc, polyline
from cjm_desktop.scene.theme import Theme

MOOD_NAMES = ("Very bad", "Bad", "Neutral", "Good", "Very good")
"""The words for -2 .. +2."""


def mood_step(mood: float) -> int:
    """The nearest of the five faces, 0 (very bad) to 4 (very good)."""
    return max(0, min(4, int(mood + 2.5)))


def face(mood: float, centre: Point, radius: float, theme: Theme) -> tuple[Primitive, ...]:
    """A face around a centre. `radius` is that of its ring; a halo of paper reaches 1.5 pt further."""
    return _face(mood_step(mood), centre, radius, theme.mood_colour(mood), theme.paper)


@lru_cache(maxsize=256)
def _face(
    step: int, centre: Point, radius: float, colour: str, paper: str
) -> tuple[Primitive, ...]:
    stroke = max(1.0, radius * 0.16)
    features = [*_mouth(step, centre, radius), *_brows(step, centre, radius)]
    return (
        Ellipse(_around(centre, radius + 1.5), fill=paper),
        Ellipse(
            _around(centre, radius),
            fill=mixed(colour, paper, 0.88),
            stroke=colour,
            stroke_width=stroke,
        ),
        *(
            Ellipse(
                _around(Point(centre.x + side, centre.y - radius * 0.2), radius * 0.12), fill=colour
            )
            for side in (-radius * 0.34, radius * 0.34)
        ),
        Path(tuple(features), stroke=colour, stroke_width=stroke * 0.85)
        if step < 4
        else Path(tuple(features), fill=colour, stroke=colour, stroke_width=stroke * 0.5),
    )


def _mouth(step: int, centre: Point, radius: float) -> tuple[Piece, ...]:
    x, y = centre
    if step == 4:
        grin = arc(Point(x, y + radius * 0.12), radius * 0.52, 0, 180)
        return (*grin, ("Z",))
    if step == 3:
        return arc(Point(x, y - radius * 0.02), radius * 0.5, 30, 150)
    if step == 2:
        return polyline(
            [(x - radius * 0.38, y + radius * 0.36), (x + radius * 0.38, y + radius * 0.36)]
        )
    return arc(Point(x, y + radius * 0.78), radius * 0.48, 215, 325)


def _brows(step: int, centre: Point, radius: float) -> tuple[Piece, ...]:
    if step > 0:
        return ()
    pieces: list[Piece] = []
    for side in (-1, 1):
        outer = (centre.x + side * radius * 0.56, centre.y - radius * 0.56)
        inner = (centre.x + side * radius * 0.16, centre.y - radius * 0.38)
        pieces += polyline([outer, inner])
    return tuple(pieces)


def _around(centre: Point, radius: float) -> Rect:
    return Rect(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius)
