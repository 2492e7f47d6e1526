"""A gesture while it runs: a bug inside ends it, and nothing has changed."""

import logging

from cjm_desktop.errors import UserError
from cjm_desktop.tools import Gesture, Outcome, Pointer, Preview

_log = logging.getLogger(__name__)
FAILED = "This gesture met an error and changed nothing: please report what you did."


class RunningGesture:
    """Feeds pointers to a gesture. After `outcome` is set it is over."""

    def __init__(self, gesture: Gesture) -> None:
        self._gesture = gesture
        self.preview = Preview(dragging=False)
        self.outcome: Outcome | None = None

    def start(self) -> None:
        self._go_on(None)

    def move(self, pointer: Pointer) -> None:
        """Show what a release here would do."""
        self._go_on(pointer)

    def release(self, pointer: Pointer) -> Outcome:
        """End it here; a gesture that wants to go on nevertheless is a bug."""
        self._go_on(pointer)
        if self.outcome is None:
            self._gesture.close()
            _log.error("a gesture went on after the release: %r", self._gesture)
            self.outcome = Outcome(refused=FAILED)
        return self.outcome

    def cancel(self) -> None:
        """Let nothing have happened."""
        try:
            self._gesture.close()
        except Exception:
            _log.exception("a gesture failed while it was cancelled")
        self.outcome = Outcome()

    def _go_on(self, pointer: Pointer | None) -> None:
        if self.outcome is not None:
            return
        try:
            self.preview = next(self._gesture) if pointer is None else self._gesture.send(pointer)
        except StopIteration as end:
            self.outcome = end.value
        except UserError as error:
            self.outcome = Outcome(refused=str(error))
        except Exception:
            _log.exception("a gesture failed")
            self.outcome = Outcome(refused=FAILED)
