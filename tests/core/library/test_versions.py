"""An article gets another text: every mark moves, waits to be looked at, or keeps its old words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.core.anchoring.description import describe
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.correction import Correction, CorrectionId, CorrectionKind
from desktop.core.library.carrying import PlannedVersion
from desktop.core.library.errors import LibraryConflict, NoSuchArticle
from desktop.core.library.kept_versions import MarkFate
from desktop.core.library.library import Library
from desktop.core.library.source_data import (
    SourceColumn,
    SourceData,
    SourceValue,
    changed_by_you,
)
from desktop.core.pen import Pen
from desktop.core.selector import Selector
from desktop.core.span import Span
from tests.core.builders import Clock

OLD = (
    "The mayor said the bridge would open on 3 May.\n"
    "Nobody in the harbour believed her, and the council met on Friday.\n"
    "The last bus left at nine, half empty as always.\n"
    "“We were promised a bridge,” said Ada Quill."
)
NEW = (
    "Correction: an earlier text named another day.\n"
    "The mayor said the bridge would open on 9 June.\n"
    "Nobody in the harbour believed her, and the council met late on Friday.\n"
    "“We were promised a bridge,” said Ada Quill."
)
BRIDGE = ArticleId("bridge")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", now=Clock()) as opened:
        opened.articles.add(Article(BRIDGE, "The bridge", OLD))
        yield opened


def at(words: str, text: str = OLD) -> Selector:
    start = text.index(words)
    return describe(text, Span(start, start + len(words)))


def mark(name: str, words: str, text: str = OLD) -> Annotation:
    return Annotation(
        AnnotationId(name), BRIDGE, at(words, text), Pen.EVIDENCE, f"on {name}", "2025", "2025"
    )


def takes(library: Library, text: str = NEW) -> PlannedVersion:
    planned = library.versions.plan(Article(BRIDGE, "The bridge, corrected", text), "bridge.html")
    library.versions.take(planned)
    return planned


def fates(library: Library) -> dict[str, MarkFate]:
    return {str(each.annotation.id): each.fate for each in library.versions.carried(BRIDGE)}


def test_where_its_source_was_read_goes_and_comes_with_a_text(library: Library) -> None:
    first = Article(
        ArticleId("well"), "The well", OLD, byline="Ada Quill", publisher="The Post",
        origins=(("title", "page"), ("byline", "text"), ("publisher", "meta")),
    )  # fmt: skip
    library.articles.add(first)
    source = SourceData(library.connection, library.now)
    newer = replace(
        first, text=NEW, byline="Bo Quill", origins=(("title", "meta"), ("byline", "structured"))
    )
    planned = library.versions.plan(newer)

    library.versions.take(planned)

    # The publisher is as it was, and so is where that was read.
    assert source.origins(first.id) == {
        "title": "meta",
        "byline": "structured",
        "publisher": "meta",
    }

    library.versions.take_back(first.id, planned.article.version)

    assert source.origins(first.id) == dict(first.origins)


def test_every_mark_is_the_same_changed_to_be_checked_or_lost(library: Library) -> None:
    for each in (
        mark("same", "“We were promised a bridge,”"),
        mark("changed", "the council met on Friday"),
        mark("check", "bridge would open on 3 May"),
        mark("lost", "The last bus left at nine, half empty as always."),
    ):
        library.annotations.add(each)

    planned = takes(library)

    sums = planned.sums
    assert (sums.same, sums.changed, sums.to_check, sums.lost) == (1, 1, 1, 1)
    assert fates(library) == {
        "same": MarkFate.SAME,
        "changed": MarkFate.CHANGED,
        "check": MarkFate.CHECK,
        "lost": MarkFate.LOST,
    }
    assert library.versions.waiting(BRIDGE) == {"check", "lost"}
    article = library.articles.get(BRIDGE)
    assert (article.text, article.title, article.version) == (NEW, "The bridge, corrected", 2)
    standing = {each.id: each for each in library.annotations.of_article(BRIDGE)}
    assert {each.span.of(NEW) for each in standing.values()} == {
        "“We were promised a bridge,”",
        "the council met late on Friday",
        "bridge would open on 9 June",
    }
    [lost] = library.annotations.lost_in(BRIDGE)
    assert (lost.lost_from, lost.selector) == (
        1,
        at("The last bus left at nine, half empty as always."),
    )


def test_both_texts_can_be_read_with_when_and_where_from_they_came(library: Library) -> None:
    assert library.versions.of_article(BRIDGE) == ()

    takes(library)

    first, second = library.versions.of_article(BRIDGE)
    assert (first.article.text, first.article.version, first.came_from) == (OLD, 1, "")
    assert (second.article.text, second.article.version, second.came_from) == (
        NEW,
        2,
        "bridge.html",
    )
    assert first.came < second.came
    assert library.connection.damages() == ()


def test_a_version_that_is_taken_back_leaves_everything_as_it_was(library: Library) -> None:
    marks = [mark("a", "the council met on Friday"), mark("b", "The last bus left at nine")]
    for each in marks:
        library.annotations.add(each)
    library.annotations.add(mark("binned", "bridge would open on 3 May"))
    library.annotations.remove(AnnotationId("binned"))
    library.articles.remember_reading_position(BRIDGE, OLD.index("“We were"))
    before = library.annotations.removed_from(BRIDGE)

    planned = takes(library)
    assert library.articles.reading_position(BRIDGE) == NEW.index("“We were")
    library.versions.take_back(BRIDGE, 2)

    assert library.articles.get(BRIDGE).text == OLD
    assert library.annotations.of_article(BRIDGE) == tuple(marks)
    assert library.annotations.removed_from(BRIDGE) == before
    assert [each.article.version for each in library.versions.of_article(BRIDGE)] == [1]
    library.versions.take(planned)
    assert library.articles.get(BRIDGE).version == 2
    assert len(library.versions.of_article(BRIDGE)) == 2


def test_a_mark_made_on_the_new_text_is_carried_back_or_keeps_its_words(library: Library) -> None:
    takes(library)
    library.annotations.add(mark("kept", "said Ada Quill", NEW))
    library.annotations.add(mark("new", "Correction: an earlier text named another day.", NEW))

    library.versions.take_back(BRIDGE, 2)

    [kept] = library.annotations.of_article(BRIDGE)
    assert kept.span.of(OLD) == "said Ada Quill"
    [lost] = library.annotations.lost_in(BRIDGE)
    version = library.versions.find(BRIDGE, lost.lost_from or 0)
    assert version is not None
    assert lost.span.of(version.article.text) == "Correction: an earlier text named another day."


def test_a_mark_that_was_moved_meanwhile_is_not_put_where_it_was_planned(library: Library) -> None:
    before = mark("a", "the council met on Friday")
    library.annotations.add(before)
    planned = library.versions.plan(Article(BRIDGE, "", NEW))
    moved = before.put_on(BRIDGE, at("said Ada Quill"), "2026")
    library.annotations.move(moved, seen=before)
    library.annotations.add(mark("b", "the harbour believed her"))

    library.versions.take(planned)

    words = {each.span.of(NEW) for each in library.annotations.of_article(BRIDGE)}
    assert words == {"said Ada Quill", "the harbour believed her"}


def test_what_is_to_be_checked_is_still_to_be_checked_after_the_next_version(
    library: Library,
) -> None:
    library.annotations.add(mark("a", "bridge would open on 3 May"))
    takes(library)

    takes(library, f"{NEW}\nMore is to come.")

    [carried] = library.versions.carried(BRIDGE)
    assert carried.fate is MarkFate.CHECK
    assert carried.target.was == at("bridge would open on 3 May")
    assert carried.target.from_number == 1


def test_what_was_looked_at_is_looked_for_in_the_text_that_its_reader_saw(
    library: Library,
) -> None:
    library.annotations.add(mark("a", "bridge would open on 3 May"))
    takes(library)
    [carried] = library.versions.carried(BRIDGE)
    library.versions.settle(BRIDGE, carried.target, is_settled=True)
    assert fates(library) == {"a": MarkFate.CHANGED}

    takes(library, f"{NEW}\nMore is to come.")

    assert fates(library) == {"a": MarkFate.SAME}


def test_a_mark_that_lost_its_place_has_it_again_when_its_words_return(library: Library) -> None:
    library.annotations.add(mark("a", "The last bus left at nine, half empty as always."))
    takes(library)
    assert fates(library) == {"a": MarkFate.LOST}

    takes(library, OLD)

    assert fates(library) == {"a": MarkFate.SAME}
    assert library.annotations.of_article(BRIDGE) == (
        mark("a", "The last bus left at nine, half empty as always."),
    )


def test_both_targets_of_a_note_and_what_was_put_right_move_with_their_words(
    library: Library,
) -> None:
    other = Article(ArticleId("other"), "Other", "Elsewhere nobody was promised anything.")
    library.articles.add(other)
    on_both = replace(
        mark("both", "said Ada Quill"),
        article_id=other.id,
        selector=describe(other.text, Span(0, 9)),
        also_in=BRIDGE,
        also_at=at("said Ada Quill"),
    )
    library.annotations.add(on_both)
    library.corrections.add(
        Correction(
            CorrectionId("c"),
            BRIDGE,
            CorrectionKind.SPEAKER,
            at("We were promised a bridge"),
            "Ada",
        )
    )

    changes = library.versions.take(library.versions.plan(Article(BRIDGE, "", NEW)))

    assert changes.articles == {BRIDGE, other.id}
    assert changes.texts == {BRIDGE}
    [seen] = library.annotations.standing_in(BRIDGE)
    assert seen.span.of(NEW) == "said Ada Quill"
    assert seen.also_in == other.id
    [put_right] = library.corrections.of_article(BRIDGE)
    assert put_right.selector.span.of(NEW) == "We were promised a bridge"


def test_an_older_version_than_that_of_now_is_not_taken_back(library: Library) -> None:
    takes(library)
    takes(library, OLD)

    with pytest.raises(LibraryConflict):
        library.versions.take_back(BRIDGE, 2)
    with pytest.raises(NoSuchArticle):
        library.versions.plan(Article(ArticleId("nowhere"), "", NEW))
    assert library.articles.get(BRIDGE).version == 3


WORDS = ("the", "harbour", "bridge", "opens", "late", "nobody", "knows", "12", "people", "wait")
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
texts = st.lists(sentences, min_size=1, max_size=5).map("\n".join)


@given(texts, texts, st.data())
@settings(max_examples=40, deadline=None)
def test_no_mark_is_lost_whatever_the_new_text_is(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    with TemporaryDirectory() as folder, Library.open(Path(folder) / "l", now=Clock()) as library:
        library.articles.add(Article(BRIDGE, "", old))
        marked = replace(mark("a", "The"), selector=describe(old, Span(start, end)))
        library.annotations.add(marked)

        takes(library, new)

        [found] = (*library.annotations.of_article(BRIDGE), *library.annotations.lost_in(BRIDGE))
        assert (found.body, found.pen) == (marked.body, marked.pen)
        if found.is_lost:
            assert found.selector == marked.selector
        else:
            assert found.span.of(new) == found.selector.quote.exact
        library.versions.take_back(BRIDGE, 2)
        assert library.annotations.of_article(BRIDGE) == (marked,)


def test_what_a_reader_filled_in_stays_when_the_text_becomes_another(library: Library) -> None:
    source = SourceData(library.connection, Clock())
    wanted = {SourceColumn.PUBLISHER: "The Voice", SourceColumn.TITLE: "Our bridge"}
    source.put(changed_by_you(source.of([BRIDGE]), wanted))
    came = Article(BRIDGE, "The bridge, corrected", NEW, publisher="Newsroom", byline="A. Quill")

    library.versions.take(library.versions.plan(came))

    now = library.articles.get(BRIDGE)
    assert (now.title, now.publisher, now.byline) == ("Our bridge", "The Voice", "A. Quill")
    told = source.of([BRIDGE])[BRIDGE]
    assert told[SourceColumn.PUBLISHER] == SourceValue("The Voice", "you", "Newsroom")

    library.versions.take_back(BRIDGE, 2)

    now = library.articles.get(BRIDGE)
    assert (now.title, now.publisher, now.byline) == ("Our bridge", "The Voice", "")
    told = source.of([BRIDGE])[BRIDGE]
    assert told[SourceColumn.TITLE] == SourceValue("Our bridge", "you", "The bridge")


class ChainOfVersions(RuleBasedStateMachine):
    """Any row of new texts, marks, moves and steps back: each mark is somewhere, with its words."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self.library = Library.open(Path(self._folder.name) / "library", now=Clock())
        self.library.articles.add(Article(BRIDGE, "", OLD))
        self.numbers = count()
        self.bodies: dict[str, str] = {}
        # The versions that were taken, and can be taken back; and those that can be taken again.
        self.done: list[PlannedVersion] = []
        self.undone: list[PlannedVersion] = []

    def teardown(self) -> None:
        self.library.close()
        self._folder.cleanup()

    @rule(new=texts)
    def take(self, new: str) -> None:
        planned = self.library.versions.plan(Article(BRIDGE, "", new))
        self.library.versions.take(planned)
        self.done.append(planned)
        self.undone.clear()

    @precondition(lambda self: self.done)
    @rule()
    def take_back(self) -> None:
        planned = self.done.pop()
        self.library.versions.take_back(BRIDGE, self.library.articles.get(BRIDGE).version)
        self.undone.append(planned)

    @precondition(lambda self: self.undone)
    @rule()
    def take_again(self) -> None:
        planned = self.undone.pop()
        self.library.versions.take(planned)
        self.done.append(planned)

    @rule(data=st.data())
    def make_mark(self, data: st.DataObject) -> None:
        text = self.library.articles.get(BRIDGE).text
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        name = str(next(self.numbers))
        selector = describe(text, Span(start, end))
        self.library.annotations.add(replace(mark(name, "The"), selector=selector))
        self.bodies[name] = f"on {name}"

    @precondition(lambda self: self.bodies)
    @rule(data=st.data())
    def put_into_bin_or_take_out(self, data: st.DataObject) -> None:
        name = AnnotationId(data.draw(st.sampled_from(sorted(self.bodies))))
        if self.library.annotations.find(name) is None:
            self.library.annotations.restore(name)
        else:
            self.library.annotations.remove(name)

    @rule()
    def look_at_all(self) -> None:
        for each in self.library.versions.carried(BRIDGE):
            self.library.versions.settle(BRIDGE, each.target, is_settled=True)

    @invariant()
    def every_mark_is_somewhere_with_its_words(self) -> None:
        annotations, text = self.library.annotations, self.library.articles.get(BRIDGE).text
        standing, lost = annotations.of_article(BRIDGE), annotations.lost_in(BRIDGE)
        every = [*standing, *lost, *annotations.removed_from(BRIDGE)]
        assert {str(each.id): each.body for each in every} == self.bodies
        assert len(every) == len(self.bodies)
        for each in every:
            if each.lost_from is None:
                assert each.span.of(text) == each.selector.quote.exact
            else:
                version = self.library.versions.find(BRIDGE, each.lost_from)
                assert version is not None
                assert each.span.of(version.article.text) == each.selector.quote.exact


TestChainOfVersions = ChainOfVersions.TestCase
TestChainOfVersions.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
