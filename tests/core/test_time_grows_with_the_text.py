"""Whatever text is given, what reads it takes time in proportion to its length."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.core.anchoring.comparing import compare
from desktop.core.anchoring.description import describe
from desktop.core.anchoring.exact_span import exact_span
from desktop.core.anchoring.relocating import relocate
from desktop.core.corroborating.passage_words import names_in, sentence_span, telling_words
from desktop.core.corroborating.quantities import figures_in
from desktop.core.extraction.extract import extract
from desktop.core.fields.problem import ProblemList
from desktop.core.importing.errors import CannotImport
from desktop.core.importing.markdown_file import article_from_markdown
from desktop.core.importing.plain_text import article_from_plain_text
from desktop.core.lesson import PackFile
from desktop.core.packs.copied_words import CopiedWords
from desktop.core.packs.reading import read_files
from desktop.core.passage import passages
from desktop.core.reporting.verbs import reporting_verbs
from desktop.core.span import Span
from desktop.core.text.card_words import card_note, card_words
from desktop.core.text.language import language_of
from desktop.core.text.markdown import to_html, to_plain
from desktop.core.text.normalised import normalise, normalise_line
from desktop.core.text.note_markdown import note_html, note_plain
from desktop.core.text.readability import readability
from desktop.core.text.typed_words import FindableText
from index.asking.parsing import parse
from index.showing.highlights import matches, sentence_snippet, sentences
from index.words.analysis import forms
from tests.work import work_of

_LONG = 16_000
_LARGER = 8
# Eight times the text takes eight times as long; with its square, it takes 64 times.
_MOST = 30
# What is done in less, in seconds, holds nobody up.
_QUICK = 0.06
# What plainly is no English is not read for speakers.
_ENGLISH = "It was said that the road to the town and the bridge are to be closed for it. " * 12
_CHANGED = "Not what it was 12 days ago. "

SHAPES = {
    "one word": "a",
    "one word in capitals": "A",
    "one number": "1",
    "blanks": " ",
    "blanks between words": "a" + " " * 5_000,
    "lines": "\n",
    "lines of a letter": "a\n",
    "wrapped lines": "some words go on\n\nand on\n",
    "brackets": "[",
    "links that stay open": "[a][",
    "pictures": "![a](",
    "declarations": "<![CDATA[",
    "tags": "<a ",
    "underlined": "a\n---\n",
    "underlined twice": "a\n===\n",
    "nothing in a list": "-\n\n",
    "lists in lists": "- ",
    "quotations in quotations": "> ",
    "emphasis": "*_",
    "code": "` ",
    "headings": "# ",
    "points": ".",
    "points apart": ". ",
    "what is left out": "…",
    "words that are left out": "a… ",
    "left out in brackets": "[ ",
    "quotation marks": '"',
    "quotation marks apart": '" a ',
    "opening marks": "“a ",
    "closing marks": "a” ",
    "single marks": "‘a ",
    "low marks": "‚a ",
    "apostrophes": "a’",
    "marks on a letter": "\u0301\u0323",
    "marks that are two": "\u0344",
    "Devanagari": "\u0958\u093c",
    "abbreviations": "A.",
    "names": "Ann Lee ",
    "names and commas": "Ann Lee, ",
    "labels": "ANN: yes\n",
    "labels of many words": "ANN LEE: ",
    "said": "“No,” said Ann Lee. ",
    "said by many": "“No,” she said, and he said, “Yes,” and Ann said: ",
    "hyphens": "a-",
    "numbers apart": "1,1.",
    "colons": "a:",
    "minus": "-a ",
    "fences": "---\n",
    "fields": "on: a\n",
    "records": "## a {#a}\n",
    "unlike fields": "one: a\n",
}


def _is_imported(make: Callable[..., object]) -> Callable[[str], object]:
    def import_it(text: str) -> object:
        try:
            return make(text, name="a")
        except CannotImport:
            return None

    return import_it


def _in_the_middle(text: str) -> Span:
    return Span(len(text) // 2, min(len(text), len(text) // 2 + 40))


def _a_pack(text: str) -> object:
    files = {
        "pack.md": "---\nsourcebook: 1\nid: a\ntitle: A\nedition: 1\n---\n" + text,
        "articles/a.md": f"---\nid: a\ntitle: A\nrights: a\n---\n{text}\n",
        "notes.md": f"## A {{#a}}\non: {text.replace(chr(10), ' ')}\n\n{text}\n",
        "claims.md": text,
    }
    given = tuple(PackFile(name, words.encode()) for name, words in files.items())
    return read_files(given, ProblemList())


ENTRIES: dict[str, Callable[[str], object]] = {
    "extract": extract,
    "extract from English": lambda text: extract(_ENGLISH + text),
    "normalise": normalise,
    "normalise_line": normalise_line,
    "to_html": to_html,
    "to_plain": to_plain,
    "card_words": card_words.__wrapped__,
    "note_html": note_html,
    "note_plain": note_plain,
    "card_note": card_note.__wrapped__,
    "markdown file": _is_imported(article_from_markdown),
    "plain text": _is_imported(article_from_plain_text),
    "sentences": sentences,
    "snippet": lambda text: sentence_snippet(text, [(len(text) // 2, len(text) // 2 + 1)]),
    "highlights": lambda text: matches(text, parse('a "ann lee" a NEAR lee')),
    "parse": parse,
    "parse as typed": lambda text: parse(text, as_typed=True),
    "forms": forms,
    "reporting verbs": lambda text: reporting_verbs(_ENGLISH + text, extract("")),
    "readability": readability,
    "figures": figures_in,
    "language": language_of,
    "passages": passages,
    "place": lambda text: exact_span(text, describe(text, _in_the_middle(text))),
    "relocate": lambda text: relocate(
        [describe(text, _in_the_middle(text))], _CHANGED + text[len(text) // 4 :], old=text
    ),
    "relocate alone": lambda text: relocate(
        [describe(text, _in_the_middle(text))], _CHANGED + text[len(text) // 4 :]
    ),
    "compare": lambda text: compare(text, text[len(text) // 4 :] + _CHANGED),
    "telling words": lambda text: telling_words(text, _in_the_middle(text)),
    "names": names_in,
    "sentence": lambda text: sentence_span(text, _in_the_middle(text)),
    "find in page": lambda text: FindableText(text).find("a a"),
    "places": lambda text: CopiedWords(text).spans(text),
    "pack": _a_pack,
}


@pytest.mark.parametrize("entry", ENTRIES)
def test_time_grows_with_the_text(entry: str) -> None:
    assert [name for name in SHAPES if _is_slow(ENTRIES[entry], SHAPES[name])] == []


def _is_slow(read: Callable[[str], object], shape: str) -> bool:
    text = shape * (_LONG // len(shape))
    more = work_of(lambda: read(text))
    if more < _QUICK:
        return False
    less = min(work_of(lambda: read(text[: _LONG // _LARGER])) for _ in range(3))
    if more <= _MOST * less:
        return False
    # Once may be chance: the machine had other work.
    return min(work_of(lambda: read(text)) for _ in range(3)) > _MOST * less
