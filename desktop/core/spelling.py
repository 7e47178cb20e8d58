"""Words that stand nowhere in the library, and those of its words that are spelt like them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic

from desktop.core.asking import lone_words
from desktop.core.query_words import Hint, HintSort
from index.analysis import words as words_in
from index.document import Hits
from index.query import Group, Query

# So many words of a query are looked after; whoever pastes a text has not misspelt it.
_MOST_WORDS = 6
# What was typed is answered while it is typed: no further word is looked after so many seconds in.
_PATIENCE = 0.02
_SHORTEST = 3

Suggest = Callable[[str], Sequence[str]]
Search = Callable[[Query, int], Hits]


def misspelt(typed: str, query: Query, search: Search, suggest: Suggest) -> tuple[Hint, ...]:
    """A hint for each word of what was typed that finds nothing, where another word is near it."""
    hints: list[Hint] = []
    until = monotonic() + _PATIENCE
    names = {each.said.rstrip(":") for each in query.understood.remarks}
    found = [each for each in lone_words(query) if len(each[0]) >= _SHORTEST]
    # A name that is none has a hint of its own.
    found = [each for each in found if each[0] not in names]
    for exact, node in found[:_MOST_WORDS]:
        if not exact.isalpha() or search(Query(Group(required=(node,))), 1).total:
            continue
        if monotonic() > until:
            break
        better = next((each for each in suggest(exact) if each != exact), "")
        place = next((word for word in words_in(typed) if word.forms.exact == exact), None)
        if better and place:
            said = typed[place.start : place.end]
            put_right = typed[: place.start] + better + typed[place.end :]
            hints.append(Hint(HintSort.MISSPELT, said, better, put_right))
    return tuple(hints)
