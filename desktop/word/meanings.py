"""What a word means, as its card says it: for who reads the card, and for who hears it."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF, QTextCursor

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.keys_in_words import with_keys
from desktop.cards.text import CardText, Run
from desktop.core.dictionary.dictionary import Sense
from desktop.core.dictionary.word_meaning import DictionaryState, LessonMeaning, WordMeaning
from desktop.core.text.card_words import card_words
from desktop.wording.translation_context import TranslationContext

Meanings = TranslationContext("Meanings")

# What stands before each meaning.
_SIGN = "•  "


def compose(meaning: WordMeaning, text: CardText) -> None:
    """Writes a word on its card: as the text has it, what the lesson says, what the dictionary."""
    head = _head(meaning)
    runs = [Run(meaning.words, role=Role.HEADING, weight=Weight.SEMIBOLD)]
    if head != meaning.words:
        runs += [
            Run("  →  ", "soft_ink", Role.HEADING),
            Run(head, role=Role.HEADING, weight=Weight.SEMIBOLD),
        ]
    text.paragraph(*runs, line_height=1.25)
    for each in meaning.lessons:
        _compose_lesson(each, head, text)
    if meaning.definition is not None:
        _compose_heading_of_dictionary(meaning, head, text)
        before = ""
        for sense in meaning.definition.senses:
            _compose_sense(sense, before, text)
            before = sense.part
    for words in sentences_on_unknown(meaning):
        text.paragraph(Run(words), above=6)


def from_where(meaning: WordMeaning) -> str:
    """Whose meanings those of the dictionary are; empty where it has none."""
    senses = meaning.definition.senses if meaning.definition is not None else ()
    is_own = [each.is_of_newsrooms for each in senses]
    if not senses:
        return ""
    if all(is_own):
        return Meanings.tr("from Sourcebook’s words of the news")
    if any(is_own):
        return Meanings.tr("from Sourcebook’s words of the news, and WordNet")
    return Meanings.tr("from WordNet")


def spoken(meaning: WordMeaning) -> str:
    """The word and what it means first, for a screen reader."""
    head = _head(meaning)
    words = [meaning.words if head == meaning.words else f"{meaning.words}, {head}"]
    if meaning.lessons:
        first = meaning.lessons[0]
        words += [_in_lesson(first), card_words(first.body).plain]
    elif meaning.definition is not None:
        sense = meaning.definition.senses[0]
        words += [part_name(sense.part), sense.meaning]
    else:
        words += sentences_on_unknown(meaning)
    return ". ".join(" ".join(each.split()).rstrip(".") for each in words if each.strip())


def sentences_on_unknown(meaning: WordMeaning) -> tuple[str, ...]:
    """What is said of a word that the dictionary does not tell of, and what can be done then."""
    if meaning.state is DictionaryState.UNREADABLE:
        return (
            Meanings.tr(
                "The dictionary cannot be read. Nothing of yours is touched by that; it comes back"
                " when Sourcebook is installed anew."
            ),
        )
    if meaning.is_known:
        return ()
    if meaning.state is DictionaryState.OTHER_LANGUAGE:
        why = Meanings.tr("The dictionary has English words only.")
    elif meaning.state is DictionaryState.SMALL_WORD:
        why = Meanings.tr("One of the small words that hold a sentence together.")
    elif " " in meaning.words:
        why = Meanings.tr("These words together are in no dictionary here. Try one of them alone.")
    else:
        why = Meanings.tr(
            "This word is in no dictionary here. It may be a name, or written in another way."
        )
    where = Meanings.tr("Press {WordCard: L} to see where else in your library it stands.")
    without = Meanings.tr("The button below shows where else in your library it stands.")
    return why, with_keys(where, without)


def part_name(part: str) -> str:
    """The name of a part of speech."""
    names = {
        "noun": Meanings.tr("noun"),
        "verb": Meanings.tr("verb"),
        "adjective": Meanings.tr("adjective"),
        "adverb": Meanings.tr("adverb"),
        "phrase": Meanings.tr("phrase"),
    }
    return names.get(part, part)


def _head(meaning: WordMeaning) -> str:
    """The word of which the text has a form, or the words as the text has them."""
    whole = meaning.definition is not None and meaning.definition.span == meaning.span
    heads = [each.word for each in meaning.lessons]
    if meaning.definition is not None and (whole or not heads):
        heads.append(meaning.definition.word)
    head = next(iter(heads), meaning.words)
    return meaning.words if _plain(head) == _plain(meaning.words) else head


def _compose_lesson(said: LessonMeaning, head: str, text: CardText) -> None:
    kicker = Run(_in_lesson(said), "claim_line", Role.LABEL, Weight.SEMIBOLD)
    text.paragraph(kicker, above=7)
    if _plain(said.word) != _plain(head):
        text.paragraph(Run(said.word, role=Role.NAME, weight=Weight.SEMIBOLD), above=2)
    words = card_words(said.body)
    if words.plain.strip():
        text.rich_text(words.html, above=2)
    else:
        text.paragraph(Run(Meanings.tr("The lesson names it without a meaning."), "soft_ink"))


def _compose_heading_of_dictionary(meaning: WordMeaning, head: str, text: CardText) -> None:
    assert meaning.definition is not None
    word = meaning.definition.word
    runs = []
    if meaning.lessons:
        in_dictionary = Meanings.tr("In the dictionary")
        runs.append(Run(in_dictionary, "soft_ink", Role.LABEL, Weight.SEMIBOLD))
    if _plain(word) != _plain(head):
        gap = "   " if runs else ""
        runs.append(Run(f"{gap}{word}", role=Role.NAME, weight=Weight.SEMIBOLD))
    if runs:
        text.paragraph(*runs, above=10)


def _compose_sense(sense: Sense, before: str, text: CardText) -> None:
    if sense.part != before:
        part = Run(part_name(sense.part), "soft_ink", Role.DETAIL, is_italic=True)
        text.paragraph(part, above=7 if not before else 9)
    sign = Run(_SIGN, "soft_ink")
    text.paragraph(sign, Run(sense.meaning), above=2 if sense.part != before else 5)
    _set_in(text, is_hanging=True)
    if sense.example:
        example = Meanings.tr("“{0}”").format(sense.example)
        text.paragraph(Run(example, "soft_ink", Role.DETAIL, is_italic=True), above=1)
        _set_in(text, is_hanging=False)


def _set_in(text: CardText, *, is_hanging: bool) -> None:
    """Has the last paragraph begin behind the sign, which may hang before its first line."""
    letters = QFontMetricsF(text.theme.type.font(Role.CARD))
    cursor = QTextCursor(text.document.lastBlock())
    shape = cursor.blockFormat()
    shape.setLeftMargin(letters.horizontalAdvance(_SIGN))
    shape.setTextIndent(-shape.leftMargin() if is_hanging else 0)
    cursor.setBlockFormat(shape)


def _in_lesson(said: LessonMeaning) -> str:
    if not said.lesson:
        return Meanings.tr("In the lesson")
    return Meanings.tr("In the lesson “{0}”").format(said.lesson)


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).casefold()
