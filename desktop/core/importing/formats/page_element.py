"""The elements of a page, numbered in the order of the page, as plain objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class PageElement:
    """An element of a page; the numbers of all that lies in it are below `end`.

    `text` stands before its first child and `tail` behind its own end, as in lxml.
    """

    number: int
    tag: str
    text: str
    tail: str
    attributes: Mapping[str, str]
    parent: PageElement | None
    children: list[PageElement] = field(default_factory=list)
    end: int = 0

    def get(self, attribute: str) -> str:
        """The value of an attribute, empty where it is not there."""
        return self.attributes.get(attribute, "")

    @property
    def given_names(self) -> str:
        """What its makers call it: classes, id and the like."""
        get = self.attributes.get
        names = (get("class"), get("id"), get("data-component"), get("data-module"))
        return " ".join(filter(None, names))

    def ancestors(self) -> Iterator[PageElement]:
        """The elements it lies in, the nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def holds(self, other: PageElement) -> bool:
        """Whether the other is this element or lies in it."""
        return self.number <= other.number < self.end


@dataclass(frozen=True, slots=True)
class PageElements:
    """All elements of a page in their order; children come behind their parents."""

    every: tuple[PageElement, ...]
    body: PageElement

    def within(self, element: PageElement) -> tuple[PageElement, ...]:
        """The element and all that lies in it."""
        return self.every[element.number : element.end]

    def words(self, element: PageElement) -> str:
        """The words of an element and of all in it, with single blanks."""
        parts: list[str] = [element.text]
        for each in self.every[element.number + 1 : element.end]:
            if each.tag not in _BESIDE:
                parts.append(" " if each.tag in _APART else "")
                parts.append(each.text)
            parts.append(each.tail)
        return " ".join("".join(parts).split())

    def tagged(self, *tags: str) -> Iterator[PageElement]:
        """The elements with one of these tags, in order."""
        return (element for element in self.every if element.tag in tags)


_BESIDE = frozenset({"script", "style"})
_APART = frozenset({"br", "p", "div", "li"})
