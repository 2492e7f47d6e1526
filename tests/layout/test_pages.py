"""Maps on paper: the right size, everything on it, no card cut, and pages at the boundaries of stages."""

from collections.abc import Iterable
from datetime import date

import pytest

from cjm_desktop.bundled import example_maps
from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.formats import ExportOptions
from cjm_desktop.formats._paper import LaidMap, lay_out_map, sheets_of
from cjm_desktop.layout.pages import READABLE, smallest_letters
from cjm_desktop.layout.papers import POINTS
from cjm_desktop.layout.sheets import Placement, Sheet, Sheets
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Rect, Text
from cjm_desktop.storage.opening import read_project
from tests.builders import a_project, a_shop, big_map

DAY = date(2026, 11, 21)


def laid(project: Project) -> LaidMap:
    return lay_out_map(project, ExportOptions(map_id=project.maps.ordered()[0].id))


def cut(project: Project, **wishes: object) -> Sheets:
    options = ExportOptions(map_id=project.maps.ordered()[0].id, **wishes)  # type: ignore[arg-type]  # by name
    return sheets_of(laid(project), options, DAY)


def placed(sheets: Iterable[Sheet]) -> Iterable[tuple[Sheet, Placement, Node]]:
    for sheet in sheets:
        for placement in sheet.placements:
            for node in placement.nodes:
                yield sheet, placement, node


def texts_on(sheet: Sheet) -> set[str]:
    return {
        " ".join(primitive.block.text.split())
        for _, _, node in placed([sheet])
        for primitive in node.drawing.primitives
        if isinstance(primitive, Text)
    }


@pytest.mark.parametrize(
    ("paper", "orientation", "millimetres"),
    [
        ("A4", "portrait", (210, 297)),
        ("A4", "landscape", (297, 210)),
        ("A3", "auto", (420, 297)),
        ("A2", "landscape", (594, 420)),
        ("A1", "landscape", (841, 594)),
        ("A0", "landscape", (1189, 841)),
        ("letter", "landscape", (279.4, 215.9)),
        ("Tabloid", "portrait", (279.4, 431.8)),
        ("500x400mm", "auto", (500, 400)),
        ("500x400", "portrait", (400, 500)),
    ],
)
def test_paper_sizes(paper: str, orientation: str, millimetres: tuple[float, float]) -> None:
    sheet = cut(a_shop().build(), paper=paper, orientation=orientation).sheets[0]
    assert sheet.size == pytest.approx([side * POINTS for side in millimetres])


def test_the_whole_map_is_between_the_margins() -> None:
    for orientation in ("landscape", "portrait"):
        sheets = cut(a_shop().build(), orientation=orientation, margin=15.0).sheets
        assert len(sheets) == 1
        for sheet, placement, node in placed(sheets):
            _inside(placement.on_page(node.rect), sheet, 15.0)


def test_a_wide_map_turns_the_paper_and_a_tall_one_leaves_it() -> None:
    wide = cut(a_shop().build(), paper="A4").sheets[0].size
    assert wide.width > wide.height
    tall = a_project().with_stage("One", "Only")
    for number in range(40):
        tall.with_card(f"Card {number}")
    upright = cut(tall.build(), paper="A4").sheets[0].size
    assert upright.width < upright.height


def test_fit_is_as_large_as_the_map() -> None:
    project = a_shop().build()
    sheets = cut(project, paper="fit", margin=10.0)
    size, scene = sheets.sheets[0].size, laid(project).scene
    placement = sheets.sheets[0].placements[0]
    assert placement.scale == 1.0
    assert scene.size.width - 60 < size.width < scene.size.width + 60


def test_a_page_is_never_longer_than_viewers_show() -> None:
    project = big_map(10, 150, 2, 300)
    sheets = cut(project, paper="fit")
    assert max(sheets.sheets[0].size) <= 14_400
    assert "5.08 m" in sheets.remarks[0]


def test_every_card_is_on_some_page_as_a_whole() -> None:
    project = a_shop().build()
    for paper in ("A4", "A3", "Letter", "200x150mm"):
        sheets = cut(project, paper=paper, pages="stages").sheets
        found = _whole_cards(sheets)
        assert found >= {card.id for card in project.cards}


def test_pages_carry_whole_stages_title_lanes_and_number() -> None:
    project = big_map(8, 24, 4, 96)
    sheets = cut(project, paper="A4", pages="stages").sheets
    assert len(sheets) > 1
    titles = [mark.title for sheet in sheets for mark in sheet.bookmarks]
    assert titles == [f"Stage {n + 1}" for n in range(8)]
    for number, sheet in enumerate(sheets, 1):
        texts = texts_on(sheet)
        assert "Large map" in texts
        assert {lane.title for lane in project.lanes} <= texts
        assert f"21 Nov 2026 · Page {number} of {len(sheets)}" in texts


def test_all_pages_have_one_scale() -> None:
    sheets = cut(big_map(8, 24, 4, 96), paper="A4", pages="stages").sheets
    scales = {round(p.scale, 6) for _, p, node in placed(sheets) if node.role == "card"}
    assert len(scales) == 1


def test_fewer_pages_never_make_letters_smaller_than_readable() -> None:
    example = read_project(example_maps() / "Buying a first e-bike.cjm")

    def scale(orientation: str) -> float:
        sheets = cut(example, paper="Letter", pages="stages", orientation=orientation).sheets
        (found,) = {p.scale for _, p, node in placed(sheets) if node.role == "card"}
        return found

    assert (smallest_letters(laid(example).scene) or 0.0) * scale("portrait") < READABLE
    assert scale("auto") == max(scale("portrait"), scale("landscape"))


def test_nothing_with_words_is_clipped_or_leaves_the_page() -> None:
    for project in (a_shop().build(), big_map(8, 24, 6, 150)):
        for sheet, placement, node in placed(cut(project, paper="A4", pages="stages").sheets):
            words = any(isinstance(p, Text) for p in node.drawing.primitives)
            if words:
                _inside(placement.on_page(node.rect), sheet, 10.0)
                if placement.clip:
                    assert _holds(placement.clip, node.rect), node
            elif placement.clip:
                _inside(placement.on_page(placement.clip), sheet, 9.0)


def test_cards_on_a_page_do_not_overlap() -> None:
    for sheet in cut(a_shop().build(), paper="200x150mm", pages="stages").sheets:
        rects = [p.on_page(n.rect) for _, p, n in placed([sheet]) if n.role == "card"]
        for number, rect in enumerate(rects):
            assert not any(rect.grown(-0.5).intersects(other) for other in rects[number + 1 :])


def test_a_card_over_a_cut_stands_on_both_pages_with_its_words() -> None:
    build = a_project().with_stage("A", *"abcd").with_stage("B", *"efgh").with_lane("actions")
    project = build.with_card("CRM system", step=1, until=6).build()
    sheets = cut(project, paper="210x148mm", pages="stages").sheets
    assert len(sheets) == 2
    assert all("CRM system" in texts_on(sheet) for sheet in sheets)


def test_a_card_whose_words_do_not_fit_beside_the_cut_keeps_its_stages_together() -> None:
    long = "Every word of this card is needed, and there are quite a number of them in this one"
    build = a_project().with_stage("A", "a", "b").with_stage("B", "c", "d").with_stage("C", *"efgh")
    project = build.with_lane("actions").with_card(long, step=1, until=2).build()
    sheets = cut(project, paper="210x148mm", pages="stages").sheets
    assert len(_whole_cards(sheets)) == 1
    assert [mark.title for mark in sheets[0].bookmarks] == ["A", "B"]


def test_a_stage_wider_than_the_paper_is_cut_between_steps_with_its_title_on_each() -> None:
    build = a_project().with_stage("The long stage", *(f"Step {n}" for n in range(20)))
    for number in range(20):
        build.with_card(f"Card {number}", step=number)
    sheets = cut(build.build(), paper="A4", pages="stages").sheets
    assert len(sheets) > 1
    assert all("The long stage" in texts_on(sheet) for sheet in sheets)
    assert len(_whole_cards(sheets)) == 20


def test_small_letters_are_told_with_the_paper_that_helps() -> None:
    sheets = cut(big_map(5, 20, 5, 100), paper="A4")
    assert "choose A" in sheets.remarks[0]
    assert "points high on A4" in sheets.remarks[0]
    assert cut(a_project().with_stage("A", "a").with_card("One").build(), paper="A3").remarks == ()


def test_empty_maps_have_a_page() -> None:
    for pages in ("fit", "stages"):
        assert len(cut(a_project().with_map("Empty").build(), pages=pages).sheets) == 1
        only_stages = a_project().with_stage("A").with_stage("B").build()
        assert len(cut(only_stages, pages=pages).sheets) == 1


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ({"paper": "A9"}, "A9"),
        ({"paper": "20x20mm"}, "50"),
        ({"paper": "9000x20000mm"}, "5080"),
        ({"paper": "A4", "margin": 120.0}, "margin"),
        ({"paper": "A4", "margin": -1.0}, "margin"),
        ({"paper": "A4", "orientation": "upside down"}, "upside down"),
        ({"paper": "A4", "pages": "all"}, "all"),
    ],
)
def test_wishes_that_cannot_be_met_are_said_in_a_sentence(
    wishes: dict[str, object], said: str
) -> None:
    with pytest.raises(UserError) as told:
        cut(a_shop().build(), **wishes)
    assert said in str(told.value)
    assert "\n" not in str(told.value)


def test_the_header_is_set_to_the_width_of_the_page() -> None:
    project = a_shop().build()
    journey = contents_of(project, project.maps.ordered()[0].id).map
    sheet = cut(project, paper="A4", pages="stages", orientation="portrait").sheets[0]
    assert journey.title in texts_on(sheet)


def _whole_cards(sheets: Iterable[Sheet]) -> set[str]:
    """The ids of cards that stand with all their words on a page, within its margins."""
    found = set()
    for sheet, placement, node in placed(sheets):
        if node.role == "card" and node.ref and placement.clip is None:
            _inside(placement.on_page(node.rect), sheet, 10.0)
            if any(isinstance(p, Text) for p in node.drawing.primitives):
                found.add(node.ref.id)
    return found


def _inside(rect: Rect, sheet: Sheet, margin: float) -> None:
    edge = margin * POINTS - 0.6
    page = Rect(edge, edge, sheet.size.width - 2 * edge, sheet.size.height - 2 * edge)
    assert _holds(page, rect), (rect, page)


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x + 0.01
        and outer.y <= inner.y + 0.01
        and inner.right <= outer.right + 0.01
        and inner.bottom <= outer.bottom + 0.01
    )
