"""Texts as a user would type them."""

from cjm_desktop.typeset import TextStyle, set_text


def test_wraps_between_words_at_a_fixed_pitch() -> None:
    block = set_text("The customer compares prices", TextStyle(size=10.0, line_height=1.3), 70.0)

    assert [line.text for line in block.lines] == ["The customer ", "compares ", "prices"]
    assert block.line_count == 3
    assert block.height == 39.0
