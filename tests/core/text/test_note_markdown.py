"""What a reader typed into a note is what the note shows."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text.note_markdown import note_html, note_plain

HARMLESS = {
    *("p", "em", "strong", "ul", "li", "blockquote", "code", "pre", "br", "hr"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
}
MARKUP = st.text(st.sampled_from("<>![]()-*_`#&;\\/ \n\t\"'=:?abxCDATA1.|~+"), max_size=60)
PIECES = st.sampled_from(
    (
        *("*", "**", "_", "`", "```", "\n", "\n\n", "- ", "  - ", "> ", "# ", "---", "1. ", "\\"),
        *("[a](b.c)", "![x](http://a.test/1)", "&amp;", "<b>", "</b>", "<!--", "-->", "<y"),
        *("word", "2", " "),
    )
)
NOTES = st.one_of(MARKUP, st.text(), st.lists(PIECES).map("".join))


class Page(HTMLParser):
    """The tags, attributes and words of a note on a card."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


def letters(words: str) -> str:
    """The letters and digits alone."""
    return "".join(filter(str.isalnum, words))


@given(NOTES)
def test_every_letter_and_digit_that_was_typed_is_shown_in_its_order(note: str) -> None:
    assert letters(Page(note_html(note)).words) == letters(note)
    assert letters(note_plain(note)) == letters(note)


@given(NOTES)
def test_nothing_but_harmless_tags_without_attributes_is_made_of_a_note(note: str) -> None:
    page = Page(note_html(note))

    assert set(page.tags) <= HARMLESS
    assert page.attributes == []


@given(st.lists(st.text(st.sampled_from("abc1 ,.!?<>&"), min_size=1).filter(str.strip)))
def test_the_lines_of_a_note_are_its_lines(lines: list[str]) -> None:
    lines = [f"a{' '.join(line.split())}" for line in lines]

    assert note_plain("\n".join(lines)) == "\n".join(lines)


@pytest.mark.parametrize(
    "note",
    [
        "Is x <y and z> true?",
        "2*3*4",
        "2 * 3 * 4",
        "f**k",
        "snake_case_name and __init",
        "I wrote this (*) and that (*).",
        "*** stars ***",
        "a***** hotel",
        "<script>alert(1)</script>",
        "R&amp;D and R&D",
        "`single",
        "it's `n't` one",
        "#why #vote",
        "1. first\n2. second\n10. tenth",
        "One line\nand another",
        "+ cheap\n- ugly\n+ near",
        "- ",
        "C:\\notes\\old",
        "![a picture](x)",
        "[1](2)",
    ],
)
def test_what_is_no_mark_up_is_shown_as_it_was_typed(note: str) -> None:
    shown = note_plain(note)

    assert shown.replace("n't", "`n't`") == note.strip()


@pytest.mark.parametrize(
    ("note", "html"),
    [
        ("**two** *one*", "<p><strong>two</strong> <em>one</em></p>"),
        ("*2*3*4*", "<p><em>2*3*4</em></p>"),
        ("***so*** and _so_, (*so*)", None),
        ("Why?\n- a\n- b", "<p>Why?</p>\n\n<ul><li>a</li>\n<li>b</li></ul>"),
        ("- a\n\n- b", "\n<ul><li>a</li>\n<li>b</li></ul>"),
        ("- a\n  - b\n- c", "\n<ul><li>a\n<ul><li>b</li></ul></li>\n<li>c</li></ul>"),
        ("- a\n  goes on", "\n<ul><li>a<br>\ngoes on</li></ul>"),
        ("one\ntwo\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>"),
        ("# Why #", "<h1>Why</h1>"),
        ("## C#", "<h2>C#</h2>"),
        ("> said\n> so\nI think", None),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("```\n*a*\n  b\n```", "<pre>*a*\n  b</pre>"),
        ("```\nleft open", "<p>```<br>\nleft open</p>"),
        (r"\*so\* \<b>", "<p>*so* &lt;b&gt;</p>"),
        ("See [the *report*](http://x.test/a_b_c).", None),
    ],
)
def test_mark_up_is_what_stands_as_such(note: str, html: str | None) -> None:
    others = {
        "***so*** and _so_, (*so*)": (
            "<p><strong><em>so</em></strong> and <em>so</em>, (<em>so</em>)</p>"
        ),
        "> said\n> so\nI think": ("<blockquote><p>said<br>\nso</p></blockquote>\n<p>I think</p>"),
        "See [the *report*](http://x.test/a_b_c).": (
            "<p>See the <em>report</em> (http://x.test/a_b_c).</p>"
        ),
    }
    assert note_html(note) == (html or others[note])


def test_signs_beyond_all_sense_are_shown_as_they_were_typed() -> None:
    for sign in ("> ", "- ", "*a ", "[a](", "`", '"* ', "    "):
        assert note_plain(sign * 500 + "the end").endswith("the end")
