"""Where a persona's mood falls: the dips that the map shades and the check-up reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from cjm_desktop.domain.contents import MapContents

CRITICAL_DEPTH = 1.5
"""How far a mood has to fall, on the scale from -2 to +2, to count as a dip."""

RECOVERY = 0.5
"""A rise by this much ends a fall; a smaller one is a wobble on the way down."""


@dataclass(frozen=True, slots=True)
class Dip:
    """One critical dip.

    `depth` is how far the mood falls (2.6, never negative); `step_ids` are all steps from the high
    to the low, both included, those without a marker too.
    """

    persona_id: str
    depth: float
    step_ids: tuple[str, ...]


def find_dips(contents: MapContents, persona_id: str) -> tuple[Dip, ...]:
    """The critical dips of one persona, left to right.

    A dip is a fall from a local high to a low by `CRITICAL_DEPTH` or more with the low below zero.
    It goes on until the mood recovers by `RECOVERY`.
    """
    markers = contents.markers.get(persona_id, {})
    points = sorted((contents.columns[step_id], m.mood) for step_id, m in markers.items())
    found = []
    for high, low in _falls([mood for _, mood in points]):
        (first, top), (last, bottom) = points[high], points[low]
        depth = round(top - bottom, 2)
        if depth >= CRITICAL_DEPTH and bottom < 0:
            steps = contents.steps[first : last + 1]
            found.append(Dip(persona_id, depth, tuple(step.id for step in steps)))
    return tuple(found)


def _falls(moods: Sequence[float]) -> list[tuple[int, int]]:
    """Pairs (high, low) of positions: each fall that ends in a recovery or at the end."""
    falls: list[tuple[int, int]] = []
    high = low = 0
    for place, mood in enumerate(moods):
        if mood < moods[low]:
            low = place
        elif low > high and round(mood - moods[low], 2) >= RECOVERY:
            falls.append((high, low))
            high = low = place
        elif mood >= moods[high]:
            high = low = place
    if low > high:
        falls.append((high, low))
    return falls
