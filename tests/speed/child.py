"""Runs one work in a fresh process: no cache of an earlier work, no memory of it.

`python -m tests.speed.child WORK SIZE` prints its results as JSON.
"""

import importlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from cjm_desktop.typeset.environment import prepare_environment
from tests.speed.result import Result

ROOT = Path(__file__).resolve().parent.parent.parent
SCREEN = {
    "name": "screen",
    "x": 0,
    "y": 0,
    "width": 1920,
    "height": 1080,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}
_MARK = "RESULTS "


def run_work(work: str, size: str) -> list[Result]:
    """The results of `tests/speed/works/<work>.py` for one size, measured in a child process.

    Raises:
        RuntimeError: The work failed; with what it printed.
    """
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-m", "tests.speed.child", work, size],
            cwd=ROOT,
            env=environment(home),
            capture_output=True,
            text=True,
            check=False,
        )
    found = [line for line in done.stdout.splitlines() if line.startswith(_MARK)]
    if done.returncode or not found:
        raise RuntimeError(
            f"{work} {size} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        )
    return [Result(**fields) for fields in json.loads(found[-1].removeprefix(_MARK))]


def environment(home: str) -> dict[str, str]:
    """A screen of 1920x1080 painted in software, and folders of its own."""
    screen = Path(home, "screen.json")
    screen.write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
    folders = ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    return {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "HOME": home,
        **{name: f"{home}/{name.lower()}" for name in folders},
    }


def main() -> None:
    work, size = sys.argv[1:]
    prepare_environment()  # as the program does before it imports anything of Qt
    module = importlib.import_module(f"tests.speed.works.{work}")
    results: list[Result] = module.measure(size)
    print(_MARK + json.dumps([asdict(result) for result in results]), flush=True)
    os._exit(0)  # taking a large map apart is no part of any work


if __name__ == "__main__":
    main()
