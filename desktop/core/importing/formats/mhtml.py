"""A page in an envelope of mail (MHTML), as Chrome, Edge and Opera save it."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser

from desktop.core.importing.document import ImportedDocument
from desktop.core.importing.errors import NoWords
from desktop.core.importing.formats.page_reading import document_of_page
from desktop.core.importing.formats.saved_page import PageFiles, SavedPage

_MOST_PARTS = 2_000
_DEEPEST = 4
_LONGEST_HEAD = 64 * 2**10
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")


def documents_from_mhtml(content: bytes, *, name: str) -> tuple[ImportedDocument, ...]:
    """The article of a page saved with its pictures in one file. Raises CannotImport."""
    return (document_of_page(page_from_mhtml(content), name=name),)


def page_from_mhtml(content: bytes) -> SavedPage:
    """The first page in an envelope, with what else is in it. Raises NoWords if it holds none."""
    head, _ = _parted(content)
    files: dict[str, bytes] = {}
    page: tuple[Message, bytes] | None = None
    for part_head, part in _parts(content):
        kind = part_head.get_content_type()
        if page is None and kind in {"text/html", "application/xhtml+xml"}:
            page = part_head, part
            continue
        for address in (part_head.get("Content-Location"), _cid(part_head.get("Content-ID"))):
            if address:
                files[_plain(address)] = part
    if page is None:
        raise NoWords
    location = page[0].get("Content-Location") or ""
    address = _plain(head.get("Snapshot-Content-Location") or location)
    charset = page[0].get_param("charset") or ""
    date = str(head.get("Date") or "")
    return SavedPage(page[1], str(charset), address, date, PageFiles(files, address))


def _parts(content: bytes) -> Iterator[tuple[Message, bytes]]:
    """The parts that are no envelopes themselves, in order."""
    stack: list[tuple[bytes, int]] = [(content, 0)]
    count = 0
    while stack and count < _MOST_PARTS:
        part, depth = stack.pop()
        head, body = _parted(part)
        boundary = head.get_param("boundary")
        if head.get_content_maintype() == "multipart" and boundary and depth < _DEEPEST:
            inner = _divided(body, str(boundary).encode("utf-8", "replace"))
            stack.extend((each, depth + 1) for each in reversed(inner))
            continue
        count += 1
        yield head, _decoded(body, str(head.get("Content-Transfer-Encoding") or ""))


def _parted(part: bytes) -> tuple[Message, bytes]:
    part = part.lstrip(b"\r\n")
    end = _END_OF_HEAD.search(part[:_LONGEST_HEAD])
    head, body = (part[: end.start()], part[end.end() :]) if end else (b"", part)
    return BytesHeaderParser().parsebytes(head + b"\n\n"), body


def _divided(body: bytes, boundary: bytes) -> list[bytes]:
    """What stands between the lines with a boundary."""
    parts = body.split(b"--" + boundary, _MOST_PARTS)[1:]
    return [part for part in parts if not part.startswith(b"--")]


def _decoded(body: bytes, encoding: str) -> bytes:
    way = encoding.strip().lower()
    if way == "quoted-printable":
        return quopri.decodestring(body)
    if way == "base64":
        try:
            return binascii.a2b_base64(body)
        except binascii.Error:
            return b""
    return body


def _cid(identity: object) -> str:
    bare = str(identity or "").strip().strip("<>")
    return f"cid:{bare}" if bare else ""


def _plain(address: str) -> str:
    return "".join(str(address).split())
