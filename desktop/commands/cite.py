"""`sourcebook cite`: sources as a list, in a style or for another program, without the window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from desktop.commands.chosen_articles import NothingChosen, add_choices, chosen_articles
from desktop.commands.library_to_read import library_to_read
from desktop.commands.terminal import shown, write_whatever_letters
from desktop.core.annotation import Annotation
from desktop.core.article import Article
from desktop.core.library.errors import LibraryError
from desktop.core.record import replace
from desktop.core.student_work.citations.article_reference import ArticleReference, reference_of
from desktop.core.student_work.citations.exchange import bibtex, csl_json, ris
from desktop.core.student_work.citations.in_text import cited_in_text
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.citations.sentence_case import sentence_case
from desktop.core.student_work.citations.title_case import title_case
from desktop.core.student_work.citations.works_cited import works_cited
from desktop.wording.errors import message_for
from desktop.wording.source_questions import question_name

_EXPLANATION = """\
Titles stay as their publisher wrote them, or as you chose; --title-case gives them the capitals
that MLA and Chicago want, --sentence-case small letters for APA: look for names in them.
What a citation lacks is told beside it, so that somebody can find it out (in the
window: Who is behind this?).
--as csl-json, bibtex or ris is what Zotero and its like take in."""
_EXCHANGED = {"csl-json": csl_json, "bibtex": bibtex, "ris": ris}


def cite(arguments: Sequence[str], default_library: Callable[[], Path]) -> int:
    """Writes a list of sources; 0 when it is whole, 1 when there is none, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    write_whatever_letters(as_utf8=options.form != "text")
    try:
        with library_to_read(options.library or default_library()) as library:
            found = [
                _cased(library.articles.get(each), library.annotations.of_source(each), options)
                for each in chosen_articles(library, options)
            ]
    except NothingChosen as reason:
        _say(str(reason))
        return 1
    except LibraryError as error:
        _say(message_for(error, is_saving=False).for_terminal)
        return 1
    references = [each.reference for each in found]
    if options.form != "text":
        sys.stdout.write(_EXCHANGED[options.form](references))
        return 0
    style = CitationStyle(options.style)
    for work in works_cited(references, style):
        sys.stdout.write(f"{shown(work.entry.plain)}\n")
        if options.in_text:
            short = cited_in_text(work.reference, style, letter=work.letter)
            sys.stdout.write(f"    {shown(short.plain)}\n")
    sys.stdout.flush()
    for each in found:
        if each.missing:
            asked = " ".join(question_name(question) for question in each.missing)
            _say(f"{each.reference.title or each.reference.id}: not known yet: {asked}")
    return 0


def _cased(
    article: Article, answers: Iterable[Annotation], options: argparse.Namespace
) -> ArticleReference:
    """A source with its title in the letters that are asked for, if any are."""
    found = reference_of(article, tuple(answers))
    title = found.reference.title
    if options.title_case:
        title = title_case(title)
    elif options.sentence_case:
        title = sentence_case(title, article.text)
    return replace(found, reference=replace(found.reference, title=title))


def _say(words: str) -> None:
    sys.stderr.write(f"sourcebook cite: {shown(words)}\n")


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="sourcebook cite",
        description="Write a list of sources in a style, or for another program.",
        epilog=_EXPLANATION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_choices(made)
    made.add_argument(
        "--style", choices=[*CitationStyle], default=CitationStyle.MLA, help="how (mla)"
    )
    made.add_argument(
        "--as", dest="form", choices=["text", *_EXCHANGED], default="text", help="as what (text)"
    )
    made.add_argument("--in-text", action="store_true", help="also what stands behind a quotation")
    cased = made.add_mutually_exclusive_group()
    cased.add_argument("--title-case", action="store_true", help="titles with capitals")
    cased.add_argument("--sentence-case", action="store_true", help="titles with small letters")
    return made
