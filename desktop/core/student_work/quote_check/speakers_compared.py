"""Who says quoted words: in the essay, and where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.core.quotation import NARRATOR, Certainty, Extraction, MentionKind, Quotation
from desktop.core.span import Span
from desktop.core.student_work.quote_check.source_texts import SourceText
from desktop.core.text.word_lists import words_by_kind

# Of so many words it is worth to ask whose they are.
_FEWEST = 2
_WORD = re.compile(r"[^\W\d_]{2,}")
_LISTS = words_by_kind("quote_check")
# Who "says" something with these is the text itself; the others stand before names.
_TEXTS, _NO_NAMES = _LISTS["text"], _LISTS["no-name"]


@dataclass(frozen=True, slots=True)
class EssayVoice:
    """Somebody to whom words are given; `is_named` is false where only "he" or a role says it."""

    name: str
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class SpokenThere:
    """Who says some words of an article: each with a name, and how many words nobody says."""

    names: tuple[str, ...]
    unspoken: int
    unknown: int


def given_to(essay: str, extraction: Extraction, quoted: Span) -> EssayVoice | None:
    """To whom an essay gives the words between some marks; None where that is not plain."""
    for quotation in extraction.quotations:
        if quotation.extent.overlaps(quoted) and quotation.is_spoken:
            speaker = extraction.speaker(quotation.speaker)
            if speaker is None or not _is_plain(quotation) or speaker.name == NARRATOR:
                return None
            mention = quotation.mention
            if mention is None or _is_elsewhere(essay, mention.span, quoted):
                return None
            named = mention.kind is MentionKind.NAME
            return EssayVoice(speaker.name, named)
    return None


def spoken_there(source: SourceText, matched: Sequence[Span]) -> SpokenThere:
    """Whose words some words of an article are."""
    extraction = source.extraction
    names: dict[str, int] = {}
    unspoken = unknown = 0
    for word in matched:
        quotation = _around(extraction.spoken, word)
        if quotation is None:
            unspoken += 1
            continue
        speaker = extraction.speaker(quotation.speaker)
        if speaker is None or quotation.certainty is Certainty.UNKNOWN:
            unknown += 1
        else:
            names[speaker.name] = names.get(speaker.name, 0) + 1
    told = tuple(name for name, count in names.items() if count >= min(_FEWEST, len(matched)))
    return SpokenThere(told, unspoken, unknown)


def is_text_itself(voice: EssayVoice, source: SourceText) -> bool:
    """Whether words are given to the article, to its author or to its publisher."""
    said = _words(voice.name)
    article = source.article
    own = {*_words(article.byline), *_words(article.publisher), *_words(article.title)}
    return (
        bool(said & _TEXTS)
        or (bool(said) and said <= {*_words(article.byline)})
        or bool(said & own - _NO_NAMES and not voice.is_named)
        or bool(said and said <= own - _words(article.title))
    )


def are_one(name: str, other: str) -> bool:
    """Whether two names may be of one person or body."""
    here, there = _words(name), _words(other)
    telling, others = here - _NO_NAMES, there - _NO_NAMES
    if not telling or not others:
        return bool(here & there)
    if telling <= others or others <= telling:
        return True
    # The same family may have two of them.
    first, second = _capitals(name), _capitals(other)
    if len(first) > 1 and len(second) > 1:
        return (
            first[-1] == second[-1]
            and first[0][0] == second[0][0]
            and (first[0] == second[0] or 1 in (len(first[0]), len(second[0])))
        )
    return bool(telling & others)


def speaks_of(text: str, name: str) -> bool:
    """Whether a text names somebody."""
    return bool((_words(name) - _NO_NAMES) & _words(text))


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names that are not of one person, in their order."""
    found: list[str] = []
    for name in names:
        if not any(are_one(name, each) for each in found):
            found.append(name)
    return tuple(found)


def _around(spoken: Sequence[Quotation], word: Span) -> Quotation | None:
    return next((each for each in spoken if each.content.encloses(word)), None)


def _is_elsewhere(essay: str, mention: Span, quoted: Span) -> bool:
    """Whether a mention stands in another paragraph than the words."""
    start, end = min(mention.end, quoted.end), max(mention.start, quoted.start)
    return "\n" in essay[start:end]


def _is_plain(quotation: Quotation) -> bool:
    return quotation.certainty is not Certainty.UNKNOWN


def _words(name: str) -> set[str]:
    return {word.casefold().removesuffix("'s") for word in _WORD.findall(name)}


def _capitals(name: str) -> list[str]:
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return [word for word in words if word not in _NO_NAMES]
