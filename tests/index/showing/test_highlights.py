"""Where a query stands in a text, and what to show of the text."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asking.operators import Operators
from index.asking.parsing import parse
from index.asking.query import Prefix, Term
from index.showing.highlights import matches, sentence_snippet, sentences
from index.showing.spotting import certain_start
from index.words.analysis import stem, words
from tests.each_case import check_each
from tests.index.odd_queries import ODD_QUERIES

OPERATORS = Operators(attributes=("speaker",), kinds={"said": "quotation"})


def marked(text: str, typed: str, **where: str) -> list[str]:
    return [text[start:end] for start, end in matches(text, parse(typed, OPERATORS), **where)]


def test_words_are_marked_in_all_their_endings() -> None:
    assert marked("The elections: electing the elected.", "election") == [
        "elections",
        "electing",
        "elected",
    ]


def test_every_word_that_fits_is_marked() -> None:
    text = "Colour and colors, café, cafes, and the colonel’s brigde."

    assert marked(text, "col*r") == ["Colour"]
    assert marked(text, "c*fé* col*r*") == ["Colour", "colors", "café", "cafes"]
    assert marked(text, "bridge~ cafe") == ["café", "cafes", "brigde"]
    assert marked(text, "speaker:col*r bridges~", attribute="speaker") == ["Colour"]
    assert marked("Die Brücke, die Brücken", "bruke~", language="de") == ["Brücke"]


def test_a_phrase_is_marked_whole_and_only_where_it_stands_word_for_word() -> None:
    text = "The State of the Union; the union of states."

    assert marked(text, '"state of the union"') == ["State of the Union"]


def test_words_of_a_phrase_may_be_parted_by_quotation_marks_and_line_ends() -> None:
    assert marked("a “very\nserious” talk", '"very serious"') == ["very\nserious"]


def test_a_beginning_marks_the_whole_word() -> None:
    assert marked("Elected electrons.", "elect*") == ["Elected", "electrons"]


def test_accents_and_apostrophes_make_no_difference() -> None:
    assert marked("Zu\u0308rich’s café", "zurich CAFE") == ["Zu\u0308rich’s", "café"]


def test_excluded_words_are_not_marked() -> None:
    assert marked("flood and rain", "flood -rain") == ["flood"]


def test_only_neighbours_are_marked_for_near() -> None:
    text = "war talks began. " + "other words came between them and then some more so. " + "war"

    assert marked(text, "war NEAR talks") == ["war", "talks"]


def test_words_for_an_attribute_are_marked_in_that_attribute_alone() -> None:
    assert marked("Vladimir Putin", "speaker:putin", attribute="speaker") == ["Putin"]
    assert marked("Putin spoke", "speaker:putin") == []


def test_words_for_a_kind_are_marked_in_that_kind_alone() -> None:
    assert marked("a storm", "said:storm", kind="quotation") == ["storm"]
    assert marked("a storm", "said:storm", kind="article") == []


@given(st.text(), st.text())
def test_marks_lie_apart_inside_the_text(text: str, typed: str) -> None:
    last = 0
    for start, end in matches(text, parse(typed, OPERATORS)):
        assert last <= start < end <= len(text)
        last = end


@given(st.text(alphabet="ab c.’'-“”é\n", min_size=1))
def test_every_text_is_marked_by_its_own_words(text: str) -> None:
    if any(char.isalnum() for char in text):
        assert matches(text, parse(text.replace("-", " ").replace("“", " ").replace("”", " ")))


def test_an_odd_query_marks_an_odd_text() -> None:
    check_each(ODD_QUERIES, lambda typed: matches(typed, parse(typed, OPERATORS)))


WORDS_WITH_MARKS = st.lists(
    st.sampled_from(
        ["flood", "Floods", "FLOODED", "fl’ood", "f’lood", "f.l", "U.S.", "us", "é", "Flóods",
         "o’b", "OB", "1,000", "1000", " ", " ", "-", "’", "“", ".", "\u00ad", "İ", "ﬂood", "東",
         "f'l'ood", "F.L.", "’s", "'s", "?", "_", "flo", "ods", "u", "f", "é’", "\u0301",
         "l’", "d'", "qu’"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(WORDS_WITH_MARKS, st.sampled_from(["flood", "us", "ob", "1000", "f.l", "flo*", "o*"]))
def test_a_word_is_marked_wherever_it_stands(text: str, typed: str) -> None:
    [node] = parse(typed).group.wanted

    assert matches(text, parse(typed)) == tuple(
        (word.start, word.end)
        for word in words(text)
        if (isinstance(node, Term) and word.forms.stem == node.forms.stem)
        or (isinstance(node, Prefix) and word.forms.exact.startswith(node.start))
    )


@given(
    st.from_regex(r"[a-z]{1,8}", fullmatch=True),
    st.sampled_from(
        ["", "s", "ies", "ied", "ying", "ing", "edly", "ational", "ibility", "ization", "ness",
         "eed", "y", "ogist", "ement", "fully", "ically", "alism", "ousli"]
    ),
)  # fmt: skip
def test_a_word_begins_like_its_stem(start: str, ending: str) -> None:
    word = start + ending

    assert word.startswith(certain_start(stem(word)))
    assert certain_start(stem(word))


@pytest.mark.parametrize("word", ["dying", "lies", "skies", "hoping", "possibility", "early"])
def test_an_irregular_word_begins_like_its_stem(word: str) -> None:
    assert word.startswith(certain_start(stem(word)))


@given(WORDS_WITH_MARKS)
def test_a_phrase_is_marked_wherever_it_stands(text: str) -> None:
    found = [word.forms.exact for word in words(text)]
    stretches = {
        (one.start, other.end)
        for one, other in pairwise(words(text))
        if (one.forms.exact, other.forms.exact) == ("flood", "us")
    }

    marks = matches(text, parse('"flood us"'))

    assert set(marks) == stretches, found


def test_sentences_end_after_their_closing_marks() -> None:
    text = "“It rained.” She left. Mr. Smith of the U.S. Navy stayed! 3.5 m? Yes"

    assert [text[start:end] for start, end in sentences(text)] == [
        "“It rained.”",
        "She left.",
        "Mr. Smith of the U.S. Navy stayed!",
        "3.5 m?",
        "Yes",
    ]


def test_a_snippet_is_the_whole_sentence_that_holds_most() -> None:
    text = (
        "The town slept. A flood came. The flood took the bridge, the flood of the age. It ebbed."
    )
    start, end = sentence_snippet(text, matches(text, parse("flood bridge")), limit=60)

    assert text[start:end] == "The flood took the bridge, the flood of the age."


def test_a_snippet_is_taken_where_the_marks_stand_the_thickest() -> None:
    text = (
        "A storm came. " + "Nothing else was said. " * 30 + "The storm of storms was a storm. Then"
    )

    start, end = sentence_snippet(text, matches(text, parse("storm")))

    assert text[start:end] == "The storm of storms was a storm."


def test_a_snippet_takes_in_the_next_sentence_when_it_holds_more() -> None:
    text = "A flood came. The flood ebbed. Nobody cared."
    start, end = sentence_snippet(text, matches(text, parse("flood")))

    assert text[start:end] == "A flood came. The flood ebbed."


def test_without_marks_a_snippet_is_the_beginning() -> None:
    text = "One. Two. Three is a longer sentence."

    assert sentence_snippet(text, (), limit=12) == (0, 9)


def test_a_very_long_sentence_is_cut_between_words_around_the_marks() -> None:
    text = "word " * 200 + "needle " + "word " * 200
    found = matches(text, parse("needle"))
    start, end = sentence_snippet(text, found, limit=100)

    assert "needle" in text[start:end]
    assert end - start <= 100
    assert text[start - 1] == " "
    assert text[end] == " "


@given(st.text(alphabet="ab .!?\n“”A1", max_size=300), st.integers(1, 80))
def test_a_snippet_lies_inside_the_text_and_within_its_limit(text: str, limit: int) -> None:
    found = matches(text, parse("a ab"))
    start, end = sentence_snippet(text, found, limit)

    assert 0 <= start <= end <= len(text)
    longest = max((to - since for since, to in found), default=0)
    assert end - start <= max(limit, longest)
    if found:
        assert any(start <= since and to <= end for since, to in found)


def test_marking_needs_neither_whoosh_nor_numpy() -> None:
    program = (
        "import sys; import index.document, index.asking.query, index.asking.parsing,"
        " index.showing.highlights,"
        " index.scoring.sort_keys, index.location;"
        " sys.exit(bool({'whoosh', 'numpy', 'Stemmer'} & sys.modules.keys()))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
