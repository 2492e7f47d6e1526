"""What becomes of cards that cover several steps when steps move or go."""

from collections.abc import Container, Iterable

from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import Card


def columns_of(project: Project, map_id: str) -> list[str]:
    """The ids of a map's steps, left to right."""
    by_stage = project.steps.by("stage_id")
    stages = project.stages.by("map_id").get(map_id, ())
    return [step.id for stage in stages for step in by_stage.get(stage.id, ())]


def settle_spans(before: Project, after: Project, moved: frozenset[str]) -> Project:
    """Keep a card that begins or ends at moved steps from reaching over steps it never covered.

    A card that covers the same steps as before stays as it is; another one stays where the most of it is.
    """
    changed: list[Record] = []
    for card in ending_at(before, moved):
        if _covered(before, card) != _covered(after, card):
            shrunk = without_steps(before, card, moved)
            changed += [shrunk] if shrunk is not None else []
    return after.put(*changed)


def ending_at(project: Project, steps: Iterable[str]) -> list[Card]:
    """The cards that begin or end at one of these steps, as far as they cover several."""
    by_first, by_last = project.cards.by("step_id"), project.cards.by("until_id")
    found = {card.id: card for step in steps for card in by_last.get(step, ())}
    found |= {card.id: card for step in steps for card in by_first.get(step, ()) if card.until_id}
    return list(found.values())


def _covered(project: Project, card: Card) -> set[str]:
    return set(_stretch(project, card))


def without_steps(project: Project, card: Card, gone: Container[str]) -> Card | None:
    """The card on its other steps, or None when it has none."""
    left = [step for step in _stretch(project, card) if step not in gone]
    if not left:
        return None
    return card.altered(step_id=left[0], until_id=left[-1] if len(left) > 1 else None)


def _stretch(project: Project, card: Card) -> list[str]:
    order = columns_of(project, project.lanes[card.lane_id].map_id)
    first, last = sorted((order.index(card.step_id), order.index(card.until_id or card.step_id)))
    return order[first : last + 1]
