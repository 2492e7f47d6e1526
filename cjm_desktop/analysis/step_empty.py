"""A step of which nothing is known: no card stands in its column."""

from collections.abc import Iterator
from datetime import date

from cjm_desktop.analysis._finding import Check, Finding, Weight
from cjm_desktop.analysis._places import name_step
from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.ids import Ref


def find(contents: MapContents, today: date) -> Iterator[Finding]:
    """On a map without any card one finding says it all."""
    if not contents.steps:
        return
    filled = contents.columns_of(card for cards in contents.cards.values() for card in cards)
    if not filled:
        yield _report(
            "No card stands on this map yet", "Start at the first step", contents.steps[0].id
        )
        return
    for column, step in enumerate(contents.steps):
        if column not in filled:
            yield _report("No card in this step", name_step(contents, step), step.id)


def _report(text: str, where: str, step_id: str) -> Finding:
    return Finding(PLUGIN.key, Weight.LOW, PLUGIN.icon, text, where, (Ref("step", step_id),))


PLUGIN = Check(
    key="step-empty",
    name="Step without any card",
    icon="columns-3",
    find=find,
    order=50,
)
