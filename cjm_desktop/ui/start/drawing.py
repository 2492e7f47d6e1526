"""A small picture of a template, drawn like the map itself. Heavy: import it after the first paint."""

from math import sin
from zlib import crc32

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from cjm_desktop.domain.contents import MapContents, contents_of
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import Card, EmotionMarker, MapKind, Stage, Step
from cjm_desktop.lanes import kind_of
from cjm_desktop.layout import lay_out
from cjm_desktop.render.qt_painter import QtPainter
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.scene.theme import theme_of
from cjm_desktop.ui.tokens import LIGHT

_KINDS = {MapKind.CURRENT_STATE: "As it is", MapKind.FUTURE_STATE: "As it shall be"}
_LABEL = 0.12  # of the height, for the names of maps that stand side by side
_FIRST, _SOFT = "Drag a stage here", "#C9D8FB"


def draw_maps(project: Project, width: int, height: int, points: float) -> QImage:
    """The top left of each map's grid, side by side, as a picture of `width` x `height` pixels.

    `points`: how much of a map the picture shows from left to right, were it the only one. May be called in
    any thread.
    """
    project = with_examples(project)
    maps = project.maps.ordered()
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.line))
    painter = QPainter(image)
    gap = round(height * 0.02) if len(maps) > 1 else 0
    part = (width - gap * (len(maps) - 1)) // len(maps)
    for place, journey in enumerate(maps):
        contents = contents_of(project, journey.id)
        area = QRect(place * (part + gap), 0, part, height)
        painter.fillRect(area, QColor(theme_of(journey.theme).paper))
        if len(maps) > 1:
            strip = QRect(area.x(), 0, part, round(height * _LABEL))
            area.setTop(strip.bottom() + 1)
            _write(painter, strip, _KINDS.get(journey.kind, journey.title))
        _draw(painter, area, contents, width / points)
    painter.end()
    return image


def _draw(painter: QPainter, area: QRect, contents: MapContents, scale: float) -> None:
    scene = lay_out(contents, theme_of(contents.map.theme))
    top = max(0.0, scene.grid.stages_y - 10)
    left = max(0.0, scene.grid.lanes_x - 10)
    painter.save()
    painter.setClipRect(area)
    painter.translate(area.x(), area.y())
    painter.scale(scale, scale)
    painter.translate(-left, -top)
    visible = Rect(left, top, area.width() / scale, area.height() / scale)
    QtPainter(cache_megabytes=1.0).paint_nodes(painter, scene.nodes, visible)
    painter.restore()


def _write(painter: QPainter, strip: QRect, words: str) -> None:
    font = QFont(QGuiApplication.font())
    font.setWeight(QFont.Weight.DemiBold)
    font.setPixelSize(round(strip.height() * 0.42))
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.quiet))
    inside = QRectF(strip).adjusted(strip.height() * 0.4, 0, 0, 0)
    painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), words)


def with_examples(project: Project) -> Project:
    """A template with what will stand where, so that its picture tells it from the others."""
    for journey in project.maps.ordered():
        contents = contents_of(project, journey.id)
        if contents.steps:
            project = project.put(*_cards(contents), *_moods(contents))
        else:
            project = project.put(*_place_of_the_first_stage(journey.id))
            first = contents_of(project, journey.id)
            project = project.put(*_cards(first, columns=1))
    return project


def _cards(contents: MapContents, columns: int | None = None) -> list[Record]:
    cards: list[Record] = []
    for row, lane in enumerate(contents.lanes):
        if not kind_of(lane.kind).takes_cards:
            continue
        for column, step in enumerate(contents.steps[:columns]):
            if columns or (row * 2 + column * (row + 2) + _own(contents)) % 5 < 3:
                text = lane.hint or lane.title
                cards.append(Card(id=new_id(), lane_id=lane.id, step_id=step.id, text=text))
    return cards


def _moods(contents: MapContents) -> list[Record]:
    """A journey with its ups and downs; as it shall be, with fewer of these."""
    better = contents.map.kind is MapKind.FUTURE_STATE
    moods: list[Record] = []
    for persona in contents.personas[:1]:
        for column, step in enumerate(contents.steps):
            wave = sin(1.3 * column + 0.4 + 1.9 * _own(contents))
            mood = round(1.2 + 0.5 * wave if better else 1.4 * wave, 1)
            place = {"persona_id": persona.id, "step_id": step.id}
            moods.append(EmotionMarker(id=new_id(), mood=mood, **place))
    return moods


def _own(contents: MapContents) -> int:
    """0 to 4, by the words of the template: no two of them get the same cards and the same curve."""
    words = "".join(step.title for step in contents.steps)
    return crc32(words.encode()) % 5


def _place_of_the_first_stage(map_id: str) -> list[Record]:
    stage = Stage(id=new_id(), map_id=map_id, title=_FIRST, colour=_SOFT)
    steps = [Step(id=new_id(), stage_id=stage.id, rank=rank) for rank in "12345"]
    return [stage, *steps]
