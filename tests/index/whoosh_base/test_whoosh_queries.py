"""Whoosh's own queries run on our index, and find what ours find."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh_query
from whoosh.fields import UnknownFieldError
from whoosh.qparser import QueryParser
from whoosh.sorting import FieldFacet
from whoosh.support.levenshtein import distance

from index.asking.parsing import parse
from index.asking.query import Fuzzy, Group, Node, Phrase, Prefix, Query, Wildcard
from index.document import Document
from index.full_text_index import FullTextIndex
from index.segments.fields import GROUP, HEADING, ID, TEXT, WORDS
from index.whoosh_base.query import ArrayQuery
from index.whoosh_base.searcher import ArraySearcher
from index.words.analysis import forms
from tests.index.reference.queries import DOCUMENTS, ROUNDS, TEXT_WORDS
from tests.index.reference.queries import WORDS as SAMPLE
from tests.index.reference.stack import OPERATORS, close, our_index

EXACT = tuple(dict.fromkeys(form.exact for form in forms(" ".join((*SAMPLE, *TEXT_WORDS)))))


def found_by(searcher: ArraySearcher, query: whoosh_query.Query) -> dict[str, float]:
    """The ids that a query of Whoosh's finds, with their scores."""
    return {hit[ID]: hit.score for hit in searcher.search(query, limit=None)}


def only(node: Node) -> Query:
    return Query(Group(required=(node,)))


@settings(max_examples=10 * ROUNDS, deadline=None)
@given(
    DOCUMENTS,
    DOCUMENTS,
    st.sampled_from(EXACT),
    st.sampled_from(EXACT),
    st.sampled_from(["r", "ra", "rain", "s", "x", ""]),
)
def test_words_phrases_beginnings_and_their_groups(
    first: list[Document], second: list[Document], one: str, other: str, start: str
) -> None:
    with our_index(first, second) as index:
        searcher = index.whoosh.searcher()

        def ours(node: Node) -> set[str]:
            return {hit.id for hit in index.search(only(node), 99).hits}

        def theirs(query: whoosh_query.Query) -> set[str]:
            return set(found_by(searcher, query))

        everything = theirs(whoosh_query.Every())
        assert len(everything) == index.document_count()
        words = [whoosh_query.Term(WORDS, each) for each in (one, other)]
        with_one, with_other = ours(Phrase((one,))), ours(Phrase((other,)))
        assert theirs(words[0]) == with_one
        assert theirs(whoosh_query.Phrase(WORDS, [one, other])) == ours(Phrase((one, other)))
        assert theirs(whoosh_query.And(words)) == with_one & with_other
        assert theirs(whoosh_query.Or(words)) == with_one | with_other
        # By itself (in Whoosh 2.7.4, whatever the files) Not may give what was removed.
        others = whoosh_query.And([whoosh_query.Every(), whoosh_query.Not(words[0])])
        assert theirs(others) == everything - with_one
        only_one = whoosh_query.And([words[0], whoosh_query.Not(words[1])])
        assert theirs(only_one) == with_one - with_other
        if start:
            assert theirs(whoosh_query.Prefix(WORDS, start)) == ours(Prefix(start))


@settings(max_examples=10 * ROUNDS, deadline=None)
@given(DOCUMENTS, DOCUMENTS, st.sampled_from(["r*s", "ra?n", "*ny", "st*m", "r*i*"]))
def test_wildcards(first: list[Document], second: list[Document], pattern: str) -> None:
    wanted = re.compile(pattern.replace("*", ".*").replace("?", "."))
    with our_index(first, second) as index:
        right = {
            hit.id
            for word in EXACT
            if wanted.fullmatch(word)
            for hit in index.search(only(Phrase((word,))), 99).hits
        }

        query = whoosh_query.Wildcard(WORDS, pattern)
        assert found_by(index.whoosh.searcher(), query).keys() == right
        if "?" not in pattern:
            ours = index.search(only(Wildcard(pattern)), 99)
            assert {hit.id for hit in ours.hits} == right


@settings(max_examples=10 * ROUNDS, deadline=None)
@given(
    DOCUMENTS,
    DOCUMENTS,
    st.sampled_from(["rian", "sotrm", "rain", "storn", "rins", "bruke", "brükce"]),
)
def test_words_with_one_slip(first: list[Document], second: list[Document], typed: str) -> None:
    with our_index(first, second) as index:
        found = found_by(index.whoosh.searcher(), whoosh_query.FuzzyTerm(WORDS, typed)).keys()

        def with_any(words: Iterable[str]) -> set[str]:
            return {
                hit.id for word in words for hit in index.search(only(Phrase((word,))), 99).hits
            }

        # In one segment Whoosh takes two letters swapped for two slips, in several for one.
        assert with_any(each for each in EXACT if slips(each, typed) <= 1) <= found
        with_one_slip = with_any(each for each in EXACT if distance(each, typed) <= 1)
        assert found <= with_one_slip
        assert {hit.id for hit in index.search(only(Fuzzy(typed)), 99).hits} == with_one_slip


def slips(word: str, typed: str) -> int:
    """How many letters have to be put in, taken out or replaced (Levenshtein)."""
    before = list(range(len(typed) + 1))
    for row, letter in enumerate(word, 1):
        now = [row]
        for at, other in enumerate(typed):
            now.append(min(before[at + 1] + 1, now[at] + 1, before[at] + (letter != other)))
        before = now
    return before[-1]


@settings(max_examples=10 * ROUNDS, deadline=None)
@given(DOCUMENTS, DOCUMENTS, st.sampled_from(["rain", "storms -rained", '"rain storm"', "a* rain"]))
def test_a_query_of_ours_inside_one_of_theirs(
    first: list[Document], second: list[Document], typed: str
) -> None:
    with our_index(first, second) as index:
        searcher = index.whoosh.searcher()
        hits = {hit.id: hit for hit in index.search(parse(typed), 99).hits}
        mine = ArrayQuery(parse(typed))

        of_g = whoosh_query.Term(GROUP, "g")
        in_both = found_by(searcher, whoosh_query.And([mine, of_g])).keys()
        is_other = whoosh_query.And([whoosh_query.Every(), whoosh_query.Not(mine)])
        others = found_by(searcher, is_other).keys()

        assert in_both == {each for each, hit in hits.items() if hit.group == "g"}
        assert others == found_by(searcher, whoosh_query.Every()).keys() - hits.keys()


def test_the_best_few_of_many_in_several_segments(tmp_path: Path) -> None:
    with FullTextIndex.open_or_make(tmp_path, OPERATORS) as index:
        for first in range(0, 60, 12):
            texts = [f"rain number{n} " + "storm " * (n % 7) for n in range(first, first + 12)]
            index.replace([Document(text, "g", "article", text) for text in texts])
        searcher = index.whoosh.searcher()
        rain, storm = whoosh_query.Term(WORDS, "rain"), whoosh_query.Term(WORDS, "storm")
        for query in (
            rain,
            storm,
            whoosh_query.And([rain, storm]),
            whoosh_query.Or([rain, storm]),
            whoosh_query.AndMaybe(rain, storm),
            whoosh_query.Prefix(WORDS, "number"),
            whoosh_query.Wildcard(WORDS, "n*1*"),
            whoosh_query.FuzzyTerm(WORDS, "rains"),
        ):
            best = [hit.score for hit in searcher.search(query)]
            everything = [hit.score for hit in searcher.search(query, limit=None)]
            assert len(best) == 10
            assert best == close(sorted(everything, reverse=True)[:10])
            assert searcher.search_page(query, 2, pagelen=5).pagenum == 2


@pytest.fixture
def index(tmp_path: Path) -> FullTextIndex:
    index = FullTextIndex.open_or_make(tmp_path, OPERATORS)
    texts = ("Rain over the harbour", "It rained in the harbour, and rained", "A storm, no rain")
    for number, text in enumerate(texts):
        index.replace(
            [Document(f"d{number}", f"g{number % 2}", "article", text, date=f"202{number}")]
        )
    return index


def test_their_words_are_weighed_as_ours_are(index: FullTextIndex) -> None:
    searcher = index.whoosh.searcher()
    stem, exact = whoosh_query.Term(TEXT, "rain"), whoosh_query.Term(WORDS, "rain", boost=0.5)
    heading = whoosh_query.Term(HEADING, "rain")

    theirs = found_by(searcher, whoosh_query.Or([stem, heading, exact]))

    assert theirs == close({hit.id: hit.score for hit in index.search(parse("rain")).hits})


def test_their_parser_reads_words_as_they_are_indexed(index: FullTextIndex) -> None:
    parser = QueryParser(TEXT, index.whoosh.schema)

    found = found_by(index.whoosh.searcher(), parser.parse("raining words:harbour"))

    assert found.keys() == {"d0", "d1"}


def test_they_sort_and_group_by_our_columns(index: FullTextIndex) -> None:
    searcher = index.whoosh.searcher()

    results = searcher.search(
        whoosh_query.Every(), sortedby=FieldFacet("date"), reverse=True, groupedby="group"
    )

    assert [hit[ID] for hit in results] == ["d2", "d1", "d0"]
    assert {group: len(numbers) for group, numbers in results.groups().items()} == {
        "g0": 2,
        "g1": 1,
    }


def test_their_writer_takes_and_deletes_documents(index: FullTextIndex) -> None:
    with index.whoosh.writer() as writer:
        writer.add_document(id="d3", group="g", kind="note", text="A bridge", of_speaker="Ada Pell")
        writer.delete_by_query(whoosh_query.Term(TEXT, "storm"))
    with index.whoosh.writer() as writer:
        writer.update_document(id="d3", group="g", kind="note", text="A new bridge")

    assert index.search(parse("storm")).total == 0
    assert [hit.id for hit in index.search(parse("new bridge")).hits] == ["d3"]
    assert index.whoosh.doc_count() == index.document_count() == 3


def test_a_document_goes_by_its_number_whatever_others_did_meanwhile(tmp_path: Path) -> None:
    with FullTextIndex.open_or_make(tmp_path, OPERATORS) as index:
        for number in range(6):
            texts = [f"d{number}{each}" for each in "abc"]
            index.replace([Document(text, "g", "article", text) for text in texts])
        index.remove(ids=["d0a"])
        writer = index.whoosh.writer()
        [number] = writer.searcher().docs_for_query(whoosh_query.Term(ID, "d4b"))
        with FullTextIndex.open_or_make(tmp_path, OPERATORS) as other:
            assert other.tidy()

        writer.delete_document(number)
        writer.commit()

        left = {hit.id for hit in index.search(parse("d*"), 99).hits}
        assert {f"d{n}{each}" for n in range(6) for each in "abc"} - left == {"d0a", "d4b"}


def test_what_is_cancelled_or_unknown_leaves_everything_as_it_was(index: FullTextIndex) -> None:
    generation = index.whoosh.latest_generation()

    with suppress(UnknownFieldError), index.whoosh.writer() as writer:
        writer.delete_by_term("id", "d0")
        writer.add_document(id="d1", author="somebody")
    writer = index.whoosh.writer()
    with pytest.raises(UnknownFieldError, match="No field named 'author'"):
        writer.add_document(id="d1", author="somebody")

    assert index.whoosh.latest_generation() == generation
    assert index.whoosh.refresh().up_to_date()
    assert not index.whoosh.is_empty()
