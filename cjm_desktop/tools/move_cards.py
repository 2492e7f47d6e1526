"""Move cards between cells and inside a cell; with Ctrl or Alt held, copies of them."""

from dataclasses import dataclass, replace

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.cards import Cell, move_cards
from cjm_desktop.domain.edits.duplicating import duplicate_refs
from cjm_desktop.domain.edits.edit import Edit, together
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.records import Card
from cjm_desktop.lanes import kind_of
from cjm_desktop.scene.node import Drawing
from cjm_desktop.scene.primitives import Point, Rect
from cjm_desktop.tools._cells import Line, cell_cards, cell_rect, column_near, insertion, row_near
from cjm_desktop.tools._pressing import clicked_selection, pressed_selection, ref_at
from cjm_desktop.tools._tool import Gesture, Outcome, Pointer, Preview, Tool, View

_MOST_GHOSTS = 40


@dataclass(frozen=True, slots=True)
class _Load:
    """The cards on their way, the grabbed one among them, and where it was grabbed."""

    view: View
    cards: tuple[Card, ...]
    grabbed: Card
    start: Pointer
    column: int  # of the pointer within the grabbed card, 0 for its first step

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(card.id for card in self.cards)


@dataclass(frozen=True, slots=True)
class _Landing:
    cell: Cell
    before: str | None
    rects: tuple[Rect, ...]
    line: Line | None


class MoveCardsTool(Tool):
    """Wants every press on a card."""

    def wants(self, view: View, pointer: Pointer) -> bool:
        return ref_at(view, pointer, "card") is not None

    def press(self, view: View, pointer: Pointer) -> Gesture:
        ref = ref_at(view, pointer, "card")
        assert ref is not None
        start, selection = pointer, pressed_selection(view, ref, pointer)
        load = _load(view, ref, selection, start)
        preview = Preview(selection=selection, dragging=False)
        dragging = False
        while True:
            pointer = yield preview
            dragging = dragging or pointer.is_drag_from(start)
            if pointer.released:
                break
            if dragging:
                preview = _preview(load, pointer, selection)
        if not dragging:
            return Outcome(selection=clicked_selection(view, ref, start))
        return _drop(load, pointer, selection)


def _load(view: View, ref: Ref, selection: Selection, start: Pointer) -> _Load:
    chosen = set(selection.of_kind("card"))
    cards = tuple(c for cs in view.contents.cards.values() for c in cs if c.id in chosen)
    grabbed = view.project.cards[ref.id]
    under = column_near(view.places.grid, start.x)
    covered = view.contents.covered(grabbed)
    inside = under - covered.start if under is not None and under in covered else 0
    return _Load(view, cards, grabbed, start, inside)


def _copies(pointer: Pointer) -> bool:
    return pointer.control or pointer.alt


def _preview(load: _Load, pointer: Pointer, selection: Selection) -> Preview:
    copies = _copies(pointer)
    lifted = frozenset(Ref("card", c.id) for c in load.cards)
    shown = Preview(
        ghosts=_ghosts(load, pointer),
        selection=selection,
        lifted=frozenset() if copies else lifted,
        label="Copy" if copies else "",
    )
    landing = _land(load, pointer)
    if isinstance(landing, str):
        return replace(shown, refused=landing)
    return replace(shown, landing=landing.rects, insertion=landing.line)


def _ghosts(load: _Load, pointer: Pointer) -> tuple[tuple[Point, Drawing], ...]:
    dx, dy = pointer.x - load.start.x, pointer.y - load.start.y
    first = [load.grabbed, *(c for c in load.cards if c.id != load.grabbed.id)][:_MOST_GHOSTS]
    nodes = [load.view.places.node_of(Ref("card", c.id)) for c in reversed(first)]
    return tuple((Point(n.at.x + dx, n.at.y + dy), n.drawing) for n in nodes if n is not None)


def _land(load: _Load, pointer: Pointer) -> _Landing | str:
    """Where the cards would stand after a drop here, or why they cannot."""
    grid = load.view.places.grid
    column, row = column_near(grid, pointer.x), row_near(grid, pointer.y)
    if column is None or row is None:
        return "Cards stand in the cells of the map: drop it on one of them."
    contents = load.view.contents
    rows = {lane.id: index for index, lane in enumerate(contents.lanes)}
    spans = {c.id: contents.covered(c) for c in load.cards}
    home = spans[load.grabbed.id].start
    across = _kept_inside(
        column - load.column - home,
        -min(s.start for s in spans.values()),
        len(grid.columns) - 1 - max(s.start for s in spans.values()),
    )
    lanes = [rows[c.lane_id] for c in load.cards]
    down = _kept_inside(
        row - rows[load.grabbed.lane_id], -min(lanes), len(contents.lanes) - 1 - max(lanes)
    )
    for index in {lane + down for lane in lanes} if down else ():
        lane = contents.lanes[index]
        if not kind_of(lane.kind).takes_cards:
            return f"The lane “{lane.title}” takes no cards: drop it in another lane."
    last = len(grid.columns) - 1
    rects = {
        cell_rect(
            grid,
            rows[c.lane_id] + down,
            spans[c.id].start + across,
            min(spans[c.id].stop - 1 + across, last),
        )
        for c in load.cards
    }
    cell = Cell(
        contents.lanes[rows[load.grabbed.lane_id] + down].id, grid.columns[home + across].step_id
    )
    before, line = insertion(load.view, cell, pointer.y, load.ids)
    return _Landing(cell, before, tuple(rects), line)


def _kept_inside(distance: int, low: int, high: int) -> int:
    return max(low, min(distance, high))


def _drop(load: _Load, pointer: Pointer, selection: Selection) -> Outcome:
    landing = _land(load, pointer)
    if isinstance(landing, str):
        return Outcome(selection=selection, refused=landing)
    ids = [c.id for c in load.cards]
    if _copies(pointer):
        duplicated, copies = duplicate_refs(load.view.project, [Ref("card", i) for i in ids])
        copy_of = dict(zip(ids, (ref.id for ref in copies), strict=True))
        moved = move_cards(
            tuple(copy_of.values()),
            to=landing.cell,
            before=landing.before,
            anchor=copy_of[load.grabbed.id],
        )
        label = "Copy card" if len(ids) == 1 else f"Copy {counted(len(ids), 'card', 'cards')}"
        return Outcome(together(label, duplicated, moved), Selection(copies))
    return Outcome(_move(load, landing), selection)


def _move(load: _Load, landing: _Landing) -> Edit | None:
    """The edit, or None when everything would stay where it is."""
    home = Cell(load.grabbed.lane_id, load.grabbed.step_id)
    if landing.cell == home:
        if any(Cell(c.lane_id, c.step_id) != home for c in load.cards):
            return None
        order = [c.id for c in cell_cards(load.view, home)]
        rest = [c for c in order if c not in load.ids]
        place = rest.index(landing.before) if landing.before in rest else len(rest)
        moving = [c for c in order if c in load.ids]
        if [*rest[:place], *moving, *rest[place:]] == order:
            return None
    ids = [c.id for c in load.cards]
    return move_cards(ids, to=landing.cell, before=landing.before, anchor=load.grabbed.id)


PLUGIN = MoveCardsTool(key="move_cards", order=40)
