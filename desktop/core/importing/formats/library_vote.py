"""The vote of trafilatura on a page, with the network shut out of it.

It is loaded with the first page, in a process that reads files. What it would bring along stays
out, above all urllib3, which binds a socket when it is imported.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from desktop.core.importing.formats.page_blocks import PageBlock
from desktop.core.importing.formats.shared_runs import shares_of_runs

# It works over trees again and again: pages of more elements take it many seconds.
_MOST_ELEMENTS = 12_000
_ENOUGH = 0.6
# What it would only need to fetch pages, to guess days and languages, and to look twice.
_SHUT_OUT = (
    "urllib3",
    "urllib3.response",
    "courlan",
    "htmldate",
    "justext",
    "justext.core",
    "justext.utils",
    "trafilatura.downloads",
)


def library_vote(blocks: Sequence[PageBlock], parsed: Any, count: int) -> tuple[bool, ...] | None:
    """For each block whether the library takes its words for the text; None where it fails.

    `parsed` is lxml's tree of the page, which has `count` elements, and is spoilt by this.
    """
    if count > _MOST_ELEMENTS:
        return None
    extract = _extract()
    if extract is None:
        return None
    try:
        text = extract(parsed, include_comments=False, include_tables=True, fast=True)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError):
        return None
    if not text:
        return None
    return tuple(share > _ENOUGH for share in shares_of_runs([b.words for b in blocks], text))


def _extract() -> Any:
    """The function of the library, or None where it cannot be loaded."""
    # What it says of a page is said to nobody.
    logging.getLogger("trafilatura").propagate = False
    try:
        with _without_network():
            from trafilatura.core import extract  # noqa: PLC0415
    except ImportError:
        return None
    return extract


class _NoNetwork(ModuleType):
    """What stands for a module that connects: whatever is asked of it is nothing."""

    __path__: list[str] = []  # noqa: RUF012 - Python asks a package for it

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Nothing


class _Nothing:
    """A class that does nothing, whatever is called and whatever it is made of."""

    def __init__(self, *_given: Any, **_named: Any) -> None: ...


@contextmanager
def _without_network() -> Iterator[None]:
    """Lets modules be imported that name what is shut out, and keeps that out."""
    if "trafilatura.core" in sys.modules:
        yield
        return
    before = {name: sys.modules.get(name) for name in _SHUT_OUT}
    for name in _SHUT_OUT:
        sys.modules[name] = _NoNetwork(name)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
