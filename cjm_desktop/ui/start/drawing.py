"""A small picture of a map, drawn like the map itself. Heavy: import it after the first paint."""

from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.project import Project
from cjm_desktop.layout import lay_out
from cjm_desktop.render.qt_painter import QtPainter
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.scene.theme import theme_of


def draw_map(project: Project, width: int, height: int, points: float) -> QImage:
    """The top left of the first map's grid, `points` wide, as a picture of `width` x `height` pixels.

    May be called in any thread.
    """
    journey = project.maps.ordered()[0]
    scene = lay_out(contents_of(project, journey.id), theme_of(journey.theme))
    scale = width / min(points, scene.size.width)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(scene.paper))
    top = max(0.0, scene.grid.stages_y - 10)
    left = max(0.0, scene.grid.lanes_x - 10)
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(-left, -top)
    visible = Rect(left, top, width / scale, height / scale)
    QtPainter(cache_megabytes=1.0).paint_nodes(painter, scene.nodes, visible)
    painter.end()
    return image
