"""Where a page says that it comes from, and where it says so."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop.core.importing.document import FieldOrigin, ImportedDocument
from desktop.core.importing.document import SourceFieldName as Name
from tests.core.importing.formats.invented_pages import a_page, read_page


def data(**said: Any) -> str:
    record = {"@context": "https://schema.org", "@type": "NewsArticle", **said}
    return f"<script type='application/ld+json'>{json.dumps(record)}</script>"


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def read(head: str, under: str = "") -> ImportedDocument:
    page = a_page(head=head).replace("<html>", "<html lang='en-GB'>")
    return read_page(page.replace("</h1>", f"</h1>{under}"))


def origin_of(document: ImportedDocument, name: Name) -> FieldOrigin:
    return next(field.origin for field in document.fields if field.name is name)


def test_a_page_says_all_of_it() -> None:
    document = read(
        "<title>Bridge closed | Eastmere Courier</title>"
        + meta("og:site_name", "Eastmere Courier")
        + data(
            headline="Bridge closed",
            author=[
                {"@type": "Person", "name": "Ada Quill"},
                {"@type": "Person", "name": "Ben Marsh"},
            ],
            datePublished="2024-05-14T07:30:00+01:00",
            dateModified="2024-05-15T09:00:00+01:00",
        )
        + "<link rel='canonical' href='https://courier.example/2024/bridge'>"
    )

    assert document.value(Name.TITLE) == "Bridge closed"
    assert document.value(Name.BYLINE) == "Ada Quill, Ben Marsh"
    assert document.value(Name.PUBLISHER) == "Eastmere Courier"
    assert document.value(Name.PUBLISHED) == "2024-05-14"
    assert document.value(Name.MODIFIED) == "2024-05-15"
    assert document.value(Name.URL) == "https://courier.example/2024/bridge"
    assert document.value(Name.LANGUAGE) == "en"
    assert origin_of(document, Name.TITLE) is FieldOrigin.PAGE
    assert origin_of(document, Name.BYLINE) is FieldOrigin.STRUCTURED
    assert origin_of(document, Name.PUBLISHER) is FieldOrigin.META


def test_a_page_that_says_nothing_has_the_name_of_its_file() -> None:
    document = read_page(a_page().replace("<h1>Bridge closed</h1>", ""))

    assert document.value(Name.TITLE) == "page"
    assert origin_of(document, Name.TITLE) is FieldOrigin.FILE
    assert {field.name for field in document.fields} == {Name.TITLE}


@pytest.mark.parametrize(
    "said",
    [
        data(dateModified="2024-06-01", datePublished="2024-05-14"),
        meta("article:modified_time", "2024-06-01") + meta("article:published_time", "2024-05-14"),
        meta("og:updated_time", "2024-06-01") + meta("date", "2024-05-14"),
        data(dateModified="2024-06-01") + meta("article:published_time", "2024-05-14"),
    ],
)
def test_the_day_it_came_out_wins_over_that_of_a_change(said: str) -> None:
    assert read(said).value(Name.PUBLISHED) == "2024-05-14"
    assert read(said).value(Name.MODIFIED) == "2024-06-01"


@pytest.mark.parametrize(
    "under",
    [
        "<time itemprop='dateModified' datetime='2024-06-01'>June 1</time>"
        "<time itemprop='datePublished' datetime='2024-05-14'>May 14</time>",
        "<span class='updated'><time datetime='2024-06-01'>June 1</time></span>"
        "<span class='published'><time datetime='2024-05-14'>May 14</time></span>",
        "<p>Updated June 1, 2024</p><p>May 14, 2024</p>",
        "<p>14 May 2024</p>",
        "<p>14.05.2024</p>",
        "<p>Am 14. Mai 2024</p>",
        "<p>Le 14 mai 2024</p>",
        "<p>14 de mayo de 2024</p>",
    ],
)
def test_the_day_is_read_on_the_page(under: str) -> None:
    document = read("<title>Bridge closed</title>", under)

    assert document.value(Name.PUBLISHED) == "2024-05-14"
    assert origin_of(document, Name.PUBLISHED) is FieldOrigin.PAGE


def test_the_day_is_read_in_the_address_at_last() -> None:
    head = "<link rel='canonical' href='https://courier.example/2024/05/14/bridge'>"

    assert read(head).value(Name.PUBLISHED) == "2024-05-14"
    assert origin_of(read(head), Name.PUBLISHED) is FieldOrigin.ADDRESS


def test_a_day_that_may_be_two_stays_a_year() -> None:
    assert read(meta("date", "03/04/2024")).value(Name.PUBLISHED) == "2024"
    assert read(meta("date", "03/14/2024")).value(Name.PUBLISHED) == "2024-03-14"
    assert read(meta("date", "14/03/2024")).value(Name.PUBLISHED) == "2024-03-14"


@pytest.mark.parametrize(
    "nonsense", ["0001-01-01T00:00:00", "1970-01-01", "2024-13-40", "soon", "99999"]
)
def test_a_day_that_is_none_is_left_out(nonsense: str) -> None:
    said = data(datePublished=nonsense) + meta("article:published_time", "2024-05-14")

    assert read(said).value(Name.PUBLISHED) == "2024-05-14"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Quill", "Ada Quill"),
        ("By Ada Quill and Ben Marsh", "Ada Quill, Ben Marsh"),
        ("BY ADA QUILL AND BEN MARSH, PRESS ASSOCIATION", "Ada Quill, Ben Marsh"),
        ("By Ada Quill, Staff Writer", "Ada Quill"),
        ("By Ada Quill Published 14 May 2024", "Ada Quill"),
        ("By Ada Quill May 14, 2024", "Ada Quill"),
        ("Von Ada Quill und Ben Marsh", "Ada Quill, Ben Marsh"),
        ("Por Ada Quill y Ben Marsh", "Ada Quill, Ben Marsh"),
    ],
)
def test_the_names_behind_by_are_read(line: str, names: str) -> None:
    for under in (f"<p class='byline'>{line}</p>", f"<p>{line}</p>"):
        document = read("<title>Bridge closed</title>", under)

        assert document.value(Name.BYLINE) == names


def test_the_line_on_the_page_wins_when_it_has_more_names() -> None:
    document = read(data(author={"name": "Ada Quill"}), "<p>By Ada Quill and Ben Marsh</p>")

    assert document.value(Name.BYLINE) == "Ada Quill, Ben Marsh"
    assert origin_of(document, Name.BYLINE) is FieldOrigin.PAGE


@pytest.mark.parametrize(
    "author",
    [
        {"@type": "Organization", "name": "Eastmere Courier"},
        {"@type": "Person", "name": "Eastmere Courier"},
        {"@type": "Organization", "name": "Courier Newsroom"},
        "admin",
        "https://courier.example/ada",
        {"@type": "Person"},
        None,
    ],
)
def test_a_house_an_account_or_an_address_is_no_author(author: object) -> None:
    document = read(data(author=author, publisher={"name": "Eastmere Courier"}))

    assert document.value(Name.BYLINE) == ""


@pytest.mark.parametrize("between", [". ", " | ", ", ", " – "])
def test_the_house_behind_a_name_is_no_part_of_it(between: str) -> None:
    head = meta("og:site_name", "Eastmere Courier")

    document = read(head + meta("author", f"Ada Quill{between}Eastmere Courier"))

    assert document.value(Name.BYLINE) == "Ada Quill"


def test_a_sign_before_the_by_is_no_part_of_a_name() -> None:
    document = read("", "<p class='entry-author'>| BY: <a href='/a'>Ada Quill</a></p>")

    assert document.value(Name.BYLINE) == "Ada Quill"


def test_who_is_asked_for_a_name_is_no_author() -> None:
    form = "<form><p class='comment-form-author'><label>Your Name Here</label></p></form>"

    assert read("", form).value(Name.BYLINE) == ""


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (meta("og:site_name", "Eastmere Courier"), "Eastmere Courier"),
        (meta("og:site_name", "Eastmere Courier | All that moves the valley"), "Eastmere Courier"),
        (
            meta("og:site_name", "courier") + data(publisher={"name": "Eastmere Courier"}),
            "Eastmere Courier",
        ),
        (data(publisher={"name": "Eastmere Courier"}), "Eastmere Courier"),
        ("<title>Bridge closed - Eastmere Courier</title>", "Eastmere Courier"),
        ("<link rel='canonical' href='https://www.courier.example/a'>", "courier.example"),
    ],
)
def test_the_publisher_is_read_where_it_is_said(head: str, publisher: str) -> None:
    assert read(head).value(Name.PUBLISHER) == publisher


def test_the_headline_that_agrees_with_the_head_is_the_title() -> None:
    head = "<title>Bridge over the Marl closed for good - Courier</title>"
    page = a_page(head=head).replace("<article>", "<h1>Eastmere Courier</h1><article>")

    document = read_page(
        page.replace("<h1>Bridge closed</h1>", "<h1>Bridge over the Marl closed</h1>")
    )

    assert document.value(Name.TITLE) == "Bridge over the Marl closed"


def test_the_name_of_the_site_is_no_part_of_a_title() -> None:
    head = "<title>The ferry is back | Eastmere Courier</title>" + meta(
        "og:site_name", "Eastmere Courier"
    )

    assert (
        read_page(a_page(head=head).replace("<h1>Bridge closed</h1>", "")).value(Name.TITLE)
        == "The ferry is back"
    )


@pytest.mark.parametrize(
    "script",
    ["[" * 200_000, '{"@graph":' * 50_000, "{", "null", '"a"', "[[1,2],3]", '{"@type": 7}'],
)
def test_linked_data_that_cannot_be_read_is_left_out(script: str) -> None:
    head = f"<script type='application/ld+json'>{script}</script>" + data(
        headline="Bridge closed", datePublished="2024-05-14"
    )

    assert read(head).value(Name.PUBLISHED) == "2024-05-14"


@pytest.mark.parametrize(
    ("said", "genre"),
    [
        ({"@type": "OpinionNewsArticle"}, "opinion"),
        ({"@type": ["NewsArticle", "AnalysisNewsArticle"]}, "analysis"),
        ({"@type": "AdvertiserContentArticle"}, "advertisement"),
        ({"genre": "Interview"}, "Interview"),
        ({}, ""),
    ],
)
def test_what_kind_of_text_it_is_is_read_where_a_page_says_it(
    said: dict[str, Any], genre: str
) -> None:
    assert read(data(headline="Bridge closed", **said)).value(Name.GENRE) == genre


@pytest.mark.parametrize(
    "head",
    [
        data(license="https://licences.example/by"),
        meta("dcterms.license", "https://licences.example/by"),
        "<link rel='license' href='https://licences.example/by'>",
    ],
)
def test_the_licence_is_read_where_a_page_names_one(head: str) -> None:
    assert read(head).value(Name.RIGHTS) == "https://licences.example/by"
