"""Limits: one set for what is edited, imported, written and read, so nothing is saved that could not be opened."""

import json
from pathlib import Path
from typing import Any

import pytest

from cjm_desktop.document.document import Document
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.edits.cards import alter_card
from cjm_desktop.domain.edits.edit import Edit, alter
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.kinds import EMOTIONS
from cjm_desktop.domain.limits import (
    MAX_DEPTH,
    MAX_LETTERS,
    MAX_ROW,
    MAX_TAGS,
    MAX_TEXT,
    MAX_TOGETHER,
    MAX_WHOLE,
)
from cjm_desktop.domain.project import Project, project_of
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import RECORD_TYPES, Lane
from cjm_desktop.domain.rules import check_project
from cjm_desktop.errors import UserError
from cjm_desktop.storage.columns import is_json
from cjm_desktop.storage.opening import open_session, read_project, verify, write_project
from cjm_desktop.storage.rows import row_of
from cjm_desktop.storage.state import Saving
from tests.builders import card_saying
from tests.storage.work import FIRST, document_of, seen, the_project

WIDE = "\N{BICYCLE}"  # four bytes in the file


def refused(document: Document, card_id: str, **fields: Any) -> str:
    """What an edit is told that nothing may come of."""
    before = document.project
    with pytest.raises(UserError) as said:
        document.commit(alter_card(card_id, **fields))
    assert document.project is before
    assert document.undo_label is None
    return str(said.value)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"fields": {"value": float("nan")}}, "“value” is nan, which is no number"),
        ({"fields": {"value": float("inf")}}, "“value” is inf, which is no number"),
        ({"fields": {"value": 10**4000}}, "“value” is larger than any number can be"),
        ({"fields": {"value": -(2**64)}}, "“value” is larger than any number can be"),
        ({"fields": {"in": [[float("-inf")]]}}, "“in” is -inf, which is no number"),
        ({"fields": {"words": "x" * (MAX_TEXT + 1)}}, "“words” has 20,001 letters"),
        ({"fields": {str(n): "x" * MAX_TEXT for n in range(11)}}, "together may have 200,000"),
        ({"tags": ("x",) * (MAX_TAGS + 1)}, "list may have 1,000 entries"),
        ({"tags": ("x" * MAX_TEXT,) * 11}, "together may have 200,000"),
        ({"glow": float("nan")}, "nan, which is no number"),
        ({"glow": [10**400]}, "larger than any number can be"),
    ],
)
def test_an_edit_beyond_a_limit_is_refused_in_one_sentence(
    map_file: Path, fields: dict[str, Any], sentence: str
) -> None:
    session = open_session(map_file)
    before = seen(map_file.parent)
    card = card_saying(session.project, FIRST)
    said = refused(document_of(session), card.id, **fields)
    session.close()
    assert sentence in said
    assert "\n" not in said
    assert len(said) < 200
    assert seen(map_file.parent) == before


def nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


def test_a_value_may_be_as_deep_as_it_can_be_written_and_read(map_file: Path) -> None:
    session = open_session(map_file)
    card = card_saying(session.project, FIRST)
    assert "nested too deeply" in refused(
        document_of(session), card.id, fields={"a": nested(MAX_DEPTH)}
    )
    document = document_of(session)
    document.commit(alter_card(card.id, fields={"a": nested(MAX_DEPTH - 1)}, glow=nested(31)))
    session.publish()
    session.close()
    assert read_project(map_file) == document.project
    assert verify(map_file)


def test_control_signs_and_halves_of_letters_come_into_no_field(map_file: Path) -> None:
    session = open_session(map_file)
    document = document_of(session)
    card = card_saying(session.project, FIRST)
    values = {"a\x00b": "one\vtwo\r\nthree\x07", "list": ["\ud83d"], "n": MAX_WHOLE}
    document.commit(alter_card(card.id, fields=values, glow={"k\x01": "\udc00"}))
    session.publish()
    session.close()
    found = read_project(map_file).cards[card.id]
    assert found.fields == {"ab": "one\ntwo\nthree", "list": ["\ufffd"], "n": MAX_WHOLE}
    assert found.model_extra == {"glow": {"k": "\ufffd"}}


def test_more_faces_than_emotion_lanes_may_show_are_refused_at_the_edit_and_at_opening(
    documents: Path,
) -> None:
    draft = Draft("Faces")
    map_id = draft.add_map("Faces")
    stage_id = draft.add_stage(map_id, "Stage")
    steps = [draft.add_step(stage_id) for _ in range(400)]
    for number in range(10):
        persona_id = draft.add_persona(f"Persona {number}", map_id=map_id)
        for step_id in steps:
            draft.set_mood(persona_id, step_id, 0.0)
    lanes = [draft.add_lane(map_id, EMOTIONS, f"Lane {number}") for number in range(10)]
    project = draft.project()
    own = Lane(id=new_id(), map_id=map_id, kind=EMOTIONS, rank="z", persona_id=persona_id)
    document = Document(project)
    with pytest.raises(UserError, match="40,400 faces in its emotion lanes, and a project may"):
        document.commit(Edit("Add lane", lambda before: before.put(own)))
    document.commit(Edit("Other", lambda before: before.drop("lane", lanes[0]).put(own)))
    write_project(documents / "faces.cjm", document.project)
    assert read_project(documents / "faces.cjm") == document.project
    with pytest.raises(ValueError, match="it has 40,400 faces in its emotion lanes"):
        check_project(project.put(own))


@pytest.mark.parametrize("kind", ["map", "lane", "card", "persona"])
def test_more_records_than_a_project_may_have_are_refused(kind: str) -> None:
    project = the_project()
    document = Document(project)
    model = next(iter(project.table(kind)))
    many = [model.model_copy(update={"id": new_id()}) for _ in range(RECORD_TYPES[kind].MOST)]
    with pytest.raises(UserError, match=f"and a project may have {RECORD_TYPES[kind].MOST:,}"):
        document.commit(Edit("Add many", lambda before: before.put(*many)))
    assert document.undo_label is None


def test_more_letters_than_a_project_may_have_are_refused(map_file: Path) -> None:
    session = open_session(map_file)
    document = document_of(session)
    model = card_saying(session.project, FIRST)
    room = MAX_LETTERS - document.project.letters
    count = room // (MAX_TEXT + 40)
    many = [model.altered(id=new_id(), text="x" * MAX_TEXT) for _ in range(count)]
    document.commit(Edit("Add many", lambda project: project.put(*many)))
    assert document.project.letters <= MAX_LETTERS
    some = [model.altered(id=new_id(), text="x" * MAX_TEXT) for _ in range(3)]
    with pytest.raises(UserError, match="letters, and a project may have 6,000,000"):
        document.commit(Edit("Add", lambda project: project.put(*some)))
    session.publish()
    session.close()
    assert read_project(map_file) == document.project


def largest(kind: str) -> Record:
    """A record of a kind with the widest letters in every field, as many as it may have."""
    record_type = RECORD_TYPES[kind]
    model: Record = next(iter(the_project().table(kind)))
    fields: dict[str, object] = {"glow": [WIDE * MAX_TEXT] * 9}
    for name, field in record_type.model_fields.items():
        if is_json(kind, name) and name.endswith("_ids"):
            fields[name] = (new_id(),) * 2_000
        elif name == "tags":
            fields[name] = (WIDE * MAX_TEXT,) * 9
        elif name == "fields":
            fields[name] = {str(number): WIDE * MAX_TEXT for number in range(9)}
        elif field.get_default(call_default_factory=True) == "" and name not in (
            "colour",
            "evidence",
        ):
            fields[name] = WIDE * MAX_TEXT
    return model.altered(**fields)


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_the_largest_record_fits_into_a_row(kind: str) -> None:
    record = largest(kind)
    size = sum(len(str(value).encode()) for value in row_of(record).values())
    assert MAX_TEXT < size < MAX_ROW
    quotes = json.dumps({"a": '"\\\n' * (MAX_TOGETHER // 3)})
    assert len(quotes) < 4 * MAX_TOGETHER


def test_a_project_of_the_largest_records_is_written_and_read(documents: Path) -> None:
    project = the_project()
    project = project.put(*(largest(kind) for kind in RECORD_TYPES if kind != "project"))
    write_project(documents / "large.cjm", project)
    assert read_project(documents / "large.cjm") == project
    assert verify(documents / "large.cjm")


def test_what_the_reader_would_refuse_is_never_put_into_place(map_file: Path) -> None:
    """However a record came about: the file that stands there is not replaced, and the work is not given up."""
    session = open_session(map_file)
    before = seen(map_file.parent)
    document = document_of(session)
    card = card_saying(session.project, FIRST)
    spoilt = card.model_copy(update={"text": "x" * 30_000})
    document.commit(Edit("Bring it in", lambda project: project.put(spoilt)))
    with pytest.raises(UserError, match=r"could not be opened again.*export it as JSON") as said:
        session.publish()
    assert "\n" not in str(said.value)
    assert session.unpublished
    assert seen(map_file.parent) == before
    document.commit(alter_card(card.id, text="well again"))
    session.publish()
    session.close()
    assert card_saying(read_project(map_file), "well again")


def test_an_edit_that_cannot_be_written_is_said_and_the_next_brings_it_home(map_file: Path) -> None:
    """Whatever stops it: here half of a letter, which no text of a database can hold."""
    session = open_session(map_file)
    document = document_of(session)
    card = card_saying(session.project, FIRST)
    document.commit(alter_card(card.id, note="kept"))
    spoilt = card.model_copy(update={"text": "\ud83d"})
    document.commit(Edit("Bring it in", lambda project: project.put(spoilt)))
    assert session.state.saving is Saving.CANNOT_SAVE
    assert "only in memory" in session.state.sentence
    assert "safe" not in session.state.sentence
    with pytest.raises(UserError):
        session.publish()
    with pytest.raises(UserError, match="only in memory"):
        session.close()
    document.commit(alter_card(card.id, text="well again"))
    session.publish()
    session.close()
    assert card_saying(read_project(map_file), "well again")


def test_a_document_that_would_not_open_is_not_written_at_all(documents: Path) -> None:
    records = the_project().records()
    spoilt = [r.model_copy(update={"rank": "0"}) if r.KIND == "step" else r for r in records]
    with pytest.raises(UserError, match="could not be opened again"):
        write_project(documents / "a.cjm", project_of(spoilt))
    assert list(documents.iterdir()) == []


def test_every_version_is_read_back_also_when_little_changed(map_file: Path) -> None:
    """Moods of -1 and -2, whose rows have one hash in Python, are not taken for each other."""
    session = open_session(map_file)
    document = document_of(session)
    marker = next(iter(session.project.markers))
    for mood in (-1.0, -2.0, -1.0, 2.0):
        document.commit(alter("marker", marker.id, "Mood", mood=mood))
        session.publish()
        assert read_project(map_file) == document.project
    document.undo()
    session.publish()
    assert read_project(map_file) == document.project
    session.close()


def test_letters_are_counted_by_what_changes() -> None:
    project: Project = the_project()
    known = project.letters
    card = next(iter(project.cards))
    longer = project.put(card.altered(text=card.text + "12345"))
    assert longer.letters == known + 5
    assert longer.put(card).letters == known
    assert project_of(longer.records()).letters == known + 5
    assert longer.drop("card", card.id).letters < known
