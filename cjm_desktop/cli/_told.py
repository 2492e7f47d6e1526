"""What the command line says of projects: for people and, as plain data, for programs."""

from typing import Any

from cjm_desktop.analysis import find_all
from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.domain.review import next_review


def said_remark(remark: Any) -> str:
    """A remark of an importer or exporter in one line."""
    line = f"{remark.where}: {remark.text}" if remark.where else remark.text
    return " ".join(line.split())


def said_of(project: Project) -> str:
    """'1 map, 5 stages, 12 steps, 8 lanes, 61 cards, 24 emotion markers'."""
    kinds = ("map", "stage", "step", "lane", "card", "marker", "persona", "channel")
    numbers = ((kind, len(project.table(kind))) for kind in kinds)
    said = (counted(number, *RECORD_TYPES[kind].NAMES) for kind, number in numbers if number)
    return ", ".join(said) + "."


def inventory(project: Project) -> dict[str, Any]:
    """What is in a project."""
    return {
        "title": project.name,
        "maps": [_map_inventory(project, journey.id) for journey in project.maps.ordered()],
        "personas": [persona.name for persona in project.personas.ordered()],
        "channels": [channel.name for channel in project.channels.ordered()],
    }


def _map_inventory(project: Project, map_id: str) -> dict[str, Any]:
    contents = contents_of(project, map_id)
    due = next_review(contents.map)
    return {
        "title": contents.map.title,
        "kind": contents.map.kind.value,
        "stages": [stage.title for stage in contents.stages],
        "steps": len(contents.steps),
        "lanes": [{"title": lane.title, "kind": lane.kind} for lane in contents.lanes],
        "cards": sum(map(len, contents.cards.values())),
        "emotion_markers": sum(map(len, contents.markers.values())),
        "personas": [persona.name for persona in contents.personas],
        "next_review": due.isoformat() if due else None,
    }


def said_inventory(found: dict[str, Any]) -> str:
    lines = [_one_line(found["title"]) or "Untitled project"]
    for journey in found["maps"]:
        lines += _said_map(journey)
    for word in ("personas", "channels"):
        if found[word]:
            lines.append(f"{word.capitalize()}: {_listed(found[word])}")
    return "\n".join(lines)


def _said_map(journey: dict[str, Any]) -> list[str]:
    counts = (
        counted(len(journey["stages"]), "stage", "stages"),
        counted(journey["steps"], "step", "steps"),
        counted(len(journey["lanes"]), "lane", "lanes"),
        counted(journey["cards"], "card", "cards"),
        counted(journey["emotion_markers"], "emotion marker", "emotion markers"),
    )
    kind = journey["kind"].replace("_", " ")
    lines = [f"Map “{_one_line(journey['title'])}” ({kind}): {', '.join(counts)}"]
    if journey["stages"]:
        lines.append(f"  stages: {_listed(journey['stages'])}")
    if journey["lanes"]:
        lines.append(f"  lanes: {_listed([lane['title'] for lane in journey['lanes']])}")
    if journey["personas"]:
        lines.append(f"  personas: {_listed(journey['personas'])}")
    if journey["next_review"]:
        lines.append(f"  next review: {journey['next_review']}")
    return lines


def findings(project: Project) -> list[dict[str, Any]]:
    """What the check-up finds, map by map."""
    return [
        {
            "map": journey.title,
            "check": finding.check,
            "weight": finding.weight.name.lower(),
            "text": finding.text,
            "where": finding.where,
            "refs": [{"kind": ref.kind, "id": ref.id} for ref in finding.refs],
        }
        for journey in project.maps.ordered()
        for finding in find_all(project, journey.id)
    ]


def said_findings(found: list[dict[str, Any]]) -> str:
    if not found:
        return "Nothing found."
    lines: list[str] = []
    for title in dict.fromkeys(finding["map"] for finding in found):
        mine = [finding for finding in found if finding["map"] == title]
        lines.append(f"Map “{_one_line(title)}”: {counted(len(mine), 'finding', 'findings')}")
        lines += [f"  {f['weight']:<6}  {f['text']} ({f['where']})" for f in mine]
    return "\n".join(lines)


def _listed(names: list[str]) -> str:
    return ", ".join(_one_line(name) or "untitled" for name in names)


def _one_line(text: str) -> str:
    return " ".join(text.split())
