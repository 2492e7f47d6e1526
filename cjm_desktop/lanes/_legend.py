"""The small drawings of the legend, and the entries that all card kinds share."""

from collections.abc import Sequence
from functools import lru_cache

from cjm_desktop.domain.records import Card
from cjm_desktop.lanes._card import EVIDENCE_ICONS, NOTE_ICON
from cjm_desktop.lanes._kind import EVIDENCE_NAMES, LegendEntry
from cjm_desktop.scene.icons import icon_path
from cjm_desktop.scene.node import Drawing
from cjm_desktop.scene.primitives import Box, Primitive, Rect, Size
from cjm_desktop.scene.theme import Theme

SAMPLE = Size(12.0, 12.0)
EVIDENCE_SECTION = "Evidence"
CARDS_SECTION = "Cards"


def sample(*primitives: Primitive) -> Drawing:
    """A drawing of the legend's size."""
    return Drawing(SAMPLE, primitives, overflow=1.0)


@lru_cache(maxsize=256)
def icon_sample(name: str, colour: str) -> Drawing:
    return sample(*icon_path(name, Rect(0, 0, *SAMPLE), colour, 1.1))


@lru_cache(maxsize=64)
def box_sample(fill: str, line: str) -> Drawing:
    return sample(Box(Rect(0, 1.5, 12, 9), fill, line, radius=2.5))


@lru_cache(maxsize=64)
def edge_sample(colour: str) -> Drawing:
    return sample(Box(Rect(4, 0, 4, SAMPLE.height), colour, radius=1.5))


@lru_cache(maxsize=64)
def votes_sample(colour: str) -> Drawing:
    return sample(Box(Rect(0, 0.5, 11, 11), colour, None, radius=5.5))


def common_entries(
    name: str, colour_key: str, cards: Sequence[Card], theme: Theme
) -> list[LegendEntry]:
    """The colour of the cards' kind (unless white), the evidence levels and marks that these cards have."""
    if not cards:
        return []
    entries = []
    if colour_key in theme.card_kinds and colour_key != "neutral":
        swatch = box_sample(theme.card_kinds[colour_key], theme.card_lines[colour_key])
        entries.append(LegendEntry(f"card:{colour_key}", name, swatch, CARDS_SECTION))
    if any(card.note for card in cards):
        drawing = icon_sample(NOTE_ICON, theme.quiet)
        entries.append(LegendEntry("mark:note", "Has a note", drawing, CARDS_SECTION))
    if any(card.votes for card in cards):
        entries.append(LegendEntry("mark:votes", "Votes", votes_sample(theme.vote), CARDS_SECTION))
    used = {card.evidence for card in cards}
    for level, icon in EVIDENCE_ICONS.items():
        if level in used:
            drawing = icon_sample(icon, theme.quiet)
            words = EVIDENCE_NAMES[level]
            entries.append(LegendEntry(f"evidence:{level}", words, drawing, EVIDENCE_SECTION))
    return entries
