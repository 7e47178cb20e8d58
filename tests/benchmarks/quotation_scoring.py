"""How well quotations and their speakers agree with those that people marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]

# A quotation is found when it and the marked one share this much of what either covers.
_OVERLAP = 0.8
_MARKS = "“”\"‘’'«»„‟` \t\r\n"
_TRAILING = _MARKS + ",.;:"
_WORD = re.compile(r"[A-Za-zÀ-ɏ][\w’'-]*")
_POSSESSIVE = re.compile(r"[’']s$|[’']$")
_AFTER_THE_NAME = re.compile(r"\s(?:for|of|at|with|from|in|who|whose|to|on|by|and)\s")
_AFTER_THE_NOUN = re.compile(
    r"\s(?:for|of|at|with|from|in|who|whose|to|on|by|that|which)\s|,", re.IGNORECASE
)
_A_BODY_OF = re.compile(r"[A-Z][\w.]* (?:of|for) ")
_NO_NAMES = (
    "he she they i we it him her them his their who you"
    " mr mrs ms dr sen rep gov senator president sir lord lady miss prof gen col lt sgt rev hon"
    " secretary judge justice mayor congressman congresswoman governor representative the a an"
    " republican democrat democratic former u.s american prime minister chief director chairman"
    " spokesman spokeswoman candidate presidential campaign attorney general"
)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over articles; the shares are per cent.

    `matched` quotations are both marked and found, `right` ones have the right speaker as well.
    A speaker is right by the words that name it at its place: a pronoun need not be resolved.
    """

    marked: int = 0
    found: int = 0
    matched: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.marked + other.marked,
            self.found + other.found,
            self.matched + other.matched,
            self.right + other.right,
        )

    @property
    def spans(self) -> float:
        """F1 of the quotations alone."""
        return self._f1(self.matched)

    @property
    def speaker(self) -> float:
        """How many of the matched quotations have the right speaker."""
        return 100 * self.right / self.matched if self.matched else 0.0

    @property
    def end_to_end(self) -> float:
        """F1 of quotations with their speakers."""
        return self._f1(self.right)

    def _f1(self, good: int) -> float:
        return 200 * good / (self.marked + self.found) if good else 0.0


def score(
    text: str, marked: Iterable[Record], found: Iterable[Record], *, direct_only: bool = False
) -> Score:
    """The score of one article.

    Records have `start` and `end`; `speaker_text` with `speaker_start` and `speaker_end`, the
    words beside the quotation that name who speaks; marked ones `speaker_type` and `kind`, found
    ones `mention_text`. With `direct_only` partial quotations neither count nor do harm.
    """
    gold, ours = _cut(text, marked), _cut(text, found)
    partner = _partners(gold, ours)
    ignored = {n for n, piece in enumerate(gold) if direct_only and piece.is_partial}
    harmless = {
        number
        for number, piece in enumerate(ours)
        if any(piece.shared(gold[other]) for other in ignored)
    }
    counts: Counter[str] = Counter()
    for number, piece in enumerate(gold):
        if number in ignored:
            continue
        counts["marked"] += 1
        if number in partner:
            counts["matched"] += 1
            counts["right"] += _is_right(piece.record, ours[partner[number]].record)
    taken = {other: number for number, other in partner.items()}
    counts["found"] = sum(
        taken[number] not in ignored if number in taken else number not in harmless
        for number in range(len(ours))
    )
    return Score(**counts)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a quotation covers of one paragraph, without marks at its ends."""

    start: int
    end: int
    record: Record

    @property
    def is_partial(self) -> bool:
        return self.record.get("kind") == "partial"

    def shared(self, other: _Piece) -> int:
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def overlap(self, other: _Piece) -> float:
        shared = self.shared(other)
        return shared / (len_of(self) + len_of(other) - shared) if shared else 0.0


def len_of(piece: _Piece) -> int:
    """How many characters a piece covers."""
    return piece.end - piece.start


def _cut(text: str, records: Iterable[Record]) -> list[_Piece]:
    pieces = [
        _Piece(*span, record)
        for record in records
        for span in _trimmed(text, record["start"], record["end"])
    ]
    return sorted(pieces, key=lambda piece: (piece.start, piece.end))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text[start:end]):
        words = line.group()
        first = start + line.start() + len(words) - len(words.lstrip(_MARKS))
        last = start + line.start() + len(words.rstrip(_TRAILING))
        if last > first:
            yield first, last


def _partners(gold: Sequence[_Piece], ours: Sequence[_Piece]) -> dict[int, int]:
    """For each marked piece the found one that agrees with it best, each used once."""
    pairs = [
        (overlap, one, other)
        for one, piece in enumerate(gold)
        for other, found in enumerate(ours)
        if (overlap := piece.overlap(found)) >= _OVERLAP
    ]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, one, other in sorted(pairs, key=lambda pair: -pair[0]):
        if one not in partner and other not in taken:
            partner[one] = other
            taken.add(other)
    return partner


def _is_right(gold: Record, found: Record) -> bool:
    marked, named = gold.get("speaker_text"), found.get("speaker_text")
    if marked is None:
        return named is None
    if _is_one_place(gold, found):
        return True
    if _agree(marked, named) or _agree(marked, found.get("mention_text")):
        return True
    is_role = gold.get("speaker_type") in ("implicit", "nominal") and not _names(marked)
    return is_role and isinstance(named, str) and bool(named) and _head(marked) == _head(named)


def _is_one_place(gold: Record, found: Record) -> bool:
    if gold.get("speaker_start") is None or found.get("speaker_start") is None:
        return False
    end = min(gold["speaker_end"], found["speaker_end"])
    return bool(end > max(gold["speaker_start"], found["speaker_start"]))


def _agree(one: str | None, other: str | None) -> bool:
    """Whether two ways to name somebody share the family name, or two words of the name."""
    first, second = _names(one), _names(other)
    if not first or not second:
        return False
    shared = set(first) & set(second)
    return first[-1] in second or second[-1] in first or len(shared) >= 2


def _names(mention: str | None) -> list[str]:
    """The words of a mention that are a name: no roles, no "Keller's" before "brother"."""
    mention = (mention or "").strip()
    core = mention if _A_BODY_OF.match(mention) else _AFTER_THE_NAME.split(mention)[0]
    last = core.rstrip(" ,").split()[-1].strip(",") if core.strip(" ,") else ""
    kept = {
        _base(word)
        for word in _WORD.findall(core)
        if word[0].isupper()
        and _base(word) not in _NO_NAMES.split()
        and not (re.search(r"[’']s$", word) and word != last)
    }
    return [_base(word) for word in _WORD.findall(mention) if _base(word) in kept]


def _head(mention: str) -> str:
    """The noun of a role: "spokeswoman" of "a spokeswoman for the town"."""
    words = _WORD.findall(_AFTER_THE_NOUN.split(mention.strip())[0])
    return _base(words[-1]) if words else ""


def _base(word: str) -> str:
    return _POSSESSIVE.sub("", word).lower()
