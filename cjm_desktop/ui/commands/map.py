"""The Map menu."""

from __future__ import annotations

from cjm_desktop.ui.command import Command
from cjm_desktop.ui.commands.scope import Scope

MENU = "Map"


def tab_commands(scope: Scope) -> list[Command]:
    """The maps of the project."""
    return [
        Command(
            "map.new",
            MENU,
            "New map…",
            ("Ctrl+T",),
            scope.map(lambda maps: maps.add()),
            "plus",
            when=scope.may_edit,
        ),
        Command(
            "map.duplicate",
            MENU,
            "Duplicate map",
            ("Ctrl+Shift+D",),
            scope.map(lambda maps: maps.duplicate()),
            "copy-plus",
            when=scope.may_edit,
        ),
        Command(
            "map.rename",
            MENU,
            "Rename map",
            ("Shift+F2",),
            scope.map(lambda maps: maps.rename()),
            "pencil",
            when=scope.may_edit,
        ),
        Command(
            "map.delete",
            MENU,
            "Delete map",
            ("Ctrl+Shift+Del",),
            scope.map(lambda maps: maps.delete()),
            "trash-2",
            when=scope.may_delete_map,
        ),
    ]


def place_commands(scope: Scope) -> list[Command]:
    """Which map is shown, and where its tab stands."""
    return [
        Command(
            "map.next",
            MENU,
            "Next map",
            ("Ctrl+PgDown",),
            scope.map(lambda maps: maps.go(1)),
            when=scope.has_several,
            starts_group=True,
        ),
        Command(
            "map.previous",
            MENU,
            "Previous map",
            ("Ctrl+PgUp",),
            scope.map(lambda maps: maps.go(-1)),
            when=scope.has_several,
        ),
        Command(
            "map.left",
            MENU,
            "Move map to the left",
            ("Ctrl+Shift+PgUp",),
            scope.map(lambda maps: maps.move(-1)),
            when=scope.may_delete_map,
        ),
        Command(
            "map.right",
            MENU,
            "Move map to the right",
            ("Ctrl+Shift+PgDown",),
            scope.map(lambda maps: maps.move(1)),
            when=scope.may_delete_map,
        ),
    ]


def shared_commands(scope: Scope) -> list[Command]:
    """Properties, what the maps share, findings."""
    return [
        Command(
            "map.properties",
            MENU,
            "Map properties",
            ("Ctrl+Shift+M",),
            scope.map(lambda maps: maps.show_properties()),
            "settings",
            when=scope.is_open,
            starts_group=True,
        ),
        Command(
            "map.project",
            MENU,
            "Project properties…",
            ("Ctrl+Shift+J",),
            scope.map(lambda maps: maps.edit_project()),
            "folder",
            when=scope.may_edit,
        ),
        Command(
            "map.personas",
            MENU,
            "Personas…",
            ("Ctrl+Shift+P",),
            scope.map(lambda maps: maps.edit_personas()),
            "users",
            when=scope.may_edit,
        ),
        Command(
            "map.channels",
            MENU,
            "Channels…",
            ("Ctrl+Shift+H",),
            scope.map(lambda maps: maps.edit_channels()),
            "share-2",
            when=scope.may_edit,
        ),
        Command(
            "map.next_finding",
            MENU,
            "Next finding",
            ("F4",),
            scope.edit(lambda editor: editor.findings.step(1)),
            "list-checks",
            when=scope.is_open,
            starts_group=True,
        ),
        Command(
            "map.last_finding",
            MENU,
            "Previous finding",
            ("Shift+F4",),
            scope.edit(lambda editor: editor.findings.step(-1)),
            when=scope.is_open,
        ),
    ]
