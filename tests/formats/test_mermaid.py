"""Mermaid journeys as version 11 parses them: kind to what people write, exact in what we write."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import EmotionMarker
from cjm_desktop.errors import UserError
from cjm_desktop.formats._mermaid_text import decode, encode, encode_actor
from tests.builders import a_project, a_shop
from tests.formats.files import columns, contents, moods, read, said, write

LEXER = re.compile(r"[^#:\n;]+")
"""What the grammar of Mermaid takes as the name of a task."""


def test_a_journey_becomes_stages_steps_personas_and_moods(tmp_path: Path) -> None:
    source = (
        "journey\n  title My working day\n  section Go to work\n    Make tea: 5: Me\n    Do work: 1: Me, Cat\n"
        "  section Go home\n    Sit down: 3.5: Me\n"
    )
    imported = read(tmp_path, source, "day.mmd")
    assert imported.remarks == ()
    assert columns(imported.project) == [
        ("Go to work", ["Make tea", "Do work"]),
        ("Go home", ["Sit down"]),
    ]
    assert moods(imported.project, "Me") == {0: 2.0, 1: -2.0, 2: 0.5}
    assert moods(imported.project, "Cat") == {1: -2.0}
    assert contents(imported.project).map.title == "My working day"


@pytest.mark.parametrize(
    ("line", "step", "mood", "remark"),
    [
        ("Task: 5", "Task", None, "no actor"),
        ("Task: 5:", "Task", None, "no actor"),
        ("Task: 3", "Task", None, None),
        ("Task", "Task", None, "has no score"),
        ("Task: : Me", "Task", None, "has no score"),
        ("Task: good: Me", "Task", None, "“good” is no score"),
        ("Task: 9: Me", "Task", 2.0, "score 9 lies outside 1 to 5; taken as 5"),
        ("Task: -2: Me", "Task", -2.0, "taken as 1"),
        ("Task: 4: Me: You", "Task", 1.0, "what follows the actors is left out"),
        ("Task: 4: Me, , Me", "Task", 1.0, None),
        ("Time 10:30 leave: 5: Me", "Time 10:30 leave", 2.0, "a colon in a name"),
        ("Order #12 now: 5: Me", "Order", None, "what follows # is a comment"),
        ("Order #35;12 now: 5: Me", "Order #12 now", 2.0, None),
        ("A#59; B#58; C: 2: Me", "A; B: C", -1.0, None),
        ("One<br>two: 2: Me", "One\ntwo", -1.0, None),
        ("任务 🙂 (a, b): 2: Me", "任务 🙂 (a, b)", -1.0, None),
        ("titles: 2: Me", "titles", -1.0, None),
        ("journeys: 2: Me", "journeys", -1.0, None),
        ("A: 4: Me; B", "A", None, "Mermaid allows no ;"),
    ],
)
def test_unusual_lines(
    tmp_path: Path, line: str, step: str, mood: float | None, remark: str | None
) -> None:
    source = f"journey\nsection S\n{line}\nLast: 3: Me\n"
    imported = read(tmp_path, source, "x.mmd")
    assert columns(imported.project) == [("S", [step, "Last"])]
    assert moods(imported.project, "Me").get(0) == mood
    here = [text for text in said(imported) if text.startswith("line 3:")]
    assert bool(here) == bool(remark)
    assert remark is None or any(remark in text for text in here)


def test_what_stands_around_a_journey(tmp_path: Path) -> None:
    source = (
        "---\ntitle: From the front\nconfig:\n  theme: dark\n---\n%%{init: {'theme':\n 'base'}}%%\n%% nothing\n\n"
        "journey\n  accTitle: For readers\n  accDescr {\n  Two\n  lines\n  }\n%% comment\n  Lonely: 4: Me\n"
        "\tsection\tTabbed\n\tA: 2: Me\n  SECTION Loud\n  B: 2: Me\n  section Empty\n"
    )
    for content in (source, source.replace("\n", "\r\n"), source.replace("\n", "\r")):
        imported = read(tmp_path, content, "x.mmd")
        assert columns(imported.project) == [
            ("", ["Lonely"]),
            ("Tabbed", ["A"]),
            ("Loud", ["B"]),
            ("Empty", [""]),
        ]
        journey = contents(imported.project).map
        assert journey.title == "From the front"
        assert journey.scenario.split() == ["Two", "lines"]
        assert [text.split(":")[0] for text in said(imported)] == ["line 6", "line 3", "line 22"]


def test_scores_of_a_file_without_actors_are_not_lost(tmp_path: Path) -> None:
    imported = read(tmp_path, "journey\nsection S\nA: 5\nB: 2\n", "x.mmd")
    assert moods(imported.project, "Customer") == {0: 2.0, 1: -1.0}


def test_markdown_holds_several_journeys(tmp_path: Path) -> None:
    source = (
        "# Notes\n\n```mermaid\nflowchart TD\n a --> b\n```\n\n~~~mermaid\njourney\n title One\n section S\n A: 5: Me\n"
        "~~~\n\n  ```Mermaid\n  journey\n   title Two\n   section T\n   B: 9: You\n  ```\n\n```python\njourney = 1\n```"
    )
    imported = read(tmp_path, source, "notes.md")
    assert [m.title for m in imported.project.maps.ordered()] == ["One", "Two"]
    assert said(imported) == ["line 19: the score 9 lies outside 1 to 5; taken as 5"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("flowchart TD\n a-->b", "begins with “flowchart”"),
        ("# Title\n\ntext\n", "holds no Mermaid journey"),
        ("```mermaid\npie\n```", "begins with “pie”"),
        ("journey\n", "has no task"),
        ("journey\nsection A\nsection B\n", "has no task"),
        ("", "is empty"),
        ("%% only a comment", "holds no Mermaid journey"),
        (b"\0\1\2\3", "no text file"),
        ("journey\nsection S\n" + "x" * 20_001 + ": 3: Me", "a text may have 20,000 letters"),
    ],
)
def test_what_is_no_journey_is_refused_in_a_sentence(
    tmp_path: Path, content: str | bytes, sentence: str
) -> None:
    with pytest.raises(UserError, match=re.escape(sentence)):
        read(tmp_path, content, "x.mmd")


def test_one_diagram_where_moods_agree_and_one_a_persona_where_they_differ(tmp_path: Path) -> None:
    build = (
        a_project("Trip")
        .with_map("Trip")
        .with_persona("Ann")
        .with_persona("Bob")
        .with_stage("Go", "A", "B")
    )
    build.with_lane("emotions").with_mood(1.0, step=0, persona=0).with_mood(1.0, step=0, persona=1)
    write(build.build(), tmp_path / "same.md", "md")
    assert (tmp_path / "same.md").read_text("utf-8").count("journey\n") == 1
    assert "A: 4: Ann, Bob" in (tmp_path / "same.md").read_text("utf-8")
    project = build.with_mood(-1.0, step=1, persona=0).with_mood(2.0, step=1, persona=1).build()
    assert not any("Bob" in text for text in said(write(project, tmp_path / "two.md", "md")))
    assert (tmp_path / "two.md").read_text("utf-8").count("journey\n") == 2
    again = read(tmp_path, (tmp_path / "two.md").read_bytes(), "again.md")
    assert again.remarks == ()
    assert len(again.project.maps) == 1
    assert moods(again.project, "Bob") == {0: 1.0, 1: 2.0}
    lost = said(write(project, tmp_path / "one.mmd", "mmd"))
    assert any("the emotions of Bob" in text for text in lost)


def test_what_a_diagram_cannot_hold_is_listed(tmp_path: Path) -> None:
    lost = " ".join(said(write(a_shop().build(), tmp_path / "x.mmd", "mmd")))
    for part in (
        "9 cards",
        "1 quote",
        "3 channels",
        "3 steps without an emotion",
        "emotions of Leisure rider",
    ):
        assert part in lost


def test_one_step_without_an_emotion_is_said_as_one(tmp_path: Path) -> None:
    one = (
        a_project("Trip")
        .with_persona("Ann")
        .with_stage("Go", "Pack", "Leave")
        .with_lane("emotions")
    )
    lost = said(
        write(one.with_mood(1.0, step="Pack", persona=0).build(), tmp_path / "x.mmd", "mmd")
    )
    assert any("1 step without an emotion" in text for text in lost)


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=25)


@given(words)
@example("title of a book")
@example("section 8")
@example("journey")
@example("accTitle: x")
@example("a#35;b; c: d %%{init} <br> é ：；")
@example("---")
def test_every_text_survives_the_grammar(text: str) -> None:
    said_text = encode(text, starts_line=True)
    assert (
        decode(said_text) == " ".join(text.split(" ")).strip() or decode(said_text) == text.strip()
    )
    bare = re.sub(r"#\w+;", "", said_text)
    assert not set(bare) & set("#:;\n：")
    assert (
        not re.match(r"(title|section|journey|acc)", bare.lower())
        or "#" in said_text[:3]
        or not bare
    )
    assert "," not in encode_actor(text)


@given(st.lists(words.filter(str.strip), min_size=1, max_size=4), words.filter(str.strip))
@settings(max_examples=40, deadline=None)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, titles: list[str], who: str
) -> None:
    folder = tmp_path_factory.mktemp("mermaid")
    build = (
        a_project()
        .with_map(titles[0])
        .with_persona(who)
        .with_stage(titles[-1], *titles)
        .with_lane("emotions")
    )
    for step in range(len(titles)):
        build.with_mood((step * 7 % 41 - 20) / 10, step=step)
    project: Project = build.build()
    for key in ("mmd", "md"):
        path = folder / f"x.{key}"
        write(project, path, key)
        again = read(folder, path.read_bytes(), f"y.{key}")
        assert again.remarks == ()
        assert columns(again.project) == [(titles[-1].strip(), [title.strip() for title in titles])]
        assert list(moods(again.project, who.strip()).values()) == [
            m.mood for m in in_order(project)
        ]
        for line in path.read_text("utf-8").splitlines():
            if line.startswith(" " * 8):
                assert LEXER.match(re.sub(r"#\w+;", "x", line.strip()))


def in_order(project: Project) -> list[EmotionMarker]:
    found = contents(project)
    (persona,) = found.personas
    return [found.markers[persona.id][step.id] for step in found.steps]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f"journey\ntitle {'x' * 25_000}\nsection A\na: 3: Me", "a text may have 20,000 letters"),
        (f"journey\naccDescr: {'x' * 25_000}\nsection A\na: 3: Me", "a text may have 20,000"),
        (f"journey\nsection {'x' * 25_000}\na: 3: Me", "a text may have 20,000 letters"),
        (f"journey\nsection A\na: 3: {'x' * 25_000}", "a text may have 20,000 letters"),
        (
            "journey\nsection A\na: 3: " + ", ".join(f"P{n}" for n in range(200_000)),
            "2,001 personas, and a project may have 2,000",
        ),
        (
            "journey\n" + "".join(f"section S{n}\na: 3: Me\n" for n in range(50_000)),
            "2,001 stages, and a project may have 2,000",
        ),
        (
            "journey\nsection A\n" + "".join(f"a{n}: 3: Me\n" for n in range(50_000)),
            "5,001 steps, and a project may have 5,000",
        ),
    ],
)
def test_more_than_a_project_may_have_is_a_sentence(
    tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(UserError) as refusal:
        read(tmp_path, text, "x.mmd")
    assert sentence in str(refusal.value)
    assert len(str(refusal.value)) < 200


def test_settings_that_never_end_are_read_in_no_time(tmp_path: Path) -> None:
    text = "journey\nsection A\na: 3: Me\n" + "%%{ x " * 100_000
    assert len(read(tmp_path, text, "x.mmd").project.steps) == 1
