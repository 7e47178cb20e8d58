"""What is left of a damaged file is told as damaged, and its inner signs are no article."""

from __future__ import annotations

import pytest

from desktop.core.importing.document_file import documents_to_keep
from desktop.core.importing.errors import CannotImport, UnreadableReason
from tests.core.importing.formats.invented_pages import SENTENCES, a_page, lines_of
from tests.core.importing.made_files import a_pdf, a_zip, drawn

PDF = a_pdf([drawn([(70, 700, 10, "The water rose over the stones of the weir.")])])


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PDF[len(PDF) // 2 :], "tail.pdf"),
        (PDF[: len(PDF) // 2], "half.pdf"),
        (a_zip({"mimetype": "application/epub+zip"}), "book.epub"),
        (a_zip({"mimetype": "application/vnd.oasis.opendocument.text"}), "paper.odt"),
    ],
)
def test_what_is_left_of_a_file_is_told_as_damaged(content: bytes, name: str) -> None:
    with pytest.raises(CannotImport) as refused:
        documents_to_keep(content, name=name)

    assert refused.value.reason is UnreadableReason.DAMAGED


def test_a_page_with_control_characters_in_the_names_of_attributes_is_read() -> None:
    page = a_page("<p cla\x01ss='a' \x02x='b' data-\x7f='c'>Nobody slept that night.</p>")

    [document] = documents_to_keep(page.encode(), name="page.html")

    assert lines_of(document)[:3] == [*SENTENCES[:3]]
