"""What browsers, Word or Google Docs put on the clipboard: a piece of a page, all of it text."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from desktop.core.importing.document import ImportedDocument
from desktop.core.importing.formats.page_reading import document_of_page
from desktop.core.importing.formats.saved_page import SavedPage

# The head that Windows puts before it (CF_HTML) counts bytes.
_FIELD = re.compile(rb"^([A-Za-z]{1,20}):([^\r\n]{0,2000})\r?$", re.MULTILINE)
_LONGEST_HEAD = 4096
_START = b"<!--StartFragment-->"
_END = b"<!--EndFragment-->"


def document_from_clipboard(content: bytes, *, name: str) -> ImportedDocument:
    """The words that were copied, with their setting; `name` calls them. Raises CannotImport.

    `content` is UTF-8, with the head of Windows before it or without.
    """
    head, piece = _parted(content)
    address = head.get(b"SourceURL", b"").decode("utf-8", "replace").strip()
    is_page = address.startswith(("http:", "https:")) and bool(urlsplit(address).netloc)
    page = SavedPage(piece, "utf-8", address if is_page else "", is_fragment=True)
    return document_of_page(page, name=name)


def _parted(content: bytes) -> tuple[dict[bytes, bytes], bytes]:
    head: dict[bytes, bytes] = {}
    if content.startswith(b"Version:"):
        before = content[:_LONGEST_HEAD].partition(b"<")[0]
        head = {field[1]: field[2] for field in _FIELD.finditer(before)}
    start, end = (_number(head.get(name)) for name in (b"StartFragment", b"EndFragment"))
    if 0 < start < end <= len(content):
        return head, content[start:end]
    start = content.find(_START)
    end = content.rfind(_END)
    if 0 <= start < end:
        return head, content[start + len(_START) : end]
    return head, content


def _number(digits: bytes | None) -> int:
    words = (digits or b"").strip()
    return int(words) if words.isdigit() and len(words) < 12 else 0
