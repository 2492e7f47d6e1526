"""Tables written by the program: read back equal as far as the form holds, safe to open, losses listed."""

import csv
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjm_desktop.domain.project import Project
from cjm_desktop.formats._grid_cells import neutralised, restored
from tests.builders import a_project, a_shop
from tests.formats.files import contents, read, said, write
from tests.formats.random_projects import names, projects

FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "'=quoted", "''+x", "＝1")


def wide_view(project: Project) -> dict[str, Any]:
    """What the wide form holds of the first map."""
    found = contents(project)
    return {
        "stages": [(s.title, [t.title for t in found.steps_of[s.id]]) for s in found.stages],
        "lanes": [
            (
                lane.kind,
                lane.title,
                [(c.text, found.covered(c).start) for c in by_column(found, lane)],
            )
            for lane in found.lanes
        ],
        "moods": {
            (persona.name, found.columns[step]): marker.mood
            for persona in found.personas
            for step, marker in found.markers.get(persona.id, {}).items()
        },
    }


def by_column(found: Any, lane: Any) -> list[Any]:
    return sorted(found.cards[lane.id], key=lambda card: found.covered(card).start)


def long_view(project: Project) -> list[object]:
    """What the long form holds of all maps."""
    view: list[object] = []
    for number, journey in enumerate(project.maps.ordered()):
        found = contents(project, number)
        people = [persona.name for persona in found.personas]
        view.append((journey.title, people, wide_stages(found)))
        for lane in found.lanes:
            inside = [
                (
                    c.text,
                    c.note,
                    c.votes,
                    c.evidence,
                    c.tags,
                    c.colour,
                    found.covered(c),
                    fields(found, c),
                )
                for c in by_column(found, lane)
            ]
            view.append((lane.kind, lane.title, inside))
        for persona in found.personas:
            felt = found.markers.get(persona.id, {})
            view.append({found.columns[step]: (m.mood, m.quote) for step, m in felt.items()})
    return view


def wide_stages(found: Any) -> list[object]:
    return [(s.title, [t.title for t in found.steps_of[s.id]]) for s in found.stages]


def fields(found: Any, card: Any) -> dict[str, Any]:
    """Fields with what they point at by name."""
    every = {c.id: c.text for cards in found.cards.values() for c in cards}
    own = dict(card.fields)
    if "channel_id" in own:
        own["channel_id"] = found.channels[own["channel_id"]].name
    if "answers" in own:
        own["answers"] = [every[answer] for answer in own["answers"]]
    return own


@pytest.mark.parametrize("key", ["csv", "tsv"])
def test_a_map_comes_back_from_the_wide_form(tmp_path: Path, key: str) -> None:
    project = a_shop().build()
    losses = said(write(project, tmp_path / f"a.{key}", key))
    imported = read(tmp_path, (tmp_path / f"a.{key}").read_bytes(), f"b.{key}")
    assert wide_view(imported.project) == wide_view(project)
    for part in (
        "1 scenario",
        "1 card that spans steps",
        "1 card's votes",
        "1 quote",
        "3 channels",
    ):
        assert any(part in text for text in losses)


def test_stages_that_are_called_as_columns_are_come_back(tmp_path: Path) -> None:
    build = a_project("Words").with_stage("Content", "Score", "Owner").with_stage("Lane", "Text")
    build.with_lane("touchpoints", "Mood").with_card("Description", step=2)
    project = build.build()
    for key in ("csv", "tsv"):
        write(project, tmp_path / f"a.{key}", key)
        imported = read(tmp_path, (tmp_path / f"a.{key}").read_bytes(), f"b.{key}")
        assert wide_view(imported.project) == wide_view(project)


def test_the_examples_come_back_from_the_long_form(tmp_path: Path) -> None:
    from cjm_desktop.bundled import example_maps

    for source in sorted((example_maps() / "sources").glob("*.json")):
        project = read(tmp_path, source.read_bytes(), "a.json").project
        write(project, tmp_path / "a.csv", "csv-list")
        imported = read(tmp_path, (tmp_path / "a.csv").read_bytes(), "b.csv")
        assert long_view(imported.project) == long_view(project)
        write(imported.project, tmp_path / "c.csv", "csv-list")
        assert (tmp_path / "c.csv").read_bytes() == (tmp_path / "a.csv").read_bytes()


@given(projects(words=names, wild=False))
@settings(max_examples=40, deadline=None)
def test_random_projects_come_back_a_second_time_as_the_first(project: Project) -> None:
    """Titles that are blank or alike get names of their own on the way out; after that nothing changes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for key in ("csv", "tsv", "csv-list"):
            suffix = key.removesuffix("-list")
            write(project, folder / f"a.{suffix}", key)
            once = read(folder, (folder / f"a.{suffix}").read_bytes(), f"a.{suffix}").project
            write(once, folder / f"a2.{suffix}", key)
            twice = read(folder, (folder / f"a2.{suffix}").read_bytes(), f"a.{suffix}").project
            view = long_view if key == "csv-list" else wide_view
            assert view(twice) == view(once), (folder / f"a.{suffix}").read_text("utf-8")
            kept = sum(bool(c.text.strip()) for c in project.cards)
            if key == "csv-list":
                assert len(once.cards) >= kept
                assert len(once.markers) == len(project.markers)


@pytest.mark.parametrize("key", ["csv", "tsv", "csv-list"])
@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_runs_as_a_formula(tmp_path: Path, key: str, text: str) -> None:
    build = a_project().with_map(text).with_persona(text).with_stage(text, text)
    project = (
        build.with_lane("text", text)
        .with_card(text)
        .with_lane("emotions", text)
        .with_mood(-1.5)
        .build()
    )
    path = tmp_path / f"a.{key.removesuffix('-list')}"
    write(project, path, key)
    delimiter = "\t" if key == "tsv" else ","
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file, delimiter=delimiter) for cell in row]
    dangerous = [cell for cell in cells if cell[:1] in tuple("=+-@＝\t") and cell != "-1.5"]
    assert dangerous == []
    assert "-1.5" in cells
    found = read(tmp_path, path.read_bytes(), path.name).project
    (card,) = found.cards
    assert card.text.strip() == text.strip()


@given(st.text())
@example("'=x")
@example("-5")
@example("-5 apples")
def test_neutralising_is_undone_exactly(text: str) -> None:
    assert restored(neutralised(text)) == text
