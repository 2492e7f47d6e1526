"""What the templates share: the usual lanes, and a map from an outline."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from cjm_desktop.domain import kinds
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.usual_channels import USUAL_CHANNELS


class LaneOutline(NamedTuple):
    """A lane before it is made: its kind, title and the hint in its empty cells."""

    kind: str
    title: str
    hint: str


ACTIONS = LaneOutline(kinds.ACTIONS, "Actions", "What does the person do here?")
TOUCHPOINTS = LaneOutline(kinds.TOUCHPOINTS, "Touchpoints", "Over which channel do we meet?")
THOUGHTS = LaneOutline(
    kinds.THOUGHTS, "Thoughts", "What goes through their mind? Use their own words."
)
EMOTIONS = LaneOutline(
    kinds.EMOTIONS, "Emotions", "How does it feel? Drop a face, drag it up or down."
)
PAIN_POINTS = LaneOutline(
    kinds.PAIN_POINTS, "Pain points", "What goes wrong, takes long, or is missing?"
)
OPPORTUNITIES = LaneOutline(
    kinds.OPPORTUNITIES, "Opportunities", "What could we do about it, and who takes it on?"
)
METRICS = LaneOutline(kinds.METRICS, "Metrics", "Which figure shows whether this works?")

STANDARD_LANES = (ACTIONS, TOUCHPOINTS, EMOTIONS, PAIN_POINTS, OPPORTUNITIES)
FULL_LANES = (ACTIONS, TOUCHPOINTS, THOUGHTS, EMOTIONS, PAIN_POINTS, OPPORTUNITIES, METRICS)

Stages = Mapping[str, Sequence[str]]


def add_channels(draft: Draft) -> None:
    """Put the usual channels into the project."""
    for channel in USUAL_CHANNELS:
        draft.add_channel(channel.name, group=channel.group, icon=channel.icon)


def add_outline(
    draft: Draft, title: str, stages: Stages, lanes: Sequence[LaneOutline], **fields: Any
) -> str:
    """Add a map with stages (title -> titles of the steps) and empty lanes; returns its id."""
    map_id = draft.add_map(title, **fields)
    for stage, steps in stages.items():
        stage_id = draft.add_stage(map_id, stage)
        for step in steps:
            draft.add_step(stage_id, step)
    for kind, lane_title, hint in lanes:
        draft.add_lane(map_id, kind, lane_title, hint=hint)
    return map_id
