"""The command line as a person or a script runs it: real processes, no screen."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cjm_desktop import __version__
from cjm_desktop.bundled import example_maps
from cjm_desktop.storage.opening import read_project
from cjm_desktop.templates import templates

EXAMPLE = example_maps() / "Buying a first e-bike.cjm"
GRID = "Stage,Buy,\nStep,Picks,Pays\nActions,Looks,Types\nMood,4,2\n"


def cjm(
    *words: str | Path, folder: Path, status: int = 0, feed: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program; what it says beside its status is checked to be no traceback."""
    inherited = {
        k: v
        for k, v in os.environ.items()
        if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "cjm_desktop", *map(str, words)],
        cwd=folder,
        input=feed,
        capture_output=True,
        timeout=120,
        check=False,
        env={
            **inherited,
            "PYTHONIOENCODING": "utf-8",
            "PYTHONPATH": str(Path(__file__).parents[2]),
            **environment,
        },
    )
    assert done.returncode == status, (done.returncode, done.stdout, done.stderr)
    assert b"Traceback" not in done.stderr
    if status == 1:
        assert done.stderr.startswith(b"cjm-desktop: ")
        assert done.stderr.count(b"\n") == 1, done.stderr
    return done


def out(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stdout.decode()


def err(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode()


def test_version_and_help(tmp_path: Path) -> None:
    assert out(cjm("--version", folder=tmp_path)) == f"CJM Desktop {__version__}\n"
    shown = out(cjm("--help", folder=tmp_path))
    for command in ("templates", "new", "import", "export", "info", "check", "verify"):
        assert f"  {command}" in shown
        assert "usage: cjm-desktop" in out(cjm(command, "--help", folder=tmp_path))


def test_templates_are_listed_with_their_keys(tmp_path: Path) -> None:
    lines = out(cjm("templates", folder=tmp_path)).splitlines()
    assert [line.split()[0] for line in lines] == list(templates())


def test_a_new_project_from_a_template(tmp_path: Path) -> None:
    cjm("new", "a.cjm", "--template", "service", "--title", "Library – card", folder=tmp_path)
    project = read_project(tmp_path / "a.cjm")
    assert project.info.title == "Library – card"
    assert project.stages.ordered()[0].title == "Discover"
    assert os.listdir(tmp_path) == ["a.cjm"]


def test_a_title_that_is_no_title_is_a_sentence(tmp_path: Path) -> None:
    said = err(cjm("new", "a.cjm", "--title", "x" * 100_000, folder=tmp_path, status=1))
    assert "title: a text may have 20,000 letters" in said
    assert os.listdir(tmp_path) == []


def test_an_existing_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    cjm("new", "a.cjm", "--title", "First", folder=tmp_path)
    before = (tmp_path / "a.cjm").read_bytes()
    (tmp_path / "x.csv").write_text(GRID)
    for words in (["new", "a.cjm"], ["import", "x.csv", "a.cjm"]):
        assert "is there already" in err(cjm(*words, folder=tmp_path, status=1))
        assert (tmp_path / "a.cjm").read_bytes() == before
    cjm("new", "a.cjm", "--title", "Second", "--force", folder=tmp_path)
    assert read_project(tmp_path / "a.cjm").info.title == "Second"


def test_import_reports_each_row_and_writes_the_project(tmp_path: Path) -> None:
    (tmp_path / "my grid.csv").write_text(GRID)
    lines = out(cjm("import", "my grid.csv", "a.cjm", folder=tmp_path)).splitlines()
    assert lines == [
        "read as UTF-8, cells separated by commas",
        "line 3: “Actions” became a lane of actions with 2 cards",
        "line 4: “Mood” became the emotions of Customer: 2 markers on a scale of 1..5",
        "a.cjm: 1 map, 1 stage, 2 steps, 2 lanes, 2 cards, 2 emotion markers, 1 persona.",
    ]
    assert read_project(tmp_path / "a.cjm").maps.ordered()[0].title == "my grid"


def test_import_from_standard_input(tmp_path: Path) -> None:
    journey = b"journey\n title Trip\n section Go\n Walk: 5: Me\n"
    cjm("import", "-", "a.cjm", "--format", "mmd", folder=tmp_path, feed=journey)
    assert read_project(tmp_path / "a.cjm").info.title == "Trip"
    assert "say its format" in err(
        cjm("import", "-", "b.cjm", folder=tmp_path, status=1, feed=journey)
    )


@pytest.mark.parametrize("suffix", ["json", "csv", "tsv", "mmd", "md", "pdf", "png"])
def test_export_by_suffix_without_a_screen(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out.{suffix}"
    target.write_text("old")
    cjm("export", EXAMPLE, target, folder=tmp_path)
    content = target.read_bytes()
    beginnings = {
        "pdf": b"%PDF-",
        "png": b"\x89PNG",
        "json": b"{",
        "csv": b"\xef\xbb\xbfStage",
        "mmd": b"journey",
    }
    assert content.startswith(beginnings.get(suffix, b""))
    assert len(content) > 500
    assert os.listdir(tmp_path) == [target.name]


def test_what_a_format_cannot_hold_is_listed(tmp_path: Path) -> None:
    said = out(cjm("export", EXAMPLE, "a.mmd", folder=tmp_path))
    assert "not held by this format: 62 cards" in said
    assert out(cjm("export", EXAMPLE, "a.json", folder=tmp_path)) == ""


def test_the_way_out_and_in_again_loses_nothing(tmp_path: Path) -> None:
    cjm("export", EXAMPLE, "a.json", folder=tmp_path)
    cjm("import", "a.json", "b.cjm", folder=tmp_path)
    assert read_project(tmp_path / "b.cjm") == read_project(EXAMPLE)


def test_a_map_is_named_in_whatever_capitals(tmp_path: Path) -> None:
    cjm("new", "a.cjm", "--template", "service-states", "--title", "X", folder=tmp_path)
    cjm("export", "a.cjm", "a.csv", "--map", "x – FUTURE state", folder=tmp_path)
    assert "What changes" in (tmp_path / "a.csv").read_text("utf-8-sig")
    said = err(cjm("export", "a.cjm", "b.csv", "--map", "Past", folder=tmp_path, status=1))
    assert "no map “Past”: it has “X – current state”, “X – future state”" in said
    assert not (tmp_path / "b.csv").exists()


def test_info_for_people_and_for_programs(tmp_path: Path) -> None:
    said = out(cjm("info", EXAMPLE, folder=tmp_path))
    assert (
        "Map “Buying a first e-bike” (current state): 5 stages, 12 steps, 8 lanes, 62 cards" in said
    )
    assert "next review: 2027-02-10" in said
    found = json.loads(out(cjm("info", EXAMPLE, "--json", folder=tmp_path)))
    assert found["maps"][0]["stages"] == [
        "Aware",
        "Consider",
        "Buy",
        "Receive",
        "Ride and advocate",
    ]
    assert found["personas"] == ["Commuting parent", "Leisure rider"]


def test_check_lists_what_the_check_up_finds(tmp_path: Path) -> None:
    said = out(cjm("check", EXAMPLE, folder=tmp_path))
    assert "Nobody owns the opportunity “Book service in the app”" in said
    found = json.loads(out(cjm("check", EXAMPLE, "--json", folder=tmp_path)))
    assert {"map", "check", "weight", "text", "where", "refs"} <= found[0].keys()
    assert "opportunity-unowned" in {finding["check"] for finding in found}


def test_verify_says_sound_or_what_is_wrong(tmp_path: Path) -> None:
    assert "is sound" in out(cjm("verify", EXAMPLE, folder=tmp_path))
    damaged = EXAMPLE.read_bytes().replace(b"School run", b"School ran", 1)
    (tmp_path / "bad.cjm").write_bytes(damaged)
    for command in ("verify", "info", "check"):
        assert "bad.cjm" in err(cjm(command, "bad.cjm", folder=tmp_path, status=1))


def test_the_window_without_a_screen_says_so(tmp_path: Path) -> None:
    assert "no screen" in err(cjm(EXAMPLE, folder=tmp_path, status=1))


def test_a_terminal_of_few_letters_is_no_trouble(tmp_path: Path) -> None:
    said = cjm("info", EXAMPLE, folder=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0").stdout
    assert b"Map ?Buying a first e-bike?" in said
    found = cjm("check", EXAMPLE, "--json", folder=tmp_path, PYTHONIOENCODING="ascii").stdout
    assert any("“Book service in the app”" in finding["text"] for finding in json.loads(found))


def test_small_answers_load_neither_the_drawing_nor_the_database(tmp_path: Path) -> None:
    script = (
        "import sys; from cjm_desktop.cli import run; status = run(sys.argv[1:]);"
        "print([m for m in ('PySide6', 'reportlab', 'sqlalchemy', 'cjm_desktop.ui') if m in sys.modules]);"
        "sys.exit(status)"
    )
    for words in (["--version"], ["templates"], ["check", str(EXAMPLE)]):
        done = subprocess.run(
            [sys.executable, "-c", script, *words],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
        assert done.stdout.splitlines()[-1] == "[]"


def test_a_bug_is_said_and_logged_without_the_words_of_the_user() -> None:
    """The fault is put in from outside: a check that divides by nothing."""
    script = (
        "import sys, cjm_desktop.storage.opening as opening\n"
        "def broken(path): raise ZeroDivisionError('secret words')\n"
        "opening.verify = broken\n"
        "from cjm_desktop.cli import run; sys.exit(run(['verify', 'x.cjm']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 70
    assert done.stderr.startswith("cjm-desktop: This is a bug of the program (ZeroDivisionError)")
    log = Path(done.stderr.split("stands in ")[1].split(": please")[0])
    assert "ZeroDivisionError" in log.read_text("utf-8")
    assert "secret" not in log.read_text("utf-8") + done.stderr


def test_another_name_of_a_replaced_file_keeps_its_content_and_that_is_said(tmp_path: Path) -> None:
    for first, words in (
        ("a.cjm", ("new", "a.cjm", "--force")),
        ("a.csv", ("export", EXAMPLE, "a.csv")),
    ):
        cjm(*words, folder=tmp_path)
        os.link(tmp_path / first, tmp_path / f"link to {first}")
        before = (tmp_path / first).read_bytes()
        done = cjm(*words, folder=tmp_path)
        said = (done.stdout + done.stderr).decode()
        assert "had another name (hard link), which keeps the old content" in said
        assert (tmp_path / f"link to {first}").read_bytes() == before
        assert (tmp_path / first).stat().st_nlink == 1
        assert "hard link" not in (cjm(*words, folder=tmp_path).stderr.decode())
