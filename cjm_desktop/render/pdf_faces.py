"""The bundled faces inside a PDF: only the glyphs used, addressed by their glyph ids.

A face becomes one Type 0 font with the encoding Identity-H (PDF 32000-1, 9.7), so the glyphs that
the layout chose are written down as they are, in every script, however many there are.
"""

from collections.abc import Iterable

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from cjm_desktop.render.pdf_letters import Clusters, letters_of
from cjm_desktop.typeset.faces import face

_SYMBOLIC = 4  # font flags, PDF 32000-1 table 123
_ITALIC = 64
_IN_A_BLOCK = 100  # entries of one bfchar block, at most


class EmbeddedFace:
    """One face of one document; ReportLab calls `addObjects` when the document is written."""

    def __init__(self, key: str, name: str) -> None:
        self.name = name  # as the page content calls it, for example 'F3'
        self._key = key
        self._face = hb.Face(face(key).read())
        self._font = hb.Font(self._face)
        self._thousandths = 1000 / self._face.upem
        self.widths: dict[int, float] = {}  # glyph -> advance in thousandths of the size
        self.codes: dict[int, str] = {}  # glyph -> as it is written in a string
        self._texts: set[str] = set()
        self.clusters = Clusters(self._font)

    def take(self, glyph: int) -> float:
        """Note that a glyph is used; returns its advance."""
        width: float = round(self._font.get_glyph_h_advance(glyph) * self._thousandths, 2)
        self.widths[glyph] = width
        self.codes[glyph] = f"{glyph:04X}"
        return width

    def took(self, text: str) -> None:
        """Note a line that is drawn with this face or partly so."""
        self._texts.add(text)

    def addObjects(self, document: PDFDocument) -> None:
        """Write the font file and its dictionaries."""
        program = PDFStream(content=self._subset(), filters=[PDFZCompress])
        program.dictionary["Length1"] = len(program.content)
        letters = PDFStream(content=self._to_unicode(), filters=[PDFZCompress])
        base = f"{self._tag()}+CJM-{self._key}"
        descriptor = document.Reference(self._descriptor(document, base, program))
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(base),
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": descriptor,
                "CIDToGIDMap": PDFName("Identity"),
                "DW": 0,
                "W": self._width_array(),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(base),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArrayCompact([document.Reference(descendant)]),
                "ToUnicode": document.Reference(letters),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font)

    def _subset(self) -> bytes:
        chosen = hb.SubsetInput()
        chosen.flags = (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NOTDEF_OUTLINE
        )
        chosen.glyph_set.update(self.widths)
        for table in ("GSUB", "GPOS", "GDEF", "cmap", "name", "OS/2", "post"):
            chosen.drop_table_tag_set.add(_number_of(table))
        return bytes(hb.subset(self._face, chosen).blob.data)

    def _descriptor(self, document: PDFDocument, base: str, program: PDFStream) -> PDFDictionary:
        measures = face(self._key)
        scale = 1000 / measures.units_per_em
        italic = "Italic" in self._key
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(base),
                "Flags": _SYMBOLIC | (_ITALIC if italic else 0),
                "FontBBox": PDFArrayCompact(
                    [-1000, -round(measures.descent * scale), 2000, round(measures.ascent * scale)]
                ),
                "ItalicAngle": -9 if italic else 0,
                "Ascent": round(measures.ascent * scale),
                "Descent": -round(measures.descent * scale),
                "CapHeight": 700,
                "StemV": 80,
                "FontFile2": document.Reference(program),
            }
        )

    def _width_array(self) -> PDFArrayCompact:
        """[first [width width ...] first [...]] (PDF 32000-1, 9.7.4.3)."""
        found: list[object] = []
        run: list[float] = []
        before = -2
        for glyph in sorted(self.widths):
            if glyph != before + 1:
                run = []
                found += [glyph, run]
            run.append(self.widths[glyph])
            before = glyph
        return PDFArrayCompact(
            [PDFArrayCompact(part) if isinstance(part, list) else part for part in found]
        )

    def _to_unicode(self) -> bytes:
        """The letters of the glyphs (PDF 32000-1, 9.10.3)."""
        shown = letters_of(self._font, self._texts)
        pairs = [
            f"<{glyph:04X}> <{shown[glyph].encode('utf-16-be', 'replace').hex().upper()}>"
            for glyph in sorted(self.widths.keys() & shown.keys())
        ]
        blocks = [
            f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n"
            for part in _blocks(pairs)
        ]
        return (_CMAP_HEAD + "".join(blocks) + _CMAP_END).encode("ascii")

    def _tag(self) -> str:
        """Six capitals that say which subset it is; the same glyphs give the same tag."""
        number = hash(tuple(sorted(self.widths)))  # of whole numbers: the same in every run
        return "".join(chr(65 + (number >> 5 * place) % 26) for place in range(6))


def _blocks(pairs: list[str]) -> Iterable[list[str]]:
    for start in range(0, len(pairs), _IN_A_BLOCK):
        yield pairs[start : start + _IN_A_BLOCK]


def _number_of(tag: str) -> int:
    return int.from_bytes(tag.encode("ascii"), "big")


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_END = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
