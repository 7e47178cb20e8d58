"""A Markdown file becomes an article."""

from __future__ import annotations

from pathlib import Path

import pytest

import seeds
from desktop.core.article import Completeness
from desktop.core.importing.errors import NoWords
from desktop.core.importing.markdown_file import article_from_markdown
from desktop.core.packs.reading import read_pack
from desktop.core.shape import SHAPELESS, LineKind, SpanKind

MARKDOWN = """\
# The *old* bridge

It is **closed**, said [Ann Hale](https://example.org/hale).
Nobody knows why.

> “It is safe,” she said.

- One
- Two & three
"""
PACK_ARTICLE = """\
---
id: well
title: The well: a story
publisher: not given
byline: Ann Hale
published: 2025-03
language: de
text: shortened
rights: invented
---
# of people: 3,
and a *star*.

“Nein”, sagte er.
"""


def article_files() -> list[Path]:
    return [
        file for folder in seeds.pack_folders() for file in sorted(folder.glob("articles/*.md"))
    ]


def test_the_signs_of_markdown_are_no_words() -> None:
    article = article_from_markdown(MARKDOWN, name="x")

    assert article.text == (
        "The old bridge\nIt is closed, said Ann Hale. Nobody knows why.\n"
        "“It is safe,” she said.\nOne\nTwo & three"
    )


def test_what_they_say_of_the_lines_is_kept_beside_the_text() -> None:
    article = article_from_markdown(MARKDOWN, name="x")

    kinds = [article.shape.style(number).kind for number in range(5)]
    assert kinds == [
        LineKind.HEADING,
        LineKind.PARAGRAPH,
        LineKind.QUOTATION,
        LineKind.LIST_ITEM,
        LineKind.LIST_ITEM,
    ]
    spans = [(each.span.of(article.text), each.kind, each.address) for each in article.shape.spans]
    assert spans == [
        ("old", SpanKind.EMPHASIS, ""),
        ("closed", SpanKind.STRONG, ""),
        ("Ann Hale", SpanKind.LINK, "https://example.org/hale"),
    ]


def test_what_is_written_in_another_markdown_is_set_as_far_as_it_is_understood() -> None:
    article = article_from_markdown(
        "Title\n=====\n\nSome <b>_odd_</b> words.\n\n1. One\n2. *Two*\n\n> Said.\n", name="x"
    )

    assert article.text == "Title\nSome odd words.\nOne\nTwo\nSaid."
    assert [article.shape.style(n).kind.value for n in range(5)] == [
        "heading",
        "paragraph",
        "item",
        "item",
        "quotation",
    ]
    assert article.shape.style(3).number == 2


@pytest.mark.parametrize(
    ("markdown", "title"),
    [
        (MARKDOWN, "The old bridge"),
        ("The bridge\n===\n\nText.", "The bridge"),
        ("Text first.\n\n# Later", "file"),
        ("---\ntitle: In the fields\nlayout: post\n---\n# In the text\n\nText.", "In the fields"),
        ("---\nlayout: post\n---\n# In the text\n\nText.", "In the text"),
    ],
)
def test_the_title_is_the_field_or_the_heading_or_the_name(markdown: str, title: str) -> None:
    assert article_from_markdown(markdown, name="file").title == title


def test_an_article_of_a_pack_is_read_with_its_fields() -> None:
    article = article_from_markdown(PACK_ARTICLE.replace("\n", "\r\n"), name="x")

    assert (article.title, article.byline, article.publisher) == (
        "The well: a story",
        "Ann Hale",
        "",
    )
    assert (article.published, article.language) == ("2025-03", "de")
    assert article.completeness is Completeness.SHORTENED
    assert article.text == "# of people: 3, and a *star*.\n“Nein”, sagte er."


def test_the_articles_that_ship_have_the_text_that_the_program_keeps() -> None:
    packs = [read_pack(folder).pack for folder in seeds.pack_folders()]
    kept = {article.title: article for pack in packs if pack for article in pack.articles}
    everything = [article_from_markdown(f.read_text("utf-8"), name=f.stem) for f in article_files()]
    # One that is set in Markdown is known as such by its pack alone.
    read = [article for article in everything if kept[article.title].shape == SHAPELESS]

    assert len(read) >= 3
    assert [(a.text, a.language, a.published) for a in read] == [
        (kept[a.title].text, kept[a.title].language, kept[a.title].published) for a in read
    ]


def test_three_hyphens_that_open_no_fields_lose_no_words() -> None:
    assert (
        "It begins with a line"
        in article_from_markdown(
            "---\n\nIt begins with a line and goes on without any fields.\n", name="x"
        ).text
    )


def test_html_and_scripts_are_no_words_of_the_text() -> None:
    article = article_from_markdown("Safe <b>words</b>.\n\n<script>alert(1)</script>\n", name="x")

    assert article.text == "Safe words."


@pytest.mark.parametrize("markdown", ["", "\n\n", "---\ntitle: Nothing under it\n---\n", "***"])
def test_a_file_without_words_is_refused(markdown: str) -> None:
    with pytest.raises(NoWords):
        article_from_markdown(markdown, name="x")
