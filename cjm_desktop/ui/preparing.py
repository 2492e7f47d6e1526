"""What is done for a project before it is shown, beside the window: the top of its first map is laid out."""

from collections.abc import Callable
from dataclasses import dataclass

from cjm_desktop.domain.contents import MapContents, contents_of
from cjm_desktop.domain.kinds import EMOTIONS
from cjm_desktop.layout import Memo, lay_ahead, lay_out
from cjm_desktop.scene.theme import theme_of
from cjm_desktop.storage.session import MapSession
from cjm_desktop.ui.background import Stopped
from cjm_desktop.ui.canvas.camera import first_sight
from cjm_desktop.ui.garbage import taking_in

_HEAVY = 1_500  # cards and faces of one lane, which take 0.1 s

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
        journey = session.project.maps.ordered()[0]
        memo = Memo()
        contents = contents_of(session.project, journey.id)
        theme = theme_of(journey.theme)
        first = lay_out(contents, theme, memo, first_sight(height))
        if _has_heavy_lanes(contents):
            for _ in lay_ahead(contents, theme, memo, first.grid):
                if not report(0.6):
                    raise Stopped
        if not report(1.0):
            raise Stopped
        return Prepared(session, memo)
    except BaseException:
        session.close()
        raise


def _has_heavy_lanes(contents: MapContents) -> bool:
    """Is there a lane that the window could not lay out between two events?"""
    faces = sum(map(len, contents.markers.values()))
    return any(
        len(contents.cards[lane.id]) + (faces if lane.kind == EMOTIONS else 0) > _HEAVY
        for lane in contents.lanes
    )


def give_back(opened: Prepared) -> None:
    """Close a session that nobody wants to see any more."""
    opened.session.close()
