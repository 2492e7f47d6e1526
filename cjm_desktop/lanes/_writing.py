"""Words that something stands right behind: no wider than they need."""

from cjm_desktop import typeset
from cjm_desktop.typeset.blocks import TextBlock, TextStyle


def snug(text: str, style: TextStyle, limit: float) -> tuple[TextBlock, float]:
    """A text and the width it takes up: its own on one line, or the limit where it has to wrap.

    A text that runs from right to left stands at the right end of the width it was set for, so a short one must
    not be set for a wide one.
    """
    block = typeset.set_text(text, style, None)
    if block.width <= limit:
        return block, block.width
    return typeset.set_text(text, style, limit), limit
