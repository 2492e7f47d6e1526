"""What goes wrong, takes long or is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated

from pydantic import Field

from cjm_desktop.domain import kinds
from cjm_desktop.domain.lane_kinds import CardFields, TableWords
from cjm_desktop.domain.records import Card
from cjm_desktop.lanes._box_kind import BoxKind
from cjm_desktop.lanes._card import Colours, Content, Sign, draw_sign
from cjm_desktop.lanes._kind import LaneContext, LegendEntry
from cjm_desktop.lanes._legend import SAMPLE, sample
from cjm_desktop.lanes._words import OWNER_WORDS
from cjm_desktop.scene.node import Drawing
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.scene.theme import Theme


class Severity(StrEnum):
    """How bad it is; NONE where nobody said."""

    NONE = ""
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class PainPointFields(CardFields):
    severity: Annotated[Severity, TableWords("severity schwere schweregrad")] = Field(
        default=Severity.NONE,
        title="Severity",
        description="Minor: a nuisance. Major: people need help. Critical: people leave.",
    )
    owner: Annotated[str, TableWords(OWNER_WORDS)] = Field(
        default="", title="Owner", description="Who looks after it."
    )


_SIGNS = {
    Severity.NONE: "zap",
    Severity.MINOR: "circle-alert",
    Severity.MAJOR: "triangle-alert",
    Severity.CRITICAL: "octagon-alert",
}
_NAMES = {Severity.MINOR: "Minor", Severity.MAJOR: "Major", Severity.CRITICAL: "Critical"}


@dataclass(frozen=True)
class PainPointsKind(BoxKind):
    """Pain points; each severity has a shape of its own, and a critical one a strong border."""

    def content(self, card: Card, colours: Colours, context: LaneContext) -> Content:
        severity = self.read(card).severity
        critical = severity is Severity.CRITICAL
        return Content(
            card.text,
            _sign(severity, context.theme),
            border=1.5 if critical else 0.75,
            line=context.theme.bad if critical else "",
        )

    def name_details(self, card: Card) -> Sequence[str]:
        severity = self.read(card).severity
        return (f"{severity} severity",) if severity else ()

    def legend(self, cards: Sequence[Card], context: LaneContext) -> Sequence[LegendEntry]:
        used = {self.read(card).severity for card in cards}
        return [
            *super().legend(cards, context),
            *(
                LegendEntry(
                    f"severity:{severity}", name, _sample(severity, context.theme), "Severity"
                )
                for severity, name in _NAMES.items()
                if severity in used
            ),
        ]


def _sign(severity: Severity, theme: Theme) -> Sign:
    """Circle, triangle, and a filled octagon."""
    if severity is Severity.CRITICAL:
        return Sign(_SIGNS[severity], theme.bad, ink=theme.paper)
    return Sign(_SIGNS[severity], theme.bad)


@lru_cache(maxsize=16)
def _sample(severity: Severity, theme: Theme) -> Drawing:
    return sample(*draw_sign(_sign(severity, theme), Rect(0, 0, *SAMPLE)))


PLUGIN = PainPointsKind(
    key=kinds.PAIN_POINTS,
    name="Pain points",
    icon="triangle-alert",
    order=50,
    colour_key="pain",
    card_name="Pain point",
    fields=PainPointFields,
    words=r"pain|problem|frustrat|friction|barrier|obstacle|challenge|schmerz|hurde|huerde|argernis|aerger|schwierig"
    r"|hindernis|irritant|douleur|dolor|problema|dolore|knelpunt|pijnpunt",
)
