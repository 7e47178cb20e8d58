"""A lesson as a page of HTML that any browser prints and any screen reader reads.

It has a language, one heading of the first rank, landmarks, tables with headers. It fetches nothing
from anywhere: no script, no font, no picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from itertools import groupby

import resources
from desktop.core.packs.written_out import PAGE_MARK
from desktop.core.printing.print_words import PrintLabel, PrintWords
from desktop.core.printing.printed_lesson import (
    PrintedAside,
    PrintedLesson,
    PrintedText,
    PrintPart,
)
from desktop.core.printing.printed_rows import PrintedRow, PrintedRun
from desktop.core.printing.worksheet_page import key_page, worksheet_page
from desktop.core.shape import LineKind, SpanKind
from desktop.core.text.markdown import to_html


@cache
def _style() -> str:
    return resources.path("printing/lesson.css").read_text("utf-8")


_TAGS = {
    SpanKind.EMPHASIS: "em",
    SpanKind.STRONG: "strong",
    SpanKind.RAISED: "sup",
    SpanKind.LOWERED: "sub",
    SpanKind.CODE: "code",
}


def lesson_page(lesson: PrintedLesson, words: PrintWords) -> str:
    """The whole page; a task."""
    pack = lesson.pack
    body = "".join(
        (
            _head(lesson, words),
            *(_article(number, text, words) for number, text in enumerate(lesson.texts, 1)),
            _words_and_days(lesson, words) if PrintPart.CONTEXT in lesson.parts else "",
            worksheet_page(lesson, words) if PrintPart.WORKSHEET in lesson.parts else "",
            key_page(lesson, words) if PrintPart.KEY in lesson.parts else "",
        )
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(pack.language)}">\n<head><meta charset="utf-8">'
        f'{PAGE_MARK}<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(pack.title)}</title><style>{_style()}</style></head>\n"
        f"<body><main>\n{body}</main></body>\n</html>\n"
    )


def _head(lesson: PrintedLesson, words: PrintWords) -> str:
    pack = lesson.pack
    said = (
        words.say(PrintLabel.BY, pack.authors) if pack.authors else "",
        words.say(PrintLabel.EDITION, pack.edition),
        words.say(PrintLabel.LICENCE, pack.licence),
    )
    about = escape(" · ".join(filter(None, said)))
    return f'<header><h1>{escape(pack.title)}</h1>\n<p class="about">{about}</p></header>\n'


def _article(number: int, text: PrintedText, words: PrintWords) -> str:
    article = text.article
    about = " · ".join(filter(None, (article.publisher, article.byline, article.published)))
    rights = words.say(PrintLabel.RIGHTS, article.rights) if article.rights else ""
    language = f' lang="{escape(article.language)}"' if article.language else ""
    name = f"t{number}"
    return (
        f'<article aria-labelledby="{name}"{language}>\n'
        f'<h2 id="{name}">{escape(article.title)}</h2>\n<p class="about">{escape(about)}</p>\n'
        f"{_lines(text, name)}"
        f'<p class="about">{escape(rights)}</p>\n{_beside(text, name, words)}</article>\n'
    )


def _lines(text: PrintedText, name: str) -> str:
    return "".join(
        _block(kind, list(lines), name)
        for kind, lines in groupby(text.lines, key=lambda line: line.style.kind)
    )


def _block(kind: LineKind, lines: list[PrintedRow], name: str) -> str:
    shown = [_words(line.runs, name) for line in lines]
    match kind:
        case LineKind.HEADING:
            ranks = (min(6, max(3, line.style.level + 1)) for line in lines)
            return "".join(f"<h{r}>{w}</h{r}>\n" for r, w in zip(ranks, shown, strict=True))
        case LineKind.LIST_ITEM:
            tag = "ol" if lines[0].style.number is not None else "ul"
            return f"<{tag}>{''.join(f'<li>{words}</li>' for words in shown)}</{tag}>\n"
        case LineKind.QUOTATION:
            return f"<blockquote>{''.join(f'<p>{words}</p>' for words in shown)}</blockquote>\n"
        case LineKind.TABLE_ROW:
            return _table([words.split("\t") for words in shown])
        case LineKind.PREFORMATTED:
            return "<pre>{}</pre>\n".format("\n".join(shown))
        case _:
            return "".join(f"<p>{words}</p>\n" for words in shown if words)


def _table(rows: list[list[str]]) -> str:
    """The first row says what stands in the columns, and each first cell what its row is about."""
    head = "".join(f'<th scope="col">{cell}</th>' for cell in rows[0])
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in rows[1:]
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>\n"


def _words(runs: Iterable[PrintedRun], name: str) -> str:
    return "".join(_run(run, name) for run in runs)


def _run(run: PrintedRun, name: str) -> str:
    # A cell ends between two marks, and never within one.
    shown = "\t".join(_marked(escape(part, quote=False), run) for part in run.text.split("\t"))
    links = "".join(f'<sup><a href="#{name}n{each}">{each}</a></sup>' for each in run.begins)
    return f"{links}{shown}"


def _marked(shown: str, run: PrintedRun) -> str:
    for kind, tag in _TAGS.items():
        if kind in run.kinds and shown:
            shown = f"<{tag}>{shown}</{tag}>"
    return f"<mark>{shown}</mark>" if run.marks and shown else shown


def _beside(text: PrintedText, name: str, words: PrintWords) -> str:
    if not text.asides:
        return ""
    title = escape(words.say(PrintLabel.BESIDE, text.article.title))
    told = "".join(_aside(aside, name, words) for aside in text.asides)
    return f'<aside aria-label="{title}">\n<h3>{title}</h3>\n{told}</aside>\n'


def _aside(aside: PrintedAside, name: str, words: PrintWords) -> str:
    parts = "".join(_aside_parts(aside, words))
    return f'<section id="{name}n{aside.number}">{parts}</section>\n'.replace(
        "<h4>", f"<h4>{aside.number}. ", 1
    )


def _aside_parts(aside: PrintedAside, words: PrintWords) -> Iterator[str]:
    claim, quote = aside.claim, escape(aside.selectors[0].quote.exact)
    if claim is not None:
        kind = escape(words.say(PrintLabel.CLAIM))
        yield f"<h4>{kind}: {escape(claim.title)}</h4>\n<p><q>{quote}</q></p>\n"
        yield f"<p><strong>{escape(words.status(claim))}</strong></p>\n" if claim.status else ""
        yield to_html(claim.body)
    for note in aside.notes:
        rank = "h4" if claim is None else "h5"
        kind = escape(words.note_kind(note.kind))
        yield f"<{rank}>{kind}: {escape(note.title)}</{rank}>\n"
        yield f"<p><q>{quote}</q></p>\n" if claim is None else ""
        yield to_html(note.body)
        for source in note.sources:
            yield f'<p class="about">{escape(words.say(PrintLabel.SOURCE, source.text))}</p>\n'


def _words_and_days(lesson: PrintedLesson, words: PrintWords) -> str:
    contents, told = lesson.contents, []
    if contents.timeline:
        days = "".join(
            f"<li><strong>{escape(moment.day)}</strong> {escape(moment.words)}</li>"
            for moment in contents.timeline
        )
        told.append(_part("timeline", words.say(PrintLabel.TIMELINE), f"<ul>{days}</ul>"))
    if contents.glossary:
        meanings = "".join(
            f"<dt>{escape(word.word)}</dt><dd>{to_html(word.body)}</dd>"
            for word in contents.glossary
        )
        told.append(_part("words", words.say(PrintLabel.GLOSSARY), f"<dl>{meanings}</dl>"))
    return "".join(told)


def _part(name: str, title: str, markup: str) -> str:
    return (
        f'<section aria-labelledby="{name}"><h2 id="{name}">{escape(title)}</h2>\n'
        f"{markup}</section>\n"
    )
