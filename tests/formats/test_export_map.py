"""Export to a real disk: whole or not at all, in this process and in another one."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.formats import ExportOptions, Remark
from cjm_desktop.formats._apart import export_apart, worker_command
from cjm_desktop.formats._export import export_map
from cjm_desktop.formats._format import Cancelled, Progress
from tests.builders import a_shop, big_map
from tests.storage.test_trouble import fill, small_disk

Export = Callable[[Project, Path, str, ExportOptions, Progress], tuple[Remark, ...]]
BOTH = pytest.mark.parametrize("export", [export_map, export_apart], ids=["here", "apart"])


def options(project: Project, **wishes: object) -> ExportOptions:
    return ExportOptions(map_id=project.maps.ordered()[0].id, **wishes)  # type: ignore[arg-type]  # by name


def always(_: float) -> bool:
    return True


@BOTH
@pytest.mark.parametrize(("key", "begins"), [("pdf", b"%PDF-"), ("png", b"\x89PNG")])
def test_a_map_is_written(export: Export, key: str, begins: bytes, tmp_path: Path) -> None:
    project, target = a_shop().build(), tmp_path / f"map.{key}"
    export(project, target, key, options(project), always)
    assert target.read_bytes().startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_both_ways_give_the_same_bytes_and_remarks(tmp_path: Path) -> None:
    project = a_shop().build()
    here, apart = tmp_path / "here.pdf", tmp_path / "apart.pdf"
    wishes = options(project, paper="74x105mm", margin=4.0)
    assert export_map(project, here, "pdf", wishes, always) == export_apart(
        project, apart, "pdf", wishes, always
    )
    assert here.read_bytes() == apart.read_bytes()


@BOTH
def test_an_existing_file_is_replaced_through_a_link(export: Export, tmp_path: Path) -> None:
    project, real, link = a_shop().build(), tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)
    export(project, link, "pdf", options(project), always)
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"%PDF-")


@BOTH
def test_stopping_leaves_the_old_file_and_nothing_else(export: Export, tmp_path: Path) -> None:
    project, target = big_map(5, 20, 10, 400), tmp_path / "map.png"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        export(project, target, "png", options(project, dpi=300), lambda done: done < 0.2)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["map.png"]


def test_stopping_at_once_ends_the_other_process(tmp_path: Path) -> None:
    project = a_shop().build()
    with pytest.raises(Cancelled):
        export_apart(project, tmp_path / "map.pdf", "pdf", options(project), lambda _: False)
    assert list(tmp_path.iterdir()) == []


@BOTH
def test_wishes_that_cannot_be_met_are_sentences(export: Export, tmp_path: Path) -> None:
    project = a_shop().build()
    for key, wishes, said in (
        ("pdf", {"paper": "A9"}, "A9"),
        ("png", {"dpi": 9}, "9 dpi"),
        ("pdf", {"theme": "plaid"}, "plaid"),
        ("docx", {}, "docx"),
    ):
        with pytest.raises(UserError, match=said):
            export(project, tmp_path / "map.out", key, options(project, **wishes), always)
    assert list(tmp_path.iterdir()) == []


@BOTH
def test_places_that_cannot_be_written_are_sentences(export: Export, tmp_path: Path) -> None:
    project = a_shop().build()
    (tmp_path / "folder.pdf").mkdir()
    for target, said in (
        (tmp_path / "gone" / "map.pdf", "There is no folder"),
        (tmp_path / "folder.pdf", "is a folder"),
        (tmp_path / f"{'n' * 300}.pdf", "name is too long"),
        (Path("/proc/map.pdf"), "cannot be written"),
    ):
        with pytest.raises(UserError, match=said) as told:
            export(project, target, "pdf", options(project), always)
        assert "\n" not in str(told.value)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.pdf"]


@BOTH
def test_a_full_disk_is_a_sentence_and_the_old_file_stays(export: Export, tmp_path: Path) -> None:
    project = a_shop().build()
    with small_disk(tmp_path / "stick"):
        target = tmp_path / "stick" / "map.png"
        target.write_bytes(b"old")
        fill(target.parent, leave=20_000)
        with pytest.raises(UserError, match="the disk is full"):
            export(project, target, "png", options(project, dpi=300), always)
        assert target.read_bytes() == b"old"
        assert {path.name for path in target.parent.iterdir()} == {"map.png", "ballast"}


def test_a_name_as_long_as_names_can_be(tmp_path: Path) -> None:
    project, target = a_shop().build(), tmp_path / f"{'n' * 251}.pdf"
    export_map(project, target, "pdf", options(project), always)
    assert target.stat().st_size > 1000


def test_this_thread_goes_on_while_the_other_process_works(tmp_path: Path) -> None:
    project = big_map(5, 20, 10, 1000)
    ended = threading.Event()

    def work() -> None:
        export_apart(project, tmp_path / "map.png", "png", options(project), always)
        ended.set()

    threading.Thread(target=work).start()
    longest, before = 0.0, time.perf_counter()
    while not ended.is_set():
        time.sleep(0.001)
        now = time.perf_counter()
        longest, before = max(longest, now - before), now
    assert (tmp_path / "map.png").exists()
    assert longest < 1.0  # no wait for the whole work; a machine under load gets its time


def test_a_worker_whose_owner_is_gone_leaves_nothing(tmp_path: Path) -> None:
    """The other process is started by a process that is killed while it waits."""
    code = (
        "import sys; from pathlib import Path; from tests.builders import big_map\n"
        "from cjm_desktop.formats import ExportOptions; from cjm_desktop.formats._apart import export_apart\n"
        "project = big_map(5, 20, 10, 1000); m = project.maps.ordered()[0].id\n"
        "def tell(done):\n"
        "    print(done, flush=True); return True\n"
        "export_apart(project, Path(sys.argv[1]), 'png', ExportOptions(map_id=m, dpi=600), tell)\n"
    )
    root = Path(__file__).resolve().parents[2]
    target = str(tmp_path / "map.png")
    owner = subprocess.Popen([sys.executable, "-c", code, target], cwd=root, stdout=subprocess.PIPE)
    assert owner.stdout is not None
    for line in owner.stdout:
        if float(line) > 0.2:
            break
    owner.kill()
    owner.wait()
    owner.stdout.close()
    until = time.monotonic() + 30
    while any(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)
    assert list(tmp_path.iterdir()) == []


def test_the_worker_is_this_program_also_when_it_is_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_command()[1:] == ["-m", "cjm_desktop", "--export-worker"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, "--export-worker"]


def test_the_worker_needs_no_display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    project = a_shop().build()
    export_apart(project, tmp_path / "map.pdf", "pdf", options(project), always)
    assert os.path.getsize(tmp_path / "map.pdf") > 1000
