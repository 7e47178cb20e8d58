"""What was found in one article, with what was put right about it in the library."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from desktop.core.article import Article
from desktop.core.extraction.lexicon.language import is_english
from desktop.core.passage import Paragraphs
from desktop.core.quotation import Extraction, Quotation
from desktop.core.reporting.cue_class import cue_class
from desktop.core.speaker_key import speaker_key
from desktop.core.speakers.correcting import corrected_by, deciding, ledger_of
from desktop.core.speakers.ledger import Ledger
from desktop.core.speakers.put_right import PutRight
from desktop.core.text.told_lines import sentences_only


@dataclass(frozen=True)
class ArticleQuotes:
    """An article with what was found in it; `file` is what was typed to name it.

    What was put right in the library about a saved article holds here too.
    """

    file: str
    article: Article
    extracted: Extraction
    put_right: PutRight = field(default_factory=PutRight)

    @cached_property
    def extraction(self) -> Extraction:
        """What was found, as it was put right."""
        return corrected_by(self.article.text, self.extracted, self.put_right)

    @property
    def corrections(self) -> int:
        """How many quotations are as they are because somebody put them right."""
        return len(deciding(self.article.text, self.extracted, self.put_right.corrections))

    @property
    def renamed_speakers(self) -> int:
        """How many names a reader had shown as another one that stands in this article."""
        naming = self.put_right.naming
        named = {speaker_key(speaker.name) for speaker in self.extracted.speakers}
        return sum(
            speaker_key(each.name) in named and naming.shown_as(each.name) != each.name
            for each in self.put_right.speaker_names
        )

    @property
    def is_english(self) -> bool:
        """Whether speakers were looked for, and speech was told from other quoted words."""
        return is_english(self.article.text, self.article.language)

    @property
    def shown(self) -> tuple[Quotation, ...]:
        """The quotations for a reader: speech, or all where that cannot be told."""
        return self.extraction.spoken if self.is_english else self.extraction.quotations

    @property
    def ledger(self) -> Ledger:
        """The words of the article by who says them."""
        words = sentences_only(self.article.text, self.article.shape)
        return ledger_of(words, self.extracted, self.extraction, self.put_right)


def as_json(quotes: ArticleQuotes) -> dict[str, Any]:
    """What was found in one article, as values that JSON knows."""
    text, extraction = quotes.article.text, quotes.extraction
    paragraphs = Paragraphs(text, quotes.article.shape)
    sums = quotes.ledger
    return {
        "file": quotes.file,
        "title": quotes.article.title,
        "sha256": sha256(text.encode("utf-8")).hexdigest(),
        "words": sums.words,
        "corrections": quotes.corrections,
        "renamed_speakers": quotes.renamed_speakers,
        "speakers": [
            {
                "name": voice.speaker.name,
                "words": voice.words,
                "quotations": len(voice.quotations),
            }
            for voice in sums.voices
        ],
        "quotations": [
            _quotation_as_json(quotation, text, extraction, paragraphs)
            for quotation in extraction.quotations
        ],
    }


def _quotation_as_json(
    quotation: Quotation, text: str, extraction: Extraction, paragraphs: Paragraphs
) -> dict[str, Any]:
    speaker = extraction.speaker(quotation.speaker)
    cue = quotation.cue.text if quotation.cue else None
    return {
        "start": quotation.content.start,
        "end": quotation.content.end,
        "text": quotation.content.of(text),
        "kind": quotation.kind,
        "speaker": speaker.name if speaker else None,
        "mention": quotation.mention.text if quotation.mention else None,
        "cue": cue,
        "cue_class": cue_class(cue) if cue else None,
        "confidence": quotation.confidence,
        "certainty": quotation.certainty,
        "rule": quotation.why.rule,
        "paragraph": paragraphs.number_at(quotation.content.start),
    }
