"""Clipboards as other programs fill them, well or badly, and as nobody should."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from cjm_desktop.ui.canvas.clipboard import PIECE


def _text(text: str) -> QMimeData:
    made = QMimeData()
    made.setText(text)
    return made


def _data(kind: str, data: bytes) -> QMimeData:
    made = QMimeData()
    made.setData(kind, data)
    return made


def _html() -> QMimeData:
    made = QMimeData()
    made.setHtml("<table><tr><td>One<td>Two<tr><td><b>Three</table><p>&nbsp;<img src=x>")
    return made


def _files() -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl("file:///there/is/nothing.cjm"), QUrl("https://example.org")])
    return made


def _picture() -> QMimeData:
    made = QMimeData()
    picture = QImage(3, 3, QImage.Format.Format_RGB32)
    picture.fill(0)
    made.setImageData(picture)
    return made


ODD_CLIPBOARDS: dict[str, Callable[[], QMimeData]] = {
    "nothing": QMimeData,
    "no letters": lambda: _text(""),
    "a word": lambda: _text("Pasted"),
    "blanks": lambda: _text(" \t\r\n\u2028\u00a0"),
    "a table": lambda: _text('One\tTwo\r\n"Thr\nee"\t\r\n\tFour\n'),
    "signs nobody sees": lambda: _text("a\0b\x1b[31m\u202e\ufeff\ufffe"),
    "half a letter": lambda: _text("broken \ud83d"),
    "right to left": lambda: _text("مرحبا 안녕 👩‍👩‍👧 e\u0301"),
    "too many letters": lambda: _text("long " * 5_000),
    "too many lines": lambda: _text("line\n" * 600),
    "a page": _html,
    "files": _files,
    "a picture": _picture,
    "a piece that is none": lambda: _data(PIECE, b"\x00\xff{"),
    "an empty piece": lambda: _data(PIECE, b"{}"),
    "a deep piece": lambda: _data(PIECE, b"[" * 5_000),
}
