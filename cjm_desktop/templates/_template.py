"""What a template is. One file in this folder defines one."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError

from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.validation_words import word_validation


@dataclass(frozen=True)
class Template:
    """A start for a new project.

    `key` is what the command line takes, `name` and `description` (one line) stand on the start page,
    `title` is that of its map when nobody gives one, `fill` puts the content into a draft with that title.
    """

    key: str
    name: str
    description: str
    title: str
    fill: Callable[[Draft, str], None]
    order: int = 100

    def build(self, title: str = "") -> Project:
        """A new project; the same content each time but for the ids. `title` empty: the template's own.

        Only a title that somebody gave is the project's: else it is called like its first map, also when
        that gets its real name.

        Raises:
            UserError: The title is longer than a text may be.
        """
        try:
            draft = Draft(title)
            self.fill(draft, title or self.title)
        except ValidationError as error:
            raise word_validation(error) from error
        return draft.project()
