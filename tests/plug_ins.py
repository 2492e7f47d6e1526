"""Plug-in files that come and go with a test, for this process and for those that it starts."""

import importlib
import sys
from pathlib import Path

import pytest

_ALSO_THERE = """\
import importlib
importlib.import_module({package!r}).__path__.append({folder!r})
"""


def put_plug_in(
    patch: pytest.MonkeyPatch, folder: Path, package: str, name: str, source: str
) -> None:
    """Put one file beside those of a package of plug-ins; the caller empties the cache of its registry, twice."""
    beside, start = folder / "beside", folder / "start"
    beside.mkdir(exist_ok=True)
    start.mkdir(exist_ok=True)
    (beside / f"{name}.py").write_text(source, encoding="utf-8")
    (start / "sitecustomize.py").write_text(
        _ALSO_THERE.format(package=package, folder=str(beside)), encoding="utf-8"
    )
    home = importlib.import_module(package)
    patch.setattr(home, "__path__", [*home.__path__, str(beside)])
    patch.delitem(sys.modules, f"{package}.{name}", raising=False)
    root = Path(__file__).parents[1]
    patch.setenv("PYTHONPATH", f"{start}:{root}")
