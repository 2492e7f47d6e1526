"""One open project in a window: palette, canvas, inspector, findings, tabs."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cjm_desktop.analysis import Finding
from cjm_desktop.document.document import Document
from cjm_desktop.document.prepared import Way
from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.maps import alter_map, move_map
from cjm_desktop.domain.ids import Ref
from cjm_desktop.errors import UserError
from cjm_desktop.layout import Memo
from cjm_desktop.storage.folders import history_folder
from cjm_desktop.storage.session import MapSession
from cjm_desktop.tools import palette_entries
from cjm_desktop.ui.bars import MessageArea, Toast
from cjm_desktop.ui.canvas import Canvas
from cjm_desktop.ui.canvas.plan import Plan
from cjm_desktop.ui.deleting import delete
from cjm_desktop.ui.drafts import Drafts
from cjm_desktop.ui.findings import Findings
from cjm_desktop.ui.following import follow, say_change
from cjm_desktop.ui.inspector.left_texts import LeftTexts, read_plain
from cjm_desktop.ui.inspector.panel import Inspector
from cjm_desktop.ui.keeper import Keeper
from cjm_desktop.ui.laying_out_said import LayingOutSaid
from cjm_desktop.ui.left_over import LeftOver
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.map_tabs import MapTabs
from cjm_desktop.ui.outline import Outline
from cjm_desktop.ui.palette import Palette


class Editor(QWidget):
    """Everything about one document; the window around it holds menus and status bar."""

    said_anew = Signal()  # what the status bar and the menus say may have changed
    menu_wanted = Signal(object, QPoint)
    dialog_wanted = Signal(Ref)  # the form of a record that stands in a dialog

    def __init__(
        self,
        session: MapSession,
        messages: MessageArea,
        look: Look,
        memo: Memo | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`memo`: that of a layout of the first map which was made beforehand, in another thread.

        `parent`: where it will be shown; given from the start, nothing is dressed twice.
        """
        super().__init__(parent)
        self.messages = messages
        self._placed_by_hand = False
        # Not `QTimer.singleShot`: it never lets go of what is gone before its time.
        self._focusing = QTimer(self, singleShot=True, interval=0)
        self.document = Document(session.project, history_folder())
        self.keeper = Keeper(self.document, session, self)
        self.map_id = self.document.project.maps.ordered()[0].id
        self.canvas = Canvas(self.document, memo=memo)
        self.canvas.setAccessibleName("Map")
        self.palette_panel = Palette(self.canvas, look)
        texts = LeftTexts()
        self.inspector = Inspector(self.document, self.map_id, self.take, texts)
        self.findings = Findings(self.document, self.map_id, look)
        self.outline = Outline(self.document, self.map_id)
        self.tabs = MapTabs(look)
        self.toast = Toast(self.canvas)
        LayingOutSaid(self.canvas, self.toast)
        self.left_over = LeftOver(self, texts)
        self._arrange()
        self._connect()
        self._settle()
        self.drafts = Drafts(self)
        self.left_over.take_back(read_plain(session.left_texts))
        self.findings.refresh_soon()

    def _arrange(self) -> None:
        """From the outside in: whatever is put into another widget is dressed anew with all that it holds."""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.across = QSplitter(Qt.Orientation.Horizontal)
        rows.addWidget(self.across, 1)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.setObjectName("rightPanel")
        for widget in (self.palette_panel, self.canvas, self.right):
            self.across.addWidget(widget)
        self.across.setStretchFactor(1, 1)
        self.palette_panel.setMinimumWidth(168)
        self.palette_panel.setMaximumWidth(320)
        self.right.setMinimumWidth(276)
        self.right.setMaximumWidth(520)
        self.canvas.setMinimumWidth(240)
        self.across.setChildrenCollapsible(False)
        self.across.setSizes([208, 868, 304])
        self.right.addWidget(self.inspector)
        self.right.addWidget(self.findings)
        self.right.setStretchFactor(0, 3)
        self.right.setStretchFactor(1, 1)
        self.right.setSizes([525, 175])
        self.right.setChildrenCollapsible(False)
        rows.addWidget(self.tabs)

    def _connect(self) -> None:
        self._listening = [
            self.document.changed.connect(self._after_change),
            self.document.selected.connect(self._after_selection),
        ]
        self._focusing.timeout.connect(self.canvas.setFocus)
        self.canvas.came_up.connect(self.inspector.refresh)
        self.canvas.came_up.connect(self.keeper.get_ready)
        self.inspector.left.connect(self.canvas.setFocus)
        self.canvas.message.connect(self.toast.say_of_map)
        self.canvas.armed.connect(lambda on: None if on else self.palette_panel.forget_armed())
        self.canvas.context_menu_wanted.connect(self.menu_wanted)
        self.findings.chosen.connect(self.show_finding)
        self.findings.grown.connect(self._make_room)
        self.right.splitterMoved.connect(self._keep_place)
        self.outline.chosen.connect(self.canvas.reveal)
        self.outline.edit_wanted.connect(self.canvas.edit_text)
        self.tabs.chosen.connect(self.show_map)
        self.tabs.renamed.connect(
            lambda map_id, title: self.attempt(alter_map(map_id, "Rename map", title=title))
        )
        self.tabs.moved.connect(self._move_map)

    # What happens to the document

    def attempt(self, edit: Edit) -> bool:
        """Commit an edit; what does not fit is said above the map."""
        try:
            self.document.commit(edit)
        except UserError as error:
            self.refuse(error)
            return False
        self.messages.clear("edit")
        return True

    def refuse(self, error: UserError) -> None:
        """Say above the map why an edit was not done."""
        self.messages.say("edit", str(error))
        self.inspector.refresh()

    def take(self, edit: Edit) -> str:
        """Commit an edit of a field, which itself says why it was refused; returns that, '' when it was done."""
        try:
            self.document.commit(edit)
        except UserError as error:
            return str(error)
        self.messages.clear("edit")
        return ""

    def undo(self) -> None:
        if not self.canvas.planner.later(self.undo):
            self._travel(Way.BACK)

    def redo(self) -> None:
        if not self.canvas.planner.later(self.redo):
            self._travel(Way.FORTH)

    def _travel(self, way: Way) -> None:
        self.accept_typing()
        document, back = self.document, way is Way.BACK
        label = document.undo_label if back else document.redo_label
        doing = f"{'Undoing' if back else 'Redoing'} “{label}”"
        done = f"{'Undid' if back else 'Redid'} “{label}”."
        plan = Plan(way, self._travelled, elsewhere=partial(say_change, self, done))
        planner = self.canvas.planner
        planner.run(doing, document.reach(way), lambda _project: plan, self._cannot_travel)

    def _travelled(self, change: Change) -> None:
        self.messages.clear("edit")
        follow(self, change)

    def _cannot_travel(self, error: UserError) -> None:
        self.messages.say("edit", str(error))

    def accept_typing(self) -> bool:
        """Commit what is being typed anywhere: on the canvas, on a tab, in a form. What cannot be is said.

        Returns False when a text stays in its place on the map.
        """
        accepted = self.canvas.accept_text()
        self.tabs.accept_name()
        self.inspector.commit_pending()
        self.left_over.commit_pending()
        self.left_over.say()
        return accepted

    def delete_selection(self) -> None:
        """Delete what is selected; when more goes with it, say what, and how to get it back."""
        refs = self.document.selection.refs
        if refs and not self.canvas.planner.later(self.delete_selection):
            self.delete(refs)

    def delete(self, refs: tuple[Ref, ...]) -> None:
        """Delete records as one step, with a toast that says what went along."""
        delete(self, refs)

    def _after_change(self, change: Change) -> None:
        kinds = change.kinds()
        self.toast.outdate()
        self._settle(kinds)
        self.inspector.refresh()
        self.left_over.forget()
        self.findings.refresh_soon()
        self.outline.refresh_soon()
        self.said_anew.emit()

    def _settle(self, kinds: set[str] | None = None) -> None:
        """Bring tabs and palette up to the project."""
        project = self.document.project
        if self.map_id not in project.maps:
            self.show_map(project.maps.ordered()[0].id)
        if kinds is None or "map" in kinds:
            self.tabs.show_maps(project, self.map_id)
        if kinds is None or kinds & {"channel", "persona"}:
            self.palette_panel.offer(palette_entries(project))

    def _move_map(self, map_id: str, before: str | None) -> None:
        self.attempt(move_map(map_id, before=before))
        self.tabs.show_maps(self.document.project, self.map_id)

    def _keep_place(self) -> None:
        self._placed_by_hand = True

    def _make_room(self, wanted: int) -> None:
        """The inspector gets what the findings do not need, until the user has placed the line."""
        if not self._placed_by_hand:
            height = max(self.right.height(), 400)
            below = max(96, min(wanted, height // 4))
            self.right.setSizes([height - below, below])

    def _after_selection(self, selection: Selection) -> None:
        self.inspector.refresh()
        self.outline.follow(selection.primary)
        self.said_anew.emit()

    # Where one is

    def show_map(self, map_id: str) -> None:
        """Show one map of the project."""
        if map_id != self.map_id:
            if not self.accept_typing():
                self.tabs.show_maps(self.document.project, self.map_id)
                return
            self.document.select(Selection())
        self.map_id = map_id
        self.canvas.show_map(map_id)
        self.inspector.show_map(map_id)
        self.outline.show_map(map_id)
        self.findings.show_map(map_id)
        self.tabs.show_maps(self.document.project, map_id)
        self.said_anew.emit()

    def show_named(self, name: str) -> None:
        """Show the map of a title.

        Raises:
            UserError: No map has this title.
        """
        maps = self.document.project.maps.ordered()
        wanted = name.strip().casefold()
        found = next((each for each in maps if each.title.strip().casefold() == wanted), None)
        if found is None:
            titles = ", ".join(f"“{each.title}”" for each in maps)
            raise UserError(f"This project has no map called “{name}”; it has {titles}.")
        self.show_map(found.id)

    def show_finding(self, finding: Finding) -> None:
        """Select what a finding speaks of and scroll there."""
        if not finding.refs:
            return
        self.canvas.reveal(finding.refs[0])
        if len(finding.refs) > 1:
            self.document.select(Selection((*finding.refs[1:], finding.refs[0])))

    def focus_canvas(self) -> None:
        self._focusing.start()

    def leave(self) -> None:
        """Stop listening; the editor is about to go."""
        self.drafts.stop()
        for stop in self._listening:
            stop()
