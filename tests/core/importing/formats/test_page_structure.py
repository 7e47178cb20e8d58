"""How a page is set becomes the shape of its text: headings, lists, quotations, tables, links."""

from __future__ import annotations

import pytest

from desktop.core.shape import LineKind, LineStyle, SpanKind
from tests.core.importing.formats.invented_pages import (
    FIRST,
    LAST,
    SENTENCES,
    THIRD,
    a_page,
    kinds_of,
    lines_of,
    read_page,
)


def styles_of(html: str) -> dict[str, LineStyle]:
    document = read_page(html)
    return {line: document.shape.style(n) for n, line in enumerate(lines_of(document))}


def spans_of(html: str) -> list[tuple[SpanKind, str, str]]:
    document = read_page(html)
    return [
        (styled.kind, styled.span.of(document.text), styled.address)
        for styled in document.shape.spans
    ]


def test_headings_have_their_rank() -> None:
    styles = styles_of(a_page(f"<h2>What now?</h2><p>{FIRST} So be it.</p><h3>And then?</h3>"))

    assert styles["What now?"] == LineStyle(LineKind.HEADING, 2)
    assert styles["And then?"] == LineStyle(LineKind.HEADING, 3)


def test_an_ordered_list_counts_from_where_it_says() -> None:
    page = a_page(
        "<ol start='3'><li>First the fence was put up by two men.</li><li value='7'>Then came the "
        "police, in one car.</li><li>Then nobody came.</li></ol>"
    )

    styles = styles_of(page)

    assert styles["First the fence was put up by two men."] == LineStyle(LineKind.LIST_ITEM, 1, 3)
    assert styles["Then came the police, in one car."].number == 7
    assert styles["Then nobody came."].number == 8


def test_a_list_may_count_backwards() -> None:
    items = "".join(f"<li>The ferry is number {word} of these.</li>" for word in ("a", "b", "c"))
    styles = styles_of(a_page(f"<ol reversed>{items}</ol>"))

    assert [style.number for style in styles.values() if style.kind is LineKind.LIST_ITEM] == [
        3,
        2,
        1,
    ]


def test_lists_in_lists_are_deeper_and_only_the_first_paragraph_of_an_item_has_the_bullet() -> None:
    page = a_page(
        "<ul><li><p>The ferry goes every hour.</p><p>It takes bicycles as well, they say.</p>"
        "<ul><li>On Sundays it goes twice.</li></ul></li></ul>"
    )

    styles = styles_of(page)

    assert styles["The ferry goes every hour."] == LineStyle(LineKind.LIST_ITEM, 1)
    assert styles["It takes bicycles as well, they say."] == LineStyle()
    assert styles["On Sundays it goes twice."] == LineStyle(LineKind.LIST_ITEM, 2)


def test_a_quotation_is_one() -> None:
    styles = styles_of(a_page(f"<blockquote><p>{THIRD} She left.</p></blockquote>"))

    assert styles[f"{THIRD} She left."] == LineStyle(LineKind.QUOTATION, 1)


def test_a_caption_is_a_line_of_its_own_kind() -> None:
    caption = "The northern pier, seen from the bank"
    page = a_page(f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>")

    assert (LineKind.CAPTION, caption) in kinds_of(read_page(page))


def test_what_stands_for_a_picture_is_its_caption_where_it_has_none() -> None:
    page = a_page("<img src='https://eastmere.example/a.jpg' alt='Two men put up a yellow fence'>")

    assert (LineKind.CAPTION, "Two men put up a yellow fence") in kinds_of(read_page(page))


@pytest.mark.parametrize("words", ["", "IMG_2031.jpg", "fence", "logo of us"])
def test_what_says_nothing_of_a_picture_is_no_caption(words: str) -> None:
    page = a_page(f"<img src='https://eastmere.example/a.jpg' alt='{words}'>")

    assert lines_of(read_page(page)) == [*SENTENCES]


def test_a_row_of_a_table_is_a_line_with_its_cells_apart() -> None:
    page = a_page(
        "<table><caption>Who crossed</caption><tr><th>Day</th><th>People</th></tr>"
        "<tr><td>Monday</td><td>412</td></tr><tr><td>Tuesday</td><td><b>530</b></td></tr></table>"
    )

    assert kinds_of(read_page(page))[3:7] == [
        (LineKind.CAPTION, "Who crossed"),
        (LineKind.TABLE_ROW, "Day\tPeople"),
        (LineKind.TABLE_ROW, "Monday\t412"),
        (LineKind.TABLE_ROW, "Tuesday\t530"),
    ]


def test_wide_and_high_cells_leave_their_columns_empty() -> None:
    page = a_page(
        "<table><tr><th colspan='2'>Bridge</th><th>Year</th></tr><tr><td rowspan='2'>Marl</td>"
        "<td>north</td><td>1931</td></tr><tr><td>south</td><td>1932</td></tr></table>"
    )

    document = read_page(page)

    assert lines_of(document)[3:6] == ["Bridge\t\tYear", "Marl\tnorth\t1931", "south\t1932"]
    assert document.shape.style(5) == LineStyle(LineKind.TABLE_ROW, 1)


def test_a_table_that_only_arranges_a_page_is_none() -> None:
    column = (
        f"<td><p>{FIRST} Yes.</p><p>{THIRD} Yes.</p><p>{LAST} Yes.</p><p>Nobody came then.</p></td>"
    )
    rows = f"<tr><td>Menu</td>{column}</tr><tr><td></td><td>x</td></tr>"
    page = f"<html><body><table>{rows}</table></body></html>"

    kinds = kinds_of(read_page(page))

    assert [kind for kind, _ in kinds] == [LineKind.PARAGRAPH] * 4


def test_preformatted_lines_keep_their_blanks() -> None:
    document = read_page(a_page("<pre>if closed:\n    wait()\n\nelse:\n    go()</pre>"))

    assert lines_of(document)[3:7] == ["if closed:", "wait()", "else:", "go()"]
    assert document.shape.style(4) == LineStyle(LineKind.PREFORMATTED, 4)


def test_words_that_stand_out_are_told() -> None:
    page = a_page(
        "<p>It was <em>not</em> closed, it was <strong>shut</strong>, by H<sub>2</sub>O and "
        "<code>rain</code> in the 20<sup>th</sup> year of its repair, they say.</p>"
    )

    assert spans_of(page) == [
        (SpanKind.EMPHASIS, "not", ""),
        (SpanKind.STRONG, "shut", ""),
        (SpanKind.LOWERED, "2", ""),
        (SpanKind.CODE, "rain", ""),
        (SpanKind.RAISED, "th", ""),
    ]


def test_a_link_has_its_whole_address() -> None:
    head = "<link rel='canonical' href='https://eastmere.example/news/bridge'>"
    page = a_page(
        "<p>It is told in <a href='../letters/1'>a letter</a> to the council.</p>", head=head
    )

    assert spans_of(page) == [(SpanKind.LINK, "a letter", "https://eastmere.example/letters/1")]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "mailto:a@b.example", "file:///etc", "#top", "http://["]
)
def test_what_leads_to_no_page_is_no_link(address: str) -> None:
    page = a_page(f"<p>It is told in <a href='{address}'>a letter</a> to the council.</p>")

    assert spans_of(page) == []
    assert "It is told in a letter to the council." in lines_of(read_page(page))


def test_a_note_is_one_and_has_the_number_that_leads_to_it() -> None:
    page = a_page(
        "<p>The pier was last looked at in 1988.<sup><a href='#n1' id='r1'>1</a></sup></p>",
        around="{}<ol class='footnotes'><li id='n1'>Minutes of the council, 4 May 1988. "
        "<a href='#r1'>↩</a></li></ol>",
    )

    document = read_page(page)

    assert lines_of(document)[-1] == "Minutes of the council, 4 May 1988."
    assert document.shape.style(len(lines_of(document)) - 1) == LineStyle(LineKind.NOTE, 0, 1)
    assert "The pier was last looked at in 1988.1" in lines_of(document)


@pytest.mark.parametrize("first", ["<main>", "<article>", "<header>Weather</header>", "<x-page>"])
@pytest.mark.parametrize("begin", ["", "<!doctype html>", "<html><head>", "<meta charset=utf-8>"])
def test_a_page_may_leave_out_that_its_body_begins(begin: str, first: str) -> None:
    page = f"{begin}<title>The fence</title>{first}<p>{FIRST}</p><p>{THIRD}</p><p>{LAST}</p>"

    lines = lines_of(read_page(page))

    assert [each for each in lines if each in (FIRST, THIRD, LAST)] == [FIRST, THIRD, LAST]
