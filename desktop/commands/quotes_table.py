"""The quotations of one article as a table, with sums and how it is said below."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from desktop.commands.article_quotes import ArticleQuotes
from desktop.commands.terminal import columns_of, count, cut, padded, shown
from desktop.core.passage import Paragraphs
from desktop.core.quotation import Certainty, Extraction
from desktop.core.reporting.cue_class import CueClass, CueProfile, cue_profile
from desktop.core.speakers.ledger import Ledger
from desktop.core.text.readability import word_count

# As the window calls them, where nothing is translated; the class's own name is in --json.
_CLASSES = {
    CueClass.NEUTRAL: "neutral",
    CueClass.DOUBTING: "doubting",
    CueClass.FORCEFUL: "forceful",
    CueClass.FACTIVE: "as a fact",
    CueClass.HEDGED: "careful",
}
_CERTAINTY = {
    Certainty.SURE: "sure",
    Certainty.PROBABLE: "probably",
    Certainty.UNKNOWN: "who?",
}
_WIDEST_NAME = 26
_WIDEST_CUE = 14


def as_table(quotes: ArticleQuotes, width: int) -> str:
    """What was found in one article, in lines of at most `width` columns."""
    text, sums = quotes.article.text, quotes.ledger
    quoted = sum(word_count(quotation.content.of(text)) for quotation in quotes.shown)
    words = f"{count(sums.words, 'word')}, {quoted} of them quoted"
    lines = [
        *textwrap.wrap(shown(quotes.article.title), width),
        f"{shown(quotes.file)} · {words}",
        *textwrap.wrap(_put_right_in_words(quotes), width),
        "",
    ]
    if not quotes.shown:
        return "\n".join([*lines, _no_speech(quotes.extraction)])
    lines.extend(_rows(quotes, width))
    if not quotes.is_english:
        return "\n".join([*lines, "", "Speakers are looked for in English texts only."])
    lines.extend(["", *_sums(sums)])
    profile = cue_profile(quotes.extraction.quotations)
    if profile:
        # A word and its count stay on one line.
        together = profile_in_words(profile).replace(" ", "\u00a0").replace("\u00a0·\u00a0", " · ")
        wrapped = textwrap.wrap(together.replace(",\u00a0", ", "), width)
        lines.extend(["", *(line.replace("\u00a0", " ") for line in wrapped)])
    return "\n".join(lines)


def _put_right_in_words(quotes: ArticleQuotes) -> str:
    """What of the library holds here, as a sentence; empty when nothing does."""
    parts = []
    if quotes.corrections:
        parts.append(count(quotes.corrections, "quotation"))
    if quotes.renamed_speakers:
        parts.append(count(quotes.renamed_speakers, "name"))
    return f"With what was put right in the library: {' and '.join(parts)}." if parts else ""


def _no_speech(extraction: Extraction) -> str:
    if not extraction.quotations:
        return "No quotations were found."
    found = count(len(extraction.quotations), "quotation")
    return f"No speech was found; --json lists {found} that are titles, terms or the like."


def profile_in_words(profile: CueProfile) -> str:
    """The cues by class on one line: "neutral: said 4, told 1 · doubting: claimed 1"."""
    return " · ".join(
        f"{_CLASSES[found]}: " + ", ".join(f"{shown(cue)} {number}" for cue, number in cues)
        for found, cues in profile
    )


def _rows(quotes: ArticleQuotes, width: int) -> Iterator[str]:
    text = quotes.article.text
    paragraphs = Paragraphs(text, quotes.article.shape)
    rows = []
    for quotation in quotes.shown:
        speaker = quotes.extraction.speaker(quotation.speaker)
        rows.append(
            (
                f"¶{paragraphs.number_at(quotation.content.start)}",
                cut(speaker.name if speaker else "–", _WIDEST_NAME),
                _CERTAINTY[quotation.certainty],
                cut(quotation.cue.text if quotation.cue else "–", _WIDEST_CUE),
                quotation.content.of(text),
            )
        )
    widths = [max(columns_of(row[column]) for row in rows) for column in range(4)]
    room = max(20, width - sum(widths) - 2 * len(widths) - 2)
    for *cells, words in rows:
        fitted = (padded(cell, columns) for cell, columns in zip(cells, widths, strict=True))
        yield "  ".join((*fitted, f"“{cut(words, room)}”"))


def _sums(sums: Ledger) -> Iterator[str]:
    parts = [(v.speaker.name, v.words, len(v.quotations)) for v in sums.voices]
    if sums.unattributed:
        parts.append(("who?", sums.unattributed_words, len(sums.unattributed)))
    named = [(cut(name, _WIDEST_NAME), words, number) for name, words, number in parts]
    names = max(columns_of(name) for name, _, _ in named)
    digits = max(len(str(words)) for _, words, _ in named)
    for name, words, number in named:
        unit = "word, " if words == 1 else "words,"
        yield f"{padded(name, names)}  {words:>{digits}} {unit} {count(number, 'quotation')}"
