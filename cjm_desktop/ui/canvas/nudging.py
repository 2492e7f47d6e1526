"""Moving what is selected by one place with the keyboard. No Qt."""

from collections.abc import Callable

from cjm_desktop.domain.edits.cards import Cell, move_cards
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.lanes import move_lane
from cjm_desktop.domain.edits.markers import find_marker, move_marker
from cjm_desktop.domain.edits.stages import move_stage
from cjm_desktop.domain.edits.steps import move_step
from cjm_desktop.lanes import kind_of
from cjm_desktop.tools import View


def nudge(view: View, direction: tuple[int, int]) -> Edit | None:
    """The edit that moves the selection by one, or None at the edge of the map."""
    primary = view.selection.primary
    if primary is None:
        return None
    across, down = direction
    if primary.kind == "card":
        return _cards(view, across, down)
    if primary.kind == "marker":
        return _marker(view, primary.id, across, down)
    if primary.kind == "stage" and across:
        ids = [s.id for s in view.contents.stages]
        return _reordered(
            ids, primary.id, across, lambda before: move_stage(primary.id, before=before)
        )
    if primary.kind == "lane" and down:
        ids = [lane.id for lane in view.contents.lanes]
        return _reordered(
            ids, primary.id, down, lambda before: move_lane(primary.id, before=before)
        )
    if primary.kind == "step" and across:
        return _step(view, primary.id, across)
    return None


def _cards(view: View, across: int, down: int) -> Edit | None:
    contents = view.contents
    chosen = set(view.selection.of_kind("card"))
    cards = [c for cs in contents.cards.values() for c in cs if c.id in chosen]
    if not cards:
        return None
    if down and len(cards) == 1:
        card = cards[0]
        here = [c.id for c in contents.cell(card.lane_id, card.step_id)]
        place = here.index(card.id) + down
        if 0 <= place < len(here):
            rest = [c for c in here if c != card.id]
            before = rest[place] if place < len(rest) else None
            return move_cards((card.id,), to=Cell(card.lane_id, card.step_id), before=before)
    rows = [lane.id for lane in contents.lanes if kind_of(lane.kind).takes_cards]
    lanes = [rows.index(c.lane_id) for c in cards if c.lane_id in rows]
    columns = [contents.covered(c) for c in cards]
    if down and (
        len(lanes) < len(cards) or min(lanes) + down < 0 or max(lanes) + down >= len(rows)
    ):
        return None
    if across and (
        min(c.start for c in columns) + across < 0
        or max(c.stop for c in columns) + across > len(contents.steps)
    ):
        return None
    anchor = cards[0]
    lane_id = rows[rows.index(anchor.lane_id) + down] if down else anchor.lane_id
    step = contents.steps[columns[0].start + across]
    return move_cards([c.id for c in cards], to=Cell(lane_id, step.id), anchor=anchor.id)


def _marker(view: View, marker_id: str, across: int, down: int) -> Edit | None:
    marker = view.project.markers[marker_id]
    if down:
        mood = max(-2.0, min(2.0, marker.mood - 0.1 * down))
        return move_marker(
            marker_id, persona_id=marker.persona_id, step_id=marker.step_id, mood=mood
        )
    column = view.contents.columns[marker.step_id] + across
    if not 0 <= column < len(view.contents.steps):
        return None
    step_id = view.contents.steps[column].id
    if find_marker(view.project, marker.persona_id, step_id) is not None:
        return None  # a key press must not take a neighbour's place
    return move_marker(marker_id, persona_id=marker.persona_id, step_id=step_id, mood=marker.mood)


def _step(view: View, step_id: str, across: int) -> Edit | None:
    """Within the stage, and over its edge into the next."""
    contents = view.contents
    stages = [s.id for s in contents.stages]
    step = view.project.steps[step_id]
    siblings = [s.id for s in contents.steps_of[step.stage_id]]
    place = siblings.index(step_id) + across
    if 0 <= place < len(siblings):
        before = siblings[place + 1] if across > 0 and place + 1 < len(siblings) else None
        before = siblings[place] if across < 0 else before
        return move_step(step_id, to_stage=step.stage_id, before=before)
    stage = stages.index(step.stage_id) + across
    if not 0 <= stage < len(stages):
        return None
    there = contents.steps_of[stages[stage]]
    before = there[0].id if across > 0 and there else None
    return move_step(step_id, to_stage=stages[stage], before=before)


def _reordered(
    ids: list[str], moved: str, by: int, move: Callable[[str | None], Edit]
) -> Edit | None:
    place = ids.index(moved) + by
    if not 0 <= place < len(ids):
        return None
    if by < 0:
        return move(ids[place])
    return move(ids[place + 1] if place + 1 < len(ids) else None)
