"""All that a page says of itself, in its head, its linked data and near its headline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from desktop.core.importing.document import FieldOrigin
from desktop.core.importing.formats.linked_data import LinkedData
from desktop.core.importing.formats.page_blocks import PageBlock
from desktop.core.importing.formats.page_element import PageElements
from desktop.core.importing.formats.page_head import PageHead
from desktop.core.importing.formats.page_titles import PageTitles
from desktop.core.shape import LineKind
from desktop.core.text.blocks import followed

Value = tuple[str, FieldOrigin]


def first_value(values: Iterable[Value]) -> Value:
    """The first that says something."""
    return next((each for each in values if each[0]), ("", FieldOrigin.PAGE))


@dataclass(frozen=True, slots=True)
class PageSaying:
    """All that a page says of itself, and its blocks.

    `address` is where it was saved from, and `date` when, in whatever words.
    """

    elements: PageElements
    head: PageHead
    linked: LinkedData
    titles: PageTitles
    blocks: Sequence[PageBlock]
    address: str = ""
    date: str = ""

    def near_headline(self) -> Iterator[str]:
        """Short lines under the headline of a page, then those above it."""
        lines = [block for block in self.blocks if block.line]
        at = next((n for n, block in enumerate(lines) if _is_headline(block, self.titles)), None)
        if at is None:
            return
        yield from (block.line for block in lines[at + 1 : at + 14] if len(block.line) < 160)
        yield from (block.line for block in lines[max(0, at - 4) : at] if len(block.line) < 100)

    @property
    def own_address(self) -> Value:
        """The address of the page: the one that it says it has, if that is where it was saved."""
        saved_from = followed(self.address)
        said = followed(self.head.canonical) or followed(self.head.first("og:url"))
        if saved_from and host_of(said) != host_of(saved_from):
            return saved_from, FieldOrigin.FILE
        return (said, FieldOrigin.META) if said else (saved_from, FieldOrigin.FILE)


def _is_headline(block: PageBlock, titles: PageTitles) -> bool:
    return block.kind is LineKind.HEADING and titles.are(block.line)


def host_of(address: str) -> str:
    """The host of an address, without its www."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
