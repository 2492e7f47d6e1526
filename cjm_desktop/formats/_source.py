"""Reading a foreign file as text: its size, its encoding, and one sentence where it is none."""

import codecs
from pathlib import Path

from cjm_desktop.atomic.reasons import why_not_read
from cjm_desktop.domain.limits import MAX_FILE
from cjm_desktop.errors import UserError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS = "cp1252"

LARGEST = f"{MAX_FILE // 1024**2} MB"
"""The most that one file may have, in words."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        UserError: It is not there, cannot be read, is empty or too large.
    """
    try:
        if path.is_dir():
            raise UserError(f"{path} is a folder: name a file.")
        if path.stat().st_size > MAX_FILE:
            raise UserError(f"{path.name} is larger than {LARGEST}: split it up.")
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path} cannot be read: {why_not_read(error)}.") from error
    if not data.strip():
        raise UserError(f"{path.name} is empty.")
    return data


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text and the encoding it was in: UTF-8, UTF-16 or, when it is neither, Windows-1252.

    Raises:
        UserError: It is no text.
    """
    encoding = _encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        encoding, text = _decode_windows(data, name)
    if any(
        text.find(chr(code)) >= 0 for code in range(32) if chr(code) not in "\t\n\v\f\r\x1a\x1b"
    ):
        raise UserError(f"{name} is no text file: it holds bytes that no text has.")
    return text, "utf-8" if encoding == "utf-8-sig" else encoding


def _encoding_of(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    # Without a mark, Latin text in UTF-16 has a zero in every other byte.
    head = data[:4096]
    pairs = len(head) // 2
    for zeros, encoding in ((head[1::2], "utf-16-le"), (head[0::2], "utf-16-be")):
        if pairs > 1 and zeros.count(0) > 0.6 * pairs:
            return encoding
    return "utf-8"


def _decode_windows(data: bytes, name: str) -> tuple[str, str]:
    try:
        return _WINDOWS, data.decode(_WINDOWS)
    except UnicodeDecodeError as error:
        raise UserError(
            f"{name} is no text file: it is neither UTF-8, UTF-16 nor Windows-1252."
        ) from error
