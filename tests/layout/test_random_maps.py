"""Whatever is typed and wherever it is put: nothing is clipped, covered or lost."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import ChannelGroup, Evidence
from cjm_desktop.layout import Memo, lay_out
from cjm_desktop.scene.theme import theme_of
from tests.builders import a_project, the_map
from tests.layout.promises import check
from tests.project_builder import ProjectBuilder

CHANNEL = "00000000-0000-0000-0000-000000000003"  # the third record that the builder makes
KINDS = (
    "actions",
    "touchpoints",
    "thoughts",
    "emotions",
    "pain_points",
    "opportunities",
    "metrics",
    "text",
    "from_a_newer_version",
)
SCRIPTS = (
    "",
    "Pays",
    "Compares three models by range and price",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 8,
    "\n".join(f"line {number}" for number in range(40)),
    "😀👩‍👩‍👧🇩🇪❤️👍🏽 emoji",
    "مرحبا بالعالم، رحلة العميل ١٢٣ تبدأ من الموقع Website وتنتهي عند المتجر.",
    "מסע הלקוח 123 (PDF) בדיקה",
    "这是一个较长的句子用于换行测试触点痛点客户旅程地图",
    "ग्राहक यात्रा क्षेत्र हिन्दी कृपया लंबी पंक्ति जाँच",
    "การเดินทางของลูกค้ายาวมากไม่มีช่องว่าง",
)
words = st.text(st.characters(codec="utf-8", max_codepoint=0x2FF), max_size=50)


class Drawer:
    """Makes a map of any shape from a seed: empty stages, cards on top of cards, several personas.

    The shape comes from a seed because a shape drawn choice by choice is nearly always small.
    """

    def __init__(self, seed: int, typed: list[str]) -> None:
        self.any = Random(seed)
        self.texts = [*SCRIPTS, *typed]

    def text(self) -> str:
        return self.any.choice(self.texts)

    def make(self) -> Project:
        stages, lanes, personas = (
            self.any.randint(0, 3),
            self.any.randint(0, 4),
            self.any.randint(0, 3),
        )
        build = a_project().with_map(self.text(), goal=self.text(), scenario=self.text())
        build.with_channel("Website", ChannelGroup.ONLINE)
        for _ in range(personas):
            build.with_persona(self.text(), needs=self.text(), quote=self.text())
        steps = 0
        for _ in range(stages):
            titles = [self.text() for _ in range(self.any.randint(1, 3))]
            build.with_stage(self.text(), *titles)
            steps += len(titles)
        for _ in range(lanes):
            build.with_lane(self.any.choice(KINDS), self.text())
        if stages and lanes:
            for _ in range(self.any.randint(0, 12)):
                self._put_card(build, lanes, steps)
            for persona in range(personas):
                self._put_moods(build, persona, steps)
        return build.build()

    def _put_card(self, build: ProjectBuilder, lanes: int, steps: int) -> None:
        build.with_card(
            self.text(),
            lane=self.any.randrange(lanes),
            step=self.any.randrange(steps),
            until=self.any.choice([None, self.any.randrange(steps)]),
            votes=self.any.choice([0, 0, 1, 12, 1_000_000]),
            note=self.any.choice(["", "a note"]),
            evidence=self.any.choice(list(Evidence)),
            tags=tuple(self.text() for _ in range(self.any.choice([0, 0, 1, 3]))),
            colour=self.any.choice(["", "", "#FFFFFF", "#000000", "#7F7F7F", "#B45524"]),
            fields=self._fields(),
        )

    def _fields(self) -> dict[str, JsonValue]:
        some: dict[str, JsonValue] = {
            "channel_id": self.any.choice([CHANNEL, "gone"]),
            "severity": self.any.choice(["minor", "major", "critical", "unheard of"]),
            "quote": self.any.choice([True, False]),
            "impact": self.any.randint(0, 6),
            "owner": self.text(),
            "due": "2027-02-12",
            "value": self.any.uniform(-1e7, 1e7),
            "target": self.any.choice([0.0, 1e9, 12.5]),
            "change": self.any.uniform(-20, 20),
            "unit": self.any.choice(["", "%", "days in the year", "يوم"]),
            "source": self.text(),
        }
        return {key: value for key, value in some.items() if self.any.random() < 0.6}

    def _put_moods(self, build: ProjectBuilder, persona: int, steps: int) -> None:
        for step in range(steps):
            if self.any.random() < 0.8:
                mood = self.any.choice([0.0, -2.0, 2.0, round(self.any.uniform(-2, 2), 1)])
                quote = self.text() if self.any.random() < 0.3 else ""
                build.with_mood(mood, step=step, persona=persona, quote=quote)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32), st.lists(words, max_size=4))
def test_nothing_is_clipped_covered_or_lost(seed: int, typed: list[str]) -> None:
    drawer = Drawer(seed, typed)
    project = drawer.make()
    journey, theme, memo = the_map(project), theme_of("light"), Memo()
    contents = contents_of(project, journey.id)
    check(lay_out(contents, theme, memo), contents)

    edited = _empty_a_stage(_change_a_card(project, drawer), drawer)
    contents = contents_of(edited, journey.id)
    scene = lay_out(contents, theme, memo)
    check(scene, contents)
    fresh = lay_out(contents, theme)
    assert [(n.key, n.at, n.name, n.drawing.size) for n in scene.nodes] == [
        (n.key, n.at, n.name, n.drawing.size) for n in fresh.nodes
    ], "a memo changes the result"


def _change_a_card(project: Project, drawer: Drawer) -> Project:
    cards = sorted(project.cards, key=lambda card: card.id)
    if not cards:
        return project
    return project.put(drawer.any.choice(cards).altered(text=drawer.text()))


def _empty_a_stage(project: Project, drawer: Drawer) -> Project:
    stages = project.stages.ordered()
    if not stages:
        return project
    stage = drawer.any.choice(stages)
    steps = {step.id for step in project.steps if step.stage_id == stage.id}
    cards = [card.id for card in project.cards if {card.step_id, card.until_id} & steps]
    markers = [marker.id for marker in project.markers if marker.step_id in steps]
    return project.drop("card", *cards).drop("marker", *markers).drop("step", *steps)
