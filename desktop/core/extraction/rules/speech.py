"""What stands between the marks: speech, a fragment of it, a word held at arm's length, a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop.core.extraction.lexicon.cue_words import CUES, JUDGING_VERBS
from desktop.core.extraction.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    PERSONAL_PRONOUNS,
    SENTENCE_OPENERS,
)
from desktop.core.extraction.lexicon.titles import can_speak
from desktop.core.extraction.lexicon.words_before_marks import ARMS_LENGTH, NAMING, TITLED_THINGS
from desktop.core.extraction.reading.headlines import is_repeated
from desktop.core.extraction.reading.narration import Narration, WordNumber
from desktop.core.extraction.rules.attribution import Attribution
from desktop.core.extraction.rules.works import is_term, names_work
from desktop.core.quotation import QuotationKind

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL_WORDS = frozenset(
    {"a", "an", "the", "of", "and", "or", "in", "on", "to", "for", "with", "at", "by", "from", "s"}
)
_LONGEST_TITLE = 8
# Nothing is asked of the words behind that.
_READ = 300
_NEAR = 8
_BEFORE_A_TITLE = frozenset({"on", "’s", "'s", "in", "of"})
_OTHER_CUES = frozenset({"according", "by", ":", "—", "–", "-", "―"})
_BESIDE = frozenset(
    {
        "before-name-verb", "before-thing-verb", "before-verb-name", "before-participle",
        "before-gapped", "before-opening", "before-doer", "before-quoted", "after-quoted",
        "before-passive", "after-passive", "before-according-to", "before-transcript",
        "before-colon", "before-spoken-noun", "announced", "after-name-verb",
        "after-verb-name", "after-according-to",
        "after-name-insertion-verb", "after-how-put", "after-tail", "after-by",
        "after-dash", "after-modified-name-verb",
    }
)  # fmt: skip
_SAME_BREATH = frozenset({"same-sentence", "next-in-sentence", "same-paragraph", "many-paragraphs"})
_ENDS_BEFORE_ATTRIBUTION = ",?!…—-"
_ENDS_ALONE = ".,?!…"
_NOT_THE_FIRST_LETTER = "[(…. ‘'“\"—-"


def kind_of(
    narration: Narration, quote: WordNumber, attribution: Attribution | None
) -> QuotationKind:
    """What the quoted piece at word `quote` is, given what the words beside it say.

    Example: The “safe” town slept. → scare
    """
    setting = _Setting.of(narration, quote, attribution)
    if setting.is_held_off or not setting.is_spoken:
        return QuotationKind.TITLE if setting.looks_like_title else QuotationKind.SCARE
    return QuotationKind.DIRECT if setting.is_whole else QuotationKind.PARTIAL


def is_set_apart(narration: Narration, quote: WordNumber) -> bool:
    """Whether the marks at word `quote` are beyond doubt there for another reason than speech.

    Example: The so-called “experts” came late. → scare
    """
    return _Setting.of(narration, quote, None).is_set_apart


def is_lone_sentence(narration: Narration, quote: WordNumber) -> bool:
    """Whether a sentence stands alone between its marks, with no words of the reporter beside it.

    Example: The minister left the hall. “This is a disgrace.” The crowd fell silent. → [This is a
        disgrace.] the minister
    Example: “Oh, God,” → nobody (none)
    """
    return _Setting.of(narration, quote, None).is_lone_sentence


def kind_given(
    narration: Narration, quote: WordNumber, by_rules: QuotationKind, *, is_speech: bool
) -> QuotationKind:
    """What the piece is when it is known whether it is speech; the rules say the rest.

    Example: Ada Quill said the town was “safe.” → Ada Quill (before-name-verb)
    """
    if is_speech is (by_rules in (QuotationKind.DIRECT, QuotationKind.PARTIAL)):
        return by_rules
    setting = _Setting.of(narration, quote, None)
    if is_speech:
        is_direct = setting.is_whole and setting.ends_sentence
        return QuotationKind.DIRECT if is_direct else QuotationKind.PARTIAL
    return QuotationKind.TITLE if setting.looks_like_title else QuotationKind.SCARE


@lru_cache(256)
def _words_of(said: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(said))


@dataclass(frozen=True, slots=True)
class _Setting:
    """A quoted piece with the word before it and the rule that found its speaker."""

    narration: Narration
    quote: WordNumber
    content: str
    words: tuple[str, ...]
    before: str
    rule: str
    cue: int | None
    last: str

    @classmethod
    def of(
        cls, narration: Narration, quote: WordNumber, attribution: Attribution | None
    ) -> _Setting:
        quoted = narration.quoted[narration.pieces[quote]]
        content = quoted.content.of(narration.text)
        return cls(
            narration=narration,
            quote=quote,
            content=content,
            words=_words_of(content[:_READ]),
            before=narration.word_at(quote - 1, narration.sentences[quote]),
            rule=attribution.rule if attribution else "",
            cue=attribution.cue if attribution else None,
            last=narration.ends_quoted_with(quote),
        )

    @property
    def looks_like_title(self) -> bool:
        """Whether nearly every word is capitalised, as in the name of a work.

        Example: They sang “The Road to Ostwick” in the hall. → title
        """
        if not 1 < len(self.words) <= _LONGEST_TITLE or not self.words[0][0].isupper():
            return False
        if "," in self.content and self.is_lone_sentence:
            return False
        big = [word for word in self.words if word.lower() not in _SMALL_WORDS]
        capitals = sum(word[0].isupper() for word in big)
        is_the_only = capitals == 1 and len(self.words) == 2 and self.words[0] == "The"
        return capitals >= 0.7 * len(big) and (capitals > 1 or is_the_only)

    @property
    def is_whole(self) -> bool:
        """Whether the words are a sentence, or the rest of one that was interrupted."""
        quoted = self.narration.quoted[self.narration.pieces[self.quote]]
        start = self.content.lstrip(_NOT_THE_FIRST_LETTER)[:1]
        return start.isupper() or start.isdigit() or quoted.continues

    @property
    def ends_sentence(self) -> bool:
        """Whether the words end as a sentence does, or pause before their attribution."""
        return self.last in ".,!?…"

    @property
    def is_lone_sentence(self) -> bool:
        """Whether the piece is a sentence and its own paragraph or sentence holds nothing else."""
        starts = self.content.lstrip(_NOT_THE_FIRST_LETTER)[:1]
        if not starts.isupper() or self.last not in _ENDS_ALONE or not self.words:
            return False
        narration, quote = self.narration, self.quote
        first, end = narration.sentence_bounds[narration.sentences[quote]]
        return all(
            narration.is_piece(index) or not narration.words[index][0].isalnum()
            for index in range(max(first, quote - _NEAR), min(end, quote + _NEAR))
        )

    @property
    def is_set_apart(self) -> bool:
        """Whether the word before or the place inside a name says that this is no speech."""
        if not self.words or self.before in ARMS_LENGTH or self._is_nickname:
            return True
        is_work = names_work(self.narration, self.quote, is_title=self.looks_like_title)
        is_named = is_work or is_term(self.narration, self.quote) or self._is_name_given
        return is_named or self._repeats_in_headline

    @property
    def is_held_off(self) -> bool:
        """Whether the marks are there for another reason than speech.

        Example: A cat called “Red” came late. → scare
        """
        if self.is_set_apart:
            return True
        if self.looks_like_title:
            return self.before in _BEFORE_A_TITLE or not self._title_is_said
        if self.before in TITLED_THINGS and self._is_short_of(_LONGEST_TITLE):
            return self.last not in ".,!?" and self.rule not in _BESIDE
        is_name_given = self.before in NAMING and self._is_short_of(4)
        return is_name_given and (self.cue is None or self.rule not in _BESIDE)

    @property
    def is_spoken(self) -> bool:
        """Whether the words beside the piece, or its own form, show speech."""
        if self._stands_before_attribution or self._is_sentence or self.is_lone_sentence:
            return True
        if self._is_short_of(2):
            return self._has_cue and (self.rule in _BESIDE or self.rule == "same-sentence")
        if self._is_short_of(4):
            return self.rule in _BESIDE or self.rule in _SAME_BREATH
        return True

    @property
    def _stands_before_attribution(self) -> bool:
        return self.rule.startswith("after") and self.last in _ENDS_BEFORE_ATTRIBUTION

    @property
    def _title_is_said(self) -> bool:
        """Whether words that look like a title are speech: 'he said, "Yes We Can"'.

        Example: Ada Quill: “Yes We Can,” → Ada Quill (before-transcript)
        """
        if self._stands_before_attribution or self.last == "," or self.before == ":":
            return True
        return (self.before == "," and self.rule in _BESIDE) or self._evaluates

    @property
    def _is_sentence(self) -> bool:
        """Whether it is a sentence of its own, which nobody beside it reports.

        Example: “No!” ¶ The town slept. → nobody (none)
        """
        if self.rule and self.rule not in _SAME_BREATH:
            return False
        ends = self.last
        return self.content[0].isupper() and ends in ".?!" and (len(self.words) > 1 or ends != ".")

    @property
    def _is_name_given(self) -> bool:
        """Whether something is named: "a cat called “Red”", but not "what he called “a mess”".

        Example: The path is called “Low Way” in town. → title
        """
        if self.before not in NAMING or not self._is_short_of(4) or self.last in ".,!?":
            return False
        sentence = self.narration.sentences[self.quote]
        if self.narration.word_at(self.quote + 1, sentence) == "by":
            return False
        named = self.narration.word_at(self.quote - 2, sentence)
        if named in AUXILIARIES or named in ADVERBS:
            return True
        is_thing = named.isalpha() and not can_speak(named) and named not in PERSONAL_PRONOUNS
        return is_thing and not self.narration.is_capitalised(self.quote - 2)

    @property
    def _repeats_in_headline(self) -> bool:
        """Whether a headline gives in short what is quoted further down.

        Example: Mayor: “No new taxes” ¶ Mayor Ada Quill said there would be “no new taxes” soon. →
            scare; Ada Quill (before-name-verb)
        """
        narration, quote = self.narration, self.quote
        _, end = narration.paragraph_bounds[narration.paragraphs[quote]]
        is_last = narration.paragraphs[quote] == 0 and quote == end - 1
        if not is_last or self.last in ".,!?…":
            return False
        return is_repeated(narration, quote, self.content)

    @property
    def _is_nickname(self) -> bool:
        """Whether the piece stands inside a name: Robert "Red" Callan.

        Example: Robert “Red” Callan came late. → scare
        """
        narration, quote = self.narration, self.quote
        after = narration.word_at(quote + 1, narration.sentences[quote])
        return (
            self._is_short_of(2)
            and self.words[0][0].isupper()
            and bool(self.before and after)
            and narration.is_capitalised(quote - 1)
            and narration.is_capitalised(quote + 1)
            and self.before not in SENTENCE_OPENERS
        )

    @property
    def _evaluates(self) -> bool:
        """Whether a name is a judgement, no title: called him "The Quiet Storm".

        Example: Ada Quill called him “The Quiet Storm.” → Ada Quill (before-name-verb)
        """
        if self.cue is None:
            return False
        is_near = abs(self.quote - self.cue) <= _NEAR or self.rule == "same-sentence"
        return is_near and self.narration.lowered[self.cue] in JUDGING_VERBS

    @property
    def _has_cue(self) -> bool:
        if self.cue is None:
            return False
        word = self.narration.lowered[self.cue]
        return word in CUES or word in _OTHER_CUES

    def _is_short_of(self, most: int) -> bool:
        return len(self.words) <= most
