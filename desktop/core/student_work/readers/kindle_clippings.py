"""`My Clippings.txt` of a Kindle: read by its shape, its words known in ten languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from desktop.core.student_work.readers.foreign_note import (
    ForeignFile,
    ForeignNote,
    ForeignTarget,
    ForeignText,
    NotesFormat,
)
from desktop.core.text.word_lists import rows, words_by_kind

RULE = "=========="
_AUTHOR = re.compile(r"^(.*\S)\s*\(([^()]{1,200}(?:\([^()]{0,80}\)[^()]{0,80})?)\)$")
# What parts the page from the place; in Chinese a bracket does.
_PARTED = re.compile(r"[|（]")
_NUMBERS = re.compile(r"(\d{1,9})(?:\s?[-–—]\s?(\d{1,9}))?")
_TIME = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?!\d)")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_EASTERN_DAY = re.compile(r"(20\d{2})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_DAY = re.compile(r"(?<![\d:.])(\d{1,2})(?![\d:])")
_WORD = re.compile(r"[^\W\d_]+")
# So many letters of a line are looked at.
_MOST_OF_LINE = 400
_NOON = 12


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands between two rules."""

    title: str
    kind: str
    page: str
    where: str
    start: int
    end: int
    when: str
    words: str


def kindle_file(letters: str) -> ForeignFile | None:
    """The marks and notes of all books; None where it is another text."""
    if RULE not in letters[:20_000]:
        return None
    blocks = [block.strip("\r\n\ufeff ") for block in letters.split(RULE)]
    entries = [entry for entry in map(_entry, filter(None, blocks)) if entry is not None]
    if not entries:
        return None
    kept = [entry for entry in entries if entry.kind in ("highlight", "note") and entry.words]
    entries_of_marks = [entry for entry in kept if entry.kind == "highlight"]
    marks = _without_shorter(entries_of_marks)
    outgrown = _outgrown(entries_of_marks, marks)
    notes = [entry for entry in kept if entry.kind == "note"]
    written: dict[int, list[_Entry]] = {}
    alone: list[_Entry] = []
    for note in notes:
        on = [
            number
            for number, mark in enumerate(marks)
            if mark.title == note.title and 0 <= mark.start <= note.end <= mark.end + 1
        ]
        written.setdefault(on[-1], []).append(note) if on else alone.append(note)
    taken = [
        _note(mark, written.get(number, []), outgrown[number]) for number, mark in enumerate(marks)
    ]
    taken += [_note_alone(note) for note in alone]
    shorter = sum(entry.kind == "highlight" for entry in kept) - len(marks)
    return ForeignFile(NotesFormat.KINDLE, tuple(taken), len(entries) - len(kept) + shorter)


def _entry(block: str) -> _Entry | None:
    lines = [line.strip("\r\ufeff ") for line in block.split("\n")]
    if len(lines) < 2 or not lines[1].startswith("- "):
        return None
    said = unicodedata.normalize("NFC", lines[1][2:_MOST_OF_LINE]).replace("\xa0", " ")
    before, bar, day = said.rpartition("|")
    where = before if bar else said
    parts = [part.strip() for part in _PARTED.split(where)]
    spans = [(part, found) for part in parts for found in _NUMBERS.finditer(part)]
    page = next((part for part in parts if _page_in(part)), "")
    places = [found for part, found in spans if part != page] or [found for _, found in spans][-1:]
    place = places[-1] if places else None
    start = int(place[1]) if place else -1
    end = int(place[2] or place[1]) if place else -1
    if place and place[2] and len(place[2]) < len(place[1]):
        # 1204-09 ends with 1209.
        end = int(place[1][: -len(place[2])] + place[2])
    return _Entry(
        title=unicodedata.normalize("NFC", lines[0]).strip(),
        kind=_kind(said),
        page=_page_in(page),
        where=where.strip(),
        start=start,
        end=end,
        when=_when(day if bar else ""),
        words="\n".join(lines[2:]).strip(),
    )


def _page_in(part: str) -> str:
    """The page that a part names, in its words: “page 12”, “12 页”; empty where it names none."""
    low, number = part.casefold(), _NUMBERS.search(part)
    sign = next((sign for sign in _signs().get("page", ()) if sign in low), "")
    if number is None or not sign or len(low) != len(part):
        return ""
    at = low.index(sign)
    ends = _WORD.match(part, at + len(sign))
    end_of_sign = ends.end() if ends is not None else at + len(sign)
    return part[min(at, number.start()) : max(end_of_sign, number.end())]


@cache
def _signs() -> dict[str, tuple[str, ...]]:
    known = words_by_kind("kindle_clippings")
    return {kind: tuple(sorted(listed, key=len, reverse=True)) for kind, listed in known.items()}


def _says(words: str, kind: str) -> bool:
    low = words.casefold()
    return any(sign in low for sign in _signs().get(kind, ()))


def _kind(said: str) -> str:
    """What an entry is; words in a language that nobody knows are a mark: they are kept."""
    for kind in ("clip", "bookmark", "highlight", "note"):
        if _says(said, kind):
            return "highlight" if kind == "clip" else kind
    return "highlight"


@cache
def _months() -> dict[str, int]:
    return {word: int(number) for word, number in rows("months")}


def _when(said: str) -> str:
    """The day and the hour by the clock of the device; empty where they are not known."""
    eastern = _EASTERN_DAY.search(said)
    clock = _TIME.search(said)
    if eastern is not None:
        year, month, day = (int(part) for part in eastern.groups())
    else:
        named = (_months().get(word.casefold()) for word in _WORD.findall(said))
        months = [number for number in named if number]
        found = _YEAR.search(said)
        without = _TIME.sub(" ", _YEAR.sub(" ", said))
        days = [int(number) for number in _DAY.findall(without)]
        if not months or found is None or not days:
            return ""
        year, month, day = int(found[1]), months[0], days[0]
    hour, minute, second = (int(part or 0) for part in clock.groups()) if clock else (0, 0, 0)
    low = said.casefold().replace("p. m.", "p.m.").replace("a. m.", "a.m.")
    if _has_sign(low, "after-noon") and hour < _NOON:
        hour += _NOON
    elif _has_sign(low, "before-noon") and hour == _NOON:
        hour = 0
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC).isoformat()
    except ValueError:
        return ""


def _has_sign(low: str, kind: str) -> bool:
    """Whether a sign stands there by itself, or among letters that are no words with blanks."""
    return any(
        re.search(rf"(?<![a-z]){re.escape(sign)}(?![a-z])", low) for sign in _signs().get(kind, ())
    )


def _without_shorter(marks: list[_Entry]) -> list[_Entry]:
    """Marks without those that were made longer or shorter later: each change is a new entry."""
    last: dict[str, list[_Entry]] = {}
    for mark in marks:
        same = last.setdefault(mark.title, [])
        same[:] = [each for each in same if not _is_same_mark(each, mark)]
        same.append(mark)
    kept = {id(mark) for same in last.values() for mark in same}
    return [mark for mark in marks if id(mark) in kept]


def _outgrown(entries: list[_Entry], marks: list[_Entry]) -> list[tuple[str, ...]]:
    """The keys of what each mark was before: under these it may have been taken in earlier."""
    kept = {id(mark) for mark in marks}
    shorter: dict[str, list[_Entry]] = {}
    for entry in entries:
        if id(entry) not in kept:
            shorter.setdefault(entry.title, []).append(entry)
    return [
        tuple(_key(each) for each in shorter.get(mark.title, ()) if _is_same_mark(each, mark))
        for mark in marks
    ]


def _is_same_mark(one: _Entry, other: _Entry) -> bool:
    overlaps = one.start <= other.end and other.start <= one.end
    holds = one.words in other.words or other.words in one.words
    return overlaps and holds


def _about(entry: _Entry) -> ForeignText:
    parted = _AUTHOR.match(entry.title[:1000])
    if parted is None:
        return ForeignText(entry.title)
    author = parted[2].strip()
    family, comma, given = author.partition(",")
    return ForeignText(parted[1], f"{given.strip()} {family.strip()}" if comma else author)


def _key(mark: _Entry) -> str:
    return "\n".join((mark.title, str(mark.start), mark.words))


def _note(mark: _Entry, notes: list[_Entry], outgrew: tuple[str, ...]) -> ForeignNote:
    return ForeignNote(
        key=_key(mark),
        target=ForeignTarget(_about(mark), quote=mark.words),
        body="\n\n".join(_said_last(notes)),
        created=mark.when,
        modified=notes[-1].when if notes else mark.when,
        page=mark.page,
        locator=mark.where,
        outgrew=outgrew,
    )


def _said_last(notes: list[_Entry]) -> list[str]:
    """What was written on a mark: a note that was gone on with is there once for each time."""
    said = list(dict.fromkeys(note.words for note in notes))
    return [
        words
        for number, words in enumerate(said)
        if not any(later.startswith(words) for later in said[number + 1 :])
    ]


def _note_alone(note: _Entry) -> ForeignNote:
    return ForeignNote(
        key="\n".join((note.title, str(note.start), note.words, "note")),
        target=ForeignTarget(_about(note)),
        body=note.words,
        created=note.when,
        modified=note.when,
        page=note.page,
        locator=note.where,
    )
