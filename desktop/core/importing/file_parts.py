"""What stands in a file: one document, the chapters of a book, or the files of an archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PurePosixPath

from desktop.core.importing.document import ImportedDocument
from desktop.core.importing.document_file import documents_to_keep, page_with_folder
from desktop.core.importing.errors import (
    CannotImport,
    ImportReason,
    Unreadable,
    UnreadableReason,
)
from desktop.core.importing.headlines import (
    with_first_lines,
    with_heading_as_title,
    with_headline_once,
)
from desktop.core.importing.limited_archive import LimitedArchive
from desktop.core.importing.opened_file import file_content
from desktop.core.importing.recognising import (
    FileFormat,
    NoTextReason,
    Recognised,
    recognised,
)
from desktop.core.text.shown import beginning

# Archives in archives in archives are made to harm.
_DEEPEST = 2
_MOST_FILES = 1_000
# Of the names that lead out of an archive, so many are told, and so much of each.
_MOST_TOLD, _MOST_OF_NAME = 20, 120
# More pictures of one file than this a library does not take.
_MOST_PICTURE_BYTES = 64 * 2**20
# What systems put into archives beside what was packed.
_LITTER = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
# The pictures and scripts of a page that was saved whole.
_OF_PAGES = ("_files", "_archivos", "_fichiers", "-Dateien", ".files")
_SILENT = frozenset({NoTextReason.PICTURE, NoTextReason.FONT, NoTextReason.EMPTY})
# The names of plain texts that somebody wrote to be read: programs are texts as well.
_TEXTS = frozenset({"", ".txt", ".text", ".asc"})


@dataclass(frozen=True, slots=True)
class FilePart:
    """A file, or one in an archive by its `name` there: its documents, or why there are none."""

    name: str = ""
    documents: tuple[ImportedDocument, ...] = ()
    reason: ImportReason | None = None


def parts_of_file(path: Path) -> tuple[FilePart, ...]:
    """What stands in a file; whatever is wrong with it is said in the parts.

    For a process that can be ended: some files take long, or more memory than there is.
    """
    try:
        content = file_content(path)
    except CannotImport as error:
        return (FilePart(reason=error.reason),)
    return tuple(_within_bounds(_parts(content, path.name, 0, path)))


def parts_of(content: bytes, name: str) -> tuple[FilePart, ...]:
    """What stands in the content of a file called so, as `parts_of_file` gives it."""
    return tuple(_within_bounds(_parts(content, name, 0, None)))


def parts_of_copied_page(content: bytes, name: str) -> tuple[FilePart, ...]:
    """What a piece of a page holds that somebody copied: all of it is text, none is left out."""
    from desktop.core.importing.formats.clipboard_page import (  # noqa: PLC0415 - loads lxml
        document_from_clipboard,
    )

    try:
        made = with_heading_as_title(document_from_clipboard(content, name=name))
        made = with_headline_once(with_first_lines(made))
        return tuple(_within_bounds(iter([FilePart(documents=(made,))])))
    except CannotImport as error:
        return (FilePart(reason=error.reason),)
    except MemoryError:
        return (FilePart(reason=UnreadableReason.TOOK_TOO_MUCH),)
    except RecursionError:
        return (FilePart(reason=UnreadableReason.TOO_DEEP),)


def is_beside_pages(name: str) -> bool:
    """Whether a file or folder is hidden, a system's, or the pictures of a page saved whole."""
    # "~$" begins what Word keeps beside a document that is open.
    return name in _LITTER or name.startswith((".", "~$")) or name.endswith(_OF_PAGES)


def is_worth_reading(kind: Recognised, name: str) -> bool:
    """Whether a file among others is a text, or should be one; pictures beside it are not missed.

    What somebody names by itself is read in any case.
    """
    if kind is FileFormat.TEXT:
        return PurePath(name).suffix.lower() in _TEXTS
    return kind not in _SILENT


def _parts(content: bytes, name: str, depth: int, path: Path | None) -> Iterator[FilePart]:
    try:
        kind = recognised(content, name)
        if kind is FileFormat.ZIP:
            yield from _in_archive(content, depth)
        elif kind is FileFormat.HTML and path is not None:
            yield FilePart(documents=page_with_folder(content, path))
        else:
            yield FilePart(documents=documents_to_keep(content, name=name))
    except CannotImport as error:
        yield FilePart(reason=error.reason)
    except MemoryError:
        yield FilePart(reason=UnreadableReason.TOOK_TOO_MUCH)
    except RecursionError:
        yield FilePart(reason=UnreadableReason.TOO_DEEP)


def _in_archive(content: bytes, depth: int) -> Iterator[FilePart]:
    if depth >= _DEEPEST:
        raise Unreadable(UnreadableReason.TOO_DEEP)
    archive = LimitedArchive(content)
    names = sorted(name for name in archive.names if not _is_litter(name))
    if len(names) > _MOST_FILES:
        raise Unreadable(UnreadableReason.TOO_MUCH_INSIDE)
    yield from _outside(archive.outside)
    is_empty = not archive.outside
    for name in names:
        try:
            part_content = archive.read(name)
            if not is_worth_reading(recognised(part_content, name), name):
                continue
            inside = list(_parts(part_content, PurePath(name).name, depth + 1, None))
        except CannotImport as error:
            inside = [FilePart(reason=error.reason)]
        is_empty = False
        for part in inside:
            yield replace(part, name=f"{name}/{part.name}" if part.name else name)
    if is_empty:
        raise Unreadable(UnreadableReason.NO_WORDS)


def _outside(names: Sequence[str]) -> Iterator[FilePart]:
    """A part for each name that leads out of its archive; of many, the last stands for the rest."""
    for name in names[:_MOST_TOLD]:
        shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
        yield FilePart(beginning(shown, _MOST_OF_NAME), reason=UnreadableReason.OUTSIDE_ARCHIVE)
    if len(names) > _MOST_TOLD:
        yield FilePart(reason=UnreadableReason.MORE_OUTSIDE_ARCHIVE)


def _is_litter(name: str) -> bool:
    return any(map(is_beside_pages, PurePosixPath(name.replace("\\", "/")).parts))


def _within_bounds(parts: Iterator[FilePart]) -> Iterator[FilePart]:
    """The parts, without the pictures that would make the answer larger than a file may be."""
    left = _MOST_PICTURE_BYTES
    for part in parts:
        size = sum(len(each.content) for made in part.documents for each in made.pictures)
        if size <= left:
            left -= size
            yield part
            continue
        yield replace(part, documents=tuple(replace(made, pictures=()) for made in part.documents))
