"""The window: menu bar, toolbar, the start page or an open project, status bar."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cjm_desktop.errors import UserError
from cjm_desktop.registry import problems
from cjm_desktop.ui.bars import MessageArea
from cjm_desktop.ui.command import Actions
from cjm_desktop.ui.crash import SAFE, UNSAFE
from cjm_desktop.ui.enter import is_enter, press_focused
from cjm_desktop.ui.icons import refresh_icons
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.showing import show_log
from cjm_desktop.ui.start.start_page import StartPage
from cjm_desktop.ui.tab_order import follow_the_eye

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDockWidget

    from cjm_desktop.ui.command import Command
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.files import Files
    from cjm_desktop.ui.status import StatusLine
    from cjm_desktop.ui.toolbar import Toolbar

NAME = "CJM Desktop"
SMALLEST = (700, 400)
"""Pixels: 1366 x 768 at 150 % leave a window 910 x 480."""

AFTER_PAINT = 15
"""Milliseconds until menus are filled and icons drawn: the window is on the screen before."""


class MainWindow(QMainWindow):
    """Shows the start page until a project is opened in it."""

    closed = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program
        self.editor: Editor | None = None
        self._files: Files | None = None
        self.trouble = ""  # what was said last about a file that could not be written
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.messages = MessageArea(program.look)
        self.outline_dock: QDockWidget | None = None
        self._around: tuple[Toolbar, StatusLine] | None = None
        self.actions_ = Actions(self, program.look, self._commands)
        self.start_page = StartPage(self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start_page)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.messages)
        rows.addWidget(self.stack, 1)
        self.setCentralWidget(body)
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(0)
        self._refresh.timeout.connect(self._refresh_now)
        program.look.changed.connect(self._repaint)
        self._restore_size()
        self.setWindowTitle(NAME)
        QTimer.singleShot(AFTER_PAINT, self, self._complete)

    def _commands(self) -> "list[Command]":
        from cjm_desktop.ui.commands import all_commands

        return all_commands(self)

    def _complete(self) -> None:
        """What the first paint does not need."""
        self._refresh_now()
        self.start_page.dress()
        if len(self.program.windows) > 1:  # the first one looks a little later, see `warming`
            self.start_page.refresh()

    @property
    def files(self) -> "Files":
        """Opening, saving, closing; made when first needed, because it knows the storage."""
        if self._files is None:
            from cjm_desktop.ui.files import Files

            self._files = Files(self)
        return self._files

    @property
    def toolbar(self) -> "Toolbar":
        return self._bars()[0]

    @property
    def status(self) -> "StatusLine":
        return self._bars()[1]

    def _bars(self) -> "tuple[Toolbar, StatusLine]":
        """Toolbar and status bar; the start page has none, so they are made with the first project."""
        if self._around is None:
            from cjm_desktop.ui.status import StatusLine
            from cjm_desktop.ui.toolbar import Toolbar

            self._around = Toolbar(self), StatusLine(self)
            self.addToolBar(self._around[0])
            self.setStatusBar(self._around[1])
        return self._around

    # Showing

    def show_editor(self, editor: "Editor") -> None:
        """Put an open project into the window."""
        from cjm_desktop.ui.editing import take_in

        self.editor = editor
        take_in(self, editor)
        self.toolbar.show()
        self.status.show()
        # Last, so that the canvas is painted once, at the size it then has.
        self.stack.addWidget(editor)
        self.stack.setCurrentWidget(editor)
        editor.focus_canvas()
        for sentence in problems():
            self.messages.say(sentence, sentence)
        self._refresh_now()

    @property
    def height_to_lay_out(self) -> int:
        """How much of a map is laid out before it is shown, in logical pixels."""
        return max(self.screen().size().height(), self.height())

    def go_to_map(self, name: str) -> None:
        """Show the map of a name; without one it stays as it is."""
        if name and self.editor is not None:
            try:
                self.editor.show_named(name)
            except UserError as error:
                self.messages.say("open", str(error))

    def come_forward(self) -> None:
        """Put the window in front of the others, out of the task bar too."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def show_start(self) -> None:
        """Go back to the start page; the project must be closed already."""
        self._leave_editor()
        self.toolbar.hide()
        self.status.hide()
        self.status.clear_all()
        self.messages.clear("file")
        self.stack.setCurrentWidget(self.start_page)
        self.start_page.refresh()
        self.refresh()

    def _leave_editor(self) -> None:
        from cjm_desktop.ui.editing import take_out

        if self.editor is not None:
            take_out(self, self.editor)
            self.stack.removeWidget(self.editor)
            self.editor.deleteLater()
            self.editor = None
            self.program.garbage.let_go()

    def refresh(self) -> None:
        """Bring menus, title and status up to date, once, after what goes on now."""
        self._refresh.start()

    def _refresh_now(self) -> None:
        self._refresh.stop()
        self.actions_.refresh()
        if self.editor is None:
            self.setWindowTitle(NAME)
            self.setWindowModified(False)
            return
        from cjm_desktop.ui.editing import describe

        describe(self, self.editor)

    def _repaint(self) -> None:
        refresh_icons(self, self.program.look.tokens)
        for widget in self.findChildren(QWidget):
            widget.update()

    # Bugs

    def say_bug(self) -> None:
        """Something went wrong inside, and the window goes on; says whether all work is on the disk."""
        log = ("Show the log", lambda: show_log(self))
        if self.editor is not None and self.editor.keeper.unkept():
            self.messages.say("bug", UNSAFE, ("Save as…", self.files.save_as), log, tone="danger")
        else:
            self.messages.say("bug", SAFE, log, tone="danger")

    # Keys that nothing inside took

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; Escape leaves full screen; shortcuts that came as keys."""
        if is_enter(event) and press_focused(self):
            return
        if self.actions_.run_by(event):
            return
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.action("view.full").trigger()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab; Qt asks the same when it hides what holds the keyboard: then the map gets it, no text beside it."""
        here = self.focusWidget()
        if self.editor is not None and here is not None and _was_hidden_around(here):
            self.editor.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        follow_the_eye(self.centralWidget())
        return super().focusNextPrevChild(onward)

    # Files dropped onto the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _files_in(event):
            self.files.open_any(path)

    # The end

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.editor is not None and not self.files.may_close(self.close):
            event.ignore()
            return
        self.program.settings.keep("window/geometry", self.saveGeometry())
        if self.editor is not None:
            self.program.settings.keep("window/across", self.editor.across.saveState())
        self.program.settings.flush()
        self._leave_editor()
        event.accept()
        self.closed.emit()

    def _restore_size(self) -> None:
        kept = self.program.settings.state("window/geometry")
        if kept.isEmpty() or not self.restoreGeometry(kept):
            screen = self.screen().availableGeometry()
            self.resize(min(1400, screen.width() - 40), min(900, screen.height() - 60))

    def action(self, key: str) -> QAction:
        """The action of a command."""
        return self.actions_[key]


def _was_hidden_around(widget: QWidget) -> bool:
    """Is a widget out of sight because something that holds it was hidden?"""
    return not widget.isHidden() and not widget.isVisible()


def _files_in(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
