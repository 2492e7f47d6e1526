"""The small drawings of the legend, and the entries that all card kinds share."""

from collections.abc import Sequence

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


def icon_sample(name: str, colour: str) -> Drawing:
    return sample(*icon_path(name, Rect(0, 0, *SAMPLE), colour, 1.1))


def common_entries(
    name: str, colour_key: str, cards: Sequence[Card], theme: Theme
) -> list[LegendEntry]:
    """The colour of the cards' kind, the evidence levels and the marks that these cards have."""
    if not cards:
        return []
    kind = colour_key if colour_key in theme.card_kinds else "neutral"
    fill, line = theme.card_kinds[kind], theme.card_lines[kind]
    swatch = sample(Box(Rect(0, 1.5, 12, 9), fill, line, radius=2.5))
    entries = [LegendEntry(f"card:{kind}:{name}", name, swatch, CARDS_SECTION)]
    if any(card.note for card in cards):
        drawing = icon_sample(NOTE_ICON, theme.quiet)
        entries.append(LegendEntry("mark:note", "Has a note", drawing, CARDS_SECTION))
    if any(card.votes for card in cards):
        badge = sample(Box(Rect(0, 0.5, 11, 11), theme.vote, None, radius=5.5))
        entries.append(LegendEntry("mark:votes", "Votes", badge, CARDS_SECTION))
    used = {card.evidence for card in cards}
    for level, icon in EVIDENCE_ICONS.items():
        if level in used:
            drawing = icon_sample(icon, theme.quiet)
            words = EVIDENCE_NAMES[level]
            entries.append(LegendEntry(f"evidence:{level}", words, drawing, EVIDENCE_SECTION))
    return entries
