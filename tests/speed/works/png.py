"""A PNG of one map at two pixels a point, beside painting it and throwing the pixels away."""

import tempfile
from pathlib import Path

from PySide6.QtGui import QImage, QPainter

from cjm_desktop.domain.project import Project
from cjm_desktop.formats import ExportOptions, formats
from cjm_desktop.render.qt_painter import QtPainter
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.scene.scene import Scene
from tests.builders import a_shop
from tests.speed.result import Result, median_of, timed
from tests.speed.screen import application, laid_out
from tests.speed.sizes import project_of_size
from tests.speed.works.memory import resident

GOALS = {"1,000": 1000.0, "5,000": 6000.0}
SCALE = 2.0
BAND = 512  # pixels


def measure(size: str) -> list[Result]:
    application()
    project = project_of_size(size)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "map.png")
        write_png(a_shop().build(), target)
        took = timed(lambda: write_png(project, target))
        most = resident("VmHWM")
        again = median_of(lambda: write_png(project, target), 3)
    scene = laid_out(project)
    _paint(scene)  # letters and pictures are warm, as they are for a program that has shown the map
    floor = timed(lambda: _paint(scene))
    name = "painting alone"
    return [
        Result("PNG at 2 px a point, first", size, took, GOALS[size], floor, name, 1.6),
        Result("PNG at 2 px a point, again", size, again, GOALS[size], floor, name, 1.6),
        Result("PNG, peak of memory", size, most, 300, unit="MB"),
    ]


def write_png(project: Project, target: Path) -> None:
    options = ExportOptions(map_id=project.maps.ordered()[0].id, paper="fit", dpi=144)
    formats()["png"].write(project, target, options, lambda done: True)


def _paint(scene: Scene) -> None:
    painter = QtPainter()
    width, height = round(scene.size.width * SCALE), round(scene.size.height * SCALE)
    image = QImage(width, BAND, QImage.Format.Format_RGB32)
    for top in range(0, height, BAND):
        image.fill(0xFFFFFFFF)
        surface = QPainter(image)
        surface.translate(0, -top)
        surface.scale(SCALE, SCALE)
        visible = Rect(0, top / SCALE, scene.size.width, BAND / SCALE)
        painter.paint_nodes(surface, scene.nodes, visible)
        surface.end()
