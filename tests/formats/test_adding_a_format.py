"""A format is one file: the command line has its options, its suffix and what it cannot hold by itself."""

from pathlib import Path

import pytest

from cjm_desktop import registry
from cjm_desktop.cli import run
from cjm_desktop.formats import formats
from cjm_desktop.registry import problems
from cjm_desktop.storage.opening import read_project, write_project
from tests.builders import a_project
from tests.formats.new_format import new_formats
from tests.plug_ins import put_plug_in

__all__ = ["new_formats"]

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def trip(tmp_path: Path, new_formats: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = a_project("Trip").with_map().with_stage("Plan", "Look").with_stage("Go", "Ride")
    path = tmp_path / "trip.cjm"
    write_project(path, made.with_lane().with_card("Compare", votes=3).build())
    return path


def test_the_suffix_says_the_format_and_the_defaults_hold(trip: Path, capsys: Capture) -> None:
    assert run(["export", str(trip), "a.outline"]) == 0
    assert Path("a.outline").read_text() == "  -Plan\n  -Go\ngap 5\n"
    assert capsys.readouterr().out.splitlines() == [
        "line 1: written",
        "not held by this format: 1 card's votes",
    ]


def test_flags_are_made_from_the_options(trip: Path, capsys: Capture) -> None:
    words = ["--mark", "none", "--indent", "1", "--backwards", "--gap", "2.5"]
    assert run(["export", str(trip), "a.outline", *words]) == 0
    assert Path("a.outline").read_text() == " Go\n Plan\ngap 2.5\n"
    assert run(["export", str(trip), "a.drawing", "--theme", "greyscale"]) == 0
    assert Path("a.drawing").read_text().endswith("nodes in greyscale")
    capsys.readouterr()
    run(["export", "--help"])
    help_ = " ".join(capsys.readouterr().out.split())
    assert "--mark {-,none} 100 % yours" in help_
    assert "--indent N" in help_
    assert "outline" in help_.partition("instead of OUT's suffix:")[2].partition("--paper")[0]


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["a.outline", "--mark", "star"], 2, "argument --mark: there is no “star”: choose -, none"),
        (["a.outline", "--indent", "two"], 2, "argument --indent: “two” is no whole number"),
        (
            ["a.outline", "--indent", "9"],
            1,
            "Indent: 9 blanks is out of range, choose from 0 to 8.",
        ),
        (
            ["a.outline", "--paper", "A4"],
            1,
            "--paper is no option of the format “outline”, but of pdf: leave it out or choose another format.",
        ),
        (
            ["a.csv", "--indent", "2"],
            1,
            "--indent is no option of the format “csv”, but of outline",
        ),
        (["a.pdf", "--dpi", "90"], 1, "--dpi is no option of the format “pdf”, but of png"),
    ],
)
def test_what_does_not_fit_is_refused(
    trip: Path, capsys: Capture, words: list[str], status: int, sentence: str
) -> None:
    assert run(["export", str(trip), *words]) == status
    assert sentence in capsys.readouterr().err
    assert not Path(words[0]).exists()


def test_it_is_read_by_its_suffix(trip: Path, capsys: Capture) -> None:
    Path("a.outline").write_text("Plan")
    assert run(["import", "a.outline", "b.cjm"]) == 0
    assert read_project(Path("b.cjm")).name == "From an outline"
    capsys.readouterr()
    run(["--help"])
    assert ".md .outline" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (
            'suffixes=(".odd",), options=(Option(key="own", title="Own", default=1),)',
            "no kind that",
        ),
        ('suffixes=("odd",)', "with its dot"),
        ('suffixes=(".odd",), options=(THEME, THEME)', "stands twice"),
    ],
)
def test_one_that_cannot_be_shown_is_left_out_and_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fields: str, reason: str
) -> None:
    source = (
        "from cjm_desktop.formats._drawn_options import THEME\n"
        "from cjm_desktop.formats._format import Format\n"
        "from cjm_desktop.formats._options import Option\n"
        f'PLUGIN = Format(key="odd", name="Odd", can_write=True, {fields})\n'
    )
    put_plug_in(monkeypatch, tmp_path, "cjm_desktop.formats", "odd", source)
    monkeypatch.setattr(registry, "_PROBLEMS", {})  # else a later window would tell of it
    formats.cache_clear()
    try:
        assert "odd" not in formats()
        assert "pdf" in formats()
        (said,) = [each for each in problems() if "formats/odd.py" in each]
        assert reason in said
    finally:
        monkeypatch.undo()
        formats.cache_clear()
