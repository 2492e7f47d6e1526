"""A table from a text file: encoding, delimiter, quoted cells, and the line on which each row begins."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from cjm_desktop.errors import UserError
from cjm_desktop.formats._format import Remark
from cjm_desktop.formats._grid_readings import Readings
from cjm_desktop.formats._source import decode, read_bytes

MAX_ROWS = 200_000
"""What memory holds; a table of fewer rows that is too much for a project is told what of it is too much."""

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE_ROWS = 50


class Row(NamedTuple):
    """The cells of one row and the line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """A cell without blanks around it; empty where the row is shorter."""
        return self.cells[column].strip() if column < len(self.cells) else ""

    def is_blank(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


@dataclass(slots=True)
class Sheet:
    """The rows that are not blank. `name` is what to call a map that has no title of its own.

    `readings`: how its numbers and dates are read; `delimiter`: what parts its cells in the file, '' elsewhere.
    """

    name: str
    rows: list[Row]
    remarks: list[Remark] = field(default_factory=list)
    readings: Readings = field(default_factory=Readings)
    delimiter: str = ""

    def say(self, row: Row, text: str, column: int | None = None) -> None:
        """Remark on a row, or on one of its cells."""
        self.remarks.append(Remark(place_of(row, column), text))


def place_of(row: Row, column: int | None = None) -> str:
    """'line 4', or 'line 4, column C'."""
    return f"line {row.line}" if column is None else f"line {row.line}, column {letters(column)}"


def letters(column: int) -> str:
    """A column's name in a spreadsheet: 0 -> A, 26 -> AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def read_sheet(path: Path) -> Sheet:
    """Read a CSV or TSV file.

    Raises:
        UserError: It is no text, or no table; says the line.
    """
    text, encoding = decode(read_bytes(path), path.name)
    text, delimiter = _named_delimiter(text)
    delimiter = delimiter or _likely_delimiter(text)
    sheet = Sheet(path.stem, [], delimiter=delimiter)
    sheet.remarks.append(
        Remark("", f"read as {_NAMES[encoding]}, cells separated by {_DELIMITERS[delimiter]}")
    )
    try:
        sheet.rows = _rows(text, delimiter, path.name, strict=True)
    except _Unclean as error:
        sheet.rows = _rows(text, delimiter, path.name, strict=False)
        sheet.remarks.append(
            Remark(f"line {error.line}", "a quotation mark stands inside a cell; read as text")
        )
    if not sheet.rows:
        raise UserError(f"{path.name} is empty.")
    return sheet


_NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
}


class _Unclean(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


def _named_delimiter(text: str) -> tuple[str, str]:
    """Excel's first line `sep=;` says the delimiter; a blank line stays, so lines keep their numbers."""
    first, _, rest = text.partition("\n")
    said = first.strip('\r\ufeff "')
    if len(said) == 5 and said.lower().startswith("sep=") and said[4] in _DELIMITERS:
        return "\n" + rest, said[4]
    return text, ""


def _likely_delimiter(text: str) -> str:
    """The one that cuts the first rows into the same number of cells most often."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> float:
    widths: Counter[int] = Counter()
    try:
        for row in _raw_rows(text, delimiter, strict=False):
            widths[len(row.cells)] += not row.is_blank()
            if widths.total() >= _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0.0
    if not widths.total():
        return 0.0
    width, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    return 0.0 if width == 1 else count / widths.total() + min(width, 50) / 100


def _rows(text: str, delimiter: str, name: str, *, strict: bool) -> list[Row]:
    rows: list[Row] = []
    line = 1
    try:
        for row in _raw_rows(text, delimiter, strict=strict):
            line = row.line
            if not row.is_blank():
                rows.append(row)
            if len(rows) > MAX_ROWS:
                raise UserError(f"{name} has more than {MAX_ROWS:,} rows: split it up.")
    except csv.Error as error:
        after = f"{name}, in the row after line {line}" if rows else f"{name}, in the first row"
        if "field limit" in str(error):
            raise UserError(
                f"{after}: a cell has more than 131,072 letters; is a quotation mark missing?"
            ) from error
        if "unexpected end" in str(error):
            raise UserError(
                f"{after}: a quotation mark opens a cell and never closes it."
            ) from error
        if strict:
            raise _Unclean(line) from error
        raise UserError(f"{after}: this is no table: {error}.") from error
    return rows


def _raw_rows(text: str, delimiter: str, *, strict: bool) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    end = 0
    for cells in reader:
        yield Row(end + 1, tuple(cells))
        end = reader.line_num
