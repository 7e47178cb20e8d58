"""Whoosh is the base: making, saving, tidying and searching go through its own classes."""

from __future__ import annotations

import inspect
import sys
from collections import defaultdict
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import whoosh
from whoosh.codec.base import Codec, PerDocumentReader, Segment, TermsReader
from whoosh.collectors import Collector
from whoosh.fields import FieldType, Schema
from whoosh.index import Index
from whoosh.query import Query
from whoosh.reading import MultiReader, SegmentReader
from whoosh.searching import Searcher
from whoosh.writing import IndexWriter

from index import whoosh_base
from index.asking.operators import Operators
from index.asking.parsing import parse
from index.document import Document
from index.full_text_index import FullTextIndex

OPERATORS = Operators(attributes=("speaker",), kinds={"note": "note"})
WHOOSH = Path(whoosh.__file__).parent
OURS = Path(whoosh_base.__file__).parent
# What each of our doings goes through, as Whoosh's class or as one that we derive from it.
BASE: dict[str, set[type]] = {
    "make": {Index, Schema, FieldType},
    "save": {Index, IndexWriter, Schema},
    "tidy": {Index},
    "search": {
        Index,
        Codec,
        Segment,
        SegmentReader,
        MultiReader,
        TermsReader,
        PerDocumentReader,
        Searcher,
        Query,
        Collector,
    },
}


class Watched:
    """Notes for each doing which classes run, and which functions of Whoosh's own."""

    def __init__(self) -> None:
        self.classes: dict[str, set[type]] = defaultdict(set)
        self.functions: dict[str, set[str]] = defaultdict(set)
        self.doing = ""

    def __call__(self, frame: FrameType, event: str, _argument: object) -> None:
        if event != "call":
            return
        mine = frame.f_locals.get("self")
        for each in inspect.getmro(type(mine)) if mine is not None else ():
            if each.__module__.startswith("whoosh."):
                self.classes[self.doing].add(each)
        file = frame.f_code.co_filename
        if file.startswith((str(WHOOSH), str(OURS))):
            self.functions[self.doing].add(frame.f_code.co_qualname)


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    """An index that was made, fed and tidied, and asked for everything that can be asked."""
    watched, before = Watched(), sys.getprofile()

    def doing(name: str) -> None:
        watched.doing = name

    sys.setprofile(watched)
    try:
        doing("make")
        index = FullTextIndex.open_or_make(tmp_path_factory.mktemp("watched"), OPERATORS)
        for number in range(12):
            doing("save")
            index.replace([a_note(number)])
        doing("tidy")
        index.tidy()
        doing("save")
        index.replace([a_note(99)])
        doing("search")
        for typed in (
            "measur* rust",
            '"the rust"',
            "rust NEAR bridge",
            "speaker:pell",
            "-old rust",
        ):
            index.search(parse(typed, OPERATORS), facets=("kind", "year", "speaker"))
        index.close()
    finally:
        sys.setprofile(before)
    return watched


def a_note(number: int) -> Document:
    text = f"Who measured the rust number {number} of the old bridge?"
    return Document(str(number), "a", "note", text, attributes={"speaker": "Ada Pell"})


@pytest.mark.parametrize("doing", BASE)
def test_it_goes_through_the_classes_of_whoosh(watched: Watched, doing: str) -> None:
    assert BASE[doing] - watched.classes[doing] == set()


@pytest.mark.parametrize(
    ("doing", "function"),
    [
        ("make", "Schema.__init__"),
        ("make", "FieldType.__init__"),
        ("search", "SegmentReader.__init__"),
        ("search", "MultiReader.__init__"),
        ("search", "Searcher.__init__"),
        ("search", "Searcher.search_with_collector"),
        ("search", "Collector.prepare"),
        ("search", "Collector.finish"),
        # Those of Whoosh's methods that we fill in.
        ("save", "ArrayWriter.add_document"),
        ("save", "ArrayWriter.commit"),
        ("tidy", "ArrayIndex.optimize"),
        ("search", "ArrayIndex.reader"),
        ("search", "ArrayCodec.terms_reader"),
        ("search", "ArrayCodec.per_document_reader"),
        ("search", "ArrayQuery.__init__"),
        ("search", "ArrayCollector.run"),
        ("search", "ArrayCollector.results"),
    ],
)
def test_these_of_its_methods_run(watched: Watched, doing: str, function: str) -> None:
    assert function in watched.functions[doing]


def test_what_runs_is_not_whooshs_pool_its_pickles_or_its_matchers(watched: Watched) -> None:
    ran: set[str] = set().union(*watched.functions.values())
    slow = {"PostingPool.add", "SegmentWriter.add_document", "TOC.write", "ListMatcher.next"}

    assert not ran & slow


def test_a_by_passed_class_is_noticed(watched: Watched) -> None:
    """The test above can fail: what no doing goes through is not among what it met."""
    met: set[Any] = set().union(*watched.classes.values())

    assert whoosh.fields.NUMERIC not in met
