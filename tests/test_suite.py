"""What the suite promises of itself: no test that cannot fail, no silence about what was left out or hangs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.hanging import end_or_stacks

ROOT = Path(__file__).parents[1]
OWN = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "pyproject.toml"]
OWN += ["-p", "tests.assertions_ran"]

NOTHING = """
def test_it():
    for _ in []:
        assert False
"""
RAISES = """
import pytest
def test_it():
    with pytest.raises(ZeroDivisionError):
        1 / 0
"""
HOLDS = "def test_it():\n    assert 1 + 1 == 2\n"
SKIPPED = """
import pytest
@pytest.mark.skipif(True, reason="needs a moon")
def test_it():
    assert True
"""
HANGS = """
import time
def where_it_hangs():
    time.sleep(2)
def test_it():
    where_it_hangs()
    assert True
"""


def run(folder: Path, content: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the suite's way of testing on one file of its own."""
    file = folder / "test_it.py"
    file.write_text(content)
    return subprocess.run(
        [sys.executable, *OWN, *words, str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_test_in_which_nothing_was_asserted_fails(tmp_path: Path) -> None:
    done = run(tmp_path, NOTHING)
    assert done.returncode == 1
    assert "No assertion ran: this test could not have failed." in done.stdout
    assert run(tmp_path, HOLDS + RAISES.replace("test_it", "test_other")).returncode == 0


def test_what_was_left_out_is_said_with_its_reason(tmp_path: Path) -> None:
    assert "needs a moon" in run(tmp_path, SKIPPED).stdout.splitlines()[-2]


def test_a_test_that_hangs_says_where_also_in_another_process(tmp_path: Path) -> None:
    done = run(tmp_path, HANGS, "-n", "1", "-o", "faulthandler_timeout=0.5")
    assert "where_it_hangs" in done.stdout + done.stderr
    assert "test_it.py" in done.stdout + done.stderr


def test_a_program_that_hangs_says_where() -> None:
    code = "import time\ndef where_it_hangs():\n    print('begun', flush=True)\n    time.sleep(60)\nwhere_it_hangs()"
    hanging = subprocess.Popen(
        [sys.executable, "-c", code], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert hanging.stdout is not None
    assert hanging.stdout.readline() == "begun\n"
    with hanging, pytest.raises(AssertionError, match="where_it_hangs"):
        end_or_stacks(hanging, 0.5)
