"""What the menus hold: every action is one Command, with a shortcut and a place in a menu."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from cjm_desktop.ui.digit_keys import digit_of
from cjm_desktop.ui.icons import dress, wear
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.plain_texts import tip

MENUS = ("File", "Edit", "View", "Insert", "Map", "Help")


def always() -> bool:
    return True


@dataclass(frozen=True)
class Command:
    """One action. `menu` is the name of a menu, or 'Menu/Submenu'; `keys` are shortcuts, the first is shown.

    `when` says whether it can be done now, `on` (for a switch) whether it is on. `starts_group` draws a
    line above it.
    """

    key: str
    menu: str
    text: str
    keys: tuple[str, ...]
    run: Callable[[], object]
    icon: str = ""
    when: Callable[[], bool] = always
    on: Callable[[], bool] | None = None
    starts_group: bool = False
    tip: str = ""


class Actions:
    """The actions of a window, made from commands and put into its menu bar.

    The menus are there at once; they are filled by `fill`, or when one of them is first needed.
    """

    def __init__(
        self, window: QMainWindow, look: Look, first: Callable[[], Iterable[Command]]
    ) -> None:
        self._first: Callable[[], Iterable[Command]] | None = first
        self._window = window
        self.look = look
        self._made: dict[str, tuple[Command, QAction]] = {}
        self.menus: dict[str, QMenu] = {}
        for title in MENUS:
            menu = QMenu(f"&{title}", window)
            menu.setAccessibleName(title)
            self._prepare(menu)
            window.menuBar().addMenu(menu)
            self.menus[title] = menu

    def fill(self) -> None:
        """Make the first commands, once."""
        first, self._first = self._first, None
        if first is not None:
            self.add(first())

    def __getitem__(self, key: str) -> QAction:
        self.fill()
        return self._made[key][1]

    @property
    def commands(self) -> list[Command]:
        """All commands, in the order of the menus."""
        self.fill()
        return [command for command, _ in self._made.values()]

    def add(self, commands: Iterable[Command]) -> None:
        """Put commands into their menus, behind what is there."""
        for command in commands:
            menu = self.submenu(command.menu)
            if command.starts_group and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(self._make(command))

    def take(self, prefix: str) -> None:
        """Take away the actions whose key starts so, to make them anew."""
        for key in [key for key in self._made if key.startswith(prefix)]:
            _, action = self._made.pop(key)
            self._window.removeAction(action)
            action.deleteLater()

    def clear_menu(self, path: str) -> None:
        """Empty a menu with its submenus; their actions were taken away before."""
        for name in [name for name in self.menus if name.startswith(f"{path}/")]:
            self.menus.pop(name).deleteLater()
        self.menus[path].clear()

    def submenu(self, path: str) -> QMenu:
        """The menu of a path; a submenu is made when it is first named."""
        if path not in self.menus:
            parent, _, title = path.partition("/")
            menu = QMenu(title, self.menus[parent])
            menu.setAccessibleName(title)
            self._prepare(menu)
            self.menus[parent].addMenu(menu)
            self.menus[path] = menu
        return self.menus[path]

    def _prepare(self, menu: QMenu) -> None:
        menu.aboutToShow.connect(self.refresh)
        menu.aboutToShow.connect(lambda: dress(menu.actions(), self.look.tokens))

    def refresh(self) -> None:
        """Enable what can be done now and tick what is on."""
        self.fill()
        for command, action in self._made.values():
            action.setEnabled(command.when())
            if command.on is not None:
                action.setChecked(command.on())

    def run_by(self, event: QKeyEvent) -> bool:
        """Run the command of a shortcut that came as a plain key.

        An input method that composes takes a key like Ctrl+S first, and gives it back past the shortcuts; and
        a layout may write something else than digits with the keys of the digits.
        """
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        pressed = [QKeySequence(event.keyCombination())]
        digit = digit_of(event)
        if digit is not None:
            pressed.append(QKeySequence(QKeyCombination(event.modifiers(), digit)))
        self.refresh()
        for keys in pressed:
            for _, action in self._made.values():
                if action.isEnabled() and keys in action.shortcuts():
                    action.trigger()
                    return True
        return False

    def _make(self, command: Command) -> QAction:
        action = QAction(command.text, self._window)
        action.setObjectName(command.key)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        name = command.text.replace("&", "").rstrip("…")
        hint = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(tip(f"{command.tip or name}  ({hint})" if hint else name))
        if command.icon:
            wear(action, command.icon, self.look.tokens)
        if command.on is not None:
            action.setCheckable(True)
        action.triggered.connect(lambda _checked=False: command.run())
        action.setEnabled(command.when())
        self._window.addAction(action)
        self._made[command.key] = (command, action)
        return action
