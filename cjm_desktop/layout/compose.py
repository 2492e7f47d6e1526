"""Puts one map together: header, stages, steps, lanes, legend."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf

from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.records import Lane
from cjm_desktop.lanes import LaneContext, LaneKind, LegendEntry, kind_of
from cjm_desktop.layout.columns import MARGIN, Across, place_columns
from cjm_desktop.layout.frame import draw_frame
from cjm_desktop.layout.header import Header, draw_header
from cjm_desktop.layout.heads import LaneHead, draw_head, place_head
from cjm_desktop.layout.legend import draw_legend
from cjm_desktop.layout.memo import Memo
from cjm_desktop.layout.rows import LaidLane, PlacedLane, lay_lane, place_lane
from cjm_desktop.layout.titles import Titles, corner_label, draw_stages, draw_steps, truth_sample
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Rect, Size
from cjm_desktop.scene.scene import Grid, Row, Scene
from cjm_desktop.scene.theme import Theme

_DrawTitles = Callable[[MapContents, Across, float, Theme], Titles]
_NARROWEST_HEADER = 480.0
_EMPTY_BODY = 160.0
_LEGEND_GAP = 14.0


def lay_out(
    contents: MapContents, theme: Theme, memo: Memo | None = None, down_to: float = inf
) -> Scene:
    """Lay out one map: everything that is printed of it, and the grid to find one's way.

    The grid re-flows: a card is as high as its text, a lane as high as its cards, everything below moves.
    With the memo of the layout before, only what changed is drawn anew; unchanged nodes and drawings
    are then the same objects.

    `down_to`: points from the top after which no further lane is begun, for whoever sees no more than that;
    the scene then ends with the last lane it has, and `grid.rows` has fewer rows than the map has lanes.
    """
    return _Composer(contents, theme, Memo() if memo is None else memo).scene(down_to)


def lay_ahead(contents: MapContents, theme: Theme, memo: Memo, after: Grid) -> Iterator[None]:
    """Make the lanes that follow those of a grid, one each time it is asked; the memo then has them.

    Putting all lanes together costs as much as there are lanes, so who lays out one lane after the other
    does that once, at the end.
    """
    yield from _Composer(contents, theme, memo).ahead(after)


@dataclass(frozen=True, slots=True, eq=False)
class _Lane:
    """A lane on its way into the scene."""

    lane: Lane
    laid: LaidLane
    head: LaneHead
    row: Row


class _Composer:
    """One layout on its way from the top to the bottom."""

    def __init__(self, contents: MapContents, theme: Theme, memo: Memo) -> None:
        self.contents, self.theme, self.memo = contents, theme, memo
        made_from = (
            theme,
            [(s.id, [t.id for t in contents.steps_of[s.id]]) for s in contents.stages],
        )
        self.across: Across = memo.keep(
            "columns", made_from, lambda: place_columns(contents, theme)
        )
        self.context = LaneContext(contents, theme, self.across.columns)
        self.names = {persona.id: persona.name for persona in contents.personas}
        self.width = max(self.across.width, _NARROWEST_HEADER)

    def scene(self, down_to: float) -> Scene:
        header = self._header()
        top = header.bottom
        stages = self._titles("stages", draw_stages, top)
        steps_y = top + stages.height
        steps = self._titles("steps", draw_steps, steps_y)
        body_y = steps_y + steps.height
        lanes = self._lanes(body_y, down_to)
        bottom = lanes[-1].row.y + lanes[-1].row.height if lanes else body_y + _EMPTY_BODY
        rows = tuple(lane.row for lane in lanes)
        body = Rect(self.across.body, body_y, self.across.right - self.across.body, bottom - body_y)
        legend = self._legend(lanes, bottom + _LEGEND_GAP)
        nodes = [
            *header.nodes,
            self._frame(top, steps_y, rows, body),
            *stages.nodes,
            self._corner(steps_y),
            *steps.nodes,
            *self._heads(lanes),
            *(node for lane in lanes for node in self._placed(lane).nodes),
            *legend,
        ]
        if len(lanes) == len(self.contents.lanes):  # else it may hold what was laid out ahead
            self.memo.forget_unused(self.contents.cards.values())
        end = legend[-1].rect.bottom if legend else bottom
        size = Size(self.across.left + self.width + MARGIN, end + MARGIN)
        grid = Grid(
            columns=self.across.columns,
            rows=rows,
            stages=self.across.stages,
            stages_y=top,
            steps_y=steps_y,
            steps_height=steps.height,
            lanes_x=self.across.left,
            lanes_width=self.theme.lane_header_width,
            body=body,
            mood_scale=_mood_scales(lanes),
        )
        title = self.contents.map.title
        return Scene(size, self.theme.paper, tuple(nodes), grid, title)

    def _header(self) -> Header:
        contents, theme = self.contents, self.theme
        left = self.across.left
        return self.memo.keep(
            "header",
            (contents.map, contents.personas, self.width, theme),
            lambda: draw_header(contents.map, contents.personas, left, self.width, theme),
        )

    def _titles(self, key: str, draw: _DrawTitles, y: float) -> Titles:
        contents, across, theme = self.contents, self.across, self.theme
        made_from = (contents.stages, contents.steps, across, y)
        return self.memo.keep(key, made_from, lambda: draw(contents, across, y, theme))

    def ahead(self, after: Grid) -> Iterator[None]:
        y = after.body.y
        for number, lane in enumerate(self.contents.lanes):
            if number < len(after.rows):
                y += after.rows[number].height
                continue
            laid = self._lane(lane, y)
            self._placed(laid)
            y += laid.row.height
            yield

    def _lanes(self, y: float, down_to: float) -> list[_Lane]:
        found: list[_Lane] = []
        for lane in self.contents.lanes:
            if y >= down_to:
                break
            found.append(self._lane(lane, y))
            y += found[-1].row.height
        return found

    def _lane(self, lane: Lane, y: float) -> _Lane:
        kind = kind_of(lane.kind)
        laid = self._laid(lane, kind)
        head = self._head(lane, kind, laid.explained)
        return _Lane(lane, laid, head, Row(lane.id, lane.kind, y, max(laid.height, head.height)))

    def _laid(self, lane: Lane, kind: LaneKind) -> LaidLane:
        cards = self.contents.cards.get(lane.id, ())
        channels = tuple(self.contents.channels.values())
        beside = kind.depends_of_lane(lane, self.context)
        if beside is not None:  # what many lanes share stays one object, and is compared once
            beside = self.memo.keep(f"beside {kind.key}", (beside,), lambda: beside)
        made_from = (
            kind,
            lane.persona_id,
            cards,
            self.across,
            self.theme,
            channels,
            beside,
        )
        return self.memo.keep(
            f"lane {lane.id}",
            made_from,
            lambda: lay_lane(lane, kind, cards, self.context, self.memo),
        )

    def _head(self, lane: Lane, kind: LaneKind, explained: Sequence[LegendEntry]) -> LaneHead:
        persona = "" if explained else self.names.get(lane.persona_id or "", "")
        return self.memo.keep(
            f"head {lane.id}",
            (lane, kind, persona, explained, self.theme),
            lambda: draw_head(lane, kind, persona, explained, self.theme),
        )

    def _heads(self, lanes: Iterable[_Lane]) -> Iterable[Node]:
        for lane in lanes:
            row, head = lane.row, lane.head
            yield self.memo.keep(
                f"placed head {row.lane_id}",
                (head, row.y, row.height),
                partial(place_head, head, self.across.left, row.y, row.height, self.theme),
            )

    def _placed(self, lane: _Lane) -> PlacedLane:
        key = f"placed lane {lane.row.lane_id}"
        before: PlacedLane | None = self.memo.before(key)
        return self.memo.keep(
            key, (lane.laid, lane.row.y), lambda: place_lane(lane.laid, lane.row.y, before)
        )

    def _frame(self, top: float, steps_y: float, rows: tuple[Row, ...], body: Rect) -> Node:
        return self.memo.keep(
            "frame",
            (self.across, top, steps_y, rows, body, self.theme),
            lambda: draw_frame(self.across, top, steps_y, rows, body, self.theme),
        )

    def _corner(self, y: float) -> Node:
        return self.memo.keep(
            "corner",
            (self.across.left, y, self.theme),
            lambda: corner_label(self.across, y, self.theme),
        )

    def _legend(self, lanes: Sequence[_Lane], y: float) -> list[Node]:
        entries = tuple(lane.laid.legend for lane in lanes)
        truth = any(step.moment_of_truth for step in self.contents.steps)

        def draw() -> Node | None:
            once = {id(of_lane): of_lane for of_lane in entries}
            flat = [entry for of_lane in once.values() for entry in of_lane]
            if truth:
                star = truth_sample(self.theme)
                flat.append(LegendEntry("truth", "Moment of truth", star, "Steps"))
            return draw_legend(flat, self.across.left, y, self.width, self.theme)

        made_from = (entries, truth, y, self.width, self.theme)
        node = self.memo.keep("legend", made_from, draw)
        return [node] if node else []


def _mood_scales(lanes: Iterable[_Lane]) -> dict[str, tuple[float, float]]:
    return {
        lane.row.lane_id: (
            lane.row.y + lane.laid.mood_scale[0],
            lane.row.y + lane.laid.mood_scale[1],
        )
        for lane in lanes
        if lane.laid.mood_scale
    }
