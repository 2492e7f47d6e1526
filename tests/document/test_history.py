"""Undo without limit, and without a limit of memory: a step costs what it changed, old steps go to the disk."""

import gc
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjm_desktop.document.document import Document
from cjm_desktop.document.history import BUDGET
from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.deletion import delete_refs
from cjm_desktop.domain.edits.edit import Edit, alter, together
from cjm_desktop.domain.ids import Ref
from cjm_desktop.errors import UserError
from tests.builders import a_shop, big_map, card_saying, stage_titled

CARDS = 1_000


@pytest.fixture
def traced() -> Iterator[None]:
    gc.collect()
    tracemalloc.start()
    yield
    tracemalloc.stop()


def all_cards(document: Document, **fields: object) -> Edit:
    edits = [alter("card", card.id, "", **fields) for card in document.project.cards]
    return together("Change all", *edits)


def memory() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def file_without_a_name(folder: Path) -> Path:
    """A way to the file in a folder that has no name there, as this process has it open."""
    handles = Path("/proc/self/fd").iterdir()
    return next(h for h in handles if str(folder) in str(h.readlink()))


def test_an_edit_of_many_cards_costs_less_than_a_kilobyte_a_card(
    traced: None, tmp_path: Path
) -> None:
    document = Document(big_map(5, 20, 10, CARDS), tmp_path)
    document.commit(all_cards(document, votes=100))
    before = memory()
    for votes in range(2):
        document.commit(all_cards(document, votes=votes))
        assert memory() - before < CARDS * 1024 * (votes + 1)


def test_memory_stays_bounded_while_undo_has_no_limit(traced: None, tmp_path: Path) -> None:
    document = Document(big_map(5, 20, 10, CARDS), tmp_path)
    first = document.project
    document.commit(all_cards(document, votes=100))
    before = memory()
    for votes in range(12):
        document.commit(all_cards(document, votes=votes, note=f"Note {votes}"))
    last = document.project
    assert memory() - before < 2 * BUDGET
    for votes in reversed(range(12)):
        assert {card.votes for card in document.project.cards} == {votes}
        assert document.undo()
    assert document.undo()
    assert document.project == first
    assert document.undo_label is None
    assert memory() - before < 2 * BUDGET
    while document.redo():
        pass
    assert document.project == last


def test_steps_of_all_kinds_come_back_from_the_disk_as_they_were(tmp_path: Path) -> None:
    document = Document(a_shop().build(), tmp_path)
    stage = Ref("stage", stage_titled(document.project, "Consider").id)
    card = card_saying(document.project, "Test ride").altered(fields={"answers": ["ü", None, 1.5]})
    document.commit(Edit("Unknown", lambda p: p.put(card.altered(of_a_newer_version=[1, "x"]))))
    document.select(Selection((stage,)))
    states = [document.project]
    document.commit(delete_refs([stage]))
    for number in range(400):  # enough to push the first ones out
        states.append(document.project)
        note = f"{number} " + "x" * 19_000
        document.commit(alter("map", document.project.maps.ordered()[0].id, "Note", goal=note))
    while len(states) > 1:
        document.undo()
        assert document.project == states.pop()
    document.undo()
    assert document.project == states.pop()
    assert document.selection.refs == (stage,)


def test_the_file_has_no_name(tmp_path: Path) -> None:
    document = Document(big_map(5, 20, 10, CARDS), tmp_path)
    for votes in range(8):
        document.commit(all_cards(document, votes=votes + 1))
    assert list(tmp_path.iterdir()) == []


def test_steps_stay_in_memory_when_the_disk_does_not_take_them(tmp_path: Path) -> None:
    document = Document(big_map(5, 20, 10, CARDS), tmp_path / "not there")
    first = document.project
    for votes in range(8):
        document.commit(all_cards(document, votes=votes + 1))
    while document.undo():
        pass
    assert document.project == first


@pytest.mark.skipif(sys.platform != "linux", reason="finds the file without a name in /proc")
def test_what_the_disk_does_not_give_back_is_said_and_the_history_stays(tmp_path: Path) -> None:
    document = Document(big_map(5, 20, 10, CARDS), tmp_path)
    states = [document.project]
    for votes in range(8):
        document.commit(all_cards(document, votes=votes + 1))
        states.append(document.project)
    shelf = file_without_a_name(tmp_path)
    data = shelf.read_bytes()
    shelf.write_bytes(b"")
    sentence = ""
    for _ in range(8):
        try:
            document.undo()
        except UserError as error:
            sentence = str(error)
            break
    left = document.project
    assert "“Change all” cannot be undone or redone now" in sentence
    assert "\n" not in sentence
    assert left in states[1:]
    assert document.undo_label == "Change all"
    document.redo()
    document.undo()
    assert document.project == left
    shelf.write_bytes(data)
    while document.undo():
        pass
    assert document.project == states[0]
