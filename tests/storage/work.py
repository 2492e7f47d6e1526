"""What the tests of the storage do with a map: edit it as the window does, look at folders."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from cjm_desktop.document.document import Document
from cjm_desktop.domain.edits.cards import alter_card
from cjm_desktop.domain.project import Project
from cjm_desktop.storage.session import MapSession
from tests.builders import a_shop, card_saying
from tests.edits import delete

FIRST = "Notices an e-bike on the school run"


def the_project() -> Project:
    """A map with all kinds of records in it."""
    return a_shop().build()


def document_of(session: MapSession) -> Document:
    """The document of a session, joined as the window joins them."""
    document = Document(session.project)
    document.changed.connect(session.write)
    return document


def retext(session: MapSession, text: str, said: str = FIRST) -> Document:
    """Change the text of a card."""
    document = document_of(session)
    document.commit(alter_card(card_saying(session.project, said).id, text=text))
    return document


def remove_card(session: MapSession, said: str) -> None:
    """Delete a card."""
    document_of(session).commit(delete("card", card_saying(session.project, said).id))


def texts(project: Project) -> set[str]:
    """What stands on the cards."""
    return {card.text for card in project.cards}


def names(folder: Path) -> set[str]:
    """Everything in a folder, hidden files too."""
    return {path.name for path in folder.iterdir()}


def files_below(folder: Path) -> set[str]:
    """All files below a folder, which need not exist."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def seen(folder: Path) -> dict[str, tuple[str, int, int]]:
    """A folder as it can be told from another: names, contents, dates, rights."""
    return {
        path.name: (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
            path.stat().st_mode,
        )
        for path in folder.iterdir()
    }


Spoiler = Callable[[Path], None]


def in_database(*statements: str) -> Spoiler:
    """Change the document as another program would."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            for statement in statements:
                database.executescript(statement)

    return spoil


_PROGRAM_WORDS = (
    *(
        "Traceback",
        "Error",
        "None",
        "pydantic",
        "codec",
        "nput should",
        "ield required",
        "parse",
        "datetime",
    ),
    *("tuple", "string", "integer", "Unterminated", "Expecting", "delimiter"),
)


def assert_is_a_sentence(said: str, path: Path) -> None:
    """It names the file, says what to do, and is one line without program words."""
    assert path.name in said
    assert ": " in said
    assert said.endswith(".")
    assert "\n" not in said
    assert len(said) < 250 + len(str(path))
    assert not any(word in said for word in _PROGRAM_WORDS)
