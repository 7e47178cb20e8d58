"""Packs go and come in new editions; what a student did stays, and is where it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.annotation import Annotation
from desktop.core.article import ArticleId
from desktop.core.claim import ClaimId, Stance
from desktop.core.lesson import LessonPack, PackFile, PackId
from desktop.core.library.answers import Answers
from desktop.core.library.checking import check
from desktop.core.library.edition_news import EditionNews, edition_news
from desktop.core.library.editions import Editions
from desktop.core.library.errors import NoSuchPack
from desktop.core.library.library import Library
from desktop.core.library.source_data import YOU, SourceColumn, SourceData, SourceValue
from desktop.core.question import QuestionId, answer_in_words
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector
from tests.core.builders import BRIDGE, a_pack, an_annotation, an_article
from tests.core.library.conftest import ContentOf

BRIDGES = PackId("bridges")
FIRST, SECOND = ArticleId("bridges/first"), ArticleId("bridges/second")
NOWHERE = Selector(TextQuoteSelector(""), TextPositionSelector(0, 0))


def a_judgement() -> Annotation:
    made = an_annotation("is safe", name="j", article=an_article(FIRST))
    return replace(made, claim_id=ClaimId("bridges/safe"), stance=Stance.DOUBT)


def an_answer(body: str = "Because of rust.") -> Annotation:
    question = QuestionId("bridges/q-why")
    made = an_annotation("rust", body, article=an_article(FIRST))
    return replace(made, id=answer_in_words(question), selector=NOWHERE, question=question)


def work(library: Library) -> None:
    library.lessons.install([a_pack()])
    library.annotations.add(an_annotation("rust", "look", name="n", article=an_article(FIRST)))
    library.annotations.add(a_judgement())
    library.annotations.add(an_answer(), asked="Why?\nSay why.")


def the_next(**changed: object) -> LessonPack:
    files = (PackFile("pack.md", b"the next"),)
    return replace(a_pack(), edition=3, files=files, **changed)  # type: ignore[arg-type] # fields of a pack


def test_a_pack_is_taken_out_and_the_work_on_it_stays(library: Library) -> None:
    work(library)

    changes = Editions(library).take_out(BRIDGES)

    assert library.lessons.all() == ()
    assert library.lessons.claims(FIRST) == ()
    assert library.lessons.notes(FIRST) == ()
    assert library.articles.is_there(FIRST)
    assert not library.articles.is_there(SECOND)
    assert [each.body for each in library.annotations.of_article(FIRST)] == [
        "Because of rust.",
        "",
        "look",
    ]
    assert changes.lessons == {BRIDGES}
    assert changes.articles == {FIRST, SECOND}
    assert check(library.folder).is_sound


def test_work_finds_its_pack_again_when_it_comes_back(
    library: Library, content_of: ContentOf
) -> None:
    work(library)
    before = library.annotations.of_article(FIRST)
    Editions(library).take_out(BRIDGES)

    library.lessons.install([a_pack()])

    assert library.annotations.of_article(FIRST) == before
    judgement = library.annotations.judgement_of(ClaimId("bridges/safe"))
    assert judgement is not None
    assert judgement.stance is Stance.DOUBT
    assert {claim.id for claim in library.lessons.claims(FIRST)} >= {judgement.claim_id}
    [answer] = Answers(library).to(QuestionId("bridges/q-why"))
    assert answer.body == "Because of rust."
    assert content_of(library)
    assert check(library.folder).is_sound


def test_a_pack_that_is_not_there_cannot_be_taken_out(library: Library) -> None:
    with pytest.raises(NoSuchPack):
        Editions(library).take_out(BRIDGES)
    with pytest.raises(NoSuchPack):
        Editions(library).take(a_pack())


def test_a_pack_that_comes_back_in_another_wording_finds_the_work_too(library: Library) -> None:
    work(library)
    Editions(library).take_out(BRIDGES)
    longer = an_article(FIRST, f"It rained.\n{BRIDGE}")

    library.lessons.install([replace(a_pack(), articles=(longer, an_article(SECOND)))])

    assert library.articles.get(FIRST).text == longer.text
    [mark] = [each for each in library.annotations.of_article(FIRST) if each.body == "look"]
    assert mark.span.of(longer.text) == "rust"
    assert check(library.folder).is_sound


def test_a_new_edition_takes_the_place_and_the_files_of_the_old_one_are_kept(
    library: Library,
) -> None:
    work(library)
    editions = Editions(library)
    claim = replace(a_pack().claims[1], title="They met on Monday")

    editions.take(the_next(claims=(a_pack().claims[0], claim)))

    [lesson] = library.lessons.all()
    assert (lesson.id, lesson.edition) == (BRIDGES, 3)
    assert "They met on Monday" in {each.title for each in library.lessons.claims(FIRST)}
    assert library.lessons.files(BRIDGES) == (PackFile("pack.md", b"the next"),)
    [before] = editions.earlier(BRIDGES)
    assert (before.id, before.edition) == ("bridges@2", 2)
    assert library.lessons.files(before.id) == a_pack().files
    assert len(library.annotations.of_article(FIRST)) == 3
    assert library.lessons.title_for(FIRST) == "Who says so?"
    assert check(library.folder).is_sound


def test_one_edition_after_the_other_and_back_again(library: Library) -> None:
    library.lessons.install([a_pack()])
    editions = Editions(library)

    editions.take(the_next())
    editions.take(a_pack())
    editions.take(the_next())

    assert [each.edition for each in library.lessons.all()] == [3]
    assert [each.id for each in editions.earlier(BRIDGES)] == [
        "bridges@3",
        "bridges@2",
        "bridges@2.2",
    ]
    editions.take_out(BRIDGES)
    assert editions.earlier(BRIDGES) == ()
    assert library.articles.count() == 0


def test_marks_and_answers_are_carried_into_the_texts_of_a_new_edition(library: Library) -> None:
    work(library)
    marked = replace(
        an_annotation("Nobody was hurt", name="m", article=an_article(FIRST)),
        question="bridges/q-who",
    )
    library.annotations.add(marked)
    other = f"It rained.\n{BRIDGE}"
    both = the_next(articles=(an_article(FIRST, other), an_article(SECOND, other)))

    changes = Editions(library).take(both)

    assert {"n", "m", "j"} <= set(changes.annotations)
    assert library.articles.get(FIRST).text == library.articles.get(SECOND).text == other
    assert library.articles.get(FIRST).version == 2
    words = {str(each.id): each.span.of(other) for each in library.annotations.of_article(FIRST)}
    assert (words["n"], words["j"], words["m"]) == ("rust", "is safe", "Nobody was hurt")
    assert len(library.annotations.of_article(FIRST)) == 4
    assert check(library.folder).is_sound


def test_what_a_new_edition_says_of_a_text_is_written_unless_its_reader_did(
    library: Library,
) -> None:
    library.lessons.install([a_pack()])
    SourceData(library.connection, library.now).put(
        {FIRST: {SourceColumn.BYLINE: SourceValue("Me", YOU)}}
    )
    article = replace(an_article(FIRST), byline="B. Reporter", rights="free", title="Repairs?")

    Editions(library).take(the_next(articles=(article, an_article(SECOND))))

    now = library.articles.get(FIRST)
    assert (now.byline, now.rights, now.title) == ("Me", "free", "Repairs?")
    assert check(library.folder).is_sound


def test_what_a_student_did_in_a_lesson_is_known(library: Library) -> None:
    work(library)

    done = Editions(library).work_on(BRIDGES)

    assert [each.quote.exact for each in done.passages[FIRST]] == ["rust"]
    assert done.judged == ("bridges/safe",)
    assert done.answered == (("bridges/q-why", "Why?\nSay why."),)


def test_what_an_edition_did_to_the_marks_is_told_with_where_to_look_first(
    library: Library,
) -> None:
    work(library)
    other = an_annotation("a coat of paint", name="o", article=an_article(SECOND))
    library.annotations.add(other)
    assert edition_news(library, BRIDGES) is None
    shorter = an_article(SECOND, "Nothing of it is here any more.")

    Editions(library).take(the_next(articles=(an_article(FIRST), shorter)))

    assert edition_news(library, BRIDGES) == EditionNews(0, 0, 1, SECOND)


def test_a_mark_that_was_looked_at_waits_no_more(library: Library) -> None:
    work(library)
    changed = an_article(FIRST, BRIDGE.replace("rust", "rusty bolts and rust"))
    Editions(library).take(the_next(articles=(changed, an_article(SECOND))))
    news = edition_news(library, BRIDGES)
    assert news is not None

    for mark in library.versions.carried(FIRST):
        library.versions.settle(FIRST, mark.target, is_settled=True)

    total = news.standing + news.to_check + news.lost
    assert edition_news(library, BRIDGES) == EditionNews(total - news.lost, 0, news.lost, FIRST)
