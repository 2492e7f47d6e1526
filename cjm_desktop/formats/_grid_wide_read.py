"""The wide form: stages and steps across, a row a lane, several cards of a cell on lines of their own."""

import re
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.lane_kinds import BesideText, capabilities_of, shows_markers
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.validation_words import word_validation
from cjm_desktop.formats._grid_cells import restored
from cjm_desktop.formats._grid_fields import figure_of, lines_in, read_card
from cjm_desktop.formats._grid_moods import (
    Scale,
    likely_scale,
    read_score,
    read_sign,
    said_scale,
    without_scale,
)
from cjm_desktop.formats._grid_wide_layout import LaneRow, WideLayout, classify, find_layout
from cjm_desktop.formats._sheet import Sheet, place_of

NOBODY = "Customer"
"""Whose the feelings are when a table names no persona."""

_WHO = re.compile(
    r"^(?P<lane>.*?)(?::\s+|\s+[–—-]\s+)(?P<who>.+)$|^(?P<lane2>.*?)\s*[(\[](?P<who2>.+)[)\]]$"
)


def read_wide(sheet: Sheet, file: str) -> Project:
    """The project in a wide table.

    Raises:
        UserError: There are no stages or no lanes in it, too many of them, or a text is too long.
        pydantic.ValidationError: A stage's or a step's title is too long.
    """
    layout = find_layout(sheet, file)
    return _WideReader(sheet, layout, file).read()


class _WideReader:
    def __init__(self, sheet: Sheet, layout: WideLayout, file: str) -> None:
        self._sheet, self._layout, self._file = sheet, layout, file
        self._draft = Draft(layout.title, source=file)
        self._map = self._draft.add_map(layout.title)
        self._steps = self._add_columns()
        self._lane = ""
        self._feelings = ""
        self._nobody_feels = False

    def read(self) -> Project:
        rows = classify(self._sheet, self._layout)
        self._sheet.readings.learn(self._figures(rows), ())
        numbers = {id(row): self._numbers(row) for row in rows if shows_markers(row.kind)}
        for row in rows:
            try:
                if shows_markers(row.kind):
                    others = [found for key, found in numbers.items() if key != id(row)]
                    self._add_emotions(row, self._scale(row, numbers[id(row)], others))
                else:
                    self._add_cards(row)
            except ValidationError as error:
                raise word_validation(error, where=f"{self._file}, line {row.row.line}") from error
        return self._draft.project()

    def _figures(self, rows: Sequence[LaneRow]) -> Iterator[str]:
        """The figures of all metrics, to see how this table writes them."""
        for lane in rows:
            beside = capabilities_of(lane.kind).beside_text
            if beside and beside[1] is BesideText.BEHIND_COLON:
                for column in self._steps:
                    for line in lines_in(restored(lane.row.cell(column))):
                        yield figure_of(line)[1]

    def _add_columns(self) -> dict[int, str]:
        layout, steps = self._layout, {}
        stage_id = title = ""
        for column in layout.columns:
            named = restored(layout.stages.cell(column))
            if not stage_id or (named and named != title):
                title = named
                stage_id = self._draft.add_stage(self._map, title)
            step = restored(layout.steps.cell(column)) if layout.steps else ""
            steps[column] = self._draft.add_step(stage_id, step)
        return steps

    def _add_cards(self, lane: LaneRow) -> None:
        if not lane.goes_on:
            self._lane = self._draft.add_lane(self._map, lane.kind, lane.name)
            self._feelings = ""
        count = 0
        for column, step_id in self._steps.items():
            self._sheet.readings.place = place_of(lane.row, column)
            for line in lines_in(restored(lane.row.cell(column))):
                card = read_card(self._draft, self._sheet.readings, lane.kind, line)
                self._draft.add_card(self._lane, step_id, card.text, fields=card.fields)
                count += 1
        word = lane.kind.replace("_", " ")
        self._sheet.say(
            lane.row,
            f"{_named(lane)} became a lane of {word} with {counted(count, 'card', 'cards')}",
        )

    def _numbers(self, lane: LaneRow) -> list[float]:
        cells = (read_score(lane.row.cell(column)) for column in self._steps)
        return [number for number in cells if number is not None]

    def _scale(
        self, lane: LaneRow, numbers: list[float], others: list[list[float]]
    ) -> Scale | None:
        return said_scale(lane.said_kind) or said_scale(lane.name) or likely_scale(numbers, others)

    def _add_emotions(self, lane: LaneRow, scale: Scale | None) -> None:
        title, who = _lane_and_persona(without_scale(lane.name))
        another = not who and self._nobody_feels and title != self._feelings and not lane.goes_on
        if not self._lane or (title != self._feelings and not (another and self._feelings)):
            self._lane = self._draft.add_lane(self._map, lane.kind, title)
            self._feelings = title
        if not who and not any(lane.row.cell(column) for column in self._steps):
            self._sheet.say(lane.row, f"{_named(lane)} became an empty lane of emotions")
            return
        if not who:
            # The next row of feelings that names nobody must be somebody else's: a second curve.
            who = title if another else NOBODY
            self._nobody_feels = True
        persona_id = self._draft.add_persona(who, map_id=self._map)
        count = 0
        for column, step_id in self._steps.items():
            mood = self._mood(lane, column, scale)
            if mood is not None:
                if self._draft.set_mood(persona_id, step_id, mood):
                    count += 1
                else:
                    self._sheet.say(lane.row, f"{who} has an emotion at this step already", column)
        on = f" on a scale of {scale}" if scale and self._numbers(lane) else ""
        self._sheet.say(
            lane.row,
            f"{_named(lane)} became the emotions of {who}: {counted(count, 'marker', 'markers')}{on}",
        )

    def _mood(self, lane: LaneRow, column: int, scale: Scale | None) -> float | None:
        said = restored(lane.row.cell(column))
        if not said:
            return None
        sign, number = read_sign(said), read_score(said)
        if sign is not None:
            return sign
        if number is None:
            self._sheet.say(lane.row, f"“{said[:40]}” is no number; left out", column)
        elif scale is None:
            self._sheet.say(lane.row, f"{said} fits no scale of the row; left out", column)
        else:
            if not scale.holds([number]):
                self._sheet.say(lane.row, f"{said} lies outside {scale}; taken as its end", column)
            return scale.mood(number)
        return None


def _lane_and_persona(name: str) -> tuple[str, str]:
    """'Emotions: Anna' -> ('Emotions', 'Anna')."""
    found = _WHO.match(name)
    if found is None:
        return name or "Emotions", ""
    return (found["lane"] or found["lane2"] or "Emotions").strip(), (
        found["who"] or found["who2"]
    ).strip()


def _named(lane: LaneRow) -> str:
    return "the row" if lane.goes_on or not lane.name else f"“{lane.name}”"
