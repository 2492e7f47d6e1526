"""What a card's text says of its kind's fields: the channel of a touchpoint, the figure of a metric."""

import re
from typing import Any, NamedTuple

from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.lane_kinds import BesideText, FieldReference, capabilities_of
from cjm_desktop.domain.numbers import NoNumber, write_plainly
from cjm_desktop.domain.records import Card, Channel
from cjm_desktop.domain.usual_channels import usual_channel
from cjm_desktop.formats._grid_readings import Readings
from cjm_desktop.formats._grid_references import Naming, add_named, is_added

_OVER = re.compile(r"(?P<text>.*?\S)\s*\[(?P<name>[^\[\]]+)\]$", re.DOTALL)
_BULLET = re.compile(r"^[•▪◦‣]\s*")
_NO_MORE = " []"
"""Behind a line that would else be taken apart: all of it is text."""
_LINE_ENDS = re.compile("\r\n?|\n")


class ReadCard(NamedTuple):
    """The text and the fields that a cell's line speaks of."""

    text: str
    fields: dict[str, Any]


class _Said(NamedTuple):
    """As `ReadCard`, with the record that is pointed at by its name."""

    text: str
    name: str = ""
    figure: tuple[float, str] | None = None


def lines_in(cell: str) -> list[str]:
    """The lines of a cell, a card each, without their bullets; blank ones are none."""
    return list(filter(None, (_BULLET.sub("", line.strip()) for line in _LINE_ENDS.split(cell))))


def read_card(draft: Draft, readings: Readings, kind: str, line: str) -> ReadCard:
    """Take a line apart by its lane's kind."""
    said = _take_apart(readings, kind, line)
    beside = capabilities_of(kind).beside_text
    if beside and said.name:
        reference = _reference(kind, beside[0])
        return ReadCard(said.text, {beside[0]: add_named(draft, reference.to, said.name)})
    if beside and said.figure:
        return ReadCard(
            said.text, dict(zip((beside[0], _unit_of(kind, beside[0])), said.figure, strict=True))
        )
    return ReadCard(said.text, {})


def say_card(kind: str, card: Card, naming: Naming) -> str:
    """The line that `lines_in` and `read_card` take apart again; `comes_back` says whether they can."""
    text, name, figure = _meant(kind, card, naming)
    line = text = " ".join(part.strip() for part in _LINE_ENDS.split(text.strip()) if part.strip())
    if name:
        line = f"{text} [{name}]".strip()
    elif figure:
        line = f"{text}: {write_plainly(figure[0])} {figure[1]}".strip()
    elif text and _read_back(kind, line) != [_Said(text)]:
        escaped = f"{text}{_NO_MORE}"
        line = escaped if _read_back(kind, escaped) == [_Said(text)] else line
    return f"• {line}" if _BULLET.match(line) else line


def comes_back(kind: str, card: Card, naming: Naming) -> bool:
    """Whether what is read is what was written."""
    return _read_back(kind, say_card(kind, card, naming)) == [_meant(kind, card, naming)]


def _meant(kind: str, card: Card, naming: Naming) -> _Said:
    beside = capabilities_of(kind).beside_text
    value = card.fields.get(beside[0]) if beside else None
    if beside and beside[1] is BesideText.IN_BRACKETS:
        return _Said(card.text, naming.say(_reference(kind, beside[0]).to, value))
    if beside and isinstance(value, int | float):
        unit = card.fields.get(_unit_of(kind, beside[0]))
        return _Said(card.text, "", (value, str(unit or "")))
    return _Said(card.text)


def _reference(kind: str, field: str) -> FieldReference:
    return next(one for one in capabilities_of(kind).references if one.field == field)


def _unit_of(kind: str, field: str) -> str:
    """The field that holds the unit of a figure."""
    extra = capabilities_of(kind).fields.model_fields[field].json_schema_extra
    return str(extra.get("unit_field", "unit")) if isinstance(extra, dict) else "unit"


def _read_back(kind: str, line: str) -> list[_Said]:
    return [_take_apart(Readings(), kind, found) for found in lines_in(line)]


def _take_apart(readings: Readings, kind: str, line: str) -> _Said:
    beside = capabilities_of(kind).beside_text
    if beside is None:
        return _Said(line)
    if line.endswith(_NO_MORE):
        return _Said(line.removesuffix(_NO_MORE))
    if beside[1] is BesideText.BEHIND_COLON:
        return _metric(readings, line)
    to = _reference(kind, beside[0]).to
    if to == Channel.KIND:
        return _touchpoint(line)
    return _over(line) if is_added(to) else _Said(line)


def _over(line: str) -> _Said:
    over = _OVER.match(line)
    named = over["name"].strip() if over else ""
    return _Said(over["text"], named) if over and named else _Said(line)


def _touchpoint(line: str) -> _Said:
    over = _over(line)
    if over.name:
        return over
    if usual_channel(line):
        return _Said(line, line)
    before, colon, after = line.partition(":")
    if colon and after.strip() and usual_channel(before):
        return _Said(after.strip(), before.strip())
    return _Said(line)


def figure_of(line: str) -> tuple[str, str]:
    """The label and the figure of 'Revenue: 1.200 €'; no figure where there is no colon."""
    sign = ": " if ": " in line else ":"
    label, colon, figure = line.rpartition(sign) if sign == ": " else line.partition(sign)
    return (label.strip(), figure.strip()) if colon else (line, "")


def _metric(readings: Readings, line: str) -> _Said:
    label, figure = figure_of(line)
    try:
        reading = readings.number(figure)
    except NoNumber:
        return _Said(line)
    return _Said(label, "", (reading.value, reading.unit))
