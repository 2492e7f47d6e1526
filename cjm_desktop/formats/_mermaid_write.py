"""From a map to Mermaid journeys, as version 11 reads them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.numbers import counted, write_number
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Persona, Step
from cjm_desktop.formats._format import Remark
from cjm_desktop.formats._mermaid_text import encode, encode_actor

NEUTRAL = "3"


class JourneyWriter:
    """Writes one map; `remarks` lists what the diagrams cannot hold."""

    def __init__(self, project: Project, map_id: str) -> None:
        self.contents = contents_of(project, map_id)
        self.title = self.contents.map.title.strip() or "Untitled journey"
        self.remarks: list[Remark] = []
        self._stages = self._unique(
            (stage.title, f"Stage {i}") for i, stage in enumerate(self.contents.stages, start=1)
        )

    def groups(self) -> list[tuple[Persona, ...]]:
        """Who shares a diagram: all, or each alone when moods differ, as a task holds one score."""
        people = tuple(p for p in self.contents.personas if self.contents.markers.get(p.id))
        if all(self._one_score(step, people) for step in self.contents.steps):
            return [people]
        return [(persona,) for persona in people]

    def diagram(self, people: Sequence[Persona]) -> str:
        """One diagram, with a line break at its end."""
        lines = ["journey", f"    title {encode(self.title)}"]
        if self.contents.map.scenario.strip():
            lines.append(f"    accDescr: {encode(self.contents.map.scenario).replace('<br>', ' ')}")
        for stage, name in zip(self.contents.stages, self._stages, strict=True):
            lines.append(f"    section {encode(name)}")
            lines += [self._task(step, people) for step in self.contents.steps_of[stage.id]]
        return "\n".join(lines) + "\n"

    def list_losses(self, written: Iterable[Sequence[Persona]]) -> tuple[Remark, ...]:
        """What these diagrams do not hold because of the persons and the stages in them."""
        there = {persona.id for people in written for persona in people}
        for persona in self.contents.personas:
            if persona.id not in there and self.contents.markers.get(persona.id):
                self._say(
                    f"the emotions of {persona.name or 'a persona'}: one diagram holds one mood a step"
                )
        unfelt = sum(
            not any(s.id in self.contents.markers.get(p, ()) for p in there)
            for s in self.contents.steps
        )
        if unfelt:
            self._say(
                f"{counted(unfelt, 'step', 'steps')} without an emotion: Mermaid wants a score, {NEUTRAL} for nobody"
            )
        for stage, name in zip(self.contents.stages, self._stages, strict=True):
            if not self.contents.steps_of[stage.id]:
                self._say(f"the stage “{name}”: Mermaid draws no section without a task")
        return tuple(self.remarks)

    def _task(self, step: Step, people: Sequence[Persona]) -> str:
        there = [p for p in people if step.id in self.contents.markers.get(p.id, ())]
        name = step.title.strip() or f"Step {self.contents.columns[step.id] + 1}"
        score = self._score(step, there[0]) if there else NEUTRAL
        actors = ", ".join(encode_actor(persona.name or "Unnamed persona") for persona in there)
        return f"        {encode(name, starts_line=True)}: {score}" + (
            f": {actors}" if actors else ""
        )

    def _score(self, step: Step, persona: Persona) -> str:
        return write_number(round(self.contents.markers[persona.id][step.id].mood + 3, 1))

    def _one_score(self, step: Step, people: Sequence[Persona]) -> bool:
        there = [p for p in people if step.id in self.contents.markers[p.id]]
        return len({self._score(step, persona) for persona in there}) < 2

    def _unique(self, names: Iterable[tuple[str, str]]) -> list[str]:
        """Names that differ: Mermaid draws neighbours of one name as one section."""
        seen: Counter[str] = Counter()
        found = []
        for title, substitute in names:
            name = title.strip() or substitute
            seen[name] += 1
            if seen[name] > 1:
                self._say(f"a second stage “{name}”: it is called “{name} ({seen[name]})”")
                name = f"{name} ({seen[name]})"
            found.append(name)
        return found

    def _say(self, text: str) -> None:
        self.remarks.append(Remark("", f"not held by this format: {text}"))


def titled(people: Sequence[Persona]) -> str:
    """'Commuting parent', or 'Commuting parent and Leisure rider'."""
    return " and ".join(persona.name or "Unnamed persona" for persona in people)
