"""The check-up: each check finds what it says, where it is, and nothing else."""

from datetime import date

import pytest

from cjm_desktop.analysis import Finding, Weight, checks, find_all
from cjm_desktop.domain.edits.cards import set_fields
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.templates import templates
from tests.builders import a_project, a_shop, card_saying, stage_titled, step_titled, the_map
from tests.project_builder import ProjectBuilder

TODAY = date(2026, 11, 21)


def found(project: Project, check: str, today: date = TODAY) -> list[Finding]:
    assert check in checks()
    return [f for f in find_all(project, the_map(project).id, today) if f.check == check]


def falling(*moods: float) -> ProjectBuilder:
    build = (
        a_project().with_persona("Ann").with_stage("Buy", "A", "B").with_stage("Receive", "C", "D")
    )
    build.with_lane("emotions").with_lane("pain_points")
    for number, mood in enumerate(moods):
        build.with_mood(mood, step=number)
    return build


def test_a_dip_without_a_pain_point_says_how_deep_where_and_for_whom() -> None:
    project = falling(0.9, -1.0, -1.7, 0.5).build()
    (finding,) = found(project, "emotion-dip")
    assert finding.text == "Emotion falls by 2.6 over 2 steps, and no pain point says why"
    assert finding.where == "Buy → Receive · Ann"
    assert finding.weight is Weight.HIGH
    (deepest,) = [marker for marker in project.markers if marker.mood == -1.7]
    assert finding.refs[0] == Ref("marker", deepest.id)
    assert Ref("step", step_titled(project, "C").id) in finding.refs


@pytest.mark.parametrize(("step", "explained"), [(0, False), (1, True), (2, True), (3, False)])
def test_a_pain_point_on_the_way_down_explains_a_dip(step: int, explained: bool) -> None:
    project = (
        falling(0.9, -1.0, -1.7, 0.5).with_card("Waits", lane="pain_points", step=step).build()
    )
    assert bool(found(project, "emotion-dip")) is not explained


def test_a_pain_point_of_somebody_else_explains_nothing() -> None:
    build = falling(0.9, -1.0, -1.7, 0.5).with_persona("Bob")
    bob = build.build().personas.ordered()[-1]
    build.with_lane("pain_points", "Bob's", persona_id=bob.id).with_card("Waits", step=2)
    assert found(build.build(), "emotion-dip")


def test_a_wobble_is_no_dip() -> None:
    assert not found(falling(0.9, 0.2, -0.4, 0.5).build(), "emotion-dip")


def test_a_stage_without_a_touchpoint() -> None:
    project = a_shop().build()
    (finding,) = found(project, "stage-untouched")
    assert (finding.text, finding.where) == ("No touchpoint in this stage", "Buy")
    assert finding.refs == (Ref("stage", stage_titled(project, "Buy").id),)


def test_a_touchpoint_that_spans_stages_touches_both() -> None:
    build = a_project().with_stage("One", "A").with_stage("Two", "B").with_lane("touchpoints")
    assert not found(build.with_card("Site", step="A", until="B").build(), "stage-untouched")


def paining(step: str, until: str | None = None) -> Project:
    return (
        a_project()
        .with_stage("Buy", "A", "B")
        .with_lane("pain_points")
        .with_card("Waits\nlong", step="A", severity="critical")
        .with_card("Other", step="B")
        .with_lane("opportunities")
        .with_card("Faster", step=step, until=until, owner="Ann")
        .build()
    )


def test_a_pain_point_that_nothing_answers() -> None:
    project = paining(step="B")
    (finding,) = found(project, "pain-unanswered")
    assert finding.text == "No opportunity answers the pain point “Waits long”"
    assert finding.where == "Buy · A"
    assert finding.weight is Weight.HIGH
    assert finding.refs == (Ref("card", card_saying(project, "Waits\nlong").id),)


def test_an_opportunity_answers_what_it_names_and_only_that() -> None:
    project = paining(step="B")
    pain, answer = card_saying(project, "Waits\nlong"), card_saying(project, "Faster")
    linked = set_fields([answer.id], answers=[pain.id]).apply(project)
    (finding,) = found(linked, "pain-unanswered")
    assert "Other" in finding.text
    assert finding.weight is Weight.MEDIUM


def test_an_opportunity_that_names_none_answers_the_steps_it_covers() -> None:
    assert not found(paining(step="A", until="B"), "pain-unanswered")


@pytest.mark.parametrize(("owner", "count"), [("", 1), ("  ", 1), (None, 1), ("Ann", 0)])
def test_an_opportunity_without_an_owner(owner: str | None, count: int) -> None:
    project = (
        a_project()
        .with_stage("Buy", "Pays")
        .with_lane("opportunities")
        .with_card("Faster", owner=owner)
    )
    findings = found(project.build(), "opportunity-unowned")
    assert len(findings) == count
    assert all(
        f.text == "Nobody owns the opportunity “Faster”" and f.where == "Buy · Pays"
        for f in findings
    )


def test_steps_without_any_card() -> None:
    project = (
        a_project().with_stage("Buy", "A", "", "C").with_lane("text").with_card("x", step=0).build()
    )
    first, second = found(project, "step-empty")
    assert (first.where, second.where) == ("Buy · step 2", "Buy · C")
    assert second.refs == (Ref("step", step_titled(project, "C").id),)


def test_a_map_just_begun_is_not_scolded_step_by_step() -> None:
    project = templates()["purchase"].build()
    texts = [f.text for f in find_all(project, the_map(project).id, TODAY)]
    assert texts == ["No card stands on this map yet", "No emotions on this persona’s map"]


def test_an_empty_map_has_no_findings() -> None:
    project = templates()["blank"].build()
    assert find_all(project, the_map(project).id, TODAY) == []


@pytest.mark.parametrize(
    ("reviewed", "interval", "said"),
    [
        (date(2026, 8, 22), 90, "1 day late"),
        (date(2026, 8, 23), 90, None),
        (date(2025, 11, 21), 30, "335 days late"),
        (None, 30, None),
        (date(2020, 1, 1), None, None),
        (date(9999, 12, 31), 30, None),
    ],
)
def test_a_map_past_its_review_date(
    reviewed: date | None, interval: int | None, said: str | None
) -> None:
    build = a_project().with_map(
        "M", reviewed=reviewed, review_interval_days=interval, owner="Jana"
    )
    findings = found(build.build(), "review-overdue")
    assert len(findings) == (said is not None)
    if said:
        assert said in findings[0].text
        assert "Jana" in findings[0].where
        assert findings[0].refs[0].kind == "map"


def test_without_a_review_the_research_counts() -> None:
    build = a_project().with_map("M", researched=date(2026, 1, 1), review_interval_days=30)
    assert found(build.build(), "review-overdue")


def test_a_persona_without_emotions() -> None:
    project = falling(0.5).with_persona("Bob").build()
    (finding,) = found(project, "emotions-missing")
    assert finding.where == "Bob"
    assert finding.refs == (Ref("persona", project.personas.ordered()[-1].id),)


def test_the_heaviest_findings_come_first_and_every_one_can_be_shown() -> None:
    project = a_shop().build()
    findings = find_all(project, the_map(project).id, TODAY)
    assert [f.weight for f in findings] == sorted(f.weight for f in findings)
    assert {f.check for f in findings} <= checks().keys()
    for finding in findings:
        assert finding.text
        assert finding.where
        assert "\n" not in finding.text + finding.where
        assert all(project.find(ref.kind, ref.id) for ref in finding.refs)


def test_a_long_text_is_cut_for_the_panel() -> None:
    project = (
        a_project().with_stage("S", "A").with_lane("opportunities").with_card("x" * 5_000).build()
    )
    (finding,) = found(project, "opportunity-unowned")
    assert len(finding.text) < 100


def test_icons_of_the_checks_are_bundled() -> None:
    from cjm_desktop.bundled import resource

    for check in checks().values():
        assert resource("icons", f"{check.icon}.svg").exists(), check.icon
