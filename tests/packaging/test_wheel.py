"""An installed wheel works from any folder: fonts, icons, themes and example maps are inside."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    (made,) = folder.glob("cjm_desktop-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    _pip("install", "--no-deps", "--no-index", "--target", str(target), str(wheel))
    return target


def test_wheel_holds_resources_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("fonts/Sans-Regular.ttf", "icons/", "desktop/cjm-desktop.svg"):
        assert any(name.startswith(f"cjm_desktop/resources/{part}") for name in names), part
    assert any(name.startswith("cjm_desktop/maps/") and name.endswith(".cjm") for name in names)
    assert not any(name.startswith("tests") for name in names)


def test_licences_of_fonts_travel_with_them(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any("fonts" in name and "LICENSE" in name.upper() for name in names)


def test_installed_program_makes_a_map_and_exports_it(installed: Path, tmp_path: Path) -> None:
    assert "blank" in _program(installed, tmp_path, "templates")
    _program(installed, tmp_path, "new", "journey.cjm", "--template", "purchase")
    _program(installed, tmp_path, "export", "journey.cjm", "journey.pdf", "--paper", "A3")
    assert (tmp_path / "journey.pdf").read_bytes().startswith(b"%PDF")
    where = _run(installed, tmp_path, "-c", "import cjm_desktop; print(cjm_desktop.__file__)")
    assert where.startswith(str(installed))


def _program(installed: Path, cwd: Path, *arguments: str) -> str:
    return _run(installed, cwd, "-m", "cjm_desktop", *arguments)


def _run(installed: Path, cwd: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _pip(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
