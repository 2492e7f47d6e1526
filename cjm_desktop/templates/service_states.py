"""A service twice: as it is, and as it shall be, with the same stages, so that the two can be compared."""

from cjm_desktop.domain import kinds
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.records import MapKind
from cjm_desktop.templates._outline import (
    ACTIONS,
    EMOTIONS,
    FULL_LANES,
    METRICS,
    TOUCHPOINTS,
    LaneOutline,
    add_channels,
    add_outline,
)
from cjm_desktop.templates._service import SCENARIO, STAGES
from cjm_desktop.templates._template import Template

FUTURE_LANES = (
    ACTIONS._replace(hint="What will the person do here?"),
    TOUCHPOINTS._replace(hint="Over which channel will we meet?"),
    EMOTIONS._replace(hint="How shall it feel?"),
    LaneOutline(kinds.TEXT, "What changes", "What is different from today?"),
    LaneOutline(kinds.OPPORTUNITIES, "Measures", "What has to be done, and who takes it on?"),
    METRICS._replace(hint="Which figure will show that it worked?"),
)


def fill(draft: Draft, title: str) -> None:
    add_channels(draft)
    maps = (
        add_outline(draft, f"{title} – current state", STAGES, FULL_LANES, scenario=SCENARIO),
        add_outline(
            draft,
            f"{title} – future state",
            STAGES,
            FUTURE_LANES,
            scenario=SCENARIO,
            kind=MapKind.FUTURE_STATE,
        ),
    )
    for map_id in maps:
        draft.add_persona("Service user", map_id=map_id)


PLUGIN = Template(
    key="service-states",
    name="Service, current and future state",
    description="Two maps with the same stages: as it is, and as it shall be.",
    title="Service journey",
    fill=fill,
    order=40,
)
