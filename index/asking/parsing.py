"""From what a reader types to a query; anything is understood somehow."""

from __future__ import annotations

import re
from difflib import get_close_matches

from index.asking.brackets import Bracket
from index.asking.capitals import is_abbreviation, is_shouted
from index.asking.dates import iso_date, may_become_date
from index.asking.operators import Operators
from index.asking.patterns import pattern_in, told_of
from index.asking.query import (
    Doubt,
    Group,
    Node,
    OfAttribute,
    OfKind,
    PartKind,
    Phrase,
    Query,
    Remark,
    TypedPart,
)
from index.asking.spellings import is_common_word, ways_to_write
from index.asking.telling import Account
from index.asking.tokens import COLONS, QueryToken, tokens
from index.words.analysis import STOP_WORDS, forms, is_unspaced

# What somebody pastes may be a whole article; so many words of it are looked for.
MOST_WORDS = 64
_DEEPEST = 16
# So many pieces may each stand for every word that fits.
_MOST_PATTERNS = 8
# So near must a name be to one that is known.
_NEAR_ENOUGH = 0.72


_NAME = re.compile(f"([^\\W\\d_]+)[{COLONS}]")
_NEAR = re.compile(r"NEAR(?:/\d+)?$")


def parse(text: str, operators: Operators | None = None, *, as_typed: bool = False) -> Query:
    """What `text` asks for; never raises, whatever was typed.

    With `as_typed` the last word may still be growing: it also finds longer words.
    """
    return _Reading(text, operators or Operators(), as_typed=as_typed).query()


class _Reading:
    """One pass over what was typed."""

    def __init__(self, text: str, operators: Operators, *, as_typed: bool) -> None:
        self._text = text
        self._operators = operators
        self._is_shouted = is_shouted(text)
        self._as_typed = as_typed
        self._room = MOST_WORDS
        self._patterns_left = _MOST_PATTERNS
        self._brackets = [Bracket()]
        self._too_deep = 0
        self._name = ""
        self._is_not = False
        self._after = self._before = ""
        self._account = Account()
        # Words in capitals that would be common ones in small letters.
        self._abbreviations: set[str] = set()
        self._is_doubtful = False

    def query(self) -> Query:
        end = 0
        for token in tokens(self._text):
            if self._room <= 0:
                self._account.was_cut = True
                break
            self._read(token)
            end = token.end
        self._finish_name()
        while len(self._brackets) > 1:
            self._close(end)
        group = self._group(self._brackets[0])
        return Query(
            group,
            self._after,
            self._before,
            self._account.understood(self._brackets[0].links),
        )

    def _read(self, token: QueryToken) -> None:
        is_negative = token.is_negative or self._is_not
        if token.sort == "(":
            self._open(token.start, is_negative=is_negative)
        elif token.sort == ")":
            self._finish_name()
            if self._too_deep:
                self._too_deep -= 1
            elif len(self._brackets) > 1:
                self._close(token.end)
        elif token.sort.endswith("phrase"):
            self._account.has_open_quote |= token.sort.startswith("open")
            self._add_phrase(token.text, is_negative=is_negative)
        elif token.sort == "chunk":
            self._read_chunk(token, is_negative=is_negative)

    def _read_chunk(self, token: QueryToken, *, is_negative: bool) -> None:
        text = token.text
        if self._joins(token):
            return
        if text == "NOT" and not self._name and not token.is_negative:
            self._is_not = True
            return
        named = _NAME.match(text)
        if named and self._operators.knows(known := named[1].lower()):
            if self._name:
                self._finish_name()
                is_negative = token.is_negative
            self._name = self._operators.aliases.get(known, known)
            self._is_not = is_negative
            text = text[named.end() :]
            if not text:
                return
        elif self._name:
            is_negative |= self._is_not
        elif named:
            self._doubt_name(named[1].lower())
        is_last = token.end == len(self._text)
        if self._name in ("after", "before"):
            self._read_date(text, is_last=is_last)
        elif self._name in self._operators.meanings:
            self._add_meaning(text, is_last=is_last, is_negative=is_negative)
        else:
            self._add_words(text, is_last=is_last, is_negative=is_negative)

    def _joins(self, token: QueryToken) -> bool:
        """Whether the token is an operator that joins what follows to what stands before."""
        if self._name in self._operators.kinds and token.text in ("AND", "OR"):
            self._finish_name()
        if not self._brackets[-1].links or token.is_negative:
            return False
        joint = "NEAR" if _NEAR.match(token.text) else token.text
        if joint not in ("AND", "OR", "NEAR"):
            return False
        self._brackets[-1].joint = joint
        return True

    def _read_date(self, text: str, *, is_last: bool = False) -> None:
        name, date = self._name, iso_date(text)
        self._name, self._is_not = "", False
        self._room -= 1
        if not date:
            if not (is_last and self._as_typed and may_become_date(text)):
                self._account.remarks.append(Remark(Doubt.DATE, f"{name}:{text}"))
                self._add_words(text, is_last=is_last, is_negative=False)
            return
        self._account.limits.append((name, date))
        self._account.dates.append(TypedPart(PartKind.LIMIT, (date,), name))
        if name == "after":
            self._after = max(self._after, date)
        else:
            self._before = min(filter(None, (self._before, date)))

    def _add_meaning(self, text: str, *, is_last: bool, is_negative: bool) -> None:
        name, node = self._name, self._operators.meanings[self._name](text)
        self._room -= 1
        if node is None:
            self._account.remarks.append(Remark(Doubt.VALUE, f"{name}:{text}"))
            self._name, self._is_not = "", False
            if not (is_last and self._as_typed):
                self._add_words(text, is_last=is_last, is_negative=is_negative)
            return
        told = TypedPart(PartKind.LIMIT, (text,), name, is_negative)
        self._account.limits.append((name, text))
        self._name, self._is_not = "", False
        self._brackets[-1].add(node, told)

    def _doubt_name(self, name: str) -> None:
        near = get_close_matches(name, self._operators.names, n=1, cutoff=_NEAR_ENOUGH)
        if near and len(name) > 1:
            self._account.remarks.append(Remark(Doubt.NAME, f"{name}:", f"{near[0]}:"))
            self._is_doubtful = True

    def _open(self, start: int, *, is_negative: bool) -> None:
        if len(self._brackets) > _DEEPEST:
            self._too_deep += 1
            return
        self._brackets.append(Bracket(self._name, is_negative, start))
        self._name, self._is_not = "", False

    def _close(self, end: int) -> None:
        bracket = self._brackets.pop()
        is_known = bracket.name in (*self._operators.kinds, *self._operators.attributes)
        self._name, self._is_not = bracket.name if is_known else "", False
        group = self._group(bracket)
        if group:
            said = self._text[bracket.start : end].removeprefix("(").removesuffix(")")
            told = TypedPart(
                PartKind.GROUP, (" ".join(said.split()),), is_negative=bracket.is_negative
            )
            if len(bracket.links) == 1 and not bracket.links[0].told.is_negative and not self._name:
                told = bracket.links[0].told._replace(is_negative=bracket.is_negative)
            self._add(group, told)
        self._name = ""

    def _finish_name(self) -> None:
        """A name with nothing behind it: all of a kind, or an attribute not yet typed."""
        kind = self._operators.kinds.get(self._name)
        self._room -= bool(self._name)
        if kind is not None:
            self._account.limits.append((self._name, ""))
            told = TypedPart(PartKind.LIMIT, (), self._name, self._is_not)
            self._brackets[-1].add(OfKind(kind, None), told)
        elif self._name:
            self._account.remarks.append(Remark(Doubt.NOTHING_NAMED, f"{self._name}:"))
        self._name, self._is_not = "", False

    def _add_phrase(self, text: str, *, is_negative: bool) -> None:
        if self._name in ("after", "before"):
            self._read_date(text.strip())
            return
        if self._name in self._operators.meanings and text.strip():
            self._add_meaning(text.strip(), is_last=False, is_negative=is_negative)
            return
        exact = [form.exact for form in forms(text)]
        self._account.was_cut |= len(exact) > self._room
        exact = exact[: self._room]
        self._room -= len(exact)
        if exact:
            said = " ".join(text.split())
            self._account.note(said, self._account.phrases, self._name, is_negative=is_negative)
            told = TypedPart(PartKind.PHRASE, (said,), is_negative=is_negative)
            self._add(Phrase(tuple(exact)), told)
        else:
            self._finish_name()

    def _add_words(self, text: str, *, is_last: bool, is_negative: bool) -> None:
        is_doubtful, self._is_doubtful = self._is_doubtful, False
        if self._patterns_left and (pattern := pattern_in(text)) is not None:
            self._room -= 1
            self._patterns_left -= 1
            self._account.note(text, self._account.words, self._name, is_negative=is_negative)
            self._add(pattern, told_of(pattern, is_negative=is_negative))
            return
        is_prefix = text.endswith("*")
        if "*" in text.strip("*"):
            self._account.remarks.append(Remark(Doubt.INNER_ASTERISK, text))
        text = text.rstrip("*")
        found = forms(text)
        if not found:
            if is_prefix or self._name in self._operators.kinds:
                self._finish_name()
            self._name, self._is_not = "", False
            return
        self._account.was_cut |= len(found) > self._room
        found = found[: self._room]
        self._room -= len(found)
        self._account.note(
            text,
            self._account.beginnings if is_prefix else self._account.words,
            self._name,
            is_negative=is_negative,
        )
        if len(found) == 1 and is_abbreviation(text) and not self._is_shouted:
            self._abbreviations.add(found[0].exact)
        if is_unspaced(text) and len(found) > 1:
            nodes: list[Node] = [Phrase(tuple(form.exact for form in found), is_quoted=False)]
        else:
            is_growing = is_last and self._as_typed and not is_negative
            nodes = ways_to_write(text, found, is_prefix=is_prefix, is_growing=is_growing)
        node = nodes[0]
        if len(nodes) > 1:
            parts = tuple(dict.fromkeys(nodes))
            # "speker:pell" may be meant otherwise; what stands behind it counts by itself.
            is_whole = not is_doubtful
            node = Group(required=parts, is_compound=True) if is_whole else Group(wanted=parts)
        sort = PartKind.BEGINNING if is_prefix else PartKind.WORD
        self._add(node, TypedPart(sort, (text,), is_negative=is_negative))

    def _add(self, node: Node, told: TypedPart) -> None:
        if self._name in self._operators.kinds:
            node = OfKind(self._operators.kinds[self._name], node)
        elif self._name in self._operators.attributes:
            node = OfAttribute(self._name, node)
        if self._name:
            told = TypedPart(PartKind.LIMIT, told.said, self._name, told.is_negative)
        self._name, self._is_not = "", False
        self._brackets[-1].add(node, told)

    def _group(self, bracket: Bracket) -> Group:
        common = STOP_WORDS - self._abbreviations
        group, has_left_out = bracket.group(common)
        if has_left_out:
            words = self._account.words
            self._account.left_out += [word for word in words if is_common_word(word, common)]
        return group
