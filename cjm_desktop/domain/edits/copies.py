"""Records whose ids change: what points at them is led over."""

from collections.abc import Mapping
from typing import Any

from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import Card

_POINTERS = ("id", "map_id", "stage_id", "step_id", "until_id", "lane_id", "persona_id")
_LISTS = ("persona_ids", "preferred_channel_ids")


def led_over(record: Record, ids: Mapping[str, str], **changed: Any) -> Record:
    """The record with its id and all it points at exchanged: `ids` maps old ids to new ones."""
    for field in _POINTERS:
        value: str | None = getattr(record, field, None)
        if value is not None and value in ids:
            changed[field] = ids[value]
    for field in _LISTS:
        values = getattr(record, field, ())
        if any(value in ids for value in values):
            changed[field] = tuple(dict.fromkeys(ids.get(value, value) for value in values))
    if isinstance(record, Card):
        fields = _fields(record, ids)
        if fields != record.fields:
            changed["fields"] = fields
    return record.altered(**changed) if changed else record


def _fields(card: Card, ids: Mapping[str, str]) -> dict[str, Any]:
    """The channel of a touchpoint and the pain points that an opportunity answers."""
    fields: dict[str, Any] = dict(card.fields)
    channel, answers = fields.get("channel_id"), fields.get("answers")
    if isinstance(channel, str):
        fields["channel_id"] = ids.get(channel, channel)
    if isinstance(answers, list):
        fields["answers"] = [ids.get(str(answer), str(answer)) for answer in answers]
    return fields
