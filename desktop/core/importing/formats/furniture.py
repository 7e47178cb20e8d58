"""What stands round the text of a page, known by its words and by what its makers call it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from desktop.core.text.word_lists import rows, words_by_kind

_WORD = re.compile(r"\w+")
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LONGEST_LINE_IN_WORDS = 40
_LONGEST_PHRASE = 6
# "By Ada Quill", and nothing else.
_BYLINE = re.compile(r"by(?: [A-Z][\w.’'-]{0,30}){2,4}\Z", re.IGNORECASE)
_FOLLOWED = frozenset({"him", "her", "them", "us", "me", "on", "the"})
_CALLS = frozenset({"follow", "like", "find", "join"})
_NETWORKS = frozenset(
    {"facebook", "twitter", "instagram", "youtube", "linkedin", "whatsapp", "telegram", "tiktok"}
)
_AGENCY = re.compile(
    r"[/|(,.]\s?(?:getty(?: images)?|reuters|afp|ap|shutterstock|istock|unsplash|dpa|epa)\)?\Z"
    r"|\b(?:getty images|ap photo|shutterstock)\)?\Z"
    r"|\((?:image|photo|picture|bild|foto)\s?:[^()]{2,40}\)\Z",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b\d{1,2}\b(?=.{0,25}\b(?:19|20)\d\d\b)|\b(?:19|20)\d\d-\d\d-\d\d")
_CREDIT_SIGNS = ("©", "(c) ")


def is_furniture(line: str) -> bool:
    """Whether a line of a page with single blanks is known to be no part of any text."""
    if line.startswith(_CREDIT_SIGNS) and len(line) <= 160:
        return True
    words = _WORD.findall(line[:400].casefold().replace("’", "'"))
    if not words or len(_WORD.findall(line)) > _LONGEST_LINE_IN_WORDS:
        return False
    phrases = _phrases()
    for count in range(min(len(words), _LONGEST_PHRASE), 0, -1):
        rule = phrases.get(" ".join(words[:count]))
        if rule is not None and _holds(line, words, count, rule):
            return True
    if words[0].isdecimal() and _counts(words):
        return True
    if _is_call(words) or _is_credit(line):
        return True
    return words[0] == "by" and len(line) < 90 and line[3:4].isupper() and _is_byline(line)


def is_dateline(line: str) -> bool:
    """Whether a line before the text says when it came or who took the picture above it."""
    return len(line) < 60 and _DAY.search(line) is not None and not line.endswith((".", "!", "?"))


def is_invitation(line: str) -> bool:
    """Whether a line at the end asks to follow somebody on a network."""
    words = _WORD.findall(line.casefold())
    pairs = set(pairwise(words))
    asks = any(first == "follow" and second in _FOLLOWED for first, second in pairs)
    return asks and not _NETWORKS.isdisjoint(words) and len(words) < 60


def _is_call(words: list[str]) -> bool:
    """Whether a short line asks for the reader's company on a network."""
    return words[0] in _CALLS and len(words) < 25 and not _NETWORKS.isdisjoint(words)


def _is_credit(line: str) -> bool:
    """Whether a line ends with an agency of pictures, as nothing but their captions do."""
    return len(line) < 200 and _AGENCY.search(line[-40:]) is not None


def _holds(line: str, words: list[str], count: int, rule: tuple[str, int]) -> bool:
    """Whether the rule of a phrase holds for a line that begins with so many words of it."""
    kind, most = rule
    if len(line) > most:
        return False
    if kind == "start":
        return True
    if len(words) == count:
        return True
    return kind == "label" and _after(line, count).startswith(":")


def _after(line: str, count: int) -> str:
    """What stands behind the first words of a line."""
    end = 0
    for number, word in enumerate(_WORD.finditer(line)):
        if number == count:
            break
        end = word.end()
    return line[end:].lstrip()


def _counts(words: list[str]) -> bool:
    """Whether a line says "12 comments" or "4 min read"."""
    rest = " ".join(words[1:])
    return rest in _counted()


def _is_byline(line: str) -> bool:
    return _BYLINE.match(line) is not None


@cache
def _phrases() -> Mapping[str, tuple[str, int]]:
    return {
        phrase: (kinds.partition(" ")[0], int(most))
        for phrase, kinds, most in rows("page_furniture")
        if kinds != "counted"
    }


@cache
def _counted() -> frozenset[str]:
    return frozenset(phrase for phrase, kinds, _ in rows("page_furniture") if "counted" in kinds)


def names_of_furniture(names: str) -> tuple[bool, bool]:
    """Whether these names call an element furniture: as a word of their own, or within a word."""
    kinds = _names()
    lowered = names.lower()
    known = [word.lower() for word in _NAME_WORD.findall(names)]
    pairs = {f"{first} {second}" for first, second in pairwise(known)}
    spaced = re.split(r"[\s_-]+", lowered)
    pairs |= {f"{first} {second}" for first, second in pairwise(spaced)}
    is_named = not kinds["word"].isdisjoint(spaced) or not kinds["pair"].isdisjoint(pairs)
    return is_named, _marks("within").search(lowered) is not None


def is_hidden_class(classes: str) -> bool:
    """Whether one of these classes is that of words which nobody sees who reads the text."""
    return not _names()["hidden"].isdisjoint(classes.lower().split())


def names_of_notice(names: str) -> bool:
    """Whether these names call an element a notice that asks for consent."""
    return _marks("notice").search(names.lower()) is not None


def names_of_text(names: str) -> bool:
    """Whether these names say that an element holds the text."""
    return _marks("text").search(names.lower()) is not None


@cache
def _names() -> Mapping[str, frozenset[str]]:
    return words_by_kind("page_names")


@cache
def _marks(kind: str) -> re.Pattern[str]:
    written = sorted(_names()[kind], key=len, reverse=True)
    return re.compile("|".join(re.escape(word).replace(r"\ ", "[-_ ]?") for word in written))
