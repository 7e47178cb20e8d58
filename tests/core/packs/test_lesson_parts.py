"""What a teacher does to a lesson in the window is read again as it was meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import seeds
from desktop.core.article import Article, ArticleId
from desktop.core.claim import NoteKind
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.written_file import NotWritable
from desktop.core.lesson import PackFile
from desktop.core.packs.drafted import DraftView, LessonPartKind, viewed
from desktop.core.packs.folder import read_folder
from desktop.core.packs.merging import merged
from desktop.core.packs.new_lesson import NewLesson, new_lesson
from desktop.core.packs.part_edits import (
    BODY,
    TITLE,
    with_evidence,
    with_moments,
    with_new_part,
    with_part_value,
    with_person,
    without_part,
    words_in,
)
from desktop.core.packs.putting_right import put_right
from desktop.core.packs.slip import PackSlip
from desktop.core.packs.writing import PackDraft
from desktop.core.shape import LineKind, LineRun, LineStyle, Shape
from desktop.core.span import Span
from desktop.core.text.normalised import normalise, normalise_line

SHIPPED = PackDraft(read_folder(seeds.pack_folders()[0], ProblemList()))
VIEW = viewed(SHIPPED)
ARTICLE = VIEW.articles[0]
TEXT = ARTICLE.article.text
WORDS = [Span(*each.span()) for each in re.finditer(r"\S+", TEXT)]
NEW = NewLesson("The bridge", "Ada Quill", "2026-01-31", "all rights reserved", "its publisher's")
LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@given(st.integers(0, len(WORDS) - 1), st.integers(1, 40), st.sampled_from(LessonPartKind))
def test_a_part_is_tied_to_just_the_words_that_were_selected(
    first: int, count: int, kind: LessonPartKind
) -> None:
    span = Span(WORDS[first].start, WORDS[min(first + count, len(WORDS)) - 1].end)

    draft, key = with_new_part(SHIPPED, kind, ARTICLE, span, "Question 1")

    part = viewed(draft).part(key)
    assert part is not None
    if kind not in (LessonPartKind.WORD, LessonPartKind.PERSON):
        assert part.spans == (span,)
    assert without_part(draft, part).changed_from(SHIPPED) in ((), (kind.value,))


@given(st.sampled_from(VIEW.parts), st.sampled_from((TITLE, BODY)), LINES)
def test_words_in_a_part_are_read_again_or_refused_and_all_else_stays(
    part: object, target: str, words: str
) -> None:
    before = next(each for each in VIEW.parts if each is part)
    try:
        draft = with_part_value(SHIPPED, before, target, (words,))
    except NotWritable:
        return

    after = viewed(draft).part(before.key)

    assert after is not None
    assert normalise_line(words_in(after, target)) == normalise_line(words)
    assert [each for each in viewed(draft).parts if each.key != before.key] != []
    assert draft.changed_from(SHIPPED) in ((), (before.kind.value,))


@pytest.mark.parametrize("part", VIEW.parts, ids=lambda part: part.key)
def test_what_stands_there_already_changes_no_byte(part: object) -> None:
    before = next(each for each in VIEW.parts if each is part)
    for target in (TITLE, BODY, *dict(before.values)):
        values = before.every(target) or (words_in(before, target),)
        assert with_part_value(SHIPPED, before, target, values) == SHIPPED


def test_evidence_stands_on_the_words_of_its_claim() -> None:
    claim = VIEW.of(LessonPartKind.CLAIM)[0]
    draft, key = with_evidence(SHIPPED, claim, NoteKind.EVIDENCE_AGAINST)

    note = viewed(draft).part(key)

    assert note is not None
    assert (note.spans, note.value("claim")) == (claim.spans[:1], claim.id)


def test_somebody_new_is_taken_in_and_can_be_named() -> None:
    draft, person = with_person(SHIPPED, "Maud Ellery")

    assert (person, "Maud Ellery") in [
        (each.id, each.title) for each in viewed(draft).of(LessonPartKind.PERSON)
    ]


def test_a_timeline_is_written_and_taken_back() -> None:
    draft = with_moments(SHIPPED, [*VIEW.timeline, "- 2026-01 | The bridge opens"])

    assert "- 2026-01 | The bridge opens" in viewed(draft).timeline
    assert with_moments(draft, VIEW.timeline) == SHIPPED


def an_article(text: str, shape: Shape | None = None) -> Article:
    made = Article(ArticleId("x/y"), "Bridge: closed", text, publisher="The Courier")
    return made if shape is None else Article(made.id, made.title, text, shape=shape)


@given(st.lists(LINES.map(lambda line: " ".join(line.split())), min_size=1, max_size=6))
def test_the_text_of_an_article_is_in_the_lesson_word_for_word(lines: list[str]) -> None:
    text = normalise("\n".join(lines))
    if not text:
        return

    view = viewed(new_lesson([an_article(text)], NEW))

    assert view.articles[0].article.text.split() == text.split()
    assert view.problems == ()


def test_headings_and_lists_stay_what_they_are() -> None:
    runs = (
        LineRun(0, 1, LineStyle(LineKind.HEADING, 2)),
        LineRun(2, 2, LineStyle(LineKind.LIST_ITEM, 1)),
    )
    article = an_article("The bridge\nIt is closed.\nOne\nTwo", Shape(runs))

    made = viewed(new_lesson([article], NEW)).articles[0].article

    assert made.text == article.text
    assert [made.shape.style(n).kind for n in range(4)] == [
        LineKind.HEADING,
        LineKind.PARAGRAPH,
        LineKind.LIST_ITEM,
        LineKind.LIST_ITEM,
    ]


def with_bytes(draft: PackDraft, path: str, old: bytes, new: bytes) -> PackDraft:
    file = next(each for each in draft.files if each.path == path)
    assert old in file.content
    return draft.with_file(PackFile(path, file.content.replace(old, new, 1)))


def problem_view(draft: PackDraft) -> DraftView:
    return viewed(draft)


@pytest.mark.parametrize(
    ("path", "old", "new", "slip"),
    [
        ("claims.md", b"under his leadership", b"under his leadrship", PackSlip.NOT_IN_ARTICLE),
        ("claims.md", b"speaker: trump", b"speaker: trmup", PackSlip.NO_SUCH_PERSON),
        ("notes.md", b"claim: c-escalated", b"claim: c-escalted", PackSlip.NO_SUCH_CLAIM),
    ],
)
def test_what_is_meant_is_put_right(path: str, old: bytes, new: bytes, slip: PackSlip) -> None:
    draft = with_bytes(SHIPPED, path, old, new)
    problem = next(each for each in problem_view(draft).problems if each.slip is slip)

    right = put_right(draft, problem)

    assert right is not None
    assert viewed(right).problems == ()
    assert right.changed_from(draft) == (path,)


def test_two_changes_apart_are_put_together_and_two_in_one_line_are_disputed() -> None:
    mine = with_bytes(SHIPPED, "claims.md", b"It can be argued", b"I say it can be argued")
    theirs = with_bytes(SHIPPED, "claims.md", b"Put in passing", b"Said in passing")
    theirs = with_bytes(theirs, "pack.md", b"One short", b"A short")
    other = with_bytes(SHIPPED, "claims.md", b"It can be argued", b"They argue it")

    both = merged(before=SHIPPED, mine=mine, theirs=theirs)
    against = merged(before=SHIPPED, mine=mine, theirs=other)

    content = {file.path: file.content for file in both.draft.files}
    assert b"I say it can be argued" in content["claims.md"]
    assert b"Said in passing" in content["claims.md"]
    assert b"A short" in content["pack.md"]
    assert both.disputed == ()
    assert against.disputed == ("claims.md",)
    assert against.draft == mine


EDITED = st.lists(st.sampled_from([b"a\n", b"b\n", b"c\n", b"d\n"]), max_size=8)


@given(EDITED, EDITED)
def test_who_changed_nothing_takes_all_of_the_other(old: list[bytes], new: list[bytes]) -> None:
    before = PackDraft((PackFile("claims.md", b"".join(old)),))
    after = PackDraft((PackFile("claims.md", b"".join(new)),))

    assert merged(before=before, mine=before, theirs=after).draft == after
    assert merged(before=before, mine=after, theirs=before).draft == after
    assert merged(before=before, mine=after, theirs=after).draft == after
