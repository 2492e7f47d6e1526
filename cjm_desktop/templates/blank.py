"""An empty map: the usual lanes are there, the stages are the room's own."""

from cjm_desktop.domain.draft import Draft
from cjm_desktop.templates._outline import STANDARD_LANES, add_channels, add_outline
from cjm_desktop.templates._template import Template


def fill(draft: Draft, title: str) -> None:
    add_channels(draft)
    map_id = add_outline(draft, title, {}, STANDARD_LANES)
    draft.add_persona("Customer", map_id=map_id)


PLUGIN = Template(
    key="blank",
    name="Blank",
    description="The usual lanes and no stage yet: drag the first one in.",
    title="Untitled journey",
    fill=fill,
    order=10,
)
