"""Queries as readers make them, of every sort, drawn from the articles themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from random import Random
from typing import NamedTuple

from index.words.analysis import STOP_WORDS
from tests.benchmarks.search_peers.articles import Article

_WORD = re.compile(r"[a-z]{3,}")
_OF_EACH_SORT = 25
_SAMPLE = 5000


class Sort(StrEnum):
    """What a query asks for."""

    RARE = "one rare word"
    COMMON = "one common word"
    ALL = "two or three words, all of them"
    ANY = "four words, any of them"
    PHRASE = "two or three words, word for word"
    PREFIX = "the beginning of a word"
    TAGGED = "a word, in articles with a tag"
    DATED = "a word, in articles of a year"


class Asked(NamedTuple):
    """A query: its words, and the tag or the year that it is limited to."""

    sort: Sort
    words: str
    limit: str = ""


def queries(articles: Sequence[Article]) -> list[Asked]:
    """Some queries of each sort, the same each time for the same articles."""
    random = Random(11)
    sample = random.sample(articles, min(_SAMPLE, len(articles)))
    held = [set(_WORD.findall(article.text.lower())) for article in sample]
    spread = Counter(word for words in held for word in words)
    size = len(sample)
    rare = sorted(word for word, n in spread.items() if 2 <= n <= 8 and len(word) >= 5)
    common = sorted(
        w for w, n in spread.items() if 0.08 * size <= n <= 0.45 * size and w not in STOP_WORDS
    )
    middling = {
        word
        for word, n in spread.items()
        if max(8, 0.005 * size) <= n <= 0.08 * size and word not in STOP_WORDS and len(word) >= 4
    }

    def together(count: int) -> list[str]:
        while True:
            words = sorted(middling & held[random.randrange(size)])
            if len(words) >= count:
                return random.sample(words, count)

    asked = [Asked(Sort.RARE, word) for word in random.sample(rare, min(_OF_EACH_SORT, len(rare)))]
    asked += [Asked(Sort.COMMON, random.choice(common)) for _ in range(_OF_EACH_SORT)]
    for number in range(_OF_EACH_SORT):
        article = random.choice(sample)
        asked += [
            Asked(Sort.ALL, " ".join(together(2 + number % 2))),
            Asked(Sort.ANY, " ".join([*together(3), random.choice(common)])),
            Asked(Sort.PHRASE, _phrase(random, sample)),
            Asked(Sort.PREFIX, together(1)[0][:4]),
            Asked(Sort.TAGGED, together(1)[0], article.tag),
            Asked(Sort.DATED, together(1)[0], article.date[:4]),
        ]
    return asked


def keystrokes(articles: Sequence[Article]) -> list[str]:
    """What stands in the search box after each key, for some words that are typed."""
    random = Random(13)
    typed: list[str] = []
    for _ in range(12):
        words = [w for w in _WORD.findall(random.choice(articles).text.lower()) if len(w) > 5]
        word = random.choice(words)
        typed += [word[:length] for length in range(1, len(word) + 1)]
    return typed


def heavy(articles: Sequence[Article]) -> list[str]:
    """What may be typed and costs the most: very short beginnings, very common words, much text."""
    text = articles[0].text
    return [
        *(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz"),
        *(f"{start}*" for start in ("th", "co", "re", "un", "in", "st")),
        '"of the"',
        '"in the"',
        '"it is the"',
        '"to be or not to be"',
        "of NEAR the",
        "the NEAR and",
        "the of and to in",
        "the OR of OR and",
        "the AND of AND and",
        "-the of",
        " ".join(text.split()[:60]),
        text,
        '"' + " ".join(text.split()[:40]) + '"',
    ]


def _phrase(random: Random, articles: Sequence[Article]) -> str:
    while True:
        words = _WORD.findall(random.choice(articles).text[:3000].lower())
        at, length = random.randrange(max(1, len(words) - 3)), random.choice((2, 3))
        found = words[at : at + length]
        if len(found) == length and not STOP_WORDS & set(found):
            return " ".join(found)
