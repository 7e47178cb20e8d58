"""Documents of several languages in one index."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asking.operators import Operators
from index.asking.parsing import parse
from index.document import Document
from index.full_text_index import FullTextIndex
from index.showing.highlights import matches
from index.words.analysis import forms, stem
from tests.index.reference.memory_segment import MemorySegment
from tests.index.reference.ranking import Collection, rank

DOCUMENTS = (
    Document("en", "g", "article", "The elections were held."),
    Document("de", "g", "article", "Die Wahlen und die Häuser", language="de"),
    Document("fr", "g", "article", "les élections nationales", language="fr"),
    Document("la", "g", "article", "electiones", language="la"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("Wahl", ["de"]), ("haus", ["de"]), ("national", ["fr"]), ("held", ["en"])],
)
def test_a_word_is_found_by_the_endings_of_the_documents_language(
    tmp_path: Path, typed: str, found: list[str]
) -> None:
    with FullTextIndex.open_or_make(tmp_path, Operators()) as index:
        index.replace(DOCUMENTS)
        stored = index.search(parse(typed))
    in_memory = rank(Collection([MemorySegment(DOCUMENTS)]), parse(typed), 10)

    assert [hit.id for hit in stored.hits] == found
    assert [hit.id for hit in in_memory.hits] == found


def test_marks_follow_the_language_of_the_text() -> None:
    assert matches("Die Wahlen", parse("Wahl"), language="de") == ((4, 10),)
    assert matches("Die Wahlen", parse("Wahl")) == ()


def test_a_language_without_an_algorithm_keeps_its_words_as_they_are() -> None:
    assert [form.stem for form in forms("electiones", "la")] == ["electiones"]


def test_stems_are_the_same_without_the_quicker_stemmer() -> None:
    words = ["elections", "running", "happily", "dying", "skies", "news", "organization", "häuser"]
    program = (
        "import sys; sys.modules['Stemmer'] = None\n"
        "from index.words.analysis import stem\n"
        "print(*(stem(word, language) for language in ('en', 'de', 'ru')"
        " for word in sys.argv[1:]))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=Path(__file__).parents[3],
        env={"PYTHONIOENCODING": "utf-8"},
    )

    assert said.stdout.split() == [
        stem(word, language) for language in ("en", "de", "ru") for word in words
    ]


def test_a_stem_counts_only_in_texts_of_its_language(tmp_path: Path) -> None:
    # Spanish has "mad" for a stem of "made", as English has for "mad".
    documents = (
        Document("en", "g", "article", "The mad king."),
        Document("es", "g", "article", "Una mesa de madera.", language="es"),
    )
    assert stem("made", "es") == stem("mad", "en")
    with FullTextIndex.open_or_make(tmp_path, Operators()) as index:
        index.replace(documents)
        assert not index.search(parse("made")).hits
        assert [hit.id for hit in index.search(parse("mad")).hits] == ["en"]


def test_a_word_is_as_rare_as_it_is_in_all_languages_together(tmp_path: Path) -> None:
    # Alone of its language, a document would seem to hold the rarest word of all.
    documents = [
        Document(f"{language} {number}", "g", "article", "Kyiv Odesa", language=language)
        for language, count in (("en", 9), ("de", 1))
        for number in range(count)
    ]
    with FullTextIndex.open_or_make(tmp_path, Operators()) as index:
        index.replace(documents[:5])
        index.replace(documents[5:])
        stored = index.search(parse("Kyiv"))
    in_memory = rank(Collection([MemorySegment(documents)]), parse("Kyiv"), 10)

    assert len({round(hit.score, 4) for hit in (*stored.hits, *in_memory.hits)}) == 1
    assert [hit.id for hit in stored.hits] == [document.id for document in documents]


WORDS = ("made", "mad", "madera", "Wahl", "Wahlen", "elections", "élection", "election", "rains")


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
            st.sampled_from(["en", "de", "es", "fr", "la"]),
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(WORDS),
)
def test_what_is_found_has_marks_and_nothing_else_has(
    texts: list[tuple[str, str]], typed: str
) -> None:
    documents = [
        Document(str(number), "g", "article", text, language=language)
        for number, (text, language) in enumerate(texts)
    ]
    found = rank(Collection([MemorySegment(documents)]), parse(typed), 10).hits

    marked = [
        each.id for each in documents if matches(each.text, parse(typed), language=each.language)
    ]
    assert sorted(hit.id for hit in found) == marked
