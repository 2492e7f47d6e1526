"""Hears other programs of this user that were asked to open a file which is open here; see `ringing`."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier

from cjm_desktop.storage.locks import started
from cjm_desktop.ui.ringing import LONGEST, NOT_HERE, SHOWN, door_of, sweep_doors

if TYPE_CHECKING:
    from cjm_desktop.ui.program import Program


class Doorbell(QObject):
    """Listens while the program runs; where no socket can be made, files are only opened to be read twice."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._door: Path | None = None
        self._listener: socket.socket | None = None
        self._open: dict[QSocketNotifier, socket.socket] = {}
        with contextlib.suppress(OSError):
            self._listen()

    def _listen(self) -> None:
        door = door_of(os.getpid(), started(os.getpid()))
        if door is None or not hasattr(socket, "AF_UNIX"):
            return
        sweep_doors(door.parent)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.setblocking(False)
        try:
            listener.bind(str(door))
            listener.listen()
        except OSError:
            listener.close()
            raise
        self._door, self._listener = door, listener
        notifier = QSocketNotifier(listener.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(lambda *_: self._let_in(listener))

    def close(self) -> None:
        """Hear nobody any more."""
        for notifier in self.findChildren(QSocketNotifier):
            notifier.setEnabled(False)
        for line in (*self._open.values(), self._listener):
            if line is not None:
                line.close()
        self._listener = None
        if self._door is not None:
            self._door.unlink(missing_ok=True)

    def _let_in(self, listener: socket.socket) -> None:
        try:
            line, _ = listener.accept()
        except OSError:  # gone again
            return
        line.setblocking(False)
        heard = bytearray()
        notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._open[notifier] = line
        notifier.activated.connect(lambda *_: self._hear(notifier, line, heard))

    def _hear(self, notifier: QSocketNotifier, line: socket.socket, heard: bytearray) -> None:
        try:
            part = line.recv(LONGEST)
            heard += part
            if part and b"\n" not in heard and len(heard) < LONGEST:
                return
            line.send(SHOWN if self._shows(bytes(heard)) else NOT_HERE)
        except BlockingIOError:
            return
        except OSError:
            pass
        notifier.setEnabled(False)
        self._open.pop(notifier).close()
        notifier.deleteLater()

    def _shows(self, question: bytes) -> bool:
        try:
            said = json.loads(question)
            path, name, token = (str(said[key]) for key in ("path", "map", "activation"))
        except (ValueError, KeyError, TypeError):
            return False
        if token:  # by it a Wayland compositor knows that the user wanted this
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        return self._program.show_if_open(Path(path), name)
