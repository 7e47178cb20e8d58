"""What was found in the texts that were opened, kept beside the library for the next time.

Derived, and never more than a saving of time: a reading that is missing, damaged, somebody
else's, or of another text, other corrections or other rules, is made anew.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import blake2s
from pathlib import Path

from desktop.core.article import Article, ArticleId
from desktop.core.library.own_file import own_file, read_own, remove_own, write_own
from desktop.core.library.program_edition import program_edition
from desktop.core.speakers.put_right import PutRight
from desktop.core.speakers.text_reading import TextReading
from desktop.core.speakers.written_reading import read, written

FOLDER_NAME = "readings"
# So many articles have their readings kept, those that were read through last, and none whose
# reading is longer in characters than the program takes for a file of its own.
_MOST_KEPT = 200
_LONGEST = 500_000


class KeptReadings:
    """The readings of one library, one small file for each article; for tasks."""

    def __init__(self, room: Path, *, most: int = _MOST_KEPT) -> None:
        self._folder = room / FOLDER_NAME
        self._most = most

    def find(self, article: Article, put_right: PutRight) -> TextReading | None:
        """What was found in just this text, with just this put right, by just these rules."""
        said = read_own(own_file(self._folder, _name(article.id)))
        if said is None or said.get("of") != _key(article, put_right):
            return None
        words = said.get("reading")
        if not isinstance(words, str) or said.get("sum") != _sum(words):
            return None
        try:
            return read(json.loads(words), len(article.text))
        except (ValueError, RecursionError):
            return None

    def keep(self, article: Article, put_right: PutRight, reading: TextReading) -> None:
        """Keeps a reading, where that can be, in the place of an older one of the article."""
        words = json.dumps(written(reading), separators=(",", ":"))
        if len(words) > _LONGEST:
            return
        said = {"of": _key(article, put_right), "sum": _sum(words), "reading": words}
        # Nothing is lost where there is no room for it, or where nothing may be written.
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            write_own(own_file(self._folder, _name(article.id)), said)
            self._let_go_of_the_oldest()

    def _let_go_of_the_oldest(self) -> None:
        kept = [each for each in os.scandir(self._folder) if each.name.endswith(".json")]
        if len(kept) > self._most:
            kept.sort(key=lambda each: each.stat(follow_symlinks=False).st_mtime_ns)
            for each in kept[: len(kept) - self._most]:
                remove_own(Path(each.path))


def _name(article_id: ArticleId) -> str:
    # What an id holds need not be fit for the name of a file.
    known = article_id.encode("utf-8", "surrogatepass")
    return f"{blake2s(known, digest_size=12).hexdigest()}.json"


def _key(article: Article, put_right: PutRight) -> str:
    """What tells this reading from that of every other text, correction and edition."""
    digest = blake2s(digest_size=16)
    known = (program_edition(), article.language, article.text, repr(put_right))
    # Which lines stand apart; of the shape nothing else is read.
    for part in (*known, repr(article.shape.lines)):
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(encoded)} ".encode())
        digest.update(encoded)
    return digest.hexdigest()


def _sum(words: str) -> str:
    return blake2s(words.encode(), digest_size=16).hexdigest()
