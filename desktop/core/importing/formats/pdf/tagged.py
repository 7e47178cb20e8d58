"""The parts of a tagged PDF, as whoever made the file marked them."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from desktop.core.importing.formats.pdf.hyphens import Hyphens
from desktop.core.importing.formats.pdf.letters import HYPHEN, LINE_END, Letter

_DEEPEST = 100
# A tree that says more of a page is made to harm.
_MOST_PARTS = 20_000
# What holds words of its own, whatever is in it.
_LEAVES = frozenset(
    (
        *("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LBody", "Lbl", "Caption", "TD", "TH"),
        *("Title", "Note", "FENote", "Code", "BibEntry"),
    )
)


@dataclass(frozen=True, slots=True)
class TaggedPart:
    """A paragraph, heading, cell … of a page: what it is, what it stands in, and its signs.

    `path` are the kinds of all that it stands in, the outermost first, `numbers` tell the parts of
    one kind apart.
    """

    kind: str
    path: tuple[str, ...]
    numbers: tuple[int, ...]
    signs: str

    @property
    def letter_count(self) -> int:
        """How many of its signs are seen."""
        return sum(not sign.isspace() for sign in self.signs)

    @property
    def depth(self) -> int:
        """How many lists it stands in."""
        return self.path.count("L")


def tagged_parts(page: Any, letters: Iterable[Letter]) -> Iterator[TaggedPart]:
    """The parts of a page in the order of the file's own tree."""
    by_mark: dict[int, list[Letter]] = defaultdict(list)
    for letter in letters:
        by_mark[letter.object.mark].append(letter)
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    walk = _Walk(by_mark)
    try:
        for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            element = pdfium.FPDF_StructTree_GetChildAtIndex(tree, number)
            if element:
                yield from walk.parts(element, (), (number,))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def words_of(signs: str, hyphens: Hyphens) -> str:
    """The signs of one part as a line."""
    line = ""
    for part in signs.split(LINE_END):
        words = " ".join(part.split())
        line = hyphens.joined(line, words) if line else words
    line = f"{line[:-1]}-" if line.endswith(HYPHEN) else line
    # A fraction is one sign, though it is drawn as three.
    return line.replace(HYPHEN, "").replace(" \u2044", "\u2044")


class _Walk:
    def __init__(self, by_mark: dict[int, list[Letter]]) -> None:
        self._by_mark = by_mark
        self._left = _MOST_PARTS

    def parts(
        self, element: Any, path: tuple[str, ...], numbers: tuple[int, ...]
    ) -> Iterator[TaggedPart]:
        kind = _kind(element)
        self._left -= 1
        if len(path) > _DEEPEST or self._left < 0:
            return
        children = list(_children(element))
        has_words = any(mark >= 0 for mark, _ in children)
        if kind in _LEAVES or has_words:
            inner = [child for mark, child in children if mark < 0 and child]
            # A cell or an item may hold paragraphs, a paragraph never does.
            if has_words or not any(_kind(child) in _LEAVES | {"L", "Table"} for child in inner):
                signs = "".join(letter.sign for letter in self._letters(element, 0))
                if signs:
                    yield TaggedPart(kind, path, numbers, signs)
                return
        for number, (_, child) in enumerate(children):
            if child:
                yield from self.parts(child, (*path, kind), (*numbers, number))

    def _letters(self, element: Any, depth: int) -> Iterator[Letter]:
        if depth > _DEEPEST:
            return
        for mark, child in _children(element):
            if mark >= 0:
                # Once: what the tree names twice is in the text once.
                yield from self._by_mark.pop(mark, ())
            elif child:
                yield from self._letters(child, depth + 1)


def _children(element: Any) -> Iterator[tuple[int, Any]]:
    for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, number)
        child = None
        if mark < 0:
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, number)
        yield mark, child


def _kind(element: Any) -> str:
    length = pdfium.FPDF_StructElement_GetType(element, None, 0)
    if not 2 <= length <= 200:
        return ""
    words = ctypes.create_string_buffer(length)
    pdfium.FPDF_StructElement_GetType(element, words, length)
    return words.raw[: length - 2].decode("utf-16-le", "replace")
