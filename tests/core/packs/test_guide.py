"""Every example of the guide for teachers is a lesson: it is built, opened and answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands.pack_report import problem_line
from desktop.core.claim import ClaimStatus, ClaimType, NoteKind
from desktop.core.fields.problem import ProblemList
from desktop.core.lesson import PackFile
from desktop.core.packs.answering import AnswerVerdict
from desktop.core.packs.guide import GuideBlock, GuideKind, read_guide
from desktop.core.packs.notes import SourceKind
from desktop.core.packs.questions import IN_OWN_WORDS
from desktop.core.packs.quotes import QuoteKind
from desktop.core.packs.reading import PackReading, read_files
from desktop.core.packs.sealed_pack import read_any
from desktop.core.packs.sealing import sealed
from desktop.core.packs.vocabulary import ARTICLE, CLAIM, NOTE, PACK, PERSON, QUESTION, QUOTE, TERM
from desktop.core.question import QuestionType, Reveal
from tests.core.packs.guide_lessons import grown, lesson_of_guide
from tests.core.packs.right_answers import right_answer

BLOCKS = read_guide()
Files = tuple[PackFile, ...]


def lessons(kind: GuideKind) -> Iterator[tuple[int, GuideBlock, Files]]:
    """Each example of a kind with the lesson that has grown until then, and with it."""
    files: Files = ()
    for number, block in enumerate(BLOCKS):
        with_it = grown(files, block) if block.file else files
        if block.kind is kind and len(with_it) > 1:
            yield number, block, with_it
        if block.kind is GuideKind.EXAMPLE:
            files = with_it


def named(example: tuple[int, GuideBlock, Files]) -> str:
    return f"{example[0]}-{example[1].file}"


def read(files: Files) -> PackReading:
    return read_files(files, ProblemList())


@pytest.mark.parametrize("example", list(lessons(GuideKind.EXAMPLE)), ids=named)
def test_an_example_is_built_opened_and_answered(
    example: tuple[int, GuideBlock, Files], tmp_path: Path
) -> None:
    _, _, files = example
    written = read(files)
    assert written.problems == ()
    assert written.pack is not None
    assert written.contents is not None
    built = tmp_path / "lesson.sbpack"
    built.write_bytes(sealed(written.pack, written.contents))

    opened = read_any(built)

    assert opened.pack == written.pack
    assert opened.contents == written.contents
    for question in opened.contents.questions:
        wanted = AnswerVerdict.RIGHT if question.has_key else AnswerVerdict.UNJUDGED
        assert right_answer(question).verdict is wanted


@pytest.mark.parametrize("example", list(lessons(GuideKind.WRONG)), ids=named)
def test_a_mistake_of_the_guide_is_told_in_the_words_of_the_guide(
    example: tuple[int, GuideBlock, Files],
) -> None:
    number, block, files = example
    message = BLOCKS[number + 2]
    assert message.kind is GuideKind.MESSAGE

    told = "\n".join(problem_line(Path("pool"), each) for each in read(files).problems)

    assert f"{block.file}:" in told
    for line in message.text.splitlines():
        assert line in told


def test_the_first_lesson_has_three_claims_and_three_questions() -> None:
    examples = lessons(GuideKind.EXAMPLE)
    files = next(files for _, block, files in examples if block.file == "questions.md")
    first = read(files)

    assert first.pack is not None
    assert first.contents is not None
    assert len(first.pack.claims) == 3
    assert len(first.contents.questions) == 3


def test_the_lesson_of_the_guide_has_every_part_and_every_kind_of_question() -> None:
    whole = read(lesson_of_guide(BLOCKS))

    assert whole.pack is not None
    contents = whole.contents
    assert contents is not None
    assert {question.type for question in contents.questions} == set(QuestionType)
    assert all((whole.pack.people, whole.pack.corrections, contents.glossary, contents.timeline))
    assert all((contents.levels, contents.reveals, contents.level_passages, contents.about.pens))
    assert all(each.rubric for each in contents.questions if each.type in IN_OWN_WORDS)


def is_told(name: str, guide: str) -> bool:
    """Whether a guide names it, or writes it as a field; that its letters stand in it is little."""
    forms = "`{0}`", "`{0}:", "\n{0}: ", ": {0}\n", ": {0}`"
    return any(form.format(name) in guide for form in forms)


def test_no_field_and_no_word_of_the_format_is_missing_from_the_guide() -> None:
    guide = "\n".join(block.text for block in BLOCKS)
    fields = {
        name
        for names in (PACK, ARTICLE, CLAIM, NOTE, PERSON, QUESTION, QUOTE, TERM)
        for name in names.once | names.often
    }
    kinds = (ClaimType, ClaimStatus, NoteKind, SourceKind, QuestionType, Reveal, QuoteKind)
    words = {str(word) for kind in kinds for word in kind}
    # A copy for pupils says so itself; nobody writes that.
    unsaid = {"copy"}

    missing = {each for each in (fields | words) - unsaid if not is_told(each, guide)}

    assert missing == set()
