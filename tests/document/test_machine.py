"""Random edits, undo and redo: the rules always hold, and undo brings back exactly what was."""

import random
import uuid
from collections.abc import Callable
from functools import partial
from unittest import mock

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cjm_desktop.document.document import Document
from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.changes import difference
from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.edits import cards, deletion, lanes, maps, markers, personas, stages, steps
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.edits.duplicating import duplicate_refs
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.landing import Place, place_at
from cjm_desktop.domain.edits.pasting import paste
from cjm_desktop.domain.edits.piece import Piece, piece_of
from cjm_desktop.domain.homes import home_of
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.kinds import EMOTIONS
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.rules import check_project
from cjm_desktop.errors import UserError
from tests.builders import a_project, a_shop, pasted
from tests.edits import add_map

KINDS = ("actions", "touchpoints", "emotions", "pain_points", "hologram")


def _next_id(chance: random.Random) -> uuid.UUID:
    return uuid.UUID(int=chance.getrandbits(128))


def has_somebody_somewhere(project: Project) -> bool:
    return len(project.personas) > 0 and len(project.steps) > 0


class Editing(RuleBasedStateMachine):
    """One document; `before` remembers the project in front of each undo step, as an independent record."""

    def __init__(self) -> None:
        super().__init__()
        # Ids decide the order of equal ranks, so a run can be repeated only with the same ones.
        self._ids = mock.patch.object(uuid, "uuid4", partial(_next_id, random.Random(7)))
        self._ids.start()
        self.document = Document(a_shop().build())
        self.before: list[Project] = []
        self.undone: list[Project] = []

    def teardown(self) -> None:
        self._ids.stop()

    @initialize(small=st.booleans())
    def begin(self, small: bool) -> None:
        if small:
            self.document = Document(a_project().with_stage("Only").with_lane("text").build())

    @invariant()
    def rules_hold(self) -> None:
        project = self.document.project
        check_project(project)
        for journey in project.maps:
            contents = contents_of(project, journey.id)
            assert list(contents.columns.values()) == list(range(len(contents.steps)))
            for found in contents.cards.values():
                assert all(len(contents.covered(card)) >= 1 for card in found)
            assert all(contents.steps_of[stage.id] for stage in contents.stages)

    @invariant()
    def selection_is_there(self) -> None:
        project = self.document.project
        assert all(project.find(ref.kind, ref.id) for ref in self.document.selection.refs)

    @rule(data=st.data())
    def add(self, data: st.DataObject) -> None:
        journey = self._pick(data, "map")
        stage, lane = self._pick(data, "stage"), self._pick(data, "lane")
        step, before = self._pick(data, "step"), self._pick(data, "card")
        choices: list[Callable[[], Edit]] = [
            lambda: stages.add_stage(new_id(), journey, before=self._maybe(data, "stage")),
            lambda: lanes.add_lane(new_id(), journey, data.draw(st.sampled_from(KINDS))),
            lambda: personas.add_persona(new_id(), map_id=journey, name="Somebody"),
            lambda: add_map(new_id(), title="Another"),
        ]
        if stage:
            choices.append(
                lambda: steps.add_step(new_id(), stage, before=self._maybe(data, "step"))
            )
        if lane and step and self._one_map(lane, step):
            text = data.draw(st.text(max_size=20))
            choices.append(
                lambda: cards.add_card(new_id(), Cell(lane, step), before=before, text=text)
            )
        self._commit(data.draw(st.sampled_from(choices))())

    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        step, stage, lane = (self._pick(data, kind) for kind in ("step", "stage", "lane"))
        choices: list[Edit] = [
            maps.move_map(self._pick(data, "map"), before=self._maybe(data, "map"))
        ]
        if stage:
            siblings = [
                s.id for s in self.document.project.stages if self._home(s.id) == self._home(stage)
            ]
            before = data.draw(st.sampled_from([None, *siblings]))
            choices.append(stages.move_stage(stage, before=before))
        if step and stage and self._home(stage) == self._home(step):
            choices.append(steps.move_step(step, to_stage=stage, before=self._maybe(data, "step")))
        if lane:
            choices.append(lanes.move_lane(lane, before=self._maybe(data, "lane")))
        self._commit(data.draw(st.sampled_from(choices)))

    @precondition(lambda self: len(self.document.project.cards) > 0)
    @rule(data=st.data())
    def rearrange_cards(self, data: st.DataObject) -> None:
        card = self._pick(data, "card")
        home = self.document.project.cards[card].lane_id
        mates = [c.id for c in self.document.project.cards if self._home(c.id) == self._home(card)]
        lane, first, last = (self._pick(data, kind) for kind in ("lane", "step", "step"))
        project = self.document.project
        choices = [
            duplicate_refs(project, [Ref("card", card)])[0],
            cards.alter_card(card, votes=3),
        ]
        if self._one_map(home, first) and self._one_map(home, last):
            choices.append(cards.stretch_card(card, first, last))
        if self._one_map(lane, first):
            several = data.draw(
                st.lists(st.sampled_from(mates), min_size=1, max_size=4, unique=True)
            )
            choices.append(cards.move_cards(several, to=Cell(lane, first)))
            if project.lanes[lane].kind != EMOTIONS:
                choices.append(pasted(project, [project.cards[card]], Cell(lane, first)))
        self._commit(data.draw(st.sampled_from(choices)))

    @precondition(lambda self: has_somebody_somewhere(self.document.project))
    @rule(data=st.data(), mood=st.floats(-5, 5, allow_nan=False))
    def feel(self, data: st.DataObject, mood: float) -> None:
        persona, step = self._pick(data, "persona"), self._pick(data, "step")
        marker = self._pick(data, "marker")
        choices = [markers.set_mood(persona, step, mood)]
        if marker:
            choices.append(markers.move_marker(marker, persona_id=persona, step_id=step, mood=mood))
        self._commit(data.draw(st.sampled_from(choices)))

    @rule(
        data=st.data(),
        kind=st.sampled_from(["stage", "step", "lane", "card", "marker", "persona", "map"]),
    )
    def delete(self, data: st.DataObject, kind: str) -> None:
        ids = [record.id for record in self.document.project.table(kind).ordered()]
        if not ids:
            return
        chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
        refs = [Ref(kind, record_id) for record_id in chosen]
        self.document.select(Selection(tuple(refs)))
        cards_before = len(self.document.project.cards)
        said = deletion.what_goes(self.document.project, refs)
        self._commit(deletion.delete_refs(refs))
        if kind == "persona":
            assert len(self.document.project.cards) == cards_before
            assert "card" not in said

    @rule(data=st.data())
    def copy(self, data: st.DataObject) -> None:
        if len(self.document.project.cards) > 60:
            return
        kind = data.draw(st.sampled_from(["map", "stage", "step", "lane", "marker"]))
        chosen = self._pick(data, kind)
        choices = []
        if chosen:
            choices.append(duplicate_refs(self.document.project, [Ref(kind, chosen)])[0])
        if len(self.document.project.maps) < 3:
            choices.append(maps.add_project(self.document.project))
        if choices:
            self._commit(data.draw(st.sampled_from(choices)))

    @rule(data=st.data(), away=st.booleans())
    def cut_and_paste(self, data: st.DataObject, away: bool) -> None:
        """What is cut comes back whole: in place the map is as it was, elsewhere nothing is missing."""
        before = self.document.project
        journey = self._pick(data, "map")
        refs = [Ref(r.KIND, r.id) for r in before.records() if home_of(before, r) == journey]
        refs = [ref for ref in refs if ref.kind != "map"]
        if not refs:
            return
        chosen = data.draw(st.lists(st.sampled_from(refs), min_size=1, max_size=4, unique=True))
        piece = piece_of(before, chosen, cut=True)
        assert piece is not None
        self._commit(deletion.delete_refs(piece.chosen))
        left = self.document.project
        gone = {Ref(r.KIND, r.id) for r in difference(before, left).removed}
        assert gone == {Ref(r.KIND, r.id) for r in piece.records} - _still_there(left, piece)
        place = Place(journey, home=True)
        if away:
            place = place_at(left, self._pick(data, "map"), (), None)
        try:
            pasted = paste(left, piece, place)
        except UserError:
            assert away
            return
        self._commit(pasted.edit)
        if not away:
            assert self.document.project == before
            return
        now = self.document.project
        check_project(now)
        assert len(now.cards) == len(before.cards)
        assert len(now.markers) >= len(before.markers) - len(piece.records)

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        now = self.document.project
        assert self.document.undo()
        assert self.document.project == self.before.pop()
        self.undone.append(now)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        now = self.document.project
        assert self.document.redo()
        assert self.document.project == self.undone.pop()
        self.before.append(now)

    def _commit(self, edit: Edit) -> None:
        before = self.document.project
        try:
            change = self.document.commit(edit)
        except UserError:
            assert self.document.project is before
            return
        if change:
            self.before.append(before)
            self.undone.clear()
        assert bool(self.document.undo_label) == bool(self.before)

    def _pick(self, data: st.DataObject, kind: str) -> str:
        ids = [record.id for record in self.document.project.table(kind).ordered()]
        return data.draw(st.sampled_from(ids)) if ids else ""

    def _maybe(self, data: st.DataObject, kind: str) -> str | None:
        return self._pick(data, kind) if data.draw(st.booleans()) else None

    def _one_map(self, lane: str, step: str) -> bool:
        return bool(lane and step) and self._home(lane) == self._home(step)

    def _home(self, record_id: str) -> str:
        project = self.document.project
        if stage := project.stages.get(record_id):
            return stage.map_id
        if step := project.steps.get(record_id):
            return project.stages[step.stage_id].map_id
        if lane := project.lanes.get(record_id):
            return lane.map_id
        return project.lanes[project.cards[record_id].lane_id].map_id


def _still_there(project: Project, piece: Piece) -> set[Ref]:
    """What another lane shows stays on the map, though it is on the clipboard as well."""
    refs = {Ref(record.KIND, record.id) for record in piece.records}
    return {ref for ref in refs if project.find(*ref) is not None}


assert EMOTIONS in KINDS
TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
