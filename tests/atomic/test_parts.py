"""What a killed export leaves where files always have a name: swept by the next one, unless somebody writes it."""

import os
import signal
from pathlib import Path

import pytest

from cjm_desktop.atomic.replacing import new_file
from cjm_desktop.formats import ExportOptions
from cjm_desktop.formats._export import export_map, new_export
from tests.builders import a_shop
from tests.storage.processes import crash_after
from tests.storage.work import names

LONG_AGO = (1_000_000_000, 1_000_000_000)


def die_while_exporting(target: Path) -> None:
    """On a disk without nameless files."""
    del os.O_TMPFILE
    with new_export(target) as new:
        os.write(new.descriptor, b"half")
        os.kill(os.getpid(), signal.SIGKILL)


def export(target: Path) -> None:
    project = a_shop().build()
    options = ExportOptions(map_id=project.maps.ordered()[0].id)
    export_map(project, target, "csv", options, lambda _done: True)


def test_the_next_export_sweeps_what_a_killed_one_left(tmp_path: Path) -> None:
    target = tmp_path / "map.csv"
    crash_after(tmp_path, die_while_exporting, target)
    (left,) = names(tmp_path)
    export(target)
    assert names(tmp_path) == {left, "map.csv"}, "it might still be written by somebody"
    os.utime(tmp_path / left, LONG_AGO)
    export(target)
    assert names(tmp_path) == {"map.csv"}


def test_what_another_program_is_writing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    with new_file(tmp_path / "other.csv", ".cjm-0123.part") as new:
        os.utime(new.path, LONG_AGO)
        export(tmp_path / "map.csv")
        assert names(tmp_path) == {"map.csv", ".cjm-0123.part"}
