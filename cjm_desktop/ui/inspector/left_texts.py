"""Texts that no field could hand over, kept while the form is about something else."""

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cjm_desktop.domain.choosing import name_of
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.inspector.field import TypedField
from cjm_desktop.ui.inspector.form import Form
from cjm_desktop.ui.said import quoted

About = tuple[Ref, ...]
"""The records that a form is about."""


@dataclass(frozen=True, slots=True)
class LeftText:
    """What stands in a field and is not in the project, and why.

    `of`: what its record was called when it was kept. `placeless`: it can go into no field any more.
    """

    about: About
    field: str
    text: str
    reason: str
    of: str = ""
    placeless: bool = False

    def said(self, project: Project) -> str:
        """'“15k0” in “Value” of “Revenue” is not in the map yet: it is no number.'"""
        reason = self.reason[:1].lower() + self.reason[1:]
        return f"{quoted(self.text)} in {self.place(project)} is not in the map yet: {reason}"

    def plain(self, project: Project) -> dict[str, Any]:
        """As it is kept beside the working copy; `read_plain` reads it."""
        return {
            "about": [list(ref) for ref in self.about],
            "field": self.field,
            "text": self.text,
            "reason": self.reason,
            "of": self._name(project),
            "placeless": self.placeless,
        }

    def stands_in(self, project: Project) -> bool:
        """Is the field still there that it was typed into?"""
        return not self.placeless and self.is_about_records_in(project)

    def is_about_records_in(self, project: Project) -> bool:
        """Are the records there that it was typed about?"""
        return all(project.find(*ref) is not None for ref in self.about)

    def place(self, project: Project) -> str:
        """'“Value” of “Revenue”'."""
        if len(self.about) > 1:
            return f"“{self.field}” of {counted(len(self.about), 'card', 'cards')}"
        name = self._name(project)
        return f"“{self.field}” of {quoted(name)}" if name else f"“{self.field}”"

    def _name(self, project: Project) -> str:
        """What the record is called, or was."""
        record = project.find(*self.about[0])
        return (name_of(record) if record is not None else "") or self.of


class LeftTexts:
    """By what they are about; whoever changes the form hands it over, and gives back what it finds here."""

    def __init__(self) -> None:
        self._held: dict[About, tuple[LeftText, ...]] = {}
        self.on_no_field: Callable[[Sequence[LeftText]], None] | None = None

    def hold(self, about: About, form: Form) -> None:
        """Keep what the form could not hand over, in the place of what was kept of it before."""
        found = wrong_texts(about, form)
        self._held.pop(about, None)
        if found:
            self._held[about] = found

    def add(self, texts: Iterable[LeftText]) -> None:
        """Keep texts that come from elsewhere, as after a crash."""
        for text in texts:
            self._held[text.about] = (*self._held.get(text.about, ()), text)

    def give_back(self, about: About, form: Form) -> None:
        """Put the texts of a form back into its fields, marked; `on_no_field` gets those that have none there."""
        without = []
        for text in self._held.pop(about, ()):
            field = next((b.field for b in form.bindings if b.title == text.field), None)
            if isinstance(field, TypedField):
                field.write(text.text)
                field.show_problem()
            else:
                without.append(text)
        if without and self.on_no_field is not None:
            self.on_no_field(without)

    def of(self, project: Project) -> list[LeftText]:
        """Those whose records are there; what belongs to a deleted one waits for undo."""
        return [text for texts in self._held.values() for text in texts if text.stands_in(project)]


def read_plain(kept: Iterable[dict[str, Any]]) -> list[LeftText]:
    """Texts as they were kept; what cannot be read is left out."""
    found = []
    for each in kept:
        with contextlib.suppress(KeyError, TypeError, ValueError):
            about = tuple(Ref(str(kind), str(record_id)) for kind, record_id in each["about"])
            field, text, reason = (str(each[name]) for name in ("field", "text", "reason"))
            of, placeless = str(each.get("of", "")), bool(each.get("placeless"))
            found.append(LeftText(about, field, text, reason, of, placeless))
    return [text for text in found if text.about]


def wrong_texts(about: About, form: Form) -> tuple[LeftText, ...]:
    """What stands in a form now and cannot be handed over."""
    return tuple(
        LeftText(about, binding.title, binding.field.written, reason)
        for binding in form.bindings
        if isinstance(binding.field, TypedField) and (reason := binding.field.problem())
    )
