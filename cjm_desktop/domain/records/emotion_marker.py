"""How a persona feels at a step."""

from typing import Annotated, ClassVar

from pydantic import Field

from cjm_desktop.domain.record import Record, Text
from cjm_desktop.domain.records._pointers import PersonaId, StepId

Mood = Annotated[float, Field(ge=-2.0, le=2.0)]
"""-2 (very bad) to +2 (very good), one decimal."""


class EmotionMarker(Record):
    """How one persona feels at one step; at most one for each pair."""

    KIND: ClassVar[str] = "marker"
    ORDER: ClassVar[int] = 70
    MOST: ClassVar[int] = 20_000
    NAMES: ClassVar[tuple[str, str]] = ("emotion marker", "emotion markers")
    TABLE: ClassVar[str] = "emotion_marker"
    ONE_FOR_EACH: ClassVar[tuple[str, ...]] = ("step_id", "persona_id")

    persona_id: PersonaId
    step_id: StepId
    mood: Mood
    quote: Text = ""


PLUGIN = EmotionMarker
