"""Articles to measure with: made up, or put together anew from texts that are given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

_TAGS = ("politics", "economy", "science", "sport", "culture", "opinion", "world", "local")
_LENGTH = 4500
_WORDS = 60_000
_ENDINGS = ("", "", "", "s", "ed", "ing", "ly", "er", "ation", "al", "’s")
_COMMON = (
    "the of and to in a is that for it was on as with he be at by this had not are but from or"
    " have an they which one you were all her she there would their we him been has when who will"
    " no more if out so said what up its about than into them can only other time new some could"
)


@dataclass(frozen=True, slots=True)
class Article:
    """An article as every engine takes it; `date` is ISO 8601."""

    id: str
    title: str
    text: str
    tag: str
    date: str


def articles(count: int, texts: Path | None) -> Iterator[Article]:
    """So many articles, the same each time; from paragraphs of `texts`, or made up.

    `texts` is a folder of text files, or a file of JSON lines with a "text" each.
    """
    random = Random(7)
    paragraphs = list(_paragraphs(texts)) if texts else None
    words = _Words(random)
    for number in range(count):
        text = "\n\n".join(_some(random, paragraphs) if paragraphs else words.paragraphs())
        yield Article(
            id=f"article {number}",
            title=" ".join(text.split()[:8]),
            text=text,
            tag=random.choice(_TAGS),
            date=f"{random.randint(2005, 2024)}-{random.randint(1, 12):02}"
            f"-{random.randint(1, 28):02}",
        )


def _paragraphs(texts: Path) -> Iterator[str]:
    if texts.is_dir():
        found = (path.read_text("utf-8", errors="replace") for path in sorted(texts.rglob("*.txt")))
    else:
        lines = texts.read_text("utf-8").splitlines()
        found = (str(json.loads(line)["text"]) for line in lines if line.strip())
    for text in found:
        yield from (paragraph for paragraph in text.split("\n\n") if paragraph.strip())


def _some(random: Random, paragraphs: list[str]) -> Iterator[str]:
    length = 0
    while length < _LENGTH:
        paragraph = random.choice(paragraphs)
        length += len(paragraph)
        yield paragraph


class _Words:
    """Words that occur as unequally as those of a language do (Zipf's law)."""

    def __init__(self, random: Random) -> None:
        self._random = random
        syllables = [
            a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er")
        ]
        words = _COMMON.split()
        while len(words) < _WORDS:
            stem = "".join(random.choices(syllables, k=random.randint(2, 4)))
            words += [stem + ending for ending in random.sample(_ENDINGS, 3)]
        self._words = words
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(len(words))))

    def paragraphs(self) -> Iterator[str]:
        length = 0
        while length < _LENGTH:
            sentences = [self._sentence() for _ in range(self._random.randint(2, 6))]
            paragraph = " ".join(sentences)
            length += len(paragraph)
            yield paragraph

    def _sentence(self) -> str:
        words = self._random.choices(
            self._words, cum_weights=self._weights, k=self._random.randint(5, 30)
        )
        return " ".join(words).capitalize() + self._random.choice((".", ".", ".", "?", "!”"))
