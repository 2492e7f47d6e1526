"""The bundled fonts: what they cover, whose they are, and that no other font gets in."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import reportlab
import uharfbuzz
from PySide6.QtGui import QRawFont

from cjm_desktop.bundled import resource
from cjm_desktop.typeset import face, face_key_of
from cjm_desktop.typeset.coverage import draws
from cjm_desktop.typeset.faces import KEYS, font_of, raw_of

FONTS = resource("fonts")


def decoded(codec: str, rows: range) -> set[str]:
    """The characters of a national two-byte standard in EUC form."""
    found: set[str] = set()
    for row in rows:
        for cell in range(0xA1, 0xFF):
            found.update(bytes((row, cell)).decode(codec, "ignore"))
    return {sign for sign in found if sign > "\u00ff"}


def covered(key: str) -> set[int]:
    return set(uharfbuzz.Face(face(key).read()).unicodes)


def test_all_fonts_are_here_with_a_licence_and_small_enough() -> None:
    files = {path.stem for path in FONTS.glob("*.ttf")}
    families = {key.split("-")[0] for key in KEYS} - {"Box"}

    assert files == set(KEYS)
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 14_500_000
    for family in families:
        licence = (FONTS / f"LICENSE-{family}.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE" in licence.upper()


def test_the_list_of_covered_characters_is_that_of_the_files() -> None:
    listed = json.loads((FONTS / "faces.json").read_bytes())
    for key in KEYS:
        edges = listed[key]
        codes = {c for a, b in zip(edges[::2], edges[1::2], strict=True) for c in range(a, b + 1)}
        assert codes == covered(key)


@pytest.mark.parametrize(
    ("key", "codec", "rows"),
    [
        ("SC-Regular", "gb2312", range(0xB0, 0xF8)),
        ("JP-Regular", "euc_jp", range(0xB0, 0xF5)),
        ("KR-Regular", "euc_kr", range(0xB0, 0xC9)),
    ],
)
def test_the_standard_characters_of_east_asia_are_covered(
    key: str, codec: str, rows: range
) -> None:
    wanted = decoded(codec, rows)

    assert len(wanted) > 2300
    assert {ord(sign) for sign in wanted} <= covered(key)


def test_every_hangul_syllable_and_kana_is_covered() -> None:
    assert set(range(0xAC00, 0xD7A4)) <= covered("KR-Regular")
    assert set(range(0x3041, 0x3097)) | set(range(0x30A1, 0x30FB)) <= covered("JP-Regular")


@pytest.mark.parametrize("key", KEYS)
def test_qt_draws_a_face_from_the_bundled_bytes(key: str) -> None:
    assert face_key_of(raw_of(key)) == key
    assert face_key_of(QRawFont.fromFont(font_of(key))) == key
    assert face(key).read()[:4] == b"\x00\x01\x00\x00"  # TrueType outlines, which can be embedded
    assert raw_of(key).ascent() == pytest.approx(
        face(key).ascent * 1000 / face(key).units_per_em, abs=1.0
    )


def test_other_fonts_and_other_keys_are_told_apart() -> None:
    other = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    assert face_key_of(QRawFont(str(other), 10)) is None
    with pytest.raises(KeyError):
        face("Comic-Regular")


def test_private_and_control_characters_belong_to_no_face() -> None:
    for key in KEYS[:-1]:
        assert not any(draws(key, sign) for sign in "\x00\x07\x7f\ue000\uf8ff\ufffc\U000f0000")


HOSTILE = """
from PySide6.QtGui import QFontDatabase, QGuiApplication
from cjm_desktop.typeset import TextStyle, prepare_environment, set_text
prepare_environment()
application = QGuiApplication([])
assert {family!r} in [name.split(" [")[0] for name in QFontDatabase.families()]
lines = set_text("AVATAR 客 क 😀", TextStyle(), None).lines
print([(run.face, run.glyphs, run.positions) for line in lines for run in line.runs])
"""


@pytest.mark.parametrize("family", ["CJM Sans Regular", "Inter", None])
def test_an_installed_font_of_the_same_name_changes_nothing(
    tmp_path: Path, family: str | None
) -> None:
    family = family or font_of("Sans-Regular").families()[0]
    install(tmp_path, family)
    settings = tmp_path / "fonts.conf"
    settings.write_text(
        f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    )

    fooled = run(HOSTILE.format(family=family), FONTCONFIG_FILE=str(settings))

    honest = "\n".join(line for line in HOSTILE.splitlines() if "assert" not in line)
    assert fooled == run(honest)


def run(program: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def install(folder: Path, family: str) -> None:
    """A font that looks different (the semibold face) under the given family name."""
    data = (FONTS / "Sans-SemiBold.ttf").read_bytes()
    old = font_of("Sans-SemiBold").families()[0]
    name = old.encode("utf-16-be")
    taken = family.ljust(len(old)).encode("utf-16-be")
    assert name in data
    (folder / "taken.ttf").write_bytes(data.replace(name, taken[: len(name)]))
