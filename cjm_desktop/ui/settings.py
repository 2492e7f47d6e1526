"""What the program remembers between two runs: recent files, window sizes, the look."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

RECENT = 12


class Settings:
    """A small INI file in the user's settings folder; everything has a default, nothing is needed."""

    def __init__(self, file: Path | None = None) -> None:
        self._store = QSettings(str(file or _settings_file()), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def flag(self, key: str, default: bool) -> bool:
        return self.text(key, "yes" if default else "no") == "yes"

    def state(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, key: str, value: str | bool | QByteArray) -> None:
        self._store.setValue(key, ("yes" if value else "no") if isinstance(value, bool) else value)

    def flush(self) -> None:
        """Write to the disk now."""
        self._store.sync()

    def recent(self) -> list[Path]:
        """Files opened or saved lately, the latest first; some may be gone from the disk."""
        listed = self.text("recent").split("\n")
        return [Path(line) for line in listed if line]

    def remember(self, path: Path) -> None:
        """Put a file to the top of the recent ones."""
        path = path.absolute()
        kept = [path, *(other for other in self.recent() if other != path)]
        self.keep("recent", "\n".join(str(each) for each in kept[:RECENT]))

    def forget(self, path: Path) -> None:
        """Take a file off the recent ones; the file itself stays."""
        kept = [each for each in self.recent() if each != path.absolute()]
        self.keep("recent", "\n".join(str(each) for each in kept))


def _settings_file() -> Path:
    return _place(QStandardPaths.StandardLocation.GenericConfigLocation) / "settings.ini"


def cache_folder() -> Path:
    """Where pictures of templates are kept; may be emptied at any time."""
    return _place(QStandardPaths.StandardLocation.GenericCacheLocation)


def documents_folder() -> Path:
    """Where file dialogs start when nothing else is known."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(location) or Path.home())


def _place(location: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(location)) / "cjm-desktop"
