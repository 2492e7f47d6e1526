"""Run by test_plugins.py, with a lane kind of costs that one file brought: a string and a tuple that point, an enum."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cjm_desktop.analysis import find_all
from cjm_desktop.cli import run
from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.edits.cards import set_fields
from cjm_desktop.domain.edits.duplicating import duplicate_map, duplicate_refs
from cjm_desktop.domain.edits.landing import place_at
from cjm_desktop.domain.edits.lanes import add_lane
from cjm_desktop.domain.edits.pasting import paste
from cjm_desktop.domain.edits.piece import piece_of
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.lane_kinds import capabilities
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Card
from cjm_desktop.formats import ExportOptions, formats
from cjm_desktop.registry import problems
from cjm_desktop.tools import palette_entries
from cjm_desktop.ui.inspector.choices import ChoiceField
from cjm_desktop.ui.inspector.ticks import TicksField
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import a_project, card_saying, lane_titled, the_map
from tests.edits import delete

PAIN, COST = "Waits in line", "Two more clerks"


def with_costs(seed: int = 0) -> Project:
    """A pain point, and what it costs to mend it, which a persona pays."""
    project = (
        a_project("Shop", seed)
        .with_persona("Anna")
        .with_stage("Buy", "Pays")
        .with_lane("pain_points", "Pain points")
        .with_card(PAIN)
        .with_lane("costs", "Costs")
        .with_card(COST)
        .build()
    )
    persona, pain = project.personas.ordered()[0], card_saying(project, PAIN)
    cost = card_saying(project, COST)
    pointing = set_fields([cost.id], payer_id=persona.id, causes=[pain.id], budget="service")
    return pointing.apply(project)


def points_at(project: Project, cost: Card) -> tuple[str, list[str], str]:
    """The payer's name, the texts of the causes, and the budget."""
    fields = capabilities()["costs"].read(cost)
    payer = project.personas.get(fields.payer_id)
    causes = [project.cards[card_id].text for card_id in fields.causes]
    return payer.name if payer else "", causes, str(fields.budget)


WHOLE = ("Anna", [PAIN], "service")


def test_it_is_there_and_the_broken_file_is_named() -> None:
    assert "costs" in capabilities()
    assert len(problems()) == 1
    assert problems()[0].startswith("lanes/broken.py cannot be used and is left out")


def test_the_window_and_the_command_line_say_what_was_left_out(
    opened: Callable[..., MainWindow], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window = opened(with_costs())
    said = [bar.label.text() for bar in window.messages.bars()]
    assert [text for text in said if text.startswith("lanes/broken.py")]
    assert run(["verify", str(tmp_path / "bikes.cjm")]) == 0
    assert "lanes/broken.py cannot be used" in capsys.readouterr().err


def test_the_palette_offers_it() -> None:
    entries = palette_entries(with_costs())
    assert "Cost" in {entry.title for entry in entries}
    (lane,) = [entry for entry in entries if entry.key == "place_lane"]
    assert "costs" in {choice.value for choice in lane.choices}


@pytest.mark.usefixtures("qtbot")
def test_the_inspector_has_a_choice_ticks_and_an_enum(opened: Callable[..., MainWindow]) -> None:
    project = with_costs()
    editor = opened(project).editor
    assert editor is not None
    cost = card_saying(project, COST)
    editor.document.select(Selection((Ref("card", cost.id),)))
    fields = {b.title: b.field for b in editor.inspector.form.bindings}
    assert isinstance(fields["Payer"], ChoiceField)
    assert fields["Payer"].box.currentText() == "Anna"
    assert isinstance(fields["Causes"], TicksField)
    budget = fields["Budget"]
    assert isinstance(budget, ChoiceField)
    assert budget.box.currentText() == "Service"


def test_duplicated_alone_and_with_its_map() -> None:
    project = with_costs()
    edit, refs = duplicate_refs(project, [Ref("card", card_saying(project, COST).id)])
    after = edit.apply(project)
    assert points_at(after, after.cards[refs[0].id]) == WHOLE
    edit, map_id = duplicate_map(project, the_map(project).id, "Copy")
    after = edit.apply(project)
    contents = contents_of(after, map_id)
    (copy,) = contents.cards[next(lane.id for lane in contents.lanes if lane.kind == "costs")]
    assert points_at(after, copy) == WHOLE
    (cause,) = capabilities()["costs"].read(copy).causes
    assert cause != card_saying(project, PAIN).id


def test_pasted_into_another_project_it_brings_its_payer() -> None:
    project, other = with_costs(), a_project("Other", 1).with_stage("Use", "Opens").build()
    lane = lane_titled(project, "costs")
    piece = piece_of(project, [Ref("lane", lane.id)])
    assert piece is not None
    place = place_at(other, the_map(other).id, [], None)
    after = paste(other, piece, place).edit.apply(other)
    assert points_at(after, card_saying(after, COST)) == ("Anna", [], "service")


def test_what_it_points_at_goes_and_comes_back(opened: Callable[..., MainWindow]) -> None:
    editor = opened(with_costs()).editor
    assert editor is not None
    document = editor.document
    before = document.project
    document.commit(delete("card", card_saying(before, PAIN).id))
    assert points_at(document.project, card_saying(document.project, COST)) == (
        "Anna",
        [],
        "service",
    )
    document.commit(delete("persona", before.personas.ordered()[0].id))
    assert points_at(document.project, card_saying(document.project, COST)) == ("", [], "service")
    document.undo()
    document.undo()
    assert document.project == before


def test_a_lane_of_it_is_added_and_holds_cards() -> None:
    project = with_costs()
    after = add_lane(new_id(), the_map(project).id, "costs").apply(project)
    assert sum(lane.kind == "costs" for lane in after.lanes) == 2


@pytest.mark.parametrize("key", ["json", "csv-list"])
def test_files_bring_it_back_whole(tmp_path: Path, key: str) -> None:
    project = with_costs()
    file = tmp_path / f"a.{key}"
    options = ExportOptions(map_id=the_map(project).id)
    formats()[key].write(project, file, options, lambda done: True)
    back = formats()["json" if key == "json" else "csv"].read(file).project
    assert points_at(back, card_saying(back, COST)) == WHOLE
    assert lane_titled(back, "costs").kind == "costs"
    if key == "json":
        (cost,) = [c for c in json.loads(file.read_text("utf-8"))["cards"] if c["text"] == COST]
        assert cost["fields"]["budget"] == "service"


def test_the_wide_table_keeps_the_kind_and_says_what_it_loses(tmp_path: Path) -> None:
    project = with_costs()
    file = tmp_path / "a.csv"
    options = ExportOptions(map_id=the_map(project).id)
    remarks = formats()["csv"].export(project, file, options, lambda done: True)
    assert any("details of its kind" in remark.text for remark in remarks)
    back = formats()["csv"].read(file).project
    assert lane_titled(back, "costs").kind == "costs"
    assert card_saying(back, COST).lane_id == lane_titled(back, "costs").id


@pytest.mark.usefixtures("qapp")
def test_it_is_on_paper(tmp_path: Path) -> None:
    project = with_costs()
    file = tmp_path / "a.pdf"
    options = ExportOptions(map_id=the_map(project).id, paper="A4")
    formats()["pdf"].write(project, file, options, lambda done: True)
    assert file.read_bytes().startswith(b"%PDF")


def test_the_check_up_lives_with_it() -> None:
    project = with_costs()
    found = find_all(project, the_map(project).id)
    assert any("pain point" in finding.text.lower() for finding in found)
