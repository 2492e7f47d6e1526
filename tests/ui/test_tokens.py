"""The colours of the window: what is read can be read on every ground it stands on, light and dark."""

import pytest

from cjm_desktop.scene.colour import contrast
from cjm_desktop.ui.tokens import DARK, LIGHT, Tokens

GROUNDS = ("window", "panel", "raised", "field", "hover", "accent_soft")
BARS = ("danger_soft", "warn_soft", "good_soft")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_is_read_on_every_ground(tokens: Tokens) -> None:
    """4.5 : 1, as WCAG 2.2 asks of small letters; signs of state need 3 : 1."""
    for ink in ("text", "quiet", "faint", "accent", "danger", "warn", "good"):
        for ground in GROUNDS:
            found = contrast(getattr(tokens, ink), getattr(tokens, ground))
            assert found >= 4.5, (ink, ground, found)
    for ink in ("text", "quiet", "danger", "warn", "good"):
        for ground in BARS:
            assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5, (ink, ground)
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.panel, tokens.text) >= 7  # tips and toasts


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_shades_of_ink_can_be_told_apart(tokens: Tokens) -> None:
    inks = (tokens.text, tokens.quiet, tokens.faint)
    text, quiet, faint = (contrast(ink, tokens.panel) for ink in inks)
    assert text > 1.5 * quiet
    assert quiet > 1.1 * faint
