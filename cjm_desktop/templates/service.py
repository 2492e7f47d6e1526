"""A service that somebody uses over time."""

from cjm_desktop.domain.draft import Draft
from cjm_desktop.templates._outline import FULL_LANES, add_channels, add_outline
from cjm_desktop.templates._service import SCENARIO, STAGES
from cjm_desktop.templates._template import Template


def fill(draft: Draft, title: str) -> None:
    add_channels(draft)
    map_id = add_outline(draft, title, STAGES, FULL_LANES, scenario=SCENARIO)
    draft.add_persona("Service user", map_id=map_id, role="Uses the service for the first time")


PLUGIN = Template(
    key="service",
    name="Service",
    description="Discover, sign up, use, get help, renew or leave.",
    title="Service journey",
    fill=fill,
    order=30,
)
