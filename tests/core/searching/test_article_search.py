"""Finding words in a real library through a real index."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.anchoring.description import describe
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.claim import (
    Claim,
    ClaimId,
    ContextNote,
    ContextNoteId,
    NoteKind,
    Person,
    PersonId,
)
from desktop.core.correction import Correction, CorrectionId, CorrectionKind, SpeakerName
from desktop.core.indexing.documents import noted_article
from desktop.core.indexing.entries import NotedArticle, voice_word
from desktop.core.indexing.feeding import Indexing, SearchUnavailable
from desktop.core.lesson import LessonPack, PackId
from desktop.core.library.library import Library
from desktop.core.passage import PassageRef
from desktop.core.pen import Pen
from desktop.core.quotation import NARRATOR
from desktop.core.search_request import ArticleOrder, Request, ResultKind
from desktop.core.searching import library_scan
from desktop.core.searching.article_search import ArticleSearch
from desktop.core.searching.patience import Patience
from desktop.core.searching.results import PassageResult, SearchResults
from desktop.core.searching.scan_memory import ScanMemory
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector
from desktop.core.span import Span
from tests.core.an_empty_library import a_library

BRIDGE = (
    "The council met on Monday about the harbour bridge.\n"
    "“The harbour bridge is safe,” said Mayor Anna Keller. “We will repair it in spring.”\n"
    "Critics doubt the repairs. A survey of the harbour found rust. Nobody was hurt."
)


def an_article(article_id: str = "bridge", text: str = BRIDGE, title: str = "Repairs") -> Article:
    return Article(
        id=ArticleId(article_id),
        title=title,
        text=text,
        publisher="The Harbour Post",
        published="2025-03-12",
    )


def an_annotation(
    words: str, body: str = "", *, name: str = "n1", article: Article | None = None
) -> Annotation:
    article = article or an_article()
    start = article.text.index(words)
    return Annotation(
        id=AnnotationId(name),
        article_id=article.id,
        selector=describe(article.text, Span(start, start + len(words))),
        pen=Pen.QUESTION,
        body=body,
        created="2025-03-13T10:00:00+00:00",
        modified="2025-03-13T10:00:00+00:00",
    )


def a_correction(
    words: str,
    speaker: str = "",
    kind: CorrectionKind = CorrectionKind.SPEAKER,
    *,
    name: str = "c1",
    made_by: str = "",
    article: Article | None = None,
) -> Correction:
    article = article or an_article()
    start = article.text.index(words)
    return Correction(
        id=CorrectionId(name),
        article_id=article.id,
        kind=kind,
        selector=describe(article.text, Span(start, start + len(words))),
        speaker=speaker,
        made_by=made_by,
        created="2025-03-13T10:00:00+00:00",
    )


def a_speaker_name(
    called: str, shown_as: str, article_id: ArticleId | None = None, *, name: str = "s1"
) -> SpeakerName:
    return SpeakerName(CorrectionId(name), called, shown_as, article_id)


class Desk:
    """A library with its search."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index_folder = folder / "index"
        self.library = a_library(folder)
        self.search = ArticleSearch(folder, self.index_folder)
        self.indexing = Indexing(folder, self.index_folder)

    def feeds(self) -> int:
        return self.indexing.feed()

    def finds(self, words: str) -> SearchResults:
        return self.search.search(words)

    def passages(self, words: str) -> list[PassageResult]:
        return [passage for group in self.finds(words).groups for passage in group.passages]

    def speakers_of(self, words: str) -> list[tuple[str, str]]:
        """The quotations that are found: their first word and who said them."""
        return [
            (passage.text.strip("“”").split()[0], passage.speaker)
            for passage in self.passages(words)
            if passage.kind is ResultKind.QUOTATION
        ]

    def text_at(self, ref: PassageRef) -> str:
        return ref.span.of(self.library.articles.get(ref.article_id).text)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.search.close()
    desk.indexing.close()
    desk.library.close()


@pytest.fixture
def fed(desk: Desk) -> Desk:
    desk.library.articles.add(an_article())
    desk.feeds()
    return desk


def highlighted(result: PassageResult) -> list[str]:
    return [span.of(result.text) for span in result.highlights]


def test_a_paragraph_is_found_and_the_way_leads_to_the_very_words(fed: Desk) -> None:
    [passage] = fed.passages("rust")

    assert passage.kind is ResultKind.ARTICLE
    assert passage.text == "A survey of the harbour found rust."
    assert highlighted(passage) == ["rust"]
    assert fed.text_at(passage.ref) == "rust"
    assert passage.paragraph == 3


def test_an_article_is_told_with_its_origin(fed: Desk) -> None:
    [group] = fed.finds("rust").groups

    assert (group.id, group.title, group.published, group.publisher, group.lesson) == (
        "bridge",
        "Repairs",
        "2025-03-12",
        "The Harbour Post",
        "",
    )


def test_quoted_words_are_found_with_their_speaker_and_not_again_as_a_paragraph(fed: Desk) -> None:
    results = fed.finds("safe")

    [passage] = results.groups[0].passages
    assert passage.kind is ResultKind.QUOTATION
    assert passage.text == "“The harbour bridge is safe,”"
    assert highlighted(passage) == ["safe"]
    assert "Keller" in passage.speaker
    assert passage.cue == "said"
    assert fed.text_at(passage.ref) == "safe"
    assert results.total == 1
    assert results.by_kind[ResultKind.ARTICLE] == 0


def test_a_speaker_is_found_by_name(fed: Desk) -> None:
    kinds = {passage.kind for passage in fed.passages("speaker:keller")}

    assert kinds == {ResultKind.QUOTATION}
    assert fed.passages("speaker:critics") == []


def test_what_was_said_is_told_from_what_was_written(fed: Desk) -> None:
    assert fed.passages("said:rust") == []
    assert len(fed.passages("said:bridge")) == 1


def test_the_title_leads_to_the_first_paragraph(fed: Desk) -> None:
    [group] = fed.finds("title:repairs council").groups

    assert [span.of(group.title) for span in group.title_highlights] == ["Repairs"]
    assert group.passages[0].paragraph == 1


def test_a_note_is_found_by_its_words_its_tags_and_its_pen(fed: Desk) -> None:
    fed.library.annotations.add(an_annotation("found rust", "Who measured? #method"))
    fed.feeds()

    for words in ("measured", "note:who", "tag:method", "tag:question"):
        [passage] = fed.passages(words)
        assert passage.kind is ResultKind.NOTE
        assert passage.pen is Pen.QUESTION
        assert passage.annotation_id == "n1"
        assert passage.text == "Who measured? #method"
        assert fed.text_at(passage.ref) == "found rust"


def test_a_mark_without_words_shows_what_was_marked(fed: Desk) -> None:
    fed.library.annotations.add(an_annotation("found rust"))
    fed.feeds()

    [passage] = fed.passages("tag:question")

    assert passage.text == "found rust"


def test_an_answer_is_found_by_its_words_and_what_was_marked_in_answer_by_its_own(
    fed: Desk,
) -> None:
    nowhere = Selector(TextQuoteSelector(""), TextPositionSelector(0, 0))
    written = replace(
        an_annotation("rust", "Because of barnacles.", name="a1"),
        selector=nowhere,
        question="bridges/q-why",
    )
    marked = replace(an_annotation("Nobody was hurt", name="a2"), question="bridges/q-who")
    fed.library.annotations.add(written)
    fed.library.annotations.add(marked)

    for _ in ("scanned", "indexed"):
        assert [each.answers for each in fed.passages("barnacles")] == ["bridges/q-why"]
        both = [each.answers for each in fed.passages("tag:answer")]
        assert sorted(filter(None, both)) == ["bridges/q-who", "bridges/q-why"]
        assert {each.pen for each in fed.passages("tag:answer")} == {None}
        fed.feeds()


def test_a_changed_note_is_found_by_its_new_words_only(fed: Desk) -> None:
    note = an_annotation("found rust", "first thought")
    fed.library.annotations.add(note)
    fed.feeds()

    fed.library.annotations.change(an_annotation("found rust", "second thought"))
    fed.feeds()

    assert fed.passages("first") == []
    assert len(fed.passages("second")) == 1


def test_a_removed_note_leaves_and_a_restored_one_returns(fed: Desk) -> None:
    fed.library.annotations.add(an_annotation("found rust", "measured"))
    fed.feeds()

    fed.library.annotations.remove(AnnotationId("n1"))
    assert fed.passages("measured") == []
    fed.feeds()
    assert fed.passages("measured") == []

    fed.library.annotations.restore(AnnotationId("n1"))
    fed.feeds()
    assert len(fed.passages("measured")) == 1


def a_pack() -> LessonPack:
    article = an_article()
    place = (describe(article.text, Span(0, 11)),)
    return LessonPack(
        id=PackId("pack"),
        title="Who says so?",
        edition=1,
        date="2025-04-01",
        language="en",
        licence="CC BY 4.0",
        articles=(article,),
        claims=(
            Claim(
                ClaimId("c1"),
                article.id,
                "The bridge is sound",
                place,
                speaker=PersonId("keller"),
                body="An engineer disagreed.",
            ),
        ),
        notes=(
            ContextNote(
                ContextNoteId("x1"),
                article.id,
                "Corrosion",
                place,
                NoteKind.DEFINITION,
                body="Iron decays in salty air.",
            ),
        ),
        people=(Person(PersonId("keller"), "Anna Keller", ("the mayor",)),),
    )


def test_claims_and_context_notes_are_found_and_lead_to_their_passage(desk: Desk) -> None:
    desk.library.lessons.install([a_pack()])
    desk.feeds()

    [claim] = desk.passages("engineer")
    [note] = desk.passages("context:salty")

    assert (claim.kind, claim.claim_id, claim.note_id) == (ResultKind.CONTEXT, "c1", None)
    assert (note.kind, note.claim_id, note.note_id) == (ResultKind.CONTEXT, None, "x1")
    assert desk.text_at(note.ref) == "The council"
    assert highlighted(note) == ["salty"]
    assert desk.finds("engineer").groups[0].lesson == "Who says so?"


def test_feeding_empties_the_queue_and_makes_the_search_current(desk: Desk) -> None:
    desk.library.articles.add(an_article())
    assert not desk.indexing.is_current()

    assert desk.feeds() == 1

    assert desk.indexing.is_current()
    assert desk.feeds() == 0


def test_feeding_stops_when_asked_and_goes_on_later(desk: Desk) -> None:
    for number in range(5):
        desk.library.articles.add(an_article(f"a{number}"))
    asked: list[bool] = []

    def after_two() -> bool:
        asked.append(True)
        return len(asked) > 2

    assert 0 < desk.indexing.feed(after_two) < 5
    assert not desk.indexing.is_current()
    desk.feeds()
    assert desk.indexing.is_current()
    assert len(desk.finds("rust").groups) == 5


def test_a_note_written_while_feeding_stays_queued(desk: Desk) -> None:
    desk.library.articles.add(an_article())
    is_written: list[bool] = []

    def writes_once() -> bool:
        if is_written == [True]:
            desk.library.annotations.add(an_annotation("found rust", "meanwhile"))
        is_written.append(True)
        return len(is_written) > 2

    desk.indexing.feed(writes_once)

    assert not desk.indexing.is_current()
    desk.feeds()
    assert len(desk.passages("meanwhile")) == 1


def test_an_index_that_was_deleted_is_made_anew(fed: Desk) -> None:
    shutil.rmtree(fed.index_folder)

    assert not fed.indexing.is_current()
    assert fed.feeds() == 1
    assert len(fed.passages("rust")) == 1


def damage_index(desk: Desk) -> None:
    for path in desk.index_folder.rglob("*"):
        if path.is_file() and "LOCK" not in path.name and "made_here" not in path.name:
            path.write_bytes(path.read_bytes()[:7] + b"?")


def test_without_an_index_the_library_itself_is_looked_through(desk: Desk) -> None:
    desk.library.articles.add(an_article())
    desk.library.annotations.add(an_annotation("found rust", "measured"))

    results = desk.finds("rust measured")

    assert results.is_from_scan
    [group] = results.groups
    assert {passage.kind for passage in group.passages} == {ResultKind.ARTICLE, ResultKind.NOTE}
    assert desk.text_at(group.passages[0].ref) in ("rust", "found rust")


def test_a_note_that_the_index_does_not_know_yet_is_looked_up(fed: Desk) -> None:
    fed.library.annotations.add(an_annotation("found rust", "measured by divers"))

    results = fed.finds("divers")

    assert (results.total, results.is_from_scan) == (1, False)
    [passage] = results.groups[0].passages
    assert (passage.kind, passage.text) == (ResultKind.NOTE, "measured by divers")
    assert fed.finds("note:divers").total == 1
    assert fed.finds("tag:question divers").total == 1


def test_a_note_is_given_once_whatever_the_index_knows_of_it(fed: Desk) -> None:
    note = an_annotation("found rust", "measured by divers")
    fed.library.annotations.add(note)
    fed.feeds()

    fed.library.annotations.change(replace(note, body="measured by two divers"))

    assert [each.text for each in fed.passages("divers")] == ["measured by two divers"]
    assert [each.text for each in fed.passages("note:two")] == ["measured by two divers"]
    fed.library.annotations.remove(note.id)
    assert fed.passages("divers") == []


def test_a_new_note_does_not_hide_its_new_article(fed: Desk) -> None:
    late = an_article("late", text="Divers were seen.\nNobody asked them.", title="Late")
    fed.library.articles.add(late)
    fed.library.annotations.add(an_annotation("Nobody asked", "why no divers?", article=late))

    results = fed.finds("divers")

    kinds = [passage.kind for group in results.groups for passage in group.passages]
    assert sorted(kinds) == [ResultKind.ARTICLE, ResultKind.NOTE]
    assert results.total == 2


def test_a_new_note_is_in_its_place_where_the_newest_comes_first(fed: Desk) -> None:
    fed.library.articles.add(replace(an_article("old"), published="1999-01-01"))
    fed.feeds()
    old = fed.library.articles.get(ArticleId("old"))
    fed.library.annotations.add(an_annotation("found rust", "old rust", article=old))

    results = fed.search.ask(Request("rust", order=ArticleOrder.NEWEST))

    assert [group.id for group in results.groups] == ["bridge", "old"]
    assert len(results.groups[1].passages) == 2


def test_nothing_more_is_looked_up_when_nobody_wants_to_know(desk: Desk) -> None:
    desk.library.articles.add(an_article())

    given_up = desk.search.ask(Request("rust"), patience=Patience(is_given_up=lambda: True))
    too_late = desk.search.ask(Request("rust"), patience=Patience(seconds=-1))

    assert (given_up.total, too_late.total) == (0, 0)
    assert (too_late.articles_left, too_late.is_cut_short, too_late.is_partial) == (1, True, True)
    whole = desk.search.ask(Request("rust"))
    assert (whole.total, whole.articles_left, whole.is_partial) == (1, 0, False)


def test_a_look_that_was_cut_short_goes_on_where_it_stopped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[ArticleId] = []
    for number in range(3):
        desk.library.articles.add(an_article(f"bridge-{number}"))

    def read_article(library: Library, article_id: ArticleId) -> NotedArticle:
        read.append(article_id)
        return noted_article(library, article_id)

    monkeypatch.setattr(library_scan, "noted_article", read_article)
    memory = ScanMemory()

    def looks_at(most: int) -> SearchResults:
        patience = Patience(is_given_up=lambda: len(read) >= most)
        return desk.search.ask(Request("rust"), patience=patience, memory=memory)

    looks = [looks_at(most) for most in (1, 2, 3)]

    assert [look.total for look in looks] == [1, 2, 3]
    assert [look.articles_left for look in looks] == [2, 1, 0]
    assert [look.is_cut_short for look in looks] == [True, True, False]
    assert len(read) == len(set(read)) == 3
    assert replace(looks[2], request=Request("rust")) == desk.search.ask(Request("rust"))


def test_what_changed_since_is_looked_at_again(desk: Desk) -> None:
    desk.library.articles.add(an_article())
    memory = ScanMemory()
    assert desk.search.ask(Request("divers"), memory=memory).total == 0

    desk.library.annotations.add(an_annotation("found rust", "measured by divers"))

    assert desk.search.ask(Request("divers"), memory=memory).total == 1


def test_where_enough_is_found_before_the_end_the_results_do_not_pass_for_all(
    desk: Desk,
) -> None:
    for number in range(3):
        desk.library.articles.add(an_article(f"bridge-{number}"))

    results = desk.search.ask(Request("rust"), limit=2)

    assert (results.given, results.articles_left) == (2, 1)
    assert results.is_partial
    assert not results.is_cut_short


def test_what_the_index_has_not_seen_and_nobody_looked_at_is_told(fed: Desk) -> None:
    fed.library.articles.add(an_article("late"))

    results = fed.search.ask(Request("rust"), patience=Patience(seconds=-1))

    assert (results.total, results.is_from_scan) == (1, False)
    assert (results.articles_left, results.is_cut_short) == (1, True)
    assert fed.search.ask(Request("rust")).articles_left == 0


def test_a_note_that_the_index_has_not_seen_and_nobody_looked_at_is_told(fed: Desk) -> None:
    fed.library.annotations.add(an_annotation("found rust", "measured by divers"))

    results = fed.search.ask(Request("divers"), patience=Patience(seconds=-1))

    assert (results.total, results.is_partial) == (0, True)


@pytest.mark.parametrize(
    "words",
    [
        "rust",
        "repaired",
        "repai*",
        "repa",
        "zebra",
        '"harbour bridge"',
        '"bridge harbour"',
        "rust NEAR survey",
        "rust NEAR zebra",
        "zebra OR rust",
        "rust -zebra",
        "rust zebra",
        "note:divers",
        "said:rust",
        "tag:question",
        "tag:question rust",
        "speaker:keller",
        "title:repairs",
        "publisher:post rust",
        "is:unread rust",
        "is:unread",
        "is:marked divers",
        "in:here rust",
        "in:notes divers",
        "l'école",
        "ecole",
        "Brücken",
        "brücke",
    ],
)
def test_a_quick_look_at_its_words_leaves_out_no_article_that_answers(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    desk.library.articles.add(an_article())
    german = an_article("de", text="Die Brücken sind alt.\nNiemand fährt.", title="Alt")
    french = an_article("fr", text="Il aime l’école.", title="École")
    desk.library.articles.add(replace(german, language="de"))
    desk.library.articles.add(replace(french, language="fr"))
    desk.library.annotations.add(an_annotation("found rust", "measured by divers"))
    quick = desk.search.ask(Request(words, here=ArticleId("bridge")))

    monkeypatch.setattr(library_scan, "may_answer", lambda *_: True)
    slow = desk.search.ask(Request(words, here=ArticleId("bridge")))

    assert quick == slow


def test_a_damaged_index_is_no_obstacle_and_is_made_anew(fed: Desk) -> None:
    damage_index(fed)

    for search in (fed.search, ArticleSearch(fed.folder, fed.index_folder)):
        results = search.search("rust")
        assert results.is_from_scan
        assert len(results.groups) == 1

        assert search.damaged

    fed.indexing.remake(fed.search.damaged or "")
    assert fed.feeds() == 1
    assert fed.indexing.is_current()
    assert not fed.finds("rust").is_from_scan
    assert len(fed.finds("rust").groups) == 1


def test_an_index_that_cannot_be_made_says_so_and_searching_goes_on(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.library.articles.add(an_article())
    (tmp_path / "index").write_text("in the way")

    with pytest.raises(SearchUnavailable):
        desk.feeds()

    assert desk.finds("rust").is_from_scan
    assert not desk.library.index_queue.is_empty()
    desk.library.close()


def test_an_empty_query_finds_nothing(fed: Desk) -> None:
    for words in ("", "  ", '"', "-rust", "speaker:"):
        results = fed.finds(words)
        assert (results.total, results.groups) == (0, ())


def test_the_reader_is_told_how_the_words_were_read(fed: Desk) -> None:
    results = fed.finds('the "harbour bridge')

    assert results.left_out == ("the",)
    assert results.has_open_quote
    assert not results.was_cut


def test_an_emoji_before_the_words_shifts_nothing(desk: Desk) -> None:
    desk.library.articles.add(an_article(text="🙂 The 👩‍👩‍👧 bridge held."))
    desk.feeds()

    [passage] = desk.passages("bridge")

    assert highlighted(passage) == ["bridge"]
    assert desk.text_at(passage.ref) == "bridge"


def test_one_long_article_does_not_hide_the_others(desk: Desk) -> None:
    desk.library.articles.add(an_article("long", "\n".join(["The storm, a storm."] * 200)))
    desk.library.articles.add(an_article("short", "Many words were lost and one was storm."))
    desk.feeds()

    assert [group.id for group in desk.finds("storm").groups] == ["long", "short"]
    assert desk.finds("storm").total == 201


@pytest.mark.parametrize("length", [0, *range(1_100, 1_300, 7), 60_000])
def test_of_a_long_paragraph_the_sentence_with_the_words_is_shown(desk: Desk, length: int) -> None:
    before = "Nothing happened by the sea. " * (length // 29) + "x" * (length % 29) + ". "
    text = f"A cat slept. {before}Then a catapult was built. A cat met the zebra. All was well."
    desk.library.articles.add(an_article("long", text))
    desk.feeds()

    [[passage]] = [group.passages for group in desk.finds("cat zebra").groups]

    assert "A cat met the zebra." in passage.text
    assert {"cat", "zebra"} == {*highlighted(passage)}


def test_the_best_article_comes_first(desk: Desk) -> None:
    desk.library.articles.add(an_article("one", "The ferry left. Much else was said of ports."))
    desk.library.articles.add(an_article("both", "The ferry met the storm."))
    desk.feeds()

    assert [group.id for group in desk.finds("ferry storm").groups] == ["both", "one"]


def test_looking_whether_the_search_is_current_loads_no_whoosh(fed: Desk) -> None:
    program = (
        "import sys; from pathlib import Path; from desktop.core.indexing.feeding import Indexing;"
        f"indexing = Indexing(Path({str(fed.folder)!r}), Path({str(fed.index_folder)!r}));"
        "sys.exit(not indexing.is_current() or 'whoosh' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_corrected_speaker_is_found_and_the_one_before_no_more(fed: Desk) -> None:
    fed.library.corrections.add(a_correction("bridge is safe", "Tom Reed"))
    fed.feeds()

    assert fed.speakers_of("speaker:reed") == [("The", "Tom Reed")]
    assert fed.speakers_of("speaker:keller") == [("We", "Anna Keller")]
    assert fed.speakers_of("safe") == [("The", "Tom Reed")]


def test_a_correction_that_was_taken_back_is_not_found(fed: Desk) -> None:
    fed.library.corrections.add(a_correction("bridge is safe", "Tom Reed"))
    fed.feeds()

    fed.library.corrections.remove(CorrectionId("c1"))
    assert not fed.indexing.is_current()
    fed.feeds()

    assert fed.speakers_of("speaker:reed") == []
    assert fed.speakers_of("safe") == [("The", "Anna Keller")]


def test_words_that_were_denied_are_no_quotation_and_those_that_were_added_are(fed: Desk) -> None:
    fed.library.corrections.add(a_correction("bridge is safe", kind=CorrectionKind.NOT_SPEECH))
    fed.library.corrections.add(
        a_correction("Critics doubt the repairs.", "Ada", CorrectionKind.MISSED, name="c2")
    )
    fed.feeds()

    assert fed.passages("said:safe") == []
    assert fed.passages("safe")[0].kind is ResultKind.ARTICLE
    assert fed.speakers_of("said:critics") == [("Critics", "Ada")]


def test_the_corrections_and_the_people_of_a_pack_are_heeded(desk: Desk) -> None:
    pack = a_pack()
    teachers = a_correction("bridge is safe", "Anna B. Keller", made_by="A. Teacher")
    keller = replace(pack.people[0], name="Anna B. Keller", names=("Anna Keller",))
    desk.library.lessons.install([replace(pack, people=(keller,), corrections=(teachers,))])
    desk.feeds()

    assert desk.search.count_by("Anna B. Keller") == (2, 1)
    assert desk.search.count_by("Anna Keller") == (0, 0)


def with_ferry(desk: Desk) -> Desk:
    """A second article, in which the speaker goes by another name."""
    text = "“The ferry is late,” said A. Keller. “It is always late,” Anna Keller-Smith said."
    desk.library.articles.add(an_article("ferry", text, "Ferry"))
    desk.feeds()
    return desk


def test_two_names_that_are_one_speaker_are_found_together_in_all_articles(fed: Desk) -> None:
    desk = with_ferry(fed)
    assert desk.search.count_by("Anna Keller") == (2, 1)
    [ferry] = [each for each in desk.finds("ferry late").groups if each.id == "ferry"]
    name = next(each.speaker for each in ferry.passages if "ferry" in each.text)

    desk.library.corrections.add(a_speaker_name(name, "Anna Keller"))
    desk.feeds()

    assert desk.search.count_by("Anna Keller") == (3, 2)
    assert ("The", "Anna Keller") in desk.speakers_of("ferry late")
    assert {group.id for group in desk.search.quotations_of("Anna Keller").groups} == {
        "bridge",
        "ferry",
    }
    desk.library.corrections.remove(CorrectionId("s1"))
    desk.feeds()
    assert desk.search.count_by("Anna Keller") == (2, 1)


def test_words_are_found_by_the_endings_of_their_own_language(desk: Desk) -> None:
    german = "Die Brücken der Stadt werden repariert. Kinder gingen über eine Brücke."
    desk.library.articles.add(replace(an_article("stadt", german, "Stadt"), language="de-DE"))
    desk.feeds()

    [group] = desk.finds("brücke").groups
    lit = [
        passage.text[span.start : span.end]
        for passage in group.passages
        for span in passage.highlights
    ]

    assert group.id == "stadt"
    assert lit == ["Brücken", "Brücke"]


def test_whoever_tells_an_article_is_nobody_in_another(desk: Desk) -> None:
    for name in ("boat", "train"):
        told = f"“The {name} was late,” I said. “It was late again,” said Anna Keller."
        desk.library.articles.add(an_article(name, told, name))
    desk.feeds()

    assert desk.speakers_of("boat late")[0][1] == NARRATOR
    assert desk.search.count_by(NARRATOR) == (0, 0)
    assert desk.search.count_by("Anna Keller") == (2, 2)


def test_a_namesake_told_apart_in_one_article_is_counted_apart(fed: Desk) -> None:
    fed.library.articles.add(an_article("other"))
    fed.library.corrections.add(
        a_speaker_name("Anna Keller", "Anna Keller (mayor)", ArticleId("other"))
    )
    fed.feeds()

    assert fed.search.count_by("Anna Keller") == (2, 1)
    assert fed.search.count_by("Anna Keller (mayor)") == (2, 1)


def test_the_quotations_of_a_speaker_are_hers_alone(fed: Desk) -> None:
    desk = with_ferry(fed)

    results = desk.search.quotations_of("anna  keller")

    assert results.query == 'speaker:"anna keller"'
    [group] = results.groups
    assert [each.text for each in group.passages] == [
        "“The harbour bridge is safe,”",
        "“We will repair it in spring.”",
    ]
    assert {each.speaker for each in group.passages} == {"Anna Keller"}
    assert (results.total, results.by_kind) == (2, {ResultKind.QUOTATION: 2})
    assert desk.search.quotations_of("Keller").total == 0
    assert desk.search.quotations_of("Anna Keller", limit=1).groups[0].passages == (
        group.passages[0],
    )


def test_all_quotations_of_a_speaker_in_one_article_are_given(desk: Desk) -> None:
    said = "“The storm number {0} is over,” said Anna Keller."
    desk.library.articles.add(an_article(text="\n".join(said.format(n) for n in range(40))))
    desk.feeds()

    results = desk.search.quotations_of("Anna Keller")

    assert len(results.groups[0].passages) == 40
    assert desk.search.count_by("Anna Keller") == (40, 1)


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_nobody_has_no_quotations(fed: Desk, name: str) -> None:
    assert fed.search.count_by(name) == (0, 0)
    assert fed.search.quotations_of(name).total == 0


@pytest.mark.parametrize("name", ['"Red" Tom', "Zoë O’Neil", "安倍", "🙂", "...", "the X of Y"])
def test_a_speaker_is_counted_whatever_the_name_is_made_of(fed: Desk, name: str) -> None:
    fed.library.corrections.add(a_correction("bridge is safe", name))
    fed.feeds()

    assert fed.search.count_by(name) == (1, 1)
    assert fed.search.quotations_of(name).groups[0].passages[0].speaker == name


def test_without_an_index_nobody_is_counted_and_that_is_told(desk: Desk) -> None:
    desk.library.articles.add(an_article())

    assert desk.search.count_by("Anna Keller") == (0, 0)
    assert desk.search.quotations_of("Anna Keller").is_from_scan


def test_a_damaged_index_counts_nobody_until_it_is_made_anew(fed: Desk) -> None:
    damage_index(fed)
    search = ArticleSearch(fed.folder, fed.index_folder)

    assert search.count_by("Anna Keller") == (0, 0)
    assert search.damaged
    fed.indexing.remake(search.damaged)
    assert fed.feeds() == 1
    assert search.count_by("Anna Keller") == (2, 1)


def test_what_stands_for_a_speaker_in_the_index_cannot_be_asked_for_by_typing(fed: Desk) -> None:
    word = voice_word("Anna Keller")

    assert fed.passages(word) == []
    assert fed.passages(f"voiceof:{word}") == []
    assert fed.passages(f"speaker:{word}") == []


def test_all_that_is_counted_is_given_where_there_is_room(desk: Desk) -> None:
    lines = [f"Rust was found on beam {number}." for number in range(30)]
    desk.library.articles.add(an_article(text="\n".join(lines)))
    desk.feeds()

    found = desk.finds("rust")

    assert (found.total, found.given, found.in_articles) == (30, 30, 1)


def test_of_very_many_passages_every_article_gives_some(desk: Desk) -> None:
    for name in ("a", "b"):
        lines = [f"Rust was found on beam {number}." for number in range(60)]
        desk.library.articles.add(an_article(name, text="\n".join(lines)))
    desk.feeds()

    found = desk.finds("rust")

    assert (found.total, found.in_articles) == (120, 2)
    assert found.given == 100
    assert {group.in_all for group in found.groups} == {60}
    assert min(len(group.passages) for group in found.groups) >= 12


def test_what_a_kind_counts_is_what_choosing_it_leaves(desk: Desk) -> None:
    lines = [f"“Rust is on beam {number},” said Tom Reed. It is old." for number in range(20)]
    desk.library.articles.add(an_article(text="\n".join(lines)))
    desk.feeds()

    counted = desk.finds("rust").by_kind

    assert counted[ResultKind.QUOTATION] == 20
    for kind in (ResultKind.ARTICLE, ResultKind.QUOTATION):
        chosen = desk.search.ask(Request("rust", kind=kind))
        assert chosen.total == counted.get(kind, 0) == chosen.given
