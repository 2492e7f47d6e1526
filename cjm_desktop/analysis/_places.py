"""How findings speak of places and cards, and which columns the cards of a lane kind cover."""

from collections.abc import Iterable, Iterator

from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.records import Card, Lane, Step


def name_step(contents: MapContents, step: Step) -> str:
    """'Buy · Pays'; a step or stage without a title goes by its number."""
    number = contents.columns[step.id] + 1
    return f"{name_stage(contents, step)} · {one_line(step.title) or f'step {number}'}"


def name_stage(contents: MapContents, step: Step) -> str:
    """'Buy', or 'Stage 3' where it has no title."""
    for place, stage in enumerate(contents.stages, start=1):
        if stage.id == step.stage_id:
            return one_line(stage.title) or f"Stage {place}"
    raise KeyError(step.stage_id)


def name_stretch(contents: MapContents, steps: Iterable[Step]) -> str:
    """'Buy', or 'Buy → Receive' where the steps lie in several stages."""
    of_each = {step.stage_id: step for step in steps}
    names = list(dict.fromkeys(name_stage(contents, step) for step in of_each.values()))
    return names[0] if len(names) == 1 else f"{names[0]} → {names[-1]}"


def quote(card: Card) -> str:
    """The card's text in quotation marks, cut to what a panel shows in two lines."""
    text = one_line(card.text)
    return (
        f"“{text if len(text) <= 60 else text[:59].rstrip() + '…'}”"
        if text
        else "a card without text"
    )


def one_line(text: str) -> str:
    return " ".join(text.split())


def cards_of(contents: MapContents, kind: str) -> Iterator[tuple[Lane, Card]]:
    """The cards in all lanes of a kind, lane by lane, each lane left to right."""
    for lane in contents.lanes:
        if lane.kind == kind:
            cards = contents.cards[lane.id]
            for card in sorted(cards, key=lambda card: contents.covered(card).start):
                yield lane, card
