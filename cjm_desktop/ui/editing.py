"""What a window does when a project comes into it, goes, or changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDockWidget, QMenu

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.dates import write_day
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.review import next_review
from cjm_desktop.storage.state import SaveState, Saving
from cjm_desktop.ui.icons import dress
from cjm_desktop.ui.insert import insert_commands
from cjm_desktop.ui.map_tabs import popup
from cjm_desktop.ui.maps import open_dialog_of, open_personas
from cjm_desktop.ui.newer import NewerFile
from cjm_desktop.ui.plain_texts import literal
from cjm_desktop.ui.said import said_armed, said_saved, said_selection, said_size

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.main_window import MainWindow


def take_in(window: MainWindow, editor: Editor) -> None:
    """Connect an editor that was just put into the window."""
    editor.said_anew.connect(window.refresh)
    editor.keeper.state.connect(lambda state: show_state(window, state))
    editor.keeper.conflict.connect(window.files.ask_about_conflict)
    editor.canvas.zoom_changed.connect(window.status.show_zoom)
    editor.menu_wanted.connect(lambda ref, at: show_canvas_menu(window, ref, at))
    editor.canvas.persona_wanted.connect(lambda found: open_personas(window, editor, found))
    editor.dialog_wanted.connect(lambda ref: open_dialog_of(window, editor, ref))
    editor.palette_panel.armed.connect(lambda title: window.status.hint.setText(said_armed(title)))
    _show_work(window, editor)
    editor.tabs.add_wanted.connect(window.action("map.new").trigger)
    editor.tabs.menu_wanted.connect(lambda map_id, at: show_tab_menu(window, map_id, at))
    editor.document.changed.connect(lambda change: _follow_channels(window, editor, change))
    editor.across.restoreState(window.program.settings.state("window/across"))
    offer_insertions(window, editor)
    _add_outline(window, editor)
    window.status.offer_zoom(zoom_menu(window))
    window.status.show_zoom(editor.canvas.zoom)
    show_state(window, editor.keeper.session.state)
    if editor.keeper.session.read_only:
        _say_read_only(window, editor)
    NewerFile(window, editor)
    editor.keeper.published.connect(lambda: _say_other_names(window, editor))


def _show_work(window: MainWindow, editor: Editor) -> None:
    """The status line says what is worked out beside the window, and stops it."""
    planner, status = editor.canvas.planner, window.status

    def show() -> None:
        status.show_work(planner.doing, planner.share)
        status.stop.setEnabled(planner.may_cancel)

    planner.progressed.connect(show)
    planner.lands.connect(show)
    planner.ended.connect(lambda: status.show_work(""))
    planner.began.connect(status.show_work)
    for changed in (planner.began, planner.ended):
        changed.connect(window.refresh)  # undo waits for what is under way
    status.stop.clicked.connect(planner.cancel)


def take_out(window: MainWindow, editor: Editor) -> None:
    """Undo `take_in`, before the editor goes."""
    editor.leave()
    window.actions_.take("insert.")
    window.actions_.clear_menu("Insert")
    if window.outline_dock is not None:
        window.removeDockWidget(window.outline_dock)
        window.outline_dock.deleteLater()
        window.outline_dock = None
    for bar in window.messages.bars():
        bar.dismiss()


def describe(window: MainWindow, editor: Editor) -> None:
    """Title and status bar of an open project."""
    session, project = editor.keeper.session, editor.document.project
    journey = project.maps[editor.map_id]
    name = session.path.name if session.path else project.name or "Untitled"
    if session.version is not None:
        name = f"{session.version.document.name}, {said_saved(session.version.when)}"
    read_only = " (read-only)" if session.read_only else ""
    window.setWindowTitle(f"{literal(name)}[*]{read_only} — CJM Desktop")
    window.setWindowModified(editor.keeper.needs_save())
    window.setWindowFilePath("")
    _name_history(window, editor)
    status = window.status
    status.selection.setText(said_selection(project, editor.document.selection))
    status.size_of_map.setText(said_size(project, editor.map_id))
    review = next_review(journey)
    status.review.setVisible(review is not None)
    if review is not None:
        late = review < date.today()
        status.review.setText(
            f"{'Review overdue since' if late else 'Next review:'} {write_day(review)}"
        )


def _name_history(window: MainWindow, editor: Editor) -> None:
    """The menu says what undo and redo would do."""
    for key, word, label in (
        ("edit.undo", "Undo", editor.document.undo_label),
        ("edit.redo", "Redo", editor.document.redo_label),
    ):
        window.action(key).setText(f"{word} “{label}”" if label else word)


def show_state(window: MainWindow, state: SaveState) -> None:
    """The truth about the file, in the status bar and, where something is to be done, in a bar."""
    trouble = state.saving is Saving.CANNOT_SAVE
    window.status.show_saved(state.text.replace("...", "…"), state.sentence, trouble=trouble)
    if trouble and state.sentence != window.trouble:
        window.trouble = state.sentence
        window.messages.say(
            "file",
            state.sentence,
            ("Save elsewhere…", window.action("file.save_as").trigger),
            ("Try again", window.action("file.save").trigger),
            tone="danger",
        )
    elif state.saving is Saving.SAVED:
        window.trouble = ""
        window.messages.clear("file")
        window.messages.clear("conflict")
    window.refresh()


def _say_read_only(window: MainWindow, editor: Editor) -> None:
    version = editor.keeper.session.version
    if version is not None:
        window.messages.say(
            "read-only",
            f"This is {version.document.name} as it was saved {said_saved(version.when)}; "
            "it can only be looked at. Restore as a copy to edit it.",
            ("Restore as a copy…", window.action("file.save_as").trigger),
            tone="info",
        )
        return
    window.messages.say(
        "read-only",
        f"This map can only be looked at: it is open in {editor.keeper.session.held_by}. "
        "Save elsewhere to edit it there.",
        ("Save elsewhere…", window.action("file.save_as").trigger),
        tone="info",
    )


def _say_other_names(window: MainWindow, editor: Editor) -> None:
    """Saving makes a new file: what other names lead to stays, and that is said once, since it happens once."""
    session = editor.keeper.session
    if session.other_names and session.path is not None:
        window.messages.say(
            "other-names",
            f"{session.path.name} had another name (hard link): that one keeps the version from before.",
            tone="info",
        )


def _follow_channels(window: MainWindow, editor: Editor, change: Change) -> None:
    if window.editor is editor and "channel" in change.kinds():
        offer_insertions(window, editor)


def offer_insertions(window: MainWindow, editor: Editor) -> None:
    """Fill the Insert menu with what the palette holds."""
    window.actions_.take("insert.")
    window.actions_.clear_menu("Insert")
    window.actions_.add(insert_commands(editor))


def _add_outline(window: MainWindow, editor: Editor) -> None:
    dock = QDockWidget("Outline", window)
    dock.setObjectName("outline")
    dock.setWidget(editor.outline)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.resizeDocks([dock], [280], Qt.Orientation.Horizontal)
    dock.hide()
    dock.visibilityChanged.connect(lambda _shown: window.refresh())
    window.outline_dock = dock


def zoom_menu(window: MainWindow) -> QMenu:
    """The menu of the zoom button."""
    menu = QMenu(window.status)
    for key in ("view.zoom_in", "view.zoom_out", "view.actual", "view.fit", "view.selection"):
        menu.addAction(window.action(key))
    menu.aboutToShow.connect(lambda: dress(menu.actions(), window.program.look.tokens))
    return menu


def show_canvas_menu(window: MainWindow, ref: Ref | None, at: QPoint) -> None:
    """The context menu of the canvas: what can be done with what is under the pointer."""
    editor = window.editor
    if editor is None:
        return
    if ref is not None and ref not in editor.document.selection:
        editor.document.select(Selection((ref,)))
    window.actions_.refresh()
    menu = QMenu(window)
    groups: tuple[tuple[str, ...], ...] = (
        ("edit.text", "edit.properties"),
        ("edit.cut", "edit.copy", "edit.paste", "edit.duplicate", "edit.delete"),
    )
    if ref is None:
        groups = (("edit.paste", "edit.select_all"), ("view.fit", "view.actual", "map.properties"))
    for group in groups:
        if not menu.isEmpty():
            menu.addSeparator()
        for key in group:
            menu.addAction(window.action(key))
    menu.addSeparator()
    menu.addMenu(window.actions_.submenu("Insert"))
    popup(menu, at, window.program.look.tokens)


def show_tab_menu(window: MainWindow, map_id: str, at: QPoint) -> None:
    """The context menu of a tab."""
    if window.editor is None:
        return
    window.editor.show_map(map_id)
    window.actions_.refresh()
    menu = QMenu(window)
    for key in ("map.rename", "map.duplicate", "map.left", "map.right", "map.delete"):
        menu.addAction(window.action(key))
    popup(menu, at, window.program.look.tokens)
