"""Closed streams, full disks behind them, and signals: no bug is reported, nothing half-written stays."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjm_desktop.bundled import example_maps

EXAMPLE = example_maps() / "Buying a first e-bike.cjm"
CJM = f"{sys.executable} -m cjm_desktop"


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
    )


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.mark.parametrize(
    "words",
    ["templates", f"info {EXAMPLE.as_posix()!r}", "new a.cjm", f"export {str(EXAMPLE)!r} a.csv"],
)
def test_a_closed_output_is_no_trouble(tmp_path: Path, words: str) -> None:
    done = shell(f"{CJM} {words} >&-", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_output_that_takes_nothing_is_said(tmp_path: Path) -> None:
    done = shell(f"{CJM} templates >/dev/full", tmp_path)
    assert done.returncode == 1
    assert done.stderr == ("cjm-desktop: The answer cannot be written: No space left on device.\n")


def test_a_closed_input_is_empty(tmp_path: Path) -> None:
    done = shell(f"{CJM} import - a.cjm --format csv <&-", tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "is empty" in done.stderr
    assert os.listdir(tmp_path) == []


def test_a_map_is_written_to_standard_output(tmp_path: Path) -> None:
    cjm = [sys.executable, "-m", "cjm_desktop", "export", str(EXAMPLE), "-"]
    done = subprocess.run(
        [*cjm, "--format", "pdf", "--paper", "A4"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        env=environment(),
    )
    assert done.stdout.startswith(b"%PDF-")
    assert done.stdout.rstrip().endswith(b"%%EOF")
    told = subprocess.run(
        [*cjm, "--format", "mmd"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
    )
    assert told.stdout.startswith("journey\n")
    assert "not held by this format" in told.stderr
    unsaid = subprocess.run(
        cjm, cwd=tmp_path, capture_output=True, text=True, check=False, env=environment()
    )
    assert (unsaid.returncode, unsaid.stdout) == (1, "")
    assert "--format" in unsaid.stderr
    assert os.listdir(tmp_path) == []


def test_a_map_for_a_full_disk_behind_standard_output_is_said(tmp_path: Path) -> None:
    done = shell(f"{CJM} export {str(EXAMPLE)!r} - --format png >/dev/full", tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr


def is_writing(pid: int, folder: Path) -> bool:
    """Has a process a file open in a folder, with a name or without?"""
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(OSError):
            if os.readlink(link).startswith(f"{folder}/"):
                return True
    return False


def test_an_export_that_is_killed_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"old")
    process = subprocess.Popen(
        ["bash", "-c", f"exec {CJM} export {str(EXAMPLE)!r} a.png --dpi 600"],
        cwd=tmp_path,
        env=environment(),
    )
    while not is_writing(process.pid, tmp_path):
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert os.listdir(tmp_path) == ["a.png"]
    assert (tmp_path / "a.png").read_bytes() == b"old"


@pytest.mark.parametrize("key", ["pdf", "csv"])
def test_an_export_to_a_closed_output_is_said(tmp_path: Path, key: str) -> None:
    done = shell(f"{CJM} export {str(EXAMPLE)!r} - --format {key} >&-", tmp_path)
    assert done.returncode == 1
    assert done.stderr == (
        "cjm-desktop: Standard output is closed: nothing can be written there; name a file instead.\n"
    )


def test_a_reader_that_leaves_is_told_apart_from_one_that_read_all(tmp_path: Path) -> None:
    export = f"{CJM} export {str(EXAMPLE)!r} - --format png"
    done = shell(f'{export} | head -c 100 | wc -c; echo "${{PIPESTATUS[0]}}"', tmp_path)
    assert done.stdout.split() == ["100", "141"]
    assert done.stderr == ""
    done = shell(f'{export} | wc -c >all; echo "${{PIPESTATUS[0]}}"', tmp_path)
    assert done.stdout.split() == ["0"]


@pytest.fixture
def _signals_heard() -> Iterator[None]:
    """A program started under nohup or in the background inherits deafness; here it must not."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.getsignal(number) for number in numbers}
    for number in numbers:
        if before[number] is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_signals_heard")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_export_that_is_ended_leaves_nothing_behind(
    tmp_path: Path, number: signal.Signals
) -> None:
    """The picture takes seconds; the signal comes as soon as its file is begun."""
    process = subprocess.Popen(
        ["bash", "-c", f"exec {CJM} export {str(EXAMPLE)!r} a.png --dpi 600"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    while not is_writing(process.pid, tmp_path):
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(number)
    said = process.communicate(timeout=60)[1]
    assert (process.returncode, said) == (128 + number, b"")
    assert os.listdir(tmp_path) == []


def test_waiting_for_an_input_can_be_ended(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*CJM.split(), "import", "-", "a.cjm", "--format", "csv"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdin is not None
    # More than a pipe holds: when it is through, the program is reading.
    process.stdin.write(b"Stage,Buy\n" * 20_000)
    process.stdin.flush()
    while process.poll() is None:  # one that comes just before it waits is heard with the next
        process.send_signal(signal.SIGTERM)
        time.sleep(0.05)
    process.stdin.close()
    # The same to a shell: by then Python itself may be all that is left to end.
    assert process.returncode in (128 + signal.SIGTERM, -signal.SIGTERM)
    assert os.listdir(tmp_path) == []
