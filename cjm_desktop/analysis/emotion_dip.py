"""A mood that falls deeply while no pain point says why."""

from collections.abc import Iterator
from datetime import date

from cjm_desktop.analysis._finding import Check, Finding, Weight
from cjm_desktop.analysis._places import cards_of, name_stretch, one_line
from cjm_desktop.domain import kinds
from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.dips import Dip, find_dips
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.records import Card


def find(contents: MapContents, today: date) -> Iterator[Finding]:
    pains: dict[str | None, list[Card]] = {}
    for lane, card in cards_of(contents, kinds.PAIN_POINTS):
        pains.setdefault(lane.persona_id, []).append(card)
    columns = {persona_id: contents.columns_of(cards) for persona_id, cards in pains.items()}
    of_all = columns.get(None, set())
    for persona in contents.personas:
        explained = of_all | columns[persona.id] if persona.id in columns else of_all
        for dip in find_dips(contents, persona.id):
            # The first step is the height from which the mood falls; what happens there explains nothing.
            if not any(contents.columns[step] in explained for step in dip.step_ids[1:]):
                yield _report(contents, dip, one_line(persona.name) or "Unnamed persona")


def _report(contents: MapContents, dip: Dip, name: str) -> Finding:
    steps = [contents.steps[contents.columns[step_id]] for step_id in dip.step_ids]
    over = "in one step" if len(steps) == 2 else f"over {counted(len(steps) - 1, 'step', 'steps')}"
    markers = contents.markers[dip.persona_id]
    deepest = min((markers[step.id] for step in steps if step.id in markers), key=lambda m: m.mood)
    return Finding(
        check=PLUGIN.key,
        weight=Weight.HIGH,
        icon=PLUGIN.icon,
        text=f"Emotion falls by {dip.depth:.1f} {over}, and no pain point says why",
        where=f"{name_stretch(contents, steps)} · {name}",
        refs=(Ref("marker", deepest.id), *(Ref("step", step.id) for step in steps)),
    )


PLUGIN = Check(
    key="emotion-dip",
    name="Emotion dip without a pain point",
    icon="trending-down",
    find=find,
    order=10,
)
