"""What lies in the frozen libraries: invented, small, and with words that are easily spoilt.

The files in `frozen/` were written from these records, so a record that is changed here is no
longer what those files hold. What a later version can keep beside it is added at the end.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.core.anchoring.description import describe
from desktop.core.anchoring.relocation import Cause, Outcome
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId, Completeness
from desktop.core.claim import (
    REPORTER,
    Claim,
    ClaimId,
    ClaimStatus,
    ClaimType,
    ContextNote,
    ContextNoteId,
    NoteKind,
    NoteSource,
    Person,
    PersonId,
    Stance,
)
from desktop.core.correction import Correction, CorrectionId, CorrectionKind, SpeakerName
from desktop.core.lesson import LessonPack, PackFile, PackId
from desktop.core.library.article_bin import ArticleBin
from desktop.core.library.article_tags import ArticleTags
from desktop.core.library.collections import ArticleCollection, Collections
from desktop.core.library.library import Library
from desktop.core.library.reading_marks import ReadingMark, ReadingMarks, ReadingState
from desktop.core.library.source_data import YOU, SourceColumn, SourceData, SourceValue
from desktop.core.library.taken_notes import TakenNote, TakenNotes, take_notes
from desktop.core.library.waiting_notes import WaitingNote
from desktop.core.pen import Pen
from desktop.core.saved_search import SavedSearch, SavedSearchId
from desktop.core.search_request import ArticleOrder, Facet, Filter, Request, ResultKind
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector
from desktop.core.shape import (
    LineKind,
    LineRun,
    LineStyle,
    Picture,
    Shape,
    SpanKind,
    StyledSpan,
)
from desktop.core.span import Span

WHEN = "2025-03-12T12:00:00+00:00"
ODD_WORDS = "It's “odd”; -- cafe\u0301, Größe, \u202eעברית\u202c, 🙂👩‍🏫\r\n\r\n* one\t\n* two  \n"

TEXT = (
    "The well of Säntis is deep – “nobody knows how deep,” said Ann Smith.\n"
    "Ben Brown 🙂 disagreed: “It's dry; I looked.” He didn’t say when."
)


def at(exact: str, prefix: str = "", suffix: str = "") -> Selector:
    """Where words stand in the text; what is before and after them is written out."""
    start = TEXT.index(exact)
    position = TextPositionSelector(start, start + len(exact))
    return Selector(TextQuoteSelector(exact, prefix, suffix), position)


WELL = Article(
    id=ArticleId("well"),
    title="The well – “deep” or dry?",
    text=TEXT,
    publisher="The Harbour Post",
    byline="A. Writer & B. Writer",
    published="2025-03",
    accessed="2025-03-12",
    url="https://example.org/well?a=1&b=%20#top",
    genre="report",
    language="en",
    completeness=Completeness.SHORTENED,
    rights="invented; free for any use",
    version=3,
)
PLAIN = Article(id=ArticleId("plain"), title="Plain", text="Nothing is marked here.")


def note(name: str, pen: Pen, selector: Selector, body: str = "") -> Annotation:
    return Annotation(AnnotationId(name), WELL.id, selector, pen, body, WHEN, WHEN)


DEEP = note("deep", Pen.EVIDENCE, at("deep", "The well of Säntis is ", " – “nobody knows how"))
KNOWS = note("knows", Pen.QUOTE, at("nobody knows how deep,", "“", "” said Ann Smith."), ODD_WORDS)
DRY = note("dry", Pen.CLAIM, at("It's dry", "disagreed: “", "; I looked.”"), "Is it?")
LOOKED = note("looked", Pen.OPINION, at("I looked", "It's dry; ", ".” He didn’t"), "When?")
WHEN_ASKED = note("when", Pen.QUESTION, at("He didn’t say when."), "first thoughts")
REWRITTEN = replace(WHEN_ASKED, body="second thoughts", modified="2025-03-13T08:00:00+00:00")
# Somebody else wrote over the first thoughts without having seen the second.
MEANWHILE = replace(WHEN_ASKED, body="what another window wrote")
BINNED = note("binned", Pen.CLAIM, at("Ben Brown 🙂"), "Who is he? 🙂")

WHOSE = Correction(
    CorrectionId("whose"),
    WELL.id,
    CorrectionKind.SPEAKER,
    at("nobody knows how deep,", "“", "”"),
    speaker="Ann Smith-Öz",
    created=WHEN,
)
NO_SPEECH = Correction(
    CorrectionId("no-speech"), WELL.id, CorrectionKind.NOT_SPEECH, at("I looked"), created=WHEN
)
MISSED = Correction(
    CorrectionId("missed"), WELL.id, CorrectionKind.MISSED, at("say when"), "Ben", created=WHEN
)
TAKEN_BACK = replace(WHOSE, id=CorrectionId("taken-back"), speaker="Ben Brown")
EVERYWHERE = SpeakerName(CorrectionId("everywhere"), "Ann", "Ann Smith", created=WHEN)
IN_THE_WELL = SpeakerName(CorrectionId("in-the-well"), "Ben", "Ben the Elder", WELL.id, WHEN)
NAME_TAKEN_BACK = SpeakerName(CorrectionId("name-taken-back"), "Cem", "Cem Öz", created=WHEN)

NARROW = Request(
    'well "how deep" -dry in:well',
    kind=ResultKind.QUOTATION,
    filters=frozenset({Filter(Facet.SPEAKER, "Ann Smith-Öz"), Filter(Facet.YEAR, "2025")}),
    order=ArticleOrder.NEWEST,
)
KEPT = SavedSearch(SavedSearchId("kept"), NARROW, WHEN)
DROPPED = SavedSearch(SavedSearchId("dropped"), Request("dry"), WHEN)

TAUGHT = replace(WELL, id=ArticleId("wells/well"), rights="CC0")
ANN = Person(PersonId("wells/ann"), "Ann Smith", ("Ann", "Mrs Smith"), "Lives *there*.")
IS_DEEP = Claim(
    ClaimId("wells/is-deep"),
    TAUGHT.id,
    "The well is deep",
    (at("The well of Säntis is deep"), at("nobody knows how deep,")),
    ClaimType.FACT,
    ANN.id,
    (REPORTER,),
    ClaimStatus.NOT_CONFIRMED,
    "A. Teacher",
    "Nobody *measured* it.",
)
MEASURED = ContextNote(
    ContextNoteId("wells/measured"),
    TAUGHT.id,
    "How deep?",
    (at("how deep,"),),
    NoteKind.EVIDENCE_AGAINST,
    IS_DEEP.id,
    (NoteSource("Survey of wells, 1990", "primary"), NoteSource("A letter")),
    "1990",
    "Twelve metres.",
)
TEACHERS = Correction(
    CorrectionId("wells/q1"),
    TAUGHT.id,
    CorrectionKind.SPEAKER,
    at("It's dry; I looked."),
    "Ben Brown",
    "A. Teacher",
    "2025-04-01",
)
PACK = LessonPack(
    id=PackId("wells"),
    title="Wells",
    edition=2,
    date="2025-04-01",
    language="en",
    licence="CC0-1.0",
    authors="A. Teacher",
    articles=(TAUGHT,),
    claims=(IS_DEEP,),
    notes=(MEASURED,),
    people=(ANN,),
    corrections=(TEACHERS,),
    files=(
        PackFile("pack.md", b"# Wells\r\n"),
        PackFile("pictures/well.png", bytes(range(256))),
    ),
)
# What the student thinks of a claim: kept from version 3 on.
JUDGED = replace(
    note("judged", Pen.OPINION, at("The well of Säntis is deep"), "Who measured it? 🙂"),
    article_id=TAUGHT.id,
    claim_id=IS_DEEP.id,
    stance=Stance.DOUBT,
)
# How a text is set, and its pictures: kept from version 5 on.
SHAPED = Article(
    id=ArticleId("shaped"),
    title="Shaped 🙂",
    text="The well 🙂\nIt is “deep” – see the survey.\nFirst\nSecond\nYear\tMetres\n1990\t12",
    shape=Shape(
        (
            LineRun(0, 1, LineStyle(LineKind.HEADING, 2)),
            LineRun(2, 2, LineStyle(LineKind.LIST_ITEM, 1, 3)),
            LineRun(4, 2, LineStyle(LineKind.TABLE_ROW)),
        ),
        (
            StyledSpan(Span(19, 23), SpanKind.STRONG),
            StyledSpan(Span(31, 37), SpanKind.LINK, "https://example.org/survey?a=1&b=ü"),
        ),
        (Picture(1, "well.png", "The well, “seen” from above", 8, 8),),
    ),
)
WELL_PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
# A note on two articles: kept from version 4 on.
ON_BOTH = replace(
    note("both", Pen.QUESTION, at("I looked"), "Who looked, and when?"),
    article_id=TAUGHT.id,
    also_in=WELL.id,
    also_at=at("He didn’t say when."),
)
# What the student found out about a source, and about a publisher: kept from version 6 on.
NOWHERE = Selector(TextQuoteSelector(""), TextPositionSelector(0, 0))
ANSWERED = replace(
    note("answered", Pen.EVIDENCE, NOWHERE, "Who asked Ben? 🙂"),
    article_id=PLAIN.id,
    question="missing",
)
OWNED = replace(
    note("owned", Pen.EVIDENCE, NOWHERE, "The harbour board"),
    article_id=PLAIN.id,
    question="owner",
    publisher="harbour post",
)
# Tags, collections, a bin, and what the student said of reading and of sources: from version 8 on.
TAGS = ((WELL.id, "wells"), (WELL.id, "größe"), (PLAIN.id, "taken-off"))
PROJECT = ArticleCollection("project", "The wells project 🙂")
OLD_PROJECT = ArticleCollection("old", "Old")
BINNED_ARTICLE = Article(id=ArticleId("binned"), title="Binned", text="Out of sight.")
RENAMED = {BINNED_ARTICLE.id: {SourceColumn.PUBLISHER: SourceValue("The Harbour Post", YOU, "")}}
# A text that became another one, with a mark on the same words, one to be checked and one that lost
# its place, and what lay in the bin of an article that was taken out: kept from version 7 on.
GROWN = Article(
    id=ArticleId("grown"),
    title="The fair",
    text=(
        "The fair opened on Monday with 12 stalls.\n"
        "It rained all day 🙂.\n"
        "The last stall shut at nine."
    ),
)
GROWN_AGAIN = replace(
    GROWN,
    title="The fair, corrected",
    text="The fair opened on Monday with 14 stalls.\nIt rained all day 🙂.\nNobody minded.",
    shape=Shape((LineRun(2, 1, LineStyle(LineKind.QUOTATION)),)),
    version=2,
)


def _on_fair(name: str, words: str) -> Annotation:
    start = GROWN.text.index(words)
    there = describe(GROWN.text, Span(start, start + len(words)))
    return replace(note(name, Pen.CLAIM, there, name), article_id=GROWN.id)


RAINED, STALLS, SHUT = (
    _on_fair(name, words)
    for name, words in (
        ("rained", "It rained all day"),
        ("stalls", "opened on Monday with 12 stalls"),
        ("shut", "The last stall shut at nine."),
    )
)
TAKEN_OUT = Article(id=ArticleId("taken-out"), title="Gone", text="It was here, and is not.")
IN_ITS_BIN = replace(
    note("in-its-bin", Pen.QUOTE, NOWHERE, "Not to be lost"), article_id=TAKEN_OUT.id
)
PREFERENCES = {"theme": "dark", "text_size": "18", "note": ODD_WORDS}

FROM_A_FILE = Article(
    id=ArticleId("from-a-file"),
    title="From a file",
    text="Its title was read in its first line.",
    origins=(("title", "page"), ("byline", "text")),
)
TITLE_OF_FILE = describe(FROM_A_FILE.text, Span(4, 9))
BY_A_FRIEND = replace(
    note("by-a-friend", Pen.QUOTE, TITLE_OF_FILE, "Which one?"),
    article_id=FROM_A_FILE.id,
    author="Bea, 7b",
)
WAITS = WaitingNote("waits", '{"note": "“odd” 🙂"}', "clippings.txt", WHEN)
TAKEN_IN = TakenNotes(
    (TakenNote(BY_A_FRIEND, Outcome.CHECK, Cause.MUCH_CHANGED, TITLE_OF_FILE, version=1),),
    (WAITS,),
)


def fill(library: Library) -> None:
    """Writes all of it through the program's own operations."""
    library.lessons.install([PACK])
    library.articles.add(WELL)
    library.articles.add(PLAIN)
    library.articles.remember_reading_position(WELL.id, 17)
    for each in (DEEP, KNOWS, DRY, replace(LOOKED, pen=Pen.QUESTION), WHEN_ASKED, BINNED):
        library.annotations.add(each)
    library.annotations.change(LOOKED)
    library.annotations.change(MEANWHILE)
    library.annotations.change(REWRITTEN, seen=WHEN_ASKED)
    library.annotations.remove(BINNED.id)
    for put_right in (WHOSE, NO_SPEECH, MISSED, TAKEN_BACK):
        library.corrections.add(put_right)
    for name in (EVERYWHERE, IN_THE_WELL, NAME_TAKEN_BACK):
        library.corrections.add(name)
    library.corrections.exchange(removed=(TAKEN_BACK.id, NAME_TAKEN_BACK.id))
    library.searches.save(KEPT)
    library.searches.save(DROPPED)
    library.searches.remove(DROPPED.id)
    library.searches.remember(NARROW)
    for preference, value in PREFERENCES.items():
        library.preferences.put(preference, value)
    library.annotations.add(replace(JUDGED, stance=Stance.AGREE))
    library.annotations.change(JUDGED)
    library.annotations.add(ON_BOTH)
    library.articles.add(SHAPED, {"well.png": WELL_PICTURE})
    library.annotations.add(ANSWERED)
    library.annotations.add(OWNED)
    library.articles.add(GROWN)
    for mark in (RAINED, STALLS, SHUT):
        library.annotations.add(mark)
    library.versions.take(library.versions.plan(GROWN_AGAIN, "fair.html"))
    library.articles.add(TAKEN_OUT)
    library.annotations.add(IN_ITS_BIN)
    library.annotations.remove(IN_ITS_BIN.id)
    library.articles.take_out([TAKEN_OUT.id])
    _arrange(library)


def _arrange(library: Library) -> None:
    library.articles.add(BINNED_ARTICLE)
    ArticleBin(library.connection, library.now).put([BINNED_ARTICLE.id])
    tags = ArticleTags(library.connection, library.now)
    tags.change(TAGS, ())
    tags.change((), [TAGS[-1]])
    collections = Collections(library.connection, library.now)
    collections.change([(WELL.id, "project"), (PLAIN.id, "old")], (), [PROJECT, OLD_PROJECT])
    collections.change((), [(PLAIN.id, "old")])
    collections.set_aside(["old"])
    marks = ReadingMarks(library.connection, library.now)
    marks.put({WELL.id: ReadingMark(ReadingState.READ, 17)})
    SourceData(library.connection, library.now).put(RENAMED)
    library.articles.add(FROM_A_FILE)
    take_notes(library, TAKEN_IN)
