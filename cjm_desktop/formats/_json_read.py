"""Reading the project's JSON: whatever does not fit is said with its line or its path in the file."""

import json
import math
import re
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from cjm_desktop.domain.project import RECORD_TYPES, Project, project_of
from cjm_desktop.domain.ranks import ranks_between
from cjm_desktop.domain.record import Ranked, Record
from cjm_desktop.domain.records import ProjectInfo
from cjm_desktop.domain.rules import check_project, word_validation
from cjm_desktop.errors import UserError
from cjm_desktop.formats._format import Imported, Remark
from cjm_desktop.formats._source import decode, read_bytes

FORMAT_NAME = "cjm-desktop"
FORMAT_VERSION = 1
LISTS = {kind: f"{kind}s" for kind in RECORD_TYPES if kind != ProjectInfo.KIND}
"""The name of the list that holds the records of a kind: 'map' -> 'maps'."""

_HEAD = {"format", "version", "generator", "project"}
_HALF_PAIR = re.compile(r"\\u[dD][89a-fA-F]")


def read_project(path: Path) -> Imported:
    """Read a project.

    Raises:
        UserError: It is no JSON, no project, of a newer version, or breaks a rule of the project.
    """
    text, _ = decode(read_bytes(path), path.name)
    content = parse(text, path.name)
    project = project_in(content, path.name)
    unknown = sorted(set(content) - _HEAD - set(LISTS.values()))
    return Imported(project, tuple(Remark(f"“{part}”", _NOT_KEPT) for part in unknown))


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


def parse(text: str, name: str) -> dict[str, Any]:
    """The object in a text of JSON, with nothing in it that Python takes and other programs do not.

    Raises:
        UserError: It is none; says where.
    """
    try:
        content = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise UserError(f"{name}, {place}: this is no JSON: {error.msg}.") from error
    except RecursionError as error:
        raise UserError(f"{name}: its lists are nested too deeply.") from error
    except ValueError as error:
        raise UserError(f"{name}: {error}.") from error
    if not isinstance(content, dict):
        raise UserError(f"{name} is no project of CJM Desktop: it does not begin with {{.")
    return _whole_letters(content) if _HALF_PAIR.search(text) else content


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"an object has the key “{twice[:60]}” twice")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits[:40]} is too large a number")
    return number


def _whole(digits: str) -> int:
    if len(digits) > 100:
        raise ValueError(f"a number has {len(digits):,} digits")
    return int(digits)


def _whole_letters(value: Any) -> Any:
    """Halves of surrogate pairs, which no encoding can hold, become the replacement character."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole_letters(part) for part in value]
    if isinstance(value, dict):
        return {_whole_letters(name): _whole_letters(part) for name, part in value.items()}
    return value


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
