"""What of a page is its text: all of it, in order, and nothing that stands round it."""

from __future__ import annotations

import pytest

from tests.core.importing.formats.invented_pages import (
    FIRST,
    LAST,
    SENTENCES,
    THIRD,
    a_page,
    lines_of,
    read_page,
)

MENU = "<nav><a href='/news'>News</a> <a href='/sport'>Sport</a></nav>"
TEASERS = "".join(
    f"<li><a href='/{n}'>Another story of the day, number {n}, that nobody asked for</a></li>"
    for n in range(8)
)


def test_the_paragraphs_of_an_article_are_the_lines_of_its_text() -> None:
    assert lines_of(read_page(a_page())) == [*SENTENCES]


@pytest.mark.parametrize(
    "around",
    [
        f"<header>{MENU}</header>{{}}<footer><p>All rights reserved.</p></footer>",
        f"{{}}<aside><h2>Most read</h2><ul>{TEASERS}</ul></aside>",
        f"{{}}<div class='related-articles'><ul>{TEASERS}</ul></div>",
        f"{{}}<section class='comments'><p>{FIRST.replace('bridge', 'ferry')}</p></section>",
        "<div class='cookie-banner'><p>We use cookies. You agree to them all.</p></div>{}",
        "<div id='newsletter'><p>Sign up for our newsletter of Fridays.</p></div>{}",
        "{}<div style='display: none'><p>This was never meant to be seen by a reader.</p></div>",
        "{}<template><p>This is a pattern of what may come, and not a text.</p></template>",
        "<form role='search'><label>Search</label><input name='q'></form>{}",
        "<main>{}</main><script>var words = '<p>Not a text at all, they said.</p>';</script>",
    ],
)
def test_what_stands_round_the_text_is_no_text(around: str) -> None:
    assert lines_of(read_page(a_page(around=around))) == [*SENTENCES]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: What the mayor knew",
        "Advertisement",
        "Share this article",
        "12 comments",
        "4 min read",
        "By Ada Quill",
        "Follow us on Facebook and Instagram",
        "Lesen Sie auch: Was die Brücke kostet",
        "© 2024 Eastmere Courier",
    ],
)
def test_lines_that_are_known_as_furniture_are_left_out(line: str) -> None:
    assert lines_of(read_page(a_page(f"<p>{line}</p>"))) == [*SENTENCES]


@pytest.mark.parametrize(
    "line",
    [
        "Read the letter, she told them, and then tell me that nobody knew of it in May.",
        "By Monday evening the ferry had carried four hundred people over the river.",
        "Share prices of the company that built the bridge fell by a tenth on Tuesday.",
        "More than two hundred people signed the petition within the first four days.",
        "Tags on the fence say who put it up: the works department of the county council.",
        "Follow the river for a mile and you come to the ford that carters used to take.",
        "Home was four miles away, and the last bus had left before the meeting began.",
    ],
)
def test_sentences_that_begin_as_furniture_does_stay(line: str) -> None:
    assert line in lines_of(read_page(a_page(f"<p>{line}</p>")))


@pytest.mark.parametrize(
    "name", ["drop-cap header-font", "dropcap", "share-letter", "first-letter"]
)
def test_a_letter_that_is_set_large_stays_before_its_word(name: str) -> None:
    page = a_page(f"<p><span class='{name}'>M</span>argaret had been at the market since six.</p>")

    assert "Margaret had been at the market since six." in lines_of(read_page(page))


@pytest.mark.parametrize("tag", ["span", "b", "i", "strong", "font", "em", "big"])
def test_a_large_letter_stays_in_whatever_element(tag: str) -> None:
    page = a_page(f"<p><{tag} class='header-font'>M</{tag}>argaret had been there since six.</p>")

    assert "Margaret had been there since six." in lines_of(read_page(page))


def test_what_can_be_folded_away_stays_in_its_order() -> None:
    inside = (
        "<details><summary>What is a pier?</summary><p>It is what carries a bridge in the middle "
        "of a river, and it stands on the bed.</p></details>"
    )

    lines = lines_of(read_page(a_page(inside)))

    assert lines[:3] == [*SENTENCES[:3]]
    assert lines[3:] == [
        "What is a pier?",
        "It is what carries a bridge in the middle of a river, and it stands on the bed.",
        LAST,
    ]


def test_folded_paragraphs_in_a_row_stay_between_those_around_them() -> None:
    questions = [f"Question number {n} of the council?" for n in range(3)]
    answers = [f"The answer to it was given on day {n}, after a long talk." for n in range(3)]
    folded = "".join(
        f"<details open><summary>{question}</summary>{answer}</details>"
        for question, answer in zip(questions, answers, strict=True)
    )

    lines = lines_of(read_page(a_page(folded)))

    assert lines[3:-1] == [line for pair in zip(questions, answers, strict=True) for line in pair]


def test_a_long_line_behind_a_break_comes_once() -> None:
    line = " ".join(SENTENCES * 4)
    page = f"<html><body><main><article><div><br>{line}</div></article></main></body></html>"

    assert lines_of(read_page(page)) == [line]


@pytest.mark.parametrize("outer", ["div", "section", "main", "center", "td"])
def test_words_outside_of_any_paragraph_come_once(outer: str) -> None:
    inside = f"<div>{FIRST}<br><br>{THIRD}<p>{LAST}</p></div>"
    page = f"<html><body><{outer}>{inside}</{outer}></body></html>"

    assert lines_of(read_page(page)) == [FIRST, THIRD, LAST]


def test_two_breaks_part_paragraphs_and_one_does_not() -> None:
    page = a_page(
        "<p>It opened late<br>and closed early, as she says.<br><br>Nobody minded then.</p>"
    )

    lines = lines_of(read_page(page))

    assert "It opened late and closed early, as she says." in lines
    assert "Nobody minded then." in lines


def test_verses_keep_their_lines() -> None:
    verses = ["The river took the lower stones,", "it took the name, it took the bones,",
              "and left us, on a winter night,", "the sound of it without a light."]  # fmt: skip

    lines = lines_of(read_page(a_page(f"<p>{'<br>'.join(verses)}</p>")))

    assert lines[3:7] == verses


def test_blank_lines_of_the_source_part_nothing() -> None:
    page = a_page("<p>It was closed\n\n  and nobody\n\n knew of it before the Monday.</p>")

    assert "It was closed and nobody knew of it before the Monday." in lines_of(read_page(page))


def test_a_headline_that_stands_again_is_no_line_of_the_text() -> None:
    head = "<title>Bridge closed - Eastmere Courier</title>"
    page = a_page(head=head).replace("<article>", "<article><p>Bridge closed</p>")

    assert lines_of(read_page(page)) == [*SENTENCES]


def test_a_post_that_is_quoted_is_a_part_of_the_text() -> None:
    post = "The fence is up. Nobody asked us. #marlbridge"
    page = a_page(
        "<div class='social-embed'><blockquote class='twitter-tweet'>"
        f"<p>{post}</p></blockquote></div>"
    )

    assert post in lines_of(read_page(page))


def test_what_a_script_put_into_a_shadow_is_read() -> None:
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    shadow = f"<template shadowrootmode='open'><h1>Bridge closed</h1>{paragraphs}</template>"
    page = f"<html><body><news-story>{shadow}</news-story></body></html>"

    assert lines_of(read_page(page)) == [*SENTENCES]


def test_a_text_that_only_the_data_of_a_page_holds_is_read() -> None:
    body = r"\n".join(sentence.replace('"', "'") for sentence in SENTENCES * 2)
    data = f'{{"@type": "NewsArticle", "headline": "Bridge closed", "articleBody": "{body}"}}'
    page = (
        f"<html><head><script type='application/ld+json'>{data}</script></head>"
        "<body><div id='root'>Please enable JavaScript in your browser.</div></body></html>"
    )

    assert lines_of(read_page(page)) == [*SENTENCES * 2]


def test_right_to_left_and_east_asian_pages_are_read() -> None:
    hebrew = "הגשר הישן נסגר ביום שני, כך הודיעה מועצת העיר אחרי ישיבה ארוכה."
    japanese = (
        "橋は月曜日に閉鎖された、と町議会は長い会議のあとで発表した。住民は何も聞いていなかった。"
    )
    for words in (hebrew, japanese):
        page = f"<html><body><article>{f'<p>{words}</p>' * 4}</article></body></html>"

        assert lines_of(read_page(page)) == [words] * 4
