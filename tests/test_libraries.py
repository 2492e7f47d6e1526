"""Faults of libraries that would hurt users; a pinned version keeps them out, these tests say why."""

import subprocess
import sys

_COUNT = """
import sys
from PySide6.QtCore import QObject, QTimer
thing = QObject()
before = sys.getrefcount(None)
for _ in range(2000):
    thing.setObjectName("x")
    thing.blockSignals(False)
    QTimer.singleShot(0, lambda: None)
print(before - sys.getrefcount(None))
"""


def test_calls_of_qt_do_not_eat_references_of_none() -> None:
    """PySide6 6.12.0 drops one at each void call (Python 3.10, 3.11) and aborts after some 5,000."""
    done = subprocess.run(
        [sys.executable, "-c", _COUNT], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 500
