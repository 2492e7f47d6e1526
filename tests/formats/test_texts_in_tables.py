"""What cards say comes back from our own tables letter by letter, or the export says what does not."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.errors import UserError
from tests.builders import a_project
from tests.formats.files import columns, contents, read, said, write

LANES = ["touchpoints", "metrics", "actions", "thoughts", "text"]
WORDS = st.text(
    st.sampled_from("aN41:.,-–[]()•▪ \t\n\u00a0\u2028\x85=+'\"%€;|@_/") | st.characters(exclude_categories=["Cs"]),
    max_size=12,
)  # fmt: skip
AS_THEY_ARE = [
    "[draft]",
    "x [Website]",
    "Website",
    "Phone: calls",
    "NPS: 41",
    "NPS : 41 %",
    "• bullet first",
    "•",
    "• • two",
    "x []",
    "[]",
    "a\tb",
    "a  b",
    "a\u00a0b",
    "a\u2028b",
    "a\x85b",
    "=1+1",
    "'=x",
    "- dash",
    "[Website] []",
]


def there_and_back(
    folder: Path, kind: str, text: str, key: str
) -> tuple[list[tuple[str, object]], list[str]]:
    project = a_project("Words").with_stage("Buy", "Pays").with_lane(kind, "Lane").with_card(text)
    losses = said(write(project.build(), folder / f"a.{key}", key))
    found = contents(read(folder, (folder / f"a.{key}").read_bytes(), f"b.{key}").project)
    cards = [(card.text, dict(card.fields)) for cards in found.cards.values() for card in cards]
    return list(cards), [loss for loss in losses if " card" in loss]


@pytest.mark.parametrize("key", ["csv", "tsv"])
@pytest.mark.parametrize("kind", LANES)
@pytest.mark.parametrize("text", AS_THEY_ARE)
def test_what_looks_like_more_stays_a_text(tmp_path: Path, kind: str, text: str, key: str) -> None:
    assert there_and_back(tmp_path, kind, text, key) == ([(text, {})], [])


@pytest.mark.parametrize("key", ["csv", "tsv", "csv-list"])
@given(kind=st.sampled_from(LANES), text=WORDS)
@example("touchpoints", "x [ ]")
@example("metrics", "NPS: 41")
@example("text", " a")
@settings(max_examples=150, deadline=None)
def test_every_text_comes_back_or_is_reported(key: str, kind: str, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        suffix = key.partition("-")[0]
        project = a_project("Words").with_stage("Buy", "Pays").with_lane(kind, "Lane")
        built = project.with_card(text).build()
        (card,) = built.cards
        file = Path(folder, f"a.{suffix}")
        losses = [loss for loss in said(write(built, file, key)) if " card" in loss]
        found = read(Path(folder), file.read_bytes(), f"b.{suffix}").project
        back = [(other.text, dict(other.fields)) for other in found.cards]
        assert back == [(card.text, {})] or losses


@pytest.mark.parametrize(
    ("text", "loss"),
    [
        ("one\ntwo", "not held by this format: line breaks inside 1 card"),
        (" one", "not held by this format: blanks around 1 card"),
        ("", "not held by this format: the lack of a text of 1 card"),
    ],
)
def test_what_is_lost_is_said(tmp_path: Path, text: str, loss: str) -> None:
    assert there_and_back(tmp_path, "actions", text, "csv")[1] == [loss]


def test_what_there_is_one_of_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"would be a map of 1 lane and [\d,]+ columns"):
        read(tmp_path, f"Stage{',x' * RECORD_TYPES['stage'].MOST}\nActions,y\n", "a.csv")


def test_a_channel_and_a_figure_come_back_behind_any_text(tmp_path: Path) -> None:
    build = a_project("Words").with_stage("Buy", "Pays").with_channel("App")
    channel = next(iter(build.build().channels)).id
    build.with_lane("touchpoints", "Touchpoints")
    for text in ("Shows [draft]", "Phone: calls", "x []", "Website"):
        build.with_card(text, fields={"channel_id": channel})
    build.with_lane("metrics", "Metrics")
    for text in ("NPS: 41", "NPS []", "a:"):
        build.with_card(text, fields={"value": 2.5, "unit": "%"})
    project = build.build()
    assert not [
        loss for loss in said(write(project, tmp_path / "a.csv", "csv")) if "figure of" in loss
    ]
    again = read(tmp_path, (tmp_path / "a.csv").read_bytes(), "b.csv").project
    assert sorted(card.text for card in again.cards) == sorted(card.text for card in project.cards)
    assert [channel.name for channel in again.channels] == ["App"]
    found = [card.fields.get("value") for card in again.cards if "channel_id" not in card.fields]
    assert found == [2.5] * 3


@pytest.mark.parametrize("text", ["[Website]", "[draft]"])
def test_brackets_alone_make_no_card_without_a_text(tmp_path: Path, text: str) -> None:
    table = f"Stage,Buy\nStep,Pays\nTouchpoints,{text}\n"
    (card,) = read(tmp_path, table, "a.csv").project.cards
    assert card.text == text


@pytest.mark.parametrize("key", ["csv", "tsv"])
def test_a_map_without_lanes_comes_back_as_stages_and_steps(tmp_path: Path, key: str) -> None:
    project = a_project("Words").with_stage("Buy", "Pays", "Waits").with_stage("Use").build()
    write(project, tmp_path / f"a.{key}", key)
    again = read(tmp_path, (tmp_path / f"a.{key}").read_bytes(), f"b.{key}").project
    assert columns(again)[0] == columns(project)[0]
    assert not len(again.lanes)
