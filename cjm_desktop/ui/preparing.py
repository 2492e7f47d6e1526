"""What is done for a project before it is shown, beside the window: the top of its first map is laid out."""

from collections.abc import Callable
from dataclasses import dataclass

from cjm_desktop.layout import Memo
from cjm_desktop.storage.session import MapSession
from cjm_desktop.ui.background import Stopped
from cjm_desktop.ui.canvas.camera import first_sight
from cjm_desktop.ui.canvas.shown import first_layout
from cjm_desktop.ui.garbage import taking_in

Report = Callable[[float], bool]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A session, and what the canvas needs to show it at once."""

    session: MapSession
    memo: Memo | None = None


def prepare(begin: Callable[[], MapSession], height: int, report: Report) -> Prepared:
    """Begin a session and lay out of its first map what is seen at first. For another thread.

    `height`: of the screen, in logical pixels.

    Raises:
        UserError: The session could not begin.
        Stopped: The user did not want to wait; the session is closed again.
    """
    with taking_in():
        return _laid_out(begin(), height, report)


def _laid_out(session: MapSession, height: int, report: Report) -> Prepared:
    try:
        if not report(0.4):
            raise Stopped
        memo = Memo()
        journey = session.project.maps.ordered()[0]
        first_layout(session.project, journey.id, memo, first_sight(height))
        if not report(1.0):
            raise Stopped
        return Prepared(session, memo)
    except BaseException:
        session.close()
        raise


def give_back(opened: Prepared) -> None:
    """Close a session that nobody wants to see any more."""
    opened.session.close()
