"""Whatever is edited, undone and redone, the working copy and the document hold the same as the window."""

import random
import threading
from pathlib import Path

import pytest

from cjm_desktop.document.document import Document
from cjm_desktop.domain.edits.cards import Cell, add_card, alter_card, move_card
from cjm_desktop.domain.edits.deletion import delete_refs
from cjm_desktop.domain.edits.duplicating import duplicate_map
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.personas import add_persona
from cjm_desktop.domain.edits.stages import add_stage
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.storage.opening import open_session, read_project
from cjm_desktop.storage.recovery import recover, recoverable
from tests.edits import delete
from tests.storage.work import document_of, retext, texts


def some_edit(project: Project, dice: random.Random) -> Edit:
    """Any edit that changes, adds or removes records of several kinds."""
    cards = sorted(project.cards, key=lambda c: c.id)
    journey = dice.choice(project.maps.ordered())
    doomed = dice.choice(("stage", "step", "lane", "persona"))
    card = dice.choice(cards) if cards else None
    edits = [
        add_stage(new_id(), journey.id, title="New"),
        add_persona(new_id(), name="New"),
        duplicate_map(project, journey.id, "Copy")[0],
        *(
            delete_refs([Ref(doomed, record.id)])
            for record in dice.sample(
                list(project.table(doomed)), min(1, len(project.table(doomed)))
            )
        ),
    ]
    if card is not None:
        home = Cell(card.lane_id, card.step_id)
        target = dice.choice(cards)
        edits += [
            alter_card(card.id, text=f"text {dice.random()}", tags=("a", "ü")),
            add_card(new_id(), home, text="new"),
            delete("card", card.id),
            move_card(card.id, to=Cell(target.lane_id, target.step_id)),
        ] * 3
    return dice.choice(edits)


@pytest.mark.parametrize("seed", range(6))
def test_random_edits(map_file: Path, seed: int) -> None:
    dice = random.Random(seed)
    session = open_session(map_file)
    document = document_of(session)
    for number in range(60):
        step_randomly(document, dice)
        assert session.project == document.project
        if number % 15 == 14:
            session.publish()
            assert read_project(map_file) == document.project
    step_randomly(document, dice)
    session.close()
    for offer in recoverable():
        again = recover(offer)
        assert again.project == document.project
        again.publish()
        again.close()
    assert read_project(map_file) == document.project


def step_randomly(document: Document, dice: random.Random) -> None:
    chance = dice.random()
    if chance < 0.2:
        document.undo()
    elif chance < 0.3:
        document.redo()
    else:
        try:
            document.commit(some_edit(document.project, dice))
        except UserError:
            return


def test_edits_go_on_while_another_thread_saves(map_file: Path) -> None:
    session = open_session(map_file)
    said = "Reads reviews"
    failed: list[BaseException] = []

    def save() -> None:
        try:
            for _ in range(20):
                session.publish()
                read_project(map_file)
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=save)
    thread.start()
    number = 0
    while thread.is_alive():
        retext(session, f"{number}", said if number == 0 else f"{number - 1}")
        number += 1
    thread.join()
    assert failed == []
    assert number > 5
    session.publish()
    assert not session.unpublished
    session.close()
    assert read_project(map_file) == session.project
    assert f"{number - 1}" in texts(read_project(map_file))
    assert recoverable() == []
