"""Notes that wait for their student's own work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.claim import Claim, ClaimId, ContextNote, ContextNoteId, NoteKind, Stance
from desktop.core.lesson_about import LessonAbout
from desktop.core.packs.closed_notes import ClosedNotes, OwnWorkOn
from desktop.core.packs.contents import LessonContents
from desktop.core.pen import Pen
from desktop.core.question import Question, QuestionId, QuestionType, Reveal
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector

ARTICLE = ArticleId("pack/a")
QUESTION = Question(QuestionId("pack/q"), ARTICLE, "Title", QuestionType.OPEN, "Body")


def on(start: int, end: int) -> Selector:
    return Selector(TextQuoteSelector("x" * (end - start)), TextPositionSelector(start, end))


CLAIM = Claim(ClaimId("pack/c"), ARTICLE, "Claim", (on(10, 20),))
NOTE = ContextNote(
    ContextNoteId("pack/n"), ARTICLE, "Note", (on(40, 50),), NoteKind.BACKGROUND, claim=CLAIM.id
)
MARK = Annotation(AnnotationId("m"), ARTICLE, on(12, 14), Pen.CLAIM, "", "", "")
JUDGED = replace(MARK, claim_id=CLAIM.id, stance=Stance.DOUBT)


def is_shown(
    reveal: Reveal,
    *,
    judgements: tuple[Annotation, ...] = (),
    marks: tuple[Annotation, ...] = (),
    answered: tuple[str, ...] = (),
) -> bool:
    contents = LessonContents(about=LessonAbout(reveal=reveal), questions=(QUESTION,))
    own = OwnWorkOn(judgements, marks, frozenset(answered))
    return ClosedNotes(contents).is_shown(NOTE, (CLAIM,), own)


def test_an_open_note_is_shown_at_once() -> None:
    assert is_shown(Reveal.OPEN)


@pytest.mark.parametrize("reveal", [Reveal.AFTER_JUDGEMENT, Reveal.AFTER_ANSWER])
def test_a_closed_note_waits(reveal: Reveal) -> None:
    assert not is_shown(reveal)


def test_a_judgement_or_a_mark_in_the_passage_opens_it() -> None:
    elsewhere = replace(MARK, selector=on(60, 70))

    assert is_shown(Reveal.AFTER_JUDGEMENT, judgements=(JUDGED,))
    assert is_shown(Reveal.AFTER_JUDGEMENT, marks=(MARK,))
    assert not is_shown(Reveal.AFTER_JUDGEMENT, marks=(elsewhere,))
    assert not is_shown(Reveal.AFTER_JUDGEMENT, judgements=(replace(JUDGED, stance=None),))


def test_an_answer_opens_what_waits_for_one() -> None:
    assert not is_shown(Reveal.AFTER_ANSWER, judgements=(JUDGED,))
    assert is_shown(Reveal.AFTER_ANSWER, answered=(QUESTION.id,))
