"""The parts of an e-book: what it says of itself, its files in order, its table of contents."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from desktop.core.importing.document import SourceFieldName
from desktop.core.importing.document_making import day_of, name_of, title_of
from desktop.core.importing.errors import Unreadable, UnreadableReason
from desktop.core.importing.formats.epub.chapter_tree import chapter_tree
from desktop.core.importing.limited_archive import LimitedArchive
from desktop.core.importing.xml_tree import (
    Element,
    attribute,
    below,
    child,
    local_name,
    words_below,
    xml_tree,
)
from desktop.core.text.normalised import normalise_line

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
# Fonts are often made unreadable, which locks no text.
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_LARGEST_FILE = 16 * 2**20
_MOST_FILES = 3_000
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents: where it leads, and how deep it stands, from 0."""

    title: str
    file: str
    anchor: str
    depth: int


class EpubPackage:
    """An archive that holds an e-book. Raises Unreadable when it holds none that can be read."""

    def __init__(self, content: bytes) -> None:
        self.archive = LimitedArchive(content)
        if _CONTAINER not in self.archive:
            raise Unreadable(UnreadableReason.DAMAGED)
        container = xml_tree(self.archive.read(_CONTAINER))
        root = next(below(container, "rootfile"), None)
        self._file = "" if root is None else posixpath.normpath(attribute(root, "full-path"))
        if self._file not in self.archive:
            raise Unreadable(UnreadableReason.DAMAGED)
        self._tree = xml_tree(self.archive.read(self._file))
        self._items = {attribute(each, "id"): each for each in below(self._tree, "item")}
        self.files = tuple(self._spine())
        locked = frozenset(self._locked())
        if locked.intersection(self.files):
            raise Unreadable(UnreadableReason.COPY_PROTECTED)

    def page(self, file: str) -> Element | None:
        """The tree of a file of the book; None for one that is missing or empty."""
        content = self.archive.read(file, _LARGEST_FILE)
        return chapter_tree(content) if content.strip() else None

    def fields(self) -> dict[SourceFieldName, str]:
        """What the book says of itself."""
        metadata = child(self._tree, "metadata")
        said: dict[str, list[Element]] = {}
        for each in () if metadata is None else metadata.iter():
            if words_below(each).strip():
                said.setdefault(local_name(each), []).append(each)
        first = {name: words_below(each[0]) for name, each in said.items()}
        days = [each for each in said.get("date", []) if attribute(each, "event") != "modification"]
        names = (name_of(words_below(each)) for each in said.get("creator", [])[:20])
        return {
            SourceFieldName.TITLE: title_of(first.get("title", "")),
            SourceFieldName.BYLINE: ", ".join(dict.fromkeys(filter(None, names))),
            SourceFieldName.PUBLISHER: first.get("publisher", ""),
            SourceFieldName.PUBLISHED: next(filter(None, map(_day, days)), ""),
            SourceFieldName.LANGUAGE: first.get("language", "").strip()[:35],
            SourceFieldName.RIGHTS: first.get("rights", ""),
        }

    def contents(self) -> tuple[ContentsEntry, ...]:
        """The table of contents, as EPUB 3 or EPUB 2 has it; empty where it has none."""
        for item in self._items.values():
            if "nav" in attribute(item, "properties").split():
                file = self._path(item)
                page = self.page(file)
                found = () if page is None else tuple(_of_page(page, file))
                if found:
                    return found
        for item in self._items.values():
            if attribute(item, "media-type") == "application/x-dtbncx+xml":
                file = self._path(item)
                content = self.archive.read(file)
                points = child(xml_tree(content), "navMap") if content else None
                return () if points is None else tuple(_of_points(points, file, 0))
        return ()

    def _spine(self) -> Iterator[str]:
        spine = child(self._tree, "spine")
        seen: set[str] = set()
        contents = {
            within(self._file, attribute(each, "href"))[0]
            for each in below(self._tree, "reference")
            if attribute(each, "type") == "toc"
        }
        for each in () if spine is None else spine:
            item = self._items.get(attribute(each, "idref"))
            if item is None or attribute(each, "linear") == "no":
                continue
            file = self._path(item)
            is_contents = "nav" in attribute(item, "properties").split() or file in contents
            if not is_contents and file in self.archive and file not in seen:
                seen.add(file)
                yield file
            if len(seen) > _MOST_FILES:
                raise Unreadable(UnreadableReason.TOO_MUCH_INSIDE)

    def _path(self, item: Element) -> str:
        return within(self._file, attribute(item, "href"))[0]

    def _locked(self) -> Iterator[str]:
        content = self.archive.read(_ENCRYPTION)
        for each in below(xml_tree(content), "EncryptedData") if content else ():
            how = "".join(attribute(m, "Algorithm") for m in below(each, "EncryptionMethod"))
            if how not in _FONTS_ONLY:
                for reference in below(each, "CipherReference"):
                    yield posixpath.normpath(unquote(attribute(reference, "URI")))


def within(file: str, href: str) -> tuple[str, str]:
    """The part and the anchor that a link in a part leads to."""
    path, _, anchor = href.partition("#")
    if not path:
        return file, unquote(anchor)
    joined = posixpath.join(posixpath.dirname(file), unquote(path))
    return posixpath.normpath(joined), unquote(anchor)


def _day(element: Element) -> str:
    return day_of(words_below(element))


def _of_page(page: Element, file: str) -> Iterator[ContentsEntry]:
    lists = [each for each in below(page, "nav") if attribute(each, "type") in {"toc", ""}]
    for each in lists[:1]:
        root = child(each, "ol")
        if root is not None:
            yield from _of_list(root, file, 0)


def _of_list(element: Element, file: str, depth: int) -> Iterator[ContentsEntry]:
    for item in element:
        for each in item:
            if local_name(each) == "a":
                yield _entry(words_below(each), file, attribute(each, "href"), depth)
            elif local_name(each) == "ol" and depth < _DEEPEST:
                yield from _of_list(each, file, depth + 1)


def _of_points(element: Element, file: str, depth: int) -> Iterator[ContentsEntry]:
    for point in element:
        if local_name(point) != "navPoint":
            continue
        source = child(point, "content")
        if source is not None:
            label = words_below(child(point, "navLabel"))
            yield _entry(label, file, attribute(source, "src"), depth)
        if depth < _DEEPEST:
            yield from _of_points(point, file, depth + 1)


def _entry(title: str, file: str, href: str, depth: int) -> ContentsEntry:
    return ContentsEntry(normalise_line(title[:300]), *within(file, href), depth)
