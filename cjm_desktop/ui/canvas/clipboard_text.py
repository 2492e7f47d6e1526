"""Text that other programs copied, as texts in rows and columns.

Spreadsheets put a cell that holds a line break or a tab into quotation marks and double those inside; PowerPoint and
Word say a line break inside a paragraph as a vertical tab.
"""

import re
from collections.abc import Iterator

from cjm_desktop.domain.limits import MAX_TEXT
from cjm_desktop.domain.values import clean_text
from cjm_desktop.errors import UserError

MOST_CARDS = 5_000
MOST_LETTERS = 20_000_000

_CELL = re.compile(r'(?:"((?:[^"]|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*))([\t\n]?)')
_LINE_ENDS = re.compile("\r\n|\r|\f|\x85|\u2029")
_SOFT_ENDS = re.compile("\v|\u2028")

Cell = tuple[int, int, str]
"""Row, column and text."""


def cells_of(text: str) -> list[Cell]:
    """With tabs it is a sheet, whose lines are rows; without, every line is a text of one cell.

    Raises:
        UserError: It holds more than one paste can take; nothing of it is taken then.
    """
    if len(text) > MOST_LETTERS:
        raise UserError(
            f"The clipboard holds a text of {len(text):,} letters, and one paste takes {MOST_LETTERS:,}: "
            "paste it in parts, or import it as a file."
        )
    text = _LINE_ENDS.sub("\n", text)
    is_sheet, found = False, list[Cell]()
    for row, column, words in _split(text):
        is_sheet = is_sheet or column > 0
        cleaned = str(clean_text(_SOFT_ENDS.sub("\n", words))).strip()
        if cleaned:
            _check_length(cleaned, row)
            found.append((row, column, cleaned))
            _check_number(len(found))
    return found if is_sheet else [(0, 0, words) for _, _, words in found]


def _split(text: str) -> Iterator[Cell]:
    row = column = place = 0
    while place < len(text):
        match = _CELL.match(text, place)
        assert match is not None, "the pattern also matches nothing"
        quoted, plain, end = match.groups()
        if quoted is not None and not re.search('[\t\n]|""', quoted):
            quoted, plain = None, f'"{quoted}"'  # these marks were typed
        yield row, column, plain if quoted is None else quoted.replace('""', '"')
        row, column = (row + 1, 0) if end == "\n" else (row, column + 1)
        place = match.end()


def _check_number(cards: int) -> None:
    if cards > MOST_CARDS:
        raise UserError(
            f"The clipboard holds more than {MOST_CARDS:,} cards: paste it in parts, or import it as a file."
        )


def _check_length(words: str, row: int) -> None:
    if len(words) > MAX_TEXT:
        raise UserError(
            f"Line {row + 1:,} of the clipboard has {len(words):,} letters, and a text may have "
            f"{MAX_TEXT:,}: paste it in parts."
        )
