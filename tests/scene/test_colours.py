"""Can it be read? In every theme, and in every colour a user may pick."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.scene.colour import contrast, legible, readable_fill, text_on
from cjm_desktop.scene.theme import Theme, theme_of, themes

colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")
every_theme = pytest.mark.parametrize("key", sorted(themes()))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.005)


def test_the_light_theme_of_the_file_is_the_default() -> None:
    assert dataclasses.asdict(theme_of("light")) == dataclasses.asdict(Theme())


def test_a_theme_of_a_newer_version_is_drawn_light() -> None:
    assert theme_of("aurora") is theme_of("light")


@every_theme
def test_white_reads_on_stages_votes_and_personas(key: str) -> None:
    theme = theme_of(key)
    assert theme.key == key
    for colour in (*theme.stages, theme.vote):
        assert contrast(theme.stage_text, colour) >= 4.5, colour
    for colour in theme.personas:
        assert contrast(text_on(colour, theme.text), colour) >= 4.5, colour


@every_theme
def test_text_reads_on_cards(key: str) -> None:
    theme = theme_of(key)
    assert theme.card_kinds.keys() == theme.card_lines.keys() == theme.card_texts.keys()
    for kind, fill in theme.card_kinds.items():
        assert contrast(theme.card_texts[kind], fill) >= 7, kind
    for colour in (theme.good, theme.fair, theme.bad):
        assert contrast(colour, theme.paper) >= 4.5, colour
    assert contrast(theme.text, theme.header_fill) >= 7
    assert contrast(theme.quiet, theme.header_fill) >= 7


@every_theme
def test_signs_stand_out_from_the_paper(key: str) -> None:
    theme = theme_of(key)
    for colour in (*theme.moods, *theme.personas, *theme.channel_groups.values()):
        assert contrast(colour, theme.paper) >= 3, colour


@given(colours)
def test_a_card_of_any_colour_can_be_read(colour: str) -> None:
    fill, text = readable_fill(colour, Theme().text)
    assert contrast(fill, text) >= 7


@given(colours, colours, st.sampled_from([3.0, 4.5]))
def test_a_colour_is_made_legible_on_any_ground(colour: str, ground: str, ratio: float) -> None:
    assert contrast(legible(colour, ground, ratio), ground) >= ratio
