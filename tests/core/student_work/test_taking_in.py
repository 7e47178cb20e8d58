"""Marks and notes of other programs come to their articles, and nothing of them is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.anchoring.description import describe
from desktop.core.anchoring.relocation import Outcome
from desktop.core.annotation import ELSEWHERE, Annotation, AnnotationId
from desktop.core.article import Article
from desktop.core.claim import Stance
from desktop.core.library.library import Library
from desktop.core.library.taken_notes import take_notes, take_notes_back
from desktop.core.library.waiting_notes import WaitingNotes
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.collecting import collected_work
from desktop.core.student_work.exporting import WorkFormat, exported
from desktop.core.student_work.notes_plan import NotesPlan
from desktop.core.student_work.readers.foreign_note import (
    ForeignFile,
    ForeignNote,
    ForeignTarget,
    ForeignText,
    NotesFormat,
)
from desktop.core.student_work.readers.notes_file import read_notes
from desktop.core.student_work.taking_in import plan_of_file, plan_of_waiting
from desktop.core.student_work.work import WorkOrder
from tests.core.builders import BRIDGE as WORDS
from tests.core.builders import Clock, a_pack, an_annotation, an_article
from tests.core.student_work.readers.clippings import LONGER, clippings
from tests.core.student_work.test_exporting import LABELS

ADDRESS = "https://example.org/bridge"
BRIDGE = an_article(
    title="Repairs of the harbour bridge", byline="By Ana Reyes", publisher="Post", url=ADDRESS
)
HERE = ForeignText(addresses=(ADDRESS,))


@pytest.fixture(name="library")
def an_open_library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", now=Clock()) as library:
        yield library


def a_note(quote: str = "rust", body: str = "", **known: Any) -> ForeignNote:
    about = known.pop("about", HERE)
    around = {name: known.pop(name, "") for name in ("prefix", "suffix")}
    return ForeignNote(
        known.pop("key", f"{quote} {body}"), ForeignTarget(about, quote, **around), body, **known
    )


def a_file(*notes: ForeignNote) -> ForeignFile:
    return ForeignFile(NotesFormat.HYPOTHESIS, notes)


def planned(library: Library, *notes: ForeignNote, **how: Any) -> NotesPlan:
    return plan_of_file(library, a_file(*notes), "notes.json", **how)


def taken(library: Library, *notes: ForeignNote) -> NotesPlan:
    plan = planned(library, *notes)
    take_notes(library, plan.taken)
    return plan


def standing(library: Library, article: Article = BRIDGE) -> list[tuple[str, str]]:
    found = library.annotations.of_article(article.id)
    return [(each.selector.quote.exact, each.body) for each in found]


# To which article


@pytest.mark.parametrize(
    "about",
    [
        ForeignText(addresses=("http://www.example.org/bridge/?utm_source=mail#top",)),
        ForeignText(title="Repairs of the Harbour Bridge"),
        ForeignText(title="Repairs of the harbour bridge | Harbour Post"),
        ForeignText(title="Repairs of the harbour bridge", author="Reyes, Ana"),
        ForeignText(title="Bay · Repairs of the harbour bridge"),
        ForeignText(),
    ],
)
def test_a_note_comes_to_the_article_that_it_is_on(library: Library, about: ForeignText) -> None:
    library.articles.add(an_article("other", "Nothing of it is here.", title="Tides"))
    library.articles.add(BRIDGE)
    quote = "A survey of the harbour found rust on nine"

    plan = taken(library, a_note(quote, "Who?", about=about))

    assert standing(library) == [(quote, "Who?")]
    assert [(share.id, share.sure) for share in plan.articles] == [(BRIDGE.id, 1)]


@pytest.mark.parametrize(
    "about",
    [
        ForeignText(addresses=("https://example.org/other",)),
        ForeignText(title="Repairs of the harbour bridge", author="Tom Reed"),
        ForeignText(title="Repairs of the harbour bridge: a novel"),
    ],
)
def test_a_text_that_is_only_alike_is_not_taken_for_it(
    library: Library, about: ForeignText
) -> None:
    library.articles.add(BRIDGE)

    plan = taken(library, a_note("the lighthouse was painted white", about=about))

    assert standing(library) == []
    assert [share.about for share in plan.waiting] == [about]


def test_of_two_articles_the_one_in_which_the_words_stand_is_meant(library: Library) -> None:
    library.articles.add(BRIDGE)
    twin = an_article("twin", "A whole other text, about tides.", url=ADDRESS)
    library.articles.add(twin)

    taken(library, a_note("whole other text, about tides"), a_note("rust on nine of the twelve"))

    assert standing(library) == [("rust on nine of the twelve", "")]
    assert standing(library, twin) == [("whole other text, about tides", "")]


# Where in it


def test_words_that_changed_are_shown_with_a_question(library: Library) -> None:
    library.articles.add(BRIDGE)
    quote = "A survey of the harbour found rust on eight of the twelve beams"

    plan = taken(library, a_note(quote))
    [mark] = library.annotations.of_article(BRIDGE.id)
    [carried] = library.versions.carried(BRIDGE.id)

    assert plan.articles[0].check == 1
    assert "nine of the twelve" in mark.selector.quote.exact
    assert carried.target.was.quote.exact == quote
    assert library.versions.waiting(BRIDGE.id) == {mark.id}


def test_words_that_are_gone_are_kept_in_the_drawer(library: Library) -> None:
    library.articles.add(BRIDGE)

    plan = taken(library, a_note("The lighthouse was painted white in May.", "Why?"))

    [lost] = library.annotations.lost_in(BRIDGE.id)
    assert plan.articles[0].lost == 1
    assert (lost.lost_from, lost.body) == (ELSEWHERE, "Why?")
    assert lost.selector.quote.exact == "The lighthouse was painted white in May."


def test_lost_words_are_found_when_the_text_has_them(library: Library) -> None:
    library.articles.add(BRIDGE)
    taken(library, a_note("The lighthouse was painted white in May.", "Why?"))

    grown = replace(BRIDGE, text=f"{WORDS}\nThe lighthouse was painted white in May.")
    library.versions.take(library.versions.plan(grown))

    assert standing(library) == [("The lighthouse was painted white in May.", "Why?")]


def test_a_note_on_the_whole_text_is_kept_with_it(library: Library) -> None:
    library.articles.add(BRIDGE)

    plan = taken(library, a_note("", "A good text"))

    assert plan.articles[0].whole == 1
    assert [each.body for each in library.annotations.lost_in(BRIDGE.id)] == ["A good text"]


def test_words_behind_an_emoji_stand_where_they_are(library: Library) -> None:
    text = "😀😀 rust here, and rust there."
    article = an_article("smile", text, url="https://example.org/smile")
    library.articles.add(article)
    start = len(text[: text.rindex("rust")].encode("utf-16-le")) // 2
    place = ForeignTarget(
        ForeignText(addresses=(article.url,)),
        *("rust", "and ", " there"),
        start=start,
        end=start + 4,
        counts_units=True,
    )

    taken(library, ForeignNote("k", place))

    [mark] = library.annotations.of_article(article.id)
    assert mark.span.start == text.rindex("rust")


# What it is then


def test_tags_become_hashtags_once(library: Library) -> None:
    library.articles.add(BRIDGE)

    taken(library, a_note("rust", "Who? #Doubt", tags=("doubt", "two words"), page="p. 4"))

    assert standing(library) == [("rust", "Who? #Doubt\n\np. 4\n\n#two_words")]


@pytest.mark.parametrize(
    ("colour", "pen"),
    [
        ("#ffd400", Pen.EVIDENCE),
        ("blue", Pen.CLAIM),
        ("#a28ae5", Pen.QUESTION),
        ("#5fb236", Pen.QUOTE),
        ("#ff6666", Pen.OPINION),
        ("no colour", Pen.QUOTE),
        ("#808080", Pen.QUOTE),
        ("", Pen.QUOTE),
    ],
)
def test_a_colour_becomes_the_nearest_pen(library: Library, colour: str, pen: Pen) -> None:
    library.articles.add(BRIDGE)

    taken(library, a_note(colour=colour))

    assert library.annotations.of_article(BRIDGE.id)[0].pen is pen


def test_names_are_kept_where_several_wrote(library: Library) -> None:
    library.articles.add(BRIDGE)
    bea, cem = a_note("rust", "A", author="Bea"), a_note("rust", "B", author="Cem")

    plan = taken(library, bea, cem)

    assert plan.authors == ("Bea", "Cem")
    assert {each.author for each in library.annotations.of_article(BRIDGE.id)} == {"Bea", "Cem"}


def test_what_one_person_wrote_is_their_own(library: Library) -> None:
    library.articles.add(BRIDGE)

    taken(library, a_note("rust", "A", author="Bea"))

    assert library.annotations.of_article(BRIDGE.id)[0].author == ""


# Twice, back, and what waits


def test_the_same_file_a_second_time_adds_nothing(library: Library) -> None:
    library.articles.add(BRIDGE)
    notes = a_note("rust", "A"), a_note("gone for good, these words"), a_note("", "whole")
    away = a_note("elsewhere", about=ForeignText("Another text"))
    taken(library, *notes, away)
    before = library.fingerprint()

    again = planned(library, *notes, away)

    assert (again.new, again.there) == (0, 4)
    take_notes(library, again.taken)
    assert library.fingerprint() == before


def test_a_note_that_stands_there_already_is_not_added_from_another_program(
    library: Library,
) -> None:
    library.articles.add(BRIDGE)
    library.annotations.add(an_annotation("rust", "Who?", article=BRIDGE))

    plan = planned(library, a_note("rust", "Who?", prefix="found ", suffix=" on nine"))

    assert (plan.new, plan.there) == (0, 1)


def test_one_step_back_takes_all_of_it_away(library: Library) -> None:
    library.articles.add(BRIDGE)
    away = a_note("elsewhere", about=ForeignText("Another text"))
    plan = taken(library, a_note("rust", "A"), a_note("gone for good, these words"), away)

    take_notes_back(library, plan.taken)

    assert standing(library) == []
    assert library.annotations.lost_in(BRIDGE.id) == ()
    assert WaitingNotes(library.connection, library.now).all() == ()
    take_notes(library, plan.taken)
    assert standing(library) == [("rust", "A")]
    assert len(WaitingNotes(library.connection, library.now).all()) == 1


def test_what_was_written_on_since_stays_when_the_step_is_taken_back(library: Library) -> None:
    library.articles.add(BRIDGE)
    plan = taken(library, a_note("rust", "A"))
    [mark] = library.annotations.of_article(BRIDGE.id)
    library.annotations.change(replace(mark, body="A, and more of mine"))

    take_notes_back(library, plan.taken)

    assert standing(library) == [("rust", "A, and more of mine")]


def test_what_lies_in_the_bin_stays_there_until_it_is_wanted(library: Library) -> None:
    library.articles.add(BRIDGE)
    taken(library, a_note("rust", "A"))
    [mark] = library.annotations.of_article(BRIDGE.id)
    library.annotations.remove(mark.id)

    plan = planned(library, a_note("rust", "A"))
    wanted = planned(library, a_note("rust", "A"), brings_back=True)

    assert (plan.new, plan.binned) == (0, 1)
    take_notes(library, wanted.taken)
    assert standing(library) == [("rust", "A")]


def test_a_note_waits_for_its_article(library: Library) -> None:
    found = read_notes(clippings("fr"))
    take_notes(library, plan_of_file(library, found, "My Clippings.txt").taken)
    assert plan_of_waiting(library).taken.placed == ()
    book = an_article(
        "book", f"They say {LONGER}. Nobody knows.", title="Bridges (and Tides) of the Bay"
    )

    library.articles.add(book)
    plan = plan_of_waiting(library)
    take_notes(library, plan.taken)

    assert [share.sure for share in plan.articles] == [1]
    assert [quote for quote, _ in standing(library, book)] == [LONGER]
    assert WaitingNotes(library.connection, library.now).all() == ()
    take_notes_back(library, plan.taken)
    assert len(WaitingNotes(library.connection, library.now).all()) == 1


def the_device_says(*entries: tuple[int, int, str, str]) -> ForeignFile:
    """What stands in the file of a Kindle: kind, where, until where, and the words."""
    lines = (
        f"A Book (Ada Quill)\n- Your {kind} on Location {start}-{end} | Added on Monday, 1 May 2023"
        f"\n\n{words}\n==========\n"
        for start, end, kind, words in entries
    )
    return read_notes("".join(lines).encode())


SHORT = (10, 11, "Highlight", "the old bridge")
LONG = (10, 12, "Highlight", "the old bridge is safe")
LONGEST = (10, 13, "Highlight", "the old bridge is safe and dry")
A_BOOK = an_article("b", "They say the old bridge is safe and dry. So.", title="A Book")


@pytest.mark.parametrize("waits", [False, True])
def test_a_mark_that_was_made_longer_since_is_one_mark(library: Library, *, waits: bool) -> None:
    if not waits:
        library.articles.add(A_BOOK)
    take_notes(library, plan_of_file(library, the_device_says(SHORT), "c.txt").taken)
    later = the_device_says(SHORT, LONG, (12, 12, "Note", "Who?"))

    plan = plan_of_file(library, later, "c.txt")
    take_notes(library, plan.taken)
    if waits:
        library.articles.add(A_BOOK)
        take_notes(library, plan_of_waiting(library).taken)

    assert plan.new == 1
    assert standing(library, A_BOOK) == [(LONG[3], "Who?")]
    again = plan_of_file(library, the_device_says(SHORT, LONG, LONGEST), "c.txt")
    assert [(share.grown, share.there) for share in again.articles] == [(1, 0)]
    assert plan_of_file(library, later, "c.txt").new == 0


def test_what_was_written_on_a_mark_stays_when_it_grows_and_when_that_is_undone(
    library: Library,
) -> None:
    library.articles.add(A_BOOK)
    take_notes(library, plan_of_file(library, the_device_says(SHORT), "c.txt").taken)
    [mark] = library.annotations.of_article(A_BOOK.id)
    library.annotations.change(replace(mark, body="Mine", pen=Pen.CLAIM))
    plan = plan_of_file(library, the_device_says(SHORT, LONG), "c.txt")

    take_notes(library, plan.taken)

    [grown] = library.annotations.of_article(A_BOOK.id)
    assert (grown.id, grown.body, grown.pen) == (mark.id, "Mine", Pen.CLAIM)
    assert grown.selector.quote.exact == LONG[3]
    take_notes_back(library, plan.taken)
    [back] = library.annotations.of_article(A_BOOK.id)
    assert (back.id, back.body, back.selector) == (mark.id, "Mine", mark.selector)


def test_all_of_a_note_is_kept_while_it_waits(library: Library) -> None:
    note = a_note(
        *("rust 🙂", "Who? #a"),
        about=ForeignText("T", "A", ("https://example.org/t",)),
        tags=("b",),
        pen=Pen.CLAIM,
        author="Bea",
        created="2025-03-01T10:00:00+00:00",
        page="p. 4",
        locator="One",
    )
    other = a_note("rust", "B", about=ForeignText("T"), author="Cem")
    taken(library, note, other)
    library.articles.add(an_article("t", "Here is rust 🙂 too.", url="https://example.org/t"))

    take_notes(library, plan_of_waiting(library).taken)

    [mark] = library.annotations.of_article(an_article("t").id)
    assert (mark.selector.quote.exact, mark.body) == ("rust 🙂", "Who? #a\n\np. 4\n\n#b")
    assert (mark.pen, mark.author, mark.created) == (Pen.CLAIM, "Bea", note.created)


# There and back


def work_file(library: Library, form: WorkFormat) -> bytes:
    work = collected_work(
        library, library.articles.ids(), title="My notes", style=CitationStyle.MLA
    )
    return exported(work, form, LABELS, WorkOrder.ARTICLE, lambda *_: b"")


def round_trip(folder: Path, library: Library, form: WorkFormat) -> list[Annotation]:
    """The marks in an empty library with the same articles after they went there in a file."""
    content = work_file(library, form)
    with Library.open(folder / "other", now=Clock()) as other:
        for article_id in library.articles.ids():
            other.articles.add(library.articles.get(article_id))
        plan = plan_of_file(other, read_notes(content), "notes")
        take_notes(other, plan.taken)
        return all_marks(other)


def all_marks(library: Library) -> list[Annotation]:
    return [
        mark
        for article_id in library.articles.ids()
        for mark in (
            *library.annotations.of_article(article_id),
            *library.annotations.lost_of_article(article_id),
        )
    ]


FORMS = pytest.mark.parametrize("form", [WorkFormat.WEB_ANNOTATIONS, WorkFormat.HYPOTHESIS])


def own(name: str) -> AnnotationId:
    return AnnotationId(name * 32)


def a_mark(words: str, body: str, name: str, pen: Pen = Pen.CLAIM) -> Annotation:
    return replace(an_annotation(words, body, pen=pen, article=BRIDGE), id=own(name))


@FORMS
def test_marks_notes_and_tags_come_back_as_they_were(
    library: Library, tmp_path: Path, form: WorkFormat
) -> None:
    library.articles.add(BRIDGE)
    library.articles.add(an_article("plain", "Rust. Rust, and rust.", title="No address"))
    twice = an_article("plain", "Rust. Rust, and rust.")
    second = describe(twice.text, Span(6, 10))
    for mark in (
        a_mark("nine of the twelve", "Who *counted*? #Count #two", "a"),
        a_mark("rust", "", "b", Pen.OPINION),
        replace(a_mark("rust", "", "c"), article_id=twice.id, selector=second),
    ):
        library.annotations.add(mark)

    found = round_trip(tmp_path, library, form)

    assert found == all_marks(library)


def test_judgements_answers_and_marks_in_two_texts_come_back_too(
    library: Library, tmp_path: Path
) -> None:
    pack = a_pack()
    library.lessons.install([pack])
    first, second = pack.articles
    judgement = replace(
        an_annotation("is safe", "No.", pen=Pen.OPINION, article=first),
        claim_id=pack.claims[0].id,
        stance=Stance.DOUBT,
    )
    both = replace(
        an_annotation("rust", "In both", name="d" * 32, article=first),
        also_in=second.id,
        also_at=describe(second.text, Span(4, 11)),
    )
    for mark in (judgement, both):
        library.annotations.add(mark)

    found = round_trip(tmp_path, library, WorkFormat.WEB_ANNOTATIONS)

    assert found == all_marks(library)


def test_what_somebody_else_wrote_keeps_their_name(library: Library, tmp_path: Path) -> None:
    library.articles.add(BRIDGE)
    for name, author in (("a", "Bea"), ("b", "Cem")):
        library.annotations.add(replace(a_mark("rust", author, name), author=author))

    found = round_trip(tmp_path, library, WorkFormat.WEB_ANNOTATIONS)

    assert [each.author for each in found] == ["Bea", "Cem"]


@FORMS
@settings(max_examples=25, deadline=None)
@given(
    spans=st.lists(
        st.tuples(st.integers(0, len(WORDS) - 2), st.integers(1, 60)), min_size=1, max_size=6
    ),
    body=st.text(max_size=30),
)
def test_any_marks_come_back(
    tmp_path_factory: pytest.TempPathFactory,
    form: WorkFormat,
    spans: list[tuple[int, int]],
    body: str,
) -> None:
    folder = tmp_path_factory.mktemp("round")
    with Library.open(folder / "library", now=Clock()) as library:
        library.articles.add(BRIDGE)
        for number, (start, length) in enumerate(spans):
            selector = describe(WORDS, Span(start, min(len(WORDS), start + length)))
            written = "".join(letter for letter in body if letter.isprintable())
            library.annotations.add(
                Annotation(
                    id=AnnotationId(f"{number:032x}"),
                    article_id=BRIDGE.id,
                    selector=selector,
                    pen=list(Pen)[number % 5],
                    body=f"{number} {written}",
                    created="2025-03-12T12:00:00+00:00",
                    modified="2025-03-12T12:00:00+00:00",
                )
            )

        assert round_trip(folder, library, form) == all_marks(library)


def test_a_file_says_the_same_after_it_went_there_and_back(
    library: Library, tmp_path: Path
) -> None:
    library.articles.add(BRIDGE)
    library.annotations.add(a_mark("nine of the twelve", "Who? #count", "a"))
    before = json.loads(work_file(library, WorkFormat.WEB_ANNOTATIONS))

    with Library.open(tmp_path / "other", now=Clock()) as other:
        other.articles.add(BRIDGE)
        content = json.dumps(before).encode()
        take_notes(other, plan_of_file(other, read_notes(content), "n").taken)
        after = json.loads(work_file(other, WorkFormat.WEB_ANNOTATIONS))

    assert after["first"]["items"] == before["first"]["items"]


def test_every_new_note_is_sure_to_be_checked_or_lost(library: Library) -> None:
    library.articles.add(BRIDGE)
    notes = [a_note(words) for words in ("the", "is safe,”", "no such words anywhere here")]

    plan = planned(library, *notes)

    assert [each.outcome for each in plan.taken.placed] == [
        Outcome.CHECK,
        Outcome.SURE,
        Outcome.LOST,
    ]
