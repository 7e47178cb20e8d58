"""Documents of several languages in one index."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from index.analysis import forms, stem
from index.document import Document
from index.full_text_index import FullTextIndex
from index.highlights import matches
from index.parsing import Operators, parse
from index.ranking import Collection, rank
from index.segment import MemorySegment

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
        "from index.analysis import stem\n"
        "print(*(stem(word, language) for language in ('en', 'de', 'ru')"
        " for word in sys.argv[1:]))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=Path(__file__).parents[2],
        env={"PYTHONIOENCODING": "utf-8"},
    )

    assert said.stdout.split() == [
        stem(word, language) for language in ("en", "de", "ru") for word in words
    ]
