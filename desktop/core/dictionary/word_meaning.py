"""What is known of a word where it stands: what the lesson says first, then the dictionary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from desktop.core.dictionary.dictionary import Definition, define
from desktop.core.dictionary.part_of_speech import is_small
from desktop.core.dictionary.stored_words import DictionaryUnreadable
from desktop.core.dictionary.word_endings import base_forms
from desktop.core.glossary_word import Glossary
from desktop.core.span import Span
from desktop.core.text.explained_words import explained_at
from desktop.core.text.whole_words import markable

# The language of the dictionary that ships.
_LANGUAGE = "en"


class DictionaryState(Enum):
    """What became of asking the dictionary: it has English words alone, and may be spoilt.

    It leaves out small words that mean nothing by themselves, such as “the”.
    """

    ANSWERED = auto()
    SMALL_WORD = auto()
    OTHER_LANGUAGE = auto()
    UNREADABLE = auto()


@dataclass(frozen=True, slots=True)
class LessonMeaning:
    """What a lesson says that a word means; `body` is Markdown, `lesson` its title."""

    lesson: str
    word: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class WordMeaning:
    """Words as they stand in a text, with what they mean for its lessons and for the dictionary.

    `span` is what was asked about, or the phrase that it belongs to.
    """

    words: str
    span: Span
    lessons: tuple[LessonMeaning, ...] = ()
    definition: Definition | None = None
    state: DictionaryState = DictionaryState.ANSWERED

    @property
    def is_known(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.lessons) or self.definition is not None


def meaning_of(
    text: str, span: Span, glossaries: Iterable[Glossary] = (), language: str = _LANGUAGE
) -> WordMeaning:
    """What the words of a span mean where they stand.

    A form that a glossary does not name counts as its word too: “levies” for “levy”. What a lesson
    says is told also where the dictionary cannot be read.
    """
    span = markable(text, span)
    definition, state = None, DictionaryState.OTHER_LANGUAGE
    if language[:2].lower() in ("", _LANGUAGE):
        try:
            definition, state = define(text, span), DictionaryState.ANSWERED
        except DictionaryUnreadable:
            state = DictionaryState.UNREADABLE
    if definition is None and state is DictionaryState.ANSWERED and is_small(span.of(text)):
        state = DictionaryState.SMALL_WORD
    is_english = state is not DictionaryState.OTHER_LANGUAGE
    bases = _bases(span.of(text), definition) if is_english else frozenset()
    lessons: list[LessonMeaning] = []
    spans = [span, *([definition.span] if definition is not None else [])]
    for glossary in glossaries:
        here = explained_at(text, span, glossary.words)
        spans += [each.span for each in here]
        explained = [(each.word, each.meaning) for each in here]
        if not explained:
            explained = [(w.word, w.body) for w in glossary.words if w.word.lower() in bases]
        lessons += [LessonMeaning(glossary.lesson, word, body) for word, body in explained]
    widest = max(spans, key=len)
    return WordMeaning(widest.of(text), widest, tuple(lessons), definition, state)


def _bases(words: str, definition: Definition | None) -> frozenset[str]:
    """The words, in small letters, that these may be a form of."""
    bases = {base for _, base in base_forms(words.replace("’", "'"))}
    return frozenset(bases | ({definition.word.lower()} if definition is not None else set()))
