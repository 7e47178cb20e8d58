"""Which office a title gives: "deputy mayor" gives that of a deputy, and none of a mayor."""

from __future__ import annotations

from collections.abc import Sequence

# What stands below an office, or beside it.
_LESSER = frozenset({"assistant", "deputy", "shadow", "sub", "under", "vice"})
# Who held it once, or does not hold it yet.
_OTHER_TIMES = frozenset(
    {"aspiring", "designate", "elect", "erstwhile", "ex", "former", "future", "incoming", "late"}
    | {"next", "onetime", "one-time", "past", "previous", "prospective", "then", "would-be"}
)
# Ranks and chairs that keep the name of what they are below.
_KEEP_THEIR_NAME = frozenset({"admiral", "marshal", "professor"})
# Before "general" these are no soldiers, and a "lieutenant governor" is no governor.
_OF_TWO_WORDS = {
    **dict.fromkeys(("attorney", "auditor", "consul", "director", "inspector"), ("general", "gen")),
    **dict.fromkeys(("postmaster", "secretary", "solicitor", "surgeon"), ("general", "gen")),
    **dict.fromkeys(("lieutenant", "lt"), ("governor", "gov")),
}
_TELLS_APART = _LESSER | _OTHER_TIMES | {"other", "rival"}
_WHOLE = frozenset({"one-time", "would-be"})


def words_of_title(title: str) -> tuple[str, ...]:
    """The words of a title in lower case, "ex-mayor" and "vice-president" taken apart.

    Example: Ex-Mayor Ada Quill met Mayor Oscar Pell. “The bridge is safe,” the mayor said. → Oscar
        Pell (after-name-verb)
    """
    found: list[str] = []
    for word in title.lower().replace(".", "").split():
        first, hyphen, rest = word.partition("-")
        is_apart = bool(hyphen) and word not in _WHOLE and bool(rest) and first in _TELLS_APART
        found += (first, rest) if is_apart else (word,)
    return tuple(found)


def first_of_office(title: Sequence[str]) -> int:
    """From which word on a title cannot be shortened and still name the same office.

    Example: Vice President Ada Quill met President Oscar Pell. “The bridge is safe,” the president
        said. → Oscar Pell (after-name-verb)
    Example: Attorney General Ada Quill met Gen. Oscar Pell. “The bridge is safe,” the general said.
        → Oscar Pell (after-name-verb)
    """
    is_joined = False
    for place in range(len(title) - 2, -1, -1):
        word, following = title[place], title[place + 1]
        is_joined = is_joined or word == "and"
        is_lesser = word in _LESSER and title[-1] not in _KEEP_THEIR_NAME and not is_joined
        is_beside = following in _OF_TWO_WORDS.get(word, ())
        if is_lesser or is_beside or word in _OTHER_TIMES:
            return place
    return len(title) - 1


def is_office(title: Sequence[str], place: int) -> bool:
    """Whether one word of a title, by itself, names the office of whoever bears the title.

    Example: Secretary General Ada Quill met the secretary. “It is safe,” the secretary said. → the
        secretary (after-name-verb)
    """
    following = title[place + 1] if place + 1 < len(title) else ""
    is_beside = following in _OF_TWO_WORDS.get(title[place], ())
    return not is_beside and first_of_office(title[: place + 1]) == place


def tells_apart(words: Sequence[str]) -> bool:
    """Whether words before an office say that somebody else holds it: "the other judge".

    Example: Judge Ada Quill met another judge. “The bridge is safe,” the other judge said. → the
        other judge (after-name-verb)
    """
    return not _TELLS_APART.isdisjoint(words)
