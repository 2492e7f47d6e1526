"""Reading the project's JSON: whatever does not fit is said with its line or its path in the file."""

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from cjm_desktop.domain.project import Project, project_of
from cjm_desktop.domain.ranks import ranks_between
from cjm_desktop.domain.record import Ranked, Record
from cjm_desktop.domain.records import RECORD_TYPES, ProjectInfo
from cjm_desktop.domain.rules import check_project
from cjm_desktop.domain.validation_words import word_validation
from cjm_desktop.domain.values import has_half_letters, may_have_half_letters, parse_json
from cjm_desktop.errors import UserError
from cjm_desktop.formats._format import Imported, Remark
from cjm_desktop.formats._source import decode, read_bytes

FORMAT_NAME = "cjm-desktop"
FORMAT_VERSION = 1
LISTS = {kind: f"{kind}s" for kind in RECORD_TYPES if kind != ProjectInfo.KIND}
"""The name of the list that holds the records of a kind: 'map' -> 'maps'."""

_HEAD = {"format", "version", "generator", "project"}


def read_project(path: Path) -> Imported:
    """Read a project.

    Raises:
        UserError: It is no JSON, no project, of a newer version, or breaks a rule of the project.
    """
    text, _ = decode(read_bytes(path), path.name)
    content = parse(text, path.name)
    project = project_in(content, path.name)
    halves = may_have_half_letters(text) and has_half_letters(content)
    unknown = sorted(set(content) - _HEAD - set(LISTS.values()))
    remarks = [Remark(f"“{part}”", _NOT_KEPT) for part in unknown]
    if halves:
        remarks.append(Remark("", _HALVES))
    return Imported(project, tuple(remarks))


def project_in(content: dict[str, Any], name: str) -> Project:
    """The project in what was parsed; `name` says where it came from, in errors.

    Raises:
        UserError: It is no project, of a newer version, or breaks a rule of the project.
    """
    _check_head(content, name)
    records = [_record(ProjectInfo, content.get("project", {}), "project", name)]
    for kind, part in LISTS.items():
        records += _records(RECORD_TYPES[kind], content.get(part, []), part, name)
    _check_ids(records, name)
    project = project_of(records)
    _check_rules(project, name)
    return project


_NOT_KEPT = "this version does not know this part; it is not taken over"
_HALVES = "halves of letters, which no text can hold, stand as \ufffd now"


def parse(text: str, name: str) -> dict[str, Any]:
    """The object in a text of JSON, with nothing in it that Python takes and other programs do not.

    Raises:
        UserError: It is none; says where.
    """
    try:
        content = parse_json(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise UserError(f"{name}, {place}: this is no JSON: {_what_is_wrong(error)}.") from error
    except ValueError as error:
        raise UserError(f"{name}: {error}.") from error
    if not isinstance(content, dict):
        raise UserError(f"{name} is no project of CJM Desktop: it does not begin with {{.")
    return content


_WRONG = {
    "Expecting value": "a value is missing here, or it is a word that needs double quotation marks",
    "Expecting property name": "the name of a field in double quotation marks is missing here",
    "Expecting ':'": "a colon is missing here",
    "Expecting ','": "a comma is missing here, or the bracket that closes the part",
    "Illegal trailing comma": "the comma behind the last entry is too many",
    "Extra data": "there is more text behind the end of the project",
    "Unterminated string": "a text begins here and its quotation mark at the end is missing",
    "Invalid control character": "a line break or tab inside a text must be written as \\n or \\t",
    "Invalid \\": "behind a backslash stands something that JSON does not know",
}
"""What the reader of the standard library says (how it begins), in words for people."""


def _what_is_wrong(error: json.JSONDecodeError) -> str:
    if not error.doc[error.pos :].strip():
        return "it ends in the middle, so a part of it is missing"
    if error.doc[error.pos] in "]}":
        return "in front of this bracket a comma is too many, or a value is missing"
    fitting = (ours for theirs, ours in _WRONG.items() if error.msg.startswith(theirs))
    return next(fitting, "something here does not belong into it")


def _check_head(content: dict[str, Any], file: str) -> None:
    if content.get("format") != FORMAT_NAME:
        raise UserError(f"{file} is no project of CJM Desktop: “format” must say “{FORMAT_NAME}”.")
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise UserError(f"{file}: “version” must be a whole number from 1.")
    if version > FORMAT_VERSION:
        raise UserError(
            f"{file} was written by a newer CJM Desktop (format version {version}, this one knows "
            f"{FORMAT_VERSION}): update the program."
        )


def _records(kind: type[Record], entries: Any, name: str, file: str) -> list[Record]:
    if not isinstance(entries, list):
        raise UserError(f"{file}: {name} must be a list.")
    found = [_record(kind, e, f"{name}[{i}]", file) for i, e in enumerate(entries)]
    ordered = issubclass(kind, Ranked) and not any("rank" in entry for entry in entries)
    if not ordered:
        return found
    ranks = ranks_between(None, None, len(found))
    return [r.model_copy(update={"rank": k}) for r, k in zip(found, ranks, strict=True)]


def _record(kind: type[Record], entry: Any, place: str, file: str) -> Record:
    if not isinstance(entry, dict):
        raise UserError(f"{file}: {place} must be an object.")
    try:
        return kind.model_validate(entry)
    except ValidationError as error:
        raise word_validation(error, where=f"{file}: {place}") from error


def _check_ids(records: list[Record], file: str) -> None:
    known: set[tuple[str, str]] = set()
    for record in records:
        if (record.KIND, record.id) in known:
            raise UserError(f"{file}: two {record.KIND}s have the id {record.id}.")
        known.add((record.KIND, record.id))


def _check_rules(project: Project, file: str) -> None:
    try:
        check_project(project)
    except ValueError as error:
        raise UserError(f"{file}: {error}.") from error
