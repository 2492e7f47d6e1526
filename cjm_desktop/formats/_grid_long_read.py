"""The long form: a row a card. The first row names the columns, in any order."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from pydantic import ValidationError

from cjm_desktop.domain import lane_kinds
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.lane_kinds import FieldReference
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.domain.tags import read_tags
from cjm_desktop.domain.validation_words import word_validation
from cjm_desktop.errors import UserError
from cjm_desktop.formats._format import Remark
from cjm_desktop.formats._grid_cells import restored
from cjm_desktop.formats._grid_kind_fields import (
    Read,
    ReadField,
    columns_of,
    kind_columns,
    own_columns,
    read_common,
    read_kind_field,
)
from cjm_desktop.formats._grid_moods import (
    OWN,
    Scale,
    likely_scale,
    read_score,
    read_sign,
    said_scale,
)
from cjm_desktop.formats._grid_places import Places
from cjm_desktop.formats._grid_readings import Readings
from cjm_desktop.formats._grid_references import (
    CardNames,
    add_named,
    as_stored,
    is_added,
    reference_columns,
    reference_in,
    word_for,
)
from cjm_desktop.formats._grid_words import guess_kind, heads_a_grid, name_column
from cjm_desktop.formats._sheet import Row, Sheet, place_of

COLUMNS = (
    *("map", "stage", "step", "lane", "kind", "persona", "text", "mood", "channel"),
    *("severity", "impact", "effort", "owner", "status", "due", "tags", "note"),
)
"""The columns that are always written; `EXTRAS` and those of the lane kinds follow where they are used."""

EXTRAS = ("until", "votes", "evidence", "colour")
_PLACES = {"stage", "step"}
_WHAT = {"lane", "kind", "text", "mood"}


def looks_long(sheet: Sheet) -> bool:
    """Whether the first row names columns rather than stages.

    Stages may be called “Description” or “Content” as columns are: a table that names stages in its first row and
    steps in its second is none of columns.
    """
    head, *rows = sheet.rows
    if rows and heads_a_grid(head.cell(0), rows[0].cell(0)):
        return False
    names = {name_column(cell) for cell in head.cells}
    return bool(names & _PLACES) and len(names & _WHAT) > 1 and bool(names & {"text", "mood"})


def read_long(sheet: Sheet, file: str) -> Project:
    """The project in a long table.

    Raises:
        UserError: No row could be used, or the maps would be too large.
    """
    head, *rows = sheet.rows
    reader = _LongReader(sheet, file, _columns(sheet, head))
    for row in rows:
        reader.read_row(row)
    return reader.finish()


def _columns(sheet: Sheet, head: Row) -> dict[str, int]:
    known = {*COLUMNS, *EXTRAS, *kind_columns(), *reference_columns()}
    columns: dict[str, int] = {}
    for place, cell in enumerate(head.cells):
        name = name_column(cell)
        if name in known and name not in columns:
            columns[name] = place
        elif cell.strip():
            sheet.say(head, f"the column “{cell.strip()[:40]}” is not known; left out", place)
    return columns


class _Pointing(NamedTuple):
    """A card whose row names other records."""

    row: Row
    map_id: str
    step_id: str
    card_id: str
    kind: str


class _LongReader:
    def __init__(self, sheet: Sheet, file: str, columns: Mapping[str, int]) -> None:
        self._sheet, self._file, self._columns = sheet, file, columns
        self._draft = Draft(sheet.name, source=file)
        self._places = Places(self._draft, sheet.name)
        self._scale = self._mood_scale()
        days, numbers = (self._cells(columns_of(each)) for each in (date, float))
        sheet.readings.learn(numbers, days)
        self._pointing: list[_Pointing] = []
        self._names = CardNames(self._places)
        self._counts = {"card": 0, "marker": 0}

    def read_row(self, row: Row) -> None:
        try:
            self._read(row)
        except ValidationError as error:
            raise word_validation(error, where=f"{self._file}, line {row.line}") from error

    def finish(self) -> Project:
        for card in self._pointing:
            self._point(card)
        if not any(self._counts.values()) and not self._places.count_lanes():
            raise UserError(
                f"{self._file}: no row could be used; each needs a stage and a text or a mood."
            )
        said = [counted(n, *RECORD_TYPES[kind].NAMES) for kind, n in self._counts.items()]
        self._sheet.remarks.append(Remark("", f"read as a list of cards: {', '.join(said)}"))
        if self._counts["marker"] and self._scale:
            self._sheet.remarks.append(Remark("", f"moods read on a scale of {self._scale}"))
        return self._draft.project()

    def _cells(self, columns: Iterable[str]) -> list[str]:
        """What stands in columns, from the first row to the last."""
        found = [self._get(row, name) for name in columns for row in self._sheet.rows[1:]]
        return [cell for cell in found if cell]

    def _get(self, row: Row, column: str) -> str:
        place = self._columns.get(column)
        return restored(row.cell(place)) if place is not None else ""

    def _read(self, row: Row) -> None:
        map_id = self._places.map_of(self._get(row, "map"))
        step_id = self._places.step_of(map_id, self._get(row, "stage"), self._get(row, "step"))
        mood, text = self._get(row, "mood"), self._text(row)
        kind = self._kind(row, mood)
        persona = self._get(row, "persona")
        if kind and lane_kinds.shows_markers(kind) and (mood or text):
            self._add_mood(row, map_id, step_id, kind, persona)
        elif kind is not None and (text or any(self._get(row, name) for name in own_columns(kind))):
            self._add_card(row, map_id, step_id, kind, text)
        elif kind is not None:
            self._places.lane_of(map_id, self._get(row, "lane"), kind, persona)
        elif persona:
            self._draft.add_persona(persona, map_id=map_id)
        elif step_id is None:
            self._sheet.say(row, "this row names no stage, no lane and no text; left out")

    def _text(self, row: Row) -> str:
        place = self._columns.get("text")
        raw = row.cells[place] if place is not None and place < len(row.cells) else ""
        return restored(raw).replace("\r\n", "\n")

    def _kind(self, row: Row, mood: str) -> str | None:
        said, lane = self._get(row, "kind"), self._get(row, "lane")
        kind = guess_kind(said) or guess_kind(lane)
        if kind is None and said:
            self._sheet.say(row, f"“{said[:40]}” is no kind of lane that is known; taken as text")
        if kind is None and mood:
            return lane_kinds.marker_kind()
        return kind or (
            lane_kinds.kind_for_unknown() if lane or said or self._text(row).strip() else None
        )

    def _mood_scale(self) -> Scale | None:
        """The scale of the column: what its name says, our own when all fits it, else the likely one."""
        place = self._columns.get("mood")
        if place is None:
            return None
        head, *rows = self._sheet.rows
        numbers = [n for row in rows if (n := read_score(row.cell(place))) is not None]
        said = said_scale(head.cell(place))
        if said or not numbers:
            return said
        is_ours = head.cell(place).casefold() == "mood" and OWN.holds(numbers)
        return OWN if is_ours else likely_scale(numbers)

    def _add_mood(
        self, row: Row, map_id: str, step_id: str | None, kind: str, persona: str
    ) -> None:
        said = self._get(row, "mood")
        number = read_score(said)
        mood = read_sign(said)
        if mood is None and number is not None and self._scale:
            if not self._scale.holds([number]):
                self._sheet.say(
                    row, f"the mood {said} lies outside {self._scale}; taken as its end"
                )
            mood = self._scale.mood(number)
        if mood is None or step_id is None:
            reason = "has no stage" if step_id is None else f"“{said[:40]}” is no mood"
            self._sheet.say(row, f"this emotion {reason}; left out")
            return
        self._places.lane_of(map_id, self._get(row, "lane"), kind, None)
        persona_id = self._draft.add_persona(persona or "Customer", map_id=map_id)
        if self._draft.set_mood(persona_id, step_id, mood, self._text(row)):
            self._counts["marker"] += 1
        else:
            self._sheet.say(
                row, f"{persona or 'Customer'} has an emotion at this step already; left out"
            )

    def _add_card(self, row: Row, map_id: str, step_id: str | None, kind: str, text: str) -> None:
        if step_id is None:
            self._sheet.say(row, "this card has no stage; left out")
            return
        lane, said_kind = self._get(row, "lane"), self._get(row, "kind")
        if not lane and not said_kind:
            self._sheet.say(row, "this card names no lane; put among the notes")
        lane_id = self._places.lane_of(map_id, lane, kind, self._get(row, "persona"))
        card_id = self._draft.add_card(
            lane_id, step_id, text, fields=self._fields(row, kind), **self._common(row)
        )
        self._counts["card"] += 1
        self._names.add(map_id, kind, text, card_id)
        self._pointing.append(_Pointing(row, map_id, step_id, card_id, kind))

    def _common(self, row: Row) -> dict[str, Any]:
        tags = read_tags(self._get(row, "tags"))
        found: dict[str, Any] = {"note": self._get(row, "note"), "tags": tags}
        for name in ("votes", "evidence", "colour"):
            self._take(row, name, found, read_common)
        return found

    def _fields(self, row: Row, kind: str) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for column in reference_columns():
            said, reference = self._get(row, column), reference_in(column, kind)
            if said and is_added(reference.to):
                names = map(str.strip, said.splitlines()) if reference.is_list else [said]
                ids = [add_named(self._draft, reference.to, name) for name in names if name]
                fields |= as_stored(reference, ids)
        read = partial(_read_as, kind)
        for name in kind_columns():
            self._take(row, name, fields, read)
        return fields

    def _take(self, row: Row, name: str, into: dict[str, Any], read: Read) -> None:
        said = self._get(row, name)
        if not said:
            return
        self._sheet.readings.place = place_of(row)
        found = read(self._sheet.readings, name, said)
        if found.trouble:
            self._sheet.say(row, f"{name} “{said[:40]}” does not fit ({found.trouble}); left out")
        for key, value in found.values.items():
            if key in into and into[key] != value:
                self._sheet.say(row, f"two units, “{into[key]}” and “{value}”; the last one counts")
            into[key] = value

    def _point(self, card: _Pointing) -> None:
        """What a card points at may stand further down than the card."""
        until = self._get(card.row, "until")
        if until:
            last = self._places.until(card.map_id, card.step_id, until)
            if last is None:
                self._sheet.say(
                    card.row, f"there is no step “{until[:40]}” behind; the card covers one step"
                )
            self._draft.alter_card(card.card_id, until_id=last)
        for column in reference_columns():
            said, reference = self._get(card.row, column), reference_in(column, card.kind)
            if said and not is_added(reference.to):
                ids = self._ids_named(card, reference, said)
                self._draft.alter_fields(card.card_id, **as_stored(reference, ids))

    def _ids_named(self, card: _Pointing, reference: FieldReference, said: str) -> list[str]:
        """The records that a cell names by their texts."""
        ids = []
        for name, record_id in self._names.find(reference, card.map_id, said):
            if record_id:
                ids.append(record_id)
            else:
                self._sheet.say(
                    card.row, f"there is no {word_for(reference)} “{name[:40]}” to point at"
                )
        return ids


def _read_as(kind: str, readings: Readings, name: str, said: str) -> ReadField:
    return read_kind_field(readings, kind, name, said)
