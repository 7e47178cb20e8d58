"""Which format a file has: told by its first bytes, and only then by its name."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import Path, PurePath

from desktop.core.importing.archive_names import names_in_archive
from desktop.core.importing.machine_signs import BEGINNING, has_machine_signs, wide_encoding


class FileFormat(StrEnum):
    """A format in which articles come; a ZIP is a folder in one file, of whatever."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    WEBARCHIVE = "webarchive"
    EPUB = "epub"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    ZIP = "zip"


class NoTextReason(StrEnum):
    """Why a file can be no article, whatever may be in it.

    OLD_OFFICE is what Word, Excel and PowerPoint wrote until 2007; PROTECTED is a document behind
    a password; MACHINE is anything else that is made for no eye.
    """

    EMPTY = "empty"
    FOLDER = "folder"
    PICTURE = "picture"
    SOUND = "sound"
    FILM = "film"
    SPREADSHEET = "spreadsheet"
    SLIDES = "slides"
    OLD_OFFICE = "old-office"
    PROTECTED = "protected"
    PACKED = "packed"
    PROGRAM = "program"
    FONT = "font"
    DATABASE = "database"
    MACHINE = "machine"


Recognised = FileFormat | NoTextReason

# The mark of UTF-32 begins with that of UTF-16.
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PICTURE, _SOUND, _FILM = NoTextReason.PICTURE, NoTextReason.SOUND, NoTextReason.FILM
_SIGNATURES: tuple[tuple[bytes, Recognised], ...] = (
    (b"%PDF-", FileFormat.PDF),
    (b"{\\rtf", FileFormat.RTF),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"8BPS\0", _PICTURE),
    (b"\0\0\1\0", _PICTURE),
    (b"ID3\2", _SOUND),
    (b"ID3\3", _SOUND),
    (b"ID3\4", _SOUND),
    (b"\xff\xfb", _SOUND),
    (b"\xff\xf3", _SOUND),
    (b"\xff\xf2", _SOUND),
    (b"OggS\0", _SOUND),
    (b"fLaC\0", _SOUND),
    (b"MThd\0", _SOUND),
    (b"\x1aE\xdf\xa3", _FILM),
    (b"FLV\1", _FILM),
    (b"\0\0\1\xba", _FILM),
    (b"\0\0\1\xb3", _FILM),
    (b"7z\xbc\xaf\x27\x1c", NoTextReason.PACKED),
    (b"Rar!\x1a\x07", NoTextReason.PACKED),
    (b"\x1f\x8b\x08", NoTextReason.PACKED),
    (b"\xfd7zXZ\0", NoTextReason.PACKED),
    (b"\x28\xb5\x2f\xfd", NoTextReason.PACKED),
    (b"\x7fELF", NoTextReason.PROGRAM),
    (b"\xca\xfe\xba\xbe", NoTextReason.PROGRAM),
    (b"\xcf\xfa\xed\xfe", NoTextReason.PROGRAM),
    (b"\xfe\xed\xfa\xcf", NoTextReason.PROGRAM),
    (b"\xce\xfa\xed\xfe", NoTextReason.PROGRAM),
    (b"\0asm", NoTextReason.PROGRAM),
    (b"SQLite format 3\0", NoTextReason.DATABASE),
    (b"\0\1\0\0\0", NoTextReason.FONT),
    (b"OTTO\0", NoTextReason.FONT),
    (b"ttcf\0", NoTextReason.FONT),
)
# Letters that may begin a text as well: they count where something follows that no text has.
_SHORT_SIGNATURES: tuple[tuple[bytes, Recognised], ...] = (
    (b"BM", _PICTURE),
    (b"GIF87a", _PICTURE),
    (b"GIF89a", _PICTURE),
    (b"MZ", NoTextReason.PROGRAM),
    (b"BZh", NoTextReason.PACKED),
    (b"wOFF", NoTextReason.FONT),
    (b"wOF2", NoTextReason.FONT),
)
# What stands in bytes 8 to 11 of a file that begins with RIFF or FORM, and in 4 to 7 "ftyp".
_RIFF = {b"WEBP": _PICTURE, b"WAVE": _SOUND, b"AIFF": _SOUND, b"AIFC": _SOUND, b"AVI ": _FILM}
_STILL = (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis")
_HEARD = (b"M4A ", b"M4B ", b"M4P ")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Behind the head of the first file of an archive stands what the archive is.
_MIME_TYPES: tuple[tuple[bytes, Recognised], ...] = (
    (b"mimetypeapplication/epub+zip", FileFormat.EPUB),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", FileFormat.ODT),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", NoTextReason.SPREADSHEET),
    (b"mimetypeapplication/vnd.oasis.opendocument.presentation", NoTextReason.SLIDES),
    (b"mimetypeapplication/vnd.oasis.opendocument.graphics", _PICTURE),
)
_IN_ARCHIVES: tuple[tuple[bytes, Recognised], ...] = (
    (b"word/document", FileFormat.DOCX),
    (b"META-INF/container.xml", FileFormat.EPUB),
    (b"xl/workbook", NoTextReason.SPREADSHEET),
    (b"ppt/presentation", NoTextReason.SLIDES),
)

# A page may begin with comments and with what says that it is XML.
_BEFORE_A_PAGE = re.compile(r"(?:\s++|<!--(?:(?!-->).)*+-->|<\?xml[^>]*+>)*+", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b")
_DRAWING = re.compile(r"<(?:!doctype\s+svg|svg)\b")
_PLIST = re.compile(r"<(?:!doctype\s+plist|plist)\b")
_HEADER = re.compile(r"[a-z][a-z-]*:")

_BY_SUFFIX = {
    ".md": FileFormat.MARKDOWN,
    ".markdown": FileFormat.MARKDOWN,
    ".mdown": FileFormat.MARKDOWN,
    ".mkd": FileFormat.MARKDOWN,
    ".html": FileFormat.HTML,
    ".htm": FileFormat.HTML,
    ".xhtml": FileFormat.HTML,
    ".mhtml": FileFormat.MHTML,
    ".mht": FileFormat.MHTML,
}
# What an archive of which the end is missing is by its name.
_ARCHIVES_BY_SUFFIX = {
    ".docx": FileFormat.DOCX,
    ".epub": FileFormat.EPUB,
    ".odt": FileFormat.ODT,
}


def recognised(content: bytes, name: str = "") -> Recognised:
    """The format of a file with this content, or why it can be no article.

    A text has no signs of its own: it is Markdown or a page where its `name` says so. What the
    name says of anything else counts for nothing, as people rename files.
    """
    if not content.removeprefix(codecs.BOM_UTF8).strip():
        return NoTextReason.EMPTY
    suffix = PurePath(name).suffix.lower()
    for look in (_by_signature, _by_container, _by_archive):
        if (found := look(content, suffix)) is not None:
            return found
    beginning = _beginning(content)
    if beginning is None:
        return NoTextReason.MACHINE
    return _by_words(beginning) or _BY_SUFFIX.get(suffix, FileFormat.TEXT)


def recognised_file(path: Path, most: int) -> tuple[Recognised, bytes]:
    """The same for a file, with its first bytes, of which `most` are read. Raises OSError."""
    if path.is_dir():
        return NoTextReason.FOLDER, b""
    with path.open("rb") as file:
        content = file.read(most)
    return recognised(content, path.name), content


def _by_signature(content: bytes, suffix: str) -> Recognised | None:
    # Some programs put an empty line or a mark of UTF-8 before their own sign.
    beginning = content[:BEGINNING].removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n")
    for signature, found in _SIGNATURES:
        if content.startswith(signature) or (signature[0] > 32 and beginning.startswith(signature)):
            return found
    for signature, found in _SHORT_SIGNATURES:
        if content.startswith(signature) and has_machine_signs(content[:BEGINNING]):
            return found
    # Readers of PDF look for its sign in the first thousand bytes.
    is_late = suffix == ".pdf" and b"%PDF-" in content[:1024]
    return FileFormat.PDF if is_late else None


def _by_container(content: bytes, _suffix: str) -> Recognised | None:
    kind = content[8:12]
    if content.startswith((b"RIFF", b"FORM")) and kind in _RIFF:
        return _RIFF[kind]
    if content[4:8] == b"ftyp":
        return _PICTURE if kind in _STILL else _SOUND if kind in _HEARD else _FILM
    if content[257:262] == b"ustar":
        return NoTextReason.PACKED
    if content.startswith(_OLE):
        is_protected = _PROTECTED_PACKAGE in content
        return NoTextReason.PROTECTED if is_protected else NoTextReason.OLD_OFFICE
    if content.startswith(b"bplist00"):
        is_page = b"WebMainResource" in content
        return FileFormat.WEBARCHIVE if is_page else NoTextReason.MACHINE
    return None


def _by_archive(content: bytes, suffix: str) -> Recognised | None:
    if not content.startswith(_ARCHIVES):
        return None
    for mime_type, found in _MIME_TYPES:
        if content.startswith(mime_type, 30):
            return found
    names = names_in_archive(content)
    if names is None:
        # Cut off, or too large to be read as a whole: the names stand before each file as well.
        inside = (found for sign, found in _IN_ARCHIVES if sign in content)
        return next(inside, None) or _ARCHIVES_BY_SUFFIX.get(suffix, FileFormat.ZIP)
    return _by_names(names, suffix)


def _by_names(names: tuple[bytes, ...], suffix: str) -> Recognised:
    if not names:
        return NoTextReason.EMPTY
    if b"mimetype" in names and suffix in _ARCHIVES_BY_SUFFIX:
        # A book or a document of which the most important part is missing is no archive of texts.
        return _ARCHIVES_BY_SUFFIX[suffix]
    if {b"content.xml", b"META-INF/manifest.xml"} <= set(names):
        # One whose first file, which says what it is, some program has packed.
        return FileFormat.ODT
    for sign, found in _IN_ARCHIVES:
        if any(name.startswith(sign) for name in names):
            return found
    return FileFormat.ZIP


def _beginning(content: bytes) -> str | None:
    """The first letters in lower case, as far as tags can be read; None where it is no text."""
    for mark, encoding in _WIDE:
        if content.startswith(mark):
            start = content[len(mark) : BEGINNING]
            return start.decode(encoding, "ignore").lower()
    if encoding := wide_encoding(content):
        return content[:BEGINNING].decode(encoding, "ignore").lower()
    if has_machine_signs(content):
        return None
    start = content[:BEGINNING].removeprefix(codecs.BOM_UTF8)
    return start.decode("latin-1").lower()


def _by_words(beginning: str) -> Recognised | None:
    before = _BEFORE_A_PAGE.match(beginning)
    at = before.end() if before else 0
    if _PAGE.match(beginning, at):
        return FileFormat.HTML
    if _DRAWING.match(beginning, at):
        return _PICTURE
    if _PLIST.match(beginning, at) and "webmainresource" in beginning:
        return FileFormat.WEBARCHIVE
    is_mail = _HEADER.match(beginning.lstrip()) is not None
    if is_mail and "mime-version:" in beginning and "multipart/related" in beginning:
        return FileFormat.MHTML
    return None
