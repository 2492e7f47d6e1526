"""The colours of stages: they stay with their stage, and a new stage gets the next free one."""

import pytest

from cjm_desktop.document.document import Document
from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.edits.duplicating import duplicate_refs
from cjm_desktop.domain.edits.edit import together
from cjm_desktop.domain.edits.stages import add_stage, move_stage
from cjm_desktop.domain.hues import COUNT, hues_of
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.scene.theme import themes
from tests.builders import a_project, stage_titled, the_map
from tests.edits import delete


def opened(titles: str) -> Document:
    """A map as an earlier version left it: no stage says which colour it has."""
    made = a_project().with_map()
    for title in titles:
        made = made.with_stage(title, "step")
    return Document(made.build())


def shown(document: Document) -> str:
    """The stages in their order, each with its colour: 'A0 B1'."""
    project = document.project
    stages = contents_of(project, the_map(project).id).stages
    pairs = zip(stages, hues_of(stages), strict=True)
    return " ".join(f"{stage.title}{hue % COUNT}" for stage, hue in pairs)


def stage(document: Document, title: str) -> str:
    return stage_titled(document.project, title).id


def add(document: Document, title: str, before: str = "") -> None:
    place = stage(document, before) if before else None
    map_id = the_map(document.project).id
    document.commit(add_stage(new_id(), map_id, before=place, title=title))


def test_every_theme_has_as_many_colours() -> None:
    assert {len(theme.stages) for theme in themes().values()} == {COUNT}


def test_a_colour_moves_with_its_stage_and_stays_with_the_others() -> None:
    document = opened("ABC")
    assert shown(document) == "A0 B1 C2"
    document.commit(move_stage(stage(document, "C"), before=stage(document, "A")))
    assert shown(document) == "C2 A0 B1"
    document.commit(move_stage(stage(document, "A")))
    assert shown(document) == "C2 B1 A0"
    document.undo()
    document.undo()
    assert shown(document) == "A0 B1 C2"


def test_stages_that_are_moved_back_say_nothing_any_more() -> None:
    document = opened("ABC")
    before = [each.model_extra for each in document.project.stages]
    document.commit(move_stage(stage(document, "C"), before=stage(document, "A")))
    document.commit(move_stage(stage(document, "C")))
    assert shown(document) == "A0 B1 C2"
    assert [each.model_extra for each in document.project.stages] == before


def test_a_deletion_leaves_the_colours_and_its_own_is_the_next_free() -> None:
    document = opened("ABC")
    document.commit(delete("stage", stage(document, "A")))
    assert shown(document) == "B1 C2"
    add(document, "D")
    assert shown(document) == "B1 C2 D0"
    add(document, "E", before="C")
    assert shown(document) == "B1 E3 C2 D0"


def test_a_stage_put_between_gets_the_next_free_colour() -> None:
    document = opened("AB")
    add(document, "N", before="B")
    assert shown(document) == "A0 N2 B1"


def test_a_stage_at_the_end_writes_no_other_row() -> None:
    document = opened("AB")
    change = document.commit(add_stage(new_id(), the_map(document.project).id, title="C"))
    assert shown(document) == "A0 B1 C2"
    assert change.updated == ()


def test_a_duplicate_is_told_from_its_original() -> None:
    document = opened("AB")
    document.commit(duplicate_refs(document.project, [Ref("stage", stage(document, "A"))])[0])
    assert shown(document) == "A0 A2 B1"
    document.commit(duplicate_refs(document.project, [Ref("stage", stage(document, "B"))])[0])
    assert shown(document) == "A0 A2 B1 B3"


def test_more_stages_than_colours_never_match_their_neighbours() -> None:
    document = opened("ABCDEF")
    add(document, "G", before="B")
    found = shown(document)
    assert found != "A0 G0 B1 C2 D3 E4 F5"
    assert found == "A0 G2 B1 C2 D3 E4 F5"


@pytest.mark.parametrize("value", [True, -1, "2", 1.5, None, {}])
def test_what_another_version_wrote_there_does_no_harm(value: object) -> None:
    document = opened("AB")
    first = stage_titled(document.project, "A")
    project = document.project.put(first.altered(hue=value))
    assert shown(Document(project)) == "A0 B1"


def test_stages_that_come_and_go_in_one_edit_keep_to_the_rule() -> None:
    document = opened("ABC")
    map_id = the_map(document.project).id
    edit = together(
        "Swap",
        delete("stage", stage(document, "B")),
        add_stage(new_id(), map_id, before=stage(document, "A"), title="N"),
    )
    document.commit(edit)
    assert shown(document) == "N1 A0 C2"
