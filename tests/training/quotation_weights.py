"""Fits the weights of the quotation signs to annotated articles, and measures how sure they are.

Each line of a file of gold is one article: {"id", "text", "quotes": [{"start", "end",
"speaker_text", "speaker_start", "speaker_end", "speaker_type", "resolved"}]}. The same files
give the same weights, byte for byte. Only the names of signs and numbers are written; no word
of an article is.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.core.extraction.people.doubtful_names import without_doubtful_names
from desktop.core.extraction.people.genders import cast_with_genders
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.noun_phrases import noun_phrases
from desktop.core.extraction.reading.labels_inside import parted_by_labels
from desktop.core.extraction.reading.narration import Narration, PieceNumber
from desktop.core.extraction.reading.printed_marks import with_plain_marks
from desktop.core.extraction.reading.quote_marks import quoted_pieces
from desktop.core.extraction.reading.wrapped_lines import without_wrapping
from desktop.core.extraction.records import with_speakers
from desktop.core.extraction.rules.attribution import Phrases
from desktop.core.extraction.rules.turns import Turns
from desktop.core.extraction.weighing.ballots import Ballots
from desktop.core.extraction.weighing.certainty_signs import CertaintySigns
from desktop.core.extraction.weighing.heard import Heard
from desktop.core.extraction.weighing.speech_signs import SpeechSigns
from desktop.core.extraction.weighing.weighing import Weighing
from desktop.core.extraction.weighing.weights import Weights
from desktop.core.extraction.weighing.word_classes import WordClasses
from desktop.core.quotation import MentionKind
from tests.training.annotations import (
    Annotations,
    is_same_name,
    names_of,
    with_speaker_and_cue_apart,
)
from tests.training.judging import Judged, heading, is_right, judged

_SEED = 7
_FOLDS = 4


@dataclass(frozen=True)
class Choice:
    """One question to the ranker: the signs of each answer, which are right, which may be."""

    signs: list[list[str]]
    right: tuple[int, ...]
    ignored: frozenset[int]


@dataclass(frozen=True)
class Lessons:
    """What one article teaches."""

    choices: list[Choice]
    pieces: list[tuple[list[str], bool]]


@dataclass(frozen=True)
class Learner:
    """The settings of one fit: passes over the examples, step width, rarest sign still used.

    Each time that a sign is seen its weight shrinks by this part, and by this part in all over a
    pass, however often it is seen (the two are ridge penalties that grow with the examples, and
    that do not).
    """

    passes: int
    rate: float
    rarest: int
    shrink: float = 0.0
    shrink_in_all: float = 0.0


SPEECH = Learner(passes=16, rate=0.2, rarest=20, shrink=2e-3)
SPEAKER = Learner(passes=16, rate=0.2, rarest=20, shrink=2e-3)
CERTAINTY = Learner(passes=16, rate=0.1, rarest=10, shrink_in_all=20.0)


def read(text: str) -> tuple[Narration, Sequence[NounPhrase]]:
    """A text as the rules see it."""
    text = with_plain_marks(without_wrapping(text))
    narration = Narration(text, parted_by_labels(text, quoted_pieces(text)))
    return narration, without_doubtful_names(narration, noun_phrases(narration))


def lessons(article: dict[str, Any]) -> Lessons:
    """The examples in one article, each with the history that the annotators saw."""
    narration, phrases = read(article["text"])
    cast = cast_with_genders(narration, phrases)
    evidence = Turns(Phrases(narration, phrases)).evidence()
    classes = WordClasses(narration)
    ballots = Ballots(narration, phrases, cast, classes)
    signs = SpeechSigns(narration, evidence, classes)
    annotations = Annotations(article)
    heard = Heard(cast)
    choices: list[Choice] = []
    pieces: list[tuple[list[str], bool]] = []
    last: dict[str, Any] | None = None
    for number, piece in zip(narration.piece_numbers(), narration.quoted, strict=True):
        gold = annotations.matching(piece.content.start, piece.content.end)
        pieces.append((signs.of(number), gold is not None))
        if gold is None:
            continue
        ballot = ballots.of(number, evidence[number], heard)
        chosen = evidence[number].chosen
        known = [chosen.phrase] if chosen else []
        if heard.last and last and _have_one_speaker(last, gold):
            known.append(heard.last)
        choice = _choice(ballot.candidates, ballot.signs, gold, heard, known)
        last = gold
        if choice:
            choices.append(choice)
            if choice.right[0] < len(ballot.candidates):
                heard.note(number, ballot.candidates[choice.right[0]])
    return Lessons(choices, pieces)


def _choice(
    candidates: Sequence[NounPhrase],
    signs: list[list[str]],
    gold: dict[str, Any],
    heard: Heard,
    known: Sequence[NounPhrase],
) -> Choice | None:
    """Which answers are right; none when the annotated speaker is no candidate."""
    if gold.get("speaker_text") is None:
        return Choice(signs, (len(candidates),), frozenset())
    named = {
        number
        for number, phrase in enumerate(candidates)
        if phrase.name and any(is_same_name(phrase.name, name) for name in names_of(gold))
    }
    goes_on = {
        number
        for number, phrase in enumerate(candidates)
        if len(known) > 1 and phrase.end == known[-1].end
    }
    marked = _marked(candidates, gold)
    if marked is not None:
        namesakes = {
            number
            for number, phrase in enumerate(candidates)
            if heard.is_same(phrase, candidates[marked])
        }
        return Choice(signs, (marked,), frozenset((named | namesakes | goes_on) - {marked}))
    possible = named | goes_on
    preferred = [
        number
        for number in sorted(possible)
        if any(candidates[number].end == phrase.end for phrase in known)
    ]
    right = tuple(preferred or sorted(possible))
    return Choice(signs, right, frozenset(possible - set(right))) if right else None


def _marked(candidates: Sequence[NounPhrase], gold: dict[str, Any]) -> int | None:
    """The candidate that is the head of the mention that the annotators marked.

    That is the first one, unless it owns the next or the next one is its name: "its
    spokesperson, Petra Lind".
    """
    if gold.get("speaker_start") is None:
        return None
    start, end = gold["speaker_start"], gold["speaker_end"]
    covered = [
        number
        for number, phrase in enumerate(candidates)
        if min(phrase.span.end, end) > max(phrase.span.start, start)
    ]
    free = [number for number in covered if not candidates[number].is_possessive] or covered
    if not free:
        return None
    first = candidates[free[0]]
    if len(free) > 1 and first.kind is MentionKind.NOMINAL:
        second = candidates[free[1]]
        if second.kind is MentionKind.NAME and second.first == first.end + 1:
            return free[1]
    return free[0]


def _have_one_speaker(last: dict[str, Any], gold: dict[str, Any]) -> bool:
    if last.get("speaker_text") is None or gold.get("speaker_text") is None:
        return False
    start = gold.get("speaker_start")
    if start is not None and start == last.get("speaker_start"):
        return True
    if gold.get("resolved") and gold["resolved"] == last.get("resolved"):
        return True
    is_pronoun = gold.get("speaker_type") == "pronoun"
    return not is_pronoun and is_same_name(last["speaker_text"], gold["speaker_text"])


class _Slopes:
    """Weights that learn in steps of falling width (Duchi, Hazan, Singer 2011: AdaGrad)."""

    def __init__(self, rows: Iterable[list[str]], learner: Learner) -> None:
        counted = Counter(sign for row in rows for sign in row)
        names = sorted(name for name, count in counted.items() if count >= learner.rarest)
        self._rate = learner.rate
        self._number = {name: number for number, name in enumerate(names)}
        self._shrink = [learner.shrink + learner.shrink_in_all / counted[name] for name in names]
        self._weights = [0.0] * len(names)
        self._squares = [1.0] * len(names)
        self._sums = [0.0] * len(names)
        self._kept = 0

    def numbered(self, row: list[str]) -> list[int]:
        return [self._number[sign] for sign in row if sign in self._number]

    def score(self, row: list[int]) -> float:
        weights = self._weights
        return sum([weights[number] for number in row])

    def move(self, row: list[int], slope: float) -> None:
        """Make the row count more, or less when the slope is negative."""
        weights, squares, shrink = self._weights, self._squares, self._shrink
        for number in row:
            step = slope - shrink[number] * weights[number]
            squares[number] += step * step
            weights[number] += self._rate * step / math.sqrt(squares[number])

    def keep(self) -> None:
        """Count the present weights in the average."""
        self._kept += 1
        for number, weight in enumerate(self._weights):
            self._sums[number] += weight

    def averaged(self) -> dict[str, int]:
        """The average weights, in hundredths, without those that are nothing."""
        rounded = {
            name: round(100 * self._sums[number] / self._kept)
            for name, number in self._number.items()
        }
        return {name: weight for name, weight in rounded.items() if weight}


def fit_speech(articles: Sequence[Lessons], learner: Learner = SPEECH) -> dict[str, int]:
    """Weights that tell speech from other words in marks."""
    return _fit_logistic([piece for article in articles for piece in article.pieces], learner)


def _fit_logistic(examples: Sequence[tuple[list[str], bool]], learner: Learner) -> dict[str, int]:
    """Weights that tell the examples that are so from the others (logistic regression)."""
    slopes = _Slopes((signs for signs, _ in examples), learner)
    rows = [(slopes.numbered(signs), is_so) for signs, is_so in examples]

    def learn(example: tuple[list[int], bool]) -> None:
        row, is_so = example
        slope = is_so - 1 / (1 + math.exp(-max(-30.0, min(30.0, slopes.score(row)))))
        if abs(slope) >= 0.01:
            slopes.move(row, slope)

    _pass_over(rows, slopes, learner, learn)
    return slopes.averaged()


def fit_speaker(articles: Sequence[Lessons], learner: Learner = SPEAKER) -> dict[str, int]:
    """Weights that put the speaker above the other candidates (multinomial regression)."""
    choices = [choice for article in articles for choice in article.choices]
    slopes = _Slopes((signs for choice in choices for signs in choice.signs), learner)
    questions = [
        ([slopes.numbered(signs) for signs in choice.signs], choice.right, choice.ignored)
        for choice in choices
    ]

    def learn(question: tuple[list[list[int]], tuple[int, ...], frozenset[int]]) -> None:
        rows, right, ignored = question
        scores = [slopes.score(row) for row in rows]
        highest = max(scores)
        votes = [
            0.0 if number in ignored else math.exp(max(-60.0, score - highest))
            for number, score in enumerate(scores)
        ]
        every = sum(votes)
        good = sum([votes[number] for number in right])
        for number, vote in enumerate(votes):
            if number in ignored:
                continue
            slope = (vote / good if number in right else 0.0) - vote / every
            if abs(slope) >= 0.01:
                slopes.move(rows[number], slope)

    _pass_over(questions, slopes, learner, learn)
    return slopes.averaged()


def _pass_over(
    examples: list[Any], slopes: _Slopes, learner: Learner, learn: Callable[[Any], None]
) -> None:
    """Show all examples several times, in an order that is always the same."""
    order = random.Random(_SEED)
    for number in range(learner.passes):
        order.shuffle(examples)
        for example in examples:
            learn(example)
        if number >= learner.passes // 2:
            slopes.keep()


class Corpus:
    """The articles of several sets; each article counts once."""

    def __init__(self, sets: Sequence[Sequence[dict[str, Any]]]) -> None:
        self.articles = [article for each in sets for article in each]
        self._lessons = [lessons(article) for article in self.articles]

    def fitted(self, without: int | None = None) -> Weights:
        """Weights from all articles, or from all but those of one fold."""
        taught = [
            lesson
            for number, lesson in enumerate(self._lessons)
            if without is None or number % _FOLDS != without
        ]
        return Weights(fit_speech(taught), fit_speaker(taught), {})


def fit_certainty(corpus: Corpus, learner: Learner = CERTAINTY) -> dict[str, int]:
    """Weights that tell right choices from wrong ones, in articles that were kept aside."""
    choices: list[tuple[list[str], bool]] = []
    for fold in range(_FOLDS):
        weights = corpus.fitted(without=fold)
        for article in corpus.articles[fold::_FOLDS]:
            choices.extend(_verdicts(article, weights))
    return _fit_logistic(choices, learner)


def _verdicts(article: dict[str, Any], weights: Weights) -> Iterator[tuple[list[str], bool]]:
    """The signs of certainty of every attribution, and whether its speaker is right."""
    annotations = Annotations(article)
    narration, phrases = read(article["text"])
    cast = cast_with_genders(narration, phrases)
    evidence = Turns(Phrases(narration, phrases)).evidence()
    signs = CertaintySigns(
        narration, evidence, SpeechSigns(narration, evidence, WordClasses(narration))
    )
    verdicts = Weighing(narration, phrases, cast, evidence, weights).verdicts()
    extraction = with_speakers(narration, phrases, cast, verdicts)
    names = {speaker.id: speaker.name for speaker in extraction.speakers}
    numbers = {quoted.content.start: piece for piece, quoted in enumerate(narration.quoted)}
    for quotation in extraction.speech:
        piece = numbers[quotation.content.start]
        said, votes = verdicts[piece].attribution, verdicts[piece].votes
        # Whose turn it is may have been decided by the talk.
        is_weighed = said is not None and said.rule == quotation.why.rule
        if said is None or votes is None or not is_weighed or quotation.speaker is None:
            continue
        gold = annotations.matching(quotation.content.start, quotation.content.end)
        yield (
            signs.of(PieceNumber(piece), said, votes),
            is_right(quotation, names[quotation.speaker], gold),
        )


def written(weights: Weights) -> str:
    """The content of a file of weights."""
    stored = {
        "certainty": _by_family(weights.certainty),
        "speaker": _by_family(weights.speaker),
        "speech": _by_family(weights.speech),
        "version": 3,
    }
    return json.dumps(stored, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n"


def _by_family(flat: Any) -> dict[str, dict[str, int]]:
    families: dict[str, dict[str, int]] = {}
    for sign, weight in flat.items():
        family, _, rest = sign.partition(" ")
        families.setdefault(family, {})[rest] = weight
    return families


def complete(corpus: Corpus) -> Weights:
    """Weights from all articles of a corpus, and how certain they are."""
    fitted = corpus.fitted()
    return Weights(fitted.speech, fitted.speaker, fit_certainty(corpus))


def main() -> None:
    """Read the files named on the command line, write the weights, and judge them if asked to."""
    parser = argparse.ArgumentParser(description="Fit the weights of the quotation signs.")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument(
        "--judge",
        nargs="*",
        type=Path,
        metavar="OTHER.jsonl",
        help="show the figures for each set, by weights that it taught and by weights of the "
        "other sets alone; and for OTHER sets, which taught nothing",
    )
    asked = parser.parse_args()
    sets = [_articles(file) for file in asked.gold]
    weights = complete(Corpus(sets))
    asked.out.write_text(written(weights), "utf-8")
    if asked.judge is None:
        return
    sys.stdout.write(f"{'':34}{heading()}\n")
    for file in asked.judge:
        _show(file.stem, "kept aside", judged(_articles(file), weights))
    for number, file in enumerate(asked.gold):
        _show(file.stem, "taught", judged(sets[number], weights))
        others = complete(Corpus([*sets[:number], *sets[number + 1 :]]))
        _show("", "by other sets", judged(sets[number], others))


def _show(name: str, how: str, figures: Judged) -> None:
    sys.stdout.write(f"{name:18}{how:16}{figures.row()}\n")
    sys.stdout.flush()


def _articles(file: Path) -> list[dict[str, Any]]:
    articles: list[dict[str, Any]] = [
        json.loads(line) for line in file.read_text("utf-8").splitlines()
    ]
    return [
        article | {"quotes": [with_speaker_and_cue_apart(quote) for quote in article["quotes"]]}
        for article in articles
    ]


if __name__ == "__main__":
    main()
