"""The quick way for plain words and the way through Qt give the same lines and glyphs."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.typeset import TextStyle, plain, shaping
from cjm_desktop.typeset.paragraphs import Paragraph, paragraphs

STYLES = [
    TextStyle(),
    TextStyle(weight=600),
    TextStyle(weight=700),
    TextStyle(italic=True),
    TextStyle(italic=True, weight=700),
]
ALPHABETS = [
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöüßÄÖÜéèñçåøœŁłŚžĘİ",
    "αβγδεζηθικλμνξοπρστυφχψωςΑΒΓΔΕΖΗΘΛΞΠΣΦΨΩάέήίόύώΆΈ",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗЇєѓўЉ",
]


@st.composite
def _word(draw: st.DrawFn, letters: str) -> str:
    stem = draw(st.text(letters, min_size=1, max_size=9))
    before = draw(st.sampled_from(["", "", "", "(", "“", "„", "12"]))
    middle = draw(st.sampled_from(["", "", "", "'s", "’t", ".5", ",a0", "4", "%"]))
    after = draw(st.sampled_from(["", "", "", ")", ".", ",", "?!", "...", "):", "”", ".”", "?“"]))
    return draw(st.sampled_from([before + stem + middle + after] * 9 + ["&", "+", "–"]))


@st.composite
def _plain_texts(draw: st.DrawFn) -> str:
    letters = draw(st.sampled_from(ALPHABETS))
    words = draw(st.lists(_word(letters), min_size=1, max_size=9))
    gaps = draw(st.lists(st.sampled_from([" ", " ", " ", "   "]), min_size=9, max_size=9))
    return "".join(word + gap for word, gap in zip(words, gaps, strict=False)).rstrip()


def _paragraph(text: str, style: TextStyle) -> Paragraph:
    (paragraph,) = paragraphs(text, style)
    return paragraph


@given(_plain_texts(), st.sampled_from(STYLES), st.floats(1500.0, 12_000.0), st.integers(-2, 2))
@settings(deadline=None, max_examples=400)
def test_both_ways_agree_to_the_last_bit(
    text: str, style: TextStyle, limit: float, edge: int
) -> None:
    paragraph = _paragraph(text, style)
    head = _paragraph(text[: len(text) // 2 + 1], style)
    # The width at which the first half just fits, and a little less and more, is the hard case.
    just = shaping.shape(head, shaping.WIDEST)[0].extent.width + edge / 64

    for width in (limit, just, shaping.WIDEST):
        assert plain.shape(paragraph, width) == shaping.shape(paragraph, width)
        assert plain.extents(paragraph, width) == shaping.extents(paragraph, width)


def test_ordinary_card_texts_take_the_quick_way() -> None:
    for text in ("Compare prices online", "Kunde ruft die Hotline an (2x).", "Цена 12,5 %", "it’s"):
        paragraph = _paragraph(text.replace(" %", "%"), TextStyle())
        assert plain.break_plain(paragraph, 9000.0) is not None


def test_every_pair_of_letters_is_kerned_as_qt_does() -> None:
    for letters in ALPHABETS:
        for first in letters + "1":
            pairs = " ".join(first + second for second in letters + "1")
            for style in (TextStyle(), TextStyle(italic=True, weight=600)):
                paragraph = _paragraph(pairs, style)
                assert plain.break_plain(paragraph, 9000.0) is not None
                assert plain.shape(paragraph, 9000.0) == shaping.shape(paragraph, 9000.0)
