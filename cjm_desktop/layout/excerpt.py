"""What is shown first of a map that takes long to lay out: all its grid, the first cards, the beginnings of texts."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.lane_kinds import shows_markers
from cjm_desktop.domain.record import Record, counted_fields
from cjm_desktop.domain.records import Card, EmotionMarker
from cjm_desktop.layout.effort import LOWEST_CARD, least_height, of_card, of_face, of_texts

MOST_CARDS = 1_000
_WORK_OF_FACES = 60_000.0
_WORK_OF_CARDS = 300_000.0  # without their texts
_BEGINNING = 1_000  # letters of one text, more than are seen at once
_MOST_TAGS = 30
_NO_WORDS = {"colour", "icon", "theme", "rank"}  # texts that are not read
_KEY = 60  # letters: a shorter value of a lane kind may be an id or a choice
_WORK = 150_000.0  # for the texts of cards; a half of it for titles, and another for who travels
_EACH = 30.0  # of that, for one text however short
_MORE = "…"

R = TypeVar("R", bound=Record)


def excerpt_of(contents: MapContents, down_to: float, whole: Collection[str] = ()) -> MapContents:
    """The same map with less on it, which is laid out at once however much the map holds.

    Every stage, step and lane is there, so each cell has its place; of the cards those at the top and
    at the left, and of long texts the beginnings.

    Args:
        down_to: Points from the top that are seen.
        whole: The ids of records that are there in any case, as they are.
    """
    titles, people, texts = (_Shortening(_WORK * part, whole) for part in (0.5, 0.5, 1.0))
    stages = titles.of(contents.stages)
    steps = {step.id: step for step in titles.of(contents.steps)}
    cards = _first_cards(contents, down_to, whole)
    return replace(
        contents,
        map=titles.of([contents.map])[0],
        stages=stages,
        steps_of={
            stage: tuple([steps[step.id] for step in there])
            for stage, there in contents.steps_of.items()
        },
        steps=tuple(steps.values()),
        lanes=titles.of(contents.lanes),
        personas=people.of(contents.personas),
        channels={channel.id: channel for channel in people.of([*contents.channels.values()])},
        cards={lane_id: texts.of(there) for lane_id, there in cards.items()},
        markers=_first_faces(contents, texts),
    )


class _Shortening:
    """Cuts texts down to their beginnings; when its work is used up, to nothing but a sign that there is more."""

    def __init__(self, work: float, whole: Collection[str]) -> None:
        self._left = work
        self._whole = whole

    def of(self, records: Sequence[R]) -> tuple[R, ...]:
        """Records with texts that are no longer than that; one that fits stays the same object."""
        return tuple([r if r.id in self._whole else self._record(r) for r in records])

    def _record(self, record: R) -> R:
        cut: dict[str, Any] = {}
        for name in _written(type(record)):
            text = getattr(record, name)
            if text and (short := self._text(text)) is not text:
                cut[name] = short
        if isinstance(record, Card):
            cut |= self._of_card(record)
        return record.model_copy(update=cut) if cut else record

    def _of_card(self, card: Card) -> dict[str, Any]:
        """Its tags, and what its kind says of it."""
        cut: dict[str, Any] = {}
        most = _MOST_TAGS if self._left > 0 else 0
        tags = tuple(map(self._text, card.tags[:most]))
        if tags != card.tags:
            cut["tags"] = (*tags, _MORE) if len(card.tags) > most else tags
        long = {
            key: self._text(value)
            for key, value in card.fields.items()
            if isinstance(value, str) and len(value) > _KEY
        }
        if long:
            cut["fields"] = {**card.fields, **long}
        return cut

    def _text(self, text: str) -> str:
        if self._left <= 0:
            return _MORE
        short = text if len(text) <= _BEGINNING else text[: _BEGINNING - 1] + _MORE
        self._left -= _EACH + of_texts([short])
        return short


@cache
def _written(kind: type[Record]) -> tuple[str, ...]:
    """The names of the fields with what people write."""
    texts = (name for name, is_text in counted_fields(kind).items() if is_text)
    return tuple(name for name in texts if name not in _NO_WORDS)


def _first_cards(
    contents: MapContents, down_to: float, whole: Collection[str]
) -> dict[str, Sequence[Card]]:
    rows, left, y = int(down_to / LOWEST_CARD) + 1, _WORK_OF_CARDS, 0.0
    found: dict[str, Sequence[Card]] = {}
    for lane in contents.lanes:
        cards, shown = contents.cards[lane.id], set[str]()
        if y < down_to:
            most = min(int(left / of_card(lane)), MOST_CARDS)
            shown = _at_the_top_left(cards, contents, rows, most)
            left -= of_card(lane) * len(shown)
            y += least_height(cards)
        found[lane.id] = [card for card in cards if card.id in shown or card.id in whole]
    return found


def _at_the_top_left(
    cards: Sequence[Card], contents: MapContents, rows: int, most: int
) -> set[str]:
    """The cards of a lane that stand in the first rows; where those are too many, in the first columns."""
    above: Counter[str] = Counter()
    found: list[tuple[int, str]] = []
    for card in cards:
        above[card.step_id] += 1
        if above[card.step_id] <= rows:
            found.append((contents.columns[card.step_id], card.id))
    if len(found) > most:
        found = sorted(found, key=lambda card: card[0])[:most]
    return {card_id for _, card_id in found}


def _first_faces(
    contents: MapContents, texts: _Shortening
) -> dict[str, Mapping[str, EmotionMarker]]:
    """The faces of the first columns, for as many lanes as show them."""
    lanes = sum(shows_markers(lane.kind) for lane in contents.lanes)
    left = _WORK_OF_FACES / max(lanes, 1)
    found: dict[str, dict[str, EmotionMarker]] = {}
    for step in contents.steps:
        for persona_id, there in contents.markers.items():
            marker = there.get(step.id)
            if marker is not None and left > 0:
                (found.setdefault(persona_id, {})[step.id],) = texts.of([marker])
                left -= of_face(marker)
        if left <= 0:
            break
    return dict(found)
