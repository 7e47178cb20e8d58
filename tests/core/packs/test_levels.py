"""One article in several texts: claims and notes are made once, and stand in each of them."""

from __future__ import annotations

from desktop.core.packs.levels import on_level
from desktop.core.packs.reading import PackReading, read_pack
from desktop.core.packs.slip import PackSlip
from tests.core.packs.conftest import SMALL_PACK, WritePack, pack_of

EASY = """\
---
id: easy
title: The well
rights: free
text: simplified
same-as: well
level: easy
---
The old well is deep, said Ann. “How deep, that nobody can tell.”
"""


def read(a_pack: WritePack, line: str = "") -> PackReading:
    return read_pack(
        a_pack(
            {
                "pack.md": SMALL_PACK["pack.md"].replace("sourcebook: 1", "sourcebook: 2"),
                "articles/easy.md": EASY,
                "notes.md": SMALL_PACK["notes.md"].replace("kind:", f"{line}kind:"),
            }
        )
    )


def test_a_claim_is_found_again_where_its_words_are_the_same(a_pack: WritePack) -> None:
    reading = read(a_pack)
    pack = pack_of(reading)
    easy, main = sorted(pack.articles, key=lambda article: article.id)

    [claim] = on_level(pack.claims, main, easy, ()).sure

    assert (claim.id, claim.article_id) == ("small-pack/c-deep", "small-pack/easy")
    assert [each.quote.exact for each in claim.places] == ["The old well is deep"]
    assert on_level(pack.notes, main, easy, ()).lost == pack.notes


def test_a_teacher_says_where_a_note_stands_in_the_easy_text(a_pack: WritePack) -> None:
    reading = read(a_pack, 'in: easy | "How deep, that nobody can tell"\n')
    pack = pack_of(reading)
    easy, main = sorted(pack.articles, key=lambda article: article.id)
    assert reading.problems == ()
    assert reading.contents is not None

    [note] = on_level(pack.notes, main, easy, reading.contents.level_passages).sure

    assert [each.quote.exact for each in note.places] == ["How deep, that nobody can tell"]


def test_what_is_wrong_with_such_a_line_is_said(a_pack: WritePack) -> None:
    slips = [
        problem.slip
        for line in ("in: pond | deep\n", "in: easy | zebra\n")
        for problem in read(a_pack, line).problems
    ]

    assert slips == [PackSlip.NO_SUCH_ARTICLE, PackSlip.NOT_IN_ARTICLE]
