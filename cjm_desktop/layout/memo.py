"""What a layout remembers of the one before, so that an edit of one card draws one card."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple, TypeVar

from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.records import Card
from cjm_desktop.scene.node import Drawing

Kept = TypeVar("Kept")
_GONE = 64  # cards that are gone and may be back at once: a drag or an undo


class DrawnCard(NamedTuple):
    """A card's drawing, and all that it shows; the same looks anywhere on the map keep the drawing."""

    card: Card
    looks: tuple[Any, ...]
    drawing: Drawing
    ref: Ref
    name: str


class Memo:
    """The parts of the last layout of one map. Give the same memo to each layout of that map.

    A part is made anew when what it was made from differs; unchanged parts stay the same objects.
    """

    def __init__(self) -> None:
        self.cards: dict[str, DrawnCard] = {}
        self._parts: dict[str, tuple[tuple[Any, ...], Any]] = {}
        self._used: set[str] = set()

    def copied(self) -> "Memo":
        """One that begins with what this one knows, and goes its own way: for a layout in another thread."""
        other = Memo()
        other.cards, other._parts = dict(self.cards), dict(self._parts)
        return other

    def keep(self, key: str, made_from: tuple[Any, ...], make: Callable[[], Kept]) -> Kept:
        """The part under a key, made anew if it was made from something else."""
        self._used.add(key)
        found = self._parts.get(key)
        if found is not None and found[0] == made_from:
            kept: Kept = found[1]
            return kept
        fresh = make()
        self._parts[key] = (made_from, fresh)
        return fresh

    def before(self, key: str) -> Any:
        """The part under a key as it was last, or None."""
        found = self._parts.get(key)
        return None if found is None else found[1]

    def forget_unused(self, cards: Collection[Sequence[Card]]) -> None:
        """Drop the parts that the layout just made did not ask for, and of cards all but these, once a few are gone."""
        if len(self._used) < len(self._parts):
            self._parts = {key: part for key, part in self._parts.items() if key in self._used}
        self._used = set()
        if len(self.cards) > sum(map(len, cards)) + _GONE:
            there = [card.id for lane in cards for card in lane]
            self.cards = {key: self.cards[key] for key in there if key in self.cards}
