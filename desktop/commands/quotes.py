"""`sourcebook quotes`: who says what in files and saved articles, without the window."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from desktop.commands.article_quotes import ArticleQuotes, as_json
from desktop.commands.named_article import CannotRead, SavedArticles, named_article
from desktop.commands.quotes_table import as_table
from desktop.commands.terminal import shown, width, write_whatever_letters
from desktop.core.extraction.extract import extract

_EXPLANATION = """\
A FILE is plain text (.txt) or Markdown (.md, also an article of a lesson pack), - is what is
typed or piped in, and any other word is the id of a saved article, or the end of one.
"sure", "probably" and "who?" say how far to trust the name of a speaker. With --json, "start"
and "end" count characters (code points) of the text as the program keeps it, whose SHA-256 in
UTF-8 is "sha256": Unicode NFC, one paragraph a line."""


def quotes(arguments: Sequence[str], default_library: Callable[[], Path]) -> int:
    """Writes the quotations of each file; 0 when all were read, 1 when one was not.

    A wrong call ends with 2, as argparse does it.
    """
    options = parser().parse_args(arguments)
    write_whatever_letters(as_utf8=options.json)
    saved = SavedArticles(options.library or default_library())
    status = 0
    gap = ""
    try:
        for name in options.files:
            try:
                article, put_right = named_article(name, saved, partial(_say, name))
            except CannotRead as reason:
                _say(name, str(reason))
                status = 1
                continue
            found = extract(article.text, language=article.language, shape=article.shape)
            its_quotes = ArticleQuotes(name, article, found, put_right)
            if options.json:
                sys.stdout.write(json.dumps(as_json(its_quotes), ensure_ascii=False) + "\n")
            else:
                sys.stdout.write(gap + as_table(its_quotes, width()) + "\n")
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


def _say(name: str, message: str) -> None:
    sys.stdout.flush()
    sys.stderr.write(f"sourcebook quotes: {shown(name)}: {shown(message)}\n")
