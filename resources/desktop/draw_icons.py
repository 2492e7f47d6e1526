"""Draws the program icon in the sizes that desktops ask for: `python resources/desktop/draw_icons.py`."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
SMALL = 32  # up to here the simple drawing is clearer


def draw(size: int) -> QImage:
    """The icon, `size` pixels wide and high."""
    name = "cjm-desktop-small.svg" if size <= SMALL else "cjm-desktop.svg"
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(HERE / name)).render(painter)
    painter.end()
    return image


def main() -> None:
    QGuiApplication(["draw_icons", "-platform", "offscreen"])
    folder = HERE / "icons"
    folder.mkdir(exist_ok=True)
    for size in SIZES:
        draw(size).save(str(folder / f"cjm-desktop-{size}.png"))


if __name__ == "__main__":
    main()
