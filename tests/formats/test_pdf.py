"""A map as a PDF: read back with poppler, qpdf and pypdf."""

from datetime import date
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import Destination

from cjm_desktop.domain.project import Project
from cjm_desktop.formats import ExportOptions, Remark, formats
from cjm_desktop.formats._paper import lay_out_map
from cjm_desktop.layout.papers import POINTS
from tests.builders import a_project, a_shop
from tests.project_builder import ProjectBuilder
from tests.render.paper import as_picture, largest_difference, rasterised, run, words_of
from tests.render.scenes import WORDS

DAY = date(2026, 11, 21)


def pdf(project: Project, path: Path, **wishes: object) -> tuple[Remark, ...]:
    extra = {"date": DAY, **wishes.pop("extra", {})}  # type: ignore[dict-item]  # a dict by name
    options = ExportOptions(map_id=project.maps.ordered()[0].id, extra=extra, **wishes)  # type: ignore[arg-type]
    return formats()["pdf"].export(project, path, options, lambda _: True)


def in_all_scripts() -> ProjectBuilder:
    build = a_shop().with_lane("thoughts", "Thoughts")
    for number, words in enumerate(WORDS.values()):
        build.with_card(words, step=number % 6)
    return build


def test_the_map_on_paper_is_the_map_on_the_screen(tmp_path: Path) -> None:
    """The sentence of the whole drawing: one layout, two painters, the same picture."""
    project = in_all_scripts().build()
    path = tmp_path / "map.pdf"
    pdf(project, path, paper="fit", margin=0.0, page_numbers=False)
    scene = lay_out_map(project, ExportOptions(map_id=project.maps.ordered()[0].id)).scene
    page = rasterised(path)
    # The page ends where the drawing does; the picture has the margin of the screen around it.
    left, top = (round(2 * min(edge)) for edge in _corners(scene.nodes))
    screen = as_picture(scene).crop((left, top, left + page.width, top + page.height))
    assert largest_difference(screen, page) <= 64


def _corners(nodes: tuple[object, ...]) -> tuple[list[float], list[float]]:
    painted = [node.painted for node in nodes]  # type: ignore[attr-defined]
    return [rect.x for rect in painted], [rect.y for rect in painted]


@pytest.mark.parametrize("script", [name for name in WORDS if name not in ("Emoji", "Marks")])
def test_cards_of_every_script_are_found(script: str, all_scripts: Path) -> None:
    found = words_of(all_scripts)
    assert all(word in found or _broken(word, found) for word in WORDS[script].split())


def _broken(word: str, found: str) -> bool:
    """Scripts without spaces break anywhere."""
    return word in "".join(found.split())


def test_fonts_are_embedded_and_the_file_is_sound(all_scripts: Path) -> None:
    lines = run("pdffonts", str(all_scripts)).splitlines()[2:]
    assert lines
    assert all(" yes yes yes " in line for line in lines), lines
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(all_scripts))


@pytest.mark.parametrize(
    ("paper", "millimetres"),
    [
        ("A4", (297, 210)),
        ("A0", (1189, 841)),
        ("Letter", (279.4, 215.9)),
        ("700x500mm", (700, 500)),
    ],
)
def test_pages_have_the_size_of_the_paper(
    paper: str, millimetres: tuple[float, float], tmp_path: Path
) -> None:
    path = tmp_path / "map.pdf"
    pdf(a_shop().build(), path, paper=paper)
    said = next(
        line for line in run("pdfinfo", str(path)).splitlines() if line.startswith("Page size")
    )
    width, height = (float(part) for part in said.split()[2:5:2])
    assert (width, height) == pytest.approx([side * POINTS for side in millimetres], abs=0.01)


def test_each_stage_has_a_bookmark_on_its_page(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    pdf(a_shop().build(), path, paper="A4", orientation="portrait", pages="stages")
    reader = pypdf.PdfReader(path)
    assert len(reader.pages) > 1
    root, below = reader.outline
    assert isinstance(root, Destination)
    assert root.title == "Buying a first e-bike"
    assert isinstance(below, list)
    for mark in below:
        assert isinstance(mark, Destination)
        page = reader.get_destination_page_number(mark)
        assert page is not None
        assert str(mark.title) in words_of_page(path, page + 1)
    assert [str(mark.title) for mark in below if isinstance(mark, Destination)] == [
        "Aware",
        "Consider",
        "Buy",
    ]


def words_of_page(path: Path, page: int) -> str:
    return run("pdftotext", "-f", str(page), "-l", str(page), str(path), "-")


def test_each_page_has_title_date_and_number(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    pdf(a_shop().build(), path, paper="A4", orientation="portrait", pages="stages")
    count = len(pypdf.PdfReader(path).pages)
    for page in range(1, count + 1):
        words = words_of_page(path, page)
        assert "Buying a first e-bike" in words
        assert "21 Nov 2026" in words
        assert f"Page {page} of {count}" in words


def test_without_page_numbers_there_is_no_footer(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    pdf(a_shop().build(), path, page_numbers=False)
    assert "Page 1" not in words_of(path)


def test_document_information(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    pdf(a_shop().build(), path, extra={"language": "en"})
    reader = pypdf.PdfReader(path)
    about = reader.metadata
    assert about is not None
    assert about.title == "Buying a first e-bike"
    assert about.subject == "Current state · From first notice to first ride"
    assert "Commuting parent" in str(about.keywords)
    assert "Consider" in str(about.keywords)
    assert about.creator == "CJM Desktop"
    assert str(reader.root_object["/Lang"]) == "en"


def test_the_title_of_the_options_wins(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    pdf(a_shop().build(), path, title="For the wall: 旅程")
    about = pypdf.PdfReader(path).metadata
    assert about is not None
    assert about.title == "For the wall: 旅程"


def test_the_same_map_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    pdf(in_all_scripts().build(), one, pages="stages", paper="A4")
    pdf(in_all_scripts().build(), other, pages="stages", paper="A4")
    assert one.read_bytes() == other.read_bytes()


def test_small_letters_are_remarked(tmp_path: Path) -> None:
    remarks = pdf(a_shop().build(), tmp_path / "map.pdf", paper="74x52mm", margin=3.0)
    assert "points high on 74 × 52 mm: choose A" in remarks[0].text


def test_letters_that_no_font_has_are_remarked(tmp_path: Path) -> None:
    known = in_all_scripts().build()
    assert not any("font" in remark.text for remark in pdf(known, tmp_path / "known.pdf"))
    unknown = a_shop().with_lane("actions").with_card("ქართული 𒀀").build()
    said = [remark.text for remark in pdf(unknown, tmp_path / "unknown.pdf")]
    assert said[-1] == (
        "8 letters are in no font of the program (Cuneiform, Georgian): a box stands for each."
    )


def test_an_untitled_empty_map_is_a_page_too(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    pdf(a_project().with_map("").build(), path)
    assert "No syntax" in run("qpdf", "--check", str(path))
    assert "Untitled map" in words_of(path)


@pytest.fixture(scope="module")
def all_scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scripts") / "map.pdf"
    pdf(in_all_scripts().build(), path, paper="A2")
    return path
