"""Texts as rows of numbers hold the words and stems that are read in them one by one."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Document
from index.segments.content import Inverted
from index.segments.fields import TEXT, WORDS, terms
from index.segments.inversion import invert_documents
from index.segments.vocabulary import Vocabulary

# What words are made of, joined by and parted by, in several scripts.
PARTS = st.sampled_from(
    [
        *"aZé5'’.,-‐‑\u00ad\u200c_\"“”()!?;:–—…*/@ \n\t\xa0\u2028",
        *("word", "U.S.", "1,000", "3.5", "l’", "anti-war", "co-operate", "self-made man", "’s"),
        *("Eisenbahnbrücke", "brücke", "stadtrat-sitzung", "Ankara'da", "صه\u200cها"),
        *("北京", "서울에", "ที่", 'צה"ל', "😀", "🇩🇪", "e\u0301", "ﬁ", "②", "x" * 70),
    ]
)
TEXTS = st.lists(PARTS, max_size=25).map("".join)
LANGUAGES = st.sampled_from(["en", "de", "nl", "tr", "fa", "fr", "he", "zh", "xx"])


def held(field: Inverted | None) -> dict[str, list[int]]:
    """The terms of a field of one document with their positions."""
    if field is None:
        return {}
    assert field.counts is not None
    assert field.positions is not None
    ends = np.cumsum(field.counts)[:-1]
    positions = [its.tolist() for its in np.split(field.positions, ends)]
    return {term.decode(): its for term, its in zip(field.terms, positions, strict=True)}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(TEXTS, LANGUAGES), min_size=1, max_size=3))
def test_a_text_read_chunk_by_chunk_has_the_words_and_stems_that_it_has_word_by_word(
    texts: list[tuple[str, str]],
) -> None:
    vocabulary = Vocabulary()

    for text, language in texts:
        document = Document("a", "g", "article", text, language=language)
        content = invert_documents([document], (), vocabulary)

        expected = terms(document, ())
        for name in (TEXT, WORDS):
            assert held(content.fields.get(name)) == expected.get(name, {})


def test_what_stands_around_a_word_takes_no_number_of_its_own() -> None:
    vocabulary = Vocabulary()

    numbers = set(vocabulary.read("bridge (bridge) “bridge”, bridge. bridge’", "en"))

    assert len(numbers) == 1


def test_numbers_begin_anew_where_a_text_without_blanks_is_long() -> None:
    vocabulary = Vocabulary()

    list(vocabulary.read("山" * 700_000, "zh"))

    assert vocabulary.is_full
