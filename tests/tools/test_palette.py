"""What the palette offers, and that every tool is found by itself."""

from cjm_desktop.lanes import lane_kinds
from cjm_desktop.tools import palette_entries, tool_of, tools
from tests.builders import a_project, a_shop


def test_groups_and_their_order() -> None:
    entries = palette_entries(a_shop().build())
    groups = list(dict.fromkeys(entry.group for entry in entries))
    assert groups == ["Drag onto the map", "Touchpoints", "Emotions", "Notes"]
    titles = [entry.title for entry in entries]
    assert titles[:6] == ["Stage", "Step", "Lane", "Website", "Store", "Phone"]
    assert titles[6:11] == ["Very good", "Good", "Neutral", "Bad", "Very bad"]


def test_every_lane_kind_can_be_chosen_and_every_card_kind_dragged() -> None:
    entries = palette_entries(a_shop().build())
    lane = next(e for e in entries if e.title == "Lane")
    assert [c.value for c in lane.choices] == list(lane_kinds())
    notes = {e.value for e in entries if e.group == "Notes"}
    assert notes == {k.key for k in lane_kinds().values() if k.takes_cards} - {"touchpoints"}


def test_keys_are_unique_and_every_entry_has_a_tool() -> None:
    entries = palette_entries(a_shop().build())
    flat = [*entries, *(c for e in entries for c in e.choices)]
    assert len({e.key for e in flat}) == len(flat)
    assert {tool_of(e) for e in flat} <= set(tools())


def test_a_project_without_channels_still_has_touchpoints() -> None:
    entries = palette_entries(a_project().build())
    (entry,) = [e for e in entries if e.group == "Touchpoints"]
    assert (entry.title, entry.value) == ("Touchpoint", "")


def test_the_tool_that_takes_everything_is_asked_last() -> None:
    assert tools()[-1].key == "select"
    keys = [tool.key for tool in tools()]
    assert keys.index("stretch_card") < keys.index("move_cards") < keys.index("select")
