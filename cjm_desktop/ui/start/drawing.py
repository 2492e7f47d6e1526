"""A small picture of a map, drawn like the map itself. Heavy: import it after the first paint."""

from math import sin

from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import Card, EmotionMarker
from cjm_desktop.lanes import kind_of
from cjm_desktop.layout import lay_out
from cjm_desktop.render.qt_painter import QtPainter
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.scene.theme import theme_of


def draw_map(project: Project, width: int, height: int, points: float) -> QImage:
    """The top left of the first map's grid, `points` wide, as a picture of `width` x `height` pixels.

    May be called in any thread.
    """
    project = with_examples(project)
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


def with_examples(project: Project) -> Project:
    """A template with some cards and moods in its cells, so that its picture shows what will stand where."""
    contents = contents_of(project, project.maps.ordered()[0].id)
    records: list[Record] = []
    for row, lane in enumerate(contents.lanes):
        if not kind_of(lane.kind).takes_cards:
            continue
        for column, step in enumerate(contents.steps):
            if (row * 2 + column * (row + 2)) % 5 < 3:
                text = lane.hint or lane.title
                records.append(Card(id=new_id(), lane_id=lane.id, step_id=step.id, text=text))
    for persona in contents.personas[:1]:
        for column, step in enumerate(contents.steps):
            mood = round(1.4 * sin(1.3 * column + 0.4), 1)
            place = {"persona_id": persona.id, "step_id": step.id}
            records.append(EmotionMarker(id=new_id(), mood=mood, **place))
    return project.put(*records)
