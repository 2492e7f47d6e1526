"""From the first notice to the recommendation: how somebody becomes a customer."""

from cjm_desktop.domain.draft import Draft
from cjm_desktop.templates._outline import FULL_LANES, add_channels, add_outline
from cjm_desktop.templates._template import Template

STAGES = {
    "Awareness": ("Notices a need", "Hears of us"),
    "Consideration": ("Looks for options", "Compares", "Asks somebody"),
    "Acquisition": ("Decides", "Orders and pays"),
    "Onboarding": ("Receives it", "Uses it for the first time"),
    "Advocacy": ("Comes back", "Tells others"),
}


def fill(draft: Draft, title: str) -> None:
    add_channels(draft)
    map_id = add_outline(
        draft,
        title,
        STAGES,
        FULL_LANES,
        scenario="From the first notice of a need to the recommendation",
    )
    draft.add_persona("Customer", map_id=map_id, role="Buys for the first time")


PLUGIN = Template(
    key="purchase",
    name="Purchase journey",
    description="Awareness, consideration, acquisition, onboarding, advocacy.",
    title="Purchase journey",
    fill=fill,
    order=20,
)
