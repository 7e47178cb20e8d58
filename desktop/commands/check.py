"""`sourcebook check`: whether everything in a library is as it was saved, without the window."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from desktop.core.library.checked import Checked, DescribedDamage
from desktop.core.library.checking import check
from desktop.core.library.damage import DamageKind
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.mending import keep_as_they_are, put_aside, take_from_copies

# How people call the rows of a table: one, and many.
_NAMES = {
    "article": ("article", "articles"),
    "annotation": ("note", "notes"),
    "wording": ("earlier wording", "earlier wordings"),
    "correction": ("correction", "corrections"),
    "speaker_name": ("speaker's name", "speakers' names"),
    "saved_search": ("saved search", "saved searches"),
    "past_search": ("search of before", "searches of before"),
    "lesson_pack": ("lesson pack", "lesson packs"),
    "pack_file": ("file of a pack", "files of packs"),
    "pack_article": ("place in a pack", "places in packs"),
    "pack_correction": ("correction of a pack", "corrections of packs"),
    "picture": ("picture", "pictures"),
    "person": ("person", "people"),
    "claim": ("claim", "claims"),
    "context_note": ("context note", "context notes"),
    "reading_place": ("reading place", "reading places"),
    "reading_mark": ("mark of what was read", "marks of what was read"),
    "article_tag": ("tag on an article", "tags on articles"),
    "collection": ("collection", "collections"),
    "collected": ("place in a collection", "places in collections"),
    "article_origin": ("changed detail of a source", "changed details of sources"),
    "article_version": ("version of a text", "versions of texts"),
    "carried_place": ("place in an earlier text", "places in earlier texts"),
    "put_by": ("part of an article taken out", "parts of articles taken out"),
    "waiting_note": ("note that waits for its article", "notes that wait for their article"),
    "preference": ("preference", "preferences"),
}
_WAYS = {
    DamageKind.HEAD: "does not say that it is a library of this version",
    DamageKind.FILE: "cannot be followed",
    DamageKind.LISTS: "is not in the list by which it is found",
    DamageKind.NOT_AS_SAVED: "is not as it was saved",
    DamageKind.UNREADABLE: "cannot be read by this version; it is kept as it is",
    DamageKind.ALONE: "belongs to something that is not there",
    DamageKind.MISSING: "is missing",
}
_LONGEST = 40


def check_library(arguments: Sequence[str], default_library: Callable[[], Path]) -> int:
    """Checks a library; 0 when all is sound, 1 for damages or a trouble, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    folder = options.library or default_library()
    try:
        if not (folder / FILE_NAME).is_file():
            _say(f"There is no library in {folder}. Nothing was made.", sys.stderr)
            return 1
        checked = check(folder)
        _tell(checked, folder, as_json=options.json)
        if (options.repair or options.keep) and checked.damages:
            return _mended(folder, checked, take=options.repair, keep=options.keep)
    except LibraryError as error:
        _say(
            f"The library cannot be opened: {error.detail or error}.\n"
            f"Nothing was changed. Start Sourcebook: it says what can be done.",
            sys.stderr,
        )
        return 1
    return 0 if checked.is_sound else 1


def _mended(folder: Path, checked: Checked, *, take: bool, keep: bool) -> int:
    with Library.open_existing(folder) as library:
        aside = put_aside(library)
        _say(f"The library as it was is now also in {aside}")
        if take:
            taken = take_from_copies(library, checked.remedies)
            _say(f"Taken from copies: {taken}.")
        if keep:
            kept = keep_as_they_are(library, (each.damage for each in checked.keepable))
            _say(f"Kept as they are: {kept}.")
    after = check(folder)
    if after.is_sound:
        _say("Everything is sound now.")
        return 0
    _say(f"Not mended: {len(after.damages)}. See them with: {_command(folder)}")
    return 1


def _tell(checked: Checked, folder: Path, *, as_json: bool) -> None:
    if as_json:
        _say(json.dumps(_as_values(checked), ensure_ascii=False, indent=1))
        return
    for table, count in checked.rows:
        if count:
            sound, (one, many) = checked.sound(table), _NAMES[table]
            rest = f", {count - sound} not" if sound < count else ""
            _say(f"{sound:6,} {one if sound == 1 else many} sound{rest}")
    for line in lines(checked.damages):
        _say(line)
    if checked.is_sound:
        _say("Everything is as it was saved.")
        return
    if checked.remedies or any(each.damage.kind is DamageKind.LISTS for each in checked.damages):
        _say(f"To put this right, from the copies: {_command(folder)} --repair")
    if checked.keepable:
        _say(f"To keep as it is now what no copy has: {_command(folder)} --keep")
    if checked.has_damaged_file:
        copy = checked.whole_copy
        whole = f"The copy of {spoken_day(copy.day)} is whole: {copy.path}" if copy else ""
        _say(whole or "No copy is whole.")


def lines(damages: Iterable[DescribedDamage]) -> list[str]:
    """What is damaged, and which copy has it: a line for each row."""
    told: list[str] = []
    of_file: Counter[str] = Counter()
    for each in damages:
        if each.damage.table in _NAMES and each.damage.kind is not DamageKind.FILE:
            told.append(f"{_subject(each)} {_WAYS[each.damage.kind]}{_remedy(each)}.")
        else:
            of_file[f"{each.damage.table} {each.damage.detail}".strip()] += 1
    told += (f"The file: {words}." for words in of_file)
    return told


def _subject(found: DescribedDamage) -> str:
    name = _NAMES[found.damage.table][0]
    words = " ".join((found.about or found.damage.key).split())
    # A spoilt word must not move the cursor of a terminal.
    words = "".join(letter if letter.isprintable() else "?" for letter in words)
    short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    on = "The note on" if found.damage.table == "annotation" else f"The {name}"
    day = f" of {spoken_day(found.day)}" if found.day[:1].isdigit() else ""
    return f"{on} “{short}”{day}"


def _remedy(found: DescribedDamage) -> str:
    if found.remedy is None:
        return "" if found.damage.kind is DamageKind.UNREADABLE else "; no copy has it"
    how = "as it was" if found.remedy.is_exact else "as it was then"
    return f"; it can be taken, {how}, from the copy of {spoken_day(found.remedy.copy.day)}"


def spoken_day(iso: str) -> str:
    """A day as it is said, such as 2 May 2026; other words stay as they are."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{day.day} {day:%B %Y}"


def _as_values(checked: Checked) -> dict[str, Any]:
    return {
        "is_sound": checked.is_sound,
        "rows": dict(checked.rows),
        "damages": [
            {
                "kind": each.damage.kind,
                "table": each.damage.table,
                "key": each.damage.key,
                "about": each.about,
                "day": each.day,
                "detail": each.damage.detail,
                "copy": str(each.remedy.copy.path) if each.remedy else None,
                "is_exact": each.remedy.is_exact if each.remedy else None,
            }
            for each in checked.damages
        ],
        "whole_copy": str(checked.whole_copy.path) if checked.whole_copy else None,
    }


def _command(folder: Path) -> str:
    return f"sourcebook check --library {shlex.quote(str(folder))}"


def _say(words: str, to: TextIO | None = None) -> None:
    stream = to or sys.stdout
    encoding = stream.encoding or "utf-8"
    stream.write(words.encode(encoding, "replace").decode(encoding, "replace") + "\n")


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="sourcebook check",
        description="Checks that everything in a library is as it was saved; writes nothing.",
        epilog="Gives 0 when all is sound, 1 when something is damaged, 2 for a wrong call.",
        allow_abbrev=False,
    )
    made.add_argument("--library", type=Path, metavar="DIR", help="the folder of the library")
    made.add_argument("--json", action="store_true", help="write JSON, for another program")
    made.add_argument(
        "--repair",
        action="store_true",
        help="take what is damaged from the copies, after the file was put aside as it is",
    )
    made.add_argument(
        "--keep",
        action="store_true",
        help="keep as it is now what is not as it was saved and in no copy",
    )
    return made
