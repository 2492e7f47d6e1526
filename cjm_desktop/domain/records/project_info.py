"""What is said of the whole project."""

from typing import ClassVar

from cjm_desktop.domain.record import Record, Text


class ProjectInfo(Record):
    """What is said of the whole project: one row a file."""

    KIND: ClassVar[str] = "project"
    NAMES: ClassVar[tuple[str, str]] = ("project", "projects")
    ORDER: ClassVar[int] = 10
    MOST: ClassVar[int] = 1

    title: Text = ""
    description: Text = ""
    author: Text = ""


PLUGIN = ProjectInfo
