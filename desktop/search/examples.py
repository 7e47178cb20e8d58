"""What can be typed in the search field, and what it means, with words of the library."""

from __future__ import annotations

from desktop.core.searching.typical_words import TypicalWords
from desktop.wording.translation_context import TranslationContext

SearchHelp = TranslationContext("SearchHelp")


def examples(known: TypicalWords) -> tuple[tuple[str, str], ...]:
    """All that can be typed, each with its meaning."""
    word, other, phrase = _words(known)
    publisher = known.publisher or SearchHelp.tr("post")
    return (
        (f"{word} {other}", SearchHelp.tr("both words; passages with only one of them come after")),
        (f'"{phrase}"', SearchHelp.tr("exactly these words, side by side")),
        (
            f"{word} -{other}",
            SearchHelp.tr("{0}, but without the word {1}").format(word, other),
        ),
        (f"{word} OR {other}", SearchHelp.tr("one or the other (OR in capitals)")),
        (f"{word} NEAR {other}", SearchHelp.tr("both words close together (NEAR in capitals)")),
        (f"{_beginning(word)}*", SearchHelp.tr("words that begin so")),
        (f"{word[:2]}*{word[-1:]}", SearchHelp.tr("a star inside: words that begin and end so")),
        (f"{word}~", SearchHelp.tr("also spelt with one letter wrong")),
        (
            f"({word} OR {other}) -{_longest(phrase)}",
            SearchHelp.tr("brackets keep together what belongs together"),
        ),
        (f"speaker:{_value(_short(known.speaker))}", SearchHelp.tr("what this person said")),
        ("speaker:", SearchHelp.tr("everybody who speaks in your library")),
        (f"said:{_longest(phrase)}", SearchHelp.tr("the word in somebody’s mouth, inside a quote")),
        ("note:why", SearchHelp.tr("in my own notes; “note:” alone shows all of them")),
        ("claim:", SearchHelp.tr("claims of my own, from my evidence")),
        (
            f"tag:{known.tag or 'evidence'}",
            SearchHelp.tr("what I marked with this pen or #tag"),
        ),
        (f"title:{word}", SearchHelp.tr("in the title; also author: lesson:")),
        (
            f"publisher:{_value(publisher)}",
            SearchHelp.tr("in what this publisher wrote"),
        ),
        (
            f"in:quotes {_longest(phrase)}",
            SearchHelp.tr("where to look: in:articles, in:notes, in:here"),
        ),
        ("after:2024-06", SearchHelp.tr("published from June 2024 on; also before:2025")),
        ("is:unread", SearchHelp.tr("articles I have not opened; also is:read, is:marked")),
    )


def first_examples(known: TypicalWords) -> tuple[tuple[str, str], ...]:
    """A few to begin with, which find something where the library was looked at."""
    word, other, phrase = _words(known)
    return (
        (f"{word} {other}", SearchHelp.tr("passages with both words come first")),
        (f'"{phrase}"', SearchHelp.tr("exactly these words, side by side")),
        (f"speaker:{_value(_short(known.speaker))}", SearchHelp.tr("what this person said")),
        ("speaker:", SearchHelp.tr("everybody who speaks in your library")),
        (f"{word} -{other}", SearchHelp.tr("the first word, but without the second")),
        ("note:", SearchHelp.tr("everything I marked and noted myself")),
    )


def few_examples(known: TypicalWords) -> tuple[str, ...]:
    """What can be typed, in a column beside the results."""
    word, other, phrase = _words(known)
    speaker = _value(_short(known.speaker))
    few = f'"{phrase}"', f"speaker:{speaker}", "note:why", f"-{word}", f"{_beginning(word)}*"
    return (*few, f"{word} OR {other}")


def two_words(speaker: str) -> str:
    """A name of two words: that of a speaker where it is one."""
    is_one = len(speaker.split()) > 1 and '"' not in speaker
    return speaker.lower() if is_one else SearchHelp.tr("the mayor")


def _words(known: TypicalWords) -> tuple[str, str, str]:
    """Words of the library; where it has none of a kind, some that may stand in any."""
    word = known.word or SearchHelp.tr("bridge")
    other = known.other or SearchHelp.tr("council")
    return word, other, known.phrase or SearchHelp.tr("closed for repairs")


def _short(speaker: str) -> str:
    """The last of a person's names; the whole of one that is no person's."""
    last = speaker.rsplit(maxsplit=1)[-1] if speaker.split() else ""
    if not last:
        return SearchHelp.tr("mayor")
    return last.lower() if last[:1].isupper() and last.isalpha() else speaker


def _value(words: str) -> str:
    bare = words.replace('"', " ")
    return bare if bare.isalnum() else f'"{bare}"'


def _beginning(word: str) -> str:
    return word if len(word) <= 4 else word[: max(4, len(word) - 2)]


def _longest(phrase: str) -> str:
    """The longest word of a phrase, without what stands around it."""
    words = (word.strip(",;:.!?’'“”()") for word in phrase.split())
    return max(
        (word for word in words if word.isalpha()), key=len, default=SearchHelp.tr("repairs")
    )
