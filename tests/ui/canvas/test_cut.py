"""What is cut comes back whole, to the place it had and as it was."""

import pytest
from PySide6.QtCore import Qt

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.cards import stretch_card
from tests.builders import (
    big_map,
    card_saying,
    ref_in,
    step_titled,
)
from tests.robot import CONTROL
from tests.ui.canvas.conftest import SetUp
from tests.ui.canvas.desk import Desk

A, C, V, X, Z = (getattr(Qt.Key, f"Key_{letter}") for letter in "ACVXZ")


WHOLE = [
    ("stage", "Aware"),
    ("stage", "Consider"),
    ("stage", "Buy"),
    ("step", "Sees a bike"),
    ("step", "Visits the shop"),
    ("lane", "Customer actions"),
    ("lane", "Emotions"),
    ("lane", "Ideas"),
    ("card", "Builds a shortlist of three"),
]


@pytest.mark.parametrize(("kind", "title"), WHOLE)
def test_what_is_cut_comes_back_to_its_place_as_it_was(desk: Desk, kind: str, title: str) -> None:
    before = desk.project
    desk.canvas.reveal(desk.ref(kind, title))
    desk.robot.key(X, CONTROL)
    assert desk.project.find(*ref_in(before, kind, title)) is None
    desk.robot.key(V, CONTROL)
    assert desk.project == before
    assert desk.steps_back() == 2
    assert desk.document.selection.refs == (desk.ref(kind, title),)


def test_all_that_is_cut_comes_back_to_its_place_as_it_was(set_up: SetUp) -> None:
    desk = set_up(big_map(3, 9, 8, 39))
    before = desk.project
    desk.robot.key(A, CONTROL).key(X, CONTROL)
    assert len(desk.project.cards) == len(desk.project.markers) == 0
    desk.robot.key(V, CONTROL)
    assert desk.project == before
    desk.robot.key(Z, CONTROL).key(Z, CONTROL)
    assert desk.project == before


def test_a_marker_is_cut_and_pasted_to_another_step(desk: Desk) -> None:
    marker = desk.marker("Commuting parent", "Pays")
    before = desk.project
    desk.robot.click(desk.on(marker)).key(X, CONTROL)
    assert len(desk.project.markers) == len(before.markers) - 1
    desk.robot.key(V, CONTROL)
    assert desk.project == before
    desk.robot.click(desk.on(marker)).key(X, CONTROL)
    desk.canvas.reveal(desk.ref("step", "Searches"))
    desk.robot.key(V, CONTROL)
    found = desk.project.markers[desk.marker("Commuting parent", "Searches").id]
    assert (found.mood, found.quote) == (-1.4, "I gave up twice")


def test_a_mood_that_gives_way_is_said(desk: Desk) -> None:
    desk.robot.click(desk.on(desk.marker("Commuting parent", "Compares"))).key(C, CONTROL)
    desk.robot.click(desk.on(desk.marker("Commuting parent", "Pays"))).key(V, CONTROL)
    there = desk.project.markers[desk.marker("Commuting parent", "Pays").id]
    assert there.mood == 1.2
    assert desk.messages == ["The quote “I gave up twice” gave way."]


def test_a_card_that_reaches_into_what_is_cut_gets_its_part_back(desk: Desk) -> None:
    card = card_saying(desk.project, "Builds a shortlist of three")
    last = step_titled(desk.project, "Configures").id
    desk.document.commit(stretch_card(card.id, card.step_id, last))
    before = desk.project
    desk.canvas.reveal(desk.ref("stage", "Buy"))
    desk.robot.key(X, CONTROL)
    until = desk.project.cards[card.id].until_id
    assert until == step_titled(desk.project, "Visits the shop").id
    desk.robot.key(V, CONTROL)
    assert desk.project == before


def test_a_stage_goes_and_comes_with_its_last_step(desk: Desk) -> None:
    before = desk.project
    desk.document.select(
        Selection((desk.ref("step", "Compares"), desk.ref("step", "Visits the shop")))
    )
    desk.robot.key(X, CONTROL)
    assert desk.stages() == ["Aware", "Buy"]
    desk.robot.key(V, CONTROL)
    assert desk.project == before
