"""What a step costs, and who pays: a lane kind as somebody would add one."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cjm_desktop.domain.lane_kinds import CardFields
from cjm_desktop.domain.record import PointsAt
from cjm_desktop.lanes._box_kind import BoxKind


class Budget(StrEnum):
    NONE = ""
    PRODUCT = "product"
    SERVICE = "service"


class CostFields(CardFields):
    payer_id: Annotated[str, PointsAt("persona")] = Field(
        default="", title="Payer", description="Who pays for it."
    )
    causes: Annotated[tuple[str, ...], PointsAt("card", lane_kind="pain_points")] = Field(
        default=(), title="Causes", description="The pain points that it comes from."
    )
    budget: Budget = Field(default=Budget.NONE, title="Budget", description="Out of which budget.")


PLUGIN = BoxKind(
    key="costs",
    name="Costs",
    icon="gauge",
    order=75,
    card_name="Cost",
    fields=CostFields,
    words=r"cost|kosten",
)
