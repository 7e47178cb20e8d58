"""Which names and which kinds of files a pack may hold, on every computer."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile('[\\\\<>:"|?*\x00-\x1f\x7f\ud800-\udfff]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
_JOINERS = "\u200c\u200d"
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
LONGEST_NAME = 120
DEEPEST = 12
LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
# Neither SVG nor HTML: both can hold programs.
_LISTED = frozenset({".md", ".txt", ".csv", ".json", *_PICTURES, ""})


def is_usable_name(name: str) -> bool:
    """Whether a relative path with forward slashes can be stored on every computer."""
    parts = name.split("/")
    return len(parts) <= DEEPEST + 1 and all(
        part
        and part not in (".", "..")
        and not _FORBIDDEN.search(part)
        and not any(map(_is_unseen, part))
        and not _DEVICES.fullmatch(part)
        and not part.endswith((".", " "))
        and len(part) <= LONGEST_NAME
        for part in parts
    )


def _is_unseen(char: str) -> bool:
    """Whether a letter steers how others are shown: “fdp.exe” may then look like “exe.pdf”.

    But for the joiners, which words of some languages need.
    """
    return unicodedata.category(char) in ("Cf", "Zl", "Zp") and char not in _JOINERS


def is_picture_name(name: str) -> bool:
    """Whether a file says by its name that it is a picture."""
    return name.casefold().endswith(_PICTURES)


def is_listed_kind(name: str) -> bool:
    """Whether a pack may hold a file of this kind: texts and pictures, and nothing that runs."""
    last = name.rpartition("/")[2]
    dot = last.rfind(".")
    return (last[dot:].casefold() if dot > 0 else "") in _LISTED


def is_left_by_system(name: str) -> bool:
    """Whether a path is hidden, or what systems leave behind: no part of a pack."""
    return any(
        part.startswith(".") or part.casefold() in LEFT_BY_SYSTEMS for part in name.split("/")
    )


def same_name_key(name: str) -> str:
    """What two names share that some computer takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def printable(name: str) -> str:
    """A name without what would steer a terminal or a line."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name)
