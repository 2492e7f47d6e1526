"""Ctrl-C, a terminal that is closed, the end of the session: nothing half-written stays behind."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Self

_HEARD = ("SIGINT", "SIGTERM", "SIGHUP")


class Ended(KeyboardInterrupt):
    """Somebody asked the program to end; `status` is its exit status, 128 and the signal's number."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = 128 + number


class Interruption:
    """Hears the signals that ask a command to end, and raises `Ended` where that does no harm.

    An exception in the middle of Qt's own code ends the process at once, before anything is tidied
    up: there the signal is `held`, and the work itself asks from time to time whether to go on.
    """

    def __init__(self) -> None:
        self._number = 0
        self._holding = False
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        for name in _HEARD:
            number = getattr(signal, name, None)  # Windows has no SIGHUP
            # What the caller has switched off (nohup, a job in the background) stays off.
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._hear)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)  # type: ignore[arg-type]  # what signal() returned

    def go_on(self, _done: float = 0.0) -> bool:
        """Does nobody want the program to end? For `Progress`."""
        return not self._number

    @contextmanager
    def held(self) -> Iterator[None]:
        """Put signals off until the end of the block.

        Raises:
            Ended: One came; also in place of what the block raises when it is told not to go on.
        """
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
            if self._number:
                raise Ended(self._number)

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        first, self._number = not self._number, number
        if first and not self._holding:  # a second one would stop the tidying up after the first
            raise Ended(number)
