"""From what a reader types to a query; anything is understood somehow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from index.analysis import STOP_WORDS, forms, is_unspaced
from index.query import (
    Group,
    Near,
    Node,
    OfAttribute,
    OfKind,
    Phrase,
    Prefix,
    Query,
    Term,
    Understood,
)

# What somebody pastes may be a whole article; so many words of it are looked for.
MOST_WORDS = 64
_DEEPEST = 16

_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb'
_MINUS = "-\u2212\u2010\u2011"
_BLANK = re.compile(r"\s+")
_CHUNK = re.compile(f"[^\\s(){_QUOTES}]+")
_PHRASE = re.compile(f"[{_QUOTES}]([^{_QUOTES}]*)([{_QUOTES}]?)")
_NAME = re.compile(r"([^\W\d_]+):")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Operators:
    """The names that stand before a colon: `speaker:putin`.

    An attribute looks into what documents say under that name; a kind looks into the text
    of the documents of one kind, `kinds` giving the kind that a name means. `after` and
    `before` are always understood.
    """

    attributes: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)

    def knows(self, name: str) -> bool:
        """Whether the name may stand before a colon."""
        return name in self.attributes or name in self.kinds or name in ("after", "before")


def parse(text: str, operators: Operators | None = None, *, as_typed: bool = False) -> Query:
    """What `text` asks for; never raises, whatever was typed.

    With `as_typed` the last word may still be growing: it also finds longer words.
    """
    return _Reading(text, operators or Operators(), as_typed=as_typed).query()


class _Piece(NamedTuple):
    """One of: an opening or closing bracket, an operator in capitals, a phrase, a chunk."""

    sort: str
    text: str
    is_negative: bool
    end: int


def _pieces(text: str) -> Iterator[_Piece]:
    position, is_negative, is_fresh = 0, False, True
    while position < len(text):
        char = text[position]
        if blank := _BLANK.match(text, position):
            position, is_fresh = blank.end(), True
            continue
        following = text[position + 1 : position + 2]
        if char in _MINUS and is_fresh:
            # "--" is how some write a dash, and a minus that stands alone is none.
            is_negative = bool(following) and not following.isspace() and following not in _MINUS
            position, is_fresh = position + 1, False
            continue
        if char in "()":
            sort, end = (char if char == ")" or is_fresh else "", position + 1)
            yield _Piece(sort, char, is_negative, end)
            is_fresh = True
        elif phrase := _PHRASE.match(text, position):
            end = phrase.end()
            yield _Piece("phrase" if phrase[2] else "open phrase", phrase[1], is_negative, end)
            is_fresh = True
        else:
            chunk = _CHUNK.match(text, position)
            # Nothing else is left: blanks, brackets and quotation marks were looked for.
            assert chunk is not None
            end = chunk.end()
            yield _Piece("chunk", chunk.group(), is_negative, end)
            is_fresh = chunk.group().endswith(":")
        position, is_negative = end, False


class _Link(NamedTuple):
    """A node with the operator in capitals that joins it to the one before."""

    joint: str
    is_negative: bool
    node: Node


@dataclass(slots=True)
class _Frame:
    """A bracket that is still open: what stood before it, and what it holds so far."""

    name: str = ""
    is_negative: bool = False
    links: list[_Link] = field(default_factory=list)
    joint: str = ""

    def add(self, node: Node, *, is_negative: bool) -> None:
        self.links.append(_Link(self.joint if self.links else "", is_negative, node))
        self.joint = ""


class _Reading:
    """One pass over what was typed."""

    def __init__(self, text: str, operators: Operators, *, as_typed: bool) -> None:
        self._text = text
        self._operators = operators
        self._as_typed = as_typed
        self._room = MOST_WORDS
        self._frames = [_Frame()]
        self._too_deep = 0
        self._name = ""
        self._is_not = False
        self._after = self._before = ""
        self._words: list[str] = []
        self._phrases: list[str] = []
        self._beginnings: list[str] = []
        self._limits: list[tuple[str, str]] = []
        self._excluded: list[str] = []
        self._left_out: list[str] = []
        self._has_open_quote = self._was_cut = False

    def query(self) -> Query:
        for piece in _pieces(self._text):
            if self._room <= 0:
                self._was_cut = True
                break
            self._read(piece)
        self._finish_name()
        while len(self._frames) > 1:
            self._close()
        return Query(
            self._group(self._frames[0]),
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
            ),
        )

    def _read(self, piece: _Piece) -> None:
        is_negative = piece.is_negative or self._is_not
        if piece.sort == "(":
            self._open(is_negative=is_negative)
        elif piece.sort == ")":
            self._finish_name()
            if self._too_deep:
                self._too_deep -= 1
            elif len(self._frames) > 1:
                self._close()
        elif piece.sort.endswith("phrase"):
            self._has_open_quote |= piece.sort.startswith("open")
            self._add_phrase(piece.text, is_negative=is_negative)
        elif piece.sort == "chunk":
            self._read_chunk(piece, is_negative=is_negative)

    def _read_chunk(self, piece: _Piece, *, is_negative: bool) -> None:
        text = piece.text
        if text in ("AND", "OR", "NEAR") and self._frames[-1].links and not piece.is_negative:
            self._frames[-1].joint = text
            return
        if text == "NOT" and not self._name and not piece.is_negative:
            self._is_not = True
            return
        named = _NAME.match(text)
        if named and not self._name and self._operators.knows(named[1].lower()):
            self._name = named[1].lower()
            self._is_not = is_negative
            text = text[named.end() :]
            if not text:
                return
        elif self._name:
            is_negative |= self._is_not
        if self._name in ("after", "before"):
            self._read_date(text)
        else:
            self._add_words(text, is_last=piece.end == len(self._text), is_negative=is_negative)

    def _read_date(self, text: str) -> None:
        name, date = self._name, _DATE.match(text)
        self._name, self._is_not = "", False
        if not date:
            self._add_words(f"{name} {text}", is_last=False, is_negative=False)
            return
        self._limits.append((name, date.group()))
        if name == "after":
            self._after = max(self._after, date.group())
        else:
            self._before = min(filter(None, (self._before, date.group())))

    def _open(self, *, is_negative: bool) -> None:
        if len(self._frames) > _DEEPEST:
            self._too_deep += 1
            return
        self._frames.append(_Frame(self._name, is_negative))
        self._name, self._is_not = "", False

    def _close(self) -> None:
        frame = self._frames.pop()
        self._name, self._is_not = frame.name, False
        group = self._group(frame)
        if group:
            self._add(group, is_negative=frame.is_negative)
        self._name = ""

    def _finish_name(self) -> None:
        """A name with nothing behind it: all of a kind, or an attribute not yet typed."""
        kind = self._operators.kinds.get(self._name)
        if kind is not None:
            self._limits.append((self._name, ""))
            self._frames[-1].add(OfKind(kind, None), is_negative=self._is_not)
        self._name, self._is_not = "", False

    def _add_phrase(self, text: str, *, is_negative: bool) -> None:
        exact = [form.exact for form in forms(text)]
        self._was_cut |= len(exact) > self._room
        exact = exact[: self._room]
        self._room -= len(exact)
        if exact:
            said = " ".join(text.split())
            self._note(said, self._phrases, is_negative=is_negative)
            self._add(Phrase(tuple(exact)), is_negative=is_negative)
        else:
            self._name, self._is_not = "", False

    def _add_words(self, text: str, *, is_last: bool, is_negative: bool) -> None:
        is_prefix = text.endswith("*")
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
        if is_unspaced(text) and len(found) > 1:
            nodes: list[Node] = [Phrase(tuple(form.exact for form in found), is_quoted=False)]
        else:
            nodes = [Term(form) for form in found]
            last = found[-1].exact
            if is_prefix:
                nodes[-1] = Prefix(last)
            elif is_last and self._as_typed and not is_negative and len(last) > 1:
                nodes[-1] = Group(wanted=(nodes[-1], Prefix(last, is_typing=True)))
        node = nodes[0] if len(nodes) == 1 else Group(required=tuple(nodes), is_compound=True)
        self._add(node, is_negative=is_negative)

    def _note(self, said: str, positive: list[str], *, is_negative: bool) -> None:
        if is_negative:
            self._excluded.append(said)
        elif self._name:
            self._limits.append((self._name, said))
        else:
            positive.append(said)

    def _add(self, node: Node, *, is_negative: bool) -> None:
        if self._name in self._operators.kinds:
            node = OfKind(self._operators.kinds[self._name], node)
        elif self._name in self._operators.attributes:
            node = OfAttribute(self._name, node)
        self._name, self._is_not = "", False
        self._frames[-1].add(node, is_negative=is_negative)

    def _group(self, frame: _Frame) -> Group:
        required: list[Node] = []
        wanted: list[Node] = []
        excluded: list[Node] = []
        for alternatives in _side_by_side(frame.links):
            if len(alternatives) > 1:
                each = tuple(_bare(group) for chain in alternatives if (group := _all_of(chain)))
                node: Node = Group(wanted=each)
            elif len(alternatives[0]) > 1:
                node = _all_of(alternatives[0])
            else:
                [link] = alternatives[0]
                node = link.node
                if link.is_negative:
                    excluded.append(node)
                    continue
            (required if _binds(node) else wanted).append(node)
        return Group(tuple(required), self._telling(wanted, required), tuple(excluded))

    def _telling(self, wanted: list[Node], required: list[Node]) -> tuple[Node, ...]:
        """Without the common words, unless there are no others."""
        telling = [node for node in wanted if not _is_common(node)]
        if not telling and not required:
            return tuple(wanted)
        if len(telling) < len(wanted):
            self._left_out += [word for word in self._words if _is_common_word(word)]
        return tuple(telling)


def _side_by_side(links: list[_Link]) -> list[list[list[_Link]]]:
    """What stands side by side, each as alternatives, each alternative as a chain of ANDs.

    AND and NEAR bind closer than OR, and OR closer than no operator.
    """
    sides: list[list[list[_Link]]] = []
    for link in links:
        chain = sides[-1][-1] if sides else []
        if link.joint == "NEAR" and (near := _near(chain[-1], link)):
            chain[-1] = near
        elif link.joint in ("AND", "NEAR"):
            chain.append(link)
        elif link.joint == "OR":
            sides[-1].append([link])
        else:
            sides.append([[link]])
    return sides


def _near(before: _Link, link: _Link) -> _Link | None:
    if isinstance(before.node, Term) and isinstance(link.node, Term):
        return before._replace(node=Near(before.node.forms, link.node.forms))
    return None


def _all_of(chain: list[_Link]) -> Group:
    required = tuple(link.node for link in chain if not link.is_negative)
    excluded = tuple(link.node for link in chain if link.is_negative)
    return Group(required=required, excluded=excluded) if required else Group()


def _bare(group: Group) -> Node:
    is_one = len(group.required) == 1 and not group.wanted and not group.excluded
    return group.required[0] if is_one else group


def _binds(node: Node) -> bool:
    """Whether a document without it is no answer: what was quoted, named or joined by AND."""
    if isinstance(node, Group):
        if node.is_compound:
            return False
        return bool(node.required) or (bool(node.wanted) and all(map(_binds, node.wanted)))
    if isinstance(node, Phrase):
        return node.is_quoted
    return isinstance(node, Near | OfAttribute | OfKind)


def _is_common(node: Node) -> bool:
    """Whether the node is a stop word, also one that may still be growing."""
    if isinstance(node, Group) and node.wanted:
        last = node.wanted[-1]
        return isinstance(last, Prefix) and last.is_typing and last.start in STOP_WORDS
    return isinstance(node, Term) and node.forms.exact in STOP_WORDS


def _is_common_word(word: str) -> bool:
    return all(form.exact in STOP_WORDS for form in forms(word))
