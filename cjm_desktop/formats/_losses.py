"""What a format cannot hold is listed, never silently dropped."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjm_desktop.domain.contents import MapContents
    from cjm_desktop.domain.project import Project
    from cjm_desktop.domain.record import Record
    from cjm_desktop.domain.records import Card, EmotionMarker
    from cjm_desktop.formats._format import Remark


class Part(Enum):
    """One part of a map that a format holds or loses."""

    OTHER_MAPS = auto()
    MAP_DETAILS = auto()
    SCENARIO = auto()
    STAGE_DETAILS = auto()
    STEP_DETAILS = auto()
    LANE_DETAILS = auto()
    CARDS = auto()
    SPANS = auto()
    NOTES = auto()
    VOTES = auto()
    CARD_DETAILS = auto()
    FIELDS = auto()
    QUOTES = auto()
    PERSONA_DETAILS = auto()
    CHANNEL_DETAILS = auto()


def list_losses(project: Project, map_id: str, held: Collection[Part]) -> tuple[Remark, ...]:
    """What of a map is lost in a format that holds these parts: a remark for each part that is really used."""
    from cjm_desktop.domain.contents import contents_of
    from cjm_desktop.domain.numbers import counted
    from cjm_desktop.formats._format import Remark

    contents = contents_of(project, map_id)
    cards = [card for found in contents.cards.values() for card in found]
    markers = [marker for found in contents.markers.values() for marker in found.values()]
    remarks = []
    for part, count in _COUNTS.items():
        number = count(project, contents, cards, markers)
        if number and part not in held:
            lost = counted(number, *_NAMES[part])
            remarks.append(Remark("", f"not held by this format: {lost}"))
    return tuple(remarks)


Counting = Callable[["Project", "MapContents", "list[Card]", "list[EmotionMarker]"], int]


def _given(records: Iterable[Record], *names: str) -> int:
    """How many of the records have one of these fields filled in."""
    return sum(any(getattr(record, name) for name in names) for record in records)


_MAP = ("goal", "owner", "researched", "reviewed", "review_interval_days")
_PERSONA = (
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


_COUNTS: dict[Part, Counting] = {
    Part.OTHER_MAPS: lambda project, *_: len(project.maps) - 1,
    Part.MAP_DETAILS: lambda _, contents, *__: sum(bool(getattr(contents.map, n)) for n in _MAP),
    Part.SCENARIO: lambda _, contents, *__: _given([contents.map], "scenario"),
    Part.STAGE_DETAILS: lambda _, contents, *__: _given(contents.stages, "note", "colour"),
    Part.STEP_DETAILS: lambda _, contents, *__: _given(contents.steps, "note", "moment_of_truth"),
    Part.LANE_DETAILS: lambda _, contents, *__: _given(contents.lanes, "hint", "persona_id"),
    Part.CARDS: lambda _, __, cards, ___: len(cards),
    Part.SPANS: lambda _, __, cards, ___: _given(cards, "until_id"),
    Part.NOTES: lambda _, __, cards, ___: _given(cards, "note"),
    Part.VOTES: lambda _, __, cards, ___: _given(cards, "votes"),
    Part.CARD_DETAILS: lambda _, __, cards, ___: _given(cards, "colour", "evidence", "tags"),
    Part.FIELDS: lambda _, __, cards, ___: sum(
        bool(c.fields.keys() - _beside_texts()) for c in cards
    ),
    Part.QUOTES: lambda _, __, ___, markers: _given(markers, "quote"),
    Part.PERSONA_DETAILS: lambda _, contents, *__: _given(contents.personas, *_PERSONA),
    Part.CHANNEL_DETAILS: lambda project, *_: len(project.channels),
}
_NAMES: dict[Part, tuple[str, str]] = {
    Part.OTHER_MAPS: ("other map of the project", "other maps of the project"),
    Part.MAP_DETAILS: (
        "detail of the map (goal, owner, dates)",
        "details of the map (goal, owner, dates)",
    ),
    Part.SCENARIO: ("scenario", "scenarios"),
    Part.STAGE_DETAILS: ("stage's note or colour", "stages' notes or colours"),
    Part.STEP_DETAILS: ("step's note or moment of truth", "steps' notes or moments of truth"),
    Part.LANE_DETAILS: ("lane's hint or persona", "lanes' hints or personas"),
    Part.CARDS: ("card", "cards"),
    Part.SPANS: ("card that spans steps, as a span", "cards that span steps, as spans"),
    Part.NOTES: ("card's note", "cards' notes"),
    Part.VOTES: ("card's votes", "cards' votes"),
    Part.CARD_DETAILS: ("card's colour, evidence or tags", "cards' colours, evidence or tags"),
    Part.FIELDS: ("card's details of its kind", "cards' details of their kinds"),
    Part.QUOTES: ("quote beside an emotion", "quotes beside emotions"),
    Part.PERSONA_DETAILS: ("persona's description", "personas' descriptions"),
    Part.CHANNEL_DETAILS: ("channel's group and icon", "channels' groups and icons"),
}
