"""Tags in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.domain.tags import read_tags, write_tags


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("price, range , price", ("price", "range")),
        ("price; range", ("price", "range")),
        ("a, b; c", ("a, b", "c")),
        ('"price, high", range', ("price, high", "range")),
        ('"one; two", three', ("one; two", "three")),
        ('5" screen, small', ('5" screen', "small")),
        ("one\ntwo", ("one two",)),
        (" , ;", (",",)),
        ("", ()),
        (",,", ()),
    ],
)
def test_tags_are_read_as_they_are_written_by_people(text: str, tags: tuple[str, ...]) -> None:
    assert read_tags(text) == tags


words = st.text(st.sampled_from("ab ,;\"'"), min_size=1, max_size=8)


@given(st.lists(words.map(lambda word: " ".join(word.split())).filter(bool), unique=True))
def test_what_is_written_is_read_back_the_same(tags: list[str]) -> None:
    assert read_tags(write_tags(tags)) == tuple(tags)
