"""A page as it was saved: its bytes, where it was saved from, and what was saved with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin

# Browsers and SingleFile write the address of a page at its beginning.
_BEGINNING = 4096
_SINGLE_FILE = re.compile(
    rb"<!--\s{0,9}Page saved with SingleFile\b[^>]{0,300}?\burl:\s{0,9}(\S{1,2000})", re.IGNORECASE
)
_SAVED_FROM = re.compile(
    rb"<!--\s{0,9}saved from url=\(\d{1,5}\)(\S{1,2000}?)\s{0,9}-->", re.IGNORECASE
)


_SAVED_ON = re.compile(rb"\bsaved date:\s{0,9}([^\r\n>]{4,80})", re.IGNORECASE)


def nothing_beside(_address: str) -> bytes | None:
    """A page that was saved alone has nothing beside it."""
    return None


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page; `charset` is what its envelope says of its letters, `address` where it is from,
    `date` when it was put into its envelope.

    `beside` gives the bytes of what was saved with it, by the address that the page writes.
    `is_fragment` when it is a piece that somebody chose, and all of it is text.
    """

    content: bytes
    charset: str = ""
    address: str = ""
    date: str = ""
    beside: Callable[[str], bytes | None] = field(default=nothing_beside)
    is_fragment: bool = False

    @property
    def saved_from(self) -> str:
        """The address that its envelope or a comment at its beginning names, or nothing."""
        return self.address or _address_at_the_beginning(self.content[:_BEGINNING])

    @property
    def saved_on(self) -> str:
        """What its envelope or the comment of SingleFile says of when it was saved, or nothing."""
        beginning = self.content[:_BEGINNING]
        said = _SAVED_ON.search(beginning) if _SINGLE_FILE.search(beginning) else None
        return self.date or (said[1].decode("utf-8", "replace") if said else "")


def _address_at_the_beginning(beginning: bytes) -> str:
    said = _SINGLE_FILE.search(beginning) or _SAVED_FROM.search(beginning)
    return said[1].decode("utf-8", "replace") if said else ""


@dataclass(frozen=True, slots=True)
class PageFiles:
    """What lies in the same envelope as a page, by its address."""

    files: dict[str, bytes]
    base: str = ""

    def __call__(self, address: str) -> bytes | None:
        """The bytes under an address as the page writes it; None where there is no such file."""
        for known in (address, unquote(address), self._resolved(address)):
            if known in self.files:
                return self.files[known]
        return None

    def _resolved(self, address: str) -> str:
        try:
            return urljoin(self.base, address)
        except ValueError:
            return address
