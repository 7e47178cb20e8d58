"""What is said of a passage, for the label and for a screen reader alike."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop.appearance.theme import Theme
from desktop.core.claim import (
    REPORTER,
    Claim,
    ClaimId,
    ClaimStatus,
    ContextNote,
    ContextNoteId,
    NoteKind,
    Person,
    PersonId,
)
from desktop.core.glossary_word import GlossaryWord
from desktop.core.pen import Pen
from desktop.core.quotation import Extraction, Reason
from desktop.core.speakers.ledger import ledger
from desktop.core.text.days_in_text import days_in_text
from desktop.core.text.explained_words import explained_words
from desktop.reader.page_marks import PageMarks
from desktop.reader.passage_words import PassageCommand, PassageWords, words_of, words_of_all
from tests.core.builders import BRIDGE, a_selector, an_annotation, an_article
from tests.desktop.builders import extracted

SAFE = f"quotation:{BRIDGE.index('“The harbour bridge is safe')}"
COAT = f"quotation:{BRIDGE.index('“a coat of paint”')}"


@pytest.fixture
def known(light: Theme) -> PageMarks:
    """All that is known of the bridge."""
    marks = PageMarks(light)
    marks.take_extraction(*extracted())
    return marks


def told(known: PageMarks, key: str) -> PassageWords:
    words = words_of(known, key)
    assert words is not None
    return words


def a_claim(**more: Any) -> Claim:
    claim = Claim(ClaimId("safe"), an_article().id, "Safe?", (a_selector("is safe"),))
    return replace(claim, **more)


def test_a_quotation_tells_who_says_it_how_and_how_sure_that_is(known: PageMarks) -> None:
    words = told(known, SAFE)

    assert words.spoken == "Quotation, Anna Keller, said, sure"
    assert words.commands == (PassageCommand.WHY, PassageCommand.CHANGE)
    assert words.number == 0


def test_a_part_of_a_quotation_says_that_it_is_one(known: PageMarks) -> None:
    assert told(known, COAT).spoken == "Quotation, Tom Reed, called, partial quote, sure"


def test_whose_words_are_not_known_are_asked_about(known: PageMarks) -> None:
    quotations = tuple(
        replace(each, speaker=None, confidence=0.0) for each in known.extraction.quotations
    )
    unknown = Extraction(quotations, known.extraction.speakers)
    known.take_extraction(unknown, ledger(BRIDGE, unknown))

    words = told(known, SAFE)

    assert words.name == "Who says this?"
    assert words.number is None
    assert "sure" not in words.spoken
    assert PassageCommand.CHANGE in words.commands


@pytest.mark.parametrize(
    ("rule", "words"),
    [("corrected", "put right by you"), ("corrected by a pack", "says the lesson")],
)
def test_who_put_it_right_is_told(known: PageMarks, rule: str, words: str) -> None:
    quotations = tuple(replace(q, why=Reason(rule)) for q in known.extraction.quotations)
    known.extraction = Extraction(quotations, known.extraction.speakers)

    assert told(known, SAFE).facts[-1].words == words


def test_a_claim_tells_who_makes_it_and_its_status_with_a_name(known: PageMarks) -> None:
    keller = Person(PersonId("keller"), "Anna Keller")
    known.people = (keller,)
    known.claims = (
        a_claim(speaker=keller.id, status=ClaimStatus.DISPUTED, status_by="The teacher"),
    )

    assert told(known, "claim:safe").spoken == "Claim, Anna Keller, Disputed, says The teacher"


@pytest.mark.parametrize("status", ClaimStatus)
def test_no_status_stands_without_the_name_of_who_set_it(
    known: PageMarks, status: ClaimStatus
) -> None:
    known.claims = (a_claim(status=status, status_by="Ms Example"),)

    assert told(known, "claim:safe").spoken.endswith(", says Ms Example")


def test_a_claim_of_the_article_itself_is_the_reporters(known: PageMarks) -> None:
    known.claims = (a_claim(speaker=REPORTER),)

    assert told(known, "claim:safe").spoken == "Claim, the reporter"
    known.ledger = replace(known.ledger, is_story=True)
    assert told(known, "claim:safe").spoken == "Claim, the narrator"


def test_a_claim_nobody_is_named_for_names_nobody(known: PageMarks) -> None:
    known.claims = (a_claim(),)

    assert told(known, "claim:safe").spoken == "Claim"


def test_a_definition_tells_what_the_words_mean(known: PageMarks) -> None:
    note = ContextNote(
        ContextNoteId("beam"),
        an_article().id,
        "beam",
        (a_selector("beams"),),
        NoteKind.DEFINITION,
        body="A *long* piece\nof steel. " + "It carries a part of the bridge. " * 9,
    )
    known.notes = (note,)

    spoken = told(known, "note:beam").spoken

    assert spoken.startswith("Definition, beam, A long piece of steel.")
    assert len(spoken) < 270


def test_a_word_of_a_glossary_tells_what_it_means(known: PageMarks) -> None:
    word = GlossaryWord("beam", ("beams",), "A *long* piece of steel.")
    known.words = explained_words(BRIDGE, [word])

    words = told(known, f"word:{BRIDGE.index('beams')}")

    assert words.spoken == "Word, beam, A long piece of steel."
    assert words.commands == ()


def test_another_note_tells_its_title_alone(known: PageMarks) -> None:
    note = ContextNote(
        ContextNoteId("past"),
        an_article().id,
        "History",
        (a_selector("1931"),),
        NoteKind.BACKGROUND,
        body="Long.",
    )
    known.notes = (note,)

    assert told(known, "note:past").spoken == "Background, History"


def test_a_mark_tells_its_pen_and_that_it_is_bare(known: PageMarks) -> None:
    known.annotations = (an_annotation(pen=Pen.QUESTION),)

    words = told(known, "annotation:n1")

    assert words.spoken == "Mark, Question, your mark"
    assert words.commands == (PassageCommand.WRITE,)


def test_a_note_tells_its_first_words(known: PageMarks) -> None:
    body = "Why **rust**?\nNobody says.\n" + "And more of it. " * 20
    known.annotations = (an_annotation(body=body),)

    spoken = told(known, "annotation:n1").spoken

    assert spoken.startswith("Mark, Evidence, your note: Why rust? Nobody says. And more")
    assert spoken.endswith(" …")


@pytest.mark.parametrize("key", ["found:3", "evidence:3", "reporting", "figure:3", "claim:none"])
def test_of_other_marks_nothing_is_said(known: PageMarks, key: str) -> None:
    assert words_of(known, key) is None


def test_each_passage_is_told_once_in_the_order_asked_for(known: PageMarks) -> None:
    known.annotations = (an_annotation(),)

    words = words_of_all(known, [COAT, "found:1", "annotation:n1", COAT])

    assert [each.key for each in words] == [COAT, "annotation:n1"]


def test_a_mark_whose_words_changed_asks_to_be_looked_at(known: PageMarks) -> None:
    own = an_annotation("rust")
    known.annotations, known.waiting = (own,), frozenset({own.id})

    told_of_it = told(known, f"annotation:{own.id}").facts[-1].words
    assert told_of_it == "? please check, its words changed: Ctrl+Shift+H"
    known.waiting = frozenset()
    assert told(known, f"annotation:{own.id}").facts[-1].words == "your mark"


def test_a_day_of_the_timeline_tells_what_happened_then(known: PageMarks) -> None:
    known.days = days_in_text(BRIDGE, [("1931-05-02", "The bridge is opened")])

    words = told(known, f"day:{BRIDGE.index('1931')}")

    assert words.name == "2 May 1931"
    assert words.spoken == "Timeline, 2 May 1931, The bridge is opened"


def test_a_year_tells_of_every_day_that_it_stands_for(known: PageMarks) -> None:
    known.days = days_in_text(BRIDGE, [("1931-05", "It is opened"), ("1931-06-01", "It rains")])

    words = told(known, f"day:{BRIDGE.index('1931')}")

    assert words.spoken == "Timeline, May 1931: It is opened; 1 Jun 1931: It rains"
    assert words.facts[0].is_long
