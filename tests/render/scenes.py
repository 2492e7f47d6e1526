"""Scenes made by hand: one of every primitive and script, and large maps of realistic cards."""

import struct
import zlib

from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import (
    Box,
    Ellipse,
    Image,
    Line,
    Path,
    Point,
    Primitive,
    Rect,
    Size,
    Text,
)
from cjm_desktop.scene.scene import Column, Grid, Row, Scene, StageSpan
from cjm_desktop.typeset import set_text
from cjm_desktop.typeset.blocks import TextStyle

WORDS = {
    "Latin": "Kunde öffnet die Rechnung unklar AVATAR",
    "Greek": "Ταξίδι πελάτη διαδρομή",
    "Cyrillic": "Путешествие клиента",
    "Arabic": "رحلة العميل تبدأ",
    "Hebrew": "מסע הלקוח שלום",
    "Devanagari": "ग्राहक यात्रा हिन्दी",
    "Thai": "การเดินทางของลูกค้า",
    "Chinese": "客户旅程地图体验触点",
    "Japanese": "カスタマージャーニー",
    "Korean": "고객 여정 지도",
    "Emoji": "Done 😀 👍🏽 👩‍👩‍👧 end",
    "Marks": "e\u0301 a\u0308 q\u0307\u0323",
}
STAGES = ("#4C66E6", "#0B7A7C", "#7F4FC9", "#B45524", "#2E8540", "#B03A68")
FILLS = ("#EEF2FF", "#FDECEA", "#E8F5E4", "#FFF8DB", "#FFFFFF")
TEXTS = (
    "Compares prices on three websites and writes them down",
    "Tries the display model",
    "Waits for the call back, nobody calls for four days",
    "Reads reviews, watches two videos and asks a friend who has one",
)
Pieces = tuple[tuple[str | float, ...], ...]
FACE: Pieces = (
    ("M", 3.0, 9.0),
    ("C", 5.0, 12.0, 9.0, 12.0, 11.0, 9.0),
    ("M", 4.5, 5.0),
    ("L", 4.6, 5.0),
    ("M", 9.5, 5.0),
    ("L", 9.6, 5.0),
)


def text(at: tuple[float, float], words: str, width: float | None = None, **style: object) -> Text:
    """A text set in a style."""
    colour = str(style.pop("colour", "#0F172A"))
    return Text(Point(*at), set_text(words, TextStyle(**style), width), colour)  # type: ignore[arg-type]  # sizes and weights by name


def png(width: int = 8, height: int = 8) -> bytes:
    """A small picture with an alpha channel: orange, fading out to the right."""
    rows = b"".join(
        b"\0" + b"".join(bytes((230, 120, 20, 255 - 255 * x // width)) for x in range(width))
        for _ in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def card(number: int, width: float = 116.0) -> Drawing:
    """A card as a journey map has them: edge, icon, wrapped text, sometimes a badge."""
    block = text((28, 8), f"{TEXTS[number % len(TEXTS)]} {number}", width - 36, size=9.0)
    height = block.block.height + 16
    fill = FILLS[number % len(FILLS)]
    primitives: list[Primitive] = [
        Box(Rect(0, 0, width, height), fill=fill, stroke="#D5DDE8", radius=6),
        Box(Rect(0, 0, 4, height), fill="#4C66E6", radius=4, corners=(True, False, False, True)),
        Ellipse(Rect(9, 7, 14, 14), fill="#FFFFFF", stroke="#2E8540", stroke_width=1.2),
        Path(tuple((p[0], *(float(n) + 9 - 2 * (i % 2) for i, n in enumerate(p[1:]))) for p in FACE), stroke="#2E8540"),
        block,
    ]  # fmt: skip
    if number % 3 == 0:
        badge = text((width - 10, -5), str(number % 10), size=7.0, weight=600, colour="#FFFFFF")
        primitives += [Ellipse(Rect(width - 15, -7, 14, 14), fill="#C0392B"), badge]
    return Drawing(Size(width, height), tuple(primitives), overflow=8, fill=fill)


def large_map(steps: int, lanes: int, in_a_cell: int, distinct: int = 10_000) -> Scene:
    """A map with stage chevrons, lane headers, a grid, a curve, and cards in every cell."""
    left, top, wide, gap = 125.0, 130.0, 124.0, 4.0
    cards = [card(n) for n in range(min(distinct, steps * lanes * in_a_cell))]
    tall = max(c.size.height for c in cards) + gap
    row = in_a_cell * tall + 2 * gap
    body = Rect(left, top, steps * wide, lanes * row)
    size = Size(body.right + 10, body.bottom + 30)
    columns = tuple(
        Column(f"step{s}", f"stage{s // 5}", left + s * wide, wide) for s in range(steps)
    )
    rows = tuple(Row(f"lane{k}", "actions", top + k * row, row) for k in range(lanes))
    stages = tuple(
        StageSpan(f"stage{s // 5}", left + s * wide, min(5, steps - s) * wide)
        for s in range(0, steps, 5)
    )
    nodes = [_grid_node(body, columns, rows), *_headers(size, columns, rows, stages)]
    for s in range(steps):
        for k in range(lanes):
            for c in range(in_a_cell):
                number = (k * steps + s) * in_a_cell + c
                at = Point(left + s * wide + gap, top + k * row + gap + c * tall)
                drawing = cards[number % len(cards)]
                name = f"Action: {number}"
                nodes.append(
                    Node(f"card{number}", "card", at, drawing, Ref("card", str(number)), name)
                )
    nodes.append(_curve_node(body, columns))
    grid = Grid(columns, rows, stages, 70.0, 100.0, 30.0, 0.0, left, body, {})
    return Scene(size, "#FFFFFF", tuple(nodes), grid, "Buying a first e-bike")


def _grid_node(body: Rect, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> Node:
    lines: list[Primitive] = [
        Line(Point(0, r.y), Point(body.right, r.y), "#E2E8F0", 0.75) for r in rows
    ]
    lines += [
        Line(Point(c.x, 70), Point(c.x, body.bottom), "#CBD5E1", 0.75, (2, 3)) for c in columns
    ]
    return Node("grid", "grid", Point(0, 0), Drawing(Size(body.right, body.bottom), tuple(lines)))


def _headers(
    size: Size, columns: tuple[Column, ...], rows: tuple[Row, ...], stages: tuple[StageSpan, ...]
) -> list[Node]:
    title = text((0, 0), "Buying a first e-bike", size=22.0, weight=700)
    nodes = [Node("header", "header", Point(10, 10), Drawing(Size(size.width, 40), (title,)))]
    for number, stage in enumerate(stages):
        w = stage.width - 4
        shape = Path(
            (("M", 0, 0), ("L", w - 10, 0), ("L", w, 15), ("L", w - 10, 30), ("L", 0, 30), ("L", 8, 15), ("Z",)),
            fill=STAGES[number % 6],
        )  # fmt: skip
        name = text((14, 6), f"Stage {number}", size=12.0, weight=600, colour="#FFFFFF")
        drawing = Drawing(Size(w, 30), (shape, name), fill=STAGES[number % 6])
        ref = Ref("stage", stage.stage_id)
        nodes.append(
            Node(f"stage{number}", "stage", Point(stage.x, 70), drawing, ref, f"Stage {number}")
        )
    for number, column in enumerate(columns):
        name = text((6, 8), f"Step {number}", size=9.5, weight=600)
        drawing = Drawing(Size(column.width, 30), (name,))
        nodes.append(
            Node(
                f"step{number}", "step", Point(column.x, 100), drawing, Ref("step", column.step_id)
            )
        )
    for number, row in enumerate(rows):
        name = text((10, 8), f"Lane {number}", size=9.5, weight=600)
        back = Box(Rect(0, 0, 125, row.height), fill="#F8FAFC", stroke="#E2E8F0")
        drawing = Drawing(Size(125, row.height), (back, name), fill="#F8FAFC")
        nodes.append(
            Node(f"lane{number}", "lane", Point(0, row.y), drawing, Ref("lane", row.lane_id))
        )
    return nodes


def _curve_node(body: Rect, columns: tuple[Column, ...]) -> Node:
    pieces: list[tuple[str | float, ...]] = [("M", columns[0].width / 2, 60.0)]
    for number, column in enumerate(columns[1:], 1):
        x = column.x - body.x + column.width / 2
        y, before = (40.0 + 40 * (number % 3), 40.0 + 40 * ((number - 1) % 3))
        pieces.append(("C", x - 80, before, x - 40, y, x, y))
    curve = Path(tuple(pieces), stroke="#334155", stroke_width=2.0)
    dashed = Path(tuple(pieces), stroke="#7F4FC9", stroke_width=1.5, dash=(4, 3))
    drawing = Drawing(Size(body.width, 150), (curve, dashed))
    return Node("curve", "curve", Point(body.x, body.y + 5), drawing)


def _outline(first: tuple[float, float], *others: tuple[float, float]) -> Pieces:
    return (("M", *first), *(("L", *other) for other in others), ("Z",))


def sampler() -> Scene:
    """Every primitive, every script, every face, dashes and alpha on one small sheet."""
    primitives: list[Primitive] = [
        Box(Rect(10, 10, 80, 40), fill="#EEF2FF", stroke="#4C66E6", stroke_width=1.5, radius=8),
        Box(Rect(100, 10, 80, 40), fill="#0B7A7C", radius=8, corners=(True, False, True, False)),
        Box(Rect(190, 10, 80, 40), stroke="#B45524", stroke_width=3),
        Box(Rect(60, 30, 150, 30), fill="#C0392B40", stroke="#C0392B80", stroke_width=2),
        Line(Point(10, 70), Point(270, 70), "#0F172A", 2, (8, 4)),
        Line(Point(10, 78), Point(270, 90), "#7F4FC9", 1, (3, 2, 1)),
        Line(Point(10, 84), Point(270, 96), "#2E854080", 3),
        Ellipse(Rect(290, 10, 60, 40), fill="#FFF8DB", stroke="#A67C00", stroke_width=2),
        Ellipse(Rect(330, 20, 40, 40), fill="#2E854080"),
        Path((("M", 290, 70), ("C", 310, 30, 340, 120, 370, 70)), stroke="#334155", stroke_width=3, dash=(6, 6)),
        Path(_outline((380, 10), (440, 10), (455, 30), (440, 50), (380, 50), (392, 30)), fill="#B03A68"),
        Path(
            _outline((380, 60), (420, 60), (420, 95), (380, 95))
            + _outline((390, 70), (410, 70), (410, 85), (390, 85)),
            fill="#4C66E6",
            stroke="#0F172A",
        ),
        Image(Rect(430, 60, 40, 35), "orange", png(160, 140)),
    ]  # fmt: skip
    y = 110.0
    for words in WORDS.values():
        set_ = text((10, y), words, 150, size=12.0)
        bold = text((180, y), words, 130, size=11.0, weight=600, colour="#7F4FC9")
        italic = text((330, y), words, 150, size=10.0, italic=True, align="centre")
        primitives += [set_, bold, italic]
        y += max(part.block.height for part in (set_, bold, italic)) + 6
    primitives.append(text((10, y), "Seen through", size=40.0, weight=700, colour="#C0392B60"))
    drawing = Drawing(Size(490, y + 60), tuple(primitives))
    node = Node("all", "header", Point(5, 5), drawing)
    grid = Grid((), (), (), 0, 0, 0, 0, 0, Rect(0, 0, 0, 0), {})
    return Scene(Size(500, y + 70), "#FFFFFF", (node,), grid, "Sampler")
