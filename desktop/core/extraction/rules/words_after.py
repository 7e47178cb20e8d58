"""Rules for the words after a quotation: "…," said X; "…," X told Y; "…" — X."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.extraction.lexicon.cue_words import CUES, SPEECH_VERBS, is_participle
from desktop.core.extraction.lexicon.function_words import ADVERBS, CLAUSE_WORDS
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import WordNumber
from desktop.core.extraction.reading.verbs import is_phrasal_cue
from desktop.core.extraction.rules.answers import AnswersBehind
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.extraction.rules.passives import Passives
from desktop.core.extraction.rules.quoted_by import QuotedBy
from desktop.core.extraction.rules.signed_behind import SignedBehind
from desktop.core.extraction.rules.subjects import Subjects
from desktop.core.quotation import MentionKind
from desktop.core.text.word_lists import words

_SKIPPED_MARKS = frozenset({",", "—", "–", "-", ")", "!", "’", "'"})
_AFTER_A_SUBJECT = frozenset({"who", "and", "as", "when", "while", "where", "but"})
_NOT_BEFORE_A_CUE = frozenset({"to", "who", "he", "she", "they", "that", "which"})
_PER = frozenset({"according", "per"})
_PASTS = words("irregular_pasts")
_LONGEST_INSERTION = 40
_LONGEST_MODIFIER = 8


class WordsAfter:
    """Looks to the right of a quotation, up to the next one or the end of the sentence."""

    def __init__(self, phrases: Phrases, subjects: Subjects) -> None:
        self._phrases = phrases
        self._subjects = subjects
        self._quoted_by = QuotedBy(phrases, subjects)
        self._passives = Passives(phrases)
        self._answers = AnswersBehind(phrases)
        self._signed = SignedBehind(phrases)
        self._narration = phrases.narration

    def attribution(self, quote: WordNumber) -> Attribution | None:
        """What the first rule that fits says about the piece at word `quote`."""
        dash = self._signed.attribution(quote)
        if dash:
            return dash
        end = self._end_of_words(quote)
        if end == quote + 1 or self._narration.words[quote + 1] == ".":
            return None
        begin = self._first_content_word(quote + 1, end)
        passive = self._passives.after(quote, begin, end)
        if passive:
            return passive
        rules: tuple[Callable[[int, int], Attribution | None], ...] = (
            self._according_to,
            self._quoted,
            self._verb_name,
            self._name_verb,
            self._modified_name_verb,
            self._answers.how_put,
            self._answers.came,
            self._joined,
            self._tail,
            self._by,
        )
        for rule in rules:
            found = rule(begin, end)
            if found:
                return found
        return None

    def _joined(self, begin: int, end: int) -> Attribution | None:
        """Who acts at once, joined to the words by "and": "…,” and X sat down".

        Example: “Oh, heavens,” and Ada Quill sat down on the stairs. → Ada Quill (after-joined)
        """
        narration = self._narration
        is_joined = begin < end and narration.lowered[begin] == "and"
        phrase = self._phrases.starting_at(begin + 1) if is_joined else None
        if phrase is None or phrase.kind is not MentionKind.NAME or phrase.is_possessive:
            return None
        quote, verb = begin - 1, narration.lowered[phrase.end : phrase.end + 1]
        opens = narration.is_piece(quote) and narration.opens_sentence(quote)
        acts = bool(verb) and (verb[0] in _PASTS or verb[0].endswith("ed"))
        is_said = opens and narration.ends_quoted_with(quote) in ",!?"
        return Attribution("after-joined", phrase) if is_said and acts else None

    def _end_of_words(self, quote: WordNumber) -> int:
        narration = self._narration
        _, sentence_end = narration.sentence_bounds[narration.sentences[quote]]
        end = quote + 1
        while end < sentence_end and not narration.is_piece(end):
            end += 1
        return end

    def _first_content_word(self, begin: int, end: int) -> int:
        narration = self._narration
        while begin < end and narration.words[begin] in _SKIPPED_MARKS:
            begin += 1
        while (
            begin < end
            and self._phrases.starting_at(begin) is None
            and self._is_adverb(narration.lowered[begin])
        ):
            begin += 1
        return begin

    def _is_adverb(self, word: str) -> bool:
        return word in ADVERBS or word.endswith("ly") or word in ("had", "has", "have")

    def _according_to(self, begin: int, end: int) -> Attribution | None:
        """Read "…," according to X.

        Example: “The bridge is safe,” according to the engineer Ada Quill. → Ada Quill
            (after-according-to)
        Example: It is closed “to all who are not members,” per the harbour’s bylaws. → the
            harbour’s bylaws (after-according-to)
        """
        if begin >= end or self._narration.lowered[begin] not in _PER:
            return None
        phrase = self._phrases.named_behind(begin + 1, end)
        return Attribution("after-according-to", phrase, begin) if phrase else None

    def _quoted(self, begin: int, end: int) -> Attribution | None:
        found = self._quoted_by.whom(begin, end)
        return Attribution("after-quoted", *found) if found else None

    def _verb_name(self, begin: int, end: int) -> Attribution | None:
        """Read "…," said X.

        Example: “The bridge is safe,” said Ada Quill. → Ada Quill (after-verb-name)
        """
        if begin >= end or self._narration.lowered[begin] not in SPEECH_VERBS:
            return None
        for word in range(begin + 1, min(begin + 3, end)):
            phrase = self._phrases.starting_at(word)
            if phrase is None:
                continue
            if is_participle(self._narration.lowered[begin]) or phrase.is_possessive:
                return None
            following = self._narration.lowered[phrase.end] if phrase.end < end else ""
            is_free = following not in CLAUSE_WORDS and following not in CUES
            if phrase.kind is MentionKind.PRONOUN:
                is_subject_form = self._narration.lowered[phrase.first] in ("he", "she", "they")
                fits = is_subject_form and is_free
            else:
                fits = is_free or following in _AFTER_A_SUBJECT
            named = self._phrases.in_apposition(phrase, end)
            return Attribution("after-verb-name", named, begin) if fits else None
        return None

    def _name_verb(self, begin: int, end: int) -> Attribution | None:
        """Read "…," X said; "…," X, who runs the shelter, said.

        Example: “The bridge is safe,” Ada Quill said. → Ada Quill (after-name-verb)
        """
        if begin >= end:
            return None
        lowered = self._narration.lowered
        phrase = self._phrases.starting_at(begin)
        if phrase is None and lowered[begin] in ("as", "which") and begin + 1 < end:
            phrase = self._phrases.starting_at(begin + 1)
        if phrase is None:
            return None
        verb = phrase.end
        while verb < end and self._is_adverb(lowered[verb]):
            verb += 1
        is_cue = verb < end and (lowered[verb] in CUES or is_phrasal_cue(self._narration, verb))
        if is_cue and not phrase.is_possessive:
            return Attribution("after-name-verb", phrase, verb)
        return self._name_insertion_verb(phrase, end)

    def _name_insertion_verb(self, phrase: NounPhrase, end: int) -> Attribution | None:
        """Step over what is put between a name and its verb.

        Example: “The bridge is safe,” Ada Quill, who runs the harbour, told the council. → Ada
            Quill (after-name-insertion-verb)
        """
        lowered = self._narration.lowered
        for verb in range(phrase.end, min(end, phrase.end + _LONGEST_INSERTION)):
            if lowered[verb] not in SPEECH_VERBS or lowered[verb - 1] in _NOT_BEFORE_A_CUE:
                continue
            if self._passives.tells_listener(verb, phrase.first):
                return None
            subject: NounPhrase | None = phrase
            if phrase.is_possessive or lowered[phrase.first] == "who":
                subject = self._subjects.of_verb(verb, phrase.first)
            if subject:
                named = self._phrases.in_apposition(subject, verb)
                return Attribution("after-name-insertion-verb", named, verb)
        return None

    def _modified_name_verb(self, begin: int, end: int) -> Attribution | None:
        """Read "…," then-mayoral candidate X said; "…," said chess prodigy X.

        Example: “The bridge is safe,” said chess prodigy Ada Quill. → Ada Quill
            (after-modified-name-verb)
        Example: “The bridge is safe,” crisis chief Ada Quill, 61, told the hall. → Ada Quill
            (after-name-insertion-verb)
        """
        narration = self._narration
        for word in range(begin, min(begin + _LONGEST_MODIFIER, end)):
            lowered = narration.lowered[word]
            if not lowered[0].isalnum() and lowered not in ("/", "-"):
                named = self._phrases.ending_at(word)
                is_name = named is not None and named.kind is MentionKind.NAME
                return self._name_insertion_verb(named, end) if named and is_name else None
            if lowered in CLAUSE_WORDS:
                return None
            phrase = self._phrases.ending_at(word)
            if lowered in SPEECH_VERBS and phrase and phrase.is_person_like:
                return Attribution("after-modified-name-verb", phrase, word)
            named = self._phrases.starting_at(word)
            if word > begin and narration.lowered[begin] in SPEECH_VERBS and named:
                is_name = named.kind is MentionKind.NAME and not named.is_possessive
                return Attribution("after-modified-name-verb", named, begin) if is_name else None
        return None

    def _tail(self, begin: int, end: int) -> Attribution | None:
        """Read "…" for the best, she said.

        Example: “The town is safe” for the winter, Ada Quill said. → Ada Quill (after-tail)
        """
        lowered = self._narration.lowered
        for verb in range(end - 1, begin, -1):
            if lowered[verb] not in SPEECH_VERBS or is_participle(lowered[verb]):
                continue
            phrase = self._phrases.ending_at(verb)
            if (
                phrase
                and phrase.first > begin
                and lowered[phrase.first - 1] == ","
                and not phrase.is_possessive
                and phrase.is_person_like
            ):
                return Attribution("after-tail", phrase, verb)
            break
        return self._tail_inverted(begin, end) or self._tail_according_to(begin, end)

    def _tail_inverted(self, begin: int, end: int) -> Attribution | None:
        """Read "…" for the best, said X.

        Example: The town calls it “safe as never before” for the winter, said the Ostwick Weekly. →
            Ostwick Weekly (after-tail)
        """
        lowered = self._narration.lowered
        for verb in range(end - 1, begin, -1):
            if lowered[verb - 1] != "," or lowered[verb] not in SPEECH_VERBS:
                continue
            phrase = self._phrases.starting_at(verb + 1)
            if phrase is None or is_participle(lowered[verb]):
                return None
            fits = phrase.is_person_like and not phrase.is_possessive
            closes = phrase.end >= end or not self._narration.words[phrase.end].isalnum()
            return Attribution("after-tail", phrase, verb) if fits and closes else None
        return None

    def _tail_according_to(self, begin: int, end: int) -> Attribution | None:
        """Read "…" for the best, according to X.

        Example: “The town is safe” for the winter, according to Ada Quill. → Ada Quill
            (after-according-to)
        """
        lowered = self._narration.lowered
        for word in range(begin + 1, end - 2):
            if lowered[word] in _PER and lowered[word - 1] == ",":
                return self._according_to(word, end)
        return None

    def _by(self, begin: int, end: int) -> Attribution | None:
        """Read: called a "…" by X.

        Example: A “long and quiet disaster” by Ada Quill came next. → Ada Quill (after-by)
        """
        if begin + 1 >= end or self._narration.lowered[begin] != "by":
            return None
        phrase = self._phrases.starting_at(begin + 1)
        if phrase and phrase.kind is not MentionKind.NOMINAL and not phrase.is_possessive:
            return Attribution("after-by", phrase, begin)
        return None
