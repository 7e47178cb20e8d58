"""The content of a file becomes an article, or there is a reason why not."""

from __future__ import annotations

import pytest

from desktop.core.importing.article_file import READ_HERE, article_from_file
from desktop.core.importing.errors import NoReader, NotText, NoWords
from desktop.core.importing.recognising import FileFormat, NoTextReason


def test_a_text_is_called_by_its_name_without_the_suffix() -> None:
    read = article_from_file(b"The bridge is closed.", name="bridge.txt")

    assert (read.article.title, read.article.text) == ("bridge", "The bridge is closed.")
    assert not read.is_guess


def test_markdown_is_read_without_its_signs() -> None:
    read = article_from_file(b"# The bridge\n\nIt is *closed*.", name="b.md")

    assert read.article.title == "The bridge"
    assert read.article.text.endswith("It is closed.")


def test_letters_that_are_guessed_are_said_to_be() -> None:
    assert article_from_file("Zoë’s bridge".encode("cp1252"), name="b.txt").is_guess
    assert article_from_file("Zoë’s bridge".encode()[:-1] + b"\xff", name="b.txt").is_damaged


def test_a_format_without_a_reader_is_named() -> None:
    with pytest.raises(NoReader) as refused:
        article_from_file(b"%PDF-1.7\n", name="paper.txt")

    assert refused.value.file_format is FileFormat.PDF
    assert FileFormat.PDF not in READ_HERE


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\x89PNG\r\n\x1a\n", NoTextReason.PICTURE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", NoTextReason.OLD_OFFICE),
        (bytes(range(256)), NoTextReason.MACHINE),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(content: bytes, why: NoTextReason) -> None:
    with pytest.raises(NotText) as refused:
        article_from_file(content, name="story.txt")

    assert refused.value.why is why


@pytest.mark.parametrize("content", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_to_read_is_no_words(content: bytes) -> None:
    with pytest.raises(NoWords):
        article_from_file(content, name="story.txt")
