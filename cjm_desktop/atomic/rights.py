"""What a new file takes over from the one it replaces: never more rights than that one gave to anybody.

Kept where the file system allows it: owner, group, mode, access control list (`man 5 acl`), extended attributes,
in which desktops keep tags and comments. A program that may not give a file away cannot keep a foreign owner.
"""

import contextlib
import os
import stat
import struct
import sys
from pathlib import Path

_ACL = "system.posix_acl_access"
_ACL_HEADER, _ACL_ENTRY = struct.Struct("<I"), struct.Struct("<HHI")  # linux/posix_acl_xattr.h
_GROUP_OF_FILE, _MASK, _OTHERS = 0x04, 0x10, 0x20
_OF_THE_BYTES = {"security.ima", "security.evm", "security.capability"}
"""Signatures of the old content, and what only a program has."""


def may_write(found: os.stat_result, path: Path) -> bool:
    """Whether the file allows writing; for root, too, a file without any right to write is read-only."""
    return bool(found.st_mode & 0o222) and os.access(path, os.W_OK)


def other_names(path: Path) -> int:
    """How many other names (hard links) lead to the file; 0 where none is there."""
    try:
        return max(0, os.stat(path).st_nlink - 1)
    except OSError:
        return 0


def take_over(old: Path, descriptor: int) -> None:
    """Give a new file what the old one had, before it gets its name; whatever cannot be kept is left out.

    Raises:
        OSError: The old file cannot be looked at.
    """
    if sys.platform == "win32":
        return
    found = os.stat(old)
    attributes = _attributes(old)
    entries = attributes.pop(_ACL, None)
    is_same_owner, is_same_group = _own(descriptor, found)
    mode = stat.S_IMODE(found.st_mode)
    if not (is_same_owner and is_same_group):
        mode &= 0o777
    if entries is not None and not is_same_group:
        entries = _for_strangers(entries)
    if entries is None or not _set(descriptor, _ACL, entries):
        # A folder may hand a list of its own to new files: it would let in whom the old file did not.
        _remove(descriptor, _ACL)
        group = _group_of(entries) if entries is not None else mode >> 3 & 7
        if not is_same_group:
            group &= mode & 7
        mode = mode & ~0o070 | group << 3
        with contextlib.suppress(OSError):
            os.fchmod(descriptor, mode)
    for name, value in attributes.items():
        _set(descriptor, name, value)


def _own(descriptor: int, found: os.stat_result) -> tuple[bool, bool]:
    """Try to keep owner and group; says which of them are kept."""
    try:
        os.fchown(descriptor, found.st_uid, found.st_gid)
    except OSError:
        with contextlib.suppress(OSError):
            os.fchown(descriptor, -1, found.st_gid)
    now = os.fstat(descriptor)
    return now.st_uid == found.st_uid, now.st_gid == found.st_gid


def _attributes(path: Path) -> dict[str, bytes]:
    if not hasattr(os, "listxattr"):
        return {}
    found = {}
    with contextlib.suppress(OSError):
        for name in os.listxattr(path):
            with contextlib.suppress(OSError):
                found[name] = os.getxattr(path, name)
    return {name: value for name, value in found.items() if name not in _OF_THE_BYTES}


def _set(descriptor: int, name: str, value: bytes) -> bool:
    try:
        os.setxattr(descriptor, name, value)
    except OSError:
        return False
    return True


def _remove(descriptor: int, name: str) -> None:
    if hasattr(os, "removexattr"):
        with contextlib.suppress(OSError):
            os.removexattr(descriptor, name)


def _entries(acl: bytes) -> dict[int, int]:
    """The rights by kind of entry; of named users and groups the last, which nobody asks for."""
    body = acl[_ACL_HEADER.size :]
    return {tag: rights for tag, rights, _ in _ACL_ENTRY.iter_unpack(body)}


def _group_of(acl: bytes) -> int:
    """What the group really has: with a list, the mode shows the mask in its place."""
    entries = _entries(acl)
    return entries.get(_GROUP_OF_FILE, 0) & entries.get(_MASK, 7)


def _for_strangers(acl: bytes) -> bytes:
    """The list for a file of another group, which gets no more than everybody has."""
    others = _entries(acl).get(_OTHERS, 0)
    changed = bytearray(acl)
    for at in range(_ACL_HEADER.size, len(acl), _ACL_ENTRY.size):
        tag, rights, who = _ACL_ENTRY.unpack_from(acl, at)
        if tag == _GROUP_OF_FILE:
            _ACL_ENTRY.pack_into(changed, at, tag, rights & others, who)
    return bytes(changed)
