"""Personas, channels and maps: deleting one takes no card along, copying one leads all references over."""

from cjm_desktop.document.document import Document
from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.edits import maps, markers
from cjm_desktop.domain.edits.cards import set_fields
from cjm_desktop.domain.edits.deletion import delete_refs
from cjm_desktop.domain.edits.duplicating import duplicate_map
from cjm_desktop.domain.edits.landing import Place
from cjm_desktop.domain.edits.pasting import paste
from cjm_desktop.domain.edits.piece import piece_of
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.rules import check_project
from cjm_desktop.templates import templates
from tests.builders import a_project, a_shop, card_saying, lane_titled, step_titled, the_map
from tests.edits import delete


def answering() -> Project:
    project = a_shop().build()
    pain = card_saying(project, "Specs differ between site and shop")
    answer = card_saying(project, "One product sheet for all channels")
    touch = card_saying(project, "Online shop")
    project = set_fields([answer.id], answers=[pain.id]).apply(project)
    return set_fields([touch.id], channel_id=project.channels.ordered()[0].id).apply(project)


def test_deleting_a_persona_deletes_no_card() -> None:
    project = answering()
    persona = project.personas.ordered()[0]
    lane = lane_titled(project, "Pain points")
    project = project.put(lane.altered(persona_id=persona.id))
    after = delete("persona", persona.id).apply(project)
    check_project(after)
    assert len(after.cards) == len(project.cards)
    assert after.lanes[lane.id].persona_id is None
    assert persona.id not in the_map(after).persona_ids
    assert {marker.persona_id for marker in after.markers} == {project.personas.ordered()[1].id}


def test_deleting_a_channel_keeps_its_touchpoints() -> None:
    project = answering()
    after = delete("channel", project.channels.ordered()[0].id).apply(project)
    check_project(after)
    touch = card_saying(project, "Online shop")
    assert card_saying(after, "Online shop") == touch.altered(fields={})


def test_what_is_deleted_is_pointed_at_no_more_and_comes_back_with_undo() -> None:
    document = Document(answering())
    pain = card_saying(document.project, "Specs differ between site and shop")
    document.commit(delete("card", pain.id))
    answer = card_saying(document.project, "One product sheet for all channels")
    assert "answers" not in answer.fields
    document.undo()
    answer = card_saying(document.project, "One product sheet for all channels")
    assert answer.fields["answers"] == [pain.id]


def test_what_is_cut_and_pasted_in_place_is_answered_again() -> None:
    project = answering()
    pain = card_saying(project, "Specs differ between site and shop")
    piece = piece_of(project, [Ref("card", pain.id)], cut=True)
    assert piece is not None
    without = delete_refs(piece.chosen).apply(project)
    home = paste(without, piece, Place(the_map(project).id, home=True)).edit.apply(without)
    assert home == project


def test_a_copied_map_answers_its_own_pain_points() -> None:
    project = answering()
    after = duplicate_map(project, the_map(project).id, "Copy")[0].apply(project)
    check_project(after)
    contents = contents_of(after, the_map(after, "Copy").id)
    cards = {card.text: card for found in contents.cards.values() for card in found}
    pain = cards["Specs differ between site and shop"]
    assert cards["One product sheet for all channels"].fields["answers"] == [pain.id]
    assert pain.id not in project.cards
    assert len(after.markers) == 2 * len(project.markers)
    assert len(after.personas) == len(project.personas)


def test_the_same_project_taken_in_twice_overwrites_nothing() -> None:
    project = answering()
    after = maps.add_project(project).apply(project)
    check_project(after)
    assert len(after.maps) == 2
    assert len(after.cards) == 2 * len(project.cards)
    assert len(after.personas) == len(project.personas)
    assert len(after.channels) == len(project.channels)
    twin = contents_of(after, after.maps.ordered()[1].id)
    assert [persona.name for persona in twin.personas] == ["Commuting parent", "Leisure rider"]
    cards = {card.text: card for found in twin.cards.values() for card in found}
    answer = cards["One product sheet for all channels"]
    assert answer.fields["answers"] == [cards["Specs differ between site and shop"].id]
    assert cards["Online shop"].fields["channel_id"] == project.channels.ordered()[0].id


def test_a_template_taken_into_a_project_uses_the_channels_that_are_there() -> None:
    project = a_shop().build()
    after = maps.add_project(templates()["purchase"].build()).apply(project)
    check_project(after)
    assert [journey.title for journey in after.maps.ordered()] == [
        "Buying a first e-bike",
        "Purchase journey",
    ]
    assert sum(channel.name == "Website" for channel in after.channels) == 1


def test_moods_are_rounded_and_kept_inside_the_scale() -> None:
    project = a_project().with_persona("Ann").with_stage("Buy", "Pays").build()
    persona, step = project.personas.ordered()[0].id, step_titled(project, "Pays").id
    for said, kept in ((7.0, 2.0), (-9.0, -2.0), (0.449, 0.4), (-0.04, 0.0)):
        project = markers.set_mood(persona, step, said).apply(project)
        (marker,) = project.markers
        assert marker.mood == kept
        assert str(marker.mood) != "-0.0"


def test_a_marker_moved_onto_another_takes_its_place() -> None:
    project = a_shop().build()
    person = project.personas.ordered()[0]
    here, there = (
        markers.find_marker(project, person.id, step_titled(project, s).id)
        for s in ("Pays", "Compares")
    )
    assert here is not None
    assert there is not None
    edit = markers.move_marker(here.id, persona_id=person.id, step_id=there.step_id, mood=0.5)
    after = edit.apply(project)
    check_project(after)
    assert after.markers.get(there.id) is None
    assert (after.markers[here.id].step_id, after.markers[here.id].mood) == (there.step_id, 0.5)
    assert after.markers[here.id].quote == "I gave up twice"
