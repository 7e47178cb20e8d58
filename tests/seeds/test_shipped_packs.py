"""The packs that ship are an example to everybody who writes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.claim import Claim, ContextNote, NoteKind
from desktop.core.lesson import LessonPack
from desktop.core.packs.answering import AnswerVerdict
from desktop.core.packs.contents import LessonContents
from desktop.core.packs.levels import on_level
from desktop.core.packs.questions import IN_OWN_WORDS
from desktop.core.packs.reading import read_pack
from desktop.core.question import QuestionType
from seeds import pack_folders
from tests.core.packs.right_answers import right_answer

EVIDENCE = (NoteKind.EVIDENCE_FOR, NoteKind.EVIDENCE_AGAINST)


def shipped(folder: Path) -> LessonPack:
    pack = read_pack(folder).pack
    assert pack is not None
    return pack


every_pack = pytest.mark.parametrize("folder", pack_folders(), ids=lambda folder: folder.name)


def test_three_packs_ship_in_the_order_of_the_shelf() -> None:
    names = [folder.name for folder in pack_folders()]

    assert names == ["who-says-so", "tanners-bridge", "lumio-band"]


@every_pack
def test_a_shipped_pack_is_read_without_even_a_warning(folder: Path) -> None:
    assert read_pack(folder).problems == ()


@every_pack
def test_the_words_of_every_place_stand_where_it_says(folder: Path) -> None:
    pack = shipped(folder)
    texts = {article.id: article.text for article in pack.articles}

    placed_ones: tuple[Claim | ContextNote, ...] = (*pack.claims, *pack.notes)
    for placed in placed_ones:
        assert placed.places
        for place in placed.places:
            assert place.span.of(texts[placed.article_id]) == place.quote.exact


@every_pack
def test_no_two_records_of_a_kind_share_an_id(folder: Path) -> None:
    pack = shipped(folder)

    for records in (pack.articles, pack.claims, pack.notes, pack.people):
        ids = [record.id for record in records]
        assert len(ids) == len(set(ids))


def test_no_two_packs_share_an_id() -> None:
    ids = [shipped(folder).id for folder in pack_folders()]

    assert len(ids) == len(set(ids))


@every_pack
def test_every_status_has_an_author_and_every_article_its_rights(folder: Path) -> None:
    pack = shipped(folder)

    assert all(claim.status_by for claim in pack.claims if claim.status)
    assert all(article.rights for article in pack.articles)


@every_pack
def test_every_piece_of_evidence_names_its_source(folder: Path) -> None:
    pack = shipped(folder)

    assert all(note.sources for note in pack.notes if note.kind.startswith("evidence"))


def contents(folder: Path) -> LessonContents:
    found = read_pack(folder).contents
    assert found is not None
    return found


@every_pack
def test_a_shipped_pack_has_every_part_that_a_lesson_can_have(folder: Path) -> None:
    pack, found = shipped(folder), contents(folder)
    kinds = {note.kind for note in pack.notes}

    assert {NoteKind.EVIDENCE_FOR, NoteKind.EVIDENCE_AGAINST} <= kinds
    assert all((pack.claims, pack.people, found.glossary, found.timeline, found.about.plan))
    assert all((found.about.minutes, found.about.level, found.about.skills))


@every_pack
def test_a_shipped_pack_asks_in_many_ways_and_says_how_an_answer_is_judged(folder: Path) -> None:
    questions = contents(folder).questions

    assert {each.type for each in questions} >= {
        QuestionType.CHOICE,
        QuestionType.MARK,
        QuestionType.MATCH,
        QuestionType.ORDER,
        QuestionType.STATUS,
        QuestionType.COMPARE,
        QuestionType.OPEN,
    }
    for each in questions:
        assert each.rubric if each.type in IN_OWN_WORDS else each.has_key


@every_pack
def test_what_is_asked_with_a_key_is_right_when_it_is_answered_by_the_key(folder: Path) -> None:
    asked = [each for each in contents(folder).questions if each.has_key]

    assert asked
    for each in asked:
        assert right_answer(each).verdict is AnswerVerdict.RIGHT


@every_pack
def test_a_claim_that_somebody_is_to_judge_has_evidence_to_judge_it_by(folder: Path) -> None:
    pack = shipped(folder)

    judged = [each.claim_id for each in contents(folder).questions if each.claim_id]
    assert judged
    for claim_id in judged:
        kinds = [note.kind for note in pack.notes if note.claim == claim_id]
        assert any(kind in EVIDENCE for kind in kinds)


def test_the_notes_and_claims_of_the_advertisement_stand_in_its_easy_text_too() -> None:
    folder = next(each for each in pack_folders() if each.name == "lumio-band")
    pack, found = shipped(folder), contents(folder)
    main, easy = pack.articles[:2]

    assert [level.same_as for level in found.levels] == [None, main.id]
    on_main = [claim for claim in pack.claims if claim.article_id == main.id]
    on_easy = on_level(on_main, main, easy, found.level_passages).sure
    assert [claim.id for claim in on_easy] == [claim.id for claim in on_main]


def test_the_numbers_of_the_advertisement_are_those_of_its_sheet() -> None:
    pack = next(shipped(each) for each in pack_folders() if each.name == "lumio-band")
    story, _, sheet = pack.articles

    assert round((30 - 16) / 30 * 100) == 47
    assert "47 per cent" in story.text
    assert round((30 - 26) / 30 * 100) == 13
    assert "13 per cent less" in sheet.text
    assert "lights switched off" in sheet.text
    assert "lights switched off" not in story.text


def test_the_practice_pack_quotes_the_engineer_in_full_only_once() -> None:
    pack = next(shipped(folder) for folder in pack_folders() if folder.name == "tanners-bridge")
    courier, voice = pack.articles

    assert "not about to fall down" in courier.text
    assert "not about to fall down" in voice.text
    assert "my own children" in courier.text
    assert "my own children" not in voice.text
    assert "“" in courier.text
    assert "“" not in voice.text
