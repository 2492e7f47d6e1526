"""What is laid out of the map that is shown: first what is in sight, the rest after the first picture."""

from collections.abc import Iterator
from math import inf
from time import perf_counter

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from cjm_desktop.document.document import Document
from cjm_desktop.domain.project import Project
from cjm_desktop.layout import Memo, has_heavy_lanes
from cjm_desktop.scene.scene import Scene
from cjm_desktop.ui.canvas.camera import first_sight
from cjm_desktop.ui.canvas.display import Display
from cjm_desktop.ui.canvas.laying_out import LayingOut
from cjm_desktop.ui.canvas.letting_go import LettingGo
from cjm_desktop.ui.canvas.scroll_bars import ScrollBars
from cjm_desktop.ui.canvas.shown import Excerpt, Layout, first_layout
from cjm_desktop.ui.garbage import taking_in

_SLICE = 0.008  # seconds between two events for lanes out of sight
_HELD = 50  # milliseconds between two looks whether a gesture is over


class SeenMap(QWidget):
    """Holds the layout that is seen, and completes it: between two events, or beside the window."""

    came_up = Signal()  # the first picture of it is on the screen, and what could wait may follow
    became_whole = Signal()  # all of the map is shown where only an excerpt was

    def __init__(self, document: Document, parent: QWidget | None, memo: Memo | None) -> None:
        super().__init__(parent)
        self.document = document
        self.memo = memo if memo is not None else Memo()
        self._map_id = document.project.maps.ordered()[0].id
        self._expected: Layout | None = None
        self._letting_go = LettingGo(self)
        self.display = Display(self)
        self._shows_excerpt: bool | None = None  # None: that is not known yet
        self.in_sight = self._seen_at_first()
        self.display.start_with(self.in_sight.scene)
        self.bars = ScrollBars(self, self.scroll_to)
        self._unfolding = QTimer(self)
        self._unfolding.timeout.connect(self._lay_out_next_lanes)
        self._ahead: tuple[Layout, Iterator[None]] | None = None
        self._laying_out = LayingOut(self)
        self._laying_out.done.connect(self._take)
        self._waiting: tuple[Project, str, Memo] | None = None  # until a gesture is over
        self._held = QTimer(self, singleShot=True, interval=_HELD)
        self._held.timeout.connect(self._take_waiting)
        self.came_up.connect(self._unfolding.start)

    @property
    def map_id(self) -> str:
        """The map that is shown."""
        return self._map_id

    @property
    def layout_shown(self) -> Layout:
        """The map as it is laid out now: all of it, or the excerpt that is shown until all of it is there."""
        self.lay_out_down_to(inf)
        return self.in_sight

    @property
    def scene(self) -> Scene:
        """What `layout_shown` has drawn."""
        return self.layout_shown.scene

    def laid_out(self, project: Project, down_to: float = inf) -> Layout:
        """The map as it is in a project, which may be a preview; an excerpt while one is shown."""
        touching = self.display.nodes_touching
        if not self._is_for_beside():
            expected = self._expected
            if expected is not None and expected.shows(project, self._map_id):
                self._letting_go.take((*self.in_sight.scene.nodes, *self.memo.cards.values()))
                self.memo = expected.memo
                return expected
            return Layout(project, self._map_id, self.memo, touching, down_to)
        shown = self.always_shown()
        return Excerpt(project, self._map_id, self.memo, touching, self._first_sight(), shown)

    def laid_out_ahead(self, project: Project) -> Layout | None:
        """The map as it is in a project that is yet to come; for another thread.

        None: the project has no such map, or all of it is laid out beside the window in any case.
        """
        if self._map_id not in project.maps or self._is_for_beside():
            return None
        found = Layout(project, self._map_id, self.memo.copied(), self.display.nodes_touching)
        found.look_up()
        self.display.look_through(found.scene)
        return found

    def expect(self, layout: Layout | None) -> None:
        """Take this layout when its project comes to be shown."""
        self._expected = layout

    def lay_out(self) -> None:
        """Lay out anew, and paint what differs."""
        self.in_sight = self.laid_out(self.document.project)
        self._show_unfolded()

    def begin_with(self, map_id: str) -> None:
        """Lay out another map, as far as one sees at first."""
        self._laying_out.stop()
        self._map_id, self.memo, self._waiting = map_id, Memo(), None
        self.in_sight = self._seen_at_first()
        self.display.start_with(self.in_sight.scene)

    # -- what an editor decides ------------------------------------------------------------------

    def scroll_to(self, x: float, y: float) -> None:
        raise NotImplementedError

    def always_shown(self) -> frozenset[str]:
        """The ids of records that an excerpt holds in any case."""
        primary = self.document.selection.primary
        return frozenset() if primary is None else frozenset([primary.id])

    def is_held(self) -> bool:
        """Is something going on that another layout would disturb?"""
        return False

    def whole_came(self, lower: float) -> None:
        """All of the map is shown now; what is in sight stands so many points lower than in the excerpt."""
        self.became_whole.emit()

    # -- lanes first: what is seen is laid out at once, the rest between two events -------------

    def _first_sight(self) -> float:
        return first_sight(max(self.screen().size().height(), self.height()))

    def _seen_at_first(self) -> Layout:
        project, touching = self.document.project, self.display.nodes_touching
        seen = first_layout(project, self._map_id, self.memo, self._first_sight(), touching)
        # What is out of sight is weighed when it is wanted, not before the first picture.
        self._shows_excerpt = seen.is_excerpt if seen.is_excerpt or seen.is_whole else None
        return seen

    def _is_for_beside(self) -> bool:
        """Would laying out the rest of the map stop the window?"""
        if self._shows_excerpt is None:
            self._shows_excerpt = has_heavy_lanes(self.in_sight.contents)
        return self._shows_excerpt

    def _lay_out_next_lanes(self) -> None:
        if self._is_for_beside():
            self._unfolding.stop()
            self.lay_out_down_to(inf)
            self._laying_out.begin(self.document.project, self._map_id)
        elif self.in_sight.is_whole:
            self._ahead = None
            self._unfolding.stop()
        elif self._has_laid_ahead():
            self.lay_out_down_to(inf)

    def _has_laid_ahead(self) -> bool:
        """Work for a slice at lanes out of sight, at one at least; True when all are made."""
        if self._ahead is None or self._ahead[0] is not self.in_sight:
            self._ahead = self.in_sight, self.in_sight.ahead()
        until = perf_counter() + _SLICE
        with taking_in():
            return all(perf_counter() < until for _ in self._ahead[1])

    def lay_out_down_to(self, y: float) -> None:
        """See to it that everything above a height in points is laid out and shown."""
        if not self.in_sight.reaches(y):
            self.unfold(y)
        if self.display.scene is not self.in_sight.scene:
            self._show_unfolded()

    def unfold(self, y: float) -> None:
        """Lay out further lanes, without showing them; an excerpt of all where they take too long."""
        with taking_in():
            if self._is_for_beside():
                self.in_sight = self.laid_out(self.in_sight.project)
            else:
                self.in_sight = self.in_sight.unfolded(y)

    def _show_unfolded(self) -> None:
        self.display.set_scene(self.in_sight.scene)
        self.bars.follow(self.display.camera)

    # -- an excerpt: the whole map comes from beside the window ---------------------------------

    def _take(self, project: Project, map_id: str, memo: Memo) -> None:
        self._waiting = project, map_id, memo
        self._take_waiting()

    def _take_waiting(self) -> None:
        """Show the whole map, after the gesture that is going on; what was edited meanwhile is laid out first."""
        if self._waiting is None:
            return
        if self.is_held():
            self._held.start()
            return
        (project, map_id, memo), self._waiting = self._waiting, None
        if project is not self.document.project:
            self._laying_out.begin(self.document.project, map_id, memo)
            return
        before = self.in_sight.scene.grid.body.y
        self.memo, self._shows_excerpt = memo, False
        with taking_in():
            self.lay_out()
        self.whole_came(self.in_sight.scene.grid.body.y - before)
