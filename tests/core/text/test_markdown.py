"""What a teacher or student wrote is shown as words, and never does anything."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text import markdown as markdown_text
from desktop.core.text.markdown import to_html, to_plain

HARMLESS = {
    *("p", "em", "strong", "ul", "ol", "li", "blockquote", "code", "pre", "br", "hr"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
}
ATTACKS = [
    "<script>alert('x')</script>",
    "<scr<script>ipt>alert('x')</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<p onclick="alert(1)" style="background:url(http://x.test/a)">words</p>',
    '<a href="javascript:alert(1)">here</a>',
    "[here](javascript:alert(1))",
    "[here](  JaVaScRiPt&colon;alert(1))",
    "[here](data:text/html;base64,PHNjcmlwdD4=)",
    "[here](file:///etc/passwd)",
    "![a picture](http://x.test/track.png)",
    "![a picture][ref]\n\n[ref]: http://x.test/track.png",
    "<iframe src='http://x.test'></iframe>",
    "<link rel=stylesheet href=//x.test/a.css>",
    "<style>@import url(http://x.test/a.css);</style>",
    "<meta http-equiv=refresh content='0;url=http://x.test'>",
    "<form action=http://x.test><input name=a></form>",
    "<object data=x.swf></object><embed src=x.swf>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "<!--><img src=x onerror=alert(1)>-->",
    "> <p onmouseover=alert(1)>quoted",
    "<http://x.test/>",
]
MARKUP = st.text(st.sampled_from("<>![]()-*_`#&;\\/ \n\t\"'=:?abxCDATA1.|~+"), max_size=40)
PIECES = st.lists(st.sampled_from([*ATTACKS, "\n", " ", "`", "    ", "- ", "> "]), max_size=4)
LETTERS = st.characters(
    categories=["L", "M", "N", "Zs", "Sc", "So"], include_characters=".,;:?()'\"%/-=+"
)
PLAIN = st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=6)


class Page(HTMLParser):
    """Everything that a reader's page would be given: tags, attributes and words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


def visible(html: str) -> str:
    """The words of a page without regard to white space."""
    return "".join(Page(html).words.split())


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_acts_or_fetches_survives(attack: str) -> None:
    page = Page(to_html(f"Before\n\n{attack}\n\nafter"))

    assert page.tags <= HARMLESS
    assert page.attributes == []
    assert "Before" in page.words
    assert "after" in page.words


@given(PIECES)
def test_nor_does_it_in_any_combination(pieces: list[str]) -> None:
    page = Page(to_html("".join(pieces)))

    assert page.tags <= HARMLESS
    assert page.attributes == []


@given(MARKUP)
def test_whatever_was_typed_can_be_shown(words: str) -> None:
    page = Page(to_html(words))
    to_plain(words)

    assert page.tags <= HARMLESS
    assert page.attributes == []


@pytest.mark.parametrize(
    "words",
    ["1. " * 500, "- " * 500, "> " * 500 + "x", "*" * 500, "<div>" * 500, "    " * 300 + "- a"],
    ids=["numbers", "dashes", "quotes", "stars", "tags", "blanks"],
)
def test_lists_within_lists_beyond_all_sense_can_be_shown(words: str) -> None:
    assert Page(to_html(words + " the end")).words.strip().endswith("the end")


@pytest.mark.parametrize("attack", ATTACKS)
def test_nor_does_anything_that_acts_survive_in_them(attack: str) -> None:
    page = Page(to_html("1. " * 500 + attack))

    assert page.tags <= HARMLESS
    assert page.attributes == []


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**two** *one*", "<p><strong>two</strong> <em>one</em></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("## Why", "<h2>Why</h2>"),
        ("See [the report](http://x.test).", "<p>See the report.</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
    ],
)
def test_emphasis_lists_and_headings_are_shown_and_links_are_their_words(
    markdown: str, html: str
) -> None:
    assert to_html(markdown) == html


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("**Who** said so?", "Who said so?"),
        ("One\n\nTwo", "One\nTwo"),
        ("a < b & c", "a < b & c"),
        ("# Why", "Why"),
        ("#why #vote", "#why #vote"),
        ("Why?\n##so", "Why?\n##so"),
        ("", ""),
    ],
)
def test_the_words_alone_have_no_signs_in_them(markdown: str, plain: str) -> None:
    assert to_plain(markdown) == plain


@given(PLAIN)
def test_plain_words_look_the_same_without_the_library(paragraphs: list[str]) -> None:
    words = "\n\n".join(paragraphs)

    assert visible(to_html(words)) == visible(markdown_text._through_library(words))


@pytest.mark.parametrize(
    "words",
    ["---", "- - -", "Title\n===", "Title\n=-=", "-- -- --", "+ a", "12) a", "   1. a", "a\n---"],
)
def test_signs_at_the_start_of_a_line_look_the_same_with_and_without_the_library(
    words: str,
) -> None:
    assert visible(to_html(words)) == visible(markdown_text._through_library(words))


@given(PLAIN)
def test_no_plain_word_is_lost(paragraphs: list[str]) -> None:
    words = "\n\n".join(paragraphs)

    shown = Page(to_html(words)).words

    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", words)


def test_a_window_full_of_plain_notes_needs_no_markdown() -> None:
    program = (
        "import sys; from desktop.core.text.markdown import to_html;"
        "assert to_html('Who? He: 5 of 12.') == '<p>Who? He: 5 of 12.</p>';"
        "sys.exit(not {'markdown', 'nh3'}.isdisjoint(sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    "sign", ["[a][", "![", "<![CDATA[", "*_", "a\n---\n", "\n", "[a]((", "<a "]
)
def test_signs_beyond_all_sense_are_shown_as_they_were_typed(sign: str) -> None:
    shown = Page(to_html("*so* " + sign * 4_000 + " the end")).words

    assert shown.strip().endswith("the end")
    assert "".join(shown.split()) == "".join(("*so* " + sign * 4_000 + " the end").split())


def test_what_is_too_long_for_markdown_is_shown_with_its_signs() -> None:
    paragraphs = [f"Paragraph *{number}* of many." for number in range(2_000)]

    shown = Page(to_html("\n\n".join(paragraphs))).words

    assert shown.startswith("Paragraph 0 of many.")
    assert shown.endswith("Paragraph *1999* of many.")
    assert shown.count("of many.") == 2_000


def test_an_article_is_read_as_markdown_to_its_end() -> None:
    paragraphs = [f"Paragraph *{number}* with [a link](http://x.test)." for number in range(2_000)]

    shown = Page(to_html("\n\n".join(paragraphs), longest=10**6)).words

    assert shown.endswith("Paragraph 1999 with a link.")
