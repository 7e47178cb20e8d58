"""The fields in which a document is indexed, and the terms it has in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from index.document import Document
from index.words.analysis import Forms, forms, stem
from index.words.compounds import compounds
from index.words.stemming import algorithm

# What every document has one of.
ID, GROUP, KIND, DATE = "id", "group", "kind", "date"

# Stems, with how often they occur; what ranking goes by.
TEXT = "text"
HEADING = "heading"
KEYWORDS = "keywords"
STEMS = (TEXT, HEADING, KEYWORDS)

# The words of heading and text letter for letter, with their positions: for phrases and for
# the beginnings of words, which stems have lost.
WORDS = "words"

# Two common words that stand next to each other, as one term with its positions: a phrase of
# common words is found without going through all the positions of each of them.
PAIRS = "pairs"

# The commonest words of some languages, as they are folded. What pairs there are in an index
# hangs on them: an index with others is of another form.
_COMMON_WORDS = (
    "a about after all also an and are as at be been but by can could did do does for from had has"
    " have he her his how i if in into is it its me more my no nor not of on one or our out over"
    " said she so some than that the their them then there these they this those to up us was we"
    " were what when where which who why will with would you your"
    " aber als auch auf aus bei das dass dem den der des die ein eine einen einer es fur hat ich im"
    " ist mit nach nicht noch oder sich sie sind um und von vor war wie wir wird zu zum zur"
    " au aux ce cette dans de du elle en est et il la le les leur mais ne nous on ont ou par pas"
    " plus pour qu que qui sa se ses son sont sur un une vous"
    " al como con del el esta esto lo las los mas muy o para pero por si sin su sus y ya"
)
COMMON_WORDS = frozenset(_COMMON_WORDS.split())

# Wider than any distance that is asked for, so that no phrase runs from heading into text.
GAP = 1000
# Stands before the stem of a word in an attribute, where stems and words share a field.
STEM_MARK = "~"

# Stands before the name of an attribute where its values are kept whole, to be counted.
_COLUMN = "value_of_"

# The stems that stand as they are. Those of other algorithms have its name before them: what is
# alike in two languages need not be one word ("made" and Spanish "mad" for "madera").
_UNMARKED = "english"

Terms = dict[str, list[int]]


def stem_mark(language: str) -> str:
    """What stands before a stem in the term for it in a text of this language."""
    by = algorithm(language)
    return "" if by == _UNMARKED else f"{by}:"


def stem_term(stemmed: str, language: str) -> str:
    """The term for a stem in a text of this language."""
    return stem_mark(language) + stemmed


def stem_terms(forms: Forms, languages: Iterable[str], mark: str) -> list[str]:
    """The terms for the stems of a word in texts of these languages, behind the mark of a scope.

    No text has more than one of them for a word.
    """
    stems = ((forms.stem if each == "en" else stem(forms.exact, each), each) for each in languages)
    return sorted({mark + stem_term(stem, language) for stem, language in stems})


def attribute_field(name: str) -> str:
    """The field that holds one attribute: its words, and their stems at the same positions."""
    return f"of_{name}"


def column_of(attribute: str) -> str:
    """The column that holds the whole value of one attribute for each document."""
    return f"{_COLUMN}{attribute}"


def terms(document: Document, attributes: Iterable[str]) -> dict[str, Terms]:
    """For each field the terms of the document with their positions; empty fields are left out.

    Attributes of the document that are not in `attributes` are not indexed.
    """
    language = document.language
    heading, text = forms(document.heading, language), forms(document.text, language)
    found = {
        TEXT: _stems([document.text], language),
        HEADING: _stems([document.heading], language),
        KEYWORDS: _stems(document.keywords, language),
        WORDS: _by_term((form.exact for form in heading), 0),
    }
    _by_term((form.exact for form in text), len(heading) + GAP, found[WORDS])
    found[PAIRS] = _by_term(_pairs(heading), 0)
    _by_term(_pairs(text), len(heading) + GAP, found[PAIRS])
    found[PAIRS].pop("", None)
    for name in attributes:
        value = document.attributes.get(name, "")
        found[attribute_field(name)] = _words_and_stems(value, language)
    return {field: by_term for field, by_term in found.items() if by_term}


def pair(first: str, second: str) -> str:
    """The term of two neighbours among PAIRS; empty when one of them is not common."""
    return f"{first} {second}" if first in COMMON_WORDS and second in COMMON_WORDS else ""


def _pairs(in_order: list[Forms]) -> Iterator[str]:
    return (pair(one.exact, other.exact) for one, other in pairwise(in_order))


def length_field(field: str) -> str:
    """The field whose length counts where words of this one are weighed."""
    return TEXT if field == WORDS else field


def spread_field(field: str) -> str:
    """The field that tells how words of this one are spread; empty where none does."""
    if field in STEMS:
        return TEXT
    return WORDS if field == WORDS else ""


def _by_term(in_order: Iterable[str], first: int, into: Terms | None = None) -> Terms:
    found: Terms = {} if into is None else into
    for position, term in enumerate(in_order, first):
        found.setdefault(term, []).append(position)
    return found


def _stems(texts: Iterable[str], language: str, mark: str = "") -> Terms:
    """The stems of texts that follow each other, and those of compounds in them."""
    found: Terms = {}
    first = 0
    for text in texts:
        in_order = forms(text, language)
        _by_term((mark + stem_term(form.stem, language) for form in in_order), first, found)
        for each in compounds(text, language):
            term = mark + stem_term(each.stem, language)
            found.setdefault(term, []).append(first + each.position)
        first += len(in_order)
    return {term: sorted(positions) for term, positions in found.items()}


def _words_and_stems(text: str, language: str) -> Terms:
    found = _by_term((form.exact for form in forms(text, language)), 0)
    found.update(_stems([text], language, STEM_MARK))
    return found
