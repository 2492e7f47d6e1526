"""Where what stands in a wide table: its head, its columns, its lanes."""

from dataclasses import dataclass

from cjm_desktop.domain.lane_kinds import capabilities_of, kind_for_unknown, marker_kind
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.records import Lane, Stage
from cjm_desktop.errors import UserError
from cjm_desktop.formats._grid_cells import restored
from cjm_desktop.formats._grid_moods import read_score, read_sign
from cjm_desktop.formats._grid_words import (
    guess_kind,
    heads_a_grid,
    is_kind_word,
    is_stage_word,
    is_step_word,
)
from cjm_desktop.formats._sheet import Row, Sheet


@dataclass(frozen=True, slots=True)
class WideLayout:
    """The parts of a wide table. `columns` are those with content; column B says kinds when they begin at C."""

    title: str
    stages: Row
    steps: Row | None
    lanes: tuple[Row, ...]
    columns: range

    @property
    def has_kinds(self) -> bool:
        return self.columns.start == 2


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One row below the head. `goes_on`: its name is blank, it continues the lane above it."""

    row: Row
    name: str
    said_kind: str
    kind: str
    goes_on: bool


def find_layout(sheet: Sheet, file: str) -> WideLayout:
    """Find the parts of a wide table.

    Raises:
        UserError: There are no stages or no lanes in it, or too many of them.
    """
    rows = list(sheet.rows)
    title = ""
    while len(rows) > 1 and _is_title(rows[0]):
        title = title or restored(rows[0].cell(0))
        rows.pop(0)
    stages, rest = rows[0], rows[1:]
    has_steps = bool(rest) and (not rest[0].cell(0) or is_step_word(rest[0].cell(0)))
    steps = rest.pop(0) if has_steps else None
    end = max((_width(row) for row in (stages, *rest, *([steps] if steps else []))), default=0)
    first = 2 if _column_b_says_kinds(stages, steps, rest) else 1
    if end <= first:
        raise UserError(
            f"{file}, line {stages.line}: no stages can be seen; the first row must name them, from its second cell on."
        )
    bare = steps is not None and heads_a_grid(stages.cell(0), steps.cell(0))
    if not rest and not bare:
        raise UserError(f"{file}: there is no lane below the stages; each row must be one.")
    if len(rest) > Lane.MOST or end > Stage.MOST:
        raise UserError(
            f"{file} would be a map of {counted(len(rest), 'lane', 'lanes')} and {counted(end, 'column', 'columns')}, "
            f"and {Lane.MOST:,} are the most: "
            "for a list of cards the first row must name the columns (stage, step, lane, text)."
        )
    return WideLayout(title or sheet.name, stages, steps, tuple(rest), range(first, end))


def classify(sheet: Sheet, layout: WideLayout) -> list[LaneRow]:
    """What each row is, by its kind cell, its name, or what stands in it."""
    found: list[LaneRow] = []
    for row in layout.lanes:
        name = restored(row.cell(0))
        said = row.cell(1) if layout.has_kinds else ""
        goes_on = bool(found) and not name and not said
        kind = found[-1].kind if goes_on else _kind(sheet, layout, row, name, said)
        found.append(LaneRow(row, name, said, kind, goes_on))
    return found


def _kind(sheet: Sheet, layout: WideLayout, row: Row, name: str, said: str) -> str:
    cells = [row.cell(column) for column in layout.columns if row.cell(column)]
    felt = [cell for cell in cells if read_score(cell) is not None or read_sign(cell) is not None]
    kind = (guess_kind(said) if said else None) or guess_kind(name)
    if kind is None:
        if cells and len(felt) == len(cells):
            return marker_kind()
        sheet.say(row, f"“{name}” names no kind of lane that is known; taken as text")
        return kind_for_unknown()
    other = capabilities_of(kind).without_figures
    if other and cells and not felt:
        word = capabilities_of(other).name.lower()
        sheet.say(row, f"“{name}” holds no numbers; taken as {word}")
        return other
    return kind


def _is_title(row: Row) -> bool:
    return bool(row.cell(0)) and _width(row) == 1 and not is_stage_word(row.cell(0))


def _width(row: Row) -> int:
    return max((i for i, cell in enumerate(row.cells, start=1) if cell.strip()), default=0)


def _column_b_says_kinds(stages: Row, steps: Row | None, lanes: list[Row]) -> bool:
    if is_kind_word(stages.cell(1)):
        return True
    if stages.cell(1) or (steps is not None and steps.cell(1) and not is_kind_word(steps.cell(1))):
        return False
    said = [row.cell(1) for row in lanes if row.cell(1)]
    return bool(said) and all(guess_kind(word) is not None for word in said)
