"""One step of a stage: a column."""

from typing import ClassVar

from cjm_desktop.domain.record import Ranked, Text
from cjm_desktop.domain.records._pointers import StageId


class Step(Ranked):
    """One column: one action or moment inside a stage."""

    KIND: ClassVar[str] = "step"
    NAMES: ClassVar[tuple[str, str]] = ("step", "steps")
    ORDER: ClassVar[int] = 40
    MOST: ClassVar[int] = 5_000

    stage_id: StageId
    title: Text = ""
    note: Text = ""
    moment_of_truth: bool = False


PLUGIN = Step
