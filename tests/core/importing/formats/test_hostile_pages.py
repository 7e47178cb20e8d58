"""Pages that were made to hold a reader up: refused before they are parsed, or read in a line."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from desktop.core.importing.document import ImportNotice
from desktop.core.importing.errors import CannotImport, TooLarge, UnreadableReason
from desktop.core.importing.formats import page_tree
from desktop.core.importing.formats.library_vote import library_vote
from desktop.core.importing.formats.mhtml import page_from_mhtml
from desktop.core.importing.formats.page_parts import parts_of
from tests.core.importing.formats.invented_pages import (
    FIRST,
    LAST,
    SENTENCES,
    a_page,
    lines_of,
    read_page,
)
from tests.work import steps_of


def attributes(count: int) -> str:
    return f"<p {' '.join(f'a{n}=1' for n in range(count))}>{FIRST}</p>"


@pytest.mark.parametrize(
    "page",
    [
        a_page(attributes(100_000)),
        "<script " * 300_000,
        "<p " + "x" * 2_000_000,
        "<p>" + "words and words " * 1_000_000,
    ],
)
def test_what_a_parser_would_be_at_for_minutes_is_not_parsed(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lxml.html.document_fromstring", lambda *_: pytest.fail("parsed"))

    with pytest.raises(TooLarge):
        page_tree.tree_of(page)


def test_long_values_in_quotation_marks_and_a_thousand_attributes_are_read() -> None:
    data = f"<div data-state='{'{&quot;a&quot;: 1}' * 20_000}'></div>"

    assert lines_of(read_page(a_page(data + attributes(1_000)))) == [*SENTENCES[:3], FIRST, LAST]


def test_of_a_page_with_more_elements_than_any_the_first_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_tree, "MOST_ELEMENTS", 1_000)
    many = "".join(f"<p>{number} {FIRST}</p>" for number in range(2_000))

    document = read_page(f"<html><body>{many}</body></html>")

    assert document.notices == (ImportNotice.CUT_SHORT,)
    assert 900 < len(lines_of(document)) < 1_000
    assert lines_of(document)[-1] == f"{len(lines_of(document)) - 1} {FIRST}"


def test_a_page_of_paragraphs_without_end_costs_no_more_than_the_longest_that_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_tree, "MOST_ELEMENTS", 2_000)
    read_page(a_page())
    longest, endless = (f"<p>{FIRST}</p>" * count for count in (2_000, 16_000))

    # What is left to do for the others is to part and parse them: eight times as many, with
    # everything else done for them it were eight times the work.
    assert steps_of(lambda: read_page(endless)) < 1.5 * steps_of(lambda: read_page(longest))


@pytest.mark.parametrize(
    "tag", ["div", "span", "blockquote", "ul><li", "b", "table><tr><td", "details", "a href=#"]
)
def test_elements_in_elements_without_end_are_read(tag: str) -> None:
    closing = "".join(f"</{part}>" for part in reversed(tag.partition(" ")[0].split("><")))
    page = a_page(f"<{tag}>" * 100_000 + FIRST + closing * 100_000)

    document = read_page(page)

    assert lines_of(document)[:3] == [*SENTENCES[:3]]
    is_whole = LAST in lines_of(document)
    # Links close one another: there they are too many, and not too deep.
    told = {ImportNotice.DEEPER_LEFT_OUT, ImportNotice.CUT_SHORT}
    assert is_whole or told & set(document.notices)


@pytest.mark.parametrize("tag", ["div", "b", "ul><li"])
def test_a_page_whose_words_lie_too_deep_is_told_as_that(tag: str) -> None:
    page = f"<html><body>{f'<{tag}>' * 100_000}{' '.join(SENTENCES * 5)}</body></html>"

    with pytest.raises(CannotImport) as refused:
        read_page(page)

    assert refused.value.reason is UnreadableReason.TOO_DEEP


def test_a_page_of_a_usual_depth_is_told_as_whole() -> None:
    document = read_page(a_page("<div>" * 200 + FIRST + "</div>" * 200))

    assert lines_of(document) == [*SENTENCES[:3], FIRST, LAST]
    assert document.notices == ()


@pytest.mark.parametrize(
    "page",
    [
        "<script>" * 20_000 + a_page(),
        "<style>" * 20_000 + a_page(),
        "<!--" * 20_000 + a_page(),
        "<" * 100_000 + a_page(),
        a_page("\0" * 100_000),
        a_page("&" * 100_000),
        a_page("<p>a" + "\u0301" * 100_000),
        a_page().replace("</article>", "")[:-30],
        "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + a_page("<p>&b;&b;</p>"),
        '<?xml version="1.0" encoding="utf-16"?>' + a_page(),
    ],
)
def test_what_no_program_writes_is_read_or_told(page: str) -> None:
    try:
        document = read_page(page)
    except CannotImport:
        return
    assert document.text


GROWING: tuple[Callable[[int], str], ...] = (
    lambda n: "<p>" + f"<p>{FIRST}" * n,
    lambda n: a_page(f"<ol>{f'<li>{FIRST}' * n}</ol>"),
    lambda n: a_page("<br>".join([FIRST] * n)),
    lambda n: a_page(f"<p>{f'<b>very</b> {FIRST}' * n}</p>"),
    lambda n: a_page("<img src='a.png' alt='two men put up a fence'>" * n),
    lambda n: a_page(
        "".join(f"<p>word<sup><a href='#n{k}'>{k}</a></sup>" for k in range(n))
        + "".join(f"<li id='n{k}'>note {k}" for k in range(n))
    ),
    lambda n: a_page("<table>" + "<tr><td colspan=999 rowspan=999>x" * n + "</table>"),
    lambda n: a_page("".join(f"<div class='c{k} related-{k}'>x</div>" for k in range(n))),
    lambda n: a_page(head="<meta name='author' content='Ada Quill'>" * n),
    lambda n: a_page("<h1>Another headline of the day</h1>" * n),
    lambda n: a_page("<blockquote>" + f"<p>{FIRST}</p>" * n + "</blockquote>"),
    lambda n: a_page(f"<p>{FIRST * n}</p>"),
    lambda n: a_page("<span class='byline'>By " + "Ada Quill and " * n + "</span>"),
)


@pytest.mark.parametrize("growing", GROWING)
def test_the_work_grows_with_the_page(growing: Callable[[int], str]) -> None:
    read_page(a_page())
    few, many = growing(200), growing(800)

    assert steps_of(lambda: read_page(many)) < 6 * steps_of(lambda: read_page(few))


def test_a_library_that_would_take_long_is_not_asked() -> None:
    tree = page_tree.tree_of("<p>" + f"<p>{FIRST}" * 13_000)

    assert library_vote([], tree.parsed, len(tree.elements.every)) is None


@pytest.mark.parametrize("broken", [ValueError, RecursionError, AttributeError])
def test_a_library_that_fails_is_left_out(
    broken: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object, **_named: object) -> str:
        raise broken

    read_page(a_page())
    monkeypatch.setattr("trafilatura.core.extract", fails)

    assert lines_of(read_page(a_page())) == [*SENTENCES]


def test_a_library_that_is_not_there_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura.core", None)

    assert lines_of(read_page(a_page())) == [*SENTENCES]


def test_envelopes_in_envelopes_without_end_are_told() -> None:
    envelope = b"".join(
        b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
    )

    with pytest.raises(CannotImport):
        page_from_mhtml(envelope)


def test_the_share_of_prose_is_told_without_a_body() -> None:
    elements = page_tree.tree_of("").elements

    assert parts_of(elements).prose == [0] * len(elements.every)
