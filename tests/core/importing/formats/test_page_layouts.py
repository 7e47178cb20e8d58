"""Pages as different programs lay them out, with an invented article on each."""

from __future__ import annotations

import pytest

from desktop.core.shape import LineKind
from tests.core.importing.formats.invented_pages import (
    SENTENCES,
    a_page,
    kinds_of,
    lines_of,
    read_page,
)

SAID = (
    "I think that the mayor knew of it for years, and nobody asked him, which says it all.",
    "My father helped to build it, and he always said that the northern pier would go first.",
    "Why is it that every report on this is so short? There must be more to say of it.",
)


def paragraphs(tag: str = "p", times: int = 1) -> str:
    return "".join(f"<{tag}>{sentence}</{tag}>" for sentence in SENTENCES * times)


def a_body(inside: str) -> str:
    return f"<!DOCTYPE html><html><head></head><body>{inside}</body></html>"


def comments(count: int) -> str:
    said = "".join(
        f"<li class='comment'><b>Reader {n}</b><div><p>{SAID[n % 3]}</p></div></li>"
        for n in range(count)
    )
    return f"<div id='comments'><h3>{count} Comments</h3><ol class='comment-list'>{said}</ol></div>"


BLOCKS = "".join(
    f"<div data-component='text-block'><div><p>{sentence}</p></div></div>" for sentence in SENTENCES
)
LAYOUTS = {
    "paragraphs that are no paragraphs": paragraphs("div"),
    "spans that stand apart": "".join(
        f"<span style='display: block'>{sentence}</span>" for sentence in SENTENCES
    ),
    "blocks with names": f"<main><article><header><h1>Bridge closed</h1></header>"
    f"<div data-component='byline-block'>By Ada Quill</div>{BLOCKS}<div "
    f"data-component='links-block'>"
    f"<h2>Related "
    f"Topics</h2><ul>{'<li><a href=/a>Eastmere</a></li>' * 5}</ul></div></article></main>",
    "a letter to subscribers": f"<article class='newsletter-post post'><h1>Bridge closed</h1>"
    f"<div class='body markup'>{paragraphs()}<div class='subscription-widget-wrap'><p>Thanks for "
    "reading! Subscribe for free to receive new posts.</p></div></div></article>",
    "a page for telephones": f"<article class='amp-wp-article'>{paragraphs()}<amp-ad></amp-ad>"
    "</article><amp-sidebar><ul><li><a href='/'>Home</a></li></ul></amp-sidebar>",
    "a notice before it": "<div id='onetrust-consent-sdk'><p>When you visit any website, it "
    "may store "
    f"or retrieve information in the form of cookies.</p></div><article>{paragraphs()}</article>",
    "other articles behind it": f"<main><article>{paragraphs()}</article>"
    + "".join(
        f"<article class='teaser'><h2><a href='/{n}'>Ferry {n} is back</a></h2><p>The ferry is "
        f"back "
        "after a winter in the yard, its owner says.</p></article>"
        for n in range(2)
    )
    + "</main>",
    "a wall behind it": f"<article>{paragraphs()}</article><div class='paywall'><h2>Subscribe "
    f"to read "
    "on</h2><p>You have read your last free article. Subscribe now for a pound.</p></div>",
    "broken lines in a cell": "<table><tr><td><a href='/'>Home</a></td><td>"
    + "<br><br>".join(SENTENCES)
    + "</td></tr></table>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_article_of_a_layout_is_read(layout: str) -> None:
    assert lines_of(read_page(a_body(LAYOUTS[layout]))) == [*SENTENCES]


@pytest.mark.parametrize("count", [3, 30, 100])
def test_comments_are_no_text_however_many_there_are(count: int) -> None:
    assert lines_of(read_page(a_page(around="{}" + comments(count)))) == [*SENTENCES]
    inside = f"<main><div class='post'>{paragraphs()}</div>{comments(count)}</main>"
    assert lines_of(read_page(a_body(inside))) == [*SENTENCES]


def test_an_article_of_an_encyclopedia_has_its_table_its_notes_and_no_signs_of_who_edits() -> None:
    edit = "<span class='mw-editsection'>[<a href='/edit'>edit</a>]</span>"
    page = a_body(
        "<main><h1>Marl Bridge</h1><div class='mw-parser-output'>"
        "<table class='infobox'><tr><th>Opened</th><td>1931</td></tr><tr><th>Length</th>"
        "<td>212 m</td>"
        "</tr></table><p>The <b>Marl Bridge</b> is a bridge over the River Marl in Eastmere, "
        "built by "
        "1931.<sup class='reference'><a href='#note-1'>[1]</a></sup> It is the oldest one.</p>"
        f"<div class='mw-heading'><h2>History</h2>{edit}</div><p>Plans for a bridge were made "
        f"in 1911, "
        "but the war came between, and the money was spent on ships.</p><p>It was closed to "
        "lorries "
        f"in 2019, and the council has asked for money.</p><div "
        f"class='mw-heading'><h2>References</h2>"
        "</div><ol class='references'><li id='note-1'><span class='mw-cite-backlink'><a "
        "href='#r'>^</a>"
        "</span> <span>Quill, A. (2001). <i>Bridges of the Marl</i>.</span></li></ol></div></main>"
    )

    kinds = kinds_of(read_page(page))

    assert kinds[:2] == [
        (LineKind.TABLE_ROW, "Opened\t1931"),
        (LineKind.TABLE_ROW, "Length\t212 m"),
    ]
    assert (LineKind.HEADING, "History") in kinds
    assert kinds[-1] == (LineKind.NOTE, "Quill, A. (2001). Bridges of the Marl.")
    assert not any("edit" in line for _, line in kinds)


def test_a_credit_that_only_stands_apart_on_the_page_is_parted_from_its_caption() -> None:
    caption = "<span>The fence in May.</span><span><span>Credit</span><span>Ben Marsh</span></span>"
    page = a_page(f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>")

    assert "The fence in May. Credit Ben Marsh" in lines_of(read_page(page))


@pytest.mark.parametrize("name", ["sr-only", "visually-hidden", "screen-reader-text"])
def test_what_is_only_heard_is_no_word_of_the_text(name: str) -> None:
    page = a_page(
        f"<p>It is told in a letter<span class='{name}'> (opens in a new tab)</span> now.</p>"
    )

    assert "It is told in a letter now." in lines_of(read_page(page))
