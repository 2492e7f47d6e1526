"""From the start of the process to a window that answers, beside an empty window of PySide6."""

import subprocess
import sys
from time import perf_counter

from tests.speed.result import Result

TIMES = 9

EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
"""

PROGRAM = """
import sys
sys.argv = ["cjm-desktop"]
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
"""

REPORT = """
def report():
    app = QApplication.instance()
    app.processEvents()  # what is still to be painted
    memory = next(x for x in open("/proc/self/status") if x.startswith("VmRSS")).split()[1]
    print("ready", memory, flush=True)
    sys.stdin.readline()
    import os
    os._exit(0)
"""

RUN_EMPTY = EMPTY + REPORT + "QTimer.singleShot(0, report)\napp.exec()\n"

RUN_PROGRAM = (
    PROGRAM
    + REPORT
    + """
real = QApplication.exec
def begin(*_):
    QTimer.singleShot(0, report)
    return real()
QApplication.exec = begin
from cjm_desktop.__main__ import main
main()
"""
)


def measure(size: str) -> list[Result]:
    """One result, the quickest start beside the quickest floor; there is no map yet, so no size."""
    started = {"empty": [], "program": []}  # type: dict[str, list[float]]
    for _ in range(TIMES):  # in turns, so that a busy moment hits both
        started["empty"].append(start(RUN_EMPTY)[0])
        started["program"].append(start(RUN_PROGRAM)[0])
    return [
        Result(
            "start to interactive, start page",
            "",
            min(started["program"]),
            goal=700,
            floor=min(started["empty"]),
            floor_name="empty window",
            most=2,
        )
    ]


def start(code: str) -> tuple[float, float]:
    """Milliseconds until a process says that it is ready, and its resident memory in megabytes."""
    begun = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("ready"):
            took = (perf_counter() - begun) * 1000
            process.communicate("\n")
            return took, int(line.split()[1]) / 1024
    raise RuntimeError("the program ended before its window was ready")
