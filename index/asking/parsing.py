"""From what a reader types to a query; anything is understood somehow."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from index.asking.hyphens import in_one, in_two
from index.asking.joining import Link, all_of, bare, binds, parts_of, side_by_side
from index.asking.patterns import fuzzy, wildcard
from index.asking.pieces import COLONS, Piece, pieces
from index.asking.query import (
    Doubt,
    Fuzzy,
    Group,
    Node,
    OfAttribute,
    OfGroups,
    OfKind,
    Phrase,
    Prefix,
    Query,
    Remark,
    Sort,
    Term,
    Told,
    Understood,
    Wildcard,
)
from index.words.analysis import (
    STOP_WORDS,
    Forms,
    before_ending,
    forms,
    is_in_capitals,
    is_unspaced,
)

# What somebody pastes may be a whole article; so many words of it are looked for.
MOST_WORDS = 64
_DEEPEST = 16
# So many pieces may each stand for every word that fits.
_MOST_PATTERNS = 8
# More doubts help nobody; so near must a name be to one that is known.
_MOST_REMARKS = 5
_NEAR_ENOUGH = 0.72

# So many words in capitals may be abbreviations, and these marks may stand around them.
_FEW_CAPITALS = 2
_MARKS = ",;:!?\"'“”‘’"

_NAME = re.compile(f"([^\\W\\d_]+)[{COLONS}]")
_NEAR = re.compile(r"NEAR(?:/\d+)?$")
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$")

Meaning = Callable[[str], Node | None]


@dataclass(frozen=True, slots=True)
class Operators:
    """The names that stand before a colon: `speaker:putin`.

    An attribute looks into what documents say under that name; a kind looks into the text
    of the documents of one kind, `kinds` giving the kind that a name means. `meanings` give
    what any other name asks for with the words behind it: None for words that it does not
    know. `after` and `before` are always understood. `aliases` lead from other names to these.
    """

    attributes: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)

    def knows(self, name: str) -> bool:
        """Whether the name may stand before a colon."""
        return name in self.aliases or name in self.names

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that may stand before a colon, but for the aliases."""
        return (*self.attributes, *self.kinds, *self.meanings, "after", "before")


def parse(text: str, operators: Operators | None = None, *, as_typed: bool = False) -> Query:
    """What `text` asks for; never raises, whatever was typed.

    With `as_typed` the last word may still be growing: it also finds longer words.
    """
    return _Reading(text, operators or Operators(), as_typed=as_typed).query()


@dataclass(slots=True)
class _Frame:
    """A bracket that is still open: what stood before it, and what it holds so far."""

    name: str = ""
    is_negative: bool = False
    start: int = 0
    links: list[Link] = field(default_factory=list)
    joint: str = ""

    def add(self, node: Node, told: Told) -> None:
        joint, is_negative = self.joint if self.links else "", told.is_negative
        if is_negative and isinstance(node, OfGroups):
            # What is not of some groups is of others, and can be looked for by itself.
            node, is_negative = replace(node, is_outside=not node.is_outside), False
        self.links.append(Link(joint, is_negative, node, told))
        self.joint = ""


class _Reading:
    """One pass over what was typed."""

    def __init__(self, text: str, operators: Operators, *, as_typed: bool) -> None:
        self._text = text
        self._operators = operators
        # Who writes everything in capitals means nothing by them.
        in_capitals = [is_in_capitals(each.strip(_MARKS)) for each in text.split()]
        self._is_shouted = len(in_capitals) > _FEW_CAPITALS and all(in_capitals)
        self._as_typed = as_typed
        self._room = MOST_WORDS
        self._patterns_left = _MOST_PATTERNS
        self._frames = [_Frame()]
        self._too_deep = 0
        self._name = ""
        self._is_not = False
        self._after = self._before = ""
        self._words: list[str] = []
        self._phrases: list[str] = []
        self._beginnings: list[str] = []
        # Words in capitals that would be common ones in small letters.
        self._abbreviations: set[str] = set()
        self._limits: list[tuple[str, str]] = []
        self._excluded: list[str] = []
        self._left_out: list[str] = []
        self._dates: list[Told] = []
        self._remarks: list[Remark] = []
        self._is_doubtful = False
        self._has_open_quote = self._was_cut = False

    def query(self) -> Query:
        end = 0
        for piece in pieces(self._text):
            if self._room <= 0:
                self._was_cut = True
                break
            self._read(piece)
            end = piece.end
        self._finish_name()
        while len(self._frames) > 1:
            self._close(end)
        group = self._group(self._frames[0])
        return Query(
            group,
            self._after,
            self._before,
            Understood(
                words=tuple(word for word in self._words if word not in self._left_out),
                phrases=tuple(self._phrases),
                beginnings=tuple(self._beginnings),
                limits=tuple(self._limits),
                excluded=tuple(self._excluded),
                left_out=tuple(dict.fromkeys(self._left_out)),
                has_open_quote=self._has_open_quote,
                was_cut=self._was_cut,
                told=self._told(),
                remarks=tuple(dict.fromkeys(self._remarks))[:_MOST_REMARKS],
            ),
        )

    def _read(self, piece: Piece) -> None:
        is_negative = piece.is_negative or self._is_not
        if piece.sort == "(":
            self._open(piece.start, is_negative=is_negative)
        elif piece.sort == ")":
            self._finish_name()
            if self._too_deep:
                self._too_deep -= 1
            elif len(self._frames) > 1:
                self._close(piece.end)
        elif piece.sort.endswith("phrase"):
            self._has_open_quote |= piece.sort.startswith("open")
            self._add_phrase(piece.text, is_negative=is_negative)
        elif piece.sort == "chunk":
            self._read_chunk(piece, is_negative=is_negative)

    def _read_chunk(self, piece: Piece, *, is_negative: bool) -> None:
        text = piece.text
        if self._joins(piece):
            return
        if text == "NOT" and not self._name and not piece.is_negative:
            self._is_not = True
            return
        named = _NAME.match(text)
        if named and self._operators.knows(known := named[1].lower()):
            if self._name:
                self._finish_name()
                is_negative = piece.is_negative
            self._name = self._operators.aliases.get(known, known)
            self._is_not = is_negative
            text = text[named.end() :]
            if not text:
                return
        elif self._name:
            is_negative |= self._is_not
        elif named:
            self._doubt_name(named[1].lower())
        is_last = piece.end == len(self._text)
        if self._name in ("after", "before"):
            self._read_date(text, is_last=is_last)
        elif self._name in self._operators.meanings:
            self._add_meaning(text, is_last=is_last, is_negative=is_negative)
        else:
            self._add_words(text, is_last=is_last, is_negative=is_negative)

    def _joins(self, piece: Piece) -> bool:
        """Whether the piece is an operator that joins what follows to what stands before."""
        if self._name in self._operators.kinds and piece.text in ("AND", "OR"):
            self._finish_name()
        if not self._frames[-1].links or piece.is_negative:
            return False
        joint = "NEAR" if _NEAR.match(piece.text) else piece.text
        if joint not in ("AND", "OR", "NEAR"):
            return False
        self._frames[-1].joint = joint
        return True

    def _read_date(self, text: str, *, is_last: bool = False) -> None:
        name, date = self._name, _date(text)
        self._name, self._is_not = "", False
        self._room -= 1
        if not date:
            if not (is_last and self._as_typed and _may_become_date(text)):
                self._remarks.append(Remark(Doubt.DATE, f"{name}:{text}"))
                self._add_words(text, is_last=is_last, is_negative=False)
            return
        self._limits.append((name, date))
        self._dates.append(Told(Sort.LIMIT, (date,), name))
        if name == "after":
            self._after = max(self._after, date)
        else:
            self._before = min(filter(None, (self._before, date)))

    def _add_meaning(self, text: str, *, is_last: bool, is_negative: bool) -> None:
        name, node = self._name, self._operators.meanings[self._name](text)
        self._room -= 1
        if node is None:
            self._remarks.append(Remark(Doubt.VALUE, f"{name}:{text}"))
            self._name, self._is_not = "", False
            if not (is_last and self._as_typed):
                self._add_words(text, is_last=is_last, is_negative=is_negative)
            return
        told = Told(Sort.LIMIT, (text,), name, is_negative)
        self._limits.append((name, text))
        self._name, self._is_not = "", False
        self._frames[-1].add(node, told)

    def _doubt_name(self, name: str) -> None:
        near = get_close_matches(name, self._operators.names, n=1, cutoff=_NEAR_ENOUGH)
        if near and len(name) > 1:
            self._remarks.append(Remark(Doubt.NAME, f"{name}:", f"{near[0]}:"))
            self._is_doubtful = True

    def _open(self, start: int, *, is_negative: bool) -> None:
        if len(self._frames) > _DEEPEST:
            self._too_deep += 1
            return
        self._frames.append(_Frame(self._name, is_negative, start))
        self._name, self._is_not = "", False

    def _close(self, end: int) -> None:
        frame = self._frames.pop()
        is_known = frame.name in (*self._operators.kinds, *self._operators.attributes)
        self._name, self._is_not = frame.name if is_known else "", False
        group = self._group(frame)
        if group:
            said = self._text[frame.start : end].removeprefix("(").removesuffix(")")
            told = Told(Sort.GROUP, (" ".join(said.split()),), is_negative=frame.is_negative)
            if len(frame.links) == 1 and not frame.links[0].told.is_negative and not self._name:
                told = frame.links[0].told._replace(is_negative=frame.is_negative)
            self._add(group, told)
        self._name = ""

    def _finish_name(self) -> None:
        """A name with nothing behind it: all of a kind, or an attribute not yet typed."""
        kind = self._operators.kinds.get(self._name)
        self._room -= bool(self._name)
        if kind is not None:
            self._limits.append((self._name, ""))
            told = Told(Sort.LIMIT, (), self._name, self._is_not)
            self._frames[-1].add(OfKind(kind, None), told)
        elif self._name:
            self._remarks.append(Remark(Doubt.NOTHING_NAMED, f"{self._name}:"))
        self._name, self._is_not = "", False

    def _add_phrase(self, text: str, *, is_negative: bool) -> None:
        if self._name in ("after", "before"):
            self._read_date(text.strip())
            return
        if self._name in self._operators.meanings and text.strip():
            self._add_meaning(text.strip(), is_last=False, is_negative=is_negative)
            return
        exact = [form.exact for form in forms(text)]
        self._was_cut |= len(exact) > self._room
        exact = exact[: self._room]
        self._room -= len(exact)
        if exact:
            said = " ".join(text.split())
            self._note(said, self._phrases, is_negative=is_negative)
            told = Told(Sort.PHRASE, (said,), is_negative=is_negative)
            self._add(Phrase(tuple(exact)), told)
        else:
            self._finish_name()

    def _add_words(self, text: str, *, is_last: bool, is_negative: bool) -> None:
        is_doubtful, self._is_doubtful = self._is_doubtful, False
        if (fitting := self._fitting(text)) is not None:
            self._add_fitting(fitting, is_negative=is_negative)
            return
        is_prefix = text.endswith("*")
        if "*" in text.strip("*"):
            self._remarks.append(Remark(Doubt.INNER_ASTERISK, text))
        text = text.rstrip("*")
        found = forms(text)
        if not found:
            if is_prefix or self._name in self._operators.kinds:
                self._finish_name()
            self._name, self._is_not = "", False
            return
        self._was_cut |= len(found) > self._room
        found = found[: self._room]
        self._room -= len(found)
        self._note(text, self._beginnings if is_prefix else self._words, is_negative=is_negative)
        if len(found) == 1 and is_in_capitals(text.strip(_MARKS)) and not self._is_shouted:
            self._abbreviations.add(found[0].exact)
        if is_unspaced(text) and len(found) > 1:
            nodes: list[Node] = [Phrase(tuple(form.exact for form in found), is_quoted=False)]
        else:
            is_growing = is_last and self._as_typed and not is_negative
            nodes = _words(text, found, is_prefix=is_prefix, is_growing=is_growing)
        node = nodes[0]
        if len(nodes) > 1:
            parts = tuple(dict.fromkeys(nodes))
            # "speker:pell" may be meant otherwise; what stands behind it counts by itself.
            is_whole = not is_doubtful
            node = Group(required=parts, is_compound=True) if is_whole else Group(wanted=parts)
        sort = Sort.BEGINNING if is_prefix else Sort.WORD
        self._add(node, Told(sort, (text,), is_negative=is_negative))

    def _fitting(self, text: str) -> Wildcard | Fuzzy | None:
        """What stands for every word that fits, where this does."""
        if not self._patterns_left:
            return None
        return wildcard(text) if "*" in text.strip("*") else fuzzy(text)

    def _add_fitting(self, node: Wildcard | Fuzzy, *, is_negative: bool) -> None:
        self._room -= 1
        self._patterns_left -= 1
        if isinstance(node, Wildcard):
            said, told = node.pattern, Told(Sort.PATTERN, (node.pattern,), is_negative=is_negative)
        else:
            said, told = f"{node.word}~", Told(Sort.ALMOST, (node.word,), is_negative=is_negative)
        self._note(said, self._words, is_negative=is_negative)
        self._add(node, told)

    def _note(self, said: str, positive: list[str], *, is_negative: bool) -> None:
        if is_negative:
            self._excluded.append(said)
        elif self._name:
            self._limits.append((self._name, said))
        else:
            positive.append(said)

    def _add(self, node: Node, told: Told) -> None:
        if self._name in self._operators.kinds:
            node = OfKind(self._operators.kinds[self._name], node)
        elif self._name in self._operators.attributes:
            node = OfAttribute(self._name, node)
        if self._name:
            told = Told(Sort.LIMIT, told.said, self._name, told.is_negative)
        self._name, self._is_not = "", False
        self._frames[-1].add(node, told)

    def _group(self, frame: _Frame) -> Group:
        required: list[Node] = []
        wanted: list[Node] = []
        excluded: list[Node] = []
        for alternatives in side_by_side(frame.links):
            if len(alternatives) > 1:
                each = tuple(bare(group) for chain in alternatives if (group := all_of(chain)))
                node: Node = Group(wanted=each)
            elif len(alternatives[0]) > 1:
                node = all_of(alternatives[0])
            else:
                [link] = alternatives[0]
                node = link.node
                if link.is_negative:
                    excluded.append(node)
                    continue
            if isinstance(node, Group) and not node:
                continue
            (required if binds(node) else wanted).append(node)
        if len(wanted) > 1:
            # Beside other words each part of a compound ("two-dimensional") counts by itself.
            wanted = [part for node in wanted for part in parts_of(node)]
        # To ask for the same twice makes no difference, but for what is only wanted.
        return Group(
            tuple(dict.fromkeys(required)),
            self._telling(wanted, required),
            tuple(dict.fromkeys(excluded)),
        )

    def _telling(self, wanted: list[Node], required: list[Node]) -> tuple[Node, ...]:
        """Without the common words, unless there are no others."""
        common = STOP_WORDS - self._abbreviations
        telling = [node for node in wanted if not _is_common(node, common)]
        if not telling and not required:
            return tuple(wanted)
        if len(telling) < len(wanted):
            self._left_out += [word for word in self._words if _is_common_word(word, common)]
        return tuple(telling)

    def _told(self) -> tuple[Told, ...]:
        told: list[Told] = []
        for alternatives in side_by_side(self._frames[0].links):
            if len(alternatives) > 1:
                chains = tuple(" ".join(_said(link.told) for link in each) for each in alternatives)
                told.append(Told(Sort.ANY, chains))
                continue
            chain = [link.told for link in alternatives[0]]
            if len(chain) > 1 and not any(each.is_negative for each in chain):
                told.append(Told(Sort.ALL, tuple(map(_said, chain))))
            else:
                told += chain
        common = {Told(Sort.WORD, (word,)) for word in self._left_out}
        return tuple(dict.fromkeys(each for each in (*told, *self._dates) if each not in common))


def _words(text: str, found: Sequence[Forms], *, is_prefix: bool, is_growing: bool) -> list[Node]:
    """A node for each word of a chunk, the last of which may be unfinished."""
    nodes: list[Node] = [Term(form) for form in found]
    is_begun = is_prefix or is_growing
    if is_begun:
        nodes[-1] = _begun(found[-1], is_prefix=is_prefix, is_behind=len(found) > 1)
    if len(nodes) == 1:
        others = () if is_prefix else (*in_two(found[0].exact), *_without_ending(text))
        return [_either(*nodes, *others)] if others else nodes
    joined = in_one(text, found)
    if joined is None:
        return nodes
    parted = () if is_begun else in_two(joined.exact)
    if parted and parted[0].words == tuple(form.exact for form in found):
        # "Non" and "violent" by themselves are not what "non-violent" asks for.
        return [_either(*parted, Term(joined))]
    # A text with "twofold" has both parts of "two-fold".
    whole = _begun(joined, is_prefix=is_prefix) if is_begun else Term(joined)
    return [_either(part, whole) for part in nodes]


def _without_ending(text: str) -> tuple[Node, ...]:
    """The word before an ending that is written apart from it: "Ankara'da" asks for "Ankara"."""
    return tuple(Term(form) for form in forms(before_ending(text)))


def _begun(word: Forms, *, is_prefix: bool, is_behind: bool = False) -> Node:
    """All that an unfinished word may become, or only those that begin so.

    A single letter may become too much, unless it `is_behind` others of the same chunk.
    """
    if is_prefix:
        return Prefix(word.exact)
    if len(word.exact) == 1 and not is_behind:
        return Term(word)
    return Group(wanted=(Term(word), Prefix(word.exact, is_typing=True)))


def _either(*nodes: Node) -> Group:
    """One word that was typed, as it was and as others write it."""
    ways = [node.wanted if isinstance(node, Group) else (node,) for node in nodes]
    return Group(wanted=tuple(way for each in ways for way in each), is_compound=True)


def _is_common(node: Node, common: AbstractSet[str]) -> bool:
    """Whether the node is a common word, also one that may still be growing."""
    if isinstance(node, Group) and node.wanted:
        if node.is_compound:
            return _is_common(node.wanted[0], common)
        last = node.wanted[-1]
        return isinstance(last, Prefix) and last.is_typing and last.start in common
    return isinstance(node, Term) and node.forms.exact in common


def _is_common_word(word: str, common: AbstractSet[str]) -> bool:
    return all(form.exact in common for form in forms(word))


def _said(told: Told) -> str:
    """One part as it may stand among others."""
    said = " ".join(told.said)
    if told.sort is Sort.PHRASE:
        said = f"“{said}”"
    elif told.sort is Sort.BEGINNING:
        said = f"{said}*"
    elif told.sort is Sort.ALMOST:
        said = f"{said}~"
    elif told.sort is Sort.GROUP:
        said = f"({said})"
    elif told.sort is Sort.LIMIT:
        said = f"{told.name}:{said}"
    return f"-{said}" if told.is_negative else said


def _may_become_date(text: str) -> bool:
    """Whether what was begun so is a date with a few more digits."""
    return any(_date(text + digits) for digits in ("1", "01", "001"))


def _date(text: str) -> str:
    """A date as ISO 8601 writes it, to the year, the month or the day; empty for none."""
    found = _DATE.match(text.strip(".,;"))
    if not found:
        return ""
    year, *others = found.groups()
    numbers = [int(each) for each in others if each]
    if any(not 1 <= n <= most for n, most in zip(numbers, (12, 31), strict=False)):
        return ""
    return "-".join([f"{int(year):04}", *(f"{n:02}" for n in numbers)])
