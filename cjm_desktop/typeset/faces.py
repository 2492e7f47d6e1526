"""The bundled faces: where their bytes are, their measures, and how Qt gets to know them."""

import secrets
import struct
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QRawFont

from cjm_desktop.bundled import resource

DESIGN_SIZE = 1000  # pixels to the em: texts are laid out at this size and then scaled

# In the order in which they are asked for a character; `resources/fonts/build_fonts.py` makes them.
KEYS = (
    "Sans-Regular",
    "Sans-SemiBold",
    "Sans-Bold",
    "Sans-Italic",
    "Sans-SemiBoldItalic",
    "Arabic-Regular",
    "Arabic-SemiBold",
    "Hebrew-Regular",
    "Hebrew-SemiBold",
    "Devanagari-Regular",
    "Devanagari-SemiBold",
    "Thai-Regular",
    "Thai-SemiBold",
    "KR-Regular",
    "KR-SemiBold",
    "SC-Regular",
    "SC-SemiBold",
    "JP-Regular",
    "JP-SemiBold",
    "Fallback-Regular",
    "Emoji-Regular",
    "Symbols-Regular",
    "Symbols2-Regular",
    "Maths-Regular",
    "Box-Regular",
)


@dataclass(frozen=True, slots=True)
class Face:
    """One bundled font file.

    `ascent` and `descent` are the font's own, both positive, in units of `units_per_em`. The
    glyph ids of a run are glyph ids of this file.
    """

    key: str
    path: Path
    units_per_em: int
    ascent: int
    descent: int

    def read(self) -> bytes:
        """The bytes of the file, for embedding."""
        return self.path.read_bytes()


@cache
def face(key: str) -> Face:
    """The face of a run's key, for example `face('Sans-Regular')`; needs no application object.

    Raises:
        KeyError: No face has this key.
    """
    path = path_of(key)
    units = struct.unpack(">H", table_of(path, b"head")[18:20])[0]
    ascent, descent = struct.unpack(">hh", table_of(path, b"hhea")[4:8])
    return Face(key, path, units, ascent, -descent)


def path_of(key: str) -> Path:
    """Where the file of a face is."""
    if key not in KEYS:
        raise KeyError(f"no bundled face is called {key!r}")
    return resource("fonts", f"{key}.ttf")


def table_of(path: Path, tag: bytes) -> bytes:
    """One table of a TrueType file as it stands there (OpenType, "Organization of an OpenType Font")."""
    with path.open("rb") as file:
        count = struct.unpack(">4xH6x", file.read(12))[0]
        for _ in range(count):
            name, offset, length = struct.unpack(">4s4xLL", file.read(16))
            if name == tag:
                file.seek(offset)
                return file.read(length)
    raise KeyError(f"{path} has no table {tag!r}")


class _Loading:
    """Which application object knows the faces already, and by which family names."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.application: Callable[[], object | None] = lambda: None
        self.families: dict[str, str] = {}


class _Threaded(threading.local):
    """Qt's fonts belong to the thread that made them."""

    def __init__(self) -> None:
        self.families: dict[str, str] = {}
        self.fonts: dict[str, QFont] = {}
        self.raws: dict[str, QRawFont] = {}


_loading = _Loading()
_threaded = _Threaded()


def load_fonts() -> None:
    """Make the bundled faces known to the running application; does nothing the second time.

    About 10 ms for all faces: Qt reads their names now and their outlines when they are used.

    Raises:
        RuntimeError: There is no application object yet, or a bundled file is missing.
    """
    application = QGuiApplication.instance()
    if application is None:
        raise RuntimeError("typesetting needs a QGuiApplication")
    if _loading.application() is application:
        return
    with _loading.lock:
        if _loading.application() is not application:
            _loading.families = {key: _add(path_of(key)) for key in KEYS}
            _loading.application = weakref.ref(application)


def _add(path: Path) -> str:
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    if not families:
        raise RuntimeError(f"the bundled font {path} cannot be loaded")
    return families[0]


def font_of(key: str) -> QFont:
    """The face at design size, without hinting, and without any other font to fall back on."""
    fonts = _mine().fonts
    if key not in fonts:
        font = _font(_loading.families[key])
        if face_key_of(QRawFont.fromFont(font)) != key:
            with _loading.lock:
                _loading.families[key] = _add_renamed(path_of(key), _loading.families[key])
            font = _font(_loading.families[key])
        fonts[key] = font
    return fonts[key]


def _font(family: str) -> QFont:
    font = QFont()
    font.setFamilies([family])
    font.setPixelSize(DESIGN_SIZE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


def _add_renamed(path: Path, family: str) -> str:
    """Load a face under a name nobody can know: an installed font has taken its own."""
    old = family.split()[3].encode("utf-16-be")
    new = secrets.token_hex(4).encode("utf-16-be")
    added = QFontDatabase.addApplicationFontFromData(path.read_bytes().replace(old, new))
    return QFontDatabase.applicationFontFamilies(added)[0]


def raw_of(key: str) -> QRawFont:
    """The face at design size straight from its file."""
    raws = _mine().raws
    if key not in raws:
        raws[key] = QRawFont(
            str(path_of(key)), DESIGN_SIZE, QFont.HintingPreference.PreferNoHinting
        )
    return raws[key]


def _mine() -> _Threaded:
    load_fonts()
    if _threaded.families is not _loading.families:
        _threaded.families = _loading.families
        _threaded.fonts.clear()
        _threaded.raws.clear()
    return _threaded


def face_key_of(raw: QRawFont) -> str | None:
    """The key of the bundled face behind a font of Qt, or None for any other font.

    Told by the bytes of the `head` table, which holds a check sum of the whole file, and never by
    the family name, which an installed font may share.
    """
    return _heads().get(bytes(raw.fontTable("head").data()))


@cache
def _heads() -> dict[bytes, str]:
    return {table_of(path_of(key), b"head"): key for key in KEYS}
