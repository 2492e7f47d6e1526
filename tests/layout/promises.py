"""What every scene must keep, whatever stands on the map."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from cjm_desktop.domain.contents import MapContents
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Rect, Text
from cjm_desktop.scene.scene import Scene

SLACK = 0.01


def check(scene: Scene, contents: MapContents) -> None:
    """All promises at once."""
    keys = [node.key for node in scene.nodes]
    assert len(keys) == len(set(keys)), "two nodes have one key"
    _check_rows(scene)
    _check_cards(scene, contents)
    _check_faces(scene)
    whole = Rect(0, 0, *scene.size)
    for node in scene.nodes:
        assert _within(node.painted, whole), f"{node.role} leaves the scene"
        _check_texts(node)


def _check_rows(scene: Scene) -> None:
    grid = scene.grid
    y = grid.body.y
    assert grid.stages_y < grid.steps_y
    assert abs(grid.steps_y + grid.steps_height - y) < SLACK
    for row in grid.rows:
        assert abs(row.y - y) < SLACK, "a gap between two lanes"
        y = row.y + row.height
    if grid.rows:
        assert abs(grid.body.bottom - y) < SLACK
    for left, right in pairwise(grid.columns):
        assert left.x + left.width <= right.x + SLACK


def _check_cards(scene: Scene, contents: MapContents) -> None:
    drawn = {node.ref.id: node for node in scene.nodes if node.ref and node.role == "card"}
    wanted = [card for lane in contents.lanes for card in contents.cards[lane.id]]
    assert drawn.keys() == {card.id for card in wanted}
    for lane in contents.lanes:
        nodes = []
        for card in contents.cards[lane.id]:
            node = drawn[card.id]
            covered = contents.covered(card)
            first, last = contents.steps[covered.start].id, contents.steps[covered.stop - 1].id
            cells = scene.grid.cell(lane.id, first).united(scene.grid.cell(lane.id, last))
            assert _within(node.rect, cells), "a card leaves its cells"
            words = card.text.strip()
            assert any(words in text.block.text for text in _texts(node)), "a text is lost"
            nodes.append(node)
        _check_apart([node.rect for node in nodes])


def _check_faces(scene: Scene) -> None:
    for row in scene.grid.rows:
        inside = Rect(0, row.y, scene.size.width, row.height)
        here = [n for n in scene.nodes if n.role in ("marker", "quote") and _within(n.rect, inside)]
        _check_apart([node.rect for node in here])
    loose = [n for n in scene.nodes if n.role in ("marker", "quote", "dip", "curve", "area")]
    lanes = [Rect(0, row.y, scene.size.width, row.height) for row in scene.grid.rows]
    for node in loose:
        assert any(_within(node.rect, lane) for lane in lanes), f"{node.role} leaves its lane"


def _check_texts(node: Node) -> None:
    """Each line stands inside its drawing, and no text covers another."""
    room = Rect(0, 0, *node.drawing.size).grown(node.drawing.overflow)
    spans = []
    for text in _texts(node):
        hulls = []
        for number, line in enumerate(text.block.lines):
            if not line.text.strip():
                continue
            pitch = text.block.height / text.block.line_count
            hull = Rect(text.at.x + line.x, text.at.y + number * pitch, line.width, pitch)
            if len(line.text.strip()) > 2:  # a single glyph may be wider than any line
                assert _within(hull, room), f"{line.text!r} leaves its {node.role}"
            hulls.append(hull)
        spans.append(hulls)
    for some, others in combinations(spans, 2):
        assert not any(a.grown(-0.2).intersects(b.grown(-0.2)) for a in some for b in others)


def _texts(node: Node) -> Iterator[Text]:
    return (found for found in node.drawing.primitives if isinstance(found, Text))


def _check_apart(rects: Sequence[Rect]) -> None:
    ordered = sorted(rects, key=lambda rect: rect.y)
    for number, rect in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.y >= rect.bottom:
                break
            assert not rect.grown(-SLACK).intersects(other), "two of a lane overlap"


def _within(inner: Rect, outer: Rect) -> bool:
    return (
        outer.x - SLACK <= inner.x
        and outer.y - SLACK <= inner.y
        and inner.right <= outer.right + SLACK
        and inner.bottom <= outer.bottom + SLACK
    )
