"""Two formats of one file each, as somebody would add them: an outline, and a drawing."""

from collections.abc import Iterator

import pytest

from cjm_desktop.formats import formats
from tests.plug_ins import put_plug_in

OUTLINE = """
from dataclasses import dataclass

from cjm_desktop.formats._format import Format, Imported, Remark
from cjm_desktop.formats._losses import Part
from cjm_desktop.formats._options import Choice, Length, Tick, Whole


@dataclass(frozen=True)
class Outline(Format):
    def write(self, project, path, options, progress):
        chosen = options.extra
        stages = [stage.title for stage in project.stages.ordered()]
        if chosen["backwards"]:
            stages.reverse()
        mark = "" if chosen["mark"] == "none" else chosen["mark"]
        lines = [" " * chosen["indent"] + mark + stage for stage in stages]
        path.write_text("\\n".join([*lines, f"gap {chosen['gap']:g}", ""]), encoding="utf-8")
        return (Remark("line 1", "written"),)

    def read(self, path, habits):
        from cjm_desktop.templates import templates

        return Imported(templates()["blank"].build("From an outline"))


PLUGIN = Outline(
    key="outline",
    name="Outline of stages",
    suffixes=(".outline",),
    can_write=True,
    can_read=True,
    held=set(Part) - {Part.VOTES},
    options=(
        Choice(key="mark", title="Mark", default="-", choices=(("-", "Dash"), ("none", "None")), help="100 % yours"),
        Whole(key="indent", title="Indent", default=2, least=0, most=8, unit="blanks"),
        Tick(key="backwards", title="Last stage first"),
        Length(key="gap", title="Gap", default=5.0, least=0.0, most=50.0,
               shown=lambda chosen: chosen["mark"] == "-"),
    ),
)
"""
DRAWING = """
from cjm_desktop.formats._drawn_options import THEME
from cjm_desktop.formats._format import Format


class Drawing(Format):
    def write(self, project, path, options, progress):
        from cjm_desktop.formats._paper import lay_out_map

        laid = lay_out_map(project, options)
        path.write_text(f"{len(laid.scene.nodes)} nodes in {laid.theme.key}", encoding="utf-8")
        return ()


PLUGIN = Drawing(
    key="drawing", name="Drawing", suffixes=(".drawing",), can_write=True, drawn=True, options=(THEME,)
)
"""


@pytest.fixture
def new_formats(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """While the test runs there are two formats more."""
    folder = tmp_path_factory.mktemp("plug-ins")
    with pytest.MonkeyPatch.context() as patch:
        for name, source in (("outline", OUTLINE), ("drawing", DRAWING)):
            put_plug_in(patch, folder, "cjm_desktop.formats", name, source)
        formats.cache_clear()
        yield
    formats.cache_clear()
