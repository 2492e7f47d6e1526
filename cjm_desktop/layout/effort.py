"""How much work laying out a map is, told without doing it: roughly, in microseconds of a usual machine."""

import re
from collections import Counter
from collections.abc import Collection

from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.lane_kinds import shows_markers
from cjm_desktop.domain.records import Card, EmotionMarker, Lane
from cjm_desktop.lanes import kind_of

LOWEST_CARD = 31.0
"""Points that a card takes at least, with the gap below it."""

_HEAVY = 150_000.0  # of one lane, which the window would feel between two events
_MOST = 500_000.0  # of all that is seen at first
_CARD, _FACE, _QUOTE, _TAG = 100.0, 100.0, 400.0, 20.0
_LETTER, _WIDE_LETTER, _LONG_LETTER = 0.3, 20.0, 5.0
_LONG = 4_000  # letters: a longer text is shaped by Qt, however plain it is
_WIDE = re.compile("[^\\u0000-\\u052f\\u2000-\\u206f\\u20ac\\u2212]")
_LOWEST_LANE = 40.0


def sight_takes_long(contents: MapContents, down_to: float) -> bool:
    """Does what is seen at first take more work than one should wait for?

    `down_to`: points from the top that are seen at first.
    """
    work, y, faces = of_texts(_titles(contents)), 0.0, _faces(contents)
    for lane in contents.lanes:
        if y >= down_to:
            break
        cards = contents.cards[lane.id]
        work += _of_cards(cards, lane) + _of_curves(lane, faces)
        y += least_height(cards)
        if work > _MOST:
            return True
    return work > _MOST


def has_heavy_lanes(contents: MapContents) -> bool:
    """Is there a lane that the window could not lay out between two events?"""
    faces = _faces(contents)
    return any(
        _of_cards(contents.cards[lane.id], lane) + _of_curves(lane, faces) > _HEAVY
        for lane in contents.lanes
    )


def least_height(cards: Collection[Card]) -> float:
    """Points that a lane with these cards takes from top to bottom, or more."""
    most = max(Counter([card.step_id for card in cards]).values(), default=0)
    return max(_LOWEST_LANE, LOWEST_CARD * most)


def of_card(lane: Lane) -> float:
    """One card of a lane with all fields of its kind, without its texts."""
    return _CARD + kind_of(lane.kind).effort_of_fields


def of_face(marker: EmotionMarker) -> float:
    """One face in one lane, without the letters of its quote."""
    return _FACE + _QUOTE if marker.quote else _FACE


def of_texts(texts: Collection[str]) -> float:
    """Setting some texts for the first time; counted no further than it matters."""
    together = "".join(texts)
    work = _LETTER * len(together)
    if not together.isascii():
        for start in range(0, len(together), _LONG):
            work += _WIDE_LETTER * len(_WIDE.findall(together, start, start + _LONG))
            if work > _MOST:
                return work
    if len(together) > _LONG:
        work += _LONG_LETTER * sum(len(text) for text in texts if len(text) > _LONG)
    return work


def _titles(contents: MapContents) -> list[str]:
    journey = contents.map
    texts = [journey.title, journey.scenario, journey.owner, journey.goal]
    texts += [stage.title for stage in contents.stages]
    texts += [step.title for step in contents.steps]
    texts += [lane.title for lane in contents.lanes]
    for who in contents.personas:
        texts += [who.name, who.role, who.occupation, who.family, who.location, who.quote]
        texts += [who.needs or who.goals, who.frustrations or who.pains]
    return texts


def _of_cards(cards: Collection[Card], lane: Lane) -> float:
    work = _CARD * len(cards)
    if work > _MOST:
        return work
    texts = [card.text for card in cards]
    given = [card.fields for card in cards if card.fields]
    for fields in given:
        texts += [value for value in fields.values() if isinstance(value, str)]
    work += kind_of(lane.kind).effort_of_fields * len(given)
    tags = sum([len(card.tags) for card in cards])
    return work + _TAG * tags + of_texts(texts)


def _faces(contents: MapContents) -> dict[str, float]:
    return {persona_id: _of_faces(contents, persona_id) for persona_id in contents.markers}


def _of_faces(contents: MapContents, persona_id: str) -> float:
    markers = contents.markers[persona_id].values()
    return sum(map(of_face, markers)) + of_texts([marker.quote for marker in markers])


def _of_curves(lane: Lane, faces: dict[str, float]) -> float:
    if not shows_markers(lane.kind):
        return 0.0
    return sum(faces.values()) if lane.persona_id is None else faces.get(lane.persona_id, 0.0)
