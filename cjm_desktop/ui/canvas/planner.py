"""Edits of many records are worked out beside the window and land in one commit; those of few are done at once.

Everything a user asks for that may reach all of a map comes here: cut, copy, paste, duplicate, delete.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from cjm_desktop.document.prepared import Landing, Prepared, Way
from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.ui.background import Stopped, Task
from cjm_desktop.ui.canvas.shown import Layout
from cjm_desktop.ui.garbage import taking_in

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas

AT_ONCE = 300
"""Records; working out that many takes less than 50 ms."""

_AGAIN = 30  # milliseconds until the next look whether a gesture of the pointer has ended


class Plan(NamedTuple):
    """What is to be done once it is worked out; `first` and `then` belong to the window's thread.

    `what`: the edit, undo or redo; None changes nothing. `first` comes before it, and False keeps it from being done.
    `then` comes after it was done, with what it changed.
    """

    what: Edit | Way | None
    then: Callable[[Change], None] = lambda _change: None
    first: Callable[[], bool] = lambda: True


class Wanted(NamedTuple):
    """What a user asks for. `doing`: 'Pasting'. `plan`: pure, for any thread; raises UserError."""

    doing: str
    plan: Callable[[Project], Plan]
    refuse: Callable[[UserError], None]


class _WorkedOut(NamedTuple):
    plan: Plan
    prepared: Prepared | None
    layout: Layout | None


class Planner(QObject):
    """One thing after the other; what is asked for meanwhile waits its turn, in the order of the keys."""

    began = Signal(str)
    progressed = Signal(float)
    lands = Signal()  # it can no longer be cancelled
    ended = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._wanted: Wanted | None = None
        self._task: Task | None = None
        self._landing: Landing | None = None
        self._worked_out: _WorkedOut | None = None
        self._waiting: list[Callable[[], object]] = []
        self._again = QTimer(self, singleShot=True, interval=_AGAIN)
        self._again.timeout.connect(self._go_on)
        self._finishing = QTimer(self, singleShot=True, interval=0)
        self._finishing.timeout.connect(self._finish)

    @property
    def is_busy(self) -> bool:
        return self._wanted is not None

    @property
    def doing(self) -> str:
        """What is under way, '' for nothing."""
        return self._wanted.doing if self._wanted is not None else ""

    @property
    def may_cancel(self) -> bool:
        return self.is_busy and self._landing is None

    def later(self, gesture: Callable[[], object]) -> bool:
        """True while something is under way: what is asked for now is done behind it."""
        if self.is_busy:
            self._waiting.append(gesture)
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
        wanted = Wanted(doing, plan, refuse or self._say)
        if size > AT_ONCE:
            self._wanted = wanted
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
        self._waiting.clear()
        if wanted is not None and self.may_cancel:
            self._end()
            self._canvas.message.emit(f"{wanted.doing} was cancelled: nothing has changed.")

    def settle(self) -> None:
        """The project is about to be closed: end what lands, and stop all else."""
        self.cancel()
        if self._landing is not None:
            self._land()
            self._finish()

    # -- beside the window -----------------------------------------------------------------------

    def _work_out(self) -> None:
        assert self._wanted is not None
        canvas, plan = self._canvas, self._wanted.plan
        project = canvas.document.project

        def work(report: Callable[[float], bool]) -> _WorkedOut:
            with taking_in():
                return _work_out(canvas, project, plan, report)

        self._start(work, self._keep, self._refuse)

    def _keep(self, found: _WorkedOut) -> None:
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

    def _begin_landing(self, found: _WorkedOut) -> None:
        document, prepared = self._canvas.document, found.prepared
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
        try:
            self._canvas.document.land()
        except BaseException:
            self._end()
            raise
        self._finishing.start()

    def _finish(self) -> None:
        found = self._worked_out
        assert found is not None
        assert found.prepared is not None
        try:
            found.plan.then(found.prepared.change)
        finally:
            self._end()

    def _refuse(self, error: UserError) -> None:
        wanted = self._wanted
        self._waiting.clear()
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

        task.progressed.connect(partial(heard, self.progressed.emit))
        task.done.connect(partial(heard, done))
        task.failed.connect(partial(heard, failed))
        task.broke.connect(partial(heard, self._break))
        task.start()

    def _break(self, error: BaseException) -> None:
        """A bug of the other thread is a bug here."""
        self._waiting.clear()
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

    def _say(self, error: UserError) -> None:
        self._canvas.message.emit(str(error))


def _work_out(
    canvas: Canvas,
    project: Project,
    plan: Callable[[Project], Plan],
    report: Callable[[float], bool],
) -> _WorkedOut:
    """All that is pure: the plan, the project after it, checked, and its layout."""
    _go_on_at(report, 0.1)
    found = plan(project)
    _go_on_at(report, 0.5)
    if found.what is None:
        return _WorkedOut(found, None, None)
    prepared = canvas.document.prepare(found.what, project)
    _go_on_at(report, 0.7)
    layout = canvas.laid_out_ahead(prepared.after)
    _go_on_at(report, 0.9)
    return _WorkedOut(found, prepared, layout)


def _go_on_at(report: Callable[[float], bool], share: float) -> None:
    if not report(share):
        raise Stopped
