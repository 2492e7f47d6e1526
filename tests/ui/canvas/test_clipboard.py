"""What is pasted lands where one points, with all that hangs on it."""

import json

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.cards import set_fields
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.rules import check_project
from cjm_desktop.templates import templates
from cjm_desktop.ui.canvas.clipboard import PIECE
from tests.builders import (
    a_project,
    big_map,
    card_saying,
    the_map,
)
from tests.robot import CONTROL, SHIFT
from tests.ui.canvas.conftest import SetUp
from tests.ui.canvas.desk import Desk

A, C, V, X, Z = (getattr(Qt.Key, f"Key_{letter}") for letter in "ACVXZ")


def test_a_stage_is_pasted_behind_the_selected_one_with_all_that_stands_in_it(desk: Desk) -> None:
    before = desk.project
    desk.canvas.reveal(desk.ref("stage", "Consider"))
    desk.robot.key(C, CONTROL)
    desk.canvas.reveal(desk.ref("stage", "Aware"))
    desk.robot.key(V, CONTROL)
    assert desk.stages() == ["Aware", "Consider", "Consider", "Buy"]
    assert len(desk.project.cards) == len(before.cards) + 4
    assert len(desk.project.markers) == len(before.markers) + 1
    assert desk.steps_back() == 1
    check_project(desk.project)


def test_a_stage_is_pasted_at_the_end_when_nothing_is_selected(desk: Desk) -> None:
    desk.canvas.reveal(desk.ref("stage", "Aware"))
    desk.robot.key(C, CONTROL).key(Qt.Key.Key_Escape).key(V, CONTROL)
    assert desk.stages() == ["Aware", "Consider", "Buy", "Aware"]


def test_a_stage_is_cut_and_pasted_elsewhere_with_the_order_in_its_cells(desk: Desk) -> None:
    desk.canvas.reveal(desk.ref("stage", "Aware"))
    before = desk.project
    desk.robot.key(X, CONTROL)
    desk.canvas.reveal(desk.ref("stage", "Buy"))
    desk.robot.key(V, CONTROL)
    assert desk.stages() == ["Consider", "Buy", "Aware"]
    assert set(desk.project.cards) == set(before.cards)
    assert set(desk.project.markers) == set(before.markers)


def test_a_step_is_pasted_behind_the_selected_one(desk: Desk) -> None:
    desk.canvas.reveal(desk.ref("step", "Pays"))
    desk.robot.key(X, CONTROL)
    desk.canvas.reveal(desk.ref("step", "Sees a bike"))
    desk.robot.key(V, CONTROL)
    assert desk.steps("Aware") == ["Sees a bike", "Pays", "Searches"]
    assert desk.texts("Metrics", "Pays") == ["Conversion"]
    marker = desk.marker("Commuting parent", "Pays")
    assert desk.project.markers[marker.id].quote == "I gave up twice"


def test_a_lane_is_pasted_below_the_selected_one(desk: Desk) -> None:
    desk.canvas.reveal(desk.ref("lane", "Pain points"))
    desk.robot.key(X, CONTROL)
    desk.canvas.reveal(desk.ref("lane", "Customer actions"))
    desk.robot.key(V, CONTROL)
    assert desk.lanes()[:3] == ["Customer actions", "Pain points", "Touchpoints"]
    assert desk.texts("Pain points", "Compares") == ["Specs differ between site and shop"]
    answer = card_saying(desk.project, "One product sheet for all channels")
    assert desk.project.cards[answer.id] == answer


def test_the_upper_left_corner_lands_in_the_cell(desk: Desk) -> None:
    """Whichever card was selected last."""
    desk.robot.click(desk.card("Test ride"))
    desk.robot.click(desk.card("Reads reviews"), held=SHIFT)
    desk.robot.key(C, CONTROL)
    desk.robot.click(desk.cell("Opportunities", "Sees a bike")).key(V, CONTROL)
    assert desk.texts("Opportunities", "Sees a bike") == ["Reads reviews"]
    assert desk.texts("Metrics", "Compares") == ["Test ride"]


def test_a_second_paste_makes_copies_of_their_own(desk: Desk) -> None:
    before = desk.project
    desk.canvas.reveal(desk.ref("stage", "Buy"))
    desk.robot.key(X, CONTROL).key(V, CONTROL).key(V, CONTROL)
    assert desk.stages() == ["Aware", "Consider", "Buy", "Buy"]
    assert len(desk.project.cards) == len(before.cards) + 2
    desk.robot.key(Z, CONTROL)
    assert desk.project == before


def test_what_lies_beyond_the_last_step_gets_steps(desk: Desk) -> None:
    desk.robot.click(desk.card("Notices an e-bike on the school run"))
    desk.robot.click(desk.card("Builds a shortlist of three"), held=SHIFT)
    desk.robot.key(C, CONTROL)
    desk.robot.click(desk.cell("Ideas", "Pays")).key(V, CONTROL)
    assert desk.steps("Buy") == ["Configures", "Pays", "", "", ""]
    assert desk.texts("Ideas", "Pays") == ["Notices an e-bike on the school run"]
    assert desk.messages == ["3 steps were added at the end."]
    assert desk.steps_back() == 1


def test_a_stage_comes_whole_into_another_project(desk: Desk, set_up: SetUp) -> None:
    other = (
        a_project("Other", seed=3)
        .with_map("Other")
        .with_persona("Leisure rider")
        .with_channel("Website", icon="globe")
        .with_stage("Here", "One")
        .with_lane("actions", "Doings")
        .with_lane("touchpoints", "Contacts")
    )
    there = set_up(other.build())
    channel = next(c for c in desk.project.channels if c.name == "Website")
    card = card_saying(desk.project, "Online shop")
    desk.document.commit(set_fields([card.id], channel_id=channel.id))
    desk.canvas.reveal(desk.ref("stage", "Aware"))
    desk.robot.key(C, CONTROL)
    there.robot.key(V, CONTROL)
    check_project(there.project)
    assert there.stages() == ["Here", "Aware"]
    assert there.lanes() == ["Doings", "Contacts", "Emotions"]
    assert there.texts("Doings", "Searches") == ["Reads reviews"]
    assert there.texts("Contacts", "Searches") == ["Online shop"]
    pasted = card_saying(there.project, "Online shop")
    ours = next(iter(there.project.channels))
    assert pasted.fields["channel_id"] == ours.id
    names = sorted(persona.name for persona in there.project.personas)
    assert names == ["Commuting parent", "Leisure rider"]
    assert len(there.project.markers) == 2
    assert set(the_map(there.project).persona_ids) == {p.id for p in there.project.personas}
    assert there.messages == [
        "The lane “Emotions” came along. The persona “Commuting parent” came along."
    ]
    assert there.steps_back() == 1


def test_a_lane_comes_onto_an_empty_map_with_its_steps(desk: Desk, set_up: SetUp) -> None:
    there = set_up(templates()["blank"].build("Trip"))
    desk.canvas.reveal(desk.ref("lane", "Pain points"))
    desk.robot.key(C, CONTROL)
    there.robot.key(V, CONTROL)
    check_project(there.project)
    (card,) = there.project.cards
    assert there.project.lanes[card.lane_id].title == "Pain points"
    assert there.project.steps[card.step_id].title == "Compares"
    assert there.stages() == ["Aware"]


def test_the_map_itself_cannot_be_cut_and_that_is_said(desk: Desk) -> None:
    before = desk.project
    desk.document.select(Selection((Ref("map", the_map(desk.project).id),)))
    desk.canvas.clipping.cut()
    assert desk.project is before
    assert desk.messages[0].startswith("This cannot be cut or copied: select stages")


def test_other_programs_get_titles_and_tables(desk: Desk) -> None:
    desk.canvas.reveal(desk.ref("stage", "Aware"))
    desk.robot.key(C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Aware"
    desk.robot.click(desk.card("Reads reviews"))
    desk.robot.click(desk.card("Test ride"), held=SHIFT)
    desk.robot.key(C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Reads reviews\t\t\n\t\tTest ride"


def test_hostile_data_breaks_nothing(desk: Desk) -> None:
    desk.canvas.reveal(desk.ref("stage", "Aware"))
    desk.robot.key(C, CONTROL)
    good = json.loads(bytes(QGuiApplication.clipboard().mimeData().data(PIECE).data()))
    before = desk.project
    for number, data in enumerate(hurt(good), start=1):
        put(data)
        desk.robot.key(V, CONTROL)
        assert desk.project is before, number
        assert len(desk.messages) == number
        assert all(m.startswith("The clipboard") and "\n" not in m for m in desk.messages)


def hurt(good: dict[str, object]) -> list[bytes]:
    """What another program, an accident or an attacker could have put there instead."""

    def with_part(name: str, value: object) -> bytes:
        return json.dumps({**good, name: value}).encode()

    cards, steps = good["cards"], good["steps"]
    assert isinstance(cards, list)
    assert isinstance(steps, list)
    one = dict(cards[0])
    return [
        b"",
        b"\xff\xfe",
        b"{}",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"format":"cjm-desktop","version":1,"version":1}',
        with_part("version", 99),
        with_part("chosen", None),
        with_part("chosen", [{"kind": "map", "id": "x"}, {"kind": [], "id": {}}, 7]),
        with_part("steps", []),
        with_part("cards", [{**one, "lane_id": one["step_id"]}]),
        with_part("cards", [{**one, "text": "x" * 20_001}]),
        with_part("cards", [{**one, "rank": "0"}]),
        with_part("cards", [one, one]),
        with_part("cards", [{**one, "id": steps[0]["id"]}]),
        json.dumps(good).replace('"votes": 0', '"votes": NaN').encode(),
    ]


def put(data: bytes) -> None:
    mime = QMimeData()
    mime.setData(PIECE, data)
    QGuiApplication.clipboard().setMimeData(mime)


def test_a_large_map_is_cut_and_pasted_whole(set_up: SetUp) -> None:
    desk = set_up(big_map(10, 50, 10, 5000))
    before = desk.project
    desk.robot.key(A, CONTROL).key(X, CONTROL).key(V, CONTROL)
    assert desk.project == before
