"""File names: too long, in any script, with any sign that a disk takes."""

import os
from pathlib import Path

import pytest

from cjm_desktop.storage.errors import CannotWrite
from cjm_desktop.storage.opening import open_session, read_project, write_project
from cjm_desktop.storage.recovery import recoverable
from tests.builders import big_map
from tests.storage.work import assert_is_a_sentence, names, retext, texts


@pytest.mark.parametrize("name", ["x" * 252 + ".cjm", "x" * 5000])
def test_a_name_too_long(map_file: Path, documents: Path, name: str) -> None:
    session = open_session(map_file)
    retext(session, "mine")
    for write in (session.save_as, session.save_copy):
        with pytest.raises(CannotWrite, match="the name is too long") as refusal:
            write(documents / name)
        assert_is_a_sentence(str(refusal.value), documents / name)
        assert len(refusal.value.short) < 80
    assert session.path == map_file
    session.publish()
    session.close()
    assert names(documents) == {map_file.name}


def test_the_longest_name_that_a_disk_takes(documents: Path) -> None:
    path = documents / ("x" * 251 + ".cjm")
    write_project(path, big_map(1, 2, 2, 4))
    session = open_session(path)
    retext(session, "mine", next(iter(session.project.cards)).text)
    session.publish()
    session.close()
    assert names(documents) == {path.name}


def test_a_name_in_any_script_and_with_odd_signs(documents: Path) -> None:
    for name in (
        "Reise ä€.cjm",
        "旅.cjm",
        "100% #1?.cjm",
        "a'b\"c.cjm",
        "line\nbreak.cjm",
        " .cjm",
    ):
        path = documents / name
        write_project(path, big_map(1, 2, 2, 4))
        session = open_session(path)
        retext(session, "mine", next(iter(session.project.cards)).text)
        session.publish()
        session.close()
        assert "mine" in texts(read_project(path))
    broken = Path(os.fsdecode(os.fsencode(documents) + b"/\xff\xfe.cjm"))
    write_project(broken, big_map(1, 2, 2, 4))
    session = open_session(broken)
    retext(session, "mine", next(iter(session.project.cards)).text)
    session.close()
    (offer,) = recoverable()
    assert offer.document == broken
