"""Files as people have them, and the ways in and out."""

from pathlib import Path

from cjm_desktop.domain.contents import MapContents, contents_of
from cjm_desktop.domain.project import Project
from cjm_desktop.formats import ExportOptions, Imported, Remark, formats


def read(folder: Path, content: str | bytes, name: str) -> Imported:
    """Read content as a file of a name; the suffix says the format."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    chosen = (f for f in formats().values() if f.can_read and path.suffix in f.suffixes)
    return next(chosen).read(path)


def write(project: Project, path: Path, key: str, map_id: str = "") -> tuple[Remark, ...]:
    """Write the first map, or the one of an id, in a format."""
    chosen = map_id or project.maps.ordered()[0].id
    return formats()[key].export(project, path, ExportOptions(map_id=chosen), lambda _: True)


def said(found: Imported | tuple[Remark, ...]) -> list[str]:
    """The remarks in one line each."""
    remarks = found.remarks if isinstance(found, Imported) else found
    return [f"{remark.where}: {remark.text}" if remark.where else remark.text for remark in remarks]


def contents(project: Project, number: int = 0) -> MapContents:
    return contents_of(project, project.maps.ordered()[number].id)


def columns(project: Project) -> list[tuple[str, list[str]]]:
    """Stages with the titles of their steps."""
    found = contents(project)
    return [(s.title, [step.title for step in found.steps_of[s.id]]) for s in found.stages]


def cards(project: Project, lane: str) -> list[tuple[str, int]]:
    """The cards of a lane: text and column."""
    found = contents(project)
    (home,) = [other for other in found.lanes if other.title == lane]
    return [(card.text, found.covered(card).start) for card in found.cards[home.id]]


def moods(project: Project, persona: str) -> dict[int, float]:
    """What a persona feels, by column."""
    found = contents(project)
    (who,) = [other for other in found.personas if other.name == persona]
    return {found.columns[step]: marker.mood for step, marker in found.markers[who.id].items()}
