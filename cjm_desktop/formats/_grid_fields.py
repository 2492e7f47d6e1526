"""What a card's text says of its kind's fields: the channel of a touchpoint, the figure of a metric."""

import re
from typing import Any, NamedTuple

from cjm_desktop.domain import kinds
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.numbers import NoNumber, write_plainly
from cjm_desktop.domain.records import Card, Channel
from cjm_desktop.domain.usual_channels import usual_channel
from cjm_desktop.formats._grid_readings import Readings

_OVER = re.compile(r"(?P<text>.*?\S)\s*\[(?P<channel>[^\[\]]+)\]$", re.DOTALL)
_BULLET = re.compile(r"^[•▪◦‣]\s*")
_NO_MORE = " []"
"""Behind a line that would else be taken apart: all of it is text."""
_LINE_ENDS = re.compile("\r\n?|\n")


class ReadCard(NamedTuple):
    """The text and the fields that a cell's line speaks of."""

    text: str
    fields: dict[str, Any]


class _Said(NamedTuple):
    """As `ReadCard`, with the channel by its name."""

    text: str
    channel: str = ""
    figure: tuple[float, str] | None = None


def lines_in(cell: str) -> list[str]:
    """The lines of a cell, a card each, without their bullets; blank ones are none."""
    return list(filter(None, (_BULLET.sub("", line.strip()) for line in _LINE_ENDS.split(cell))))


def read_card(draft: Draft, readings: Readings, kind: str, line: str) -> ReadCard:
    """Take a line apart by its lane's kind."""
    said = _take_apart(readings, kind, line)
    if said.channel:
        return ReadCard(said.text, {"channel_id": add_channel(draft, said.channel)})
    if said.figure:
        return ReadCard(said.text, dict(zip(("value", "unit"), said.figure, strict=True)))
    return ReadCard(said.text, {})


def say_card(kind: str, card: Card, channels: dict[str, Channel]) -> str:
    """The line that `lines_in` and `read_card` take apart again; `comes_back` says whether they can."""
    text, channel, figure = _meant(kind, card, channels)
    line = text = " ".join(part.strip() for part in _LINE_ENDS.split(text.strip()) if part.strip())
    if channel:
        line = f"{text} [{channel}]".strip()
    elif figure:
        line = f"{text}: {write_plainly(figure[0])} {figure[1]}".strip()
    elif text and _read_back(kind, line) != [_Said(text)]:
        escaped = f"{text}{_NO_MORE}"
        line = escaped if _read_back(kind, escaped) == [_Said(text)] else line
    return f"• {line}" if _BULLET.match(line) else line


def comes_back(kind: str, card: Card, channels: dict[str, Channel]) -> bool:
    """Whether what is read is what was written."""
    return _read_back(kind, say_card(kind, card, channels)) == [_meant(kind, card, channels)]


def _meant(kind: str, card: Card, channels: dict[str, Channel]) -> _Said:
    if kind == kinds.TOUCHPOINTS:
        channel = channels.get(str(card.fields.get("channel_id")))
        return _Said(card.text, channel.name if channel else "")
    value = card.fields.get("value")
    if kind == kinds.METRICS and isinstance(value, int | float):
        return _Said(card.text, "", (value, str(card.fields.get("unit") or "")))
    return _Said(card.text)


def _read_back(kind: str, line: str) -> list[_Said]:
    return [_take_apart(Readings(), kind, found) for found in lines_in(line)]


def _take_apart(readings: Readings, kind: str, line: str) -> _Said:
    if kind not in (kinds.TOUCHPOINTS, kinds.METRICS):
        return _Said(line)
    if line.endswith(_NO_MORE):
        return _Said(line.removesuffix(_NO_MORE))
    return _touchpoint(line) if kind == kinds.TOUCHPOINTS else _metric(readings, line)


def add_channel(draft: Draft, name: str) -> str:
    """The channel of a name, with the group and icon of the usual one that it means."""
    usual = usual_channel(name)
    if usual is None:
        return draft.add_channel(name)
    return draft.add_channel(name, group=usual.group, icon=usual.icon)


def _touchpoint(line: str) -> _Said:
    over = _OVER.match(line)
    if over and over["channel"].strip():
        return _Said(over["text"], over["channel"].strip())
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
