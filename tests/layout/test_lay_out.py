"""The grid as a user meets it: it re-flows, and an edit touches only what it changes."""

import pickle
from datetime import date

from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Card
from cjm_desktop.layout import Memo, lay_out
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Text
from cjm_desktop.scene.scene import Scene
from cjm_desktop.scene.theme import theme_of
from tests.builders import (
    a_project,
    a_shop,
    big_map,
    card_saying,
    lane_titled,
    step_titled,
    the_map,
)

LIGHT = theme_of("light")


def _lay_out(project: Project, memo: Memo | None = None) -> Scene:
    return lay_out(contents_of(project, the_map(project).id), LIGHT, memo)


def _node(scene: Scene, card: Card) -> Node:
    node = scene.node_of(Ref("card", card.id))
    assert node is not None
    return node


def _words(scene: Scene, role: str) -> str:
    found = [n for n in scene.nodes if n.role == role]
    return "\n".join(
        p.block.text for n in found for p in n.drawing.primitives if isinstance(p, Text)
    )


def test_a_longer_text_makes_card_and_lane_higher_and_moves_what_is_below() -> None:
    project = a_shop().build()
    card, lane = card_saying(project, "Reads reviews"), lane_titled(project, "actions")
    below = card_saying(project, "One product sheet for all channels")
    before = _lay_out(project)
    after = _lay_out(project.put(card.altered(text="Reads reviews " * 20)))

    grown = _node(after, card).rect.height - _node(before, card).rect.height
    assert grown > 100
    lane_grown = after.grid.row(lane.id).height - before.grid.row(lane.id).height
    assert lane_grown > 80
    assert abs(_node(after, below).at.y - _node(before, below).at.y - lane_grown) < 0.01
    assert after.size.height > before.size.height


def test_a_card_that_spans_steps_is_as_wide_as_they_are() -> None:
    project = a_shop().build()
    scene = _lay_out(project)
    wide = _node(scene, card_saying(project, "Builds a shortlist of three"))
    first, last = step_titled(project, "Compares"), step_titled(project, "Visits the shop")
    assert scene.grid.column_at(wide.rect.x) == scene.grid.column(first.id)
    assert scene.grid.column_at(wide.rect.right) == scene.grid.column(last.id)


def test_without_a_change_all_nodes_are_the_same_objects() -> None:
    project, memo = a_shop().build(), Memo()
    first, second = _lay_out(project, memo), _lay_out(project, memo)
    assert all(a is b for a, b in zip(first.nodes, second.nodes, strict=True))


def test_an_edit_of_one_card_changes_one_node() -> None:
    project, memo = big_map(4, 12, 8, 300), Memo()
    before = _lay_out(project, memo)
    card = sorted(project.cards, key=lambda c: c.rank)[40]
    after = _lay_out(project.put(card.altered(votes=3)), memo)
    same = {id(node) for node in before.nodes}
    fresh = [node for node in after.nodes if id(node) not in same]
    assert [node.ref for node in fresh if node.role != "legend"] == [Ref("card", card.id)]


def test_cards_that_come_and_go_leave_no_drawings_behind_and_the_others_keep_theirs() -> None:
    project, memo = big_map(4, 12, 8, 200), Memo()
    before = _lay_out(project, memo)
    card = next(iter(project.cards))
    for _ in range(6):
        copies = [card.altered(id=new_id()) for _ in range(100)]
        _lay_out(project.put(*copies), memo)
        after = _lay_out(project, memo)
        assert _node(after, card).drawing is _node(before, card).drawing
    assert len(memo.cards) < 300


def test_a_card_that_moves_keeps_its_drawing() -> None:
    project, memo = a_shop().build(), Memo()
    card = card_saying(project, "Reads reviews")
    before = _node(_lay_out(project, memo), card)
    moved = card.altered(step_id=step_titled(project, "Pays").id)
    after = _node(_lay_out(project.put(moved), memo), card)
    assert after.at.x > before.at.x
    assert after.drawing is before.drawing


def test_cards_below_a_growing_lane_keep_their_drawings() -> None:
    project, memo = a_shop().build(), Memo()
    card, below = card_saying(project, "Reads reviews"), card_saying(project, "Conversion")
    before = _node(_lay_out(project, memo), below)
    grown = project.put(card.altered(text="Reads reviews " * 20))
    after = _node(_lay_out(grown, memo), below)
    assert after.at.y > before.at.y
    assert after.drawing is before.drawing


def test_renaming_a_channel_renames_its_touchpoints() -> None:
    build = a_project().with_channel("Website", icon="globe").with_lane("touchpoints")
    channel_id = build.build().channels.ordered()[0].id
    project, memo = build.with_card("", channel_id=channel_id).build(), Memo()
    assert _words(_lay_out(project, memo), "card") == "Website"
    renamed = project.put(project.channels[channel_id].altered(name="Online shop"))
    scene = _lay_out(renamed, memo)
    assert _words(scene, "card") == "Online shop"
    assert "Online shop" in _words(scene, "legend")


def test_an_empty_map_has_room_to_drop_something() -> None:
    scene = _lay_out(a_project().with_map("New map").build())
    assert scene.grid.columns == () == scene.grid.rows
    assert scene.grid.body.width >= 400
    assert scene.grid.body.height >= 100
    assert scene.grid.steps_y > scene.grid.stages_y
    assert _words(scene, "title") == "New map"


def test_a_stage_without_steps_stands_between_the_others() -> None:
    build = a_project().with_stage("One", "a").with_stage("Two", "b").with_stage("Three", "c")
    project = build.with_lane().with_card("x", step=0, until=2).build()
    project = project.drop("step", step_titled(project, "b").id)
    scene = _lay_out(project)
    one, two, three = scene.grid.stages
    assert one.x + one.width == two.x
    assert two.x + two.width == three.x
    assert two.width > 0
    assert scene.grid.column_at(two.x + 1) is None
    assert _node(scene, card_saying(project, "x")).rect.right > three.x


def test_the_header_says_what_the_map_is_for() -> None:
    project = (
        a_project()
        .with_map(
            "Buying",
            scenario="to the first ride",
            goal="Fewer drop-offs",
            reviewed=date(2026, 11, 12),
        )
        .with_persona("Commuting parent", age="38", needs="Honest figures\nOne date")
        .build()
    )
    scene = _lay_out(project)
    assert _words(scene, "header") == "Current state · to the first ride · reviewed 12 Nov 2026"
    assert _words(scene, "persona").splitlines() == ["CP", "Commuting parent, 38"]
    panels = _words(scene, "panel")
    assert "Honest figures · One date" in panels
    assert "Fewer drop-offs" in panels


def test_the_legend_explains_what_is_used_and_nothing_else() -> None:
    scene = _lay_out(a_shop().build())
    legend = _words(scene, "legend").splitlines()
    assert "Major" in legend
    assert "Critical" not in legend
    assert "Votes" in legend
    assert "Survey" not in legend
    assert "Pain point" in legend


def test_a_map_without_anything_to_explain_has_no_legend() -> None:
    scene = _lay_out(a_project().with_lane("text").with_card("Only this").build())
    assert not [node for node in scene.nodes if node.role == "legend"]


def test_nodes_say_what_they_are() -> None:
    scene = _lay_out(a_shop().build())
    said = {node.name for node in scene.nodes}
    assert "Stage: Consider" in said
    assert "Lane: Customer actions" in said
    assert "Pain point: Specs differ between site and shop; major severity; 3 votes" in said
    assert "Emotion: Commuting parent, bad (-1.4) at Pays; I gave up twice" in said


def test_a_scene_can_be_handed_to_another_process() -> None:
    scene = _lay_out(a_shop().build())
    copy = pickle.loads(pickle.dumps(scene))
    assert copy.size == scene.size
    assert [node.key for node in copy.nodes] == [node.key for node in scene.nodes]
    assert _words(copy, "card") == _words(scene, "card")
