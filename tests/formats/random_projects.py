"""Random projects, as wild as the rules allow."""

from typing import Any

from hypothesis import strategies as st

from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import ChannelGroup, Evidence
from tests.project_builder import ProjectBuilder

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
names = st.text(st.characters(categories=["L", "N"], max_codepoint=0x24F), min_size=1, max_size=12)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
moods = st.integers(-20, 20).map(lambda tenth: tenth / 10)
KINDS = (
    "actions",
    "touchpoints",
    "thoughts",
    "pain_points",
    "opportunities",
    "metrics",
    "text",
    "hologram",
)


@st.composite
def projects(draw: st.DrawFn, words: st.SearchStrategy[str] = texts, wild: bool = True) -> Project:
    """A project of one or two maps; `wild` ones hold fields that no lane kind and no record knows."""
    build = ProjectBuilder(draw(words))
    for _ in range(draw(st.integers(1, 2))):
        _add_map(draw, build, words, wild)
    project = build.build()
    if wild:
        more = draw(
            st.dictionaries(st.from_regex(r"x_[a-z]{1,5}", fullmatch=True), values, max_size=2)
        )
        project = project.put(
            *(r.altered(**more) for r in project.records()[:: draw(st.integers(1, 4))])
        )
    return project


def _add_map(
    draw: st.DrawFn, build: ProjectBuilder, words: st.SearchStrategy[str], wild: bool
) -> None:
    build.with_map(draw(words), scenario=draw(words), goal=draw(words))
    for _ in range(draw(st.integers(0, 2))):
        build.with_persona(draw(words), role=draw(words))
    for _ in range(draw(st.integers(0, 2))):
        build.with_channel(draw(words), draw(st.sampled_from(ChannelGroup)))
    steps = 0
    for _ in range(draw(st.integers(1, 3))):
        titles = draw(st.lists(words, min_size=1, max_size=3))
        build.with_stage(draw(words), *titles)
        steps += len(titles)
    build.with_lane("emotions", draw(words))
    for _ in range(draw(st.integers(0, 3))):
        build.with_lane(draw(st.sampled_from(KINDS)), draw(words))
        for _ in range(draw(st.integers(0, 3))):
            build.with_card(draw(words), **_card(draw, words, steps, wild))
    felt = draw(
        st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, steps - 1)), moods, max_size=4)
    )
    people = len(build.build().personas)
    for (person, step), mood in felt.items():
        if person < people:
            build.with_mood(mood, step=step, persona=person, quote=draw(words))


def _card(draw: st.DrawFn, words: st.SearchStrategy[str], steps: int, wild: bool) -> dict[str, Any]:
    first = draw(st.integers(0, steps - 1))
    last = draw(st.none() | st.integers(first + 1, steps - 1)) if first + 1 < steps else None
    fields = draw(st.dictionaries(texts, values, max_size=2)) if wild else {}
    return {
        "step": first,
        "until": last,
        "note": draw(words),
        "votes": draw(st.integers(0, 9)),
        "evidence": draw(st.sampled_from(Evidence)),
        "tags": tuple(draw(st.lists(words, max_size=2))),
        "fields": fields,
    }
