"""From a form of an English word to the words that it may be a form of."""

from __future__ import annotations

from collections.abc import Iterator

# For each part of speech what may be taken from the end of a form, and what comes in its place;
# as WordNet's own rules of detachment have it (Miller, Morphy), and doubled letters besides.
_ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "noun": (
        ("ies", "y"),
        ("ves", "f"),
        ("ves", "fe"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("sses", "ss"),
        ("xes", "x"),
        ("zes", "z"),
        ("men", "man"),
        ("oes", "o"),
        ("s", ""),
    ),
    "verb": (
        ("ies", "y"),
        ("ied", "y"),
        ("es", "e"),
        ("es", ""),
        ("s", ""),
        ("ed", "e"),
        ("ed", ""),
        ("ing", "e"),
        ("ing", ""),
    ),
    "adjective": (("ier", "y"), ("iest", "y"), ("er", "e"), ("er", ""), ("est", "e"), ("est", "")),
    "adverb": (("lier", "ly"), ("liest", "ly")),
}
PARTS = tuple(_ENDINGS)
_SHORTEST = 2


def base_forms(form: str) -> Iterator[tuple[str, str]]:
    """The parts of speech and words that a form may belong to by its ending, likely first.

    Without a part of speech for the owner of something.

    `stopped` gives the verbs stoppe, stopp, stop: which of them there is, a dictionary knows.
    Example: “The talks stopped.” → verb stop
    """
    word = form.lower()
    owner = word.removesuffix("'s").removesuffix("'")
    if owner != word:
        yield "", owner
        word = owner
    for part, endings in _ENDINGS.items():
        for ending, instead in endings:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < _SHORTEST:
                continue
            yield part, stem + instead
            if not instead and len(stem) > _SHORTEST and stem[-1] == stem[-2] and part != "noun":
                yield part, stem[:-1]
