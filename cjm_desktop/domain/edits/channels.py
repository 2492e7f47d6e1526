"""Edits of channels."""

from typing import Any

from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.places import rank_before
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Channel


def add_channel(channel_id: str, **fields: Any) -> Edit:
    """A new channel at the end of the list."""

    def apply(project: Project) -> Project:
        rank = rank_before(project.channels.ordered(), None)
        return project.put(Channel(id=channel_id, rank=rank, **fields))

    return Edit("Add channel", apply)
