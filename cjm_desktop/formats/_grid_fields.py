"""What a card's text says of its kind's fields: the channel of a touchpoint, the figure of a metric."""

import re
from typing import Any, NamedTuple

from cjm_desktop.domain import kinds
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.records import Card, Channel
from cjm_desktop.domain.usual_channels import usual_channel
from cjm_desktop.formats._grid_moods import read_number

_OVER = re.compile(r"(?P<text>.*?)\s*\[(?P<channel>[^\[\]]+)\]$", re.DOTALL)
_FIGURE = re.compile(r"(?P<text>[^:]+):\s*(?P<value>[+\-−]?\d+(?:[.,]\d+)?)\s*(?P<unit>\D{0,20})$")


class ReadCard(NamedTuple):
    """The text and the fields that a cell's line speaks of."""

    text: str
    fields: dict[str, Any]


def read_card(draft: Draft, kind: str, line: str) -> ReadCard:
    """Take a line apart by its lane's kind."""
    if kind == kinds.TOUCHPOINTS:
        return _read_touchpoint(draft, line)
    if kind == kinds.METRICS:
        return _read_metric(line)
    return ReadCard(line, {})


def say_card(kind: str, card: Card, channels: dict[str, Channel]) -> str:
    """The line that `read_card` takes apart again."""
    if kind == kinds.TOUCHPOINTS:
        channel = channels.get(str(card.fields.get("channel_id")))
        return f"{card.text} [{channel.name}]".strip() if channel else card.text
    if kind == kinds.METRICS and isinstance(card.fields.get("value"), int | float):
        return f"{card.text}: {card.fields['value']:g} {card.fields.get('unit') or ''}".strip()
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


def _read_metric(line: str) -> ReadCard:
    figure = _FIGURE.match(line)
    number = read_number(figure["value"]) if figure else None
    if figure is None or number is None:
        return ReadCard(line, {})
    return ReadCard(figure["text"].strip(), {"value": number, "unit": figure["unit"].strip()})
