"""How well passages are found again after their text changed, beside other ways to do it.

    python3 dev.py bench anchoring [--texts FOLDER_OR_JSONL] [--texts-count N] [--seed N]

Texts are changed in known ways, so that it is known where each passage has gone: words edited,
added and left out, from none to 45 %; other quotation marks and dashes; paragraphs inserted and
moved; sentences deleted, with and without a near twin that stays, or another in their place.
Passages are 12, 40, 120 and 400 characters long. A place is wrong when it shares less than half
with the true one. What is printed is of the second half of the texts; thresholds were chosen by the
first, whose figures for what is told as sure stand below (--first-half shows the rest of them).
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from desktop.core.anchoring.description import describe
from desktop.core.anchoring.relocating import relocate
from desktop.core.anchoring.relocation import Outcome, Relocation
from desktop.core.anchoring.stated_facts import negations_in, numbers_in
from desktop.core.selector import Selector
from desktop.core.span import Span
from desktop.core.text.folding import FoldedText
from desktop.core.text.normalised import normalise
from tests.benchmarks.anchoring_peers import by_exact_words, by_hypothesis_method, by_position
from tests.benchmarks.changed_texts import (
    QUOTE_LENGTHS,
    ChangedText,
    another_for,
    changed,
    inserted_paragraphs,
    moved_paragraphs,
    quotes_of,
    typography,
    with_twin,
    without,
    word_edits,
)
from tests.benchmarks.search_peers.articles import articles

_SHARES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.45)
_SENTENCE = re.compile(r"[^.!?\n]{30,400}[.!?]")
Found = Span | None
SURE, BOTH, NO_OLD_SURE, NO_OLD = (
    "sure, old text kept",
    "sure + check, old text kept",
    "sure, without old text",
    "sure + check, without it",
)
STATES_THE_SAME = "of these, numbers and negations stayed"
EXACT, POSITION, HYPOTHESIS = "exact words, surroundings", "position only", "Hypothesis' method"


@dataclass(frozen=True, slots=True)
class Case:
    """A changed text, the passages sought in it, and what was done to it in a word."""

    kind: str
    text: ChangedText
    spans: tuple[Span, ...]


def cases(text: str, chance: random.Random) -> Iterator[Case]:
    """Every kind of change made to one text."""
    spans = tuple(s for n in QUOTE_LENGTHS for s in quotes_of(text, n, 6, chance))
    for share in _SHARES[1:]:
        yield Case(f"words {share:.0%}", changed(text, [word_edits(share)], chance), spans)
    for kind, changes in (
        ("typography", [typography]),
        ("inserted", [inserted_paragraphs, word_edits(0.03)]),
        ("moved", [moved_paragraphs, word_edits(0.03)]),
        ("all at once", [inserted_paragraphs, moved_paragraphs, typography, word_edits(0.1)]),
    ):
        yield Case(kind, changed(text, changes, chance), spans)
    sentences = [Span(*sentence.span()) for sentence in _SENTENCE.finditer(text)]
    for sentence in chance.sample(sentences, min(4, len(sentences))):
        middle = quotes_of(sentence.of(text), min(40, len(sentence) - 12), 1, chance)
        inside = tuple(Span(sentence.start + s.start, sentence.start + s.end) for s in middle)
        changes = [without(sentence), word_edits(0.05)]
        yield Case("deleted", changed(text, changes, chance), (sentence, *inside))
        twins = changed(with_twin(text, sentence, chance), changes, chance)
        yield Case("deleted, twin stays", twins, (sentence, *inside))
        other = changed(text, [another_for(sentence), word_edits(0.05)], chance)
        yield Case("deleted, another instead", other, (sentence, *inside))


class Tally:
    """What one way of finding passages has reached; shares are of those that can be right."""

    def __init__(self) -> None:
        self.of: Counter[str] = Counter()

    def count(self, truth: Found, place: Found) -> None:
        """Takes in one answer."""
        if truth is None:
            self.of["gone"] += 1
            self.of["though gone"] += place is not None
            return
        self.of["there"] += 1
        if place is None:
            return
        self.of["placed"] += 1
        shared = max(0, min(truth.end, place.end) - max(truth.start, place.start))
        together = max(truth.end, place.end) - min(truth.start, place.start)
        self.of["wrong"] += 2 * shared < together
        self.of["exact"] += truth == place

    def line(self) -> str:
        """The figures in per cent."""
        there, gone = max(1, self.of["there"]), max(1, self.of["gone"])
        shares = [self.of[what] / there for what in ("placed", "exact", "wrong")]
        return "".join(f"{share:10.1%}" for share in [*shares, self.of["though gone"] / gone])


def measured(texts: list[str], seed: int, *, with_peers: bool) -> dict[str, dict[str, Tally]]:
    """Each way's figures, for each kind of change and over all."""
    tallies: dict[str, dict[str, Tally]] = {}
    for number, text in enumerate(texts):
        chance = random.Random(seed + number)
        for case in cases(text, chance):
            selectors = [describe(case.text.old, span) for span in case.spans]
            truths = [case.text.truth(span) for span in case.spans]
            if case.kind.startswith("deleted"):
                truths = [None] * len(truths)
            kinds = [
                (
                    case.kind,
                    "all",
                    *((STATES_THE_SAME,) if truth and states_the_same(s, truth, case.text) else ()),
                )
                for s, truth in zip(case.spans, truths, strict=True)
            ]
            for way, places in answers(selectors, case.text, with_peers=with_peers):
                for truth, place, counted in zip(truths, places, kinds, strict=True):
                    for kind in counted:
                        tallies.setdefault(kind, {}).setdefault(way, Tally()).count(truth, place)
    return tallies


def states_the_same(span: Span, truth: Span, text: ChangedText) -> bool:
    """Whether a passage has kept its numbers and negations: only then may it be sure at all."""
    old, new = (FoldedText(words).folded for words in (span.of(text.old), truth.of(text.new)))
    return numbers_in(old) == numbers_in(new) and negations_in(old) == negations_in(new)


def answers(
    selectors: list[Selector], text: ChangedText, *, with_peers: bool
) -> Iterator[tuple[str, list[Found]]]:
    """The places that each way gives for these passages."""
    kept = relocate(selectors, text.new, old=text.old)
    alone = relocate(selectors, text.new)
    yield SURE, [sure(each) for each in kept]
    yield BOTH, [given(each) for each in kept]
    yield NO_OLD_SURE, [sure(each) for each in alone]
    yield NO_OLD, [given(each) for each in alone]
    peers: dict[str, Callable[[Selector, str], Found]] = {
        POSITION: by_position,
        EXACT: by_exact_words,
    }
    if with_peers:
        peers[HYPOTHESIS] = by_hypothesis_method
    for way, find in peers.items():
        yield way, [find(selector, text.new) for selector in selectors]


def given(relocation: Relocation) -> Found:
    """The place, whether sure or to be checked."""
    return relocation.selector.span if relocation.selector else None


def sure(relocation: Relocation) -> Found:
    """The place if it is sure."""
    return given(relocation) if relocation.outcome is Outcome.SURE else None


def main() -> None:
    """Changes texts, seeks their passages and prints what was reached."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--texts-count", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first-half", action="store_true")
    parser.add_argument("--without-peers", action="store_true")
    parser.add_argument("--kinds", action="store_true", help="tell each kind of change by itself")
    wanted = parser.parse_args()
    every = [normalise(a.text) for a in articles(2 * wanted.texts_count, wanted.texts)]
    half = slice(0, None, 2) if wanted.first_half else slice(1, None, 2)
    tallies = measured(every[half], wanted.seed, with_peers=not wanted.without_peers)
    over_all = ["all", STATES_THE_SAME]
    kinds = [*(kind for kind in tallies if kind not in over_all and wanted.kinds), *over_all]
    for kind in kinds:
        print(f"\n{kind:38}    placed     exact     wrong though gone")
        for way, tally in tallies[kind].items():
            print(f"{way:38}{tally.line()}")
    if not wanted.first_half:
        tuned = measured(every[0::2], wanted.seed, with_peers=False)
        print("\nsure, old text kept; texts that thresholds were chosen by")
        for kind in over_all:
            print(f"{kind:38}{tuned[kind][SURE].line()}")
    print_times(every)


def print_times(texts: list[str]) -> None:
    """How long a text of 60,000 characters takes, and each of 200 passages in it."""
    chance = random.Random(3)
    text = "\n".join(texts)[:60_000]
    case = changed(text, [inserted_paragraphs, moved_paragraphs, word_edits(0.1)], chance)
    spans = [span for length in QUOTE_LENGTHS for span in quotes_of(text, length, 50, chance)]
    selectors = [describe(text, span) for span in spans]
    first = min(_taken(selectors[:1], case) for _ in range(3))
    every = min(_taken(selectors, case) for _ in range(3))
    each = (every - first) / max(1, len(selectors) - 1)
    print(f"\n{len(text):,} characters: {first * 1000:.0f} ms, then {each * 1000:.2f} ms a passage")


def _taken(selectors: list[Selector], text: ChangedText) -> float:
    start = perf_counter()
    relocate(selectors, text.new, old=text.old)
    return perf_counter() - start


if __name__ == "__main__":
    main()
