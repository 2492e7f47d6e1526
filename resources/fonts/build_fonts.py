"""Make the bundled fonts from the static TTFs of the npm packages `@expo-google-fonts/*`.

    python resources/fonts/build_fonts.py [DOWNLOADS]

Needs `npm` and `pip install .[fonts]`; the result stands beside this file and is committed.
What is done to every face, and why:

- **A family of its own, "CJM <face> <digest>", always weight 400 upright.** An installed font of
  the same name would win over a bundled one, so the name holds a digest of the outlines; and Qt
  would thicken or slant a family that lacks a style, so no family has styles.
- **Only characters that no earlier face of the list has** (digits, Latin and joiners of the
  script faces stay where shaping needs them): `faces.json` says which face draws what.
- **No language variants and no alternates** (`locl`, `calt`, `ss01` ...): they would depend on
  the machine's language, and "->" has to stay what was typed.
- **Every face names every script** (see `serve_every_script`), and the main face kerns all alike.
- **The space takes part in no kerning**, so that
  a line is as wide as its words and spaces.
- **No hints, no vertical metrics, no glyph names**: the layout never hints, and it saves a third.
"""

import hashlib
import json
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import otTables

HERE = Path(__file__).resolve().parent
BOX, BOX_ASTRAL = 0xE000, 0x10FFFD  # the last-resort box, for one and for two UTF-16 units
JOINERS = (0x200C, 0x200D, 0x25CC, 0x00A0, 0x0020)
WEIGHTS = {"Regular": "400Regular", "SemiBold": "600SemiBold", "Bold": "700Bold"}
LATIN_FEATURES = ["kern", "mark", "mkmk", "ccmp"]
CJK_FEATURES = ["ccmp", "ljmo", "vjmo", "tjmo"]
# The OpenType tags of every script that some face draws.
SCRIPTS = ["DFLT", "arab", "bopo", "brai", "cyrl", "dev2", "deva", "grek"]
SCRIPTS += ["hang", "hani", "hebr", "kana", "latn", "thai"]
SKIPPED_FEATURES = {"locl", "calt", "aalt", "frac", "numr", "dnom", "ordn", "zero", "salt", "hist"}


@dataclass(frozen=True)
class Face:
    """One bundled file: its key, where it comes from, which characters and features it keeps."""

    key: str
    package: str
    version: str
    style: str
    wanted: frozenset[int] | None = None  # None: all
    features: tuple[str, ...] | None = None  # None: all that shaping uses by itself
    keeps: tuple[int, ...] = JOINERS  # characters kept although an earlier face has them


def decoded(codec: str, leads: Iterable[int], trails: Iterable[int]) -> frozenset[int]:
    """The characters of a two-byte national standard."""
    found: set[int] = set()
    trails = tuple(trails)
    for lead in leads:
        for trail in trails:
            try:
                found.update(map(ord, bytes((lead, trail)).decode(codec)))
            except UnicodeDecodeError:
                continue
    return frozenset(found)


def spans(*pairs: tuple[int, int]) -> frozenset[int]:
    return frozenset(code for first, last in pairs for code in range(first, last + 1))


CONTROLS = spans((0x00, 0x1F), (0x7F, 0x9F), (0x2028, 0x2029), (0xFFFC, 0xFFFC))
PRIVATE = spans((0xE000, 0xF8FF), (0xF0000, 0x10FFFF))
EUC = range(0xA1, 0xFF)
CJK_SIGNS = spans((0x3000, 0x303F), (0x3200, 0x33FF), (0xFE10, 0xFE1F), (0xFE30, 0xFE4F))
WIDE = spans((0xFF01, 0xFFEE))
KANA = spans((0x3041, 0x30FF), (0x31F0, 0x31FF))
BOPOMOFO = spans((0x3105, 0x312F), (0x31A0, 0x31BF))
JAMO = spans((0x1100, 0x1112), (0x1161, 0x1175), (0x11A8, 0x11C2), (0x3131, 0x318E))
HANGUL = spans((0xAC00, 0xD7A3))
GB2312 = decoded("gb2312", EUC, EUC)
JIS = decoded("euc_jp", EUC, EUC)
BIG5_COMMON = decoded("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])

# Signs that Latin shares but that are as wide as a character among Chinese and Japanese ones.
CJK_SHARED = (0x20, 0xB7, 0x2014, 0x2015, 0x2018, 0x2019, 0x201C, 0x201D, 0x2025, 0x2026)
# Letters the fallback keeps for clusters with a mark that the main face lacks.
LETTERS = spans((0x20, 0x7E), (0xA0, 0x17F), (0x300, 0x36F), (0x386, 0x3CE), (0x400, 0x45F))

SC = GB2312 | BIG5_COMMON | CJK_SIGNS | WIDE | BOPOMOFO
JP = JIS | KANA | CJK_SIGNS | WIDE
KR = HANGUL | JAMO | spans((0x3001, 0x3003), (0x3008, 0x3011), (0x3200, 0x321E), (0x3260, 0x327F))
# Headings: the characters of everyday texts only; a text with a rarer one is set regular.
STOPS = spans((0x3000, 0x301F), (0xFF01, 0xFF5E))
SC_COMMON = decoded("gb2312", range(0xB0, 0xD8), EUC) | STOPS
JP_COMMON = decoded("euc_jp", range(0xB0, 0xD0), EUC) | STOPS | KANA
KR_COMMON = decoded("euc_kr", range(0xB0, 0xC9), EUC) | {0x20}
# Dingbats and symbols that people paste; game tiles, alchemy and the like are left out.
SYMBOLS = spans((0x2000, 0x2BFF), (0x1F000, 0x1F0FF), (0x1F100, 0x1F2FF), (0x1F300, 0x1FAFF))
MATHS = spans((0x2000, 0x2BFF), (0x1D400, 0x1D7FF))

INTER = ("@expo-google-fonts/inter", "0.4.2")
LATIN = tuple(LATIN_FEATURES)
CJK = tuple(CJK_FEATURES)


def script(key: str, name: str, version: str, *weights: str) -> list[Face]:
    package = f"@expo-google-fonts/noto-sans-{name}"
    return [Face(f"{key}-{w}", package, version, WEIGHTS[w]) for w in weights]


def cjk(key: str, wanted: frozenset[int]) -> Face:
    language, weight = key.split("-")
    package = f"@expo-google-fonts/noto-sans-{language.lower()}"
    keeps = (0x20,) if language == "KR" else CJK_SHARED
    return Face(key, package, "0.4.3", WEIGHTS[weight], wanted, CJK, keeps)


# The order matters: a character belongs to the first face that has it.
FACES = [
    Face("Sans-Regular", *INTER, "400Regular", features=LATIN),
    Face("Sans-SemiBold", *INTER, "600SemiBold", features=LATIN),
    Face("Sans-Bold", *INTER, "700Bold", features=LATIN),
    Face("Sans-Italic", *INTER, "400Regular_Italic", features=LATIN),
    Face("Sans-SemiBoldItalic", *INTER, "600SemiBold_Italic", features=LATIN),
    *script("Arabic", "arabic", "0.4.3", "Regular", "SemiBold"),
    *script("Hebrew", "hebrew", "0.4.1", "Regular", "SemiBold"),
    *script("Devanagari", "devanagari", "0.4.1", "Regular", "SemiBold"),
    *script("Thai", "thai", "0.4.2", "Regular", "SemiBold"),
    cjk("KR-Regular", KR),
    cjk("KR-SemiBold", KR_COMMON),
    cjk("SC-Regular", SC),
    cjk("SC-SemiBold", SC_COMMON),
    cjk("JP-Regular", JP),
    cjk("JP-SemiBold", JP_COMMON),
    Face(
        "Fallback-Regular",
        "@expo-google-fonts/noto-sans",
        "0.4.2",
        "400Regular",
        keeps=tuple(LETTERS),
    ),
    Face("Emoji-Regular", "@expo-google-fonts/noto-emoji", "0.4.7", "400Regular"),
    Face("Symbols-Regular", "@expo-google-fonts/noto-sans-symbols", "0.4.1", "400Regular", SYMBOLS),
    Face(
        "Symbols2-Regular", "@expo-google-fonts/noto-sans-symbols-2", "0.4.1", "400Regular", SYMBOLS
    ),
    Face("Maths-Regular", "@expo-google-fonts/noto-sans-math", "0.4.2", "400Regular", MATHS),
]
SANS = frozenset(face.key for face in FACES if face.key.startswith("Sans-"))
LAST = ("Fallback", "Emoji", "Symbols", "Symbols2", "Maths")


def main() -> None:
    """Download, subset, rename and write every face, then `faces.json` and the licences."""
    downloads = Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parents[1] / "build" / "npm")
    downloads.mkdir(parents=True, exist_ok=True)
    taken: dict[str, frozenset[int]] = {}
    for face in FACES:
        font = cut(face, fetch(face, downloads), leave_out=earlier(face, taken))
        rename(font, face.key, digest(font))
        font.save(HERE / f"{face.key}.ttf")
        taken[face.key] = frozenset(font.getBestCmap())
        print(f"{face.key:24} {len(taken[face.key]):6} characters {size(face.key) / 1024:7.0f} KiB")
    make_box()
    taken["Box-Regular"] = frozenset({BOX, BOX_ASTRAL})
    write_coverage(taken)
    total = sum(path.stat().st_size for path in HERE.glob("*.ttf"))
    print(f"{'together':24} {total / 2**20:34.2f} MiB")


def fetch(face: Face, downloads: Path) -> TTFont:
    """The unchanged font out of its npm package; its licence is put beside the result."""
    archive = downloads / f"{face.package[1:].replace('/', '-')}-{face.version}.tgz"
    if not archive.exists():
        command = ["npm", "pack", "--silent", f"{face.package}@{face.version}"]
        subprocess.run(command, cwd=downloads, check=True)
    with tarfile.open(archive) as package:
        names = package.getnames()
        wanted = next(n for n in names if f"/{face.style}/" in n and n.endswith(".ttf"))
        licence = package.extractfile("package/LICENSE_FONT")
        data = package.extractfile(wanted)
        assert licence is not None
        assert data is not None
        family = face.key.split("-")[0]
        (HERE / f"LICENSE-{family}.txt").write_bytes(licence.read())
        return TTFont(data, lazy=False)


def earlier(face: Face, taken: dict[str, frozenset[int]]) -> frozenset[int]:
    """The characters another face draws already: Latin for all, everything for the last ones."""
    if face.key in SANS:
        return frozenset()
    family = face.key.split("-")[0]
    if family == "Emoji":
        return frozenset()
    if family not in LAST:
        return taken["Sans-Regular"]
    return frozenset().union(*taken.values())


def cut(face: Face, font: TTFont, *, leave_out: frozenset[int]) -> TTFont:
    """Keep the wanted characters, the features that shape them, and what both reach."""
    cmap = frozenset(font.getBestCmap()) - CONTROLS - PRIVATE
    wanted = cmap if face.wanted is None else cmap & face.wanted
    options = Options()
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "STAT", "gasp", "DSIG", "MVAR"]
    if face.features is None:
        features = {*options.layout_features} - SKIPPED_FEATURES
        options.layout_features = sorted(features - {"vert", "vrt2", "vkrn"})
    else:
        options.layout_features = list(face.features)
    keeps = cmap & frozenset(face.keeps)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=(wanted - leave_out) | keeps)
    subsetter.subset(font)
    if face.key in SANS:
        free_the_space(font)
    if face.features == CJK:
        del font["GPOS"]
    if face.key.startswith("Emoji"):
        join_beside_any_script(font)
    serve_every_script(font)
    return font


def free_the_space(font: TTFont) -> None:
    """Take the space glyphs out of all kerning."""
    cmap = font.getBestCmap()
    spaces = {cmap[code] for code in (0x20, 0xA0) if code in cmap}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            pairs = table.ExtSubTable if table.LookupType == 9 else table
            if pairs.LookupType == 2:
                drop_from_pairs(pairs, spaces)


def serve_every_script(font: TTFont) -> None:
    """Name every script in the layout tables of a face, with the features of its main script.

    A bracket, a digit or an emoji counts to the script of the letters before it, and Qt refuses a
    face that does not name that script and takes any other. Inter, too, places marks on Latin
    letters only.
    """
    if "GSUB" not in font:
        font["GSUB"] = newTable("GSUB")
        font["GSUB"].table = empty_substitutions()
    for table in (font[tag].table for tag in ("GSUB", "GPOS") if tag in font):
        records = {record.ScriptTag: record.Script for record in table.ScriptList.ScriptRecord}
        main = records.get("latn") or records.get("DFLT") or next(iter(records.values()), None)
        if 0x0416 in font.getBestCmap():
            records = {}
        scripts = {tag: records.get(tag, main or no_features()) for tag in SCRIPTS}
        table.ScriptList.ScriptRecord = [script_record(*pair) for pair in sorted(scripts.items())]
        table.ScriptList.ScriptCount = len(scripts)


def join_beside_any_script(font: TTFont) -> None:
    """Do what joins emoji once more as `rclt`: beside Indic letters `ccmp` works in syllables only."""
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag == "ccmp":
            record.FeatureTag = "rclt"


def empty_substitutions() -> Any:
    table = otTables.GSUB()
    table.Version = 0x00010000
    table.ScriptList, table.FeatureList = otTables.ScriptList(), otTables.FeatureList()
    table.LookupList = otTables.LookupList()
    table.ScriptList.ScriptRecord, table.FeatureList.FeatureRecord = [], []
    table.LookupList.Lookup = []
    return table


def no_features() -> Any:
    script = otTables.Script()
    script.DefaultLangSys = otTables.DefaultLangSys()
    script.DefaultLangSys.ReqFeatureIndex = 0xFFFF
    script.DefaultLangSys.FeatureIndex = []
    script.LangSysRecord = []
    return script


def script_record(tag: str, script: Any) -> Any:
    record = otTables.ScriptRecord()
    record.ScriptTag, record.Script = tag, script
    return record


def drop_from_pairs(pairs: Any, spaces: set[str]) -> None:
    """Remove glyphs from one kerning table, on both sides of its pairs."""
    coverage = pairs.Coverage.glyphs
    if pairs.Format == 2:
        for classes in (pairs.ClassDef1, pairs.ClassDef2):
            for space in spaces:
                classes.classDefs.pop(space, None)
        pairs.Coverage.glyphs = [glyph for glyph in coverage if glyph not in spaces]
        return
    for row in pairs.PairSet:
        row.PairValueRecord = [r for r in row.PairValueRecord if r.SecondGlyph not in spaces]
        row.PairValueCount = len(row.PairValueRecord)
    kept = [at for at, glyph in enumerate(coverage) if glyph not in spaces]
    pairs.PairSet = [pairs.PairSet[at] for at in kept]
    pairs.Coverage.glyphs = [coverage[at] for at in kept]
    pairs.PairSetCount = len(kept)


def digest(font: TTFont) -> str:
    """Eight letters that differ when what is drawn differs."""
    seen = hashlib.sha256()
    for tag in ("cmap", "glyf", "hmtx", "GSUB", "GPOS"):
        if tag in font:
            seen.update(font[tag].compile(font))
    return seen.hexdigest()[:8]


def rename(font: TTFont, key: str, mark: str) -> None:
    """A family of its own for every face; weight and slant are part of the family's name."""
    family = f"CJM {key.replace('-', ' ')} {mark}"
    values = {1: family, 2: "Regular", 3: f"CJM {key}", 4: family, 6: f"CJM-{key}"}
    for record in list(font["name"].names):
        if record.nameID in values:
            place = (record.platformID, record.platEncID, record.langID)
            font["name"].setName(values[record.nameID], record.nameID, *place)
        elif record.nameID not in (0, 5, 13, 14):
            font["name"].removeNames(nameID=record.nameID)
    head, os2 = font["head"], font["OS/2"]
    head.macStyle = 0
    head.modified = head.created  # the same input makes the same bytes
    os2.usWeightClass = 400
    os2.fsSelection = (os2.fsSelection & ~0b100001) | 0b1000000  # regular; not italic, not bold
    os2.recalcUnicodeRanges(font)
    os2.recalcCodePageRanges(font)
    font["post"].italicAngle = 0
    font.recalcTimestamp = False


def make_box() -> None:
    """The last resort: a crossed box for every character that no other face draws."""
    pen = TTGlyphPen(None)
    outline(pen, [(80, -120), (80, 840), (720, 840), (720, -120)])
    outline(pen, [(130, -70), (670, -70), (670, 790), (130, 790)])
    outline(pen, [(400, 436), (190, 750), (610, 750)])
    outline(pen, [(400, 284), (610, -30), (190, -30)])
    box = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box"])
    builder.setupCharacterMap({BOX: "box", BOX_ASTRAL: "box"})
    builder.setupGlyf({".notdef": box, "box": box})
    builder.setupHorizontalMetrics({".notdef": (800, 80), "box": (800, 80)})
    builder.setupHorizontalHeader(ascent=960, descent=-240)
    builder.setupOS2(sTypoAscender=960, sTypoDescender=-240, usWinAscent=960, usWinDescent=240)
    builder.setupPost(keepGlyphNames=False)
    serve_every_script(builder.font)
    family = f"CJM Box Regular {digest(builder.font)}"
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.font["head"].created = builder.font["head"].modified = 3_850_000_000
    builder.font.recalcTimestamp = False
    builder.save(HERE / "Box-Regular.ttf")


def outline(pen: TTGlyphPen, corners: list[tuple[int, int]]) -> None:
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()


def write_coverage(taken: dict[str, frozenset[int]]) -> None:
    """`faces.json`: for every face the characters it draws, as [first, last, first, last ...]."""
    listing = {}
    for key, codes in taken.items():
        edges: list[int] = []
        for code in sorted(codes):
            if edges and edges[-1] == code - 1:
                edges[-1] = code
            else:
                edges += [code, code]
        listing[key] = edges
    lines = [f"{json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in listing.items()]
    (HERE / "faces.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def size(key: str) -> int:
    return (HERE / f"{key}.ttf").stat().st_size


if __name__ == "__main__":
    main()
