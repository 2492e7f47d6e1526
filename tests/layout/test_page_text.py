"""What stands under a page: as much of the title as fits beside the date."""

from datetime import date

import pytest

from cjm_desktop import typeset
from cjm_desktop.layout.page_text import FOOTER, footer_nodes
from cjm_desktop.scene.primitives import Rect, Size, Text
from cjm_desktop.scene.theme import theme_of
from cjm_desktop.typeset.blocks import TextStyle

INNER = Rect(30, 30, 400, 300)


def title_under(title: str) -> str:
    """What is said of a title in a footer; empty where there is no room for any word."""
    nodes = footer_nodes(INNER, Size(460, 400), title, date(2026, 11, 25), 1, 2, theme_of("light"))
    texts = [p.block for node in nodes[:-1] for p in node.drawing.primitives if isinstance(p, Text)]
    return texts[0].text if texts else ""


@pytest.mark.parametrize("title", ["Buying a bicycle", "A", "word " * 5, ""])
def test_a_title_that_fits_stands_there_whole(title: str) -> None:
    assert title_under(title) == " ".join(title.split())


@pytest.mark.parametrize("words", [100, 3_300])
def test_of_a_long_title_stand_as_many_words_as_fit(words: int) -> None:
    title = " ".join(f"word{number}" for number in range(words))[:20_000]
    said = title_under(title)
    assert said.endswith(" …")
    kept = said.removesuffix(" …").split()
    assert title.split()[: len(kept)] == kept
    longer = " ".join(title.split()[: len(kept) + 1]) + " …"
    style = TextStyle(size=FOOTER)
    end = typeset.set_text("25 Nov 2026   ·   Page 1 of 2", style).width
    assert typeset.set_text(said, style).width <= INNER.width - end - 12
    assert typeset.set_text(longer, style).width > INNER.width - end - 12


def test_one_word_that_is_too_long_is_left_out() -> None:
    assert title_under("x" * 20_000) == ""
