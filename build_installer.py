"""Freezes the program into a folder and packs a Debian package from it: `python build_installer.py`.

Needs the extra `build` (`pip install '.[build]'`) and, for the package, `dpkg-deb`. The folder `dist/cjm-desktop`
runs on machines without Python; `dist/cjm-desktop_VERSION_ARCH.deb` adds menu entry, icon and file type.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from cjm_desktop import __version__

ROOT = Path(__file__).resolve().parent
NAME = "cjm-desktop"

# Loaded by nobody, but within reach of PyInstaller's analysis.
UNUSED_MODULES = (
    *(f"PySide6.Qt{part}" for part in ("Network", "OpenGL", "OpenGLWidgets", "Sql", "Test", "Xml")),
    *(f"PySide6.Qt{part}" for part in ("Qml", "Quick", "QuickWidgets", "PrintSupport", "Designer")),
    *("tkinter", "unittest", "pydoc", "doctest", "lib2to3", "setuptools", "pip", "numpy"),
    *("pytest", "hypothesis", "mypy", "IPython", "matplotlib", "fontTools", "rich"),
    *("sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql"),
    "sqlalchemy.dialects.postgresql",
)

# Parts of Qt that come along with QtGui and are never loaded by a window drawn in software.
UNUSED_FILES = (
    "PySide6/Qt/translations/*",
    "PySide6/Qt/qml",
    "PySide6/Qt/plugins/tls",
    "PySide6/Qt/plugins/networkinformation",
    "PySide6/Qt/plugins/sqldrivers",
    "PySide6/Qt/plugins/egldeviceintegrations",
    "PySide6/Qt/plugins/generic",
    "PySide6/Qt/plugins/platforms/libqeglfs.so",
    "PySide6/Qt/plugins/platforms/libqlinuxfb.so",
    "PySide6/Qt/plugins/platforms/libqminimal*.so",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay.so",
    "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
    "PySide6/Qt/plugins/imageformats/libq[!jws]*.so",
    "PySide6/Qt/plugins/imageformats/libqwbmp.so",
    "PySide6/Qt/lib/libQt6EglF*",
    "PySide6/Qt/lib/libQt6Network*",
    "PySide6/Qt/lib/libQt6Pdf*",
    "PySide6/Qt/lib/libQt6Qml*",
    "PySide6/Qt/lib/libQt6Quick*",
    "PySide6/Qt/lib/libQt6Sql*",
    "PySide6/Qt/lib/libQt6VirtualKeyboard*",
)

# What PyInstaller leaves to the system, and Qt opens at run time.
DEPENDS = (
    "libc6",
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libglib2.0-0 | libglib2.0-0t64",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)

_CONTROL = """\
Package: {name}
Version: {version}
Section: graphics
Priority: optional
Architecture: {architecture}
Installed-Size: {kilobytes}
Depends: {depends}
Maintainer: CJM Desktop maintainers <maintainers@cjm-desktop.invalid>
Description: editor for customer journey maps
 Drag stages, steps, touchpoints, emotions and pain points onto a timeline,
 type, and print the poster. One project is one file: no account, no network.
"""


def freeze(out: Path, work: Path) -> Path:
    """Make the onedir program; returns its folder."""
    from PyInstaller.__main__ import run

    run(
        [
            *("--name", NAME, "--onedir", "--noconfirm", "--clean", "--log-level", "WARN"),
            *("--distpath", str(out), "--workpath", str(work), "--specpath", str(work)),
            *("--paths", str(ROOT), "--collect-submodules", "cjm_desktop"),
            *("--add-data", f"{ROOT / 'resources'}:cjm_desktop/resources"),
            *("--add-data", f"{ROOT / 'maps'}:cjm_desktop/maps"),
            *(word for module in UNUSED_MODULES for word in ("--exclude-module", module)),
            *(("--strip",) if sys.platform == "linux" else ()),
            str(ROOT / "cjm_desktop" / "__main__.py"),
        ]
    )
    folder = out / NAME
    for path in _unused(folder / "_internal"):
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    return folder


def _unused(internal: Path) -> Iterator[Path]:
    for pattern in UNUSED_FILES:
        yield from list(internal.glob(pattern))
        if "/lib/" in pattern:  # PyInstaller also links libraries into the top folder
            yield from list(internal.glob(pattern.rpartition("/")[2]))


def pack_deb(program: Path, out: Path, work: Path) -> Path:
    """Pack the frozen program as a Debian package; returns the .deb.

    Raises:
        FileNotFoundError: `dpkg-deb` is not installed.
    """
    tree = work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    _lay_out_tree(program, tree)
    architecture = _printed("dpkg", "--print-architecture")
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        _CONTROL.format(
            name=NAME,
            version=__version__,
            architecture=architecture,
            kilobytes=size_of(tree) // 1024,
            depends=", ".join(DEPENDS),
        ),
        "utf-8",
    )
    package = out / f"{NAME}_{__version__}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z4", "--build", str(tree), str(package)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return package


def _lay_out_tree(program: Path, tree: Path) -> None:
    """The files as they will stand on the machine."""
    share, desktop = tree / "usr" / "share", ROOT / "resources" / "desktop"
    shutil.copytree(program, tree / "usr" / "lib" / NAME, symlinks=True)
    link = tree / "usr" / "bin" / NAME
    link.parent.mkdir(parents=True)
    link.symlink_to(f"../lib/{NAME}/{NAME}")
    _copy(desktop / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    _copy(desktop / f"{NAME}.xml", share / "mime" / "packages" / f"{NAME}.xml")
    _copy(ROOT / "LICENSE", share / "doc" / NAME / "copyright")
    icons = share / "icons" / "hicolor"
    for place in (f"apps/{NAME}", "mimetypes/application-vnd.cjm-desktop.map"):
        _copy(desktop / f"{NAME}.svg", icons / "scalable" / f"{place}.svg")
        for icon in sorted((desktop / "icons").glob("*.png")):
            size = icon.stem.rpartition("-")[2]
            _copy(icon, icons / f"{size}x{size}" / f"{place}.png")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def size_of(folder: Path) -> int:
    """All bytes of the files below a folder; links count nothing."""
    files = (p for p in folder.rglob("*") if p.is_file() and not p.is_symlink())
    return sum(path.stat().st_size for path in files)


def _printed(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def main() -> int:
    parser = argparse.ArgumentParser(description="Freeze CJM Desktop and pack a .deb.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where results go")
    parser.add_argument("--no-deb", action="store_true", help="stop after the frozen folder")
    wanted = parser.parse_args()
    work = wanted.out / "work"
    program = freeze(wanted.out, work)
    print(f"{program}: {size_of(program) / 1e6:.0f} MB")
    print(_printed(str(program / NAME), "--self-test"))
    if not wanted.no_deb:
        if shutil.which("dpkg-deb") is None:
            print("No dpkg-deb here: install the package dpkg to make a .deb.", file=sys.stderr)
            return 1
        package = pack_deb(program, wanted.out, work)
        print(f"{package}: {package.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
