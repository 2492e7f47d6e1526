"""A piece of a project: chosen records with all that hangs on them, as a small project of its own.

Duplicating, copying, cutting and pasting all work on this one notion. What a piece holds is what deleting the
chosen records would take away, so nothing can be cut that is not in the piece, whatever kinds of records there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cjm_desktop.domain.changes import Change, difference
from cjm_desktop.domain.contents import MapContents, contents_of
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.edits.deletion import delete_refs
from cjm_desktop.domain.edits.lanes import markers_shown_by, shows
from cjm_desktop.domain.homes import home_of
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project, project_of
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import RECORD_TYPES, ProjectInfo
from cjm_desktop.domain.references import is_shared, shared_named, targets
from cjm_desktop.domain.table import order_key

ANY_KIND = ""
"""The kind of the lanes under loose texts: they fit every lane that takes cards."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of one map, closed: everything it points at is in `project`.

    `project` also holds the bare grid of the map (its stages, steps and lanes), which says where things stood.
    `chosen`: what was asked for. `roots`: those of them that hang on no other. `records`: the piece itself, parents
    first. `shrunk`: pairs (before, after) of what loses a part when the piece is cut out, such as cards that reach
    into it. `cut`: it left its map when it was taken.
    """

    project: Project
    map_id: str
    chosen: tuple[Ref, ...]
    roots: tuple[Ref, ...]
    records: tuple[Record, ...]
    shrunk: tuple[tuple[Record, Record], ...]
    cut: bool = False

    @property
    def contents(self) -> MapContents:
        """The grid under the piece."""
        return contents_of(self.project, self.map_id)

    @property
    def is_text(self) -> bool:
        """Are these texts from another program, whose lanes mean nothing?"""
        only_cards = {ref.kind for ref in self.roots} == {"card"}
        return only_cards and all(lane.kind == ANY_KIND for lane in self.project.lanes)

    def corner(self) -> Cell | None:
        """The upper left cell of loose cards and markers; None when a part of the grid is in the piece.

        A table of texts begins where it begins, even with an empty cell.
        """
        if self.is_text:
            contents = self.contents
            return Cell(contents.lanes[0].id, contents.steps[0].id)
        return corner_of(self.project, self.map_id, self.roots)


def piece_of(project: Project, refs: Iterable[Ref], *, cut: bool = False) -> Piece | None:
    """The piece of these records, as far as they stand on one map (that of the first); None without any.

    A stage whose every step is cut is cut as well, as it goes with its last step.
    """
    chosen, map_id = _on_one_map(project, refs)
    if not chosen:
        return None
    change = difference(project, delete_refs(chosen).apply(project))
    removed = {Ref(record.KIND, record.id): record for record in change.removed}
    above = {ref for ref in _above(project, chosen) if ref in removed and ref not in chosen}
    if cut:
        chosen = (*chosen, *sorted(above))
    else:
        removed = {ref: record for ref, record in removed.items() if ref not in above}
    removed |= _shown_on(project, chosen)
    records = _in_order(removed.values())
    small = project_of(
        [ProjectInfo(id=project.info.id), *_closed(project, map_id, records, change)]
    )
    named, hanging = set(chosen), dict[Ref, bool]()
    roots = tuple(ref for ref in chosen if not _hangs(project, ref, named, hanging))
    return Piece(small, map_id, chosen, roots, records, change.updated, cut)


def piece_of_texts(cells: Sequence[tuple[int, int, str]]) -> Piece | None:
    """Loose texts as cards: row, column and text of each."""
    draft = Draft()
    home = draft.add_map("")
    stage = draft.add_stage(home, "")
    columns = max((column for _, column, _ in cells), default=-1) + 1
    rows = max((row for row, _, _ in cells), default=-1) + 1
    steps = [draft.add_step(stage) for _ in range(columns)]
    lanes = [draft.add_lane(home, ANY_KIND, "") for _ in range(rows)]
    cards = [draft.add_card(lanes[row], steps[column], text) for row, column, text in cells]
    return piece_of(draft.project(), [Ref("card", card) for card in cards])


def corner_of(project: Project, map_id: str, refs: Iterable[Ref]) -> Cell | None:
    """The upper left cell of cards and markers of one map; None when something else is among them."""
    contents = contents_of(project, map_id)
    rows = {lane.id: row for row, lane in enumerate(contents.lanes)}
    columns, card_rows, marker_rows = set[int](), set[int](), set[int]()
    for ref in refs:
        if ref.kind == "card":
            card = project.cards[ref.id]
            columns.add(contents.covered(card).start)
            card_rows.add(rows[card.lane_id])
        elif ref.kind == "marker":
            marker = project.markers[ref.id]
            columns.add(contents.columns[marker.step_id])
            marker_rows |= {
                rows[lane.id] for lane in contents.lanes if shows(lane, marker.persona_id)
            }
        else:
            return None
    over = card_rows or marker_rows
    if not over:
        return None
    return Cell(contents.lanes[min(over)].id, contents.steps[min(columns)].id)


def _on_one_map(project: Project, refs: Iterable[Ref]) -> tuple[tuple[Ref, ...], str]:
    home = ""
    found: list[Ref] = []
    homes: dict[tuple[Ref, ...], str | None] = {}
    for ref in dict.fromkeys(refs):
        record = project.find(ref.kind, ref.id)
        if record is None:
            continue
        place = tuple(targets(record)) or (ref,)
        if place not in homes:
            homes[place] = home_of(project, record)
        its = homes[place]
        home = home or its or ""
        if its is not None and its == home:
            found.append(ref)
    return tuple(found), home


def _above(project: Project, refs: Iterable[Ref]) -> set[Ref]:
    """What these records point at, and what that points at: their stages, lanes, map."""
    found: set[Ref] = set()
    waiting = list(refs)
    while waiting:
        ref = waiting.pop()
        record = project.find(ref.kind, ref.id)
        for target in targets(record) if record is not None else ():
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found


def _hangs(project: Project, ref: Ref, chosen: set[Ref], known: dict[Ref, bool]) -> bool:
    """Does it point at something chosen, or at what does?"""
    record = project.find(*ref)
    for target in targets(record) if record is not None else ():
        if target not in known:
            known[target] = target in chosen or _hangs(project, target, chosen, known)
        if known[target]:
            return True
    return False


def _shown_on(project: Project, refs: Iterable[Ref]) -> dict[Ref, Record]:
    """The markers on chosen lanes, also those that another lane shows as well."""
    lanes = [project.lanes[ref.id] for ref in refs if ref.kind == "lane"]
    shown = [marker for lane in lanes for marker in markers_shown_by(project, lane)]
    return {Ref(marker.KIND, marker.id): marker for marker in shown}


def _closed(
    project: Project, map_id: str, records: Iterable[Record], change: Change
) -> list[Record]:
    """The records, the grid of their map, and all that they need or name of what all maps share."""
    contents = contents_of(project, map_id)
    found: dict[Ref, Record] = {}
    grid = (contents.map, *contents.stages, *contents.steps, *contents.lanes)
    waiting: list[Record] = [*grid, *records, *(before for before, _ in change.updated)]
    naming = {Ref(record.KIND, record.id) for record in records}
    while waiting:
        record = waiting.pop()
        ref = Ref(record.KIND, record.id)
        if ref in found:
            continue
        found[ref] = record
        needed = set(targets(record))
        if ref in naming or is_shared(record.KIND):
            needed.update(shared_named(project, record))
        near = (project.find(target.kind, target.id) for target in needed)
        waiting += [other for other in near if other is not None]
    return list(found.values())


def _in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Parents first, each kind in the order of its ranks."""
    kinds = {kind: number for number, kind in enumerate(RECORD_TYPES)}
    return tuple(sorted(records, key=lambda record: (kinds[record.KIND], *order_key(record))))
