"""The Map menu: the maps of the project, and what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.ui.command import Command

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.main_window import MainWindow
    from cjm_desktop.ui.maps import Maps


def map_commands(window: MainWindow) -> list[Command]:
    """Maps, properties, personas, channels, findings."""

    def editor() -> Editor:
        assert window.editor is not None
        return window.editor

    def maps() -> Maps:
        from cjm_desktop.ui.maps import Maps

        return Maps(window, editor())

    def is_open() -> bool:
        return window.editor is not None

    def may_edit() -> bool:
        return window.editor is not None and not window.editor.document.read_only

    def several() -> bool:
        return window.editor is not None and len(window.editor.document.project.maps) > 1

    def may_delete() -> bool:
        return may_edit() and several()

    return [
        Command("map.new", "Map", "New map…", ("Ctrl+T",), lambda: maps().add(), "plus", may_edit),
        Command(
            "map.duplicate",
            "Map",
            "Duplicate map",
            ("Ctrl+Shift+D",),
            lambda: maps().duplicate(),
            "copy-plus",
            may_edit,
        ),
        Command(
            "map.rename",
            "Map",
            "Rename map",
            ("Shift+F2",),
            lambda: maps().rename(),
            "pencil",
            may_edit,
        ),
        Command(
            "map.delete",
            "Map",
            "Delete map",
            ("Ctrl+Shift+Del",),
            lambda: maps().delete(),
            "trash-2",
            may_delete,
        ),
        Command(
            "map.next",
            "Map",
            "Next map",
            ("Ctrl+PgDown",),
            lambda: maps().go(1),
            when=several,
            starts_group=True,
        ),
        Command(
            "map.previous",
            "Map",
            "Previous map",
            ("Ctrl+PgUp",),
            lambda: maps().go(-1),
            when=several,
        ),
        Command(
            "map.left",
            "Map",
            "Move map to the left",
            ("Ctrl+Shift+PgUp",),
            lambda: maps().move(-1),
            when=may_delete,
        ),
        Command(
            "map.right",
            "Map",
            "Move map to the right",
            ("Ctrl+Shift+PgDown",),
            lambda: maps().move(1),
            when=may_delete,
        ),
        Command(
            "map.properties",
            "Map",
            "Map properties",
            ("Ctrl+Shift+M",),
            lambda: maps().show_properties(),
            "settings",
            is_open,
            starts_group=True,
        ),
        Command(
            "map.project",
            "Map",
            "Project properties…",
            ("Ctrl+Shift+J",),
            lambda: maps().edit_project(),
            "folder",
            may_edit,
        ),
        Command(
            "map.personas",
            "Map",
            "Personas…",
            ("Ctrl+Shift+P",),
            lambda: maps().edit_personas(),
            "users",
            may_edit,
        ),
        Command(
            "map.channels",
            "Map",
            "Channels…",
            ("Ctrl+Shift+H",),
            lambda: maps().edit_channels(),
            "share-2",
            may_edit,
        ),
        Command(
            "map.next_finding",
            "Map",
            "Next finding",
            ("F4",),
            lambda: editor().findings.step(1),
            "list-checks",
            is_open,
            starts_group=True,
        ),
        Command(
            "map.last_finding",
            "Map",
            "Previous finding",
            ("Shift+F4",),
            lambda: editor().findings.step(-1),
            when=is_open,
        ),
    ]
