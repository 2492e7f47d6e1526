"""What the status bar says about the file: the truth about where the work is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cjm_desktop.storage.errors import StorageError


class Saving(StrEnum):
    """Where the work stands."""

    NOTHING_YET = "nothing_yet"
    SAVED = "saved"
    SAVING = "saving"
    UNSAVED = "unsaved"
    CANNOT_SAVE = "cannot_save"
    READ_ONLY = "read_only"


@dataclass(frozen=True, slots=True)
class SaveState:
    """One truth at a time.

    `at`: when the document was last written. `sentence`: what is wrong and what to do, in full.
    `short`: the same for the status bar.
    """

    saving: Saving
    at: datetime | None = None
    sentence: str = ""
    short: str = ""

    @property
    def text(self) -> str:
        """What stands in the status bar."""
        if self.saving is Saving.SAVED:
            return f"Saved {self.at:%H:%M}" if self.at else "Saved"
        if self.saving is Saving.SAVING:
            return "Saving ..."
        if self.saving is Saving.UNSAVED:
            return "Edited"
        return self.short


def in_trouble(saving: Saving, at: datetime | None, error: StorageError) -> SaveState:
    """The state that an error says."""
    return SaveState(saving, at, str(error), error.short)
