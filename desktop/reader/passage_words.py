"""What is said of a marked passage: on its label, in a list of all, and to a screen reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from desktop.appearance.keys_in_words import with_keys
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.claim import REPORTER, Claim, ContextNote, NoteKind, Person, PersonId
from desktop.core.pen import Pen
from desktop.core.quotation import Certainty, Extraction, Quotation, QuotationKind
from desktop.core.speakers.ledger import Ledger
from desktop.core.text.days_in_text import TimelineDay
from desktop.core.text.explained_words import ExplainedWord
from desktop.core.text.shown import beginning
from desktop.wording.certainties import certainty_of
from desktop.wording.claims import note_kind_name, status_words
from desktop.wording.dates import spoken_date
from desktop.wording.pens import PenNames, name_of
from desktop.wording.translation_context import TranslationContext

PassageLabels = TranslationContext("PassageLabels")

# So many characters of a note, or of what a word means, are told.
_MOST_OF_NOTE = 60
_MOST_OF_MEANING = 240
# Of a long note no more is looked at for its first words.
_LOOKED_AT = 400


class PassageKind(Enum):
    """Whose a mark is: the program's, the lesson's or the reader's own; the most telling first."""

    QUOTATION = auto()
    CLAIM = auto()
    MARK = auto()
    WORD = auto()
    DAY = auto()
    NOTE = auto()


class PassageCommand(Enum):
    """What can be done with a passage from its label."""

    WHY = auto()
    CHANGE = auto()
    OPEN = auto()
    WRITE = auto()


@dataclass(frozen=True, slots=True)
class Fact:
    """A few words on a passage, in a colour by its role; more of them may take several lines."""

    words: str
    role: str = "ink"
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class PassageWords:
    """What is said of the passage with this `key`, and what can be done there.

    `what` says what kind of passage it is, for who does not see the page; `name` comes first on
    the label: who speaks, which pen. `number` is the speaker's colour.
    """

    key: str
    kind: PassageKind
    what: str
    name: str
    facts: tuple[Fact, ...] = ()
    commands: tuple[PassageCommand, ...] = ()
    number: int | None = None
    pen: Pen | None = None

    @property
    def spoken(self) -> str:
        """All of it in one line, for a screen reader."""
        told = (self.what, self.name, *(fact.words for fact in self.facts))
        return ", ".join(dict.fromkeys(each for each in told if each))


class Known(Protocol):
    """What is known of the article whose passages are told of."""

    extraction: Extraction
    ledger: Ledger
    claims: tuple[Claim, ...]
    notes: tuple[ContextNote, ...]
    annotations: tuple[Annotation, ...]
    waiting: frozenset[AnnotationId]
    doubted: frozenset[AnnotationId]
    people: tuple[Person, ...]
    words: tuple[ExplainedWord, ...]
    days: tuple[TimelineDay, ...]
    pens: PenNames


def words_of(known: Known, key: str) -> PassageWords | None:
    """What is said of the passage with a key; None where there is nothing to say."""
    kind, _, rest = key.partition(":")
    if kind == "quotation":
        start = int(rest)
        quotations = (q for q in known.extraction.quotations if q.extent.start == start)
        quotation = next((q for q in quotations if q.is_spoken), None)
        return _of_quotation(known, key, quotation) if quotation else None
    if kind == "claim":
        claim = next((each for each in known.claims if each.id == rest), None)
        return _of_claim(known, key, claim) if claim else None
    if kind == "note":
        note = next((each for each in known.notes if each.id == rest), None)
        return _of_note(key, note) if note else None
    if kind in ("word", "day"):
        start = int(rest)
        told = known.words if kind == "word" else known.days
        about = next((each for each in told if each.span.start == start), None)
        return words_about(known, key, about) if about else None
    if kind == "annotation":
        annotation = next((each for each in known.annotations if each.id == rest), None)
        return _of_mark(known, key, annotation) if annotation else None
    return None


Marked = Quotation | Claim | ContextNote | Annotation | ExplainedWord | TimelineDay


def words_about(known: Known, key: str, about: Marked) -> PassageWords:
    """What is said of a passage by whoever knows already what it is about."""
    if isinstance(about, ExplainedWord):
        return _of_word(key, about)
    if isinstance(about, TimelineDay):
        return _of_day(key, about)
    if isinstance(about, Quotation):
        return _of_quotation(known, key, about)
    if isinstance(about, Claim):
        return _of_claim(known, key, about)
    if isinstance(about, ContextNote):
        return _of_note(key, about)
    return _of_mark(known, key, about)


def words_of_all(known: Known, keys: Iterable[str]) -> tuple[PassageWords, ...]:
    """What is said of several passages, each once, in their order."""
    told = (words_of(known, key) for key in dict.fromkeys(keys))
    return tuple(each for each in told if each is not None)


def most_telling(told: Sequence[PassageWords], most: int) -> tuple[PassageWords, ...]:
    """So many of the passages at a place, in their order: one of each kind before a second.

    Whose words they are is told however many marks lie over them.
    """
    firsts = [next((each for each in told if each.kind is kind), None) for kind in PassageKind]
    kept = [each for each in firsts if each is not None]
    kept += [each for each in told if each not in kept]
    keys = {each.key for each in kept[:most]}
    return tuple(each for each in told if each.key in keys)


def _of_quotation(known: Known, key: str, quotation: Quotation) -> PassageWords:
    speaker = known.extraction.speaker(quotation.speaker)
    is_known = speaker is not None and quotation.certainty is not Certainty.UNKNOWN
    facts = []
    if not is_known and quotation.mention is not None:
        # The words say who speaks, but not who that is.
        facts.append(Fact(f"“{quotation.mention.text}”"))
    if quotation.cue is not None:
        facts.append(Fact(quotation.cue.text))
    if quotation.kind is QuotationKind.PARTIAL:
        facts.append(Fact(PassageLabels.tr("partial quote"), "soft_ink"))
    if is_known:
        is_sure = quotation.certainty is Certainty.SURE
        facts.append(Fact(certainty_of(quotation), "good_ink" if is_sure else "unsure_ink"))
    name = speaker.name if speaker is not None and is_known else PassageLabels.tr("Who says this?")
    return PassageWords(
        key,
        PassageKind.QUOTATION,
        PassageLabels.tr("Quotation"),
        name,
        tuple(facts),
        (PassageCommand.WHY, PassageCommand.CHANGE),
        number=known.ledger.number_of(quotation) if is_known else None,
    )


def _of_claim(known: Known, key: str, claim: Claim) -> PassageWords:
    told = (_person(known, claim.speaker), status_words(claim))
    return PassageWords(
        key,
        PassageKind.CLAIM,
        PassageLabels.tr("Claim"),
        PassageLabels.tr("Claim"),
        tuple(Fact(words) for words in told if words),
        (PassageCommand.OPEN,),
    )


def _person(known: Known, person_id: PersonId | None) -> str:
    """Who makes a claim; empty where that is not said."""
    if person_id is None:
        return ""
    person = next((each for each in known.people if each.id == person_id), None)
    if person is not None and person_id != REPORTER:
        return person.name
    is_story = known.ledger.is_story
    return PassageLabels.tr("the narrator") if is_story else PassageLabels.tr("the reporter")


def _of_note(key: str, note: ContextNote) -> PassageWords:
    kind = note_kind_name(note.kind)
    # What a word means fits on its label; what stands in the way of reading does not.
    is_meaning = note.kind is NoteKind.DEFINITION
    name, fact = (note.title, _meaning(note.body)) if is_meaning else (kind, Fact(note.title))
    facts = (fact,) if fact.words else ()
    return PassageWords(key, PassageKind.NOTE, kind, name, facts, (PassageCommand.OPEN,))


def _of_word(key: str, word: ExplainedWord) -> PassageWords:
    meaning = _meaning(word.meaning)
    facts = (meaning,) if meaning.words else ()
    return PassageWords(key, PassageKind.WORD, PassageLabels.tr("Word"), word.word, facts)


def _of_day(key: str, day: TimelineDay) -> PassageWords:
    """What happened on a day, or on each of several that a month or a year stands for."""
    what = PassageLabels.tr("Timeline")
    if len(day.moments) == 1:
        [(when, words)] = day.moments
        name = spoken_date(when)
    else:
        name = what
        words = "; ".join(f"{spoken_date(when)}: {words}" for when, words in day.moments)
    told = Fact(_on_one_line(words, _MOST_OF_MEANING), is_long=True)
    return PassageWords(key, PassageKind.DAY, what, name, (told,))


def _meaning(body: str) -> Fact:
    from desktop.core.text.card_words import card_words  # noqa: PLC0415 - when first wanted

    return Fact(_on_one_line(card_words(body).plain, _MOST_OF_MEANING), is_long=True)


def _of_mark(known: Known, key: str, annotation: Annotation) -> PassageWords:
    body = annotation.body.strip()
    if body:
        from desktop.core.text.note_markdown import note_plain  # noqa: PLC0415 - when first wanted

        first_words = _on_one_line(note_plain(body[:_LOOKED_AT]), _MOST_OF_NOTE)
        fact = PassageLabels.tr("your note: {0}").format(first_words)
    else:
        fact = PassageLabels.tr("your mark")
    facts = [Fact(fact)]
    if annotation.id in known.waiting:
        told = with_keys(
            PassageLabels.tr("? please check, its words changed: {Window: Ctrl+Shift+H}")
        )
        facts.append(Fact(told, "unsure_ink"))
    if annotation.id in known.doubted:
        told = PassageLabels.tr("? please check: you marked it in other words")
        facts.append(Fact(told, "unsure_ink"))
    return PassageWords(
        key,
        PassageKind.MARK,
        PassageLabels.tr("Mark"),
        name_of(annotation.pen, known.pens),
        tuple(facts),
        (PassageCommand.WRITE,),
        pen=annotation.pen,
    )


def _on_one_line(words: str, most: int) -> str:
    return beginning(" ".join(words.split()), most)
