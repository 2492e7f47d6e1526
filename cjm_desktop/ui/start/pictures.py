"""The templates as the start page shows them: names kept from the last run, pictures drawn by the program."""

from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from cjm_desktop import __version__
from cjm_desktop.bundled import resource
from cjm_desktop.ui.background import Task, raise_here
from cjm_desktop.ui.settings import cache_folder

WIDTH, HEIGHT, RATIO = 248, 140, 2
_LIST = "templates.txt"
_POINTS = 780.0  # how much of a map a picture shows from left to right


@dataclass(frozen=True, slots=True)
class Offer:
    """One template as it is offered."""

    key: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """Offers with their pictures, in the order of the start page."""

    offers: tuple[tuple[Offer, QImage], ...]


class Pictures(QObject):
    """`ready` carries what is known (Drawn): at once from the last run, and anew after drawing."""

    ready = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = cache_folder() / "templates" / _edition()
        self.drawn = _read(self._folder)

    def draw(self) -> None:
        """Draw the pictures in another thread when there are none yet."""
        if self.drawn is not None:
            return
        folder = self._folder
        task = Task(lambda _report: _draw_all(folder), self)
        task.done.connect(self._take)
        task.broke.connect(raise_here)
        task.start()

    def _take(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.ready.emit(drawn)


def _edition() -> str:
    """Pictures of another version of the program, or of other templates, are not shown."""
    root = Path(__file__).resolve().parents[2]
    state = crc32(__version__.encode())
    for folder in ("templates", "layout", "lanes", "ui/start"):
        for file in sorted((root / folder).glob("*.py")):
            found = file.stat()
            state = crc32(f"{file.name} {found.st_size} {found.st_mtime_ns}".encode(), state)
    return f"{state:08x}"


def _read(folder: Path) -> Drawn | None:
    try:
        lines = (folder / _LIST).read_text("utf-8").splitlines()
        offers = tuple(Offer(*line.split("\t")) for line in lines)
    except (OSError, ValueError, TypeError):
        return None
    found = tuple((offer, QImage(str(folder / f"{offer.key}.png"))) for offer in offers)
    if not found or any(image.isNull() for _, image in found):
        return None
    return Drawn(tuple((offer, _dense(image)) for offer, image in found))


def _dense(image: QImage) -> QImage:
    image.setDevicePixelRatio(RATIO)
    return image


def _draw_all(folder: Path) -> Drawn:
    from cjm_desktop.templates import templates
    from cjm_desktop.ui.start.drawing import draw_maps

    found = []
    for template in templates().values():
        offer = Offer(template.key, template.name, template.description)
        image = draw_maps(template.build(), WIDTH * RATIO, HEIGHT * RATIO, _POINTS)
        found.append((offer, _dense(image)))
    _keep(folder, found)
    return Drawn(tuple(found))


def _keep(folder: Path, found: list[tuple[Offer, QImage]]) -> None:
    """Keep the pictures for the next start; without a place for them they are drawn again then."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for offer, image in found:
            image.save(str(folder / f"{offer.key}.png"))
        lines = [f"{offer.key}\t{offer.name}\t{offer.description}" for offer, _ in found]
        (folder / _LIST).write_text("\n".join(lines), "utf-8")
    except OSError:
        return


def app_icon() -> str:
    """The file of the program's own picture."""
    return str(resource("desktop", "icons", "cjm-desktop-128.png"))
