"""Scenes to PDF pages and pictures, and PDF pages back to pictures with poppler."""

import subprocess
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pictures
from PIL import ImageFilter
from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.render.pdf_painter import DocumentInformation, PdfPainter
from cjm_desktop.render.qt_painter import QtPainter
from cjm_desktop.scene.primitives import Point, Rect
from cjm_desktop.scene.scene import Scene

DPI = 144
_PLAIN = DocumentInformation()
Pixels = NDArray[np.int16]


def as_picture(scene: Scene) -> Pictures.Image:
    """What the Qt painter makes of a scene on its paper, at two pixels a point."""
    scale = DPI / 72
    width, height = (round(side * scale) for side in scene.size)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(scene.paper))
    painter = QPainter(image)
    painter.scale(scale, scale)
    QtPainter().paint_nodes(painter, scene.nodes, Rect(0, 0, *scene.size))
    painter.end()
    return picture_of(image)


def picture_of(image: QImage) -> Pictures.Image:
    plain = image.convertToFormat(QImage.Format.Format_RGBX8888)
    size = plain.width(), plain.height()
    return Pictures.frombytes("RGBX", size, bytes(plain.constBits())).convert("RGB")


def as_pdf(scene: Scene, path: Path, information: DocumentInformation = _PLAIN) -> Path:
    """What the PDF painter makes of it, on one page as large as the scene."""
    with path.open("wb") as file:
        painter = PdfPainter(file, information)
        painter.begin_page(scene.size)
        painter.paper(scene.paper)
        painter.paint_nodes(scene.nodes, Point(0, 0), 1.0)
        painter.end_page()
        painter.finish()
    return path


def rasterised(pdf: Path, page: int = 1, dpi: int = DPI) -> Pictures.Image:
    """A page as poppler shows it."""
    target = pdf.with_suffix(f".{page}")
    run("pdftoppm", "-r", str(dpi), "-f", str(page), "-singlefile", "-png", str(pdf), str(target))
    return Pictures.open(f"{target}.png").convert("RGB")


def run(*command: str) -> str:
    """The output of a program that must succeed."""
    done = subprocess.run(command, check=True, capture_output=True)
    return done.stdout.decode("utf-8")


def words_of(pdf: Path) -> str:
    """The text as pdftotext finds it, without the marks of direction that it adds."""
    found = run("pdftotext", str(pdf), "-")
    return "".join(
        letter for letter in found if letter not in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    )


def largest_difference(one: Pictures.Image, other: Pictures.Image) -> int:
    """By how much a channel of a pixel differs at most, after a blur of 2 pixels."""
    assert abs(one.width - other.width) <= 1
    assert abs(one.height - other.height) <= 1
    size = min(one.width, other.width), min(one.height, other.height)
    a, b = (_blurred(picture.crop((0, 0, *size))) for picture in (one, other))
    return int(np.abs(a - b).max())


def _blurred(picture: Pictures.Image) -> Pixels:
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(2)), dtype=np.int16)
