"""What a reader types and chooses, and what a library gives for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.core.anchoring.description import describe
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.evidence import OWN_CLAIMS
from desktop.core.indexing.feeding import Indexing
from desktop.core.lesson import LessonPack, PackId
from desktop.core.pen import Pen
from desktop.core.search_request import ArticleOrder, Facet, Filter, Request, ResultKind
from desktop.core.searching import spelling
from desktop.core.searching.article_search import ArticleSearch
from desktop.core.searching.asking import asked
from desktop.core.searching.results import SearchResults
from desktop.core.searching.spelling import as_written
from desktop.core.searching.understood import HintSort, PartSort, in_place_of
from desktop.core.span import Span
from index.asking.query import Doubt, OfGroups, PartKind
from index.document import Hits
from tests.core.an_empty_library import a_library
from tests.index.odd_queries import ODD_QUERIES
from tests.work import steps_of

BRIDGE = Article(
    id=ArticleId("bridge"),
    title="Repairs",
    text=(
        "The council met on Monday about the harbour bridge.\n"
        "“The harbour bridge is safe,” said Mayor Anna Keller. “We will repair it in spring.”\n"
        "Critics doubt the repairs. A survey of the harbour found rust. Nobody was hurt."
    ),
    publisher="The Harbour Post",
    byline="Jo Marsh",
    published="2025-03-12",
)
FERRY = Article(
    id=ArticleId("ferry"),
    title="“All aboard”: the ferry is back",
    text="The ferry runs again.\n“The bridge can wait,” said Omar Reed. Rust was found there.",
    publisher="Evening Star",
    byline="Kim Lau",
    published="2023-06-01",
)
UNDATED = Article(
    id=ArticleId("letter"), title="A letter", text="The bridge of my childhood was red.\nI miss it."
)


def a_note(words: str, body: str, *, name: str = "n1", pen: Pen = Pen.QUESTION) -> Annotation:
    start = BRIDGE.text.index(words)
    return Annotation(
        id=AnnotationId(name),
        article_id=BRIDGE.id,
        selector=describe(BRIDGE.text, Span(start, start + len(words))),
        pen=pen,
        body=body,
        created="2025-03-13T10:00:00+00:00",
        modified="2025-03-13T10:00:00+00:00",
    )


class Desk:
    """A library with three articles, one of them in a lesson, and the search over it."""

    def __init__(self, folder: Path) -> None:
        self.library = a_library(folder)
        pack = LessonPack(
            id=PackId("p"),
            title="Bridges and boats",
            edition=1,
            date="2025-04-01",
            language="en",
            licence="CC BY 4.0",
            articles=(FERRY,),
        )
        self.library.lessons.install([pack])
        self.library.articles.add(BRIDGE)
        self.library.articles.add(UNDATED)
        self.library.annotations.add(a_note("rust", "Who measured the bridge? #method"))
        Indexing(folder, folder / "index").feed()
        self.search = ArticleSearch(folder, folder / "index")

    def asks(self, words: str, **choices: Any) -> SearchResults:
        return self.search.ask(replace(Request(words), **choices))

    def articles(self, words: str, **choices: Any) -> list[str]:
        return [str(group.id) for group in self.asks(words, **choices).groups]

    def counts(self, words: str, facet: Facet, *filters: Filter) -> dict[str, int]:
        found = self.asks(words, filters=frozenset(filters))
        return {each.value: each.count for each in found.facets[facet]}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    yield desk
    desk.search.close()
    desk.library.close()


@pytest.fixture
def reading(desk: Desk) -> Iterator[Desk]:
    """The desk of somebody who opened the article on the bridge."""
    desk.library.articles.remember_reading_position(BRIDGE.id, 3)
    yield desk
    desk.library.connection.write("DELETE FROM reading_place")


# What can be typed


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bridge author:marsh", ["bridge"]),
        ("r*st author:m*sh", ["bridge"]),
        ("brigde~ author:marhs~", ["bridge"]),
        ("byline:lau bridge", ["ferry"]),
        ("bridge lesson:boats", ["ferry"]),
        ("bridge publisher:post", ["bridge"]),
        ("bridge title:aboard", ["ferry"]),
        ("bridge in:ferry", ["ferry"]),
        ('bridge in:"bridges and boats"', ["ferry"]),
        ("rust in:notes", ["bridge"]),
        ("bridge in:notes", ["bridge"]),
        ("safe in:quotes", ["bridge"]),
        ("speaker:reed", ["ferry"]),
        ("by:reed", ["ferry"]),
        ("speaker:(reed OR keller) rust OR safe", ["bridge"]),
        ("rust after:2024", ["bridge"]),
        ("rust before:2024", ["ferry"]),
        ("rust after:2023-6 before:2023/07", ["ferry"]),
        ("“bridge can wait”", ["ferry"]),
        ("bridge NEAR safe", ["bridge"]),
        ("ferr*", ["ferry"]),
        ("tag:method", ["bridge"]),
        ("tag:#METHOD", ["bridge"]),
        ("bridge is:marked", ["bridge"]),
    ],
)
def test_each_operator_leads_to_its_articles(desk: Desk, words: str, found: list[str]) -> None:
    assert sorted(desk.articles(words)) == found


def test_unread_articles_are_those_never_opened(reading: Desk) -> None:
    assert sorted(reading.articles("bridge is:unread")) == ["ferry", "letter"]
    assert sorted(reading.articles("bridge -is:unread")) == ["bridge"]
    assert sorted(reading.articles("bridge is:read")) == ["bridge"]
    assert sorted(reading.articles("is:unread")) == ["ferry", "letter"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bridge is:read", ["bridge", "ferry"]),
        ("bridge -is:unread", ["bridge", "ferry"]),
        ("-is:unread bridge", ["bridge", "ferry"]),
        ("NOT is:unread bridge", ["bridge", "ferry"]),
        ("bridge AND NOT is:unread", ["bridge", "ferry"]),
        ("-is:unread", ["bridge", "ferry"]),
        ("bridge is:unread", ["letter"]),
        ("bridge -is:read", ["letter"]),
        ("-is:read", ["letter"]),
        ("-is:marked", ["ferry", "letter"]),
        ("safe OR is:unread", ["bridge", "letter"]),
        ("is:marked OR is:unread", ["bridge", "letter"]),
    ],
)
def test_several_opened_articles_are_told_from_the_others(
    reading: Desk, words: str, found: list[str]
) -> None:
    reading.library.articles.remember_reading_position(FERRY.id, 1)

    assert sorted(reading.articles(words)) == found


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("bridge is:unread", "unread"),
        ("bridge -is:unread", "read"),
        ("NOT is:new bridge", "read"),
        ("bridge is:read", "read"),
        ("bridge -is:opened", "unread"),
    ],
)
def test_what_is_not_unread_is_told_as_read(desk: Desk, words: str, said: str) -> None:
    [state] = [part for part in desk.asks(words).parts if part.sort is PartSort.LIMIT]

    assert (state.name, state.said, state.is_negative) == ("is", (said,), False)


def test_however_many_articles_were_opened_it_is_one_thing_to_look_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = frozenset(ArticleId(f"a{number}") for number in range(50))
    monkeypatch.setattr(desk.library.articles, "opened", lambda: opened)

    group = asked(Request("bridge is:read is:read is:unread"), desk.library).group

    assert group.required == (OfGroups(opened), OfGroups(opened | {OWN_CLAIMS}, is_outside=True))


def test_before_anything_was_opened_all_is_unread(desk: Desk) -> None:
    assert len(desk.articles("is:unread")) == 3
    assert desk.articles("is:read") == []
    assert desk.articles("-is:unread") == []


def test_the_article_on_the_page_is_here(desk: Desk) -> None:
    assert desk.articles("rust in:here", here=FERRY.id) == ["ferry"]
    assert desk.articles("rust in:here") == []


@pytest.mark.parametrize("words", ["publisher:post", "title:repairs", "after:2025", "author:marsh"])
def test_what_only_says_which_articles_gives_the_beginning_of_each(desk: Desk, words: str) -> None:
    [group] = desk.asks(words).groups

    assert [passage.paragraph for passage in group.passages] == [1]
    assert group.id == BRIDGE.id


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("title:repairs OR title:aboard", {"bridge": {1}, "ferry": {1}}),
        ("(title:repairs OR title:aboard)", {"bridge": {1}, "ferry": {1}}),
        ("(title:repairs)", {"bridge": {1}}),
        ("title:(repairs OR aboard)", {"bridge": {1}, "ferry": {1}}),
        ("title:repairs OR lesson:boats", {"bridge": {1}, "ferry": {1}}),
        ("(title:repairs OR title:aboard) after:2024", {"bridge": {1}}),
        ("(title:repairs AND author:marsh) OR title:aboard", {"bridge": {1}, "ferry": {1}}),
        ("title:repairs OR childhood", {"bridge": {1}, "letter": {1}}),
        ("title:aboard OR critics", {"bridge": {3}, "ferry": {1}}),
        ("(title:aboard OR critics) AND after:2024 AND author:marsh", {"bridge": {3}}),
        ("is:marked OR title:letter", {"bridge": {1}, "letter": {1}}),
        ("title:repairs OR (title:letter -red)", {"bridge": {1}, "letter": {2}}),
        ("critics (title:repairs OR title:aboard)", {"bridge": {3}}),
    ],
)
def test_wherever_only_articles_are_named_the_beginning_of_each_is_given(
    desk: Desk, words: str, found: dict[str, set[int]]
) -> None:
    groups = desk.asks(words).groups

    assert {
        str(group.id): {passage.paragraph for passage in group.passages} for group in groups
    } == found


def test_what_is_only_left_out_is_explained(desk: Desk) -> None:
    results = desk.asks("-rust")

    assert results.total == 0
    assert [hint.sort for hint in results.hints] == [HintSort.ONLY_EXCLUDED]


def test_what_was_understood_is_given_part_by_part(desk: Desk) -> None:
    parts = desk.asks('rust bridge speaker:"joan pell" -"so what" after:2024 a OR b').parts

    assert [(part.sort, part.said, part.name, part.is_negative) for part in parts] == [
        (PartSort.WORD, ("rust",), "", False),
        (PartSort.WORD, ("bridge",), "", False),
        (PartSort.LIMIT, ("joan pell",), "speaker", False),
        (PartSort.PHRASE, ("so what",), "", True),
        (PartSort.ANY, ("a", "b"), "", False),
        (PartSort.LIMIT, ("2024",), "after", False),
    ]


# What may have been meant


@pytest.fixture(autouse=True)
def time_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time that a hint may take on a computer with nothing else to do."""
    monkeypatch.setattr(spelling, "_PATIENCE", 2.0)


@pytest.mark.parametrize(
    ("words", "sort", "better"),
    [
        ("speker:keller", HintSort.NAME, "speaker:keller"),
        ("publsher:post bridge", HintSort.NAME, "publisher:post bridge"),
        ("brigde", HintSort.MISSPELT, "bridge"),
        ("the Brigde, again", HintSort.MISSPELT, "the bridge, again"),
        ("Mnoday", HintSort.MISSPELT, "Monday"),
        ("brigde harbuor", HintSort.MISSPELT, "bridge harbour"),
        ("brigde OR -brigde OR brigde", HintSort.MISSPELT, "bridge OR -bridge OR bridge"),
        ("brigde xqzzv", HintSort.MISSPELT, "bridge xqzzv"),
        ("xqzzv brigde", HintSort.MISSPELT, "xqzzv bridge"),
        ('"harbour brigde"', HintSort.MISSPELT, '"harbour bridge"'),
        ('"brigde"', HintSort.MISSPELT, '"bridge"'),
        ("“the harbuor brigde” safe", HintSort.MISSPELT, "“the harbour bridge” safe"),
        ('"harbour brigde', HintSort.MISSPELT, '"harbour bridge'),
        ('brigde "harbour brigde" rsut', HintSort.MISSPELT, 'bridge "harbour bridge" rust'),
        ('speaker:"Anna Kelelr" kelelr', HintSort.MISSPELT, 'speaker:"Anna Keller" Keller'),
        ('speaker:"Omra Red"', HintSort.MISSPELT, 'speaker:"Omar Reed"'),
        ("speaker:Kelelr", HintSort.MISSPELT, "speaker:Keller"),
        ("speaker:kelel", HintSort.MISSPELT, "speaker:Keller"),
        ("bridge by:kelelr", HintSort.MISSPELT, "bridge by:Keller"),
        ('speaker:"Anna Kelelr" bridge', HintSort.MISSPELT, 'speaker:"Anna Keller" bridge'),
        ("speaker:(reed OR kelelr)", HintSort.MISSPELT, "speaker:(reed OR Keller)"),
        ("rust title:repiars", HintSort.MISSPELT, "rust title:Repairs"),
        ("rust author:mrash", HintSort.MISSPELT, "rust author:Marsh"),
        ("publisher:harbuor", HintSort.MISSPELT, "publisher:Harbour"),
        ("bridge after:tomorrow", HintSort.DATE, ""),
        ("bridge is:funny", HintSort.VALUE, ""),
        ("bridge is:", HintSort.VALUE, ""),
        ("bridge tag:", HintSort.NOTHING_NAMED, ""),
        ("anti-br*ge", HintSort.INNER_ASTERISK, ""),
    ],
)
def test_a_slip_is_answered_with_a_hint(
    desk: Desk, words: str, sort: HintSort, better: str
) -> None:
    hints = {hint.sort: hint.words for hint in desk.asks(words).hints}

    assert hints[sort] == better


@pytest.mark.parametrize("words", ["bridge", "http://example.com", "12:30", "Keller: safe", "a:b"])
def test_what_is_no_slip_gets_no_hint(desk: Desk, words: str) -> None:
    sorts = {hint.sort for hint in desk.asks(words).hints}

    assert HintSort.NAME not in sorts


@pytest.mark.parametrize(
    "words",
    [
        "speaker:brigde",
        "speaker:keller",
        "speaker:ke",
        "-speaker:kelelr rust",
        "in:repiars",
        "in:brid",
        'speaker:"Omar Kelelr"',
        '"bridge harbour"',
        '"red brigde"',
        '"harbour brid',
        '"brid',
        'speaker:"Anna Kel',
        '"harbour bridge" -"harbour brigde"',
        "speaker:kellerkeller",
    ],
)
def test_only_what_would_find_something_is_offered(desk: Desk, words: str) -> None:
    assert HintSort.MISSPELT not in {hint.sort for hint in desk.asks(words).hints}


def test_one_hint_puts_everything_right_and_tells_all_that_was_typed(desk: Desk) -> None:
    [hint] = desk.asks("speaker:kelelr kelelr  brigde").hints

    assert (hint.said, *hint.more) == ("speaker:kelelr", "kelelr", "brigde")
    assert hint.better == "speaker:Keller Keller bridge"
    assert hint.words == "speaker:Keller Keller  bridge"


@pytest.mark.parametrize("words", ["rust AND by:kelelr", "by:kelelr AND rust AND rsut"])
def test_what_would_find_nothing_either_is_not_offered(desk: Desk, words: str) -> None:
    [hint] = desk.asks(words).hints

    assert hint.better
    assert not hint.words


@pytest.mark.parametrize(
    ("words", "better"),
    [("harbour-brigde", "harbour-bridge"), ("rust harbour-brigde", "rust harbour-bridge")],
)
def test_a_slip_in_a_part_of_a_compound_is_answered_with_a_hint(
    desk: Desk, words: str, better: str
) -> None:
    assert [hint.words for hint in desk.asks(words).hints] == [better]


def test_the_hint_for_a_phrase_gives_the_whole_phrase(desk: Desk) -> None:
    [hint] = desk.asks('safe "the harbour brigde" 2024').hints

    assert (hint.said, hint.better, hint.more) == ("brigde", "the harbour bridge", ())
    assert hint.words == 'safe "the harbour bridge" 2024'


@pytest.mark.parametrize(
    ("texts", "written"),
    [
        (["Herr Müller spoke."], "Müller"),
        (["MULLER", "Then Müller and Herr Müller left."], "Müller"),
        (["Müller. Müller, a muller of corn."], "muller"),
        (["Muller’s mill", "the mill of Müller"], "Müller"),
        (["the mill is Müller’s"], "Müller’s"),
        (["“Müller!” he said. “Muller?” Müller"], "Müller"),
        (["nobody"], ""),
        ([], ""),
    ],
)
def test_a_word_is_offered_as_it_is_written(texts: list[str], written: str) -> None:
    assert as_written("muller", texts) == written


@pytest.mark.parametrize(
    ("text", "typed", "better"),
    [
        ("In Kyiv the mayor spoke.", "kyvi", "Kyiv"),
        ("Herr Müller came.\nMüller stayed.", "Müllr", "Müller"),
        ("The café was shut. Café owners wept.", "caffe", "café"),
        ("Wolves came back. Many wolves.", "wovles", "wolves"),
        ("It rained on NATO day.", "nattoo", "NATO"),
        ("A walk to Tanner’s mill.", '"tanners mlil"', '"Tanner’s mill"'),
        ("“It is Ærø,” she said of the isle.", "in:quotes æerø", "in:quotes Ærø"),
    ],
)
def test_a_hint_is_spelt_as_the_library_is(
    tmp_path: Path, text: str, typed: str, better: str
) -> None:
    with a_library(tmp_path) as library:
        library.articles.add(Article(id=ArticleId("a"), title="A title", text=text))
        Indexing(tmp_path, tmp_path / "index").feed()
        search = ArticleSearch(tmp_path, tmp_path / "index")

        [hint] = search.search(typed).hints

        assert hint.words == better
        assert search.search(better).total
        search.close()


def test_a_hint_is_spelt_as_the_note_is_that_it_was_found_in(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    feeding = Indexing(tmp_path, tmp_path / "index")
    desk.library.annotations.add(a_note("rust", "Ask Dvořák about it", name="n2"))
    feeding.feed()

    assert [hint.better for hint in desk.asks("dvroak").hints] == ["Dvořák"]
    for each in (feeding, desk.search, desk.library):
        each.close()


def test_who_types_does_not_wait_for_a_hint(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for: list[str] = []

    def suggest(word: str, *, attribute: str) -> list[str]:
        asked_for.append(word)
        return []

    monkeypatch.setattr(spelling, "_PATIENCE", 0)
    words = "brigde harbuor rsut"
    query = asked(Request(words), desk.library)
    nothing = Hits((), 0, {}, query.understood)
    spelling.misspelt(words, query, lambda _query, _limit: nothing, suggest, lambda *_: ())
    assert asked_for == ["brigde"]

    several = '"brigde harbuor rsut kelelr"'
    query = asked(Request(several), desk.library)
    spelling.misspelt(several, query, lambda _query, _limit: nothing, suggest, lambda *_: ())
    assert asked_for == ["brigde"]

    long = '"' + " ".join(f"brigde{'x' * n}" for n in range(13)) + '"'
    query = asked(Request(long), desk.library)
    spelling.misspelt(long, query, lambda _query, _limit: nothing, suggest, lambda *_: ())
    assert asked_for == ["brigde"]


def test_a_word_that_went_with_its_note_is_not_offered(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    feeding = Indexing(tmp_path, tmp_path / "index")
    desk.library.annotations.add(a_note("rust", "A zeppelin!", name="n2"))
    feeding.feed()
    assert [hint.better for hint in desk.asks("zepelin").hints] == ["zeppelin"]

    desk.library.annotations.remove(AnnotationId("n2"))
    feeding.feed()

    assert desk.asks("zepelin").hints == ()
    for each in (feeding, desk.search, desk.library):
        each.close()


def test_the_core_has_a_word_for_whatever_a_query_is_made_of_or_doubted_for() -> None:
    assert [str(PartSort(each)) for each in PartKind] == [str(each) for each in PartKind]
    assert [str(HintSort(each)) for each in Doubt] == [str(each) for each in Doubt]


def test_a_piece_is_put_in_the_place_of_another_only_as_a_whole() -> None:
    assert in_place_of("cat", "dog", "cat concat Cat cats") == "dog concat dog cats"
    assert in_place_of("speker:", "speaker:", "Speker:x -speker:y") == "speaker:x -speaker:y"
    assert in_place_of("", "x", "abc") == "abc"


# Filters and order


def test_each_facet_counts_what_it_would_leave(desk: Desk) -> None:
    assert desk.counts("bridge", Facet.SPEAKER) == {"Anna Keller": 1, "Omar Reed": 1}
    assert desk.counts("bridge", Facet.LESSON) == {"Bridges and boats": 1}
    assert desk.counts("bridge", Facet.TAG) == {"question": 1, "method": 1}
    assert list(desk.counts("bridge", Facet.YEAR)) == ["2025", "2023"]


@pytest.mark.parametrize("facet", Facet)
@pytest.mark.parametrize("words", ["bridge", "rust OR harbour", "the", "said: OR note:"])
def test_a_filter_leaves_as_many_as_it_says(desk: Desk, words: str, facet: Facet) -> None:
    for value, count in desk.counts(words, facet).items():
        left = desk.asks(words, filters=frozenset({Filter(facet, value)}))

        assert left.total == count
        assert sum(len(group.passages) for group in left.groups) == count


@pytest.mark.parametrize("kind", ResultKind)
def test_a_kind_leaves_as_many_as_it_says(desk: Desk, kind: ResultKind) -> None:
    everything = desk.asks("bridge")

    left = desk.asks("bridge", kind=kind)

    assert left.total == everything.by_kind.get(kind, 0)
    assert left.by_kind == everything.by_kind
    assert {p.kind for group in left.groups for p in group.passages} <= {kind}


def test_of_two_values_of_one_facet_a_passage_needs_one(desk: Desk) -> None:
    both = frozenset({Filter(Facet.SPEAKER, "Anna Keller"), Filter(Facet.SPEAKER, "Omar Reed")})

    assert sorted(desk.articles("bridge", filters=both)) == ["bridge", "ferry"]
    assert desk.articles("bridge", filters=both | {Filter(Facet.YEAR, "2023")}) == ["ferry"]


def test_a_chosen_value_does_not_hide_the_others_of_its_facet(desk: Desk) -> None:
    keller = Filter(Facet.SPEAKER, "Anna Keller")

    values = desk.asks("bridge", filters=frozenset({keller})).facets[Facet.SPEAKER]

    assert [(each.value, each.is_chosen) for each in values] == [
        ("Anna Keller", True),
        ("Omar Reed", False),
    ]


def test_where_filters_leave_nothing_it_is_said_what_is_there_without(desk: Desk) -> None:
    results = desk.asks("wait", filters=frozenset({Filter(Facet.YEAR, "2025")}))

    assert (results.total, results.without_filters) == (0, 1)


@pytest.mark.parametrize(
    ("order", "articles"),
    [
        (ArticleOrder.NEWEST, ["bridge", "ferry", "letter"]),
        (ArticleOrder.OLDEST, ["ferry", "bridge", "letter"]),
        (ArticleOrder.TITLE, ["letter", "ferry", "bridge"]),
    ],
)
def test_articles_stand_in_the_order_wanted(
    desk: Desk, order: ArticleOrder, articles: list[str]
) -> None:
    assert desk.articles("bridge", order=order) == articles


@pytest.mark.parametrize(
    ("order", "first"),
    [(ArticleOrder.NEWEST, "weak"), (ArticleOrder.OLDEST, "a0"), (ArticleOrder.TITLE, "weak")],
)
def test_all_that_is_found_is_put_in_order_and_not_the_best_alone(
    many: ArticleSearch, order: ArticleOrder, first: str
) -> None:
    found = many.ask(Request("rust", order=order), 3)

    assert found.total > 5_000
    assert found.groups[0].id == first


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ArticleSearch]:
    """A library of very many good answers, and of one that is weak, newest and first by title."""
    folder = tmp_path_factory.mktemp("many")
    weak = Article(
        id=ArticleId("weak"),
        title="“Ärger”",
        text="Rust is but one of many words that are said here, " * 9,
        published="2024-02-01",
    )
    with a_library(folder) as library:
        library.articles.add(weak)
        for number in range(430):
            good = replace(weak, id=ArticleId(f"a{number}"), title="Rust", text="Rust!\n" * 12)
            published = f"{2022 + (number > 0)}-01"
            library.articles.add(replace(good, published=published))
    Indexing(folder, folder / "index").feed()
    search = ArticleSearch(folder, folder / "index")
    yield search
    search.close()


@pytest.mark.parametrize(
    ("order", "articles"),
    [
        (ArticleOrder.NEWEST, ["new", "bridge"]),
        (ArticleOrder.OLDEST, ["ferry", "bridge"]),
        (ArticleOrder.TITLE, ["new", "letter"]),
    ],
)
def test_an_article_that_is_not_fed_yet_stands_where_it_belongs(
    tmp_path: Path, order: ArticleOrder, articles: list[str]
) -> None:
    desk = Desk(tmp_path)
    new = replace(UNDATED, id=ArticleId("new"), title="«À la carte»", published="2026")
    desk.library.articles.add(new)

    found = desk.search.ask(Request("bridge -rust", order=order), 4)

    assert [str(group.id) for group in found.groups][:2] == articles
    assert not found.is_from_scan
    desk.search.close()
    desk.library.close()


def test_words_that_fit_are_found_without_an_index_too(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        for article in (BRIDGE, FERRY, UNDATED):
            library.articles.add(article)
    search = ArticleSearch(tmp_path, tmp_path / "index")

    for words in ("f*rry", "fery~", "title:ab*d"):
        found = search.ask(Request(words))
        assert found.is_from_scan
        assert [str(group.id) for group in found.groups] == ["ferry"]


def test_very_many_words_that_fit_are_told(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        words = (f"c{chr(97 + n % 26)}{chr(97 + n // 26)}t" for n in range(300))
        library.articles.add(replace(UNDATED, text=" ".join(words)))
    Indexing(tmp_path, tmp_path / "index").feed()
    search = ArticleSearch(tmp_path, tmp_path / "index")

    many, few = search.ask(Request("c*t")).hints, search.ask(Request("ca*t")).hints

    assert [(hint.sort, hint.said) for hint in many] == [(HintSort.TOO_MANY, "c*t")]
    assert few == ()
    search.close()


def test_without_an_index_filters_and_order_hold_too(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        for article in (BRIDGE, FERRY):
            library.articles.add(article)
    search = ArticleSearch(tmp_path, tmp_path / "index")

    found = search.ask(
        Request("rust", filters=frozenset({Filter(Facet.YEAR, "2023")}), order=ArticleOrder.TITLE)
    )

    assert found.is_from_scan
    assert [group.id for group in found.groups] == [FERRY.id]
    assert {value.value for value in found.facets[Facet.YEAR]} == {"2025", "2023"}


# Places in one article


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bridge", ["bridge", "bridge"]),
        ('"harbour bridge" rust', ["harbour bridge", "harbour bridge", "rust"]),
        ("speaker:keller", ["“The harbour bridge is safe,”", "“We will repair it in spring.”"]),
        ("note:why", []),
        ("-rust", []),
        ("", []),
    ],
)
def test_an_article_is_walked_from_place_to_place(desk: Desk, words: str, found: list[str]) -> None:
    places = desk.search.places_in(BRIDGE.id, Request(words))

    assert [place.of(BRIDGE.text) for place in places] == found


# Whatever is typed


def test_there_are_many_odd_queries() -> None:
    assert len(set(ODD_QUERIES)) == len(ODD_QUERIES) >= 300


@pytest.mark.parametrize("as_typed", [True, False])
def test_every_odd_query_is_answered_in_few_steps(desk: Desk, as_typed: bool) -> None:
    def steps_for(words: str) -> int:
        queries: list[str] = []
        ask = desk.search.ask
        steps = steps_of(lambda: queries.append(ask(Request(words), as_typed=as_typed).query))
        assert queries == [words]
        return steps

    steps_for("what is only loaded once")
    # A school's computer does some ten million of them in a second.
    slow = [words[:40] for words in ODD_QUERIES if steps_for(words) > 250_000]

    assert slow == []
