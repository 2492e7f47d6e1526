"""A map as a picture: read back with Pillow, at any resolution, however large."""

import gc
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.formats import ExportOptions, Remark, formats, png
from cjm_desktop.formats._format import Cancelled
from cjm_desktop.formats._paper import lay_out_map
from cjm_desktop.render import bands
from tests.builders import a_project, a_shop, big_map
from tests.render.paper import as_picture, largest_difference


def write_png(project: Project, path: Path, **wishes: object) -> tuple[Remark, ...]:
    options = ExportOptions(map_id=project.maps.ordered()[0].id, **wishes)  # type: ignore[arg-type]  # by name
    return formats()["png"].export(project, path, options, lambda _: True)


@pytest.mark.parametrize("dpi", [72, 144, 300])
def test_size_and_resolution(dpi: int, tmp_path: Path) -> None:
    project = a_shop().build()
    write_png(project, tmp_path / "map.png", dpi=dpi)
    scene = lay_out_map(project, ExportOptions(map_id=project.maps.ordered()[0].id)).scene
    with Image.open(tmp_path / "map.png") as picture:
        assert picture.mode == "RGB"
        assert picture.size == tuple(round(side * dpi / 72) for side in scene.size)
        assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.05)
        assert picture.info["Title"] == "Buying a first e-bike"
        picture.load()


def test_the_picture_is_the_map(tmp_path: Path) -> None:
    project = a_shop().build()
    write_png(project, tmp_path / "map.png", dpi=144)
    scene = lay_out_map(project, ExportOptions(map_id=project.maps.ordered()[0].id)).scene
    with Image.open(tmp_path / "map.png") as picture:
        assert largest_difference(picture.convert("RGB"), as_picture(scene)) <= 2


def test_titles_of_other_scripts(tmp_path: Path) -> None:
    write_png(a_shop().build(), tmp_path / "map.png", title="旅程 رحلة")
    with Image.open(tmp_path / "map.png") as picture:
        assert picture.info["Title"] == "旅程 رحلة"


def test_transparent_ground(tmp_path: Path) -> None:
    project = a_shop().build()
    write_png(project, tmp_path / "clear.png", dpi=144, transparent=True)
    write_png(project, tmp_path / "paper.png", dpi=144)
    with Image.open(tmp_path / "clear.png") as picture:
        assert picture.mode == "RGBA"
        clear = picture.copy()
    assert clear.getpixel((0, 0)) == (0, 0, 0, 0)
    assert 255 in np.asarray(clear)[:, :, 3]
    ground = Image.new("RGBA", clear.size, "#FFFFFF")
    ground.alpha_composite(clear)
    with Image.open(tmp_path / "paper.png") as picture:
        assert largest_difference(ground.convert("RGB"), picture.convert("RGB")) <= 2


@pytest.mark.parametrize("transparent", [False, True])
def test_bands_and_strips_leave_no_seam(
    transparent: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = a_shop().build()
    write_png(project, tmp_path / "whole.png", transparent=transparent)
    monkeypatch.setattr(bands, "_BAND", 60_000)
    monkeypatch.setattr(bands, "_WIDEST", 333)
    write_png(project, tmp_path / "parts.png", transparent=transparent)
    with Image.open(tmp_path / "whole.png") as whole, Image.open(tmp_path / "parts.png") as parts:
        a, b = np.asarray(whole, dtype=np.int16), np.asarray(parts, dtype=np.int16)
        # Qt rounds the place of a letter to a fraction of a pixel; that fraction may differ.
        assert np.abs(a - b).max() <= 40


def test_a_picture_wider_than_qt_paints_is_painted_to_its_end(tmp_path: Path) -> None:
    project = a_project().with_stage("Long", *(f"Step {n}" for n in range(140)))
    for number in range(0, 140, 7):
        project.with_card(f"Card {number}", step=number)
    write_png(project.build(), tmp_path / "long.png", dpi=144)
    with _large_pictures(), Image.open(tmp_path / "long.png") as picture:
        assert picture.width > 32_767
        end = np.asarray(picture.crop((picture.width - 600, 0, picture.width, picture.height)))
        assert (end.min(axis=2) < 120).sum() > 100


def test_many_pixels_are_remarked_and_too_many_are_refused(tmp_path: Path) -> None:
    project = big_map(10, 50, 4, 200)
    remarks = write_png(project, tmp_path / "many.png", dpi=400)
    assert len(remarks) == 1
    dpi = int(next(iter(re.findall(r"with (\d+) dpi", remarks[0].text))))
    assert write_png(project, tmp_path / "fewer.png", dpi=dpi) == ()
    with pytest.raises(UserError, match=r"choose at most \d+ dpi"):
        write_png(big_map(10, 120, 2, 20), tmp_path / "too many.png", dpi=600)


@pytest.mark.parametrize("dpi", [0, 71, 601, -5])
def test_resolutions_out_of_range_are_refused(dpi: int, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="72 to 600"):
        write_png(a_shop().build(), tmp_path / "map.png", dpi=dpi)


def test_progress_goes_up_and_false_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands, "_BAND", 60_000)
    project, seen = a_shop().build(), []
    options = ExportOptions(map_id=project.maps.ordered()[0].id)
    png.PLUGIN.write(project, tmp_path / "map.png", options, lambda done: not seen.append(done))  # type: ignore[func-returns-value]
    assert seen == sorted(seen)
    assert len(seen) > 5
    assert seen[-1] == pytest.approx(1.0)
    with pytest.raises(Cancelled):
        png.PLUGIN.write(project, tmp_path / "map.png", options, lambda done: done < 0.5)


def test_an_export_leaves_the_search_for_garbage_as_it_was(tmp_path: Path) -> None:
    """Neither switched off, nor blind to what was there, nor made to look at what somebody left out."""
    project = a_shop().build()
    options = ExportOptions(map_id=project.maps.ordered()[0].id)
    with pytest.raises(Cancelled):
        png.PLUGIN.write(project, tmp_path / "map.png", options, lambda done: done < 0.5)
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    gc.freeze()
    try:
        left_out = gc.get_freeze_count()
        write_png(project, tmp_path / "map.png")
        assert gc.get_freeze_count() >= 0.9 * left_out  # some of them were let go meanwhile
    finally:
        gc.unfreeze()


class _large_pictures:
    """Pillow refuses large pictures unless told."""

    def __enter__(self) -> None:
        self._before, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None

    def __exit__(self, *_: object) -> None:
        Image.MAX_IMAGE_PIXELS = self._before


@pytest.fixture(autouse=True)
def _any_size() -> Iterator[None]:
    with _large_pictures():
        yield
