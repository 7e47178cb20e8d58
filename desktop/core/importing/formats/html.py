"""Pages of the web in files: saved alone, in one file with all they need, or with a folder."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.importing.document import ImportedDocument
from desktop.core.importing.formats.page_reading import document_of_page
from desktop.core.importing.formats.saved_page import SavedPage, nothing_beside


def documents_from_html(
    content: bytes, *, name: str, beside: Callable[[str], bytes | None] = nothing_beside
) -> tuple[ImportedDocument, ...]:
    """The article of a page; `name` calls it where the page has no title.

    `beside` gives the bytes of a file that was saved with the page, by the address that the page
    writes (`page_folder.FolderBeside`). Raises NoArticle with the reason where there is no article
    on it, and other CannotImport.
    """
    return (document_of_page(SavedPage(content, beside=beside), name=name),)
