"""A stage in which nobody meets us over any channel."""

from collections.abc import Iterator
from datetime import date

from cjm_desktop.analysis._finding import Check, Finding, Weight
from cjm_desktop.analysis._places import cards_of, one_line
from cjm_desktop.domain import kinds
from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.ids import Ref


def find(contents: MapContents, today: date) -> Iterator[Finding]:
    """A map without any card is just begun: the check of empty steps says so once."""
    if not any(contents.cards.values()):
        return
    touched = contents.columns_of(card for _, card in cards_of(contents, kinds.TOUCHPOINTS))
    for place, stage in enumerate(contents.stages, start=1):
        columns = {contents.columns[step.id] for step in contents.steps_of[stage.id]}
        if touched.isdisjoint(columns):
            yield Finding(
                check=PLUGIN.key,
                weight=Weight.MEDIUM,
                icon=PLUGIN.icon,
                text="No touchpoint in this stage",
                where=one_line(stage.title) or f"Stage {place}",
                refs=(Ref("stage", stage.id),),
            )


PLUGIN = Check(
    key="stage-untouched",
    name="Stage without a touchpoint",
    icon="circle-dashed",
    find=find,
    order=30,
)
