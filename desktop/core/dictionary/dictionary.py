"""What an English word or phrase means, from the dictionaries that ship."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import resources
from desktop.core.dictionary.part_of_speech import holds_together, likely_part
from desktop.core.dictionary.stored_words import StoredSense, StoredWords
from desktop.core.dictionary.word_endings import PARTS, base_forms
from desktop.core.span import Span
from desktop.core.text.quotation_marks import TYPED
from desktop.core.text.whole_words import whole_words

MOST_SENSES = 4
# No word, and no phrase of the dictionary, is longer.
_LONGEST = 60
_LONGEST_PHRASE = 4
# No word was met with as often as this.
_WEIGHT_OF_NEWSROOMS = 1_000_000


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word: its part of speech, what it means, and words that use it so.

    Words of newsrooms are explained for Sourcebook, all others by WordNet.
    """

    part: str
    meaning: str
    example: str = ""
    is_of_newsrooms: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """A word as the dictionary has it, with what it means; the likeliest meanings first.

    `span` is what was looked up: the word, or a phrase that it belongs to.
    """

    word: str
    senses: tuple[Sense, ...]
    span: Span


def define(text: str, span: Span) -> Definition | None:
    """What the words of a span mean where they stand; None where no dictionary has them.

    A single word is looked for as a part of a phrase first: in “the press release”, that. At most
    four meanings, those of the part of speech that it seems to be first. Raises
    DictionaryUnreadable.
    Example: “They ran.” → run
    """
    whole = whole_words(text, span)
    if not 0 < len(whole) <= _LONGEST:
        return None
    part = likely_part(text, whole)
    for candidate in (*_phrases(text, whole), whole):
        if candidate == whole and holds_together(text, whole, part):
            break
        known = _known(_plain(candidate.of(text)), part)
        if known is not None:
            word, senses = known
            return Definition(word, senses, candidate)
    return None


def _phrases(text: str, span: Span) -> Iterator[Span]:
    """Longer phrases that a word may be of, the longest first."""
    if " " in span.of(text):
        return
    spans = []
    before = span
    for _ in range(_LONGEST_PHRASE):
        behind = before
        for _ in range(_LONGEST_PHRASE):
            if len(behind) > len(span):
                spans.append(behind)
            at = behind.end + 1
            if text[behind.end : at] not in {" ", "-"} or not text[at : at + 1].isalnum():
                break
            behind = Span(behind.start, whole_words(text, Span(at, at + 1)).end)
        at = before.start - 2
        if at < 0 or text[at + 1] not in " -" or not text[at].isalnum():
            break
        before = Span(whole_words(text, Span(at, at + 1)).start, before.end)
    yield from sorted(
        (each for each in spans if len(each) <= _LONGEST), key=lambda each: (-len(each), each)
    )


def _plain(words: str) -> str:
    return " ".join("".join(TYPED.get(char, char) for char in words).split())


@cache
def _shipped() -> StoredWords:
    return StoredWords(resources.path("dictionary/english.dictionary"))


@cache
def _news_words() -> dict[str, tuple[str, tuple[StoredSense, ...]]]:
    """The words of newsrooms, by their words without capitals."""
    known: dict[str, tuple[str, tuple[StoredSense, ...]]] = {}
    for line in resources.path("dictionary/news_words.txt").read_text("utf-8").splitlines():
        if line and line[0] != "#":
            word, part, meaning, *examples = line.split("\t")
            sense = StoredSense(part, meaning, tuple(examples))
            known[word.lower()] = (word, (*known.get(word.lower(), ("", ()))[1], sense))
    return known


def _known(words: str, part: str) -> tuple[str, tuple[Sense, ...]] | None:
    """What the dictionaries have under these words, or under a word that they are a form of."""
    found = [(words, "")]
    found += [(word, of) for of, word in _shipped().words_of_form(words)]
    found += [(word, of) for of, word in base_forms(words)]
    weighed: list[tuple[tuple[int, int, int], str, StoredSense]] = []
    for rank, (word, only) in enumerate(found):
        for written, sense in _senses(word):
            is_other_word = written.isupper() and not words.isupper() and words.isalpha()
            if only in {"", sense.part} and not is_other_word:
                is_other_part = int(part in PARTS and sense.part != part)
                weighed.append(((is_other_part, -sense.weight, rank), written, sense))
    if not weighed:
        return None
    weighed.sort(key=lambda each: each[0])
    head = weighed[0][1]
    chosen: dict[str, Sense] = {}
    for _, written, sense in weighed:
        if written.lower() == head.lower():
            example = sense.examples[0] if sense.examples else ""
            is_of_newsrooms = sense.weight == _WEIGHT_OF_NEWSROOMS
            chosen.setdefault(
                sense.meaning, Sense(sense.part, sense.meaning, example, is_of_newsrooms)
            )
    return head, tuple(chosen.values())[:MOST_SENSES]


def _senses(word: str) -> Iterator[tuple[str, StoredSense]]:
    """The senses of a word; those of newsrooms weigh more than any other."""
    written, senses = _news_words().get(word.lower(), ("", ()))
    for sense in senses:
        yield written, StoredSense(sense.part, sense.meaning, sense.examples, _WEIGHT_OF_NEWSROOMS)
    yield from _shipped().senses(word)
