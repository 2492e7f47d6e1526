"""The mood of an emotion marker: a slider from -2 to +2 with a face."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from cjm_desktop.ui.icons import pixmap
from cjm_desktop.ui.inspector.field import Field
from cjm_desktop.ui.inspector.wheel import IgnoresWheel
from cjm_desktop.ui.tokens import LIGHT

MOODS = (
    (-2, "Very bad", "angry", "#C0392B"),
    (-1, "Bad", "frown", "#C65F14"),
    (0, "Neutral", "meh", "#A67C00"),
    (1, "Good", "smile", "#5E9A2E"),
    (2, "Very good", "laugh", "#2E8540"),
)


def mood_words(mood: float) -> str:
    """A mood as it is said: '-1.2 bad'."""
    _, name, _, _ = MOODS[max(0, min(4, int(mood + 2.5)))]
    return f"{mood:+.1f}  {name}".replace("-", "−") if mood else f"0  {name}"


class _Slider(IgnoresWheel, QSlider):
    pass


class MoodField(Field):
    """A slider in tenths; dragging it is one edit, made when it is let go."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(8)
        self.face = QLabel()
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(-20, 20)
        self.slider.setPageStep(10)
        self.slider.setSingleStep(1)
        self.slider.valueChanged.connect(self._slide)
        self.slider.sliderReleased.connect(self.commit)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = QLabel()
        self.words.setProperty("tone", "label")
        row.addWidget(self.face)
        row.addWidget(self.slider, 1)
        self._rows.addLayout(row)
        self._rows.addWidget(self.words)

    @property
    def control(self) -> QWidget:
        return self.slider

    def pending(self) -> bool:
        return self.slider.isSliderDown()

    def commit(self) -> None:
        self._give(self.slider.value() / 10)

    def _slide(self, value: int) -> None:
        self._picture(value / 10)
        if not self.slider.isSliderDown():
            self.commit()

    def _display(self, value: Any) -> None:
        mood = float(value) if isinstance(value, int | float) else 0.0
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(mood * 10))
        self._picture(mood)

    def _picture(self, mood: float) -> None:
        _, _, face, colour = MOODS[max(0, min(4, int(mood + 2.5)))]
        self.face.setPixmap(pixmap(face, LIGHT, colour, 22))
        self.words.setText(mood_words(mood))
        self.slider.setAccessibleDescription(mood_words(mood))
