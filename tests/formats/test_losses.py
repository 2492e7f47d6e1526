"""What a file does not hold is said, and nothing that comes back from it."""

from pathlib import Path

import pytest

from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import MapKind
from tests.builders import a_project, a_shop
from tests.formats.files import read, said, write

KEYS = ["csv", "tsv", "csv-list", "mmd", "md"]
SAID = "not held by this format: "


def lost(folder: Path, project: Project, key: str) -> tuple[list[str], Project]:
    """What is said of a file, and what is read from it."""
    path = folder / f"out.{key.removesuffix('-list')}"
    remarks = [text.removeprefix(SAID) for text in said(write(project, path, key))]
    return remarks, read(folder, path.read_bytes(), path.name).project


def trip() -> Project:
    build = a_project("Trips")
    build.with_map("Trip", kind=MapKind.FUTURE_STATE, theme="greyscale")
    for name in ("Ann", "Bob", "Cy"):
        build.with_persona(name)
    build.with_channel("Counter").with_channel("Kiosk").with_stage("Go", "Pack", "Leave")
    kiosk = build.build().channels.ordered()[1].id
    build.with_lane("touchpoints").with_card("Ticket", step="Leave", channel_id=kiosk)
    build.with_lane("emotions").with_mood(1.0, step="Pack", persona=1)
    project = build.with_mood(-1.0, step="Pack", persona=2).build()

    return project.put(project.info.altered(description="All of them", author="Kim"))


@pytest.mark.parametrize("key", KEYS)
def test_names_that_do_not_come_back_are_counted(tmp_path: Path, key: str) -> None:
    project = trip()
    remarks, back = lost(tmp_path, project, key)
    for kind, one, many in (
        ("persona", "persona's name", "personas' names"),
        ("channel", "channel's name", "channels' names"),
    ):
        named = {each.name for each in project.table(kind)}
        missing = len(named - {each.name for each in back.table(kind)})
        counted = [text for text in remarks if one in text or many in text]
        assert counted == ([f"{missing} {one if missing == 1 else many}"] if missing else [])


@pytest.mark.parametrize("key", KEYS)
def test_what_is_said_of_map_and_project_is_listed(tmp_path: Path, key: str) -> None:
    remarks, back = lost(tmp_path, trip(), key)
    assert "3 details of the project (title, description, author)" in remarks
    assert "2 details of the map (kind, theme, goal, owner, dates)" in remarks
    title = "1 map's title, for which the name of the file stands"
    assert (title in remarks) == (back.maps.ordered()[0].title == "out")


@pytest.mark.parametrize("key", KEYS)
def test_what_nobody_gave_is_not_lost(tmp_path: Path, key: str) -> None:
    build = a_project("Trip").with_map("Trip").with_persona("Ann").with_stage("Go", "Pack")
    project = build.with_lane("emotions").with_mood(1.0, step="Pack", persona=0).build()
    remarks, _ = lost(tmp_path, project, key)
    wide = ["1 map's title, for which the name of the file stands"]
    assert remarks == (wide if key in ("csv", "tsv") else [])


def test_the_persona_of_a_lane_is_held_by_the_long_form(tmp_path: Path) -> None:
    build = a_project("Trip").with_map("Trip").with_persona("Ann").with_persona("Bob")
    bob = build.build().personas.ordered()[1].id
    build.with_stage("Go", "Pack").with_lane("actions", persona_id=bob, hint="Only his")
    project = build.with_card("Packs", step="Pack").build()
    remarks, back = lost(tmp_path, project, "csv-list")
    (lane,) = back.lanes
    assert back.personas[str(lane.persona_id)].name == "Bob"
    assert remarks == ["1 lane's hint"]


def test_losses_are_added_up_over_the_maps(tmp_path: Path) -> None:
    build = a_shop().with_map("Later", goal="Growth", owner="Kim", scenario="Next year")
    build.with_stage("Ride", "Rides").with_lane().with_card("Rides")
    remarks, _ = lost(tmp_path, build.build(), "csv-list")
    assert "2 scenarios" in remarks
    assert "2 details of the map (kind, theme, goal, owner, dates)" in remarks
