"""The records of a project, in the words of the field: one file, one kind.

A kind says all of itself in its class: its fields, what they point at and what becomes of it when that goes, how many
a project may have, its names. A new kind is one file here and one migration.
"""

from collections.abc import Mapping

from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records.card import Card, Evidence
from cjm_desktop.domain.records.channel import Channel, ChannelGroup
from cjm_desktop.domain.records.emotion_marker import EmotionMarker, Mood
from cjm_desktop.domain.records.journey_map import JourneyMap, MapKind
from cjm_desktop.domain.records.lane import Lane
from cjm_desktop.domain.records.persona import Persona
from cjm_desktop.domain.records.project_info import ProjectInfo
from cjm_desktop.domain.records.stage import Stage
from cjm_desktop.domain.records.step import Step
from cjm_desktop.registry import discover_types

__all__ = [
    "RECORD_TYPES",
    "Card",
    "Channel",
    "ChannelGroup",
    "EmotionMarker",
    "Evidence",
    "JourneyMap",
    "Lane",
    "MapKind",
    "Mood",
    "Persona",
    "ProjectInfo",
    "Stage",
    "Step",
]


def _record_types() -> dict[str, type[Record]]:
    kinds = discover_types(__name__, Record)
    return {kind.KIND: kind for kind in sorted(kinds, key=lambda kind: (kind.ORDER, kind.KIND))}


RECORD_TYPES: Mapping[str, type[Record]] = _record_types()
"""Record classes by kind. Parents come before children, as foreign keys need it."""
