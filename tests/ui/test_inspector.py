"""The inspector: each change is one edit, one undo step; undo refreshes the fields."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Card
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.inspector.choices import ChoiceField, RatingField, TickField
from cjm_desktop.ui.inspector.date_field import DateField
from cjm_desktop.ui.inspector.figure_fields import WholeField
from cjm_desktop.ui.inspector.mood import MoodField
from cjm_desktop.ui.inspector.pickers import ColourField
from cjm_desktop.ui.inspector.text_fields import AreaField, TagsField, TextField
from cjm_desktop.ui.inspector.ticks import TicksField
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import a_project
from tests.ui.conftest import editor_of, small

Show = Callable[[Project], MainWindow]


def choose(editor: Editor, kind: str, *titles: str) -> None:
    """Select records by their text or title."""
    refs = []
    for title in titles:
        for record in editor.document.project.table(kind):
            if title in (getattr(record, "text", ""), getattr(record, "title", "")):
                refs.append(Ref(kind, record.id))
    assert len(refs) == len(titles)
    editor.document.select(Selection(tuple(refs)))


def card(editor: Editor, text: str) -> Card:
    return next(c for c in editor.document.project.cards if c.text == text)


def type_into(field: AreaField, text: str, qtbot: QtBot) -> None:
    field.area.setFocus()
    field.area.selectAll()
    QTest.keyClicks(field.area, text)


def test_a_text_is_one_edit_when_one_leaves_it(show: Show, qtbot: QtBot) -> None:
    editor = editor_of(show(small()))
    choose(editor, "card", "Reads reviews")
    field = editor.inspector.form.field("Text")
    assert isinstance(field, AreaField)
    type_into(field, "Reads twelve reviews", qtbot)
    assert editor.document.undo_label is None
    qtbot.waitUntil(field.area.hasFocus)
    editor.canvas.setFocus()
    assert card(editor, "Reads twelve reviews")
    assert editor.document.undo_label == "Change text"
    editor.undo()
    assert field.area.toPlainText() == "Reads reviews"
    assert editor.document.undo_label is None
    editor.redo()
    assert field.area.toPlainText() == "Reads twelve reviews"


def test_what_is_typed_goes_to_the_card_that_was_selected(show: Show, qtbot: QtBot) -> None:
    editor = editor_of(show(small()))
    choose(editor, "card", "Reads reviews")
    field = editor.inspector.form.field("Text")
    assert isinstance(field, AreaField)
    type_into(field, "Typed and not left", qtbot)
    choose(editor, "card", "Makes a list")
    assert card(editor, "Typed and not left")
    assert card(editor, "Makes a list")


def test_deleting_a_card_while_its_text_is_typed(show: Show, qtbot: QtBot) -> None:
    editor = editor_of(show(small()))
    choose(editor, "card", "Reads reviews")
    field = editor.inspector.form.field("Text")
    assert isinstance(field, AreaField)
    type_into(field, "Half a sente", qtbot)
    editor.delete_selection()
    assert len(editor.document.project.cards) == 3
    assert editor.inspector.form.heading.text() == "Map"


def test_fields_of_the_kind(show: Show, qtbot: QtBot) -> None:
    editor = editor_of(show(small()))
    choose(editor, "card", "Nobody calls back")
    severity = editor.inspector.form.field("Severity")
    assert isinstance(severity, ChoiceField)
    names = [severity.box.itemText(i) for i in range(severity.box.count())]
    assert "Critical" in names
    severity.box.setCurrentIndex(names.index("Critical"))
    severity.box.activated.emit(names.index("Critical"))
    assert card(editor, "Nobody calls back").fields["severity"] == "critical"
    editor.undo()
    assert severity.box.currentText() == "Not set"


def test_an_opportunity_answers_pain_points(show: Show, qtbot: QtBot) -> None:
    editor = editor_of(show(small()))
    choose(editor, "card", "Call within a day")
    form = editor.inspector.form
    answers = form.field("Answers")
    assert isinstance(answers, TicksField)
    pain = card(editor, "Nobody calls back")
    box = next(b for value, b in answers._boxes.items() if value == pain.id)
    box.click()
    assert card(editor, "Call within a day").fields["answers"] == [pain.id]
    impact = form.field("Impact")
    assert isinstance(impact, RatingField)
    impact.buttons[4].click()
    assert card(editor, "Call within a day").fields["impact"] == 4
    impact.buttons[4].click()
    assert "impact" not in card(editor, "Call within a day").fields
    due = form.field("Due")
    assert isinstance(due, DateField)
    due.today.click()
    assert card(editor, "Call within a day").fields["due"] == date.today().isoformat()


def test_common_fields_of_a_card(show: Show, qtbot: QtBot) -> None:
    editor = editor_of(show(small()))
    choose(editor, "card", "Makes a list")
    form = editor.inspector.form
    tags = form.field("Tags")
    assert isinstance(tags, TagsField)
    QTest.keyClicks(tags.line, "price, range , price")
    QTest.keyClick(tags.line, Qt.Key.Key_Return)
    assert card(editor, "Makes a list").tags == ("price", "range")
    votes = form.field("Votes")
    assert isinstance(votes, WholeField)
    votes.line.selectAll()
    QTest.keyClicks(votes.line, "7")
    QTest.keyClick(votes.line, Qt.Key.Key_Return)
    assert card(editor, "Makes a list").votes == 7
    colour = form.field("Colour")
    assert isinstance(colour, ColourField)
    colour.swatches["#FDECEA"].click()
    assert card(editor, "Makes a list").colour == "#FDECEA"
    reaches = form.field("Reaches to")
    assert isinstance(reaches, ChoiceField)
    reaches.box.setCurrentIndex(1)
    reaches.box.activated.emit(1)
    assert card(editor, "Makes a list").until_id is not None
    step = form.field("Stage · step")
    assert isinstance(step, ChoiceField)
    assert step.box.currentText() == "Decide · Compares"
    step.box.setCurrentIndex(0)
    step.box.activated.emit(0)
    moved = card(editor, "Makes a list")
    assert editor.document.project.steps[moved.step_id].title == "Looks around"
    for _ in range(5):
        editor.undo()
    assert card(editor, "Makes a list").votes == 0
    assert votes.line.text() == "0"
    assert tags.line.text() == ""


def test_several_cards_change_together(show: Show, qtbot: QtBot) -> None:
    editor = editor_of(show(small()))
    choose(editor, "card", "Reads reviews", "Nobody calls back")
    assert editor.inspector.form.heading.text() == "2 cards"
    evidence = editor.inspector.form.field("Evidence")
    assert isinstance(evidence, ChoiceField)
    index = evidence.box.findText("Survey")
    evidence.box.setCurrentIndex(index)
    evidence.box.activated.emit(index)
    assert card(editor, "Reads reviews").evidence == "survey"
    assert card(editor, "Nobody calls back").evidence == "survey"
    editor.undo()
    assert card(editor, "Reads reviews").evidence == ""
    assert editor.document.undo_label is None


def test_an_emotion_by_slider(show: Show, qtbot: QtBot) -> None:
    editor = editor_of(show(small()))
    marker = editor.document.project.markers.ordered()[0]
    editor.document.select(Selection((Ref("marker", marker.id),)))
    mood = editor.inspector.form.field("Mood")
    assert isinstance(mood, MoodField)
    assert mood.words.text().startswith("−1.0")
    mood.slider.setSliderDown(True)
    mood.slider.setValue(5)
    mood.slider.setValue(12)
    assert editor.document.project.markers[marker.id].mood == -1.0
    mood.slider.setSliderDown(False)
    assert editor.document.project.markers[marker.id].mood == 1.2
    editor.undo()
    assert mood.slider.value() == -10
    assert editor.document.undo_label is None


def test_stage_step_lane_and_map(show: Show, qtbot: QtBot) -> None:
    editor = editor_of(show(small()))
    choose(editor, "stage", "Decide")
    title = editor.inspector.form.field("Title")
    assert isinstance(title, TextField)
    title.line.selectAll()
    QTest.keyClicks(title.line, "Choose")
    QTest.keyClick(title.line, Qt.Key.Key_Return)
    assert {s.title for s in editor.document.project.stages} == {"Choose", "Buy"}

    choose(editor, "step", "Compares")
    truth = editor.inspector.form.field("Moment of truth")
    assert isinstance(truth, TickField)
    truth.box.click()
    assert any(s.moment_of_truth for s in editor.document.project.steps)

    lane = editor.document.project.lanes.ordered()[0]
    editor.document.select(Selection((Ref("lane", lane.id),)))
    persona = editor.inspector.form.field("Persona")
    assert isinstance(persona, ChoiceField)
    assert [persona.box.itemText(i) for i in range(2)] == ["For all", "Ann"]
    persona.box.setCurrentIndex(1)
    persona.box.activated.emit(1)
    assert editor.document.project.lanes[lane.id].persona_id is not None

    editor.document.select(Selection())
    kind = editor.inspector.form.field("Kind")
    assert isinstance(kind, ChoiceField)
    future = kind.box.findText("Future state")
    kind.box.setCurrentIndex(future)
    kind.box.activated.emit(future)
    assert editor.document.project.maps[editor.map_id].kind == "future_state"
    every = editor.inspector.form.field("Review every")
    assert isinstance(every, WholeField)
    QTest.keyClicks(every.line, "90 days")
    QTest.keyClick(every.line, Qt.Key.Key_Return)
    assert every.line.text() == "90"
    reviewed = editor.inspector.form.field("Reviewed")
    assert isinstance(reviewed, DateField)
    reviewed.today.click()
    journey = editor.document.project.maps[editor.map_id]
    assert journey.review_interval_days == 90
    assert journey.reviewed == date.today()


def test_undo_belongs_to_the_document_unless_one_is_typing(show: Show, qtbot: QtBot) -> None:
    window = show(small())
    editor = editor_of(window)
    window.activateWindow()
    QApplication.processEvents()  # the map takes the keyboard when it comes up
    qtbot.waitUntil(window.isActiveWindow)
    choose(editor, "stage", "Decide")
    title = editor.inspector.form.field("Title")
    assert isinstance(title, TextField)
    title.line.setFocus()
    title.line.selectAll()
    QTest.keyClicks(title.line, "Choose")
    QTest.keyClick(title.line, Qt.Key.Key_Return)
    QApplication.processEvents()
    QTest.keyClick(title.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert title.line.text() == "Decide"
    assert editor.document.undo_label is None


def test_many_pain_points_stand_in_a_list(show: Show, qtbot: QtBot) -> None:
    build = a_project("Many").with_stage("Buy", "Pays").with_lane("pain_points")
    for number in range(30):
        build.with_card(f"Pain {number}")
    build.with_lane("opportunities").with_card("Mend it")
    editor = editor_of(show(build.build()))
    choose(editor, "card", "Mend it")
    answers = editor.inspector.form.field("Answers")
    assert isinstance(answers, TicksField)
    rows = answers.control
    assert isinstance(rows, QListWidget)
    assert rows.count() == 30
    rows.item(3).setCheckState(Qt.CheckState.Checked)
    assert card(editor, "Mend it").fields["answers"] == [card(editor, "Pain 3").id]
    editor.undo()
    assert rows.item(3).checkState() is Qt.CheckState.Unchecked


def test_a_tag_with_a_comma_stays_one(show: Show, qtbot: QtBot) -> None:
    build = a_project("Tags").with_stage("Buy", "Pays").with_lane("actions")
    editor = editor_of(show(build.with_card("Pays", tags=("price, high", "range")).build()))
    choose(editor, "card", "Pays")
    tags = editor.inspector.form.field("Tags")
    assert isinstance(tags, TagsField)
    assert tags.line.text() == '"price, high", range'
    QTest.keyClick(tags.line, Qt.Key.Key_End)
    QTest.keyClicks(tags.line, ", new")
    QTest.keyClick(tags.line, Qt.Key.Key_Return)
    assert card(editor, "Pays").tags == ("price, high", "range", "new")
