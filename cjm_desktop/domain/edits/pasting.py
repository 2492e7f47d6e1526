"""Putting a piece of a project onto a map: the one way of pasting and duplicating.

A record keeps its id where that is free, so what was cut comes back as it was and whatever pointed at it finds it
again. A record that comes back to the place it had keeps its rank too.
"""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cjm_desktop.domain.edits.deletion import naming
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.landing import Landing, Place
from cjm_desktop.domain.edits.markers import find_marker
from cjm_desktop.domain.edits.piece import Piece
from cjm_desktop.domain.edits.places import ranks_behind
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.lane_kinds import field_references, ids_in, without_ids
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Ranked, Record
from cjm_desktop.domain.records import Card, EmotionMarker, Lane
from cjm_desktop.domain.references import led_over, shared_named, siblings_of, targets
from cjm_desktop.domain.rules import check_room


@dataclass(frozen=True, slots=True)
class Pasted:
    """One undo step, the records it puts in the place of the piece's roots, and what is to be said of it."""

    edit: Edit
    refs: tuple[Ref, ...]
    said: tuple[str, ...]


def paste(project: Project, piece: Piece, place: Place, label: str = "Paste") -> Pasted:
    """Put a piece onto a map of the project.

    Raises:
        UserError: It does not fit there; says why.
    """
    kinds = Counter(record.KIND for record in piece.records)
    del kinds[EmotionMarker.KIND]  # one may take the place of another
    check_room(project, kinds)
    pasting = _Pasting(project, piece, place)
    records = pasting.records()
    edit = Edit(f"{label} {naming(piece.roots)}", lambda now: now.put(*records))
    return Pasted(edit, pasting.refs, tuple(pasting.said))


class _Coming(NamedTuple):
    """A record of the piece, and what becomes of it."""

    old: Record
    now: Record
    is_root: bool


class _Pasting:
    """What is put into the project, part by part."""

    def __init__(self, project: Project, piece: Piece, place: Place) -> None:
        self._project, self._piece, self._place = project, piece, place
        self._landing = Landing(project, piece, place)
        self._inside = {Ref(record.KIND, record.id) for record in piece.records}
        self._roots = frozenset(piece.roots)
        self._ids = {ref.id: self._own_id(ref) for ref in self._inside}
        self._orders: dict[tuple[str, str], dict[str, int]] = {}
        self._became: dict[Ref, str] = {}
        self.said: list[str] = []

    def records(self) -> list[Record]:
        """All records that are added or altered."""
        coming = [self._led_over(record) for record in self._piece.records]
        moods = [one for one in coming if one.old.KIND == EmotionMarker.KIND]
        others = [one for one in coming if one.old.KIND != EmotionMarker.KIND]
        put = [*self._ranked(others), *self._moods(moods, others)]
        put += self._restored() if self._place.home else []
        self.said += self._landing.said()
        return [*self._landing.made(put), *put]

    @property
    def refs(self) -> tuple[Ref, ...]:
        """What stands for the roots of the piece, in their order; without markers that were not needed."""
        return tuple(
            Ref(ref.kind, self._became[ref]) for ref in self._piece.roots if ref in self._became
        )

    # -- what they point at ----------------------------------------------------------------------

    def _led_over(self, old: Record) -> _Coming:
        is_root = Ref(old.KIND, old.id) in self._roots
        needed = [*targets(old), *shared_named(self._piece.project, old)]
        loose = is_root and self._inside.isdisjoint(needed)
        outside = {
            ref.id: self._landing.stand_in(ref, loose=loose)
            for ref in needed
            if ref not in self._inside
        }

        def lead(known: str) -> str:
            return outside.get(known) or self._ids.get(known, known)

        known = {*outside.values(), *self._ids.values()}
        return _Coming(old, self._without_strangers(led_over(old, lead), known), is_root)

    def _without_strangers(self, record: Record, coming: Container[str]) -> Record:
        """The record without what the fields of its lane kind name that is neither there nor comes along."""
        if not isinstance(record, Card) or not record.fields:
            return record
        strange = {
            record_id
            for name, to in field_references().items()
            for record_id in ids_in(record.fields.get(name))
            if record_id not in coming and self._project.find(to, record_id) is None
        }
        return record.altered(fields=without_ids(record.fields, strange)) if strange else record

    def _own_id(self, ref: Ref) -> str:
        return ref.id if self._project.find(*ref) is None else new_id()

    # -- their order -----------------------------------------------------------------------------

    def _ranked(self, coming: Sequence[_Coming]) -> list[Record]:
        """The records in their order: with the ranks they had, or new ones behind something."""
        done: list[Record] = []
        lines: dict[tuple[str, str, int], list[Ranked]] = {}
        for one in coming:
            self._became[Ref(one.old.KIND, one.old.id)] = one.now.id
            if not isinstance(one.now, Ranked) or self._keeps_rank(one):
                done.append(one.now)
                continue
            lines.setdefault((one.now.KIND, _parent(one.now), self._place_of(one)), []).append(
                one.now
            )
        for (_, _, place), records in lines.items():
            ranks = ranks_behind(siblings_of(self._project, records[0]), place, len(records))
            done += [r.altered(rank=rank) for r, rank in zip(records, ranks, strict=True)]
        return done

    def _keeps_rank(self, one: _Coming) -> bool:
        """All its siblings come with it, or it comes back to the place it had."""
        if next(targets(one.old), None) in self._inside:
            return True
        if one.old.id != one.now.id or [*targets(one.old)] != [*targets(one.now)]:
            return False
        return self._place.home or not one.is_root or one.old.KIND not in self._place.behind

    def _place_of(self, one: _Coming) -> int:
        """How many siblings it stands behind: its original, what is selected, or all."""
        key = one.now.KIND, _parent(one.now)
        siblings = siblings_of(self._project, one.now)
        if key not in self._orders:
            self._orders[key] = {s.id: number for number, s in enumerate(siblings, start=1)}
        order = self._orders[key]
        if (self._place.home or not one.is_root) and one.old.id in order:
            return order[one.old.id]
        return order.get(self._place.behind.get(one.now.KIND, ""), len(siblings))

    # -- emotions --------------------------------------------------------------------------------

    def _moods(self, coming: Iterable[_Coming], others: Iterable[_Coming]) -> list[Record]:
        """A persona has one mood a step: one that is pasted itself takes the place, one that comes along does not."""
        put: list[Record] = []
        places: set[tuple[str, str]] = set()
        lanes = [one.now for one in others if isinstance(one.now, Lane)]
        for old, now, is_root in coming:
            assert isinstance(old, EmotionMarker)
            assert isinstance(now, EmotionMarker)
            place = now.persona_id, now.step_id
            there = find_marker(self._project, *place)
            if place in places or (there is not None and (there.id == old.id or not is_root)):
                continue
            places.add(place)
            self._landing.show(now, old, lanes)
            put.append(now if there is None else self._instead(now, there))
            self._became[Ref(old.KIND, old.id)] = put[-1].id
        return put

    def _instead(self, now: EmotionMarker, there: EmotionMarker) -> EmotionMarker:
        if there.quote not in ("", now.quote):
            self.said.append(f"The quote “{there.quote}” gave way.")
        return now.altered(id=there.id)

    # -- what was cut off ------------------------------------------------------------------------

    def _restored(self) -> list[Record]:
        """What lost a part by the cut gets it back, unless it was changed there since."""
        found: list[Record] = []
        for before, after in self._piece.shrunk:
            now = self._project.find(before.KIND, before.id)
            lost = {
                name: getattr(before, name)
                for name in type(before).model_fields
                if getattr(before, name) != getattr(after, name)
            }
            as_left = now is not None and all(getattr(now, n) == getattr(after, n) for n in lost)
            if now is not None and as_left and all(map(self._is_there, targets(before))):
                found.append(now.altered(**lost))
        return found

    def _is_there(self, ref: Ref) -> bool:
        if ref in self._inside:
            return self._ids[ref.id] == ref.id
        return self._project.find(*ref) is not None


def _parent(record: Record) -> str:
    return next((ref.id for ref in targets(record)), "")
