"""How well weights do on annotated articles, and on a set that taught them nothing.

Shown are, in percent: *spans* (F1), *mention* (of the speeches found whose speaker is marked
beside them, those for which the very words are found that name him there), *person* (of all
speeches found, those whose speaker is the person that people named, wherever the mention stands),
*end to end* (F1 of spans and speakers), the same for direct speech alone, and for how many speakers
are called sure and how many of these are right; words that are no speech count as wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.core.extraction.extract import extract
from desktop.core.extraction.weighing.weights import Weights
from desktop.core.quotation import Certainty, Extraction, Quotation
from tests.benchmarks.quotation_scoring import Score, score
from tests.benchmarks.quotation_system import ours
from tests.training.annotations import Annotations, is_same_name, names_of

HEADINGS = ("spans", "mention", "person", "end to end", "direct", "sure", "of these right")


@dataclass
class Judged:
    """What was counted over the articles of a set."""

    every: Score = field(default_factory=Score)
    direct: Score = field(default_factory=Score)
    shown: int = 0
    speeches: int = 0
    marked: int = 0
    mentions: int = 0
    persons: int = 0
    sure: int = 0
    sure_right: int = 0

    def row(self) -> str:
        """The figures in the order of the headings."""
        figures = (
            self.every.spans,
            _share(self.mentions, self.marked),
            _share(self.persons, self.speeches),
            self.every.end_to_end,
            self.direct.end_to_end,
            _share(self.sure, self.shown),
            _share(self.sure_right, self.sure),
        )
        return "".join(f"{figure:>16.1f}" for figure in figures)


def judged(articles: Sequence[dict[str, Any]], weights: Weights) -> Judged:
    """The counts for what these weights make of the articles."""
    total = Judged()
    for article in articles:
        extraction = extract(article["text"], weights=weights)
        found = ours(extraction)
        total.every += score(article["text"], article["quotes"], found)
        total.direct += score(article["text"], article["quotes"], found, direct_only=True)
        _count(total, Annotations(article), extraction)
    return total


def _count(total: Judged, annotations: Annotations, extraction: Extraction) -> None:
    names = {speaker.id: speaker.name for speaker in extraction.speakers}
    for quotation in extraction.speech:
        gold = annotations.matching(quotation.content.start, quotation.content.end)
        name = names[quotation.speaker] if quotation.speaker else ""
        is_mention = gold is not None and _is_mention(quotation, gold)
        is_person = is_right(quotation, name, gold)
        total.shown += 1
        total.speeches += gold is not None
        if gold is not None:
            total.marked += gold.get("speaker_start") is not None
            total.mentions += is_mention and gold.get("speaker_start") is not None
        total.persons += is_person
        if quotation.certainty is Certainty.SURE:
            total.sure += 1
            total.sure_right += is_person


def is_right(quotation: Quotation, name: str, gold: dict[str, Any] | None) -> bool:
    """Whether the words found are speech of the person who was named, at whatever mention."""
    return gold is not None and (_is_mention(quotation, gold) or _is_person(name, gold))


def _is_mention(quotation: Quotation, gold: dict[str, Any]) -> bool:
    if gold.get("speaker_text") is None:
        return quotation.speaker is None
    start, mention = gold.get("speaker_start"), quotation.mention
    if start is None or mention is None or quotation.speaker is None:
        return False
    return bool(min(mention.span.end, gold["speaker_end"]) > max(mention.span.start, start))


def _is_person(name: str, gold: dict[str, Any]) -> bool:
    is_named = gold.get("speaker_text") is not None
    # Somebody without a name is who is called by the same words.
    return is_named and any(
        is_same_name(name, each) or _bare(name) == _bare(each) for each in names_of(gold)
    )


def _bare(name: str) -> str:
    article, _, rest = name.lower().partition(" ")
    return rest if article in ("a", "an", "the") else name.lower()


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def heading(names: Iterable[str] = HEADINGS) -> str:
    """The line over the figures."""
    return "".join(f"{name:>16}" for name in names)
