"""Dialogs: personas and channels are edited live; all can be used by keyboard and screen reader."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.edits.personas import add_persona
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.dialogs.channels import ChannelsDialog
from cjm_desktop.ui.dialogs.personas import PersonasDialog
from cjm_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from cjm_desktop.ui.dialogs.templates import TemplatesDialog
from cjm_desktop.ui.inspector.choices import ChoiceField, RatingField
from cjm_desktop.ui.inspector.text_fields import TextField
from cjm_desktop.ui.inspector.ticks import TicksField
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import a_project
from tests.ui.conftest import small
from tests.ui.test_access import nameless

Show = Callable[[Project], MainWindow]


ALL = [
    "file.new",
    "file.recent",
    "file.versions",
    "file.export",
    "map.new",
    "map.project",
    "map.personas",
    "map.channels",
    "help.shortcuts",
    "help.about",
]
"""The commands that open a dialog."""


def open_dialog(window: MainWindow, key: str) -> QDialog:
    window.actions_.refresh()
    window.action(key).trigger()
    return [d for d in window.findChildren(QDialog) if d.isVisible()][-1]


@pytest.mark.parametrize("key", ALL)
def test_dialogs_name_their_controls_and_close_by_escape(
    show: Show, qtbot: QtBot, key: str
) -> None:
    dialog = open_dialog(show(small()), key)
    assert nameless(dialog) == []
    assert dialog.windowTitle()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(d.isVisible() for d in _dialogs(dialog)))


def _dialogs(dialog: QDialog) -> list[QDialog]:
    import shiboken6

    return [dialog] if shiboken6.isValid(dialog) else []


def test_long_names_stay_within_their_list(show: Show) -> None:
    window = show(a_project("Bikes").with_map().with_persona("A parent who commutes " * 3).build())
    dialog = open_dialog(window, "map.personas")
    assert isinstance(dialog, PersonasDialog)
    assert not dialog.list.horizontalScrollBar().isVisible()
    row = dialog.list.visualItemRect(dialog.list.item(0))
    assert row.height() > 2 * dialog.list.fontMetrics().height()


def test_a_new_name_makes_only_its_own_row_anew(show: Show) -> None:
    """With two thousand personas all rows together take the time of twenty keys."""
    build = a_project("Bikes").with_map()
    for each in ("Ann", "Bob", "Cy"):
        build.with_persona(each)
    dialog = open_dialog(show(build.build()), "map.personas")
    assert isinstance(dialog, PersonasDialog)

    def icons() -> list[int]:
        return [dialog.list.item(row).icon().cacheKey() for row in range(3)]

    before = icons()
    assert dialog.form is not None
    name = dialog.form.field("Name")
    assert isinstance(name, TextField)
    name.line.selectAll()
    QTest.keyClicks(name.line, "Zoe")
    name.commit()
    assert [dialog.list.item(row).text() for row in range(3)] == ["Zoe", "Bob", "Cy"]
    assert [now == was for now, was in zip(icons(), before, strict=True)] == [False, True, True]
    dialog.reject()


def test_the_initials_keep_their_colours_where_a_row_is_selected(show: Show) -> None:
    dialog = open_dialog(show(small()), "map.personas")
    assert isinstance(dialog, PersonasDialog)
    icon = dialog.list.item(0).icon()
    plain, selected = (
        icon.pixmap(28, 28, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected)
    )
    assert plain == selected
    colours = {plain.pixelColor(x, 14).name() for x in range(28)}
    assert len(colours) > 3  # the disc, the letters, and what lies between
    dialog.reject()


def test_a_persona_is_added_described_and_deleted(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = window.editor
    assert editor is not None
    dialog = open_dialog(window, "map.personas")
    assert isinstance(dialog, PersonasDialog)
    assert "1 emotion marker" in dialog.along.text()
    assert "no card goes" in dialog.along.text()
    dialog.add.click()
    assert dialog.list.count() == 2
    assert dialog.form is not None
    name = dialog.form.field("Name")
    assert isinstance(name, TextField)
    QTest.keyClicks(name.line, "Leisure rider")
    name.commit()  # as leaving the field does; Enter would close the dialog
    comfort = dialog.form.field("Tech comfort")
    assert isinstance(comfort, RatingField)
    comfort.buttons[4].click()
    channels = dialog.form.field("Preferred channels")
    assert isinstance(channels, TicksField)
    channels.tick(editor.document.project.channels.ordered()[1].id, True)
    persona = editor.document.project.personas.ordered()[1]
    assert (persona.name, persona.tech_comfort) == ("Leisure rider", 4)
    assert len(persona.preferred_channel_ids) == 1
    assert persona.id in editor.document.project.maps[editor.map_id].persona_ids
    assert dialog.list.item(1).text() == "Leisure rider"

    cards = len(editor.document.project.cards)
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    assert [p.name for p in editor.document.project.personas] == ["Leisure rider"]
    assert len(editor.document.project.cards) == cards
    assert len(editor.document.project.markers) == 0
    editor.undo()
    assert dialog.list.count() == 2
    dialog.accept()


def test_a_double_click_on_a_persona_on_the_map_opens_it(show: Show) -> None:
    window = show(small())
    editor = window.editor
    assert editor is not None
    second = add_persona(new_id(), map_id=editor.map_id, name="Leisure rider")
    editor.attempt(second)
    panels = [n for n in editor.canvas.scene.nodes if n.role == "persona"]
    place = editor.canvas.display.panes.all[0].to_view(panels[1].rect.x + 20, panels[1].rect.y + 5)
    QTest.mouseDClick(editor.canvas, Qt.MouseButton.LeftButton, pos=place.toPoint())
    dialog = next(d for d in window.findChildren(PersonasDialog) if d.isVisible())
    assert dialog.list.currentItem().text() == "Leisure rider"
    dialog.accept()


def test_a_channel_changes_the_palette_and_the_insert_menu(show: Show) -> None:
    window = show(small())
    editor = window.editor
    assert editor is not None
    dialog = open_dialog(window, "map.channels")
    assert isinstance(dialog, ChannelsDialog)
    dialog.add.click()
    assert dialog.form is not None
    name = dialog.form.field("Name")
    assert isinstance(name, TextField)
    QTest.keyClicks(name.line, "Showroom")
    name.commit()  # as leaving the field does; Enter would close the dialog
    group = dialog.form.field("Group")
    assert isinstance(group, ChoiceField)
    group.box.setCurrentIndex(1)
    group.box.activated.emit(1)
    channel = editor.document.project.channels.ordered()[-1]
    assert (channel.name, channel.group) == ("Showroom", "in_person")
    assert "Showroom" in [tile.text() for tile in editor.palette_panel.tiles()]
    titles = [a.text() for a in window.actions_.submenu("Insert/Touchpoints").actions()]
    assert "Showroom" in titles
    dialog.accept()


def test_a_template_is_chosen_from_tiles(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = window.editor
    assert editor is not None
    dialog = open_dialog(window, "map.new")
    assert isinstance(dialog, TemplatesDialog)
    from cjm_desktop.ui.start.tiles import Tile

    qtbot.waitUntil(lambda: len(dialog.findChildren(Tile)) >= 4, timeout=20_000)
    tile = next(t for t in dialog.findChildren(Tile) if t.offer and t.offer.key == "service")
    tile.click()
    assert editor.tabs.bar.count() == 2
    assert editor.document.project.maps[editor.map_id].title == "Service"


def test_shortcuts_can_be_searched(show: Show) -> None:
    dialog = open_dialog(show(small()), "help.shortcuts")
    assert isinstance(dialog, ShortcutsDialog)
    dialog.search.setText("duplicate map")
    shown = []
    for index in range(dialog.tree.topLevelItemCount()):
        top = dialog.tree.topLevelItem(index)
        assert top is not None
        for place in range(top.childCount()):
            row = top.child(place)
            if row is not None and not row.isHidden() and not top.isHidden():
                shown.append((row.text(0), row.text(1)))
    assert shown == [("Duplicate map", "Ctrl+Shift+D")]
    dialog.accept()


def test_recent_files_open_by_enter(opened: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = opened()
    window.files.close_project()
    dialog = open_dialog(window, "file.recent")
    rows = dialog.findChild(QListWidget)
    assert rows is not None
    assert rows.item(0).text().startswith("bikes\n")
    rows.itemActivated.emit(rows.item(0))
    qtbot.waitUntil(lambda: window.editor is not None)
