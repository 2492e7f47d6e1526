"""The icons of the window: lucide outlines, drawn in the colours of the look."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from cjm_desktop.bundled import resource
from cjm_desktop.ui.tokens import Tokens

ICON_SIZE = 18
_NAME, _TOKEN = "iconName", "iconToken"


@lru_cache(maxsize=512)
def icon_image(name: str, colour: str, size: int, ratio: float = 1.0) -> QImage:
    """One icon as a picture of `size` logical pixels; an unknown name gives the plain circle."""
    from PySide6.QtSvg import QSvgRenderer

    path = resource("icons", f"{name}.svg")
    if not path.is_file():
        path = resource("icons", "circle-dashed.svg")
    drawing = path.read_text("utf-8").replace("currentColor", colour)
    drawing = drawing.replace('stroke-width="2"', 'stroke-width="1.75"')
    edge = max(1, round(size * ratio))
    image = QImage(edge, edge, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, tokens: Tokens, token: str = "text", size: int = ICON_SIZE) -> QIcon:
    """An icon that is quiet when disabled. `token`: a colour of the look, or '#RRGGBB'."""
    colour = token if token.startswith("#") else str(getattr(tokens, token))
    made = QIcon()
    for ratio in _ratios():
        made.addPixmap(QPixmap.fromImage(icon_image(name, colour, size, ratio)))
        faint = QPixmap.fromImage(icon_image(name, tokens.field_line, size, ratio))
        made.addPixmap(faint, QIcon.Mode.Disabled)
    return made


def on_panel(colour: str, tokens: Tokens) -> str:
    """A colour of the map, light enough to be seen on a dark panel; '' stays ''."""
    return QColor(colour).lighter(150).name() if colour and tokens.dark else colour


def pixmap(name: str, tokens: Tokens, token: str = "text", size: int = ICON_SIZE) -> QPixmap:
    """An icon for a label, sharp on a screen of twice the density."""
    colour = token if token.startswith("#") else str(getattr(tokens, token))
    return QPixmap.fromImage(icon_image(name, colour, size, 2.0))


def _ratios() -> tuple[float, ...]:
    """The pixel densities of the screens that are there."""
    return tuple(sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}))


Wearer = QAction | QAbstractButton | QLabel


def wear(target: Wearer, name: str, tokens: Tokens, token: str = "text") -> None:
    """Give an action, button or label an icon that follows the look (see `refresh_icons`).

    That of an action is drawn by `dress`, when the action is first to be seen.
    """
    target.setProperty(_NAME, name)
    target.setProperty(_TOKEN, token)
    if not isinstance(target, QAction):
        _put_on(target, tokens)


def hold_place(target: QAbstractButton | QLabel, name: str, token: str) -> None:
    """Leave room for an icon that `refresh_icons` draws after the first paint."""
    target.setProperty(_NAME, name)
    target.setProperty(_TOKEN, token)
    blank = QPixmap(ICON_SIZE, ICON_SIZE)
    blank.fill(QColor(0, 0, 0, 0))
    if isinstance(target, QLabel):
        target.setPixmap(blank)
    else:
        target.setIcon(QIcon(blank))
        target.setIconSize(QSize(ICON_SIZE, ICON_SIZE))


def dress(actions: Iterable[QAction], tokens: Tokens) -> None:
    """Draw the icons of actions that have none yet."""
    for action in actions:
        if action.property(_NAME) and action.icon().isNull():
            _put_on(action, tokens)


def _put_on(target: Wearer, tokens: Tokens) -> None:
    name, token = str(target.property(_NAME)), str(target.property(_TOKEN))
    if isinstance(target, QLabel):
        target.setPixmap(pixmap(name, tokens, token))
        return
    target.setIcon(icon(name, tokens, token))
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(ICON_SIZE, ICON_SIZE))


def refresh_icons(root: QWidget, tokens: Tokens) -> None:
    """Draw all icons below a widget anew, after the look has changed."""
    kinds: tuple[type[QAction] | type[QAbstractButton] | type[QLabel], ...] = (
        QAction,
        QAbstractButton,
        QLabel,
    )
    for kind in kinds:
        for target in root.findChildren(kind):
            if target.property(_NAME):
                _put_on(target, tokens)
