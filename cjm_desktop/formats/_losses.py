"""What a format cannot hold is listed, never silently dropped."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cjm_desktop.domain.project import Project
    from cjm_desktop.domain.record import Record
    from cjm_desktop.domain.records import (
        Card,
        Channel,
        EmotionMarker,
        JourneyMap,
        Lane,
        Persona,
        Stage,
        Step,
    )
    from cjm_desktop.formats._format import Remark


class Part(Enum):
    """One part of a map that a format holds or loses."""

    PROJECT_DETAILS = auto()
    OTHER_MAPS = auto()
    MAP_TITLE = auto()
    MAP_DETAILS = auto()
    SCENARIO = auto()
    STAGE_DETAILS = auto()
    STEP_DETAILS = auto()
    LANE_HINTS = auto()
    LANE_PERSONAS = auto()
    CARDS = auto()
    SPANS = auto()
    NOTES = auto()
    VOTES = auto()
    CARD_DETAILS = auto()
    FIELDS = auto()
    QUOTES = auto()
    PERSONAS = auto()
    PERSONA_DETAILS = auto()
    CHANNELS = auto()
    CHANNEL_DETAILS = auto()


def list_losses(
    project: Project, map_ids: Iterable[str], held: Collection[Part], named: Collection[str] = ()
) -> tuple[Remark, ...]:
    """What of these maps is lost in a format that holds these parts: a remark for each part that is really used.

    `named`: the ids of the personas and channels whose names stand in a file that does not hold all of them.
    """
    from cjm_desktop.domain.numbers import counted
    from cjm_desktop.formats._format import Remark

    used = _used(project, map_ids, named)
    remarks = []
    for part, count in _COUNTS.items():
        number = count(used)
        if number and part not in held:
            lost = counted(number, *_NAMES[part])
            remarks.append(Remark("", f"not held by this format: {lost}"))
    return tuple(remarks)


class _Used(NamedTuple):
    """What there is on the maps that are written, and in the project."""

    project: Project
    maps: list[JourneyMap]
    stages: list[Stage]
    steps: list[Step]
    lanes: list[Lane]
    cards: list[Card]
    markers: list[EmotionMarker]
    named: Collection[str]


def _used(project: Project, map_ids: Iterable[str], named: Collection[str]) -> _Used:
    from cjm_desktop.domain.contents import contents_of

    used = _Used(project, [], [], [], [], [], [], named)
    for contents in (contents_of(project, map_id) for map_id in map_ids):
        used.maps.append(contents.map)
        used.stages.extend(contents.stages)
        used.steps.extend(contents.steps)
        used.lanes.extend(contents.lanes)
        used.cards.extend(card for found in contents.cards.values() for card in found)
        used.markers.extend(m for found in contents.markers.values() for m in found.values())
    return used


Counting = Callable[[_Used], int]


def _given(records: Iterable[Record], *names: str) -> int:
    """How many of the records have one of these fields filled in."""
    return sum(any(getattr(record, name) for name in names) for record in records)


_MAP = ("goal", "owner", "researched", "reviewed", "review_interval_days")
_PERSONA = (
    *("initials", "colour"),
    *("role", "quote", "age", "gender", "location", "occupation", "family", "interests", "values"),
    *("lifestyle", "purchase_frequency", "decision_triggers", "goals", "needs", "pains"),
    *("frustrations", "preferred_channel_ids", "tech_comfort"),
)


@cache
def _beside_texts() -> frozenset[str]:
    """The fields that stand in the line of a card: the channel of a touchpoint."""
    from cjm_desktop.domain.lane_kinds import BesideText, capabilities

    beside = (kind.beside_text for kind in capabilities().values())
    return frozenset(field for field, how in filter(None, beside) if how is BesideText.IN_BRACKETS)


def _project_details(used: _Used) -> int:
    """What is said of the project; a title that is a map's as well is lost only with that."""
    info = used.project.info
    own_title = info.title not in {journey.title for journey in used.maps}
    return bool(info.title and own_title) + bool(info.description) + bool(info.author)


def _map_details(used: _Used) -> int:
    """What is said of the maps; the kind and the theme that every map has at first are no news."""
    first = {name: type(each).model_fields[name].default for each in used.maps for name in _FIRST}
    chosen = sum(bool(getattr(each, name) != first[name]) for each in used.maps for name in _FIRST)
    return chosen + sum(bool(getattr(each, name)) for each in used.maps for name in _MAP)


def _unnamed(records: Iterable[Persona | Channel], named: Collection[str]) -> int:
    return sum(bool(each.name.strip()) and each.id not in named for each in records)


_FIRST = ("kind", "theme")
_COUNTS: dict[Part, Counting] = {
    Part.PROJECT_DETAILS: _project_details,
    Part.OTHER_MAPS: lambda used: len(used.project.maps) - len(used.maps),
    Part.MAP_TITLE: lambda used: _given(used.maps, "title"),
    Part.MAP_DETAILS: _map_details,
    Part.SCENARIO: lambda used: _given(used.maps, "scenario"),
    Part.STAGE_DETAILS: lambda used: _given(used.stages, "note", "colour"),
    Part.STEP_DETAILS: lambda used: _given(used.steps, "note", "moment_of_truth"),
    Part.LANE_HINTS: lambda used: _given(used.lanes, "hint"),
    Part.LANE_PERSONAS: lambda used: _given(used.lanes, "persona_id"),
    Part.CARDS: lambda used: len(used.cards),
    Part.SPANS: lambda used: _given(used.cards, "until_id"),
    Part.NOTES: lambda used: _given(used.cards, "note"),
    Part.VOTES: lambda used: _given(used.cards, "votes"),
    Part.CARD_DETAILS: lambda used: _given(used.cards, "colour", "evidence", "tags"),
    Part.FIELDS: lambda used: sum(bool(c.fields.keys() - _beside_texts()) for c in used.cards),
    Part.QUOTES: lambda used: _given(used.markers, "quote"),
    Part.PERSONAS: lambda used: _unnamed(used.project.personas, used.named),
    Part.PERSONA_DETAILS: lambda used: _given(used.project.personas, *_PERSONA),
    Part.CHANNELS: lambda used: _unnamed(used.project.channels, used.named),
    Part.CHANNEL_DETAILS: lambda used: len(used.project.channels),
}
_NAMES: dict[Part, tuple[str, str]] = {
    Part.PROJECT_DETAILS: (
        "detail of the project (title, description, author)",
        "details of the project (title, description, author)",
    ),
    Part.OTHER_MAPS: ("other map of the project", "other maps of the project"),
    Part.MAP_TITLE: (
        "map's title, for which the name of the file stands",
        "maps' titles, for which the name of the file stands",
    ),
    Part.MAP_DETAILS: (
        "detail of the map (kind, theme, goal, owner, dates)",
        "details of the map (kind, theme, goal, owner, dates)",
    ),
    Part.SCENARIO: ("scenario", "scenarios"),
    Part.STAGE_DETAILS: ("stage's note or colour", "stages' notes or colours"),
    Part.STEP_DETAILS: ("step's note or moment of truth", "steps' notes or moments of truth"),
    Part.LANE_HINTS: ("lane's hint", "lanes' hints"),
    Part.LANE_PERSONAS: ("lane's persona", "lanes' personas"),
    Part.CARDS: ("card", "cards"),
    Part.SPANS: ("card that spans steps, as a span", "cards that span steps, as spans"),
    Part.NOTES: ("card's note", "cards' notes"),
    Part.VOTES: ("card's votes", "cards' votes"),
    Part.CARD_DETAILS: ("card's colour, evidence or tags", "cards' colours, evidence or tags"),
    Part.FIELDS: ("card's details of its kind", "cards' details of their kinds"),
    Part.QUOTES: ("quote beside an emotion", "quotes beside emotions"),
    Part.PERSONAS: ("persona's name", "personas' names"),
    Part.PERSONA_DETAILS: ("persona's description", "personas' descriptions"),
    Part.CHANNELS: ("channel's name", "channels' names"),
    Part.CHANNEL_DETAILS: ("channel's group and icon", "channels' groups and icons"),
}
