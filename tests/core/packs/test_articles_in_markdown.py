"""A pack of format 2 may set its articles; one of format 1 stays plain text."""

from __future__ import annotations

from pathlib import Path

from desktop.core.fields.problem import ProblemList, Severity
from desktop.core.lesson import PackFile
from desktop.core.packs.reading import PackReading, read_files
from desktop.core.packs.slip import PackSlip
from desktop.core.shape import SHAPELESS, LineKind, SpanKind
from tests.core.an_empty_library import a_library
from tests.core.shaped_article import a_picture

HEAD = """\
---
sourcebook: {0}
id: bridges
title: Bridges
edition: 1
date: 2025-09-01
language: en
licence: CC0-1.0
---
"""
ARTICLE = """\
---
id: talks
title: Talks
rights: invented
---
## What was said

“We will *repair* it,” said Ann. See [the survey](https://example.org/s).

![The bridge](media/Bridge.png)
Photo: Ida Stone

- one
- two
"""
CLAIMS = """\
# Claims

## They will {#c1}
on: "We will repair it"
type: promise
"""


def read(
    article: str = ARTICLE, number: int = 2, *, picture: bytes | None = None, claims: str = CLAIMS
) -> PackReading:
    picture = a_picture(60, 40) if picture is None else picture
    return read_files(
        (
            PackFile("pack.md", HEAD.format(number).encode()),
            PackFile("articles/talks.md", article.encode()),
            PackFile("claims.md", claims.encode()),
            PackFile("media/Bridge.png", picture),
        ),
        ProblemList(),
    )


def slips_of(reading: PackReading) -> list[tuple[int, str]]:
    return [(each.line, str(each.slip)) for each in reading.problems if each.file != "claims.md"]


def test_the_signs_of_markdown_set_the_text_and_are_no_words_of_it() -> None:
    reading = read()

    assert reading.problems == ()
    assert reading.pack is not None
    [article] = reading.pack.articles
    assert article.text == (
        "What was said\n“We will repair it,” said Ann. See the survey.\nPhoto: Ida Stone\none\ntwo"
    )
    kinds = [article.shape.style(number).kind for number in range(5)]
    assert kinds == [
        LineKind.HEADING,
        LineKind.PARAGRAPH,
        LineKind.CAPTION,
        LineKind.LIST_ITEM,
        LineKind.LIST_ITEM,
    ]
    assert [each.kind for each in article.shape.spans] == [SpanKind.EMPHASIS, SpanKind.LINK]
    [picture] = article.shape.pictures
    assert (picture.before, picture.width, picture.height) == (2, 60, 40)
    [claim] = reading.pack.claims
    assert claim.places[0].span.of(article.text) == "We will repair it"


def test_a_pack_of_format_1_stays_plain_text() -> None:
    pack = read(number=1, claims=CLAIMS.replace("We will repair it", "said Ann")).pack

    assert pack is not None
    [article] = pack.articles
    assert article.shape == SHAPELESS
    assert article.text.startswith("## What was said\n“We will *repair* it,” said Ann.")


def test_its_pictures_come_into_the_library_with_it(tmp_path: Path) -> None:
    pack = read().pack
    assert pack is not None

    with a_library(tmp_path) as library:
        library.lessons.install([pack])
        [picture] = library.articles.get(pack.articles[0].id).shape.pictures

        assert library.pictures.content(picture.name) == a_picture(60, 40)


def test_a_picture_that_is_not_there_is_an_error_at_its_line() -> None:
    reading = read(ARTICLE.replace("media/Bridge.png", "media/Bridges.png"))

    assert reading.pack is None
    [problem] = reading.problems
    assert (problem.file, problem.line, problem.slip) == (
        "articles/talks.md",
        10,
        PackSlip.NO_SUCH_PICTURE,
    )
    assert problem["meant"] == "media/Bridge.png"


def test_a_picture_of_the_web_or_of_another_kind_is_none_of_the_pack() -> None:
    web = read(ARTICLE.replace("media/Bridge.png", "https://example.org/b.png"))
    drawn = read(picture=b"<svg onload='x()'/>")

    assert slips_of(web) == [(10, "no such picture")]
    assert slips_of(drawn) == [(10, "unusable picture")]


def test_links_that_lead_to_no_page_are_words_with_a_warning() -> None:
    reading = read(ARTICLE.replace("https://example.org/s", "javascript:alert(1)"))

    assert reading.pack is not None
    assert [(p.line, p.severity, p.slip) for p in reading.problems] == [
        (8, Severity.WARNING, PackSlip.LINK_WITHOUT_PAGE)
    ]
    assert [each.kind for each in reading.pack.articles[0].shape.spans] == [SpanKind.EMPHASIS]
