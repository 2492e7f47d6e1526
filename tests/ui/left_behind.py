"""What a journey left behind, read with other programs: sqlite3, poppler, qpdf, Pillow."""

import subprocess
from pathlib import Path

from PIL import Image

from cjm_desktop.domain.contents import contents_of
from cjm_desktop.layout import lay_out
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.scene.theme import theme_of
from cjm_desktop.storage.opening import read_project


def ask(document: Path, question: str) -> list[list[str]]:
    """What another program, sqlite3, reads in the file."""
    done = subprocess.run(
        ["sqlite3", "-separator", "|", str(document), question],
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.split("|") for line in done.stdout.splitlines()]


def stage_titles(document: Path) -> list[str]:
    return [title for (title,) in ask(document, "select title from stage order by rank")]


def cards(document: Path) -> list[tuple[str, ...]]:
    question = """
        select lane.kind, card.text, channel.name from card
        join lane on lane.id = card.lane_id
        left join channel on channel.id = card.fields ->> 'channel_id'
    """
    return [tuple(row) for row in ask(document, question)]


def moods(document: Path) -> list[float]:
    return [float(mood) for (mood,) in ask(document, "select mood from emotion_marker")]


def assert_paper_shows_it(pdf: Path) -> None:
    words = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    said = " ".join(words.stdout.split())
    assert "Decide" in said
    assert "Compares prices" in said
    subprocess.run(["qpdf", "--check", str(pdf)], check=True, capture_output=True)


def assert_picture_shows_it(png: Path, document: Path) -> None:
    """The stage, the touchpoint's edge and the face stand in the picture where the layout says."""
    project = read_project(document)
    journey = project.maps.ordered()[0]
    theme = theme_of(journey.theme)
    scene = lay_out(contents_of(project, journey.id), theme)
    with Image.open(png) as picture:
        scale = picture.width / scene.size.width
        shown = picture.convert("RGB")
    roles = {role: next(n for n in scene.nodes if n.role == role) for role in ("stage", "marker")}
    stage, face = roles["stage"].rect, roles["marker"].rect
    assert colour_at(shown, stage.right - 30, stage.y + 4, scale) == theme.stages[0]
    assert theme.mood_colour(1.0) in colours_in(shown, face, scale)
    card = next(n for n in scene.nodes if n.role == "card").rect
    assert theme.channel_groups["online"] in colours_in(shown, card, scale)


def colour_at(picture: Image.Image, x: float, y: float, scale: float) -> str:
    colour = picture.getpixel((round(x * scale), round(y * scale)))
    assert isinstance(colour, tuple)
    return "#{:02X}{:02X}{:02X}".format(*colour)


def colours_in(picture: Image.Image, place: Rect, scale: float) -> set[str]:
    box = tuple(round(v * scale) for v in (place.x, place.y, place.right, place.bottom))
    found = picture.crop(box).getcolors(1_000_000) or []  # type: ignore[arg-type]  # four numbers
    return {"#{:02X}{:02X}{:02X}".format(*c) for _, c in found}  # type: ignore[misc]  # RGB tuples
