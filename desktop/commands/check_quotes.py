"""`sourcebook check-quotes`: an essay's quotations beside the library, without the window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from desktop.commands.library_to_read import library_to_read
from desktop.commands.terminal import count, shown, write_whatever_letters
from desktop.core.importing.errors import CannotImport, UnreadableReason
from desktop.core.library.errors import LibraryError
from desktop.core.student_work.citations.in_text import cited_in_text
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.citations.works_cited import entry
from desktop.core.student_work.quote_check.checked_essay import checked_essay
from desktop.core.student_work.quote_check.essay import LONGEST_ESSAY, Essay, essay_of_words
from desktop.core.student_work.quote_check.verdict import EssayCheck, QuoteOrigin, QuoteVerdict
from desktop.live.essay_reading import read_essay
from desktop.wording.errors import message_for
from desktop.wording.import_reasons import one_file_message
from desktop.wording.quote_verdicts import verdict_name, verdict_sentences

_EXPLANATION = """\
An ESSAY is a file (.docx .odt .md .txt .pdf and whatever else can be added to a library), or - for
what is typed or piped in. Each
quotation in it is looked for in the library, and so are eight or more words in a row that have no
marks. Nothing of the essay is kept.
With --json, "outcome" is one of exact, left-out, words-changed, meaning-changed, wrong-speaker,
two-speakers, no-marks, not-found, title (of a saved article) and too-short (to be looked for);
"start" and "end" count characters (code points) of the essay as the program reads it, whose
SHA-256 in UTF-8 is "sha256"; "source" says where the words stand, with the exact ones in "text"."""

_STANDARD_INPUT = "-"


def check_quotes(arguments: Sequence[str], default_library: Callable[[], Path]) -> int:
    """Writes what became of each quotation; 0 when all were looked for, 1 when not, 2 for a wrong
    call.
    """
    options = _parser().parse_args(arguments)
    write_whatever_letters(as_utf8=options.json)
    folder: Path = options.library or default_library()
    try:
        essay = _essay(options.essay)
        with library_to_read(folder) as library:
            room = library.room
        check = checked_essay(folder, room, essay)
    except CannotImport as error:
        if error.reason is UnreadableReason.TOO_LARGE:
            return _failed("this is longer than an essay; check it in parts")
        return _failed(one_file_message(error.reason).for_terminal)
    except LibraryError as error:
        return _failed(message_for(error, is_saving=False).for_terminal)
    style = CitationStyle(options.style)
    if options.json:
        written = json.dumps(as_values(check, essay, style), ensure_ascii=False, indent=1)
        sys.stdout.write(f"{written}\n")
    else:
        for line in _lines(check, style):
            sys.stdout.write(f"{shown(line)}\n")
    sys.stdout.flush()
    return 0


def _essay(file: Path) -> Essay:
    """The essay of a call. Raises CannotImport."""
    if str(file) != _STANDARD_INPUT:
        return read_essay(file)
    typed = sys.stdin.buffer.read(4 * LONGEST_ESSAY + 1)
    return essay_of_words(typed.decode("utf-8", "replace"))


def as_values(check: EssayCheck, essay: Essay, style: CitationStyle) -> dict[str, Any]:
    """What was found, as values that JSON knows."""
    return {
        "file": essay.file_name,
        "title": check.title,
        "sha256": sha256(check.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "words": len(check.text.split()),
        "articles": check.articles,
        "findings": [_verdict_values(each, style) for each in check.verdicts],
    }


def _verdict_values(verdict: QuoteVerdict, style: CitationStyle) -> dict[str, Any]:
    origin = verdict.origin
    return {
        "outcome": verdict.outcome,
        "start": verdict.here.start,
        "end": verdict.here.end,
        "text": verdict.words,
        "edits_shown": verdict.is_edited,
        "given_to": verdict.given_to or None,
        "speakers": list(verdict.speakers),
        "source": _origin_values(origin, style) if origin is not None else None,
        "changes": [
            {
                "kind": change.kind,
                "start": change.here.start,
                "end": change.here.end,
                "text": change.essay_words,
                "source_start": change.there.start,
                "source_end": change.there.end,
                "source_text": change.source_words,
            }
            for change in verdict.changes
        ],
    }


def _origin_values(origin: QuoteOrigin, style: CitationStyle) -> dict[str, Any]:
    reference = origin.source.reference
    return {
        "article": origin.article_id,
        "title": origin.title,
        "start": origin.span.start,
        "end": origin.span.end,
        "text": origin.words,
        "paragraph": origin.paragraph,
        "speaker": origin.speaker or None,
        "citation": cited_in_text(reference, style, paragraph=origin.paragraph).plain,
        "entry": entry(reference, style).plain,
        "not_known": [str(question) for question in origin.source.missing],
    }


def _lines(check: EssayCheck, style: CitationStyle) -> Iterator[str]:
    told = check.shown
    yield f"{count(len(told), 'finding')} among {count(check.articles, 'article')}."
    for verdict in told:
        yield ""
        yield f"{verdict_name(verdict)}: “{verdict.words}”"
        for sentence in verdict_sentences(verdict):
            yield f"    {sentence}"
        if (origin := verdict.origin) is not None:
            cited = cited_in_text(origin.source.reference, style, paragraph=origin.paragraph).plain
            yield f"    {origin.title}, paragraph {origin.paragraph}: “{origin.words}”"
            yield f"    {cited}"


def _failed(words: str) -> int:
    sys.stderr.write(f"sourcebook check-quotes: {shown(words)}\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="sourcebook check-quotes",
        description="Compare the quotations of an essay with the articles of the library.",
        epilog=_EXPLANATION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("essay", type=Path, metavar="ESSAY", help="the file to check")
    made.add_argument("--library", type=Path, metavar="DIR", help="the folder of the library")
    made.add_argument(
        "--style", choices=[*CitationStyle], default=CitationStyle.MLA, help="of citations (mla)"
    )
    made.add_argument("--json", action="store_true", help="write JSON, for another program")
    return made
