"""The inspector panel: shows the form that fits the selection, and keeps it up to date."""

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cjm_desktop.document.document import Document
from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.ids import Ref
from cjm_desktop.ui.inspector.card_form import card_form, cards_form
from cjm_desktop.ui.inspector.form import Commit, Form, is_escape
from cjm_desktop.ui.inspector.grid_forms import lane_form, marker_form, stage_form, step_form
from cjm_desktop.ui.inspector.left_texts import About, LeftText, LeftTexts, wrong_texts
from cjm_desktop.ui.inspector.map_form import map_form

_AFTER_PAINT = 15  # milliseconds


class Inspector(QScrollArea):
    """Form of what is selected. A form is rebuilt only when it is about something else.

    The first one is made by the first `refresh`. A further one is made a moment after the selection changed, so that
    the map is painted first; whoever asks for `form` gets it at once.

    `typed`: something may stand in a field that is not committed yet. `left`: the user is done here, the keyboard
    goes to the map. `left_text`: the form went with a text in it that could not be handed over; the text waits in
    `texts`.
    """

    typed = Signal()
    left = Signal()
    left_text = Signal()

    def __init__(self, document: Document, map_id: str, commit: Commit, texts: LeftTexts) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName("Inspector")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._document = document
        self._map_id = map_id
        self._commit = commit
        self._about: Hashable = None
        self._was_about: About = ()
        self._switching = False
        self._form: Form | None = None
        self._texts = texts
        self._building = QTimer(self, singleShot=True, interval=_AFTER_PAINT)
        self._building.timeout.connect(self._renew)

    @property
    def form(self) -> Form:
        """The form on show."""
        if self._form is None:
            self.refresh()
        elif self._is_outdated:
            self._renew()
        assert self._form is not None
        return self._form

    @property
    def _is_outdated(self) -> bool:
        """Does the form still on show belong to an earlier selection?"""
        return self._building.isActive()

    def show_map(self, map_id: str) -> None:
        """Be about another map."""
        self.commit_pending()
        self._map_id = map_id
        self.refresh()

    def refresh(self) -> None:
        """Show the selection as it is now; a map that was just deleted waits for `show_map`."""
        if self._switching or self._map_id not in self._document.project.maps:
            return
        if self._form is None:
            self._renew()
        elif self._subject() != self._about:
            self._hand_over()
            self._building.start()
        else:
            self._building.stop()
            self._form.show_project(self._document.project)
            self._form.setEnabled(not self._document.read_only)

    def _renew(self) -> None:
        """Make the form for what is selected."""
        self._building.stop()
        if self._map_id not in self._document.project.maps:
            return
        self._hand_over()  # what was typed into the old one meanwhile
        self._about, self._was_about = self._subject(), self._records()
        form = self._build()
        form.show_project(self._document.project)
        form.setEnabled(not self._document.read_only)
        self._show(form)
        self._texts.give_back(self._was_about, form)

    def drafts(self) -> list[Edit]:
        """The edits that `commit_pending` would do."""
        return self._form.drafts() if self._form is not None else []

    def commit_pending(self) -> None:
        """Hand over what stands in the fields and was not committed yet."""
        if self._form is not None:
            self._form.commit_pending()

    def _hand_over(self) -> None:
        """What was typed belongs to what was selected then: commit it before the form goes."""
        self._switching = True
        try:
            self.commit_pending()
        finally:
            self._switching = False
        if self._form is not None:
            self._texts.hold(self._was_about, self._form)
            if wrong_texts(self._was_about, self._form):
                self.left_text.emit()

    def problems(self) -> list[LeftText]:
        """What was typed and could not be handed over: in this form, then in those of before."""
        held = self._texts.of(self._document.project)
        if self._form is None or self._is_outdated:
            return held
        here = wrong_texts(self._was_about, self._form)
        return [*here, *(text for text in held if text.about != self._was_about)]

    def take_back(self, texts: Iterable[LeftText]) -> None:
        """Put texts back that could not be handed over before the program ended."""
        self._texts.add(texts)
        if self._form is not None and not self._is_outdated:
            self._texts.give_back(self._was_about, self._form)

    def show_problem(self) -> None:
        """Show the first of `problems`, with the keyboard in its field."""
        found = self.problems()
        if not found:
            return
        about, title = found[0].about, found[0].field
        self._document.select(Selection(tuple(ref for ref in about if ref.kind != "map")))
        self.refresh()
        field = next((b.field for b in self.form.bindings if b.title == title), None)
        if field is not None:
            self.ensureWidgetVisible(field.control)
            field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_escape(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape leaves the form for the map, whatever it does elsewhere in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        if self.form.bindings:
            control: QWidget = self.form.bindings[0].field.control
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _refs(self) -> tuple[Ref, ...]:
        return self._document.selection.within(self._document.project).refs

    def _records(self) -> About:
        return self._refs() or (Ref("map", self._map_id),)

    def _subject(self) -> Hashable:
        """What the form is about: another subject needs another form."""
        project, refs = self._document.project, self._refs()
        cards = tuple(ref.id for ref in refs if ref.kind == "card")
        lanes = {card.lane_id for card in project.cards.several(cards)}
        kinds = frozenset(project.lanes[lane_id].kind for lane_id in lanes)
        return self._map_id, refs, kinds

    def _build(self) -> Form:
        project, refs = self._document.project, self._refs()
        cards = tuple(ref.id for ref in refs if ref.kind == "card")
        if len(cards) > 1:
            return cards_form(project, refs, self._commit)
        if cards:
            return card_form(project, cards[0], self._commit)
        if not refs:
            return map_form(self._map_id, self._commit)
        kind, record_id = refs[-1]
        if kind == "lane":
            return lane_form(project, record_id, self._commit)
        if kind == "marker":
            return marker_form(project, record_id, self._commit)
        if kind == "stage":
            return stage_form(record_id, self._commit)
        if kind == "step":
            return step_form(record_id, self._commit)
        return map_form(self._map_id, self._commit)

    def _show(self, form: Form) -> None:
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()
        self._form = form
        form.typed.connect(self.typed)
        self.setWidget(form)
        self.verticalScrollBar().setValue(0)
