"""The words of a web page in rows and columns, as a sheet would hold them.

Read with one pass over the letters, whatever stands there: Qt's reading takes the square of how deep a page is nested,
and that of the standard library the square of its open comments.
"""

import html
import re
from collections.abc import Iterator

Cell = tuple[int, int, str]
"""Row, column and text."""

# Each part matches at any place and gives nothing back, so no letter is looked at twice.
_PART = re.compile(
    r"(?P<words>(?:[^<]++|<(?![a-zA-Z!?/]))++)"
    r"|<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][^\s/>]*+)"
    r"(?P<said>(?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?+)*+)(?:>|\Z)"
    r"|<[!?/][^>]*+(?:>|\Z)"
)
_UNSEEN = {
    tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE)
    for tag in ("script", "style", "title", "template", "noscript", "object", "svg")
}
_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|br|caption|center|dd|details|dialog|dir|div|dl|dt"
    r"|fieldset|figcaption|figure|footer|form|header|hr|html|legend|li|main|menu|nav|ol|option|p"
    r"|pre|section|summary|table|tbody|tfoot|thead|tr|ul|h[1-6]"
)
_PICTURES = frozenset(("img", "picture", "svg", "canvas", "image"))
_BLANKS = re.compile(r"[ \t\n\r\f\xa0]+")
_LONG_NUMBER = re.compile(r"&#[0-9]{8,};?")
_COLSPAN = re.compile(r"\bcolspan\s*=\s*[\"']?0*([1-9][0-9]{0,2})\b", re.IGNORECASE)


def shows_picture(page: str) -> bool:
    """Whether there is a picture in a page."""
    return any(match["tag"] and match["tag"].lower() in _PICTURES for match in _PART.finditer(page))


def cells_in_page(page: str) -> Iterator[Cell]:
    """A block is a row of one cell, and so is what stands before or behind a `<br>`; tables keep their rows and cells.

    In a cell of a table, blocks and `<br>` part lines of its one text. A table within a cell is such lines too.
    """
    reader = _Reader()
    place = 0
    while match := _PART.match(page, place):
        place = match.end()
        tag = (match["tag"] or "").lower()
        if tag in _UNSEEN and not match["close"]:
            end = _UNSEEN[tag].search(page, place)
            place = end.start() if end else len(page)
        elif tag:
            yield from reader.tag(tag, match["said"], closes=bool(match["close"]))
        elif match["words"]:
            yield from reader.words(match[0])
    yield from reader.end_cell()


class _Reader:
    """Where in the rows the reading stands, and the lines of the cell it is in."""

    def __init__(self) -> None:
        self._row = self._column = 0
        self._span = 1
        self._tables = self._kept_lines = 0
        self._in_cell = False
        self._lines: list[list[str]] = [[]]

    def words(self, said: str) -> Iterator[Cell]:
        """Blanks are one; between `<pre>` and its end lines are lines."""
        text = html.unescape(_LONG_NUMBER.sub("\ufffd", said))
        first, *rest = text.split("\n") if self._kept_lines else [text]
        self._lines[-1].append(_BLANKS.sub(" ", first))
        for line in rest:
            yield from self._end_line()
            self._lines[-1].append(_BLANKS.sub(" ", line))

    def tag(self, tag: str, said: str, *, closes: bool) -> Iterator[Cell]:
        """What ends where a tag opens or closes."""
        outermost = self._tables <= 1
        if tag in ("td", "th") and outermost:
            yield from self.end_cell()
            self._in_cell = not closes
            span = _COLSPAN.search(said) if self._in_cell else None
            self._span = int(span[1]) if span else 1
        elif tag in ("tr", "table") and outermost and not (tag == "table" and self._in_cell):
            yield from self._end_row()
        elif _BLOCK.fullmatch(tag):
            yield from self._end_line()
        elif tag in ("td", "th"):
            self._lines[-1].append(" ")
        if tag == "table":
            self._tables = max(0, self._tables + (-1 if closes else 1))
        elif tag == "pre":
            self._kept_lines = max(0, self._kept_lines + (-1 if closes else 1))

    def end_cell(self) -> Iterator[Cell]:
        """The cell that ends here, where it holds words."""
        lines = (_BLANKS.sub(" ", "".join(parts)).strip() for parts in self._lines)
        text = "\n".join(filter(None, lines))
        self._lines = [[]]
        if text:
            yield self._row, self._column, text
        if self._in_cell:
            self._column += self._span
        self._in_cell = False

    def _end_line(self) -> Iterator[Cell]:
        if self._in_cell:
            self._lines.append([])
        else:
            yield from self._end_row()

    def _end_row(self) -> Iterator[Cell]:
        found = list(self.end_cell())
        yield from found
        if found or self._column:
            self._row, self._column = self._row + 1, 0
