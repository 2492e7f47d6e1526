"""A table as a journey map: both forms are recognised by themselves."""

import re
from pathlib import Path

from pydantic import ValidationError

from cjm_desktop.domain.habits import USUAL, Habits
from cjm_desktop.domain.validation_words import word_validation
from cjm_desktop.formats._format import Imported, Remark
from cjm_desktop.formats._grid_long_read import looks_long, read_long
from cjm_desktop.formats._grid_readings import Readings
from cjm_desktop.formats._grid_wide_read import read_wide
from cjm_desktop.formats._sheet import Sheet, read_sheet


def read_table(path: Path, habits: Habits) -> Imported:
    """Read a CSV or TSV file; the remarks say what became of each row.

    Raises:
        UserError: It is no table, or no journey can be seen in it.
    """
    return read_grid(read_sheet(path), path.name, habits)


def read_grid(sheet: Sheet, file: str, habits: Habits = USUAL) -> Imported:
    """Read rows, wherever they come from.

    Raises:
        UserError: No journey can be seen in them.
    """
    # Spreadsheet programs part cells with semicolons where the comma is the decimal sign.
    sheet.readings = Readings(Habits(",", day_first=True) if sheet.delimiter == ";" else habits)
    read = read_long if looks_long(sheet) else read_wide
    try:
        project = read(sheet, file)
    except ValidationError as error:
        raise word_validation(error, where=file) from error
    sheet.remarks += (Remark(*said) for said in sheet.readings.said())
    return Imported(project, tuple(sorted(sheet.remarks, key=_line)))


def _line(remark: Remark) -> int:
    found = re.match(r"line (\d+)", remark.where)
    return int(found[1]) if found else 0
