"""The frozen program and the Debian package, made and run for real."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the Debian package is made on Linux"),
    pytest.mark.timeout(280),
]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of `python build_installer.py`, which also runs the frozen program's self-test."""
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, str(ROOT / "build_installer.py"), "--out", str(folder)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "printed").write_text(done.stdout, "utf-8")
    return folder


def test_frozen_program_passes_its_self_test(dist: Path) -> None:
    printed = (dist / "printed").read_text("utf-8")
    assert "self-test passed" in printed
    assert " MB" in printed


def test_frozen_program_runs_without_python_and_from_any_folder(dist: Path, tmp_path: Path) -> None:
    program = dist / "cjm-desktop" / "cjm-desktop"
    bare = {"HOME": str(tmp_path), "PATH": "/nowhere", "LANG": "C.UTF-8"}
    for arguments in (
        ["new", "journey.cjm", "--template", "service"],
        ["export", "journey.cjm", "journey.png"],
        ["check", "journey.cjm"],
    ):
        subprocess.run([program, *arguments], cwd=tmp_path, env=bare, check=True)
    assert (tmp_path / "journey.png").stat().st_size > 10_000


def test_frozen_program_leaves_out_unused_parts_of_qt(dist: Path) -> None:
    names = {path.name for path in (dist / "cjm-desktop").rglob("*.so*")}
    assert {"libqxcb.so", "libqoffscreen.so", "libqwayland.so"} <= names
    for part in ("Quick", "Qml", "Network", "Sql", "OpenGL", "Designer"):
        assert not any(part in name for name in names), part


def test_package_is_put_where_debian_looks(dist: Path, tmp_path: Path) -> None:
    (package,) = dist.glob("*.deb")
    subprocess.run(["dpkg-deb", "-x", package, tmp_path], check=True)
    subprocess.run(["dpkg-deb", "--info", package], check=True, stdout=subprocess.DEVNULL)
    usr = tmp_path / "usr"
    for path in (
        "share/applications/cjm-desktop.desktop",
        "share/mime/packages/cjm-desktop.xml",
        "share/icons/hicolor/scalable/apps/cjm-desktop.svg",
        "share/icons/hicolor/48x48/apps/cjm-desktop.png",
        "share/doc/cjm-desktop/copyright",
    ):
        assert (usr / path).is_file(), path
    listed = subprocess.run(
        [usr / "bin" / "cjm-desktop", "templates"], capture_output=True, text=True, check=True
    )
    assert "blank" in listed.stdout


def test_file_type_is_known_to_the_desktop(tmp_path: Path) -> None:
    """update-mime-database reads our description, and a .cjm file gets our type."""
    if shutil.which("update-mime-database") is None:
        pytest.skip("shared-mime-info is not installed")
    folder = tmp_path / "mime" / "packages"
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "desktop" / "cjm-desktop.xml", folder)
    subprocess.run(["update-mime-database", tmp_path / "mime"], check=True, env=dict(os.environ))
    globs = (tmp_path / "mime" / "globs2").read_text("utf-8")
    assert "application/vnd.cjm-desktop.map:*.cjm" in globs
    desktop = (ROOT / "resources" / "desktop" / "cjm-desktop.desktop").read_text("utf-8")
    assert "MimeType=application/vnd.cjm-desktop.map;" in desktop
