"""Who travels: all personas of the project with all their fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from cjm_desktop.domain.edits.deletion import what_goes
from cjm_desktop.domain.edits.personas import add_persona
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.scene.theme import Theme
from cjm_desktop.ui.dialogs.listed import ListedDialog, Row
from cjm_desktop.ui.inspector.choices import Option, RatingField
from cjm_desktop.ui.inspector.form import Form
from cjm_desktop.ui.inspector.grid_forms import plain, said
from cjm_desktop.ui.inspector.pickers import ColourField
from cjm_desktop.ui.inspector.text_fields import AreaField, TextField
from cjm_desktop.ui.inspector.ticks import TicksField

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.main_window import MainWindow

_LONG = True
FIELDS: tuple[tuple[str, str, bool, str], ...] = (
    ("Name", "name", False, ""),
    ("Role", "role", False, ""),
    ("Initials", "initials", False, ""),
    ("Quote", "quote", _LONG, ""),
    ("Age", "age", False, "Demographics"),
    ("Gender", "gender", False, ""),
    ("Location", "location", False, ""),
    ("Occupation", "occupation", False, ""),
    ("Family", "family", False, ""),
    ("Interests", "interests", _LONG, "Psychographics"),
    ("Values", "values", _LONG, ""),
    ("Lifestyle", "lifestyle", _LONG, ""),
    ("Purchase frequency", "purchase_frequency", False, "Buying behaviour"),
    ("Decision triggers", "decision_triggers", _LONG, ""),
    ("Goals", "goals", _LONG, "Goals and needs"),
    ("Needs", "needs", _LONG, ""),
    ("Pains", "pains", _LONG, "Pains and frustrations"),
    ("Frustrations", "frustrations", _LONG, ""),
)
"""Title, field of the record, whether it is a long text, the heading above."""


class PersonasDialog(ListedDialog):
    """Each change is an edit of its own; no card goes with a persona."""

    word = "persona"
    empty = "No persona yet. A persona is a typical customer: the emotion curve is drawn for one."

    def __init__(self, window: MainWindow, editor: Editor) -> None:
        super().__init__(window, editor, "Personas")

    def listed(self, project: Project) -> Sequence[Row]:
        colours = Theme().personas
        return [
            Row(
                each.id,
                said(each),
                (each.letters, each.colour or colours[place % len(colours)]),
            )
            for place, each in enumerate(project.personas.ordered())
        ]

    def icon_of(self, row: Row) -> QIcon:
        return QIcon(_Disc(*row.looks))

    def make_form(self, record_id: str) -> Form:
        return persona_form(self.editor, record_id)

    def make_new(self) -> str:
        made = new_id()
        count = len(self.editor.document.project.personas) + 1
        map_id = self.editor.map_id
        self.editor.attempt(add_persona(made, map_id=map_id, name=f"Persona {count}"))
        return made

    def delete(self, record_id: str) -> None:
        self.editor.delete((Ref("persona", record_id),))

    def said_of_deleting(self, record_id: str) -> str:
        along = what_goes(self.editor.document.project, [Ref("persona", record_id)])
        return f"Deleting also takes {along}; no card goes." if along else "Deleting takes no card."


def persona_form(editor: Editor, persona_id: str) -> Form:
    """All the fields of a persona."""
    channels = TicksField(nothing="The project has no channels yet.")

    def offer_channels(project: Project) -> None:
        options: list[Option] = [
            (each.id, each.name or "Unnamed") for each in project.channels.ordered()
        ]
        channels.offer(options)

    colours = [(colour, f"Hue {n}") for n, colour in enumerate(Theme().personas, 1)]
    rows = []
    for title, name, long, section in FIELDS:
        field = AreaField() if long else TextField()
        rows.append(replace(plain("persona", persona_id, title, field, name), section=section))
        if name == "initials":
            palette = ColourField(colours, free=True)
            rows.append(plain("persona", persona_id, "Colour", palette, "colour"))
    preferred = plain(
        "persona", persona_id, "Preferred channels", channels, "preferred_channel_ids"
    )
    rows.append(replace(preferred, before=offer_channels, section="Channels and technology"))
    rows.append(plain("persona", persona_id, "Tech comfort", RatingField(1, 5), "tech_comfort"))
    return Form("Persona", rows, editor.take)


class _Disc(QIconEngine):
    """A disc with initials, painted when it is seen: of two thousand personas a list shows twelve."""

    def __init__(self, letters: str, colour: str) -> None:
        super().__init__()
        self._letters, self._colour = letters, colour

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:  # in no mode another one: Qt would tint the letters of what is selected
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        edge = rect.width() / 56
        painter.drawEllipse(QRectF(rect).adjusted(edge, edge, -edge, -edge))
        painter.setPen(QColor("#FFFFFF"))
        font = painter.font()
        font.setPixelSize(max(1, round(20 * edge)))
        painter.setFont(font)
        painter.drawText(QRectF(rect), int(Qt.AlignmentFlag.AlignCenter), self._letters)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Disc(self._letters, self._colour)
