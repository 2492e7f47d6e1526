"""Texts as people type them: nothing lost, nothing clipped, nothing wider than asked for."""

import gc
import pickle
import re
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from weakref import ref

import pytest
import uharfbuzz
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.typeset import GlyphRun, TextBlock, TextStyle, face, set_text
from cjm_desktop.typeset.setting import set_once

STYLE = TextStyle(size=9.0)
SAMPLES = {
    "Latin": "The customer “öffnet” die Rechnung – AVATAR To We fi -> 3x4 (PDF), ŁÓDŹ",
    "Vietnamese": "Khách hàng so sánh giá: Ầ Ẩ Ỗ Ự ặ",
    "Greek": "Ελληνικά: ο πελάτης συγκρίνει τιμές",
    "Cyrillic": "Клиент сравнивает цены, Ђ Ё ґ і ї и́",
    "Arabic": "مرحبا بالعالم، رحلة العميل ١٢٣ تبدأ من الموقع Website",
    "Persian": "می‌خواهم گزارش را ببینم ۱۲۳",
    "Hebrew": "שלום עולם, מסע הלקוח 123 שָׁלוֹם (PDF)",
    "Devanagari": "ग्राहक यात्रा क्षेत्र (हिन्दी) कृपया 12 पंक्ति 😀",
    "Thai": "ภาษาไทยการเดินทางของลูกค้า น้ำ ปั๊ม ที่นี่ ผู้ใหญ่",
    "Simplified Chinese": "客户旅程地图体验触点，痛点。“好”——这是……一个较长的句子",
    "Traditional Chinese": "客戶旅程地圖體驗觸點，繁體中文",
    "Japanese": "お客様の旅、ウェブサイトで価格を比較します。「質問」ｶﾅ",
    "Korean": "고객 여정 지도: 웹사이트에서 가격을 비교합니다, 똠방각하 펲시콜라",
    "Emoji": "😀 👩‍👩‍👧 🇩🇪 ❤️ 👍🏽 1️⃣ ✅ ⏰ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "Signs": "→ ✓ ★ ● ■ ∑ ∞ ≠ ≥ € £ ¥ ₹ © ™ ½ ² ① … • ☎ ✉",
}
WHITE = re.compile(r"[\s\u200b]+")


def natural_width(text: str, style: TextStyle) -> float:
    """The width in points of the widest line of a text that is not wrapped."""
    return set_text(text, style, None).width


def glyphs(block: TextBlock) -> list[int]:
    return [glyph for line in block.lines for run in line.runs for glyph in run.glyphs]


def faces_used(block: TextBlock) -> set[str]:
    return {run.face for line in block.lines for run in line.runs}


def ink_of(block: TextBlock) -> list[tuple[float, float]]:
    """Top and bottom of what every line really draws, measured by HarfBuzz from the font files."""
    return [_ink(line.runs, line.baseline) for line in block.lines]


def _ink(runs: tuple[GlyphRun, ...], baseline: float) -> tuple[float, float]:
    tops, bottoms = [baseline], [baseline]
    for run in runs:
        font = harfbuzz(run.face)
        scale = run.size / font.face.upem
        for glyph, (_, y) in zip(run.glyphs, run.positions, strict=True):
            extents = font.get_glyph_extents(glyph)
            if extents is not None and extents.height:
                tops.append(y - extents.y_bearing * scale)
                bottoms.append(y - (extents.y_bearing + extents.height) * scale)
    return min(tops), max(bottoms)


_FONTS: dict[str, uharfbuzz.Font] = {}


def harfbuzz(key: str) -> uharfbuzz.Font:
    if key not in _FONTS:
        _FONTS[key] = uharfbuzz.Font(uharfbuzz.Face(face(key).read()))
    return _FONTS[key]


def test_wraps_between_words_at_a_fixed_pitch() -> None:
    block = set_text("The customer compares prices", TextStyle(size=10.0, line_height=1.3), 70.0)

    assert [line.text for line in block.lines] == ["The customer ", "compares ", "prices"]
    assert block.line_count == 3
    assert block.height == pytest.approx(39.0)
    baselines = [line.baseline for line in block.lines]
    assert [b - a for a, b in pairwise(baselines)] == pytest.approx([13.0, 13.0])


@pytest.mark.parametrize("script", SAMPLES)
@pytest.mark.parametrize("style", [STYLE, TextStyle(weight=600), TextStyle(italic=True)])
def test_every_script_is_shaped_by_bundled_faces_without_missing_glyphs(
    script: str, style: TextStyle
) -> None:
    block = set_text(SAMPLES[script], style, 80.0)

    assert 0 not in glyphs(block)
    assert "Box-Regular" not in faces_used(block)
    assert "".join(line.text for line in block.lines) == SAMPLES[script]


@pytest.mark.parametrize("script", SAMPLES)
@pytest.mark.parametrize("width", [30.0, 61.5, 100.0])
def test_no_line_is_wider_than_asked_for(script: str, width: float) -> None:
    block = set_text(SAMPLES[script], STYLE, width)

    assert block.width <= width
    assert all(line.x >= 0 and line.x + line.width <= width + 1e-9 for line in block.lines)


@pytest.mark.parametrize("line_height", [1.0, 1.3])
@pytest.mark.parametrize("script", SAMPLES)
def test_the_ink_of_lines_neither_overlaps_nor_leaves_the_block(
    script: str, line_height: float
) -> None:
    block = set_text(SAMPLES[script], TextStyle(size=9.0, line_height=line_height), 40.0)

    ink = ink_of(block)
    slack = 9.0 / 500  # outlines are rounded to pixels of the design size
    assert ink[0][0] >= -slack
    assert ink[-1][1] <= block.height + slack
    assert all(below[0] >= above[1] - slack for above, below in pairwise(ink))


def test_stacked_marks_push_the_lines_apart() -> None:
    plain = set_text("Zalgo\nZalgo", STYLE, 100.0)
    stacked = set_text("Zalgo\nZ̸̡͇̹͉͌̄̓̉a̷̢͖̞͑l̵g̴o̶", STYLE, 100.0)

    assert stacked.height > plain.height + 5
    ink = ink_of(stacked)
    assert ink[1][0] >= ink[0][1] - 0.02
    assert ink[1][1] <= stacked.height + 0.02


def test_a_word_of_400_letters_is_broken_and_whole() -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 12
    block = set_text(word[:400], STYLE, 100.0)

    assert block.line_count > 15
    assert block.width <= 100.0
    assert "".join(line.text for line in block.lines) == word[:400]
    assert len(glyphs(block)) == 400


def test_forty_lines_stay_forty_lines() -> None:
    text = "\n".join(f"Line {n}" for n in range(40))
    block = set_text(text, STYLE, 100.0)

    assert [line.text for line in block.lines] == text.split("\n")
    assert block.height == pytest.approx(40 * 9.0 * 1.3)


@pytest.mark.parametrize("new_line", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\v", "\f", "\x85"])
def test_every_kind_of_new_line_starts_a_line(new_line: str) -> None:
    block = set_text(f"one{new_line}{new_line}two", STYLE, None)

    assert [line.text for line in block.lines] == ["one", "", "two"]


def test_an_empty_text_is_one_line_high() -> None:
    block = set_text("", STYLE, 50.0)

    assert (block.line_count, block.width) == (1, 0.0)
    assert block.height == pytest.approx(9.0 * 1.3)


@pytest.mark.parametrize("text", ["Hello", "مرحبا", "客户", "שלום"])
def test_spaces_at_the_end_do_not_count(text: str) -> None:
    assert natural_width(text + "   \t ", STYLE) == natural_width(text, STYLE)
    assert set_text(text + "  ", STYLE, 60.0).lines[0].text == text + "  "


def test_a_tab_is_a_gap() -> None:
    assert natural_width("a\tb", STYLE) > natural_width("a b", STYLE)


def test_alignment_follows_the_reading_direction() -> None:
    def lefts(text: str, align: str) -> float:
        return set_text(text, TextStyle(align=align), 100.0).lines[0].x

    for text in ("abc", "12 — שלום"):
        free = 100.0 - natural_width(text, TextStyle())
        start, end = (0.0, free) if text == "abc" else (free, 0.0)
        assert lefts(text, "start") == pytest.approx(start)
        assert lefts(text, "centre") == pytest.approx(free / 2)
        assert lefts(text, "end") == pytest.approx(end)


def test_the_first_letter_outside_isolates_gives_the_direction() -> None:
    assert set_text("\u2067שלום\u2069 abc", STYLE, 100.0).lines[0].x == 0.0
    assert set_text("123 שלום abc", STYLE, 100.0).lines[0].x > 0.0


def test_right_to_left_text_is_drawn_from_the_right() -> None:
    (line,) = set_text("אב", STYLE, None).lines
    (run,) = line.runs
    alone = {letter: glyphs(set_text(letter, STYLE, None))[0] for letter in "אב"}
    leftmost = min(zip(run.positions, run.glyphs, strict=True))[1]
    assert leftmost == alone["ב"]


@pytest.mark.parametrize(
    "text", ["\x00", "\x07", "\x7f", "\x9b", "\ufffc", "\ue123", "ꦲ", "𒀀", "\U000f0000"]
)
def test_what_no_face_has_is_a_box(text: str) -> None:
    block = set_text(f"a{text}b", STYLE, None)

    assert "Box-Regular" in faces_used(block)
    assert 0 not in glyphs(block)
    assert block.width > natural_width("ab", STYLE) + 5
    assert block.lines[0].text == f"a{text}b"


@pytest.mark.parametrize("text", ["\ud800", "a\udfff\ud800b"])
def test_lone_surrogates_become_the_replacement_character(text: str) -> None:
    block = set_text(text, STYLE, 100.0)

    assert "\ufffd" in block.lines[0].text
    block.lines[0].text.encode("utf-8")


def test_a_byte_order_mark_moves_nothing() -> None:
    plain, marked = (set_text(text, STYLE, None) for text in ("a客b", "\ufeffa客b"))

    assert marked.width == plain.width
    assert faces_used(marked) == faces_used(plain)


def test_an_arrow_of_two_signs_stays_two_signs() -> None:
    assert len(glyphs(set_text("->", STYLE, None))) == 2


def test_joined_emoji_are_one_picture_beside_any_script() -> None:
    family = glyphs(set_text("👩‍👩‍👧", STYLE, None))[0]
    for text in ("abc", "क", "ع", "客"):
        runs = set_text(text + "👩‍👩‍👧", STYLE, None).lines[0].runs
        assert family in [
            glyph for run in runs if run.face == "Emoji-Regular" for glyph in run.glyphs
        ]


def test_a_heading_is_of_one_weight() -> None:
    bold = TextStyle(weight=600)
    assert faces_used(set_text("客户旅程", bold, None)) == {"SC-SemiBold"}
    assert faces_used(set_text("お客様の旅", bold, None)) == {"JP-SemiBold"}
    assert faces_used(set_text("고객 여정", bold, None)) == {"KR-SemiBold"}
    assert faces_used(set_text("繁體中文", bold, None)) == {"SC-Regular"}
    assert faces_used(set_text("תרשים", bold, None)) == {"Hebrew-SemiBold"}


def test_kana_or_hangul_choose_the_shapes_of_their_language() -> None:
    assert faces_used(set_text("直", STYLE, None)) == {"SC-Regular"}
    assert faces_used(set_text("直す", STYLE, None)) == {"JP-Regular"}
    assert faces_used(set_text("한국", STYLE, None)) == {"KR-Regular"}


@given(st.text(max_size=60), st.floats(1.0, 300.0), st.sampled_from([1.0, 1.3]))
@settings(deadline=None, max_examples=300)
def test_nothing_is_lost_whatever_is_typed(text: str, width: float, line_height: float) -> None:
    block = set_text(text, TextStyle(line_height=line_height), width)

    drawn = "".join(line.text for line in block.lines)
    assert WHITE.sub("", drawn) == WHITE.sub("", text)
    assert 0 not in glyphs(block)
    assert len(block.lines) == block.line_count
    for line in block.lines:
        ink = [glyph for run in line.runs for glyph in run.glyphs]
        assert line.width <= width + 1e-9 or len(ink) <= len(line.text) * 2
    tops = [top for top, _ in ink_of(block)]
    bottoms = [bottom for _, bottom in ink_of(block)]
    assert min(tops) >= -0.05
    assert max(bottoms) <= block.height + 0.05


def test_a_megabyte_is_set() -> None:
    text = "word " * 200_000
    block = set_text(text, STYLE, 100.0)

    assert block.line_count > 10_000
    assert set_text("x" * 100_000, STYLE, None).line_count >= 1


@pytest.mark.parametrize("width", [0.0, -5.0, 1e-9, float("inf"), 1e12])
def test_any_width_is_accepted(width: float) -> None:
    block = set_text("ab cd", STYLE, width)

    assert "".join(line.text for line in block.lines) == "ab cd"
    assert block.line_count == (4 if width < 1 else 1)


def test_the_same_text_is_set_once() -> None:
    assert set_text("again", TextStyle(), 80.0) is set_text("again", TextStyle(), 80.0)


def test_what_no_drawing_holds_is_forgotten_and_what_one_holds_is_not_set_again() -> None:
    """Each letter typed makes a text of its own, for hours."""
    drawn = set_text("drawn", TextStyle(), 80.0)
    typed = ref(set_text("typed for a moment", TextStyle(), 80.0))
    for number in range(5_000):
        set_text(f"{number}", TextStyle(), 80.0)
    gc.collect()
    assert typed() is None
    assert set_text("drawn", TextStyle(), 80.0) is drawn


def test_a_block_survives_pickling() -> None:
    block = set_text(SAMPLES["Arabic"], TextStyle(size=12.0, weight=600, align="end"), 90.0)

    again = pickle.loads(pickle.dumps(block))

    assert again.lines == block.lines
    assert (again.width, again.height) == (block.width, block.height)


def test_two_threads_set_the_same_lines_as_one() -> None:
    jobs = [
        (text, TextStyle(size=7.0), float(w)) for w in range(40, 80) for text in SAMPLES.values()
    ]
    set_once.cache_clear()
    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(lambda job: set_text(*job).lines, jobs))
    set_once.cache_clear()
    assert found == [set_text(*job).lines for job in jobs]


def test_widths_agree_with_harfbuzz() -> None:
    for text in ("AVATAR To We customer", "Клиент сравнивает"):
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        font = harfbuzz("Sans-Regular")
        uharfbuzz.shape(font, buffer)
        width = sum(p.x_advance for p in buffer.glyph_positions) * 9.0 / font.face.upem
        assert natural_width(text, STYLE) == pytest.approx(width, rel=1e-3)
