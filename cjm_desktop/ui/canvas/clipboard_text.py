"""Text that other programs copied, as texts in rows and columns.

Spreadsheets put a cell that holds a line break or a tab into quotation marks and double those inside; PowerPoint and
Word say a line break inside a paragraph as a vertical tab.
"""

import re
from collections.abc import Iterable, Iterator

from cjm_desktop.domain.limits import MAX_TEXT
from cjm_desktop.domain.values import clean_text
from cjm_desktop.errors import UserError
from cjm_desktop.ui.canvas.clipboard_html import Cell, cells_in_page

MOST_CARDS = 5_000
MOST_LETTERS = 20_000_000
MOST_OF_A_PAGE = 1_000_000
"""Letters of a page with all its tags, which take more time to read than words do."""

_CELL = re.compile(r'(?:"((?:[^"]|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*))([\t\n]?)')
_LINE_ENDS = re.compile("\r\n|\r|\f|\x85|\u2029")
_SOFT_ENDS = re.compile("\v|\u2028")
_PICTURE = "\ufffc"
"""What editors put into a text where a picture stands."""


def cells_of(text: str) -> list[Cell]:
    """With tabs it is a sheet, whose lines are rows; without, every line is a text of one cell.

    Raises:
        UserError: It holds more than one paste can take; nothing of it is taken then.
    """
    _check_size(text, MOST_LETTERS)
    return _cleaned(_split(_LINE_ENDS.sub("\n", text)))


def has_words(text: str) -> bool:
    """Is there anything that one sees?"""
    return any(each.isprintable() and each not in (" ", _PICTURE) for each in text)


def cells_of_page(page: str) -> list[Cell]:
    """As `cells_of`, of the words of a web page: a table is a sheet.

    Raises:
        UserError: It holds more than one paste can take; nothing of it is taken then.
    """
    _check_size(page, MOST_OF_A_PAGE)
    return _cleaned(cells_in_page(page))


def _cleaned(cells: Iterable[Cell]) -> list[Cell]:
    is_sheet, found = False, list[Cell]()
    for row, column, words in cells:
        is_sheet = is_sheet or column > 0
        lines = _SOFT_ENDS.sub("\n", words).replace(_PICTURE, "")
        cleaned = str(clean_text(lines)).strip()
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


def _check_size(text: str, most: int) -> None:
    if len(text) > most:
        raise UserError(
            f"The clipboard holds a text of {len(text):,} letters, and one paste takes {most:,}: "
            "paste it in parts, or import it as a file."
        )


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
