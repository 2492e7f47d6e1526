"""The document: one undo step an edit, and nothing changes when an edit does not fit."""

from typing import Any

import pytest

from cjm_desktop.document.document import Document
from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.edits.cards import Cell, add_card, alter_card
from cjm_desktop.domain.edits.deletion import delete_refs
from cjm_desktop.domain.edits.edit import together
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.errors import UserError
from tests.builders import a_shop, card_saying, lane_titled, stage_titled, step_titled, the_map
from tests.edits import delete


@pytest.mark.parametrize(
    ("kind", "gone"),
    [
        ("stage", {"card": 4, "step": 2, "stage": 1, "marker": 1}),
        ("lane", {"card": 4, "lane": 1}),
        ("persona", {"persona": 1, "marker": 3}),
    ],
)
def test_deleting_with_all_that_goes_along_is_one_undo_step(
    kind: str, gone: dict[str, int]
) -> None:
    document = Document(a_shop().build())
    before = document.project
    record_id = {
        "stage": stage_titled(before, "Consider").id,
        "lane": lane_titled(before, "Customer actions").id,
        "persona": before.personas.ordered()[0].id,
    }[kind]
    change = document.commit(delete_refs([Ref(kind, record_id)]))
    kinds = [record.KIND for record in change.removed]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == gone
    assert document.undo_label == f"Delete {kind}"
    document.undo()
    assert document.project == before
    assert document.undo_label is None
    document.redo()
    assert document.project.find(kind, record_id) is None


def test_listeners_hear_each_change_in_the_order_they_were_connected() -> None:
    document = Document(a_shop().build())
    heard: list[tuple[str, Change]] = []
    document.changed.connect(lambda change: heard.append(("file", change)))
    stop = document.changed.connect(lambda change: heard.append(("canvas", change)))
    card = card_saying(document.project, "Reads reviews")
    document.commit(alter_card(card.id, text="Reads tests"))
    assert [name for name, _ in heard] == ["file", "canvas"]
    ((was, now),) = heard[0][1].updated
    assert (was, now) == (card, document.project.cards[card.id])
    stop()
    document.undo()
    assert [name for name, _ in heard] == ["file", "canvas", "file"]


def test_an_edit_that_changes_nothing_leaves_no_undo_step() -> None:
    document = Document(a_shop().build())
    card = card_saying(document.project, "Reads reviews")
    assert not document.commit(alter_card(card.id, text="Reads reviews"))
    assert not document.commit(alter_card(new_id(), text="Nobody"))
    assert document.undo_label is None


@pytest.mark.parametrize("fields", [{"text": "x" * 20_001}, {"votes": -3}, {"colour": "pink"}])
def test_an_edit_that_does_not_fit_is_said_and_changes_nothing(fields: dict[str, Any]) -> None:
    document = Document(a_shop().build())
    before = document.project
    card = card_saying(before, "Reads reviews")
    with pytest.raises(UserError):
        document.commit(
            together("Both", alter_card(card.id, votes=1), alter_card(card.id, **fields))
        )
    assert document.project is before
    assert document.undo_label is None


def test_the_last_map_stays() -> None:
    document = Document(a_shop().build())
    with pytest.raises(UserError, match="at least one map"):
        document.commit(delete("map", the_map(document.project).id))
    assert len(document.project.cards) == 9


def test_a_new_edit_ends_what_could_be_redone() -> None:
    document = Document(a_shop().build())
    card = card_saying(document.project, "Reads reviews")
    document.commit(alter_card(card.id, text="One"))
    document.undo()
    assert document.redo_label == "Change card"
    document.commit(alter_card(card.id, text="Two"))
    assert document.redo_label is None
    assert not document.redo()
    assert document.project.cards[card.id].text == "Two"


def test_the_selection_follows_undo_and_forgets_what_is_gone() -> None:
    document = Document(a_shop().build())
    card = card_saying(document.project, "Reads reviews")
    seen: list[Selection] = []
    document.selected.connect(seen.append)
    document.select(Selection((Ref("card", card.id),)))
    document.commit(delete("card", card.id))
    assert len(document.selection) == 0
    document.undo()
    assert document.selection.primary == Ref("card", card.id)
    assert [len(selection) for selection in seen] == [1, 0, 1]
    document.select(Selection((Ref("card", new_id()),)))
    assert len(document.selection) == 0


def test_a_read_only_document_does_not_change() -> None:
    document = Document(a_shop().build())
    before = document.project
    cell = Cell(lane_titled(before, "Ideas").id, step_titled(before, "Pays").id)
    document.read_only = True
    assert not document.commit(add_card(new_id(), cell, text="No"))
    assert document.project is before


def test_a_thousand_edits_can_all_be_undone() -> None:
    document = Document(a_shop().build())
    before = document.project
    card = card_saying(before, "Reads reviews")
    for number in range(1_000):
        document.commit(alter_card(card.id, text=f"Text {number}"))
    while document.undo():
        pass
    assert document.project == before
