"""What stands on the screen stands on paper, and there its texts can be found."""

from datetime import date
from pathlib import Path

import pypdf
import pytest

from cjm_desktop.render.pdf_painter import DocumentInformation
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Point, Size
from tests.render.paper import as_pdf, as_picture, largest_difference, rasterised, run, words_of
from tests.render.scenes import WORDS, large_map, sampler, text


def test_a_scene_looks_the_same_in_a_picture_and_in_a_pdf(tmp_path: Path) -> None:
    scene = sampler()
    assert (
        largest_difference(as_picture(scene), rasterised(as_pdf(scene, tmp_path / "s.pdf"))) <= 64
    )


def test_a_map_looks_the_same_in_a_picture_and_in_a_pdf(tmp_path: Path) -> None:
    scene = large_map(8, 3, 2)
    assert (
        largest_difference(as_picture(scene), rasterised(as_pdf(scene, tmp_path / "m.pdf"))) <= 64
    )


def test_a_missing_letter_would_be_noticed(tmp_path: Path) -> None:
    whole, part = large_map(3, 1, 1), large_map(3, 1, 1)
    nodes = part.nodes
    less = type(part)(part.size, part.paper, nodes[:-3], part.grid)
    assert largest_difference(as_picture(whole), rasterised(as_pdf(less, tmp_path / "l.pdf"))) > 64


@pytest.mark.parametrize("script", [name for name in WORDS if name not in ("Emoji", "Marks")])
def test_words_of_every_script_are_found(script: str, sampler_pdf: Path) -> None:
    found = words_of(sampler_pdf)
    for word in WORDS[script].split():
        assert word in found


def test_emoji_and_stacked_marks_are_found(sampler_pdf: Path) -> None:
    found = words_of(sampler_pdf)
    for word in (*WORDS["Emoji"].split(), *WORDS["Marks"].split()):
        assert word in found


@pytest.mark.parametrize(
    "words", ["سلام الله لا إله", "رحلة 123 من Website الآن", "Order שלום 12 end"]
)
def test_words_that_run_both_ways_are_found(words: str, tmp_path: Path) -> None:
    drawing = Drawing(Size(300, 40), (text((10, 10), words, 280, size=12.0),))
    empty = sampler()
    scene = type(empty)(
        Size(300, 40), "#FFFFFF", (Node("a", "card", Point(0, 0), drawing),), empty.grid
    )
    found = words_of(as_pdf(scene, tmp_path / "both.pdf"))
    assert all(word in found for word in words.split())


def test_all_fonts_are_inside(sampler_pdf: Path) -> None:
    lines = run("pdffonts", str(sampler_pdf)).splitlines()[2:]
    assert len(lines) >= 12
    assert all(" yes yes yes " in line for line in lines), lines


def test_the_file_is_sound(sampler_pdf: Path) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(sampler_pdf))


def test_the_same_scene_gives_the_same_bytes(tmp_path: Path) -> None:
    one = as_pdf(sampler(), tmp_path / "one.pdf")
    other = as_pdf(sampler(), tmp_path / "other.pdf")
    assert one.read_bytes() == other.read_bytes()


def test_the_document_says_what_it_is(tmp_path: Path) -> None:
    told = DocumentInformation("Käufer 旅程 😀", "Ω", "رحلة", "a, b", "de", date(2026, 11, 21))
    reader = pypdf.PdfReader(as_pdf(sampler(), tmp_path / "t.pdf", told))
    about = reader.metadata
    assert about is not None
    assert (about.title, about.author, about.subject, about.keywords) == (
        told.title,
        told.author,
        told.subject,
        told.keywords,
    )
    assert about.creation_date is not None
    assert about.creation_date.date() == told.created
    assert str(reader.root_object["/Lang"]) == "de"


@pytest.fixture(scope="module")
def sampler_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return as_pdf(sampler(), tmp_path_factory.mktemp("sampler") / "sampler.pdf")
