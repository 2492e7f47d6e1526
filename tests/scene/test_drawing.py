"""Icons, faces and outlines as data."""

import math

import pytest

from cjm_desktop.bundled import resource
from cjm_desktop.scene.faces import face
from cjm_desktop.scene.icons import has_icon, icon_path
from cjm_desktop.scene.primitives import Box, Path, Point, Rect
from cjm_desktop.scene.shapes import left_edge
from cjm_desktop.scene.shift import shifted
from cjm_desktop.scene.svg_path import read_path
from cjm_desktop.scene.theme import theme_of


def _points(path: Path) -> list[tuple[float, float]]:
    values = [[float(v) for v in piece[1:]] for piece in path.pieces]
    return [(v[i], v[i + 1]) for v in values for i in range(0, len(v), 2)]


@pytest.mark.parametrize("name", sorted(p.stem for p in resource("icons").glob("*.svg")))
def test_every_bundled_icon_stands_in_its_rectangle(name: str) -> None:
    (path,) = icon_path(name, Rect(100, 200, 12, 12), "#000000")
    assert path.pieces
    assert path.pieces[0][0] == "M"
    for x, y in _points(path):
        assert 99.5 <= x <= 112.5
        assert 199.5 <= y <= 212.5


def test_the_licence_of_the_icons_is_bundled() -> None:
    assert "ISC License" in resource("icons", "LICENSE-lucide.txt").read_text("utf-8")


def test_an_unknown_icon_is_a_circle() -> None:
    assert not has_icon("../LICENSE")
    assert icon_path("of-a-newer-version", Rect(0, 0, 9, 9), "#000000") == icon_path(
        "circle", Rect(0, 0, 9, 9), "#000000"
    )


def test_the_same_icon_is_the_same_object() -> None:
    assert icon_path("star", Rect(0, 0, 9, 9), "#000000") is icon_path(
        "star", Rect(0, 0, 9, 9), "#000000"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "M1 2h3v4H0V0Z",
            [("M", 1, 2), ("L", 4, 2), ("L", 4, 6), ("L", 0, 6), ("L", 0, 0), ("Z",)],
        ),
        ("m1 1 2 0l.5.5-1-1", [("M", 1, 1), ("L", 3, 1), ("L", 3.5, 1.5), ("L", 2.5, 0.5)]),
        (
            "M0 0c1 1 2 1 3 0s2-1 3 0",
            [("M", 0, 0), ("C", 1, 1, 2, 1, 3, 0), ("C", 4, -1, 5, -1, 6, 0)],
        ),
        ("M0 0Q3 3 6 0", [("M", 0, 0), ("C", 2, 2, 4, 2, 6, 0)]),
        ("M0 0zl1 1", [("M", 0, 0), ("Z",), ("L", 1, 1)]),
    ],
)
def test_svg_paths_are_read(text: str, expected: list[tuple[object, ...]]) -> None:
    assert list(read_path(text)) == expected


def test_arcs_lie_on_their_circle_also_with_flags_run_together() -> None:
    start, *curves = read_path("M10 0A10 10 0 01-10 0a10 10 0 0120 0")
    assert start == ("M", 10, 0)
    for curve in curves:
        x, y = (float(value) for value in curve[-2:])
        assert math.isclose(math.hypot(x, y), 10, rel_tol=1e-6)
    x, y = (float(value) for value in curves[-1][-2:])
    assert (round(x, 6), round(y, 6)) == (10, 0)
    assert min(float(curve[-1]) for curve in curves) < -9


def test_the_edge_of_a_card_follows_its_round_corners() -> None:
    xs, ys = zip(*_points(left_edge(30, 4, 6, "#000000")), strict=True)
    assert (min(xs), max(xs)) == (0, 4)
    assert 0 < min(ys) < 1
    assert 29 < max(ys) < 30


def test_no_two_faces_look_alike_without_their_colour() -> None:
    grey = theme_of("greyscale")
    faces = [face(mood, Point(0, 0), 10, grey) for mood in (-2, -1, 0, 1, 2)]
    outlines = {tuple(p.pieces for p in drawn if isinstance(p, Path)) for drawn in faces}
    assert len(outlines) == 5


def test_shifted_primitives_stand_elsewhere() -> None:
    (path,) = icon_path("star", Rect(0, 0, 9, 9), "#000000")
    box = Box(Rect(1, 2, 3, 4), "#000000")
    moved = shifted([path, box], 10, 20)
    assert moved[1] == Box(Rect(11, 22, 3, 4), "#000000")
    assert isinstance(moved[0], Path)
    for (x, y), (u, v) in zip(_points(path), _points(moved[0]), strict=True):
        assert (u, v) == (x + 10, y + 20)
