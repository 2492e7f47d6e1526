"""The canvas: what is ready is sharp, what is not ready is there all the same, and letters of any size."""

import gc

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.render.picture_cache import Picture
from cjm_desktop.render.qt_painter import QtPainter
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Box, Line, Path, Point, Rect, Size
from cjm_desktop.scene.scene import Scene
from tests.render.paper import as_picture, largest_difference, picture_of
from tests.render.scenes import card, large_map, sampler, text

WIDTH, HEIGHT = 800, 600


def canvas(
    painter: QtPainter,
    scene: Scene,
    scale: float,
    at: tuple[int, int] = (0, 0),
    seconds: float | None = None,
) -> tuple[QImage, bool]:
    """A window of the canvas at a scale, scrolled by so many pixels."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    surface = QPainter(image)
    surface.translate(-at[0], -at[1])
    visible = Rect(at[0] / scale, at[1] / scale, WIDTH / scale, HEIGHT / scale)
    complete = painter.paint_scene(surface, scene, visible, scale, seconds)
    surface.end()
    return image, complete


def test_the_canvas_shows_what_is_exported() -> None:
    scene = large_map(6, 2, 2)
    seen = picture_of(canvas(QtPainter(), scene, 2.0)[0])
    exported = as_picture(scene).crop((0, 0, WIDTH, HEIGHT))
    assert largest_difference(seen, exported) <= 64


def test_pictures_of_a_near_view_take_little_more_than_what_is_seen() -> None:
    """Curves and cards of a quarter of the screen: megabytes to keep, and hardly quicker to copy than to draw."""
    scene, painter = large_map(6, 2, 2), QtPainter()
    others = pixels_kept()
    for scale in (4.0, 5.0, 6.0):
        _, complete = canvas(painter, scene, scale)
        assert complete
        assert pixels_kept() - others < WIDTH * HEIGHT
        painter.forget()


def pixels_kept() -> int:
    """Of all ready pictures together."""
    gc.collect()
    pictures = [one.pixmap for one in gc.get_objects() if isinstance(one, Picture)]
    return sum(one.width() * one.height() for one in pictures)


def test_panning_by_whole_pixels_shows_the_same_pixels() -> None:
    scene, painter = large_map(6, 2, 2), QtPainter()
    still = picture_of(canvas(painter, scene, 1.0)[0])
    moved = picture_of(canvas(painter, scene, 1.0, at=(37, 21))[0])
    a, b = np.asarray(still)[21:, 37:], np.asarray(moved)[: HEIGHT - 21, : WIDTH - 37]
    assert np.array_equal(a[:500, :700], b[:500, :700])


def test_without_time_cards_are_there_flat_and_sharpened_later() -> None:
    scene, painter = large_map(6, 2, 2), QtPainter()
    hurried, complete = canvas(painter, scene, 1.0, seconds=0.0)
    assert not complete
    first = next(node for node in scene.nodes if node.role == "card")
    middle = first.rect.centre
    assert hurried.pixelColor(int(middle.x), int(middle.y)) != QColor("#FFFFFF")
    while not painter.prepare(scene, Rect(0, 0, WIDTH, HEIGHT), 1.0, 1.0, 0.01):
        pass
    ready, complete = canvas(painter, scene, 1.0, seconds=0.0)
    assert complete
    exact, _ = canvas(QtPainter(), scene, 1.0)
    assert ready == exact


def test_a_picture_of_another_scale_stands_in() -> None:
    scene, painter = large_map(6, 2, 2), QtPainter()
    canvas(painter, scene, 1.0)
    zoomed, complete = canvas(painter, scene, 1.1, seconds=0.0)
    assert not complete
    exact = picture_of(canvas(QtPainter(), scene, 1.1)[0])
    assert largest_difference(picture_of(zoomed), exact) < 200


@pytest.mark.parametrize("scale", [0.3, 0.15, 0.05])
def test_from_far_away_every_card_is_a_patch_of_its_colour(scale: float) -> None:
    scene = large_map(12, 6, 9)  # more nodes than are drawn as they are
    image, complete = canvas(QtPainter(), scene, scale)
    assert complete
    for node in scene.nodes:
        if (
            node.role == "card"
            and node.rect.bottom * scale < HEIGHT
            and node.drawing.fill != "#FFFFFF"
        ):
            x, y = (node.at.x + 3) * scale, (node.at.y + 0.5 * node.rect.height) * scale
            assert image.pixelColor(int(x + 1), int(y)) != QColor("#FFFFFF")


def test_the_cache_stays_within_its_bounds() -> None:
    painter = QtPainter(cache_megabytes=4.0)
    scene = large_map(10, 4, 3)
    for x in range(0, 1000, 200):
        canvas(painter, scene, 1.5, at=(x, 0))
    assert painter._pictures.bytes <= 4 * 2**20
    assert len(painter._pictures) > 1


@pytest.mark.parametrize("size", [9.0, 31.0, 33.0, 90.0])
def test_letters_of_any_size_are_drawn(size: float) -> None:
    image = QImage(600, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    surface = QPainter(image)
    surface.scale(2, 2)
    QtPainter().paint_drawing(surface, Drawing(Size(300, 100), (text((0, 0), "Mm", size=size),)))
    surface.end()
    dark = (np.asarray(picture_of(image)) < 100).any(axis=2).sum()
    assert dark > size * size * 0.4


def test_far_ends_of_dashed_lines_and_long_curves_do_not_move() -> None:
    pieces = [("M", 0.0, 50.0), *(("L", 40.0 * n, 50.0 + 30 * (n % 2)) for n in range(1, 200))]
    drawn = (
        Path(tuple(pieces), stroke="#334155", stroke_width=2, dash=(5, 3)),
        Line(Point(0, 120), Point(8000, 120), "#B45524", 3, (7, 4, 2)),
        Box(Rect(0, 0, 8000, 140), stroke="#2E8540"),
    )
    node = Node("far", "curve", Point(0, 0), Drawing(Size(8000, 140), drawn))
    pictures = []
    for visible in (Rect(7000, 0, 400, 140), Rect(0, 0, 8000, 140)):
        image = QImage(400, 140, QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        surface = QPainter(image)
        surface.translate(-7000, 0)
        QtPainter().paint_nodes(surface, [node], visible)
        surface.end()
        pictures.append(picture_of(image))
    assert largest_difference(*pictures) <= 24


def test_dashes_of_a_curve_are_the_same_in_each_band_of_a_picture() -> None:
    swing = [
        (
            "C",
            60.0 * n + 20,
            180.0 * (n % 2),
            60.0 * n + 40,
            180.0 * ((n + 1) % 2),
            60.0 * n + 60,
            90.0,
        )
        for n in range(6)
    ]
    path = Path((("M", 0.0, 90.0), *swing), stroke="#7F4FC9", stroke_width=1.5, dash=(4, 3))
    node = Node("curve", "curve", Point(0, 0), Drawing(Size(360, 180), (path,)))

    def painted(top: int, rows: int) -> np.ndarray:
        image = QImage(720, rows, QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        surface = QPainter(image)
        surface.translate(0, -top)
        surface.scale(2, 2)
        QtPainter().paint_nodes(surface, [node], Rect(0, top / 2, 360, rows / 2).grown(2))
        surface.end()
        return np.asarray(picture_of(image))

    whole = painted(0, 360)
    for cut in (90, 150, 181, 270):
        assert (np.vstack([painted(0, cut), painted(cut, 360 - cut)]) == whole).all(), cut


def test_a_picture_that_cannot_be_read_is_a_grey_box() -> None:
    from cjm_desktop.scene.primitives import Image

    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    surface = QPainter(image)
    broken = Image(Rect(10, 10, 80, 80), "broken", b"no picture")
    QtPainter().paint_drawing(surface, Drawing(Size(100, 100), (broken,)))
    surface.end()
    assert image.pixelColor(50, 50) == QColor("#F1F5F9")


def test_each_card_is_painted_within_what_it_says() -> None:
    image = QImage(300, 300, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    surface = QPainter(image)
    surface.translate(50, 50)
    drawing = card(0)
    QtPainter().paint_drawing(surface, drawing)
    surface.end()
    alpha = np.frombuffer(bytes(image.constBits()), np.uint8).reshape(300, 300, 4)[:, :, 3]
    rows, columns = np.nonzero(alpha)
    over = drawing.overflow
    assert columns.min() >= 50 - over
    assert columns.max() < 50 + drawing.size.width + over
    assert rows.min() >= 50 - over
    assert rows.max() < 50 + drawing.size.height + over


def test_the_sampler_is_culled_to_nothing_far_outside() -> None:
    scene = sampler()
    image, _ = canvas(QtPainter(), scene, 1.0, at=(5000, 5000))
    assert np.asarray(picture_of(image)).min() == 255


def test_pictures_of_the_last_two_views_stay_when_the_view_stands_still() -> None:
    painter, scene = QtPainter(), large_map(10, 4, 3)
    counts = []
    for x in (0, 0, 0, 900, 1800, 900):
        canvas(painter, scene, 1.5, at=(x, 0))
        painter.rest(1.5)
        counts.append(len(painter._pictures))
    assert counts[:3] == [counts[0]] * 3
    assert counts[4] < len({node.drawing for node in scene.nodes}) / 2
    assert counts[5] == counts[4]  # what one came back to was still there
