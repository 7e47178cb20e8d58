"""Which articles of a library a note of another program may be on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from desktop.core.article import ArticleId
from desktop.core.library.connection import Connection
from desktop.core.library.source_lines import SourceLine, articles_with, source_lines
from desktop.core.record import record
from desktop.core.student_work.readers.foreign_note import ForeignText
from desktop.core.student_work.writers.web_annotations import urn
from desktop.core.text.quotation_marks import DOUBLE, SINGLE

# What programs hang on to the title of a page, and what parts a book from its chapter.
_PARTED = re.compile(r"\s[|·–—-]\s|: ")
_NAME = re.compile(r"[^\W\d_]{3,}")
_PLAIN = re.compile(rf"[^{re.escape(DOUBLE + SINGLE)}`\n]+")
_UNSAID = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|ref_src", re.IGNORECASE)
# A part of a title that is shorter says too little.
_SHORTEST_PART = 10
# So many letters in a row stand in no two texts by chance, and so many quotations are looked for.
_SHORTEST_WORDS, _MOST_SOUGHT = 24, 3
# A book has no more chapters.
_MOST = 200


@record(frozen=True, slots=True)
class TextCandidates:
    """Articles that a note may be on; where they are not `certain` its words have to be there."""

    ids: tuple[ArticleId, ...]
    certain: bool


class KnownTexts:
    """The articles by their addresses and titles; for tasks, as it reads those of all."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._by_address: defaultdict[str, list[ArticleId]] = defaultdict(list)
        self._by_title: defaultdict[str, list[SourceLine]] = defaultdict(list)
        self._by_part: defaultdict[str, list[SourceLine]] = defaultdict(list)
        for line in source_lines(connection):
            for address in (address_key(line.url), urn(f"article:{line.id}")):
                if address:
                    self._by_address[address].append(line.id)
            if whole := title_key(line.title):
                self._by_title[whole].append(line)
            for part in _parts(line.title):
                self._by_part[part].append(line)

    def candidates(self, about: ForeignText, quotes: Sequence[str]) -> TextCandidates:
        """The articles that a text may be, the likeliest first."""
        found = [
            each
            for address in about.addresses
            for each in self._by_address.get(address_key(address), ())
        ]
        if found:
            return _of(found, certain=True)
        whole = title_key(about.title)
        named = self._by_title.get(whole, []) if whole else []
        agreeing = [each.id for each in named if _may_be_by(each, about.author)]
        if agreeing:
            return _of(agreeing, certain=True)
        likely = [each.id for each in named]
        for part in (whole, *_parts(about.title)):
            likely += (each.id for each in self._by_part.get(part, ()))
            likely += (each.id for each in self._by_title.get(part, ()))
        if not likely and not whole and not any(map(_is_page, about.addresses)):
            # A file that does not say what it is about: its words do.
            likely = list(self._with_words(quotes))
        return _of(likely, certain=False)

    def _with_words(self, quotes: Iterable[str]) -> Iterable[ArticleId]:
        runs = (max(_PLAIN.findall(quote), key=len, default="").strip() for quote in quotes)
        longest = sorted({run for run in runs if len(run) >= _SHORTEST_WORDS}, key=len)
        for run in longest[-_MOST_SOUGHT:]:
            yield from articles_with(self._connection, run, _MOST)


def address_key(address: str) -> str:
    """What two addresses of one page share; empty where it is no address."""
    said = address.strip()
    if said.startswith("urn:"):
        return said
    try:
        parts = urlsplit(said)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
        asked = [each for each in parse_qsl(parts.query) if not _UNSAID.fullmatch(each[0])]
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    # One program writes "%C3%A9" where another has "é".
    return f"{host}{unquote(parts.path).rstrip('/')}?{urlencode(asked)}"


def title_key(title: str) -> str:
    """What two spellings of one title share."""
    return "".join(letter for letter in title.casefold() if letter.isalnum())


def _parts(title: str) -> tuple[str, ...]:
    """What is left of a title when what stands before or behind a sign is taken off."""
    signs = [*_PARTED.finditer(title[:1000])]
    if not signs:
        return ()
    ways = (title[: signs[0].start()], title[: signs[-1].start()], title[signs[-1].end() :])
    return tuple(dict.fromkeys(key for key in map(title_key, ways) if len(key) >= _SHORTEST_PART))


def _may_be_by(line: SourceLine, author: str) -> bool:
    """Whether nothing speaks against it: one says nothing, or both share a name."""
    said = {word.casefold() for word in _NAME.findall(author)}
    known = {word.casefold() for word in _NAME.findall(f"{line.byline} {line.publisher}")}
    return not said or not line.byline or bool(said & known)


def _is_page(address: str) -> bool:
    return bool(address_key(address)) and not address.startswith("urn:")


def _of(ids: Iterable[ArticleId], *, certain: bool) -> TextCandidates:
    return TextCandidates(tuple(dict.fromkeys(ids))[:_MOST], certain)
