"""The rules of the code, executed: style, types, and who may import whom."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "cjm_desktop"
PLUGINS = ("lanes", "formats", "tools", "templates", "analysis")
LAYERS = "from importlinter.cli import lint_imports_command as run; run()"
QT_PARTS = {
    "PySide6.QtWidgets": {"ui"},
    "PySide6.QtGui": {"ui", "render", "typeset"},
}


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["-m", "ruff", "check", "."], id="style"),
        pytest.param(["-m", "ruff", "format", "--check", "."], id="format"),
        pytest.param(["-m", "mypy"], id="types"),
        pytest.param(["-c", LAYERS, "--no-logo", "--no-cache"], id="layers"),
    ],
)
def test_rule_holds(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_plugin_files_do_not_import_each_other() -> None:
    wrong = [
        f"{path.name} imports {name}"
        for package in PLUGINS
        for path in _plugin_files(package)
        for name in _imports(path)
        if name.startswith(f"cjm_desktop.{package}.") and not name.split(".")[2].startswith("_")
    ]
    assert wrong == []


def test_parts_of_qt_stay_in_their_layers() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {part}"
        for path in PACKAGE.rglob("*.py")
        for name in _imports(path)
        for part, layers in QT_PARTS.items()
        if f"{name}.".startswith(f"{part}.") and path.relative_to(PACKAGE).parts[0] not in layers
    ]
    assert wrong == []


def test_the_rules_above_see_imports() -> None:
    """A reader of imports that finds nothing would pass everything."""
    found = set(_imports(PACKAGE / "lanes" / "_kind.py"))
    assert {"cjm_desktop.domain.records", "cjm_desktop.domain.records.Card"} <= found


def _plugin_files(package: str) -> Iterator[Path]:
    for path in sorted((PACKAGE / package).glob("*.py")):
        if not path.name.startswith("_"):
            yield path


def _imports(path: Path) -> Iterator[str]:
    """Every module a file imports anywhere, also inside functions; `from a import b` yields a and a.b."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            assert node.module
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
