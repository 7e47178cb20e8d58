"""What a student thinks of a claim: said, changed, taken back, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.annotation import Annotation
from desktop.core.claim import Claim, Stance
from desktop.core.library.library import Library
from desktop.core.motivation import Motivation
from desktop.core.wording import NotePart
from desktop.live.edits.edits import Edits
from desktop.live.library import LiveLibrary
from tests.core.an_empty_library import a_library
from tests.core.builders import a_pack
from tests.desktop.builders import a_full_disk

PACK = a_pack()
SAFE = PACK.claims[0]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path) as library:
        library.lessons.install([PACK])
        yield library


@pytest.fixture
def edits(library: Library, qapp: QApplication) -> Edits:
    return Edits(LiveLibrary(library))


def said(library: Library, claim: Claim = SAFE) -> list[tuple[Stance | None, str]]:
    return [(each.stance, each.body) for each in judgements(library, claim)]


def judgements(library: Library, claim: Claim = SAFE) -> tuple[Annotation, ...]:
    return library.annotations.of_article(claim.article_id)


def test_a_judgement_stands_over_the_words_of_its_claim(library: Library, edits: Edits) -> None:
    edits.judgements.judge(SAFE, Stance.DOUBT)

    [judgement] = judgements(library)
    assert judgement.motivation is Motivation.ASSESSING
    assert (judgement.stance, judgement.claim_id) == (Stance.DOUBT, SAFE.id)
    assert judgement.selector == SAFE.places[0]


def test_another_judgement_takes_the_place_of_the_first_and_both_can_be_undone(
    library: Library, edits: Edits
) -> None:
    edits.judgements.judge(SAFE, Stance.DOUBT)
    edits.judgements.judge(SAFE, Stance.AGREE)
    assert said(library) == [(Stance.AGREE, "")]

    edits.steps.undo()
    assert said(library) == [(Stance.DOUBT, "")]
    edits.steps.undo()
    assert said(library) == []
    edits.steps.redo()
    edits.steps.redo()
    assert said(library) == [(Stance.AGREE, "")]


def test_the_same_judgement_once_more_takes_it_back_and_leaves_nothing_to_be_seen(
    library: Library, edits: Edits
) -> None:
    edits.judgements.judge(SAFE, Stance.CANNOT_TELL)
    edits.judgements.judge(SAFE, Stance.CANNOT_TELL)

    assert said(library) == []
    assert library.annotations.removed_from(SAFE.article_id) == ()
    edits.judgements.judge(SAFE, Stance.AGREE)
    assert len(judgements(library)) == 1


def test_own_words_stay_when_the_judgement_is_taken_back(library: Library, edits: Edits) -> None:
    judgement = edits.judgements.judge(SAFE, Stance.DOUBT)
    assert judgement is not None
    edits.writing.write(judgement.id, "Who measured it?")
    edits.judgements.judge(SAFE, Stance.DOUBT)

    assert said(library) == [(None, "Who measured it?")]


def test_every_stance_and_all_words_that_there_were_are_kept(
    library: Library, edits: Edits
) -> None:
    judgement = edits.judgements.judge(SAFE, Stance.DOUBT)
    assert judgement is not None
    edits.writing.write(judgement.id, "first thoughts")
    edits.judgements.judge(SAFE, Stance.AGREE)
    edits.writing.write(judgement.id, "second thoughts")
    edits.writing.end()

    kept = library.annotations.wordings
    assert [each.value for each in kept.of_note(judgement.id, NotePart.STANCE)] == [
        "agree",
        "doubt",
    ]
    words = [each.value for each in kept.of_note(judgement.id, NotePart.BODY)]
    assert words == ["second thoughts", "first thoughts"]


def test_a_judgement_that_nobody_wrote_yet_is_nowhere(library: Library, edits: Edits) -> None:
    judgement = edits.judgements.to_write_on(SAFE)

    assert judgement is not None
    assert judgement.is_blank
    assert said(library) == []
    assert edits.judgements.to_write_on(SAFE) == judgement


def test_a_step_back_does_not_write_over_what_another_program_judged(
    library: Library, edits: Edits, tmp_path: Path
) -> None:
    first = edits.judgements.judge(SAFE, Stance.DOUBT)
    edits.judgements.judge(SAFE, Stance.AGREE)
    refused: list[str] = []
    edits.steps.refused.connect(refused.append)
    assert first is not None
    with Library.open_existing(tmp_path) as other:
        Edits(LiveLibrary(other)).judgements.judge(SAFE, Stance.CANNOT_TELL)

    edits.steps.undo()

    assert said(library) == [(Stance.CANNOT_TELL, "")]
    assert len(refused) == 1


def test_words_can_be_written_on_a_judgement_that_waits_for_a_full_disk(
    library: Library, edits: Edits
) -> None:
    with a_full_disk():
        judgement = edits.judgements.judge(SAFE, Stance.DOUBT)

        assert judgement is not None
        assert edits.judgements.of_claim(SAFE) == judgement
