"""A page as Safari saves it, with its pictures in a property list."""

from __future__ import annotations

import plistlib
from typing import Any
from xml.parsers.expat import ExpatError

from desktop.core.importing.document import ImportedDocument
from desktop.core.importing.errors import NoWords
from desktop.core.importing.formats.page_reading import document_of_page
from desktop.core.importing.formats.saved_page import PageFiles, SavedPage

_MOST_FILES = 2_000


def documents_from_webarchive(content: bytes, *, name: str) -> tuple[ImportedDocument, ...]:
    """The article of a page that Safari saved. Raises CannotImport."""
    return (document_of_page(page_from_webarchive(content), name=name),)


def page_from_webarchive(content: bytes) -> SavedPage:
    """The page and what was saved with it. Raises NoWords where it cannot be read."""
    try:
        archive = plistlib.loads(content)
    except (
        plistlib.InvalidFileException, ExpatError, ValueError, LookupError, TypeError,
        AttributeError, OverflowError, RecursionError,
    ) as error:  # fmt: skip
        raise NoWords from error
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    page = _resource(main)
    if page is None:
        raise NoWords
    files: dict[str, bytes] = {}
    others = archive.get("WebSubresources")
    for other in (others if isinstance(others, list) else [])[:_MOST_FILES]:
        if (resource := _resource(other)) is not None:
            files[resource[1]] = resource[0]
    data, address, charset = page
    return SavedPage(data, charset, address, beside=PageFiles(files, address))


def _resource(value: Any) -> tuple[bytes, str, str] | None:
    """The bytes, the address and the encoding of one of its files."""
    if not isinstance(value, dict) or not isinstance(value.get("WebResourceData"), bytes):
        return None
    address, charset = value.get("WebResourceURL"), value.get("WebResourceTextEncodingName")
    return (
        value["WebResourceData"],
        address if isinstance(address, str) else "",
        charset if isinstance(charset, str) else "",
    )
