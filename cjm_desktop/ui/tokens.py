"""The colours of the window, light and dark. Source: the design's table of surfaces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by what they mean ('#RRGGBB'); the map itself has its own theme."""

    dark: bool
    window: str  # behind the map
    panel: str  # palette, inspector, bars
    raised: str  # the strip of tabs, hovered rows
    field: str  # where one types
    line: str
    field_line: str
    text: str
    quiet: str
    faint: str
    accent: str
    accent_soft: str
    on_accent: str
    hover: str
    danger: str
    danger_soft: str
    warn: str
    warn_soft: str
    good: str
    good_soft: str


LIGHT = Tokens(
    dark=False,
    window="#EEF1F5",
    panel="#FFFFFF",
    raised="#F8FAFC",
    field="#FFFFFF",
    line="#E2E8F0",
    field_line="#CBD5E1",
    text="#0F172A",
    quiet="#475569",
    faint="#5C6A7F",
    accent="#2563EB",
    accent_soft="#E9F0FE",
    on_accent="#FFFFFF",
    hover="#F1F5F9",
    danger="#C0392B",
    danger_soft="#FDECEA",
    warn="#8A5A00",
    warn_soft="#FFF6DC",
    good="#287239",
    good_soft="#E8F5E4",
)

DARK = Tokens(
    dark=True,
    window="#15181D",
    panel="#1D2127",
    raised="#191D22",
    field="#15181D",
    line="#323841",
    field_line="#454D59",
    text="#E6EAF0",
    quiet="#A6B0BD",
    faint="#98A3B2",
    accent="#6E9BFF",
    accent_soft="#26344F",
    on_accent="#0B1220",
    hover="#272D35",
    danger="#FF8A7A",
    danger_soft="#3A2322",
    warn="#F0C36B",
    warn_soft="#352D1B",
    good="#7FCB8C",
    good_soft="#1E3123",
)
