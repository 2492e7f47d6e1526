"""Pasting cards with their places to each other."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from cjm_desktop.domain.edits.cards import Cell, check_takes_cards, steps_in_order
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.places import ranks_at_end
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Card, Lane


class PastedCard(NamedTuple):
    """A loose card: its place counted from the upper left one, the steps it covers, and the kind of its lane."""

    column: int
    row: int
    steps: int
    kind: str
    card: Card


def paste_at(
    pieces: Sequence[PastedCard], at: Cell, homes: Collection[str]
) -> tuple[Edit, tuple[str, ...]]:
    """Put copies of loose cards onto the map, the upper left one into a cell; with the ids of the copies.

    `homes`: the lanes that take cards; a card whose row falls on another lane goes to one of its own kind,
    or to the nearest. Steps beyond the last column are pushed to it.
    """
    ids = tuple(new_id() for _ in pieces)

    def apply(project: Project) -> Project:
        map_id = project.lanes[at.lane_id].map_id
        steps = [step.id for step in steps_in_order(project, map_id)]
        lanes = project.lanes.by("map_id")[map_id]
        home_row = [lane.id for lane in lanes].index(at.lane_id)
        first = steps.index(at.step_id)
        lane_ids = [_lane_for(piece, lanes, home_row, homes) for piece in pieces]
        for lane_id in set(lane_ids):
            check_takes_cards(project, lane_id)
        ranks = _ranks_in(project, lane_ids)
        copies = []
        for copy_id, lane_id, piece in zip(ids, lane_ids, pieces, strict=True):
            start = min(first + piece.column, len(steps) - 1)
            end = min(start + piece.steps - 1, len(steps) - 1)
            copies.append(
                piece.card.altered(
                    id=copy_id,
                    lane_id=lane_id,
                    step_id=steps[start],
                    until_id=steps[end] if end > start else None,
                    rank=next(ranks[lane_id]),
                )
            )
        return project.put(*copies)

    return Edit("Paste" if len(pieces) == 1 else f"Paste {len(pieces)} cards", apply), ids


def _ranks_in(project: Project, lane_ids: Sequence[str]) -> dict[str, Iterator[str]]:
    """As many ranks at the end of each lane as cards go there; made together they stay short."""
    there = project.cards.by("lane_id")
    return {
        lane_id: iter(ranks_at_end(there.get(lane_id, ()), count))
        for lane_id, count in Counter(lane_ids).items()
    }


def _lane_for(
    piece: PastedCard, lanes: Sequence[Lane], home_row: int, homes: Collection[str]
) -> str:
    row = min(home_row + piece.row, len(lanes) - 1)
    if lanes[row].id in homes:
        return lanes[row].id
    able = [i for i, lane in enumerate(lanes) if lane.id in homes]
    same = [i for i in able if lanes[i].kind == piece.kind]
    return lanes[min(same or able, key=lambda i: abs(i - row))].id
