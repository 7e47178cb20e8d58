"""What a new edition changes, and what becomes of a student's work in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.anchoring.description import describe
from desktop.core.anchoring.relocation import Outcome
from desktop.core.article import ArticleId
from desktop.core.claim import ClaimId
from desktop.core.lesson import LessonPack, PackFile, PackId
from desktop.core.lesson_about import LessonAbout
from desktop.core.packs.contents import LessonContents
from desktop.core.packs.editions import (
    Arrival,
    ItemFate,
    StudentsWork,
    WorkSums,
    arrival_of,
    compare_editions,
)
from desktop.core.packs.reading import read_pack
from desktop.core.question import QuestionId
from desktop.core.selector import Selector
from desktop.core.span import Span
from tests.core.packs.conftest import SMALL_PACK, WritePack, pack_of

WELL = ArticleId("small-pack/well")


def read(
    a_pack: WritePack, changed: dict[str, str | bytes | None]
) -> tuple[LessonPack, LessonContents]:
    reading = read_pack(a_pack(changed))
    assert reading.contents is not None
    return pack_of(reading), reading.contents


def a_passage(text: str, words: str) -> Selector:
    start = text.index(words)
    return describe(text, Span(start, start + len(words)))


def test_what_is_kept_what_is_to_be_looked_at_and_what_lost_its_place(a_pack: WritePack) -> None:
    old = read(a_pack, {})
    text = old[0].articles[0].text
    work = StudentsWork(
        passages={
            WELL: (
                a_passage(text, "The old well is deep"),
                a_passage(text, "Ben disagreed. The well is dry – he had looked"),
            )
        },
        judged=(ClaimId("small-pack/c-deep"), ClaimId("small-pack/c-gone")),
        answered=(
            (QuestionId("small-pack/q-who"), old[1].questions[0].wording),
            (QuestionId("small-pack/q-who"), "Who spoke?"),
            (QuestionId("small-pack/q-gone"), "Where?"),
        ),
    )
    article = SMALL_PACK["articles/well.md"]
    shorter = article[: article.index("Ben disagreed")] + "Nobody else was asked about it.\n"

    compared = compare_editions(old, read(a_pack, {"articles/well.md": shorter}), work)

    assert [each.outcome for each in compared.passages[WELL]] == [Outcome.SURE, Outcome.LOST]
    assert compared.work == WorkSums(as_before=3, to_check=1, lost=3)
    assert [(each.id, each.fate) for each in compared.articles] == [(WELL, ItemFate.CHANGED)]
    assert [each.fate for each in compared.claims] == [ItemFate.SAME]


def test_a_changed_question_keeps_its_old_wording(a_pack: WritePack) -> None:
    old = read(a_pack, {})
    questions = SMALL_PACK["questions.md"]
    new = read(
        a_pack,
        {
            "questions.md": questions.replace("Highlight who speaks.", "Mark who speaks.")
            + "\n## More {#q-more}\ntype: open\nWhat else?\n",
            "claims.md": "# None\n",
            "notes.md": "# None\n",
        },
    )

    compared = compare_editions(old, new, StudentsWork({}))

    assert [(each.fate, each.was) for each in compared.questions] == [
        (ItemFate.CHANGED, "Who knows?\nHighlight who speaks."),
        (ItemFate.ADDED, ""),
    ]
    assert [(each.fate, each.title) for each in compared.claims] == [
        (ItemFate.GONE, "The well is deep")
    ]
    assert compared.work == WorkSums()


def test_where_a_claim_stands_is_no_change_of_the_claim(a_pack: WritePack) -> None:
    old = read(a_pack, {})
    article = SMALL_PACK["articles/well.md"].replace("The old well", "So: The old well")

    compared = compare_editions(old, read(a_pack, {"articles/well.md": article}), StudentsWork({}))

    assert {each.fate for each in (*compared.claims, *compared.notes)} == {ItemFate.SAME}


def test_work_on_an_article_that_is_no_longer_in_the_pack_is_where_it_was(
    a_pack: WritePack,
) -> None:
    old = read(a_pack, {})
    other = SMALL_PACK["articles/well.md"].replace("id: well", "id: pond")
    bare: dict[str, str | bytes | None] = dict.fromkeys(
        ["claims.md", "notes.md", "questions.md", "timeline.md"], "# None\n"
    )
    new = read(a_pack, {**bare, "articles/well.md": other})
    passage = a_passage(old[0].articles[0].text, "The old well is deep")

    compared = compare_editions(old, new, StudentsWork({WELL: (passage,)}))

    assert compared.work == WorkSums(as_before=1)
    assert [each.fate for each in compared.articles] == [ItemFate.ADDED, ItemFate.GONE]


SMALL = LessonPack(
    PackId("small"), "Small", 2, "2025-01-01", "en", "MIT", files=(PackFile("pack.md", b"x"),)
)


@pytest.mark.parametrize(
    ("pack", "about", "arrival"),
    [
        (SMALL, LessonAbout(), Arrival.SAME),
        (replace(SMALL, edition=3), LessonAbout(), Arrival.HIGHER),
        (replace(SMALL, edition=1), LessonAbout(), Arrival.LOWER),
        (replace(SMALL, files=()), LessonAbout(), Arrival.OTHER_BYTES),
        (replace(SMALL, files=()), LessonAbout(is_for_pupils=True), Arrival.OTHER_COPY),
    ],
)
def test_what_a_pack_is_beside_the_one_that_is_there(
    pack: LessonPack, about: LessonAbout, arrival: Arrival
) -> None:
    assert arrival_of(pack, about, SMALL, LessonAbout()) is arrival
    assert arrival.is_asked_about is (arrival not in (Arrival.SAME, Arrival.HIGHER))


def test_a_pack_may_stand_for_another() -> None:
    about = LessonAbout(replaces=(PackId("old"),))

    assert arrival_of(SMALL, about, None, None, others=[PackId("old")]) is Arrival.REPLACES
    assert arrival_of(SMALL, about, None, None, others=[PackId("other")]) is Arrival.NEW
