"""Which of the documents that are found come first."""

from __future__ import annotations

import pytest

from index.asking.parsing import parse
from index.document import Document
from index.scoring.evaluation import CHOSEN, Parameters
from index.scoring.ranking import HitsWanted
from tests.index.in_memory import in_memory


def ranked(words: str, *texts: str) -> list[str]:
    """The texts that answer, best first."""
    index = in_memory(Document(text, "g", "article", text) for text in texts)
    return [hit.id for hit in index.search(parse(words), 10).hits]


def test_a_word_as_it_was_typed_comes_before_its_other_forms() -> None:
    assert ranked("bridges", "one bridge fell", "two bridges fell", "bridging it was dear") == [
        "two bridges fell",
        "one bridge fell",
        "bridging it was dear",
    ]


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    texts = [f"the council met {word}" for word in ("often", "late", "twice")]

    assert ranked("council rust", *texts, "rust was found")[0] == "rust was found"


def test_a_part_of_a_compound_is_found_beside_other_words() -> None:
    assert "a flow in two layers" in ranked("two-dimensional flow", "a flow in two layers", "snow")


def test_what_holds_every_word_comes_first() -> None:
    both = "the mayor spoke of many other things and at last of rust"

    assert ranked("mayor rust", "rust rust rust", "mayor mayor mayor", both)[0] == both


def test_courtesies_around_a_question_tell_little_although_no_list_has_them() -> None:
    polite = "We are pleased to give information to all who are interested."
    passing = ("pleased", "information", "interested", "lens", "layers")
    texts = [f"In year {n} a report had {word} in it." for n in range(4) for word in passing]
    texts += [f"Lens {n}: the lens has layers, layers of it, and layers grow." for n in range(4)]
    asked = parse("I am interested in lens layers and pleased to receive information on them")
    index = in_memory(Document(text, "g", "a", text) for text in (polite, *texts))
    # So many usual documents beside those of a word, and all words are spread alike.
    alike = CHOSEN._replace(usual_documents=1e9)

    def first(parameters: Parameters) -> str:
        return index.searcher(parameters).hits(asked, HitsWanted(1)).hits[0].id

    assert first(alike) == polite
    assert first(CHOSEN).startswith("Lens")


def test_how_a_word_is_spread_is_told_against_all_words() -> None:
    assert CHOSEN.spread(occurrences=10, documents=10, usual=1.0) == pytest.approx(1.0)
    assert CHOSEN.spread(occurrences=40, documents=10, usual=2.0) > 1.5
    assert CHOSEN.spread(occurrences=10, documents=10, usual=2.0) < 0.7
    # One document says little.
    assert CHOSEN.spread(occurrences=4, documents=1, usual=1.0) < 2
    assert CHOSEN.spread(occurrences=900, documents=10, usual=1.0) == CHOSEN.most_spread
    assert CHOSEN.spread(occurrences=0, documents=0, usual=0.0) == 1.0
