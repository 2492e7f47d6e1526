"""Primitives as page content: one method a primitive, and no operator that changes nothing."""

from collections.abc import Callable, Iterable

from cjm_desktop.render.colours import rgba
from cjm_desktop.render.pdf_faces import EmbeddedFace
from cjm_desktop.render.pdf_letters import runs_left
from cjm_desktop.render.pdf_operators import (
    box_outline,
    colour_operands,
    dash_operator,
    ellipse_outline,
    number,
    path_outline,
    text_string,
)
from cjm_desktop.scene.node import Drawing
from cjm_desktop.scene.primitives import (
    Box,
    Ellipse,
    Image,
    Line,
    Path,
    Point,
    Primitive,
    Rect,
    Text,
)
from cjm_desktop.typeset.blocks import GlyphRun

FaceOf = Callable[[str], EmbeddedFace]
PlaceImage = Callable[[bytes, Rect], None]
SetAlpha = Callable[[float, float], None]


class PdfPrimitives:
    """Writes into the content of one page; knows which colours, pens and faces are set.

    `face_of` gives the embedded face of a key, `place_image` and `set_alpha` write operators that
    need resources of the page.
    """

    def __init__(
        self, code: list[str], face_of: FaceOf, place_image: PlaceImage, set_alpha: SetAlpha
    ) -> None:
        self._write = code.append
        self._face_of = face_of
        self._place_image = place_image
        self._set_alpha = set_alpha
        self._outlines: dict[int, tuple[object, str]] = {}
        self.forget()

    def forget(self) -> None:
        """After `q` or `Q` nothing is known of what is set."""
        self._fill = ""
        self._stroke = ""
        self._alphas = (1.0, 1.0)
        self._pen: tuple[float, tuple[float, ...], bool] | None = None
        self._origin = (0.0, 0.0)

    def drawing(self, drawing: Drawing, at: Point) -> None:
        """A drawing with its origin at `at`."""
        x, y = round(at.x, 3), round(at.y, 3)
        if (x, y) != self._origin:
            dx, dy = x - self._origin[0], y - self._origin[1]
            self._write(f"1 0 0 1 {number(dx)} {number(dy)} cm")
            self._origin = x, y
        self.paint(drawing.primitives)

    def paint(self, primitives: Iterable[Primitive]) -> None:
        """In order."""
        for primitive in primitives:
            match primitive:
                case Text():
                    self.text(primitive)
                case Box():
                    self.box(primitive)
                case Path():
                    self.path(primitive)
                case Line():
                    self.line(primitive)
                case Ellipse():
                    self.ellipse(primitive)
                case Image():
                    self.image(primitive)

    def box(self, box: Box) -> None:
        outline = box_outline(box.rect, box.radius, box.corners)
        self._close(outline, box.fill, box.stroke, box.stroke_width)

    def ellipse(self, ellipse: Ellipse) -> None:
        outline = ellipse_outline(ellipse.rect)
        self._close(outline, ellipse.fill, ellipse.stroke, ellipse.stroke_width)

    def line(self, line: Line) -> None:
        self._set_pen(line.stroke_width, line.dash, False)
        self._set_colours(None, line.stroke)
        start, end = line.start, line.end
        self._write(f"{number(start.x)} {number(start.y)} m {number(end.x)} {number(end.y)} l S")

    def path(self, path: Path) -> None:
        kept = self._outlines.get(id(path.pieces))
        if kept is None:
            kept = self._outlines[id(path.pieces)] = path.pieces, path_outline(path.pieces)
        self._close(kept[1], path.fill, path.stroke, path.stroke_width, path.dash, True)

    def image(self, image: Image) -> None:
        if self._alphas[0] != 1.0:
            self._alphas = (1.0, self._alphas[1])
            self._set_alpha(*self._alphas)
        self._place_image(image.data, image.rect)

    def text(self, text: Text) -> None:
        """Each line with what was typed beside it, so that it can be searched and copied."""
        self._set_colours(text.colour, None)
        for line in text.block.lines:
            if not line.runs:
                continue
            if runs_left(line.text):
                for run in line.runs:
                    self._run_by_groups(run, text.at, line.text)
                continue
            self._write(f"/Span <</ActualText {text_string(line.text)}>> BDC")
            for run in line.runs:
                self._face_of(run.face).took(line.text)
                self._run(run, text.at)
            self._write("EMC")

    def _run_by_groups(self, run: GlyphRun, at: Point, text: str) -> None:
        """Glyphs from left to right, each group with its letters."""
        face = self._face_of(run.face)
        face.took(text)
        glyphs, positions = run.glyphs, run.positions
        if positions and positions[0][0] > positions[-1][0]:
            glyphs, positions = glyphs[::-1], positions[::-1]
        for first, end, letters in face.clusters.cut(glyphs, text):
            part = GlyphRun(run.face, run.size, glyphs[first:end], positions[first:end])
            if letters is not None:
                self._write(f"/Span <</ActualText {text_string(letters)}>> BDC")
            self._run(part, at)
            if letters is not None:
                self._write("EMC")

    def _run(self, run: GlyphRun, at: Point) -> None:
        if not run.glyphs:
            return
        face = self._face_of(run.face)
        widths, codes = face.widths, face.codes
        parts: list[str] = []
        size, ax, ay = run.size, at.x, at.y
        thousandths = 1000 / size
        level = None  # the y of the letters before
        pen = 0.0  # where the next letter would stand, in thousandths of the size
        for glyph, (x, y) in zip(run.glyphs, run.positions, strict=True):
            if y != level:
                parts.append(f">] TJ 1 0 0 -1 {ax + x:.3f} {ay + y:.3f} Tm [<")
                level, pen = y, x * thousandths
            else:
                back = round(pen - x * thousandths)
                if back:
                    parts.append(f">{back}<")
                    pen -= back
            width = widths.get(glyph)
            if width is None:
                width = face.take(glyph)
            parts.append(codes[glyph])
            pen += width
        # The first piece closes an array that was never opened.
        shown = "".join(parts)[6:]
        self._write(f"BT /{face.name} {number(size)} Tf {shown}>] TJ ET")

    def _close(
        self,
        outline: str,
        fill: str | None,
        stroke: str | None,
        width: float,
        dash: tuple[float, ...] = (),
        round_ends: bool = False,
    ) -> None:
        """Fill and stroke an outline, as far as it has either."""
        if stroke and width > 0:
            self._set_pen(width, dash, round_ends)
            self._set_colours(fill, stroke)
            self._write(f"{outline} {'B' if fill else 'S'}")
        elif fill:
            self._set_colours(fill, None)
            self._write(f"{outline} f")

    def _set_colours(self, fill: str | None, stroke: str | None) -> None:
        if fill and fill != self._fill:
            self._write(f"{colour_operands(fill)} rg")
            self._fill = fill
        if stroke and stroke != self._stroke:
            self._write(f"{colour_operands(stroke)} RG")
            self._stroke = stroke
        alphas = (
            rgba(fill).alpha / 255 if fill else self._alphas[0],
            rgba(stroke).alpha / 255 if stroke else self._alphas[1],
        )
        if alphas != self._alphas:
            self._set_alpha(*alphas)
            self._alphas = alphas

    def _set_pen(self, width: float, dash: tuple[float, ...], round_ends: bool) -> None:
        if (width, dash, round_ends) == self._pen:
            return
        before = self._pen or (-1.0, (-1.0,), not round_ends)
        if width != before[0]:
            self._write(f"{number(width)} w")
        if dash != before[1]:
            self._write(dash_operator(dash))
        if round_ends != before[2]:
            self._write("1 J 1 j" if round_ends else "0 J 0 j")
        self._pen = width, dash, round_ends
