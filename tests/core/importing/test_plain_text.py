"""Plain text becomes an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.importing.errors import NoWords
from desktop.core.importing.plain_text import article_from_plain_text
from desktop.core.text.normalised import normalise
from tests.work import steps_of

WRAPPED = """\
The bridge will stay closed for nine months so that it can
be made safe, the council said. “Nobody will be hurt, and we
will open it in spring,” said Ann Hale.

The footbridge is used by 400 people a day, many of them
pupils of the school.
"""


def text_of(raw: str) -> str:
    return article_from_plain_text(raw, name="x").text


def title_of(raw: str) -> str:
    return article_from_plain_text(raw, name="note").title


def test_a_line_is_a_paragraph() -> None:
    assert text_of("  One line. \r\nAnother line.\r\n\r\n\r\nA third.") == (
        "One line.\nAnother line.\nA third."
    )


def test_wrapped_lines_are_joined_to_paragraphs() -> None:
    assert text_of(WRAPPED) == (
        "The bridge will stay closed for nine months so that it can be made safe, the council"
        " said. “Nobody will be hurt, and we will open it in spring,” said Ann Hale.\n"
        "The footbridge is used by 400 people a day, many of them pupils of the school."
    )


@pytest.mark.parametrize(
    "raw",
    [
        "Short lines\nof a poem\nstay lines",
        "The first of two whole sentences on lines of their own.\nThe second of the two sentences.",
        "A headline that is a little longer than forty letters\n" + "A long paragraph. " * 12,
    ],
)
def test_lines_that_are_paragraphs_stay_apart(raw: str) -> None:
    assert text_of(raw).count("\n") == raw.count("\n")


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Bridge closed\n\nIt is closed.", "Bridge closed"),
        ("\n\n  Bridge   closed?  \n\n\nIt is closed.", "note"),
        ("It is closed.\n\nNobody knows why.", "note"),
        ("Bridge closed", "note"),
        ("Bridge closed\nIt is closed.", "note"),
        ("x" * 141 + "\n\nIt is closed.", "note"),
        ("“Nobody,” says council\n\nIt is closed.", "“Nobody,” says council"),
    ],
)
def test_a_headline_is_a_short_first_line_that_stands_alone(raw: str, title: str) -> None:
    assert title_of(raw) == title


def test_a_headline_stays_in_the_text() -> None:
    assert text_of("Bridge closed\n\nIt is closed.") == "Bridge closed\nIt is closed."


def test_the_same_text_has_the_same_id() -> None:
    first = article_from_plain_text("One.\n\nTwo.", name="a")

    assert first.id == article_from_plain_text("One.\r\nTwo.", name="b").id
    assert first.id != article_from_plain_text("One.\nThree.", name="a").id


@pytest.mark.parametrize("raw", ["", " \n\t\r\n ", "\ufeff", "\x00\x07"])
def test_a_text_without_words_is_refused(raw: str) -> None:
    with pytest.raises(NoWords):
        article_from_plain_text(raw, name="x")


@given(st.text(alphabet=st.sampled_from("ab. ,\n\r\t“”\u2028\u00a0e\u0301"), max_size=300))
def test_the_text_is_in_the_form_in_which_texts_are_kept(raw: str) -> None:
    try:
        text = text_of(raw)
    except NoWords:
        assert normalise(raw) == ""
    else:
        assert normalise(text) == text
        assert "".join(text.split()) == "".join(normalise(raw).split())


def test_a_large_text_takes_steps_in_proportion() -> None:
    text_of(WRAPPED)

    assert steps_of(lambda: text_of(WRAPPED * 800)) < 10 * steps_of(lambda: text_of(WRAPPED * 100))


def test_the_language_is_the_one_that_the_text_is_written_in() -> None:
    german = "Der Rat hat am Montag gesagt, dass die Brücke nicht vor dem Sommer geöffnet wird."
    english = "The council said on Monday that the bridge will not be opened before the summer."

    assert article_from_plain_text(german, name="a").language == "de"
    assert article_from_plain_text(english, name="a").language == "en"
