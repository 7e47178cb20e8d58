"""Words as a teacher copies them, found in an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.packs.copied_words import (
    CopiedWords,
    TooManyOccurrences,
    as_compared,
    closest_passage,
    nearest,
)
from desktop.core.packs.slip import PackSlip
from desktop.core.span import Span
from desktop.core.text.normalised import normalise
from tests.core.packs.conftest import ReadEdited, pack_of

TEXT = (
    "“I don’t know,” she said — and the party went on.\n"
    "At 10 o'clock the music stopped. The art of leaving: stop early.\n"
    "STRASSE or Straße, the party was over."
)


def found(words: str, text: str = TEXT) -> list[str]:
    return [span.of(text) for span in CopiedWords(text).spans(words)]


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ('"I don\'t know," she said - and', "“I don’t know,” she said — and"),
        ("THE MUSIC STOPPED", "the music stopped"),
        ("10\u00a0o’clock   the", "10 o'clock the"),
        ("went on. At 10", "went on.\nAt 10"),
        ("mu\u00adsic", "music"),
        ("I don't … went on", "I don’t know,” she said — and the party went on"),
        ("I don't [...] she ... went on", "I don’t know,” she said — and the party went on"),
        ("… the music …", "the music"),
    ],
)
def test_words_are_found_whatever_their_quotes_dashes_blanks_and_case(
    words: str, exact: str
) -> None:
    assert found(words) == [exact]


def test_letters_that_fold_to_two_do_not_shift_the_place() -> None:
    assert found("strasse") == ["STRASSE", "Straße"]
    assert found("Straße, the party") == ["Straße, the party"]
    assert found("ß", "ßß") == ["ß", "ß"]


def test_whole_words_come_before_parts_of_words() -> None:
    assert found("art") == ["art"]
    assert found("stop") == ["stop"]
    assert found("musi") == ["musi"]


def test_words_left_out_give_the_shortest_place() -> None:
    assert found("the … over") == ["the party was over"]


def test_words_left_out_are_not_a_whole_page() -> None:
    text = "begin " + "x" * 700 + " end"

    assert found("begin … end", text) == []


@pytest.mark.parametrize("words", ["", "…", "  ...  ", "not there", "over … party went"])
def test_what_is_not_there_is_not_found(words: str) -> None:
    assert found(words) == []


def test_the_nearest_place_wins_and_equally_near_ones_stay() -> None:
    places = (Span(0, 2), Span(10, 12), Span(20, 22))

    assert nearest(places, (Span(13, 15),)) == (Span(10, 12),)
    assert nearest(places, (Span(2, 10),)) == (Span(0, 2), Span(10, 12))


def test_a_mistyped_passage_is_guessed() -> None:
    article = as_compared(TEXT)

    assert closest_passage(article, "the musik has stopped") == "the music stopped"
    assert closest_passage(article, "something else entirely") == ""


def test_near_belongs_to_the_place_above_it(edited: ReadEdited) -> None:
    reading = edited(
        "claims.md",
        (
            'on: "The old well is deep"\n',
            'on: "well is dry"\nnear: "he said"\nalso: "well is dry"\nnear: "Ben disagreed"\n',
        ),
    )

    later, earlier = pack_of(reading).claims[0].places
    assert earlier.position.start < later.position.start
    assert later.quote.prefix.endswith("he said, and the ")


def test_one_near_serves_every_place_of_its_record(edited: ReadEdited) -> None:
    reading = edited(
        "claims.md",
        ('on: "The old well is deep"\n', 'near: "disagreed"\non: "well is dry"\nalso: "he said"\n'),
    )

    assert reading.problems == ()
    assert pack_of(reading).claims[0].places[0].quote.prefix.endswith("Ben disagreed. The ")


def test_a_near_that_is_nowhere_is_told_with_its_line(edited: ReadEdited) -> None:
    reading = edited(
        "claims.md", ('on: "The old well is deep"', 'on: "well is dry"\nnear: "no such words"')
    )

    assert [(problem.line, problem.slip) for problem in reading.problems] == [
        (6, PackSlip.NEAR_NOT_IN_ARTICLE)
    ]


texts = st.text(st.sampled_from("aB ß“”'’ \n–-….é\U0001f600"), min_size=1, max_size=60).map(
    normalise
)


@given(texts, st.data())
def test_any_words_copied_from_a_text_are_found_where_they_stand(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end].strip()
    if "…" in words or "..." in words or not words:
        return

    places = CopiedWords(text).spans(words)

    assert places
    assert all(
        as_compared(place.of(text)).folded.strip() == as_compared(words).folded.strip()
        for place in places
    )


@given(st.text(max_size=80), st.text(max_size=20))
def test_no_text_and_no_words_make_the_search_fail(text: str, words: str) -> None:
    folded = as_compared(text)

    assert all(
        0 <= place.start < place.end <= len(text) for place in CopiedWords(text).spans(words)
    )
    assert closest_passage(folded, words) in text


def test_no_passage_is_given_in_hundreds_of_pieces() -> None:
    article = CopiedWords("one two three " * 500)

    assert article.spans("one … two … three") != ()
    assert article.spans("one…two…three…" * 100) == ()
    assert article.spans("…" * 100_000) == ()


def test_the_place_next_to_a_landmark_is_one_that_no_other_place_is_closer_to() -> None:
    copied = CopiedWords("well a well b well well a, b well")

    assert [each.start for each in copied.nearest("well", "a")] == [0, 7, 19]
    assert [each.start for each in copied.nearest("well", "b")] == [7, 14, 29]


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), min_size=1, max_size=8),
)
def test_nearest_is_what_comparing_each_with_each_gives(
    places: list[tuple[int, int]], landmarks: list[tuple[int, int]]
) -> None:
    spans = tuple(Span(start, start + length) for start, length in places)
    marks = tuple(Span(start, start + length) for start, length in landmarks)

    far = [
        min(max(0, one.start - other.end, other.start - one.end) for other in marks)
        for one in spans
    ]
    assert nearest(spans, marks) == tuple(
        span for span, distance in zip(spans, far, strict=True) if distance == min(far)
    )


def test_words_in_too_many_places_are_not_looked_for_without_end() -> None:
    copied = CopiedWords("so it was, and so it is. " * 10, most_looked_at=30)

    assert len(copied.spans("so it was")) == 10
    with pytest.raises(TooManyOccurrences):
        copied.spans("so it")
    assert len(copied.spans("so it was")) == 10
