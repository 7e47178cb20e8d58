"""The small Markdown of articles is read line by line, with its slips at their lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.shape import LineKind, SpanKind
from desktop.core.text.article_markdown import written_article
from desktop.core.text.blocks import ShapedText, shaped
from desktop.core.text.marked_words import MarkdownSlip
from desktop.core.text.normalised import normalise


def made_of(markdown: str) -> ShapedText:
    return shaped(written_article(markdown.split("\n")).blocks)


def kinds_in(markdown: str) -> list[tuple[str, str, int, int | None]]:
    """Each line with its kind, rank and number."""
    made = made_of(markdown)
    styles = [made.shape.style(number) for number in range(made.text.count("\n") + 1)]
    lines = made.text.split("\n")
    return [(w, s.kind.value, s.level, s.number) for w, s in zip(lines, styles, strict=True)]


def spans_in(markdown: str) -> list[tuple[str, SpanKind, str]]:
    made = made_of(markdown)
    return [(each.span.of(made.text), each.kind, each.address) for each in made.shape.spans]


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("Wrapped\nlines.\n\nNext.", [("Wrapped lines.", "paragraph", 0, None)]),
        ("## Two ##\nText", [("Two", "heading", 2, None), ("Text", "paragraph", 0, None)]),
        ("##Two", [("Two", "heading", 2, None)]),
        ("#tag is a word", [("#tag is a word", "paragraph", 0, None)]),
        ("- a\n  - b\n- c", [("a", "item", 1, None), ("b", "item", 2, None)]),
        ("3. a\n1) b", [("a", "item", 1, 3), ("b", "item", 1, 4)]),
        ("- a\n  goes on\nand on", [("a goes on and on", "item", 1, None)]),
        ("Built in\n1931. It is old.", [("Built in 1931. It is old.", "paragraph", 0, None)]),
        ("> a\n> b\n>\n> c", [("a b", "quotation", 1, None), ("c", "quotation", 1, None)]),
        ("> a\n>> b", [("a", "quotation", 1, None), ("b", "quotation", 2, None)]),
        ("| a | b |\n|--|:-:|\n| 1 | 2 |", [("a\tb", "row", 0, None), ("1\t2", "row", 0, None)]),
        ("```\nx\n  y\n```", [("x", "preformatted", 0, None), ("y", "preformatted", 2, None)]),
        ("a\n\n***\n\nb", [("a", "paragraph", 0, None), ("b", "paragraph", 0, None)]),
    ],
)
def test_lines_are_what_their_signs_say(
    markdown: str, lines: list[tuple[str, str, int, int | None]]
) -> None:
    assert kinds_in(markdown)[: len(lines)] == lines


@pytest.mark.parametrize(
    ("markdown", "text", "spans"),
    [
        ("a *b* c", "a b c", [("b", SpanKind.EMPHASIS, "")]),
        ("a **b c** d", "a b c d", [("b c", SpanKind.STRONG, "")]),
        ("2*3*4 and 5 * 6", "2*3*4 and 5 * 6", []),
        ("an *open one", "an *open one", []),
        (r"\*not\* this", "*not* this", []),
        ("`a *b*`", "a *b*", [("a *b*", SpanKind.CODE, "")]),
        ("a ` b", "a ` b", []),
        (
            "[the *report*](https://example.org/a)",
            "the *report*",
            [("the *report*", SpanKind.LINK, "https://example.org/a")],
        ),
        (
            "[a](https://example.org/a_(b))",
            "a",
            [("a", SpanKind.LINK, "https://example.org/a_(b)")],
        ),
        ("[only words] here", "[only words] here", []),
        ("“*Quoted*,” she said", "“Quoted,” she said", [("Quoted", SpanKind.EMPHASIS, "")]),
    ],
)
def test_words_stand_out_where_their_signs_say(
    markdown: str, text: str, spans: list[tuple[str, SpanKind, str]]
) -> None:
    assert made_of(markdown).text == text
    assert spans_in(markdown) == spans


def test_a_picture_stands_on_a_line_of_its_own_with_its_caption_below() -> None:
    written = written_article(["Text.", "", "![A bridge](media/b.png)", "By *me*.", "", "More."], 9)
    made = shaped(written.blocks)

    [picture] = made.shape.pictures
    assert (picture.before, picture.name, picture.words) == (1, "media/b.png", "A bridge")
    assert [(each.line, each.path) for each in written.pictures] == [(11, "media/b.png")]
    assert made.shape.style(1).kind is LineKind.CAPTION
    assert made.text == "Text.\nBy me.\nMore."


@pytest.mark.parametrize(
    ("markdown", "line", "slip"),
    [
        ("a\n\n[x](javascript:no)", 7, MarkdownSlip.LINK_WITHOUT_PAGE),
        ("words ![x](media/x.png) words", 5, MarkdownSlip.PICTURE_IN_LINE),
        ("a\n\n```\nb", 7, MarkdownSlip.FENCE_NOT_CLOSED),
    ],
)
def test_what_is_wrong_is_told_with_its_line(markdown: str, line: int, slip: MarkdownSlip) -> None:
    [problem] = written_article(markdown.split("\n"), 5).problems

    assert (problem.line, problem.slip) == (line, slip)


@settings(max_examples=150)
@given(st.text(st.sampled_from("ab1 \t\n*`#>-.|[]()!\\é🙂”"), max_size=60))
def test_any_text_becomes_one_in_the_stored_form(markdown: str) -> None:
    made = made_of(markdown)

    assert normalise(made.text) == made.text
    assert all(each.span.end <= len(made.text) for each in made.shape.spans)
