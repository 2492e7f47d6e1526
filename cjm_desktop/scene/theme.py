"""All colours and sizes of a map. The palettes stand in resources/themes, one file a theme."""

import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from cjm_desktop.bundled import resource


def _channel_groups() -> dict[str, str]:
    return {
        "online": "#4C66E6",
        "in_person": "#B45524",
        "direct_contact": "#0B7A7C",
        "other_people": "#7F4FC9",
    }


def _card_kinds() -> dict[str, str]:
    return {
        "action": "#EEF2FF",
        "pain": "#FDECEA",
        "opportunity": "#E8F5E4",
        "thought": "#FFF8DB",
        "neutral": "#FFFFFF",
    }


def _card_lines() -> dict[str, str]:
    return {
        "action": "#CBD5FB",
        "pain": "#F5C3BE",
        "opportunity": "#BCDDB2",
        "thought": "#EBDD97",
        "neutral": "#D5DDE8",
    }


def _card_texts() -> dict[str, str]:
    return {
        "action": "#1E2A5E",
        "pain": "#7A1A14",
        "opportunity": "#1B4A22",
        "thought": "#4A3B00",
        "neutral": "#0F172A",
    }


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """The colours of a map ('#RRGGBB'); sizes in points at 100 %. Compared by identity.

    `card_kinds`, `card_lines`, `card_texts`: fill, border and text of a card by the colour key of its lane
    kind. `good`, `fair`, `bad`: figures against their target, and severity.
    """

    key: str = "light"
    name: str = "Light"
    paper: str = "#FFFFFF"
    header_fill: str = "#F8FAFC"
    line: str = "#E2E8F0"
    stage_line: str = "#CBD5E1"
    text: str = "#0F172A"
    quiet: str = "#475569"
    stages: tuple[str, ...] = ("#4C66E6", "#0B7A7C", "#7F4FC9", "#B45524", "#2E8540", "#B03A68")
    stage_text: str = "#FFFFFF"
    channel_groups: dict[str, str] = field(default_factory=_channel_groups)
    card_kinds: dict[str, str] = field(default_factory=_card_kinds)
    card_lines: dict[str, str] = field(default_factory=_card_lines)
    card_texts: dict[str, str] = field(default_factory=_card_texts)
    moods: tuple[str, ...] = ("#C0392B", "#C65F14", "#A67C00", "#5E9A2E", "#2E8540")  # -2 .. +2
    good: str = "#2E7A3C"
    fair: str = "#A84F0E"
    bad: str = "#B93226"
    vote: str = "#B93226"
    dip: str = "#FCE9E7"
    personas: tuple[str, ...] = ("#334155", "#7F4FC9", "#B45524", "#0B7A7C", "#B03A68", "#4C66E6")
    column_width: float = 124.0
    lane_header_width: float = 125.0
    gap: float = 4.0

    def mood_colour(self, mood: float) -> str:
        """The colour of a mood from -2 to +2, by its nearest whole step."""
        return self.moods[max(0, min(4, int(mood + 2.5)))]

    def stage_colour(self, hue: int, own: str = "") -> str:
        """The colour of a stage: its own, or the one of its hue, which is a number from 0."""
        return own or self.stages[hue % len(self.stages)]

    def persona_colour(self, index: int, own: str = "") -> str:
        """The colour of a persona: their own, or that of their place among the map's personas."""
        return own or self.personas[index % len(self.personas)]


@cache
def themes() -> dict[str, Theme]:
    """All bundled themes by key, light first."""
    found = [_read(path.stem) for path in resource("themes").glob("*.json")]
    return {theme.key: theme for theme in sorted(found, key=lambda t: (t.key != "light", t.key))}


def theme_of(key: str) -> Theme:
    """The theme of a key; the light one for a key that this version does not know."""
    return themes().get(key) or themes()["light"]


def _read(key: str) -> Theme:
    values: dict[str, Any] = json.loads(resource("themes", f"{key}.json").read_text("utf-8"))
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(value)
    return Theme(key=key, **values)
