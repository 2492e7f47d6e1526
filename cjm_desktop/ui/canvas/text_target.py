"""What is typed into on the map: the text of a record, which may come into being with it."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError

from cjm_desktop.domain.edits.cards import Cell, add_card, alter_card
from cjm_desktop.domain.edits.edit import Edit, together
from cjm_desktop.domain.edits.lanes import alter_lane
from cjm_desktop.domain.edits.maps import alter_map
from cjm_desktop.domain.edits.markers import alter_marker
from cjm_desktop.domain.edits.stages import alter_stage
from cjm_desktop.domain.edits.steps import alter_step
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.limits import too_long
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Card
from cjm_desktop.domain.validation_words import word_refusal
from cjm_desktop.errors import UserError

_ALTER: dict[str, tuple[str, Callable[[str, str], Edit]]] = {
    "card": ("text", lambda i, text: alter_card(i, "Change text", text=text)),
    "stage": ("title", lambda i, text: alter_stage(i, "Rename stage", title=text)),
    "step": ("title", lambda i, text: alter_step(i, "Rename step", title=text)),
    "lane": ("title", lambda i, text: alter_lane(i, "Rename lane", title=text)),
    "map": ("title", lambda i, text: alter_map(i, "Rename map", title=text)),
    "marker": ("quote", lambda i, text: alter_marker(i, "Change quote", quote=text)),
}
_FIELDS = {"card": "Text", "marker": "Quote"}
_SEVERAL_LINES = ("card", "marker")
_BEGINNING = "…"  # stands where a quote will be, so that there is a bubble to type into


@dataclass(frozen=True, slots=True)
class TextTarget:
    """A record and how its text is changed. `makes`: the edit that brings it into being (None: it is there)."""

    ref: Ref
    makes: Edit | None = None

    @property
    def one_line(self) -> bool:
        """Does Enter end the typing?"""
        return self.ref.kind not in _SEVERAL_LINES

    def edit(self, text: str) -> Edit:
        """The text, and where it is new the record too, as one undo step.

        Raises:
            UserError: It is too long, said as the field of the form says it.
        """
        if reason := too_long(text):
            raise UserError(reason)
        alter = _ALTER[self.ref.kind][1](self.ref.id, text)
        return alter if self.makes is None else together(self.makes.label, self.makes, alter)

    def shown_in(self, project: Project, text: str) -> Project:
        """The project as it would be with this text, for the layout."""
        if self.ref.kind == "marker" and not text.strip():
            text = _BEGINNING
        return self.tried_in(project, text)

    def tried_in(self, project: Project, text: str) -> Project:
        """The project with this text; as it is, where the text does not fit."""
        try:
            return self.edit(text).apply(project)
        except (UserError, ValidationError):
            return project

    @property
    def field(self) -> str:
        """What the text is called in the form of the record."""
        return _FIELDS.get(self.ref.kind, "Title")

    def refusal(self, project: Project, text: str) -> str:
        """Why this text cannot be kept; '' when it can."""
        try:
            self.edit(text).apply(project)
        except UserError as error:
            return str(error)
        except ValidationError as error:
            return str(word_refusal(error))
        return ""

    def text_in(self, project: Project) -> str:
        """The text that stands there now, or that the record comes with."""
        record = self.made_in(project).find(*self.ref)
        return str(getattr(record, _ALTER[self.ref.kind][0])) if record is not None else ""

    def stands_in(self, project: Project) -> bool:
        """Does what is edited still exist, or can it still come into being?"""
        return self.made_in(project).find(*self.ref) is not None

    def result(self, project: Project, text: str) -> Edit | None:
        """The edit that accepting this text means; None: nothing is to be done."""
        as_it_is = text == self.text_in(project)
        if self.makes is None:
            return None if as_it_is else self.edit(text)
        if not text.strip() and not self._stands_without_text(project):
            return None
        return self.makes if as_it_is else self.edit(text)

    def _stands_without_text(self, project: Project) -> bool:
        """Is what comes into being something before it has a text? A card is not, unless it names a channel."""
        record = self.made_in(project).find(*self.ref)
        return not isinstance(record, Card) or bool(record.fields)

    def made_in(self, project: Project) -> Project:
        """The project with the record; as it is, where the record can no longer come into being."""
        try:
            return self.makes.apply(project) if self.makes is not None else project
        except (UserError, ValidationError):
            return project


def new_card_in(cell: Cell) -> TextTarget:
    """A card that comes into being with its first letter."""
    ref = Ref("card", new_id())
    return TextTarget(ref, add_card(ref.id, cell))
