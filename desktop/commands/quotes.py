"""`sourcebook quotes`: who says what in files and saved articles, without the window."""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from desktop.core.article import Article
from desktop.core.extraction.extract import extract
from desktop.core.extraction.lexicon.language import is_english
from desktop.core.importing.decoding import LARGEST, decode
from desktop.core.importing.errors import CannotImport, NotText, NoWords, TooLarge
from desktop.core.importing.markdown_file import article_from_markdown
from desktop.core.importing.plain_text import article_from_plain_text
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.put_right import put_right_in
from desktop.core.passage import Paragraphs
from desktop.core.quotation import Certainty, Extraction, Quotation
from desktop.core.reporting.cue_class import CueProfile, cue_class, cue_profile
from desktop.core.speaker_key import speaker_key
from desktop.core.speakers.correcting import PutRight, corrected_by, deciding, ledger_of
from desktop.core.speakers.ledger import Ledger
from desktop.core.text.readability import word_count
from desktop.wording.cue_classes import WORDS

_STANDARD_INPUT = "-"
_MARKDOWN = {".md", ".markdown"}
_CERTAINTY = {
    Certainty.SURE: "sure",
    Certainty.PROBABLE: "probably",
    Certainty.UNKNOWN: "who?",
}
_WIDEST_NAME = 26
_WIDEST_CUE = 14
_NARROWEST, _WIDEST, _USUAL = 60, 120, 100
_EXPLANATION = """\
A FILE is plain text (.txt) or Markdown (.md, also an article of a lesson pack), - is what is
typed or piped in, and any other word is the id of a saved article, or the end of one.
"sure", "probably" and "who?" say how far to trust the name of a speaker. With --json, "start"
and "end" count characters (code points) of the text as the program keeps it, whose SHA-256 in
UTF-8 is "sha256": Unicode NFC, one paragraph a line."""


class CannotRead(Exception):
    """Why one of the files is left out, in words for the person at the keyboard."""


@dataclass(frozen=True)
class ArticleQuotes:
    """An article with what was found in it; `file` is what was typed to name it.

    What was put right in the library about a saved article holds here too.
    """

    file: str
    article: Article
    found: Extraction
    put_right: PutRight = field(default_factory=PutRight)

    @cached_property
    def extraction(self) -> Extraction:
        """What was found, as it was put right."""
        return corrected_by(self.article.text, self.found, self.put_right)

    @property
    def corrections(self) -> int:
        """How many quotations are as they are because somebody put them right."""
        return len(deciding(self.article.text, self.found, self.put_right.corrections))

    @property
    def renamed_speakers(self) -> int:
        """How many names a reader had shown as another one that stands in this article."""
        naming = self.put_right.naming
        named = {speaker_key(speaker.name) for speaker in self.found.speakers}
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
        return ledger_of(self.article.text, self.found, self.extraction, self.put_right)


def quotes(arguments: Sequence[str], default_library: Callable[[], Path]) -> int:
    """Writes the quotations of each file; 0 when all were read, 1 when one was not.

    A wrong call ends with 2, as argparse does it.
    """
    options = parser().parse_args(arguments)
    _write_whatever_letters(as_utf8=options.json)
    saved = _SavedArticles(options.library or default_library())
    status = 0
    gap = ""
    try:
        for name in options.files:
            try:
                article, put_right = _article(name, saved)
            except CannotRead as reason:
                _say(name, str(reason))
                status = 1
                continue
            found = extract(article.text, language=article.language)
            finding = ArticleQuotes(name, article, found, put_right)
            if options.json:
                sys.stdout.write(json.dumps(as_json(finding), ensure_ascii=False) + "\n")
            else:
                sys.stdout.write(gap + as_table(finding, _width()) + "\n")
                gap = "\n\n"
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough; Python would complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    finally:
        saved.close()
    return status


def parser() -> argparse.ArgumentParser:
    """The options of the sub-command."""
    made = argparse.ArgumentParser(
        prog="sourcebook quotes",
        description="Show who says what: quotations, speakers, and the words that report them.",
        epilog=_EXPLANATION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("files", nargs="+", metavar="FILE", help="a text, or a saved article's id")
    made.add_argument("--json", action="store_true", help="write one JSON object a line and file")
    made.add_argument(
        "--library", type=Path, metavar="DIR", help="the folder of the library with saved articles"
    )
    return made


def as_json(finding: ArticleQuotes) -> dict[str, Any]:
    """What was found in one article, as values that JSON knows."""
    text, extraction = finding.article.text, finding.extraction
    paragraphs = Paragraphs(text)
    sums = finding.ledger
    return {
        "file": finding.file,
        "title": finding.article.title,
        "sha256": sha256(text.encode("utf-8")).hexdigest(),
        "words": sums.words,
        "corrections": finding.corrections,
        "renamed_speakers": finding.renamed_speakers,
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


def as_table(finding: ArticleQuotes, width: int) -> str:
    """What was found in one article, in lines of at most `width` columns."""
    text, sums = finding.article.text, finding.ledger
    quoted = sum(word_count(quotation.content.of(text)) for quotation in finding.shown)
    words = f"{_count(sums.words, 'word')}, {quoted} of them quoted"
    lines = [
        *textwrap.wrap(_shown(finding.article.title), width),
        f"{_shown(finding.file)} · {words}",
        *textwrap.wrap(_put_right_in_words(finding), width),
        "",
    ]
    if not finding.shown:
        return "\n".join([*lines, _no_speech(finding.extraction)])
    lines.extend(_rows(finding, width))
    if not finding.is_english:
        return "\n".join([*lines, "", "Speakers are looked for in English texts only."])
    lines.extend(["", *_sums(sums)])
    profile = cue_profile(finding.extraction.quotations)
    if profile:
        # A word and its count stay on one line.
        together = profile_in_words(profile).replace(" ", "\u00a0").replace("\u00a0·\u00a0", " · ")
        wrapped = textwrap.wrap(together.replace(",\u00a0", ", "), width)
        lines.extend(["", *(line.replace("\u00a0", " ") for line in wrapped)])
    return "\n".join(lines)


def _put_right_in_words(finding: ArticleQuotes) -> str:
    """What of the library holds here, as a sentence; empty when nothing does."""
    parts = []
    if finding.corrections:
        parts.append(_count(finding.corrections, "quotation"))
    if finding.renamed_speakers:
        parts.append(_count(finding.renamed_speakers, "name"))
    return f"With what was put right in the library: {' and '.join(parts)}." if parts else ""


def _no_speech(extraction: Extraction) -> str:
    if not extraction.quotations:
        return "No quotations were found."
    found = _count(len(extraction.quotations), "quotation")
    return f"No speech was found; --json lists {found} that are titles, terms or the like."


def profile_in_words(profile: CueProfile) -> str:
    """The cues by class on one line: "neutral: said 4, told 1 · doubting: claimed 1"."""
    return " · ".join(
        f"{WORDS[found]}: " + ", ".join(f"{_shown(cue)} {count}" for cue, count in cues)
        for found, cues in profile
    )


def _rows(finding: ArticleQuotes, width: int) -> Iterator[str]:
    text = finding.article.text
    paragraphs = Paragraphs(text)
    rows = []
    for quotation in finding.shown:
        speaker = finding.extraction.speaker(quotation.speaker)
        rows.append(
            (
                f"¶{paragraphs.number_at(quotation.content.start)}",
                _cut(speaker.name if speaker else "–", _WIDEST_NAME),
                _CERTAINTY[quotation.certainty],
                _cut(quotation.cue.text if quotation.cue else "–", _WIDEST_CUE),
                quotation.content.of(text),
            )
        )
    widths = [max(_columns(row[column]) for row in rows) for column in range(4)]
    room = max(20, width - sum(widths) - 2 * len(widths) - 2)
    for *cells, words in rows:
        fitted = (_padded(cell, columns) for cell, columns in zip(cells, widths, strict=True))
        yield "  ".join((*fitted, f"“{_cut(words, room)}”"))


def _sums(sums: Ledger) -> Iterator[str]:
    parts = [(v.speaker.name, v.words, len(v.quotations)) for v in sums.voices]
    if sums.unattributed:
        parts.append(("who?", sums.unattributed_words, len(sums.unattributed)))
    named = [(_cut(name, _WIDEST_NAME), words, count) for name, words, count in parts]
    names = max(_columns(name) for name, _, _ in named)
    digits = max(len(str(words)) for _, words, _ in named)
    for name, words, count in named:
        unit = "word, " if words == 1 else "words,"
        yield f"{_padded(name, names)}  {words:>{digits}} {unit} {_count(count, 'quotation')}"


def _article(name: str, saved: _SavedArticles) -> tuple[Article, PutRight]:
    """The article that a word of the call names, and what was put right about it."""
    if name == _STANDARD_INPUT:
        content = sys.stdin.buffer.read(LARGEST + 1)
        return _imported(content, Path("standard input"), name), PutRight()
    file = Path(name)
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return saved.find(name)
    except IsADirectoryError as error:
        raise CannotRead("this is a folder; name the files in it") from error
    except (OSError, ValueError) as error:
        # Windows refuses a folder as it refuses a file that may not be read.
        if file.is_dir():
            raise CannotRead("this is a folder; name the files in it") from error
        raise CannotRead("this file cannot be opened; may you read it?") from error
    return _imported(content, file, name), PutRight()


def _imported(content: bytes, file: Path, name: str) -> Article:
    try:
        decoded = decode(content)
        is_markdown = file.suffix.lower() in _MARKDOWN
        make = article_from_markdown if is_markdown else article_from_plain_text
        article = make(decoded.text, name=file.stem)
    except CannotImport as error:
        raise CannotRead(_reason(error)) from error
    if decoded.is_guess:
        _say(name, "not saved as UTF-8; read as Windows-1252, so look at its accents and marks")
    elif decoded.is_damaged:
        _say(name, "some letters of this file are broken; they are shown as \ufffd")
    return article


def _reason(error: CannotImport) -> str:
    if isinstance(error, TooLarge):
        return f"this is larger than {LARGEST // 2**20} MB; cut it into parts"
    if isinstance(error, NotText) and error.looks_like:
        return f"this is a file of the kind {error.looks_like}; save it as plain text first"
    if isinstance(error, NoWords):
        return "there is no text in this file"
    return "this is no text file"


class _SavedArticles:
    """The articles of the library, which is opened when one of them is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._library: Library | None = None

    def find(self, name: str) -> tuple[Article, PutRight]:
        """The article with an id, or the only one whose id ends so. Raises CannotRead."""
        if not (self._folder / FILE_NAME).is_file():
            raise CannotRead(f"there is no such file, and no library in {self._folder}")
        try:
            if self._library is None:
                self._library = Library.open_for_reading(self._folder)
            known = [summary.id for summary in self._library.articles.summaries()]
            exact = [known_id for known_id in known if known_id == name]
            found = exact or [known_id for known_id in known if known_id.endswith(f"/{name}")]
            found = found or [known_id for known_id in known if known_id.endswith(name)]
            if len(found) == 1:
                return self._library.articles.get(found[0]), put_right_in(self._library, found[0])
        except LibraryError as error:
            raise CannotRead(f"the library in {self._folder} cannot be read") from error
        if found:
            raise CannotRead(f"more than one saved article ends so: {', '.join(found)}")
        raise CannotRead("there is no such file, and no saved article with this id")

    def close(self) -> None:
        """Let go of the library."""
        if self._library is not None:
            self._library.close()


def _say(name: str, message: str) -> None:
    sys.stdout.flush()
    sys.stderr.write(f"sourcebook quotes: {_shown(name)}: {_shown(message)}\n")


def _write_whatever_letters(*, as_utf8: bool) -> None:
    """See to it that no letter of a text ends the program: some terminals know few of them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if as_utf8 and stream is sys.stdout:
                # A file name may hold what no encoding knows; so written, it is still JSON.
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
            else:
                stream.reconfigure(errors="replace")


def _width() -> int:
    columns = shutil.get_terminal_size((_USUAL, 24)).columns if sys.stdout.isatty() else _USUAL
    return max(_NARROWEST, min(_WIDEST, columns))


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _cut(words: str, columns: int) -> str:
    """The words, ended by … where they take more columns."""
    words = _shown(words)
    if _columns(words) <= columns:
        return words
    kept, used = "", 1
    for letter in words:
        used += _columns(letter)
        if used > columns:
            break
        kept += letter
    return kept.rstrip() + "…"


def _padded(words: str, columns: int) -> str:
    return words + " " * (columns - _columns(words))


def _columns(words: str) -> int:
    """How many columns a terminal gives to the words."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if _is_wide(letter) else 1 for letter in words
    )


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in ("W", "F")


def _shown(words: str) -> str:
    """The words without what would steer the terminal: control and direction characters."""
    return "".join(
        letter if letter.isprintable() else " " if letter.isspace() else "" for letter in words
    )
