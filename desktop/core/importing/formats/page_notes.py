"""The notes of a page: what the small figures in its text lead to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.core.importing.formats.page_element import PageElement, PageElements

_MOST_NOTES = 3_000
_LINK_NAMES = re.compile(
    r"(?:^|[\s_-])(?:footnote|noteref|fnref|footnote-ref|reference)(?:$|[\s_-])"
)
_HOLDERS = frozenset({"li", "p", "div", "dd", "aside", "section", "td"})
_BACK = frozenset({"↩", "↩︎", "↑", "⤴", "^", "↵", "⏎", "↪", "[back]"})
_NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class PageNote:
    """A note, the element of the first figure that leads to it, and the figure."""

    element: PageElement
    mark: PageElement
    number: int | None


def notes_of(elements: PageElements) -> tuple[PageNote, ...]:
    """The notes of a page in the order in which its text leads to them."""
    marks: dict[str, PageElement] = {}
    for link in elements.tagged("a"):
        target = link.get("href")[:200]
        if target.startswith("#") and len(target) > 1 and _leads_to_note(link):
            marks.setdefault(target[1:], link)
            if len(marks) >= _MOST_NOTES:
                break
    if not marks:
        return ()
    notes: dict[PageElement, PageNote] = {}
    for element in elements.every:
        mark = marks.get(element.get("id") or element.get("name"))
        if mark is None or element.number < mark.number:
            continue
        holder = _holder(element)
        if holder is not None and not holder.holds(mark):
            number = _NUMBER.search(elements.words(mark))
            notes.setdefault(holder, PageNote(holder, mark, int(number[0]) if number else None))
    return tuple(notes.values())


def notes_by_element(notes: Sequence[PageNote]) -> Mapping[int, PageNote]:
    """The note in which each element lies, by its number; the outer where one is in one."""
    by_element: dict[int, PageNote] = {}
    end = 0
    for note in sorted(notes, key=lambda note: note.element.number):
        if note.element.number >= end:
            end = note.element.end
            by_element |= dict.fromkeys(range(note.element.number, end), note)
    return by_element


def is_way_back(words: str) -> bool:
    """Whether a link of these words leads from a note back to its figure."""
    return words.strip() in _BACK


def _leads_to_note(link: PageElement) -> bool:
    if link.get("role") == "doc-noteref" or "noteref" in link.get("epub:type"):
        return True
    parent = link.parent
    is_raised = (parent is not None and parent.tag == "sup") or any(
        child.tag == "sup" for child in link.children
    )
    return is_raised or _LINK_NAMES.search(link.given_names.lower()) is not None


def _holder(element: PageElement) -> PageElement | None:
    for each in (element, *element.ancestors()):
        if each.tag in _HOLDERS:
            return each
    return None
