"""What could be made better: how much it would help, how much work it is, who does it by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from cjm_desktop.domain import kinds
from cjm_desktop.domain.dates import write_day
from cjm_desktop.domain.lane_kinds import CardFields, TableWords
from cjm_desktop.domain.record import Day, PointsAt
from cjm_desktop.domain.records import Card
from cjm_desktop.lanes._box_kind import BoxKind
from cjm_desktop.lanes._card import Colours, Content, Sign
from cjm_desktop.lanes._kind import LaneContext
from cjm_desktop.lanes._words import OWNER_WORDS, joined

Points = Annotated[int, Field(ge=1, le=5)]


class Status(StrEnum):
    """How far it is; NONE where nobody said."""

    NONE = ""
    IDEA = "idea"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


STATUS_NAMES = {
    Status.IDEA: "Idea",
    Status.PLANNED: "Planned",
    Status.IN_PROGRESS: "In progress",
    Status.DONE: "Done",
    Status.DROPPED: "Dropped",
}


class OpportunityFields(CardFields):
    impact: Annotated[Points | None, TableWords("impact wirkung nutzen")] = Field(
        default=None,
        title="Impact",
        description="How much it helps people, 1 (little) to 5 (much).",
    )
    effort: Annotated[Points | None, TableWords("effort aufwand")] = Field(
        default=None, title="Effort", description="How much work it is, 1 (little) to 5 (much)."
    )
    owner: Annotated[str, TableWords(OWNER_WORDS)] = Field(
        default="", title="Owner", description="Who makes it happen."
    )
    status: Annotated[Status, TableWords("status stand")] = Field(
        default=Status.NONE, title="Status", description="How far it is."
    )
    due: Annotated[
        Day | None, TableWords("due due_date fallig faellig fallig_am termin deadline")
    ] = Field(default=None, title="Due", description="The day it should be done.")
    answers: Annotated[tuple[str, ...], PointsAt("card", lane_kind=kinds.PAIN_POINTS)] = Field(
        default=(), title="Answers", description="The pain points this would mend."
    )


@dataclass(frozen=True)
class OpportunitiesKind(BoxKind):
    """Opportunities, with a small line of what is known of them."""

    def content(self, card: Card, colours: Colours, context: LaneContext) -> Content:
        sign = Sign("lightbulb", context.theme.good)
        return Content(card.text, sign, details=self.name_details(card))

    def name_details(self, card: Card) -> Sequence[str]:
        return _details(self.read(card)) if card.fields else ()


def _details(fields: Any) -> tuple[str, ...]:
    """A line each of the weights, of owner and status, of the date."""
    weights = [
        f"{name} {value}"
        for name, value in (("Impact", fields.impact), ("Effort", fields.effort))
        if value is not None
    ]
    status = joined(STATUS_NAMES.get(fields.status, ""))
    doing = [word for word in (fields.owner.strip(), status) if word]
    due = f"Due {write_day(fields.due)}" if fields.due else ""
    return tuple(line for line in (" · ".join(weights), " · ".join(doing), due) if line)


PLUGIN = OpportunitiesKind(
    key=kinds.OPPORTUNITIES,
    name="Opportunities",
    icon="lightbulb",
    order=60,
    colour_key="opportunity",
    card_name="Opportunity",
    fields=OpportunityFields,
    words=r"opportunit|idea|improvement|solution|recommendation|chance|potenzial|potential|verbesserung|massnahme|losung"
    r"|loesung|idee|handlungsfeld|oportunidad|opportunita|kansen",
)
