"""Run by test_adding_a_record_kind.py in a program that has pictures: everything a kind of record takes part in."""

import sys
from pathlib import Path

import pytest
from cjm_desktop.domain.records.picture import (  # type: ignore[import-untyped,unused-ignore]
    Picture,
)

from cjm_desktop.document.document import Document
from cjm_desktop.domain.edits.deletion import what_goes
from cjm_desktop.domain.edits.duplicating import duplicate_map
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.formats import ExportOptions, formats
from cjm_desktop.storage.opening import open_session, write_project
from tests.builders import a_shop, card_saying, the_map
from tests.edits import delete

OLD = Path(sys.argv[1])  # a file of the version before
FOLDER = Path(sys.argv[2])


def put(*pictures: Picture) -> Edit:
    return Edit("Add picture", lambda project: project.put(*pictures))


def with_picture() -> tuple[Project, Picture]:
    project = a_shop().build()
    card = card_saying(project, "Online shop")
    picture = Picture(id=new_id(), map_id=the_map(project).id, card_id=card.id, title="Front door")
    return put(picture).apply(project), picture


def pictures(project: Project) -> list[Picture]:
    return list(project.table("picture").ordered())


def it_is_written_and_read() -> None:
    project, picture = with_picture()
    file = FOLDER / "new.cjm"
    write_project(file, project)
    session = open_session(file)
    assert session.project == project
    document = Document(session.project)
    document.changed.connect(session.write)
    document.commit(put(picture.altered(title="Back door")))
    session.publish()
    session.close()
    again = open_session(file)
    assert pictures(again.project)[0].title == "Back door"
    again.close()
    key = "json"
    formats()[key].write(
        project, FOLDER / "a.json", ExportOptions(the_map(project).id), lambda _: True
    )
    assert formats()[key].read(FOLDER / "a.json").project == project


def an_older_file_opens() -> None:
    session = open_session(OLD)
    assert pictures(session.project) == []
    session.close()


def it_goes_and_is_emptied() -> None:
    project, picture = with_picture()
    card = card_saying(project, "Online shop")
    assert pictures(delete("card", card.id).apply(project))[0].card_id is None
    home = the_map(project).id
    assert "1 picture" in what_goes(project, [Ref("map", home)])
    edit, copy = duplicate_map(project, home, "Copy")
    first, second = sorted(pictures(edit.apply(project)), key=lambda each: each.map_id != home)
    assert (first.map_id, second.map_id) == (home, copy)
    assert second.card_id not in (None, first.card_id)
    assert picture == first


def its_rules_are_checked() -> None:
    project, picture = with_picture()
    document = Document(project)
    with pytest.raises(ValueError, match="two pictures have the same map and title"):
        document.commit(put(picture.altered(id=new_id())))
    with pytest.raises(ValueError, match="which is not there"):
        document.commit(put(picture.altered(title="x", map_id=new_id())))
    more = [picture.altered(id=new_id(), title=str(number)) for number in range(3)]
    with pytest.raises(UserError, match="4 pictures, and a project may have 3"):
        document.commit(put(*more))
    assert document.project == project


for step in (
    it_is_written_and_read,
    an_older_file_opens,
    it_goes_and_is_emptied,
    its_rules_are_checked,
):
    step()
