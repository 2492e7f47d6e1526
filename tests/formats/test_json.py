"""The project as JSON: without loss, and every refusal says where."""

import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from cjm_desktop.document.document import Document
from cjm_desktop.domain.edits.stages import move_stage
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.errors import UserError
from cjm_desktop.formats._json_read import LISTS
from cjm_desktop.lanes import lane_kinds
from tests.builders import a_shop, big_map
from tests.formats.files import columns, read, said, write
from tests.formats.random_projects import projects

DOCUMENTATION = Path(__file__).resolve().parents[2] / "cjm_desktop" / "formats" / "JSON.md"
Spoiling = Callable[[dict[str, Any]], object]


@given(projects())
@settings(max_examples=60, deadline=None)
def test_a_project_comes_back_equal(project: Project) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "a.json"), Path(folder, "b.json")
        assert write(project, first, "json") == ()
        again = read(Path(folder), first.read_bytes(), "c.json")
        assert again.project == project
        assert again.remarks == ()
        write(again.project, second, "json")
        assert second.read_bytes() == first.read_bytes()


def test_a_large_map_comes_back_equal(tmp_path: Path) -> None:
    project = big_map(10, 50, 10, 5_000)
    write(project, tmp_path / "a.json", "json")
    assert read(tmp_path, (tmp_path / "a.json").read_bytes(), "b.json").project == project


def test_order_of_the_list_counts_where_no_rank_is_given(tmp_path: Path) -> None:
    content = good(tmp_path)
    for name in ("stages", "steps", "cards"):
        for record in content[name]:
            del record["rank"]
    project = read(tmp_path, json.dumps(content), "x.json").project
    assert columns(project) == columns(a_shop().build())


A_DATE = "write a date as 2026-11-25."


def test_a_date_of_a_card_that_is_none_is_kept_and_not_shown_as_another(tmp_path: Path) -> None:
    content = good(tmp_path)
    lane = next(lane["id"] for lane in content["lanes"] if lane["kind"] == "opportunities")
    card(content, lane_id=lane, fields={"due": 0})
    project = read(tmp_path, json.dumps(content), "x.json").project
    idea = project.cards[content["cards"][2]["id"]]
    assert idea.fields == {"due": 0}
    assert lane_kinds()["opportunities"].read(idea).due is None


def good(folder: Path) -> dict[str, Any]:
    write(a_shop().build(), folder / "good.json", "json")
    content: dict[str, Any] = json.loads((folder / "good.json").read_text("utf-8"))
    return content


def card(content: dict[str, Any], **fields: object) -> None:
    content["cards"][2].update(fields)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda c: c.update(version=2), "written by a newer CJM Desktop (format version 2"),
        (lambda c: c.update(version="1"), "“version” must be a whole number"),
        (lambda c: c.update(format="other"), "is no project of CJM Desktop"),
        (lambda c: c.update(cards={}), "cards must be a list"),
        (lambda c: c["cards"].insert(0, 7), "cards[0] must be an object"),
        (lambda c: c.update(maps=[]), "no map"),
        (lambda c: card(c, votes=-1), "cards[2]: votes: write a number from 0 on."),
        (lambda c: card(c, text="x" * 20_001), "cards[2]: text: a text may have 20,000 letters"),
        (lambda c: card(c, id=c["cards"][1]["id"]), "two cards have the id"),
        (lambda c: card(c, lane_id=c["cards"][1]["id"]), "which is not there"),
        (
            lambda c: card(c, fields={"deep": nested(300)}),
            "cards[2]: fields: “deep” is nested too deeply",
        ),
        (lambda c: card(c, glow=nested(400)), "cards[2]: glow: this is nested too deeply"),
        (
            lambda c: card(c, fields={str(n): "x" * 20_000 for n in range(250)}),
            "cards[2]: fields: all this together may have 200,000 letters",
        ),
        (
            lambda c: card(c, glow=["x" * 20_000] * 250),
            "all this together may have 200,000 letters",
        ),
        (lambda c: card(c, fields={"n": 2**63}), "cards[2]: fields: “n” is larger than any number"),
        (lambda c: card(c, tags=[""] * 1_001), "cards[2]: tags: a list may have 1,000 entries"),
        (lambda c: c["maps"][0].update(reviewed=0), f"maps[0]: reviewed: {A_DATE}"),
        (lambda c: c["maps"][0].update(reviewed="0"), f"maps[0]: reviewed: {A_DATE}"),
        (lambda c: c["maps"][0].update(researched=1.5e9), f"maps[0]: researched: {A_DATE}"),
        (lambda c: c["maps"][0].update(reviewed="2026-11-25T00:00:00"), A_DATE),
        (lambda c: c["maps"][0].update(reviewed="2026-02-30"), "has no such day"),
        (lambda c: c["maps"][0].update(reviewed=True), A_DATE),
        (lambda c: card(c, tags="one"), "cards[2]: tags: write a list."),
        (lambda c: card(c, votes="9" * 5_000), "cards[2]: votes: write a whole number."),
        (lambda c: card(c, votes=1.5), "cards[2]: votes: write a whole number."),
        (lambda c: card(c, text=7), "cards[2]: text: write a text."),
        (lambda c: card(c, lane_id="x"), "cards[2]: lane_id: an id is a UUID"),
        (lambda c: c["maps"][0].update(persona_ids=["x"]), "persona_ids.0: an id is a UUID"),
        (lambda c: c["steps"][0].update(moment_of_truth="?"), "write true or false."),
        (lambda c: c["markers"][0].update(mood="good"), "markers[0]: mood: write a number."),
        (lambda c: c["cards"][2].pop("step_id"), "cards[2]: step_id: this is missing."),
        (
            lambda c: c["markers"].append(c["markers"][0] | {"id": c["cards"][0]["id"]}),
            "have the same step and persona",
        ),
    ],
)
def test_what_does_not_fit_is_said_with_its_path(
    tmp_path: Path, spoil: Spoiling, sentence: str
) -> None:
    content = good(tmp_path)
    spoil(content)
    refused(tmp_path, json.dumps(content), sentence)


def nested(depth: int) -> list[object]:
    inside: list[object] = []
    for _ in range(depth):
        inside = [inside]
    return inside


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b'{\n "a": 1,}',
            "line 2, column 9: this is no JSON: in front of this bracket a comma is too",
        ),
        (b'{"a": tru}', "column 7: this is no JSON: a value is missing here, or it is a word"),
        (b"{a: 1}", "the name of a field in double quotation marks is missing here"),
        (b'{"a" 1}', "a colon is missing here"),
        (b'{"a": 1 "b": 2}', "a comma is missing here"),
        (b"{} {}", "there is more text behind the end of the project"),
        (b'{"a": "abc', "its quotation mark at the end is missing"),
        (b'{"a": "a\nb"}', "a line break or tab inside a text must be written as"),
        (b'{"a": "\\x"}', "behind a backslash stands something that JSON does not know"),
        (b'{"a": [1, 2', "it ends in the middle"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"mood": NaN}', "NaN is no number"),
        (b'{"mood": -Infinity}', "-Infinity is no number"),
        (b'{"mood": 1e999}', "too large a number"),
        (b'{"mood": ' + b"9" * 5_000 + b"}", "5,000 digits"),
        (b'{"a": 1, "a": 2}', "has the key “a” twice"),
        (b"[]", "is no project"),
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "is no text file"),
    ],
)
def test_what_is_no_project_is_said_with_its_line(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    refused(tmp_path, content, sentence)


def refused(folder: Path, content: str | bytes, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        read(folder, content, "bad.json")
    message = str(caught.value)
    assert sentence in message
    assert message.startswith("bad.json")
    assert "\n" not in message
    assert len(message) < 300


def test_a_part_of_a_newer_version_is_named(tmp_path: Path) -> None:
    content = good(tmp_path) | {"wires": []}
    imported = read(tmp_path, json.dumps(content), "x.json")
    assert imported.project == a_shop().build()
    assert said(imported) == ["“wires”: this version does not know this part; it is not taken over"]


def test_halves_of_letters_do_not_get_in(tmp_path: Path) -> None:
    content = good(tmp_path)
    card(content, text="half \ud83d", fields={"x": ["\udc00"]})
    project = read(tmp_path, json.dumps(content), "x.json").project
    write(project, tmp_path / "y.json", "json")
    remarks = said(read(tmp_path, json.dumps(content), "x.json"))
    assert remarks == ["halves of letters, which no text can hold, stand as \ufffd now"]
    assert "half \ufffd" in (tmp_path / "y.json").read_text("utf-8")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    from cjm_desktop.formats import formats

    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(UserError, match=str(path)):
            formats()["json"].read(path)


def test_the_documentation_names_every_field() -> None:
    for kind, record in RECORD_TYPES.items():
        names = record.model_fields.keys() - {"id", "rank"} | _kept_as_unknown(record)
        assert names <= documented(kind), kind


def test_the_documentation_names_all_that_is_written(tmp_path: Path) -> None:
    document = Document(a_shop().build())
    last = document.project.stages.ordered()[-1]
    document.commit(move_stage(last.id, before=document.project.stages.ordered()[0].id))
    write(document.project, tmp_path / "a.json", "json")
    content = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert any("hue" in stage for stage in content["stages"])
    for kind, name in LISTS.items():
        written = {field for record in content[name] for field in record}
        assert written - {"id", "rank"} <= documented(kind), kind


def documented(kind: str) -> set[str]:
    """The names in the line of the documentation that is about a kind of record, and in no other."""
    beginning = f"| `{LISTS[kind]}` |" if kind in LISTS else "`cjm_desktop/lanes` names them."
    (line,) = [
        each for each in DOCUMENTATION.read_text("utf-8").splitlines() if each.startswith(beginning)
    ]
    return set(re.findall("`([a-z_]+)`", line.removeprefix(beginning)))


def _kept_as_unknown(record: type[Record]) -> set[str]:
    """The fields that a record keeps among those earlier versions do not know: no field of the model says them."""
    return {
        name
        for name, found in vars(record).items()
        if isinstance(found, property)
        and found.fget is not None
        and "model_extra" in found.fget.__code__.co_names
    }
