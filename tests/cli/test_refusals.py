"""What the command line refuses: one sentence, the right status, nothing left behind."""

import os
from pathlib import Path

import pytest

from cjm_desktop.bundled import example_maps
from cjm_desktop.cli import run

Capture = pytest.CaptureFixture[str]
EXAMPLE = str(example_maps() / "Buying a first e-bike.cjm")
GRID = "Stage,Buy,\nStep,Picks,Pays\nActions,Looks,Types\nMood,4,2\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ["info"],
        ["info", "a", "b"],
        ["export", "a.cjm"],
        ["export", "a.cjm", "b.pdf", "--orientation", "sideways"],
        ["export", "a.cjm", "b.png", "--dpi", "many"],
        ["--unknown"],
        ["new", "a.cjm", "--temp", "blank"],
        ["one.cjm", "two.cjm"],
        ["improt"],
    ],
)
def test_wrong_usage_is_status_2(folder: Path, capsys: Capture, words: list[str]) -> None:
    assert run(words) == 2
    said = capsys.readouterr().err
    assert said.startswith("usage: cjm-desktop")
    assert os.listdir(folder) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["info", "none.cjm"], "none.cjm"),
        (["info", "."], ". names no file"),
        (["import", "none.csv", "a.cjm"], "none.csv cannot be read"),
        (["import", "x.docx", "a.cjm"], "x.docx: its suffix is of no format that can be read"),
        (["import", "empty.csv", "a.cjm"], "empty.csv is empty"),
        (["import", "picture.csv", "a.cjm"], "picture.csv is no text file"),
        (["import", "bad.json", "a.cjm"], "bad.json, line 2, column 1"),
        (["import", "good.csv", "a.txt"], "ends in .cjm"),
        (["import", "good.csv", "no/where/a.cjm"], "no/where/a.cjm"),
        (
            ["import", "good.csv", "a.cjm", "--format", "pdf"],
            "“pdf” cannot be read: choose one of json, csv",
        ),
        (
            ["new", "a.cjm", "--template", "nothing"],
            "no template “nothing”: choose one of blank, purchase",
        ),
        (["new", "no/where/a.cjm"], "no/where/a.cjm"),
        (["export", "none.cjm", "a.pdf"], "none.cjm"),
        (["export", EXAMPLE, "a.xyz"], "a.xyz: its suffix"),
        (["export", EXAMPLE, "no/where/a.pdf"], "no/where"),
        (["export", EXAMPLE, "a.pdf", "--paper", "A9"], "A9"),
        (["export", EXAMPLE, "a.pdf", "--paper", "0x0mm"], "0x0mm"),
        (["export", EXAMPLE, "a.pdf", "--margin", "5000"], "margin"),
        (["export", EXAMPLE, "a.pdf", "--margin", "nan"], "margin"),
        (["export", EXAMPLE, "a.png", "--dpi", "7"], "72"),
        (["export", EXAMPLE, "other.cjm", "--format", "pdf"], "other.cjm would be taken for"),
        (["export", EXAMPLE, "a.pipe", "--format", "json"], "a.pipe is a device or a pipe"),
        (["new", f"{'long' * 70}.cjm"], "long"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_and_nothing_is_left_behind(
    folder: Path, capsys: Capture, words: list[str], sentence: str
) -> None:
    (folder / "empty.csv").write_text("")
    (folder / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (folder / "bad.json").write_text("{\n")
    (folder / "good.csv").write_text(GRID)
    (folder / "x.docx").write_text("x")
    os.mkfifo(folder / "a.pipe")
    before = sorted(os.listdir(folder))
    assert run(words) == 1
    said = capsys.readouterr().err
    assert said.startswith("cjm-desktop: ")
    assert said.count("\n") == 1
    assert sentence in said
    assert sorted(os.listdir(folder)) == before


@pytest.mark.parametrize("name", ["a.cjm", "link.pdf", "twin.json"])
def test_a_project_is_never_replaced_by_its_own_export(
    folder: Path, capsys: Capture, name: str
) -> None:
    assert run(["new", "a.cjm"]) == 0
    (folder / "link.pdf").symlink_to("a.cjm")
    (folder / "twin.json").hardlink_to("a.cjm")
    before = (folder / "a.cjm").read_bytes()
    assert run(["export", "a.cjm", name, "--format", "json"]) == 1
    assert f"{name} is the project itself" in capsys.readouterr().err
    assert (folder / "a.cjm").read_bytes() == before
