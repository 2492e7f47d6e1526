"""All colours and sizes of a map. Source of the palette: resources/themes, after look.md."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a map ('#RRGGBB'); sizes in points at 100 %."""

    key: str = "light"
    name: str = "Light"
    paper: str = "#FFFFFF"
    header_fill: str = "#F8FAFC"
    line: str = "#E2E8F0"
    stage_line: str = "#CBD5E1"
    text: str = "#0F172A"
    quiet: str = "#475569"
    card_fill: str = "#FFFFFF"
    card_line: str = "#D5DDE8"
    stages: tuple[str, ...] = ("#4C66E6", "#0B7A7C", "#7F4FC9", "#B45524", "#2E8540", "#B03A68")
    stage_text: str = "#FFFFFF"
    channel_groups: dict[str, str] = field(
        default_factory=lambda: {
            "online": "#4C66E6",
            "in_person": "#B45524",
            "direct_contact": "#0B7A7C",
            "other_people": "#7F4FC9",
        }
    )
    card_kinds: dict[str, str] = field(
        default_factory=lambda: {
            "action": "#EEF2FF",
            "pain": "#FDECEA",
            "opportunity": "#E8F5E4",
            "thought": "#FFF8DB",
            "neutral": "#FFFFFF",
        }
    )
    moods: tuple[str, ...] = ("#C0392B", "#C65F14", "#A67C00", "#5E9A2E", "#2E8540")  # -2 .. +2
    personas: tuple[str, ...] = ("#334155", "#7F4FC9", "#B45524", "#0B7A7C", "#B03A68", "#4C66E6")
    column_width: float = 124.0
    lane_header_width: float = 125.0
    gap: float = 4.0

    def mood_colour(self, mood: float) -> str:
        """The colour of a mood from -2 to +2, by its nearest whole step."""
        return self.moods[max(0, min(4, int(mood + 2.5)))]
