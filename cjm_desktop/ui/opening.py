"""Opening a file: in the window that has it, with work in it that a crash left behind, or as it is."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.errors import UserError
from cjm_desktop.storage.backups import backups_of
from cjm_desktop.storage.errors import NotReadable
from cjm_desktop.storage.opening import open_session
from cjm_desktop.storage.recovery import Recoverable, left_behind, recover
from cjm_desktop.storage.session import MapSession
from cjm_desktop.ui.ask import Way
from cjm_desktop.ui.background import Task
from cjm_desktop.ui.preparing import Prepared, Report, give_back, prepare
from cjm_desktop.ui.ringing import shown_elsewhere
from cjm_desktop.ui.said import said_moment
from cjm_desktop.ui.waiting import Waiting

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow


class _Where(Enum):
    ELSEWHERE = auto()


Opened = Prepared | Recoverable | _Where
"""What came of it: a map to be shown, an offer to be asked about, or another program shows it."""


class Opening:
    """One file on its way into a window."""

    def __init__(
        self,
        window: MainWindow,
        path: Path,
        map_name: str,
        show: Callable[[Prepared], MainWindow],
    ) -> None:
        self._window = window
        self._path = path
        self._map_name = map_name
        self._show = show

    def start(self) -> None:
        """Open it, unless it is open or being opened already: then its window comes to the front."""
        program = self._window.program
        if not program.show_if_open(self._path, self._map_name):
            program.opening[self._path] = self._window
            self._run(self._look_first)

    def _look_first(self, report: Report) -> Opened:
        """Look whether it is open elsewhere and whether more than the file holds was left behind, then open it."""
        if shown_elsewhere(self._path, self._map_name):
            return _Where.ELSEWHERE
        return left_behind(self._path) or self._begin(lambda: open_session(self._path), report)

    def _begin(self, begin: Callable[[], MapSession], report: Report) -> Prepared:
        return prepare(begin, self._window.height_to_lay_out, report)

    def _run(self, work: Callable[[Report], Opened]) -> None:
        waiting = Waiting(self._window, f"Opening {self._path.name} …")
        task = Task(work, self._window, _give_back)

        def take(opened: Opened) -> None:
            if waiting.stopped:
                _give_back(opened)
                self._end()
            else:
                self._take(opened)

        def end_unless_done() -> None:
            if task.cancelled:
                self._end()

        task.done.connect(take)
        task.failed.connect(self._fail)
        task.broke.connect(self._break)
        task.finished.connect(end_unless_done)
        waiting.watch(task)
        task.start()

    def _take(self, opened: Opened) -> None:
        if isinstance(opened, Recoverable):
            self._ask(opened)
            return
        try:
            if isinstance(opened, Prepared):
                self._window.program.settings.remember(self._path)
                self._show(opened).go_to_map(self._map_name)
            else:
                self._window.messages.say(
                    "open",
                    f"{self._path.name} is open in another window of CJM Desktop: go on there.",
                    tone="info",
                )
        finally:
            self._end()

    def _ask(self, offer: Recoverable) -> None:
        """Work that the file lacks comes first; the file as it is can be had all the same."""
        name = self._path.name
        there = self._path.exists()
        work = "draft" if offer.only_typed else "recovered work"
        ways = [Way("recover", f"Go on with the {work}")]
        if there:
            # It throws nothing away, and comes first where going on would bring back an older map.
            as_it_is = Way("as it is", "Open the file as it is", "later")
            ways.insert(0 if offer.is_older and not offer.only_typed else 1, as_it_is)
        said = self._window.program.asking.choose(
            self._window,
            f"A draft was kept of what was typed in {name}; it is not in the file."
            if offer.only_typed
            else f"There is work on {name} that is not in the file.",
            f"It was last changed {said_moment(offer.when)} and is kept on this computer. "
            + _of_newer_file(offer)
            + (
                f"If you open the file as it is, the {work} stays kept and is offered again."
                if there
                else "The file itself is not there any more."
            ),
            (*ways, Way("stay", "Cancel", "cancel")),
        )
        if said == "recover":
            self._run(lambda report: self._begin(lambda: recover(offer), report))
        elif said == "as it is":
            self._run(lambda report: self._begin(lambda: open_session(self._path), report))
        else:
            self._end()

    def _fail(self, error: UserError) -> None:
        from cjm_desktop.ui.dialogs.versions import show_versions

        self._end()
        versions = ("Earlier versions…", lambda: show_versions(self._window, self._path))
        has_some = isinstance(error, NotReadable) and backups_of(self._path)
        ways = (versions,) if has_some else ()
        self._window.messages.say("open", str(error), *ways, tone="danger")

    def _break(self, error: BaseException) -> None:
        self._end()
        raise error

    def _end(self) -> None:
        self._window.program.opening.pop(self._path, None)
        self._window.program.look_at_offers()


def _of_newer_file(offer: Recoverable) -> str:
    """What it means for an offer that the file was saved since; '' where it was not."""
    if offer.saved is None or offer.document is None:
        return ""
    at = said_moment(offer.saved)
    if offer.only_typed:
        return f"The file was saved since, {at}: the draft goes into its field in the newer file. "
    if offer.is_older:
        return f"The file is newer: it was saved {at}, without this work. "
    return f"The file was changed elsewhere too, {at}. "


def _give_back(opened: Opened) -> None:
    if isinstance(opened, Prepared):
        give_back(opened)
