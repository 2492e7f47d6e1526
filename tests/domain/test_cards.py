"""Cards: where they land, what they cover, what they take along."""

import pytest

from cjm_desktop.domain.contents import MapContents, contents_of
from cjm_desktop.domain.edits import cards, lanes
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.edits.duplicating import duplicate_refs
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from tests.builders import a_project, card_saying, lane_titled, pasted, step_titled, the_map
from tests.project_builder import ProjectBuilder


def grid() -> ProjectBuilder:
    return (
        a_project()
        .with_stage("One", "A", "B")
        .with_stage("Two", "C", "D")
        .with_lane("actions", "Upper")
        .with_lane("emotions", "Feelings")
        .with_lane("text", "Lower")
    )


def contents(project: Project) -> MapContents:
    return contents_of(project, the_map(project).id)


def cell(project: Project, lane: str, step: str) -> Cell:
    return Cell(lane_titled(project, lane).id, step_titled(project, step).id)


def texts(project: Project, lane: str, step: str) -> list[str]:
    return [card.text for card in contents(project).cell(*cell(project, lane, step))]


def covered(project: Project, text: str) -> str:
    found = contents(project)
    return "".join(found.steps[c].title for c in found.covered(card_saying(project, text)))


def test_a_card_lands_in_front_of_its_neighbour_and_moves_nobody_else() -> None:
    project = (
        grid().with_card("x", lane="Upper", step="A").with_card("y", lane="Upper", step="A").build()
    )
    moved = grid_with(project, "z", "Lower", "D")
    card = card_saying(moved, "z")
    edit = cards.move_card(card.id, to=cell(moved, "Upper", "A"), before=card_saying(moved, "y").id)
    after = edit.apply(moved)
    assert texts(after, "Upper", "A") == ["x", "z", "y"]
    assert texts(after, "Lower", "D") == []
    assert card_saying(after, "x") is card_saying(moved, "x")
    assert card_saying(after, "y") is card_saying(moved, "y")


def grid_with(project: Project, text: str, lane: str, step: str) -> Project:
    return cards.add_card(new_id(), cell(project, lane, step), text=text).apply(project)


def test_cards_that_move_together_keep_their_distance_and_skip_lanes_of_emotions() -> None:
    project = (
        grid().with_card("x", lane="Upper", step="A").with_card("y", lane="Lower", step="B").build()
    )
    ids = [card_saying(project, text).id for text in "xy"]
    after = cards.move_cards(ids, to=cell(project, "Upper", "C")).apply(project)
    assert texts(after, "Upper", "C") == ["x"]
    assert texts(after, "Lower", "D") == ["y"]
    down = cards.move_cards(ids, to=cell(project, "Lower", "A")).apply(project)
    assert texts(down, "Lower", "A") == ["x"]
    assert texts(down, "Lower", "B") == ["y"]


def test_a_lane_of_emotions_takes_no_card() -> None:
    project = grid().with_card("x", lane="Upper", step="A").build()
    card = card_saying(project, "x")
    there = cell(project, "Feelings", "A")
    for edit in (
        cards.add_card(new_id(), there),
        cards.move_card(card.id, to=there),
        lanes.alter_lane(lane_titled(project, "Upper").id, kind="emotions"),
    ):
        with pytest.raises(UserError, match="emotions"):
            edit.apply(project)
    with pytest.raises(UserError, match="emotions"):
        pasted(project, [card], there)


def test_a_span_moves_with_its_length_up_to_the_edge() -> None:
    project = grid().with_card("x", lane="Upper", step="A", until="B").build()
    card = card_saying(project, "x")
    assert covered(project, "x") == "AB"
    assert (
        covered(cards.move_card(card.id, to=cell(project, "Lower", "C")).apply(project), "x")
        == "CD"
    )
    assert (
        covered(cards.move_card(card.id, to=cell(project, "Lower", "D")).apply(project), "x") == "D"
    )


@pytest.mark.parametrize(
    ("first", "last", "expected"), [("B", "D", "BCD"), ("D", "B", "BCD"), ("C", "C", "C")]
)
def test_stretching_takes_its_ends_in_any_order(first: str, last: str, expected: str) -> None:
    project = grid().with_card("x", lane="Upper", step="A").build()
    ids = (step_titled(project, first).id, step_titled(project, last).id)
    assert (
        covered(cards.stretch_card(card_saying(project, "x").id, *ids).apply(project), "x")
        == expected
    )


def test_copies_stand_right_behind_their_originals_with_all_fields() -> None:
    project = (
        grid()
        .with_card("x", lane="Upper", step="A", votes=3, tags=("t",), severity="major")
        .with_card("y", lane="Upper", step="A")
        .build()
    )
    edit, (copy,) = duplicate_refs(project, [Ref("card", card_saying(project, "x").id)])
    after = edit.apply(project)
    assert texts(after, "Upper", "A") == ["x", "x", "y"]
    original = card_saying(project, "x")
    assert after.cards[copy.id].altered(id=original.id, rank=original.rank) == original


def test_pasting_puts_loose_cards_at_the_end_with_ids_of_their_own() -> None:
    project = grid().with_card("x", lane="Upper", step="A", until="C").build()
    card = card_saying(project, "x")
    for number in (2, 3):
        project = pasted(project, [card], cell(project, "Lower", "B")).apply(project)
        assert len({c.id for c in project.cards}) == number
    assert texts(project, "Lower", "B") == texts(project, "Lower", "D") == ["x", "x"]
