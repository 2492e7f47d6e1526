"""Edits of many records are worked out beside the window and land in one commit; those of few are done at once.

Everything a user asks for that may reach all of a map comes here: cut, copy, paste, duplicate, delete.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cjm_desktop.document.prepared import Landing, Prepared
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.ui.background import Task
from cjm_desktop.ui.canvas.hands import is_typing
from cjm_desktop.ui.canvas.plan import Plan, Wanted, WorkedOut, work_out
from cjm_desktop.ui.garbage import taking_in

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas

AT_ONCE = 300
"""Records; working out that many takes less than 50 ms."""

_AGAIN = 30  # milliseconds until the next look whether a gesture of the pointer has ended


class Planner(QObject):
    """One thing after the other; what is asked for meanwhile waits its turn, in the order of the keys."""

    began = Signal(str)
    progressed = Signal(float)
    lands = Signal()  # it can no longer be cancelled
    ended = Signal()
    idle = Signal()  # nothing waits either

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._wanted: Wanted | None = None
        self._task: Task | None = None
        self._landing: Landing | None = None
        self._worked_out: WorkedOut | None = None
        self._went = False  # has the user gone to another map?
        self._waiting: list[Callable[[], object]] = []
        self._share = 0.0
        self._closing: Callable[[], object] | None = None
        self._behind_all: list[Callable[[], object]] = []
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._come_to_rest)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN)
        self._again.timeout.connect(self._go_on)
        self._finishing = QTimer(self, singleShot=True, interval=0)
        self._finishing.timeout.connect(self._finish)

    @property
    def is_busy(self) -> bool:
        return self._wanted is not None

    @property
    def doing(self) -> str:
        """What is under way, and what comes of it; '' for nothing."""
        if self._wanted is None:
            return ""
        return f"{self._wanted.doing}, then closing" if self._closing else self._wanted.doing

    @property
    def share(self) -> float:
        """How far it is, 0 .. 1."""
        return self._share

    @property
    def may_cancel(self) -> bool:
        return self.is_busy and self._landing is None

    def later(self, gesture: Callable[[], object]) -> bool:
        """True while something is under way: what is asked for now is done behind it."""
        if self.is_busy:
            self._waiting.append(gesture)
        return self.is_busy

    def behind_all(self, act: Callable[[], object]) -> bool:
        """True while something is under way: `act` is done once, when all has been done, cancelled or refused."""
        if self.is_busy and act not in self._behind_all:
            self._behind_all.append(act)
        return self.is_busy

    def close_after(self, close: Callable[[], object]) -> bool:
        """True while something is under way: it is done first, with all that waits, and then `close` is called.

        Not where it is cancelled or refused: then the user has something to look at.
        """
        if self.is_busy:
            self._closing = close
            self.progressed.emit(self._share)
        return self.is_busy

    def run(
        self,
        doing: str,
        size: int,
        plan: Callable[[Project], Plan],
        refuse: Callable[[UserError], None] | None = None,
    ) -> None:
        """Do something that reaches about `size` records; `refuse` says why it cannot be done.

        While something is under way nothing else may be begun: ask `later` first.
        """
        wanted = Wanted(doing, plan, refuse or self._say, self._canvas.map_id)
        if size > AT_ONCE:
            self._wanted, self._share = wanted, 0.0
            self.began.emit(doing)
            self._work_out()
            return
        try:
            found = plan(self._canvas.document.project)
            if found.first() and found.what is not None:
                found.then(self._canvas.document.do(found.what))
        except UserError as error:
            wanted.refuse(error)

    def cancel(self) -> None:
        """Stop what is under way, and what waits behind it; nothing has changed then. Not while it lands."""
        wanted = self._wanted
        self._forget_what_waits()
        if wanted is not None and self.may_cancel:
            self._end()
            self._canvas.message.emit(f"{wanted.doing} was cancelled: nothing has changed.")

    # -- beside the window -----------------------------------------------------------------------

    def _work_out(self) -> None:
        assert self._wanted is not None
        canvas, plan = self._canvas, self._wanted.plan
        project = canvas.document.project

        def work(report: Callable[[float], bool]) -> WorkedOut:
            with taking_in():
                return work_out(canvas, project, plan, report)

        self._start(work, self._keep, self._refuse)

    def _keep(self, found: WorkedOut) -> None:
        self._worked_out = found
        self._go_on()

    def _go_on(self) -> None:
        """The next thing of what was worked out, as soon as nothing is being dragged."""
        found, canvas = self._worked_out, self._canvas
        if found is None:
            return
        if canvas.pointing.is_busy and not canvas.pointing.is_armed:
            self._again.start()
        elif self._landing is not None:
            self._land()
        else:
            self._begin_landing(found)

    def _begin_landing(self, found: WorkedOut) -> None:
        document, prepared = self._canvas.document, found.prepared
        editing = self._canvas.editing
        if prepared is not None and editing.would_go(prepared.after) and not editing.accept():
            self.cancel()  # a text that cannot be kept stays in its field
            return
        if prepared is not None and prepared.before is not document.project:
            self._work_out_anew(prepared)
            return
        if not found.plan.first() or prepared is None:
            self._end()
            return
        landing = self._landing = document.begin_landing(prepared)
        if landing is None:  # read-only by now
            self._end()
            return
        if found.layout is not None:
            self._canvas.expect(found.layout)
        self.lands.emit()
        if self._landing is not landing:
            return  # whoever heard that has ended it
        self._start(lambda _report: landing.run(), lambda _none: self._go_on(), self._refuse)

    def _work_out_anew(self, prepared: Prepared) -> None:
        """Something else was done meanwhile; what undo would take back is another thing then."""
        self._worked_out = None
        if isinstance(prepared.what, Edit):
            self._work_out()
        else:
            self.cancel()

    def _land(self) -> None:
        """The project changes; what comes after that, such as selecting, gets a turn of its own."""
        assert self._wanted is not None
        self._went = self._canvas.map_id != self._wanted.map_id
        try:
            self._canvas.document.land()
        except BaseException:
            self._forget_what_waits()
            self._end()
            raise
        self._finishing.start()

    def _finish(self) -> None:
        found, canvas = self._worked_out, self._canvas
        assert found is not None
        assert found.prepared is not None
        plan, change, selected = found.plan, found.prepared.change, found.prepared.selected
        try:
            if self._went or is_typing(canvas):
                plan.elsewhere(change)
            else:
                if selected is not None:
                    canvas.document.select(selected)
                plan.then(change)
        finally:
            self._end()

    def _refuse(self, error: UserError) -> None:
        wanted = self._wanted
        self._forget_what_waits()
        self._end()
        if wanted is not None:
            wanted.refuse(error)

    def _start(
        self,
        work: Callable[[Callable[[float], bool]], object],
        done: Callable[..., None],
        failed: Callable[[UserError], None],
    ) -> None:
        task = self._task = Task(work, self)

        def heard(hear: Callable[..., None], value: object) -> None:
            if self._task is task:  # what was said before it was cancelled may still be on its way
                hear(value)

        task.progressed.connect(partial(heard, self._progress))
        task.done.connect(partial(heard, done))
        task.failed.connect(partial(heard, failed))
        task.broke.connect(partial(heard, self._break))
        task.start()

    def _progress(self, share: float) -> None:
        self._share = share
        self.progressed.emit(share)

    def _break(self, error: BaseException) -> None:
        """A bug of the other thread is a bug here."""
        self._forget_what_waits()
        if self._landing is not None:
            self._land()
        else:
            self._end()
        raise error

    def _end(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._again.stop()
        self._finishing.stop()
        self._wanted = self._task = self._worked_out = self._landing = None
        self._canvas.expect(None)
        self.ended.emit()
        while self._waiting and not self.is_busy:
            self._waiting.pop(0)()
        if not self.is_busy:
            self._rest.start()
            self.idle.emit()

    def _forget_what_waits(self) -> None:
        self._waiting.clear()
        self._closing = None
        self.progressed.emit(self._share)

    def _come_to_rest(self) -> None:
        while self._behind_all and not self.is_busy:
            self._behind_all.pop(0)()
        if self._closing is not None and not self.is_busy:
            close, self._closing = self._closing, None
            close()

    def _say(self, error: UserError) -> None:
        self._canvas.message.emit(str(error))
