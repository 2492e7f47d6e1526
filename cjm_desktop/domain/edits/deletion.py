"""Deleting whatever is selected, and saying what goes with it.

What a record points at says what becomes of it when that goes (`Gone`), so a new kind of record needs nothing here.
Three rules are about the map as a whole: a stage without a step and a face without a lane cannot be seen, so they go
too, and a card that covers steps stays on those that are left.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from cjm_desktop.domain.changes import difference
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.lanes import markers_shown_by, shows
from cjm_desktop.domain.edits.spans import ending_at, without_steps
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.lane_kinds import FieldReference, ids_in, references_at, without_ids
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Gone, Record
from cjm_desktop.domain.records import RECORD_TYPES, Card, EmotionMarker, Lane, Stage, Step
from cjm_desktop.domain.references import Reference, references_of, references_to


def delete_refs(refs: Iterable[Ref]) -> Edit:
    """Delete records of any kinds, with all that cannot stand without them, as one undo step."""
    wanted = tuple(refs)
    return Edit(f"Delete {naming(wanted)}", lambda project: _Deletion(project, wanted).result())


def what_goes(project: Project, refs: Iterable[Ref]) -> str:
    """What deleting these takes along besides themselves: '2 steps, 9 cards', or '' for nothing."""
    named = set(refs)
    removed = difference(project, delete_refs(named).apply(project)).removed
    counts = Counter(r.KIND for r in removed if Ref(r.KIND, r.id) not in named)
    return ", ".join(
        counted(counts[kind], *record.NAMES)
        for kind, record in RECORD_TYPES.items()
        if counts[kind]
    )


def cards_without(project: Project, refs: Iterable[Ref]) -> int:
    """How many cards stay and lose what they point at: the touchpoints over a channel that goes."""
    named = tuple(refs)
    return len({card.id for card in _Deletion(project, named).emptied_cards()})


def naming(refs: Collection[Ref]) -> str:
    """What these are, in a word or two: 'stage', '3 cards', '5 things'."""
    kinds = {ref.kind for ref in refs}
    names = RECORD_TYPES[kinds.pop()].NAMES if len(kinds) == 1 else ("thing", "things")
    return names[0] if len(refs) == 1 else counted(len(refs), *names)


class _Deletion:
    """What goes, gathered until nothing more does."""

    def __init__(self, project: Project, refs: Iterable[Ref]) -> None:
        self._project = project
        self._gone: dict[str, dict[str, None]] = {kind: {} for kind in RECORD_TYPES}
        self._shortened: dict[str, Card] = {}
        more = [ref for ref in refs if project.find(*ref) is not None]
        while more:
            self._take(more)
            more = [*self._stages_without_steps(), *self._unseen_markers(), *self._uncovered()]

    def result(self) -> Project:
        """The project without all that; what is left of other records is changed."""
        project = self._project.put(*self._shortened.values())
        for reference in _emptied():
            project = project.put(*self._emptied(project, reference))
        for lane_kind, field in self._fields_with_gone():
            project = project.put(*self._emptied_fields(project, lane_kind, field))
        for kind, gone in self._gone.items():
            project = project.drop(kind, *gone)
        return project

    def emptied_cards(self) -> Iterator[Card]:
        """The cards that stay and point at something that goes; one that does so twice comes twice."""
        for lane_kind, field in self._fields_with_gone():
            yield from self._emptied_fields(self._project, lane_kind, field)

    def _fields_with_gone(self) -> Iterator[tuple[str, FieldReference]]:
        for kind, gone in self._gone.items():
            yield from references_at(kind) if gone else ()

    def _take(self, refs: Iterable[Ref]) -> None:
        """These records and all that goes along with them."""
        waiting = list(refs)
        while waiting:
            kind, record_id = waiting.pop()
            if record_id in self._gone[kind]:
                continue
            self._gone[kind][record_id] = None
            for reference in references_to(kind):
                hanging = self._pointing(self._project, reference, record_id)
                if reference.gone is Gone.GOES_ALONG:
                    waiting += [Ref(reference.owner, record.id) for record in hanging]
                elif reference.gone is Gone.SHORTENS:  # what covers no other goes along as well
                    alone = (card for card in hanging if not getattr(card, "until_id", None))
                    waiting += [Ref(reference.owner, card.id) for card in alone]

    @staticmethod
    def _pointing(project: Project, reference: Reference, record_id: str) -> tuple[Record, ...]:
        found: tuple[Record, ...] = (
            project.table(reference.owner).by(reference.field).get(record_id, ())
        )
        return found

    # -- the map as a whole ----------------------------------------------------------------------

    def _stages_without_steps(self) -> Iterator[Ref]:
        gone, steps = self._gone[Step.KIND], self._project.steps
        stages = {steps[step].stage_id for step in gone} - self._gone[Stage.KIND].keys()
        for stage in stages:
            if all(step.id in gone for step in steps.by("stage_id")[stage]):
                yield Ref(Stage.KIND, stage)

    def _unseen_markers(self) -> Iterator[Ref]:
        """The markers that were shown by a lane that goes, and now by none."""
        gone, lanes = self._gone[Lane.KIND], self._project.lanes
        for lane in (lanes[lane_id] for lane_id in gone):
            others = [one for one in lanes.by("map_id")[lane.map_id] if one.id not in gone]
            for marker in markers_shown_by(self._project, lane):
                seen = any(shows(other, marker.persona_id) for other in others)
                if not seen and marker.id not in self._gone[EmotionMarker.KIND]:
                    yield Ref(EmotionMarker.KIND, marker.id)

    def _uncovered(self) -> Iterator[Ref]:
        """The cards every step of which goes; those that keep some are shortened."""
        self._shortened = {}
        for card in ending_at(self._project, self._gone[Step.KIND]):
            if card.id in self._gone[Card.KIND]:
                continue
            left = without_steps(self._project, card, self._gone[Step.KIND])
            if left is None:
                yield Ref(Card.KIND, card.id)
            else:
                self._shortened[card.id] = left

    # -- what is emptied -------------------------------------------------------------------------

    def _emptied(self, project: Project, reference: Reference) -> Iterator[Record]:
        """The records whose field names something that goes, without it."""
        field, gone = reference.field, self._gone[reference.to]
        if not gone:
            return
        if reference.is_list:
            for record in project.table(reference.owner):
                named = getattr(record, field)
                left = tuple(record_id for record_id in named if record_id not in gone)
                if len(left) < len(named) and record.id not in self._gone[record.KIND]:
                    yield record.altered(**{field: left})
            return
        for record_id in gone:
            for record in self._pointing(project, reference, record_id):
                if record.id not in self._gone[record.KIND]:
                    yield record.altered(**{field: None})

    def _emptied_fields(
        self, project: Project, lane_kind: str, reference: FieldReference
    ) -> Iterator[Card]:
        """The cards of a lane kind whose field names something that goes, without it."""
        gone, by_lane = self._gone[reference.to], project.cards.by("lane_id")
        for lane in project.lanes.by("kind").get(lane_kind, ()):
            for card in by_lane.get(lane.id, ()):
                named = card.fields.get(reference.field)
                if named and card.id not in self._gone[Card.KIND]:
                    lost = gone.keys() & set(ids_in(named))
                    if lost:
                        yield card.altered(fields=without_ids(card.fields, lost))


def _emptied() -> Iterator[Reference]:
    for kind in RECORD_TYPES:
        yield from (one for one in references_of(kind) if one.gone is Gone.EMPTIES)
