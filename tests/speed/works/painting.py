"""Painting a map at two pixels a point and throwing the pixels away: the floor of `png`.

In a process of its own, in the same state as the first export: another map was exported before, this one
is laid out and was never painted, so that its lines are set and its glyphs drawn within the time. As in the export
Python looks for no garbage meanwhile, and an index finds the nodes of a band: the floor is as quick as it can be.
"""

import tempfile
from pathlib import Path

from PySide6.QtGui import QImage, QPainter

from cjm_desktop.collector import Made, collector_paused
from cjm_desktop.render.node_index import NodeIndex
from cjm_desktop.render.qt_painter import QtPainter
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.scene.scene import Scene
from tests.builders import a_shop
from tests.speed.result import Result, median_of, timed
from tests.speed.screen import application, laid_out
from tests.speed.sizes import project_of_size
from tests.speed.works.png import write_png

SCALE = 2.0
BAND = 512  # pixels


def measure(size: str) -> list[Result]:
    application()
    project = project_of_size(size)
    with tempfile.TemporaryDirectory() as folder:
        write_png(a_shop().build(), Path(folder, "map.png"))
    with collector_paused(Made.OLD):
        scene = laid_out(project)
        first = timed(lambda: _paint(scene))
        again = median_of(lambda: _paint(scene), 3)
    return [Result("painting, first", size, first), Result("painting, again", size, again)]


def _paint(scene: Scene) -> None:
    painter, index = QtPainter(), NodeIndex(scene.nodes)
    width, height = round(scene.size.width * SCALE), round(scene.size.height * SCALE)
    image = QImage(width, BAND, QImage.Format.Format_RGB32)
    for top in range(0, height, BAND):
        image.fill(0xFFFFFFFF)
        surface = QPainter(image)
        surface.translate(0, -top)
        surface.scale(SCALE, SCALE)
        visible = Rect(0, top / SCALE, scene.size.width, BAND / SCALE)
        nodes = [index.nodes[number] for number in index.touching(visible)]
        painter.paint_nodes(surface, nodes, visible)
        surface.end()
