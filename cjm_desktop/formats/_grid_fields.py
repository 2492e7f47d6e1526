"""What a card's text says of its kind's fields: the channel of a touchpoint, the figure of a metric."""

import re
from typing import Any, NamedTuple

from cjm_desktop.domain import kinds
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.numbers import NoNumber, write_plainly
from cjm_desktop.domain.records import Card, Channel
from cjm_desktop.domain.usual_channels import usual_channel
from cjm_desktop.formats._grid_readings import Readings

_OVER = re.compile(r"(?P<text>.*?)\s*\[(?P<channel>[^\[\]]+)\]$", re.DOTALL)


class ReadCard(NamedTuple):
    """The text and the fields that a cell's line speaks of."""

    text: str
    fields: dict[str, Any]


def read_card(draft: Draft, readings: Readings, kind: str, line: str) -> ReadCard:
    """Take a line apart by its lane's kind."""
    if kind == kinds.TOUCHPOINTS:
        return _read_touchpoint(draft, line)
    if kind == kinds.METRICS:
        return _read_metric(readings, line)
    return ReadCard(line, {})


def say_card(kind: str, card: Card, channels: dict[str, Channel]) -> str:
    """The line that `read_card` takes apart again."""
    if kind == kinds.TOUCHPOINTS:
        channel = channels.get(str(card.fields.get("channel_id")))
        return f"{card.text} [{channel.name}]".strip() if channel else card.text
    value = card.fields.get("value")
    if kind == kinds.METRICS and isinstance(value, int | float):
        figure = write_plainly(value)
        return f"{card.text}: {figure} {card.fields.get('unit') or ''}".strip()
    return card.text


def add_channel(draft: Draft, name: str) -> str:
    """The channel of a name, with the group and icon of the usual one that it means."""
    usual = usual_channel(name)
    if usual is None:
        return draft.add_channel(name)
    return draft.add_channel(name, group=usual.group, icon=usual.icon)


def _read_touchpoint(draft: Draft, line: str) -> ReadCard:
    over = _OVER.match(line)
    if over:
        return ReadCard(over["text"], {"channel_id": add_channel(draft, over["channel"].strip())})
    if usual_channel(line):
        return ReadCard(line, {"channel_id": add_channel(draft, line)})
    before, colon, after = line.partition(":")
    if colon and after.strip() and usual_channel(before):
        return ReadCard(after.strip(), {"channel_id": add_channel(draft, before.strip())})
    return ReadCard(line, {})


def figure_of(line: str) -> tuple[str, str]:
    """The label and the figure of 'Revenue: 1.200 €'; no figure where there is no colon."""
    sign = ": " if ": " in line else ":"
    label, colon, figure = line.rpartition(sign) if sign == ": " else line.partition(sign)
    return (label.strip(), figure.strip()) if colon else (line, "")


def _read_metric(readings: Readings, line: str) -> ReadCard:
    label, figure = figure_of(line)
    try:
        reading = readings.number(figure)
    except NoNumber:
        return ReadCard(line, {})
    return ReadCard(label, {"value": reading.value, "unit": reading.unit})
