"""Mermaid's `journey`, read as version 11 parses it, but kinder: what is unclear is remarked, with its line."""

import re
from dataclasses import dataclass, field

from cjm_desktop.domain.numbers import write_number
from cjm_desktop.errors import UserError
from cjm_desktop.formats._format import Remark
from cjm_desktop.formats._mermaid_text import decode


@dataclass(slots=True)
class Task:
    """One line of a section: score None where it has none that can be read."""

    line: int
    name: str
    score: float | None = None
    actors: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    line: int
    name: str
    tasks: list[Task] = field(default_factory=list)


@dataclass(slots=True)
class Diagram:
    title: str = ""
    description: str = ""
    sections: list[Section] = field(default_factory=list)

    def structure(self) -> object:
        """What two diagrams of one map, for two personas, have in common."""
        sections = tuple((s.name, tuple(task.name for task in s.tasks)) for s in self.sections)
        return self.title, sections


_FENCE = re.compile(r"^\s*(?P<mark>`{3,}|~{3,})\s*\{?\s*\.?(?P<language>[\w-]*)")
_COMMENT = re.compile(r"#(?!\w+;)")
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)$")
_HEADER = re.compile(r"journey\b", re.IGNORECASE)


def parse(text: str, name: str) -> tuple[list[Diagram], list[Remark]]:
    """All journeys of a Mermaid or Markdown file.

    Raises:
        UserError: There is none.
    """
    remarks: list[Remark] = []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks = _fenced(lines) or [(0, lines)]
    diagrams = []
    other = ""
    for first, block in blocks:
        reader = _Reader(first, block, remarks)
        kind = reader.read_head()
        if kind is None:
            diagrams.append(reader.read())
        else:
            other = other or kind
    if not diagrams:
        found = f": it begins with “{other[:40]}”" if other else ""
        raise UserError(
            f"{name} holds no Mermaid journey{found}; a journey begins with the word “journey”."
        )
    return diagrams, remarks


def _fenced(lines: list[str]) -> list[tuple[int, list[str]]]:
    """The contents of ```mermaid blocks, each with the number of lines above it."""
    blocks: list[tuple[int, list[str]]] = []
    mark, wanted = "", False
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if fence and not mark:
            mark, wanted = fence["mark"], fence["language"].lower() == "mermaid"
            if wanted:
                blocks.append((number + 1, []))
        elif fence and fence["mark"].startswith(mark) and not line.strip().strip(mark[0]):
            mark = ""
        elif mark and wanted:
            blocks[-1][1].append(line)
    return blocks


def _without_directives(text: str) -> tuple[str, list[int]]:
    """The text with %%{ … }%% blanked, lines kept, and the lines on which they begin, counted from 0."""
    kept, lines = [], []
    place = line = 0
    while (start := text.find("%%{", place)) >= 0 and (end := text.find("}%%", start)) >= 0:
        line += text.count("\n", place, start)
        lines.append(line)
        breaks = text.count("\n", start, end)
        kept += [text[place:start], "\n" * breaks]
        line += breaks
        place = end + 3
    return "".join((*kept, text[place:])), lines


class _Reader:
    """Reads one diagram line by line."""

    def __init__(self, first: int, lines: list[str], remarks: list[Remark]) -> None:
        blanked, found = _without_directives("\n".join(lines))
        for line in found:
            said = "settings in %%{ … }%% are not taken over"
            remarks.append(Remark(f"line {first + 1 + line}", said))
        self._lines = list(enumerate(blanked.split("\n"), start=first + 1))
        self._remarks = remarks
        self._diagram = Diagram()
        self._place = 0

    def read_head(self) -> str | None:
        """Go behind the word `journey`; returns what stands there instead of it."""
        self._skip_blank()
        self._read_front_matter()
        self._skip_blank()
        if self._place >= len(self._lines):
            return ""
        number, line = self._lines[self._place]
        header = _HEADER.match(line.strip())
        if header is None:
            return line.strip().split()[0]
        self._lines[self._place] = (number, line.strip()[header.end() :])
        return None

    def read(self) -> Diagram:
        while self._place < len(self._lines):
            number, line = self._lines[self._place]
            self._place += 1
            self._read_line(number, line.strip())
        return self._diagram

    def _skip_blank(self) -> None:
        while self._place < len(self._lines):
            line = self._lines[self._place][1].strip()
            if line and not line.startswith("%%"):
                break
            self._place += 1

    def _read_front_matter(self) -> None:
        rest = self._lines[self._place :]
        if not rest or rest[0][1].strip() != "---":
            return
        end = next((i for i, (_, s) in enumerate(rest) if i and s.strip() == "---"), None)
        if end is None:
            return
        for number, line in rest[1:end]:
            key, _, value = line.partition(":")
            if key == "title":
                self._diagram.title = value.strip().strip("\"'")
            elif line.strip() and not line.startswith((" ", "\t", "#")):
                self._say(number, f"the setting “{key.strip()}” is not taken over")
        self._place += end + 1

    def _read_line(self, number: int, line: str) -> None:
        if not line or line.startswith("%%"):
            return
        comment = _COMMENT.search(line)
        if comment:
            if line[comment.end() :].strip():
                self._say(
                    number, "what follows # is a comment in Mermaid (#35; would be the sign itself)"
                )
            line = line[: comment.start()].strip()
        word, _, rest = line.partition(" ") if " " in line else line.partition("\t")
        keyword = word.lower().rstrip(":")
        if keyword in ("acctitle", "accdescr"):
            self._read_accessible(keyword, line[len(keyword) :].strip())
        elif keyword == "title" and ":" not in word:
            self._diagram.title = decode(rest) or self._diagram.title
        elif keyword == "section" and ":" not in word:
            self._diagram.sections.append(Section(number, decode(rest)))
        elif line:
            self._read_task(number, line)

    def _read_accessible(self, keyword: str, said: str) -> None:
        if said.startswith("{"):
            said = said[1:]
            while "}" not in said and self._place < len(self._lines):
                said += "\n" + self._lines[self._place][1].strip()
                self._place += 1
            said = said.partition("}")[0]
        text = decode(said.lstrip(":"))
        if keyword == "accdescr":
            self._diagram.description = text
        elif not self._diagram.title:
            self._diagram.title = text

    def _read_task(self, number: int, line: str) -> None:
        if not self._diagram.sections:
            self._diagram.sections.append(Section(number, ""))
        pieces = line.split(":")
        place = next((i for i, p in enumerate(pieces) if i and _NUMBER.match(p.strip())), None)
        name = ":".join(pieces[: place if place is not None else 1])
        task = Task(number, decode(name))
        self._diagram.sections[-1].tasks.append(task)
        if ";" in re.sub(r"#\w+;", "", line):
            self._say(
                number, "Mermaid allows no ; here (#59; would be the sign itself); read as text"
            )
        if place is None:
            said = pieces[1].strip() if len(pieces) > 1 else ""
            self._say(number, f"“{said[:40]}” is no score" if said else "this task has no score")
            self._read_actors(task, pieces[2:])
            return
        if place > 1:
            self._say(
                number,
                "a colon in a name ends it in Mermaid (#58; would be the sign itself); read as text",
            )
        task.score = self._clamped(number, float(pieces[place].strip().replace(",", ".")))
        self._read_actors(task, pieces[place + 1 :])

    def _clamped(self, number: int, score: float) -> float:
        inside = max(1.0, min(5.0, score))
        if inside != score:
            self._say(
                number,
                f"the score {write_number(score)} lies outside 1 to 5; taken as {write_number(inside)}",
            )
        return inside

    def _read_actors(self, task: Task, pieces: list[str]) -> None:
        names = [decode(name) for name in pieces[0].split(",")] if pieces else []
        task.actors = list(dict.fromkeys(filter(None, names)))
        if any(piece.strip() for piece in pieces[1:]):
            self._say(task.line, "what follows the actors is left out, as in Mermaid")

    def _say(self, number: int, text: str) -> None:
        self._remarks.append(Remark(f"line {number}", text))
