"""A PDF of one map, beside ReportLab drawing the same boxes and strings bare."""

import tempfile
from io import BytesIO
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from cjm_desktop.bundled import resource
from cjm_desktop.domain.project import Project
from cjm_desktop.formats import ExportOptions, formats
from cjm_desktop.scene.primitives import Box, Text
from cjm_desktop.scene.scene import Scene
from tests.builders import a_shop
from tests.speed.result import Result, median_of, timed
from tests.speed.screen import application, laid_out
from tests.speed.sizes import project_of_size

GOALS = {"1,000": 300.0, "5,000": 1200.0}


def measure(size: str) -> list[Result]:
    application()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "map.pdf")
        write_pdf(a_shop().build(), target)  # the libraries are there, this map is new
        project = project_of_size(size)
        took = timed(lambda: write_pdf(project, target))
        again = median_of(lambda: write_pdf(project, target), 3)
    scene = laid_out(project)
    registerFont(TTFont("Floor", str(resource("fonts", "Sans-Regular.ttf"))))
    floor = median_of(lambda: _bare(scene), 3)
    name = "bare ReportLab"
    return [
        Result("PDF, first", size, took, GOALS[size], floor, name, 3),
        Result("PDF, again", size, again, GOALS[size], floor, name, 3),
    ]


def write_pdf(project: Project, target: Path) -> None:
    options = ExportOptions(map_id=project.maps.ordered()[0].id, paper="A0")
    formats()["pdf"].write(project, target, options, lambda done: True)


def _bare(scene: Scene) -> None:
    """Boxes and strings one after another, unshaped, in one font."""
    canvas = Canvas(BytesIO(), pagesize=tuple(scene.size))
    for node in scene.nodes:
        for primitive in node.drawing.primitives:
            if isinstance(primitive, Box):
                _box(canvas, primitive, node.at.x, node.at.y)
            elif isinstance(primitive, Text):
                _text(canvas, primitive, node.at.x, node.at.y)
    canvas.save()


def _box(canvas: Canvas, box: Box, x: float, y: float) -> None:
    if box.fill:
        canvas.setFillColor(HexColor(box.fill))
    if box.stroke:
        canvas.setStrokeColor(HexColor(box.stroke))
    left, top, width, height = box.rect
    canvas.roundRect(
        x + left, y + top, width, height, box.radius, stroke=bool(box.stroke), fill=bool(box.fill)
    )


def _text(canvas: Canvas, text: Text, x: float, y: float) -> None:
    canvas.setFillColor(HexColor(text.colour))
    canvas.setFont("Floor", text.block.style.size)
    for line in text.block.lines:
        left = x + text.at.x + line.x
        canvas.drawString(left, y + text.at.y + line.baseline, line.text)
