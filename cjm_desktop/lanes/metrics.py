"""Measured figures: a value against its target."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cjm_desktop import typeset
from cjm_desktop.domain import kinds
from cjm_desktop.domain.dates import write_day
from cjm_desktop.domain.lane_kinds import BesideText, CardFields
from cjm_desktop.domain.numbers import write_number
from cjm_desktop.domain.record import Day
from cjm_desktop.domain.records import Card
from cjm_desktop.lanes._box_kind import BoxKind
from cjm_desktop.lanes._card import (
    PAD_X,
    PAD_Y,
    SMALL,
    TINY,
    Colours,
    Content,
    colours_of,
    draw_foot,
    frame,
)
from cjm_desktop.lanes._kind import LaneContext
from cjm_desktop.lanes._words import joined
from cjm_desktop.scene.colour import WELL_READABLE, legible
from cjm_desktop.scene.icons import icon_path
from cjm_desktop.scene.node import Drawing, Editable
from cjm_desktop.scene.primitives import Point, Primitive, Rect, Size, Text
from cjm_desktop.scene.theme import Theme
from cjm_desktop.typeset.blocks import TextBlock, TextStyle

Figure = Annotated[float, Field(allow_inf_nan=False)]
VALUE = TextStyle(size=12.0, weight=700, line_height=1.2)
GOAL = TextStyle(size=8.0, weight=600)
FAIR_SHARE = 0.25
"""A figure that misses its target by no more than this share of it is fair, not bad."""
_ARROW = 8.0
_SMALL = 0.01


class Direction(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"


class MetricFields(CardFields):
    value: Annotated[Figure | None, BesideText.BEHIND_COLON] = Field(
        default=None,
        title="Value",
        description="The latest measured figure.",
        json_schema_extra={"unit_field": "unit", "names_unit": True},
    )
    unit: str = Field(
        default="", title="Unit", description="%, days, points ... empty for a bare figure."
    )
    target: Figure | None = Field(
        default=None,
        title="Target",
        description="The figure to reach.",
        json_schema_extra={"unit_field": "unit"},
    )
    direction: Direction = Field(
        default=Direction.HIGHER,
        title="Better is",
        description="Whether a higher or a lower figure is better.",
    )
    change: Figure | None = Field(
        default=None,
        title="Change",
        description="Against the measurement before, in the same unit.",
        json_schema_extra={"unit_field": "unit"},
    )
    measured_on: Day | None = Field(
        default=None, title="Measured on", description="The day of the latest measurement."
    )
    source: str = Field(default="", title="Source", description="Where the figure comes from.")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A short line beside the value: an icon, words, a colour."""

    icon: str
    words: str
    colour: str


@dataclass(frozen=True)
class MetricsKind(BoxKind):
    """A small label, a large value, and the goal or the change beside it."""

    def draw_card(self, card: Card, width: float, context: LaneContext) -> Drawing:
        theme = context.theme
        colours = colours_of(card, self.colour_key, theme)
        fields = self.read(card)
        inner = Rect(PAD_X, PAD_Y, width - 2 * PAD_X, 0)
        label = typeset.set_text(card.text, SMALL, inner.width)
        inside: list[Primitive] = [Text(Point(inner.x, inner.y), label, colours.quiet)]
        y = inner.y + label.height
        figures, y = _figures(fields, Rect(inner.x, y, inner.width, 0), colours, theme)
        inside += figures
        if source := _source(fields):
            block = typeset.set_text(source, TINY, inner.width)
            inside.append(Text(Point(inner.x, y + 2), block, colours.quiet))
            y += block.height + 2
        foot, y = draw_foot(card, Rect(inner.x, y, inner.width, 0), colours)
        editable = Editable(Rect(inner.x, inner.y, inner.width, label.height), SMALL, colours.quiet)
        size = Size(width, y + PAD_Y)
        return frame(card, size, theme, colours, [*inside, *foot], Content(card.text), editable)

    def name_details(self, card: Card) -> Sequence[str]:
        if not card.fields:
            return ()
        fields = self.read(card)
        said = [] if fields.value is None else [written_figure(fields.value, fields.unit)]
        return said + [verdict.words for verdict in verdicts(fields, Theme())]


def _figures(
    fields: MetricFields, under: Rect, colours: Colours, theme: Theme
) -> tuple[list[Primitive], float]:
    """The value with the goal and the change at its right, or below where there is no room."""
    if fields.value is None and fields.target is None:
        return [], under.y
    words = "–" if fields.value is None else written_figure(fields.value, fields.unit)
    value = _set_figure(words, VALUE, under.width)
    drawn: list[Primitive] = [Text(Point(under.x, under.y), value, colours.text)]
    bottom = under.y + value.height
    beside = under.width - value.width - 6
    for place, verdict in enumerate(verdicts(fields, theme)):
        block = _set_figure(verdict.words, GOAL, under.width - _ARROW - 3)
        across = block.width + _ARROW + 3
        fits = place == 0 and value.line_count == 1 and across <= beside and block.line_count == 1
        x = under.right - across if fits else under.x
        y = bottom - block.height - 1.5 if fits else bottom + 1
        bottom = bottom if fits else y + block.height
        colour = legible(verdict.colour, colours.fill, WELL_READABLE)
        drawn += icon_path(verdict.icon, Rect(x, y + 1.2, _ARROW, _ARROW), colour, 1.1)
        drawn.append(Text(Point(x + _ARROW + 3, y), block, colour))
    return drawn, bottom


def _set_figure(words: str, style: TextStyle, width: float) -> TextBlock:
    """A figure in one piece, or broken before its unit where it is too long for one line."""
    block = typeset.set_text(words, style, None)
    return (
        block
        if block.width <= width
        else typeset.set_text(words.replace("\u00a0", " "), style, width)
    )


def verdicts(fields: MetricFields, theme: Theme) -> list[Verdict]:
    """The goal (reached, nearly, missed) and the change (better, worse)."""
    found = []
    if fields.target is not None:
        words = f"goal {written_figure(fields.target, fields.unit)}"
        icon, colour = _against_target(fields, theme)
        found.append(Verdict(icon, words, colour))
    if fields.change:
        better = (fields.change > 0) == (fields.direction is Direction.HIGHER)
        icon = "arrow-up" if fields.change > 0 else "arrow-down"
        words = written_figure(abs(fields.change), fields.unit)
        found.append(Verdict(icon, words, theme.good if better else theme.bad))
    return found


def _against_target(fields: MetricFields, theme: Theme) -> tuple[str, str]:
    assert fields.target is not None
    if fields.value is None:
        return "flag", theme.quiet
    missing = fields.target - fields.value
    if fields.direction is Direction.LOWER:
        missing = -missing
    if missing <= 0:
        return "check", theme.good
    near = missing <= FAIR_SHARE * abs(fields.target)
    return ("circle", theme.fair) if near else ("x", theme.bad)


def _source(fields: MetricFields) -> str:
    day = joined(write_day(fields.measured_on)) if fields.measured_on else ""
    return " · ".join(word for word in (fields.source.strip(), day) if word)


def written_figure(value: float, unit: str = "") -> str:
    """'12 437', '-1.5 d', '31 %': digits in groups of three, joined so that no line breaks inside.

    A card has room for four decimals; a figure near to nothing shows its first three digits rather than 0.
    """
    small = value and abs(value) < _SMALL
    places = 2 - Decimal(repr(value)).adjusted() if small else 4
    digits = write_number(round(value, places), group="\u00a0").replace("-", "−")
    return f"{digits}\u00a0{unit.strip()}" if unit.strip() else digits


PLUGIN = MetricsKind(
    key=kinds.METRICS,
    name="Metrics",
    icon="gauge",
    effort_of_fields=700.0,
    order=70,
    card_name="Metric",
    fields=MetricFields,
    words=r"metric|kpi|measure|figure|indicator|kennzahl|messgrosse|messgroesse|indicateur|indicador|metrica|indicatore"
    r"|meetwaarde",
)
