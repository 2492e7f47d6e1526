"""Rows as a CSV or TSV file that spreadsheet programs open without a question."""

import csv
from collections.abc import Iterable
from pathlib import Path

from cjm_desktop.formats._grid_cells import neutralised


def write_rows(path: Path, rows: Iterable[Iterable[str]], delimiter: str) -> None:
    """Write UTF-8 with a mark, which Excel needs to see the letters right."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([neutralised(cell) for cell in row] for row in rows)
