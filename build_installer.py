"""Freezes the program into a folder and packs a Debian package from it: `python build_installer.py`.

Needs the extra `build` (`pip install '.[build]'`) and, for the package, `dpkg-deb`. The folder `dist/cjm-desktop`
runs on machines without Python; `dist/cjm-desktop_VERSION_ARCH.deb` adds menu entry, icon and file type.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from cjm_desktop import __version__

ROOT = Path(__file__).resolve().parent
NAME = "cjm-desktop"

DESCRIBED = ("PySide6_Essentials", "pydantic", "SQLAlchemy", "reportlab", "uharfbuzz")
"""Libraries whose versions the self-test prints."""

# Loaded by nobody, but within reach of PyInstaller's analysis.
UNUSED_MODULES = """
    PySide6.QtDBus PySide6.QtNetwork PySide6.QtOpenGL PySide6.QtSql PySide6.QtTest PySide6.QtXml
    PySide6.QtQml PySide6.QtQuick PySide6.QtPrintSupport PySide6.QtDesigner
    tkinter unittest pydoc doctest lib2to3 setuptools pip numpy pytest hypothesis mypy IPython
    matplotlib fontTools rich PIL._avif PIL.AvifImagePlugin PIL.ImageTk charset_normalizer
    sqlalchemy.dialects.mysql sqlalchemy.dialects.oracle
    sqlalchemy.dialects.mssql sqlalchemy.dialects.postgresql
"""

# Parts of Qt that come along with QtGui and are never loaded by a window drawn in software.
UNUSED_FILES = """
    translations/*
    qml
    plugins/tls
    plugins/networkinformation
    plugins/sqldrivers
    plugins/egldeviceintegrations
    plugins/generic
    plugins/printsupport
    plugins/xcbglintegrations
    plugins/wayland-graphics-integration-client
    plugins/platforms/libqeglfs.so
    plugins/platforms/libqlinuxfb.so
    plugins/platforms/libqminimal*.so
    plugins/platforms/libqvkkhrdisplay.so
    plugins/platforms/libqvnc.so
    plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so
    plugins/imageformats/libq[!jws]*.so
    plugins/imageformats/libqwbmp.so
    lib/libQt6EglF*
    lib/libQt6Network*
    lib/libQt6OpenGL*
    lib/libQt6Pdf*
    lib/libQt6Qml*
    lib/libQt6Quick*
    lib/libQt6Sql*
    lib/libQt6VirtualKeyboard*
"""

# What every desktop has, and has newer than the machine that freezes: a bundled GLib under the system's GTK
# (native file dialogs) or a bundled libstdc++ under its graphics drivers would break the window.
SYSTEM_LIBRARIES = """
    atk atspi cairo epoxy gdk gtk pango pixman gio glib gmodule gobject gthread pcre2 thai datrie
    fribidi graphite harfbuzz font expat freetype png jpeg brotli X xcb xkb ICE SM bsd md wayland
    dbus systemd cap gcrypt gpg-error lz4 zstd blkid mount selinux gssapi k com_err resolv stdc++ gcc_s
"""

# Packages that bring those, and what Qt opens at run time.
DEPENDS = """
    libc6 libstdc++6 libgcc-s1 libexpat1 libfreetype6 libzstd1 zlib1g
    libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0|libglib2.0-0t64
    libx11-6 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0
"""
RECOMMENDS = ("libwayland-client0", "libwayland-cursor0", "libgtk-3-0|libgtk-3-0t64")

_CONTROL = """\
Package: {name}
Version: {version}
Section: graphics
Priority: optional
Architecture: {architecture}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Maintainer: CJM Desktop maintainers <maintainers@cjm-desktop.invalid>
Description: editor for customer journey maps
 Drag stages, steps, touchpoints, emotions and pain points onto a timeline,
 type, and print the poster. One project is one file: no account, no network.
"""


def freeze(out: Path, work: Path) -> Path:
    """Make the onedir program; returns its folder."""
    os.environ["PYINSTALLER_CONFIG_DIR"] = str(
        work / "cache"
    )  # its own: two builds at once are no trouble
    from PyInstaller.__main__ import run

    run(
        [
            *("--name", NAME, "--onedir", "--noconfirm", "--clean", "--log-level", "WARN"),
            *("--distpath", str(out), "--workpath", str(work), "--specpath", str(work)),
            *("--paths", str(ROOT), "--collect-submodules", "cjm_desktop"),
            *("--add-data", f"{ROOT / 'resources'}:cjm_desktop/resources"),
            *("--add-data", f"{ROOT / 'maps'}:cjm_desktop/maps"),
            *(word for name in DESCRIBED for word in ("--copy-metadata", name)),
            *(word for module in UNUSED_MODULES.split() for word in ("--exclude-module", module)),
            *(("--strip",) if sys.platform == "linux" else ()),
            str(ROOT / "cjm_desktop" / "__main__.py"),
        ]
    )
    folder = out / NAME
    for path in _unused(folder / "_internal"):
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    return folder


def _unused(internal: Path) -> Iterator[Path]:
    for name in SYSTEM_LIBRARIES.split() if sys.platform == "linux" else ():
        yield from list(internal.glob(f"lib{name}*.so*"))
    for pattern in UNUSED_FILES.split():
        yield from list((internal / "PySide6" / "Qt").glob(pattern))
        if pattern.startswith("lib/"):  # PyInstaller also links libraries into the top folder
            yield from list(internal.glob(pattern.removeprefix("lib/")))


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
            depends=", ".join(DEPENDS.split()),
            recommends=", ".join(RECOMMENDS),
        ),
        "utf-8",
    )
    package = out / f"{NAME}_{__version__}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", str(tree), str(package)],
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
