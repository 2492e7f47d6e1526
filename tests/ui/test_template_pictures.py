"""The pictures of templates: each tells its template from the others, and none is empty."""

from itertools import combinations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.look import Look
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.start.tiles import Tile

ALIKE = 24  # steps of 255 that nobody tells apart


def tiles(window: MainWindow, qtbot: QtBot) -> list[Tile]:
    window.start_page.draw_pictures()
    qtbot.waitUntil(lambda: len(window.start_page.tiles()) > 3, timeout=30_000)
    return window.start_page.tiles()


def seen(tile: Tile) -> list[QColor]:
    """The picture of a tile, without its words, as a hundred by fifty dots."""
    picture = tile.grab(QRect(2, 2, tile.width() - 4, 136)).toImage()
    small = picture.scaled(100, 50).convertToFormat(QImage.Format.Format_RGB32)
    return [small.pixelColor(x, y) for y in range(50) for x in range(100)]


def differ(one: QColor, other: QColor) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return any(abs(a - b) > ALIKE for a, b in pairs)


def test_pictures_can_be_told_apart(window: MainWindow, look: Look, qtbot: QtBot) -> None:
    found = tiles(window, qtbot)
    by_name = {tile.text(): seen(tile) for tile in found}
    assert len(by_name) == len(found) > 3
    for one, other in combinations(by_name, 2):
        share = sum(map(differ, by_name[one], by_name[other])) / 5000
        assert share > 0.05, (one, other, share)


def test_no_picture_is_empty(window: MainWindow, qtbot: QtBot) -> None:
    for tile in tiles(window, qtbot):
        coloured = [dot for dot in seen(tile) if dot.saturation() > 24]
        assert len(coloured) > 200, tile.text()
