"""The signs that speak for or against a mention as the speaker of a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import Narration, PieceNumber
from desktop.core.extraction.rules.attribution import Attribution
from desktop.core.extraction.rules.evidence import Evidence
from desktop.core.extraction.weighing.heard import Heard
from desktop.core.extraction.weighing.mentions import Mentions, step
from desktop.core.extraction.weighing.spoken_words import SpokenWords
from desktop.core.extraction.weighing.word_classes import CUE_CLASSES, NOTHING, PIECE, WordClasses

_LONGEST_WAY = 60
_LINKS = (
    "who",
    "that",
    "which",
    "and",
    "but",
    "because",
    "when",
    "while",
    "if",
    "to",
    "of",
    ",",
    ":",
    PIECE,
)
_SUBJECTS = frozenset({"name", "he", "she", "they", "role"})


class SpeakerSigns:
    """Names the signs of every candidate of one narration; none of them holds a word of content."""

    def __init__(self, narration: Narration, cast: Cast, classes: WordClasses) -> None:
        self._narration = narration
        self._classes = classes
        self._mentions = Mentions(narration, cast, classes)

    def of(
        self,
        piece: PieceNumber,
        candidates: Sequence[NounPhrase],
        evidence: Evidence,
        heard: Heard,
    ) -> list[list[str]]:
        """The signs of each candidate for a piece, and at last those of nobody."""
        setting = _Setting(self._narration, self._classes, piece, evidence, heard)
        before = sum(phrase.first < setting.word for phrase in candidates)
        signs = []
        for position, phrase in enumerate(candidates):
            between = position - before if position >= before else before - position - 1
            signs.append(self._of_phrase(phrase, setting, between))
        signs.append(setting.signs_of_nobody())
        return signs

    def _of_phrase(self, phrase: NounPhrase, setting: _Setting, between: int) -> list[str]:
        mention = self._mentions.of(phrase)
        kind, after, before, two_after, two_before, around = mention.words
        place = setting.place(phrase)
        side = place[0]
        ends = setting.ends
        signs = [
            f"place {place} {ends}",
            f"kind {kind} {place}",
            f"after {after} {place}",
            f"before {before} {place}",
            f"{two_after} {side}",
            f"{two_before} {side}",
            around,
            f"between {step(between)} {place}",
            f"alone {setting.stands_alone} {place} {kind}",
            f"led {setting.led_by} {place} {ends}",
        ]
        if phrase.is_possessive:
            signs.append(f"possessive {place}")
        signs += mention.standing(place, setting.spoken)
        if mention.listens:
            signs.append(f"listens {side}")
        signs += setting.rules_on(phrase, kind)
        signs += setting.history_of(phrase, kind, place)
        if place.startswith(("before 0", "after 0", "before p", "after p")):
            signs += setting.way_to(phrase, place, after, kind)
        return signs


class _Setting:
    """One piece, as every candidate sees it."""

    def __init__(
        self,
        narration: Narration,
        classes: WordClasses,
        piece: PieceNumber,
        evidence: Evidence,
        heard: Heard,
    ) -> None:
        self._narration = narration
        self._classes = classes
        self._piece = piece
        self._evidence = evidence
        self._heard = heard
        self.word = word = narration.piece_words[piece]
        self._sentence = narration.sentences[word]
        self._paragraph = narration.paragraphs[word]
        self._first, self._end = narration.sentence_bounds[self._sentence]
        last = narration.ends_quoted_with(word)
        self.ends = "letter" if last.isalnum() else last
        self.led_by = classes.beside(word - 1, self._sentence)
        near = range(max(self._first, word - 6), min(self._end, word + 7))
        self.stands_alone = all(
            narration.is_piece(index) or not narration.words[index][0].isalnum() for index in near
        )
        self.spoken = SpokenWords(narration, piece)
        self._cues = self._cues_before()
        self._gap = self._gap_to_last()

    def place(self, phrase: NounPhrase) -> str:
        """Where a mention stands, seen from the piece."""
        narration = self._narration
        side = "after" if phrase.first > self.word else "before"
        sentences = abs(narration.sentences[phrase.first] - self._sentence)
        paragraphs = self._paragraph - narration.paragraphs[phrase.first]
        if sentences == 0:
            return f"{side} 0"
        if paragraphs == 0:
            return f"{side} p{min(sentences, 3)}"
        return f"{side} P{min(paragraphs, 4)}"

    def signs_of_nobody(self) -> list[str]:
        chosen = self._evidence.chosen
        return [
            "nobody",
            f"nobody {chosen.rule if chosen else 'unruled'}",
            f"nobody alone {self.stands_alone}",
            f"nobody {self._gap}",
        ]

    def rules_on(self, phrase: NounPhrase, kind: str) -> list[str]:
        evidence = self._evidence
        signs = []
        chosen = evidence.chosen
        rule = chosen.rule if chosen else ""
        is_chosen = chosen is not None and chosen.phrase.end == phrase.end
        is_namesake = (
            chosen is not None and not is_chosen and self._heard.is_same(chosen.phrase, phrase)
        )
        signs.append(f"rule {rule} {is_chosen} {is_namesake}")
        if is_chosen:
            signs.append(f"chosen {kind} {rule}")
            signs.append("chosen")
            signs.append(f"chosen {rule} {chosen.first_rule if chosen else ''}")
        for name, attribution in (("after", evidence.after), ("before", evidence.before)):
            if attribution and attribution.phrase.end == phrase.end:
                signs.append(f"{name} says {attribution.rule} {self.ends}")
                signs.append(f"{name} says {attribution.rule} {self._cue_class(attribution)}")
        return signs

    def history_of(self, phrase: NounPhrase, kind: str, place: str) -> list[str]:
        heard = self._heard
        signs = [f"heard {min(heard.times(phrase), 3)} {place[:8]}"]
        evidence = self._evidence
        sides = f"{evidence.after is not None} {evidence.before is not None}"
        if heard.last is None:
            return signs
        if heard.last.end == phrase.end:
            signs += [
                f"last words {self._gap} {self.stands_alone}",
                f"last words {sides}",
                f"last words {kind} {self.led_by}",
                f"last words {self._gap} {self._rule_for_another(phrase)}",
            ]
        elif heard.is_same(heard.last, phrase):
            signs += [f"last speaker {self._gap} {self.stands_alone}", f"last speaker {sides}"]
        elif heard.before_last and heard.is_same(heard.before_last, phrase):
            signs.append(f"before last {self._gap} {self.stands_alone}")
        else:
            signs.append(f"another {self._gap} {self.stands_alone}")
        return signs

    def _rule_for_another(self, phrase: NounPhrase) -> str:
        """The rule that chose somebody else."""
        chosen = self._evidence.chosen
        return chosen.rule if chosen and chosen.phrase.end != phrase.end else "agrees"

    def way_to(self, phrase: NounPhrase, place: str, after: str, kind: str) -> list[str]:
        """The signs of the words between the mention and the piece."""
        is_after = phrase.first > self.word
        start, end = (self.word + 1, phrase.first) if is_after else (phrase.end, self.word)
        distance = end - start
        signs = [f"distance {step(distance)} {place}"]
        if distance > _LONGEST_WAY:
            return signs
        way = self._classes.all[start:end]
        side = "after" if is_after else "before"
        if distance <= 5:
            signs.append(f"way {side} {' '.join(way)}")
        if is_after:
            signs.append(f"start {' '.join(way[:2])}")
            signs.append(f"leads {' '.join(way[-2:])} {after}")
        else:
            signs.append(f"start {' '.join(way[-2:])}")
            signs.append(f"leads {' '.join(way[:3])}")
        cues = sum(word in CUE_CLASSES for word in way)
        signs.append(f"cues {side} {min(cues, 3)} {after if after in CUE_CLASSES else ''}")
        links = ",".join([link for link in _LINKS if link in way])
        signs.append(f"links {side} {links}")
        rivals = sum(one in _SUBJECTS and other in CUE_CLASSES for one, other in pairwise(way))
        signs.append(f"over {min(way.count(PIECE), 2)} {min(rivals, 2)} {side}")
        if not is_after and place == "before 0":
            signs += self._cues_seen_from(phrase, kind)
        return signs

    def _cues_seen_from(self, phrase: NounPhrase, kind: str) -> list[str]:
        signs = []
        for name, cue in self._cues:
            if cue is None:
                signs.append(f"{name} none {kind}")
                continue
            is_subject_side = phrase.end <= cue
            gap = cue - phrase.end if is_subject_side else phrase.first - cue
            relation = "subject" if is_subject_side else "object"
            signs.append(f"{name} {relation} {step(gap)} {step(self.word - cue)}")
            strength = self._classes.of(cue)
            signs.append(f"{name} {relation} {strength} {kind} {min(gap, 2)}")
        return signs

    def _cues_before(self) -> tuple[tuple[str, int | None], ...]:
        """The nearest cue and the nearest plain verb of speech before the piece."""
        nearest = plain = None
        for index in range(self.word - 1, max(self._first, self.word - _LONGEST_WAY) - 1, -1):
            word_class = self._classes.of(index)
            if word_class in CUE_CLASSES:
                nearest = index if nearest is None else nearest
                if word_class.startswith("plain"):
                    plain = index
                    break
        return ("nearest", nearest), ("plain", plain)

    def _gap_to_last(self) -> str:
        if self._heard.last_piece < 0:
            return "first"
        quoted = self._narration.quoted
        last = quoted[self._heard.last_piece]
        paragraphs = quoted[self._piece].paragraph - last.paragraph
        goes_on = " goes on" if quoted[self._piece].continues else ""
        sentence = self._narration.sentences[self._narration.piece_words[self._heard.last_piece]]
        here = "same sentence" if sentence == self._sentence else str(min(paragraphs, 4))
        if here == "0":
            # Sentences of narration between the two.
            here = f"0+{min(self._sentence - sentence - 1, 2)}"
        return f"{here}{goes_on}"

    def _cue_class(self, attribution: Attribution) -> str:
        return NOTHING if attribution.cue is None else self._classes.of(attribution.cue)
