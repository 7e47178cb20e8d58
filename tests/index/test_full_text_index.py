"""Documents in, hits out, on a real disk."""

from __future__ import annotations

import pickle
import re
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.util.filelock import FileLock

from index.asking.operators import Operators
from index.asking.parsing import parse
from index.document import Document, Hits
from index.errors import IndexBusy, IndexDamaged, IndexNotWritable
from index.full_text_index import FullTextIndex
from index.location import discard, index_path, is_made
from index.words.analysis import forms
from tests.each_case import check_each
from tests.index.odd_queries import ODD_QUERIES
from tests.index.reference.memory_segment import MemorySegment
from tests.index.reference.ranking import Collection, rank

OPERATORS = Operators(attributes=("speaker", "title"), kinds={"said": "quotation", "note": "note"})


def a_document(name: str, text: str, **parts: Any) -> Document:
    return Document(**({"id": name, "group": "g", "kind": "article", "text": text} | parts))


def ids(hits: Hits) -> list[str]:
    return [hit.id for hit in hits.hits]


class Shelf:
    """An index and short words for using it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = FullTextIndex.open_or_make(folder, OPERATORS, patience=0.2)

    def holds(self, *documents: Document) -> None:
        self.index.replace(documents)

    def finds(self, typed: str, *, as_typed: bool = False) -> list[str]:
        return ids(self.index.search(parse(typed, OPERATORS, as_typed=as_typed)))

    @property
    def files(self) -> list[Path]:
        return sorted(path for path in self.folder.rglob("*") if path.is_file())


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path / "index")
    yield shelf
    shelf.index.close()


def test_an_index_is_made_once_and_then_found(tmp_path: Path) -> None:
    assert not is_made(tmp_path, OPERATORS)

    assert FullTextIndex.open_or_make(tmp_path, OPERATORS).is_new
    assert is_made(tmp_path, OPERATORS)
    assert not FullTextIndex.open_or_make(tmp_path, OPERATORS).is_new


def test_other_attributes_are_another_index(tmp_path: Path) -> None:
    FullTextIndex.open_or_make(tmp_path, OPERATORS)

    assert FullTextIndex.open_or_make(tmp_path, Operators(attributes=("colour",))).is_new


def test_an_empty_index_finds_nothing(shelf: Shelf) -> None:
    hits = shelf.index.search(parse("word"))

    assert (hits.hits, hits.total, dict(hits.by_kind)) == ((), 0, {})


def test_a_document_is_found_by_its_words_in_any_ending(shelf: Shelf) -> None:
    shelf.holds(a_document("a", "The elections commission"), a_document("b", "A storm"))

    assert shelf.finds("election") == ["a"]
    assert shelf.finds("STORMS") == ["b"]


def test_documents_with_all_words_come_first(shelf: Shelf) -> None:
    shelf.holds(
        a_document("one", "harbour harbour harbour"),
        a_document("both", "a survey of many other things, at last also of the harbour"),
        a_document("none", "nothing"),
    )

    assert shelf.finds("harbour survey") == ["both", "one"]


def test_a_heading_counts_for_more_than_the_text_and_keywords_for_less(shelf: Shelf) -> None:
    shelf.holds(
        a_document("keyword", "text of three words", keywords=("storm",)),
        a_document("text", "storm of two words"),
        a_document("heading", "text of three words", heading="storm"),
        *(a_document(f"other {number}", "rain") for number in range(9)),
    )

    assert shelf.finds("storm") == ["heading", "text", "keyword"]


def test_quoted_words_are_found_only_word_for_word(shelf: Shelf) -> None:
    shelf.holds(
        a_document("a", "the State of the Union was strong"),
        a_document("b", "the state union"),
        a_document("c", "states of the union"),
    )

    assert shelf.finds("“state of the union”") == ["a"]
    assert shelf.finds('"states"') == ["c"]


def test_no_phrase_runs_from_the_heading_into_the_text(shelf: Shelf) -> None:
    shelf.holds(a_document("a", "talks began", heading="Peace"))

    assert shelf.finds('"peace talks"') == []
    assert shelf.finds('"talks began"') == ["a"]


def test_excluded_words_take_documents_out(shelf: Shelf) -> None:
    shelf.holds(a_document("a", "storm and rain"), a_document("b", "storm"))

    assert shelf.finds("storm -rain") == ["b"]
    assert shelf.finds("-rain") == []


def test_and_or_and_brackets(shelf: Shelf) -> None:
    shelf.holds(a_document("a", "war peace"), a_document("b", "war"), a_document("c", "truce"))

    assert shelf.finds("war AND peace") == ["a"]
    assert sorted(shelf.finds("peace OR truce")) == ["a", "c"]
    assert sorted(shelf.finds("(war AND peace) OR truce")) == ["a", "c"]


def test_near_finds_words_close_by_in_either_order(shelf: Shelf) -> None:
    shelf.holds(
        a_document("a", "talks about the wars"),
        a_document("b", "war " + "and so on " * 9 + "talks"),
    )

    assert shelf.finds("war NEAR talk") == ["a"]


def test_a_beginning_finds_whole_words_also_where_stems_are_shorter(shelf: Shelf) -> None:
    shelf.holds(a_document("a", "generally"), a_document("b", "genera"), a_document("c", "gene"))

    assert sorted(shelf.finds("genera*")) == ["a", "b"]


def test_a_word_being_typed_finds_longer_ones_and_the_whole_one_first(shelf: Shelf) -> None:
    shelf.holds(
        a_document("longer", "harbourmaster"),
        a_document("whole", "harbour and some other words"),
        *(a_document(f"other {number}", "rain") for number in range(9)),
    )

    assert shelf.finds("harb", as_typed=True) == ["longer", "whole"]
    assert shelf.finds("harbour", as_typed=True) == ["whole", "longer"]


def test_an_attribute_is_searched_by_its_name_alone(shelf: Shelf) -> None:
    shelf.holds(
        a_document("a", "We will win.", attributes={"speaker": "Vladimir Putin"}),
        a_document("b", "Putin smiled.", attributes={"speaker": "Donald Trump"}),
        a_document("c", "We win.", attributes={"speaker": "Vladimir Zelensky"}),
    )

    assert shelf.finds("speaker:putin") == ["a"]
    assert shelf.finds('speaker:"vladimir putin"') == ["a"]
    assert sorted(shelf.finds("speaker:vlad*")) == ["a", "c"]
    assert shelf.finds("win -speaker:putin") == ["c"]
    assert sorted(shelf.finds("speaker:(putin OR trump)")) == ["a", "b"]


def test_a_kind_is_searched_by_its_name(shelf: Shelf) -> None:
    shelf.holds(
        a_document("a", "a storm"),
        a_document("q", "a storm", kind="quotation"),
        a_document("n", "why?", kind="note"),
    )

    assert shelf.finds("said:storm") == ["q"]
    assert shelf.finds("note:") == ["n"]


def test_dates_limit_the_answers(shelf: Shelf) -> None:
    shelf.holds(
        a_document("2016", "war", date="2016"),
        a_document("june", "war", date="2024-06-03"),
        a_document("2025", "war", date="2025-01"),
        a_document("unknown", "war"),
    )

    assert sorted(shelf.finds("war after:2024-06")) == ["2025", "june"]
    assert shelf.finds("war after:2017 before:2025") == ["june"]
    assert shelf.finds("war before:2020") == ["2016"]


def test_hits_are_counted_beyond_the_limit_and_by_kind(shelf: Shelf) -> None:
    shelf.holds(
        *(a_document(f"a{number}", "storm") for number in range(30)),
        *(a_document(f"q{number}", "storm", kind="quotation") for number in range(5)),
    )

    hits = shelf.index.search(parse("storm"), limit=10)

    assert len(hits.hits) == 10
    assert hits.total == 35
    assert dict(hits.by_kind) == {"article": 30, "quotation": 5}


def test_one_group_does_not_crowd_out_the_others(shelf: Shelf) -> None:
    shelf.holds(
        *(a_document(f"a{number}", "storm storm", group="a") for number in range(9)),
        a_document("b", "storm and other words", group="b"),
    )

    hits = shelf.index.search(parse("storm"), limit=4, per_group=2)

    assert ids(hits) == ["a0", "a1", "b"]
    assert hits.total == 10


def test_a_document_takes_the_place_of_the_one_with_its_id(shelf: Shelf) -> None:
    shelf.holds(a_document("a", "old words"))
    shelf.holds(a_document("a", "new words"))

    assert shelf.finds("old") == []
    assert shelf.finds("words") == ["a"]


def test_of_two_documents_with_one_id_the_later_counts(shelf: Shelf) -> None:
    shelf.holds(a_document("a", "first"), a_document("a", "second"))

    assert shelf.finds("first OR second") == ["a"]
    assert shelf.finds("first") == []


def test_replacing_a_group_leaves_nothing_of_it(shelf: Shelf) -> None:
    shelf.holds(a_document("a", "word", group="one"), a_document("b", "word", group="two"))

    shelf.index.replace([a_document("c", "word", group="one")], groups=["one"])

    assert sorted(shelf.finds("word")) == ["b", "c"]


def test_removed_documents_are_gone_and_not_counted(shelf: Shelf) -> None:
    shelf.holds(*(a_document(str(number), "word", group=str(number % 2)) for number in range(6)))

    shelf.index.remove(groups=["0"], ids=["1"])
    shelf.index.remove(ids=["no such document"])

    assert sorted(shelf.finds("word")) == ["3", "5"]
    assert shelf.index.search(parse("word")).total == 2
    assert shelf.index.document_count() == 2


def test_many_small_changes_do_not_leave_many_segments(shelf: Shelf) -> None:
    for number in range(60):
        shelf.holds(a_document(str(number % 50), f"word number{number}"))

    assert shelf.index.document_count() == 50
    assert len(shelf.index.search(parse("word"), limit=99).hits) == 50
    assert shelf.finds("number59") == ["9"]
    assert shelf.finds("number9") == []
    assert len({path.name.split(".")[0] for path in shelf.files if "_" in path.name}) < 25


def test_what_one_object_wrote_another_finds_at_once(shelf: Shelf) -> None:
    other = FullTextIndex.open_or_make(shelf.folder, OPERATORS)
    assert ids(other.search(parse("word"))) == []

    shelf.holds(a_document("a", "word"))

    assert ids(other.search(parse("word"))) == ["a"]


def test_threads_may_search_while_another_writes(shelf: Shelf) -> None:
    troubles: list[Exception] = []
    is_over = threading.Event()

    def search() -> None:
        while not is_over.is_set():
            try:
                found = shelf.finds("word")
                assert len(found) == len(set(found))
            except Exception as trouble:  # noqa: BLE001 - told to the test's own thread
                troubles.append(trouble)
                return

    readers = [threading.Thread(target=search) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(15):
        shelf.holds(*(a_document(f"{number}-{each}", "word") for each in range(5)))
    is_over.set()
    for reader in readers:
        reader.join()

    assert troubles == []
    assert shelf.index.document_count() == 75


def test_a_second_writer_waits_and_then_says_so(shelf: Shelf) -> None:
    lock = FileLock(str(index_path(shelf.folder, OPERATORS) / "MAIN_WRITELOCK"))
    assert lock.acquire()

    with pytest.raises(IndexBusy):
        shelf.holds(a_document("a", "word"))

    lock.release()
    shelf.holds(a_document("a", "word"))
    assert shelf.finds("word") == ["a"]


def test_a_document_that_cannot_be_written_changes_nothing(shelf: Shelf) -> None:
    shelf.holds(a_document("a", "word"))

    with pytest.raises(UnicodeEncodeError):
        shelf.holds(a_document("b", "word"), a_document("c", "word", kind="\ud800"))

    assert shelf.finds("word") == ["a"]
    shelf.holds(a_document("c", "word"))
    assert shelf.finds("word") == ["a", "c"]


def test_no_index_is_made_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("in the way")

    with pytest.raises(IndexNotWritable):
        FullTextIndex.open_or_make(tmp_path / "a file", OPERATORS)


def test_a_folder_that_vanishes_is_noticed_and_made_anew(shelf: Shelf) -> None:
    shelf.holds(a_document("a", "word"))

    shutil.rmtree(shelf.folder)

    with pytest.raises(IndexDamaged):
        shelf.finds("word")
    with pytest.raises(IndexDamaged):
        shelf.holds(a_document("b", "word"))
    again = FullTextIndex.open_or_make(shelf.folder, OPERATORS)
    assert again.is_new
    again.replace([a_document("c", "word")])
    assert ids(again.search(parse("word"))) == ["c"]


def test_an_index_made_in_the_place_of_an_open_one_is_taken_up(shelf: Shelf) -> None:
    shelf.holds(a_document("a", "word"))
    assert shelf.finds("word") == ["a"]

    discard(shelf.folder)
    FullTextIndex.open_or_make(shelf.folder, OPERATORS).replace([a_document("b", "word")])

    assert shelf.finds("word") == ["b"]


def test_discarding_leaves_nothing(shelf: Shelf) -> None:
    discard(shelf.folder)
    discard(shelf.folder)

    assert list(shelf.folder.parent.iterdir()) == []


DAMAGES = ["emptied", "cut", "overwritten", "one bit", "longer", "removed", "folder"]


def damage(path: Path, how: str) -> None:
    content = path.read_bytes()
    match how:
        case "emptied":
            path.write_bytes(b"")
        case "cut":
            path.write_bytes(content[: len(content) // 2])
        case "overwritten":
            path.write_bytes(bytes(reversed(content)) + b"\x80\x04")
        case "one bit":
            middle = len(content) // 2
            changed = bytes([content[middle] ^ 1]) if content else b"x"
            path.write_bytes(content[:middle] + changed + content[middle + 1 :])
        case "longer":
            path.write_bytes(content + b"\x00")
        case "removed":
            path.unlink()
        case "folder":
            path.unlink()
            path.mkdir()


@pytest.mark.parametrize("how", DAMAGES)
def test_damage_to_any_file_is_noticed_and_never_gives_wrong_answers(
    tmp_path: Path, how: str
) -> None:
    whole = tmp_path / "whole"
    made = Shelf(whole)
    for number in range(3):
        made.holds(*(a_document(f"{number}{each}", f"word number{each}") for each in range(4)))
    made.index.remove(ids=["00"])
    right = made.finds("word")
    names = [path.relative_to(whole) for path in made.files if "LOCK" not in path.name]
    assert len(names) == 5

    for number, name in enumerate(names):
        copy = tmp_path / f"copy {number}"
        shutil.copytree(whole, copy)
        damage(copy / name, how)
        try:
            index = FullTextIndex.open_or_make(copy, OPERATORS)
            found = ids(index.search(parse("word")))
            index.replace([a_document("new", "word")])
            assert set(ids(index.search(parse("word")))) == {*right, "new"}
        except IndexDamaged:
            continue
        assert found == right


@pytest.mark.parametrize("how", DAMAGES)
def test_damage_under_an_open_index_is_no_surprise_either(shelf: Shelf, how: str) -> None:
    shelf.holds(*(a_document(str(number), "word") for number in range(4)))
    shelf.index.remove(ids=["0"])
    right = shelf.finds("word")

    for path in shelf.files:
        if "LOCK" not in path.name:
            damage(path, how)

    for _ in range(2):
        try:
            assert shelf.finds("word") == right
            shelf.holds(a_document("1", "word"))
        except (IndexDamaged, IndexNotWritable):
            continue


def test_nothing_of_an_index_is_unpickled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unpickled(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a pickle is code")

    monkeypatch.setattr(pickle, "load", unpickled)
    monkeypatch.setattr(pickle, "loads", unpickled)
    monkeypatch.setattr(pickle, "Unpickler", unpickled)

    shelf = Shelf(tmp_path / "index")
    for number in range(9):
        shelf.holds(a_document(str(number), f"word number{number}"))
    shelf.index.remove(ids=["0"])
    assert shelf.index.tidy()
    shelf.index.close()

    assert len(shelf.finds("word")) == 8
    assert Shelf(tmp_path / "index").finds("number3") == ["3"]


@pytest.mark.parametrize("as_typed", [False, True])
def test_an_odd_query_is_answered(odd_shelf: Shelf, as_typed: bool) -> None:
    check_each(ODD_QUERIES, lambda typed: odd_shelf.finds(typed, as_typed=as_typed))


@pytest.fixture(scope="module")
def odd_shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    shelf = Shelf(tmp_path_factory.mktemp("odd"))
    texts = [text for text in ODD_QUERIES if text.isprintable()]
    shelf.holds(*(a_document(str(number), text) for number, text in enumerate(texts)))
    return shelf


TEXTS = st.lists(
    st.text(alphabet=st.sampled_from("ab cdé’'- .\n東京ß“”éB1,"), max_size=60),
    min_size=1,
    max_size=8,
)


@settings(max_examples=40)
@given(TEXTS)
def test_every_document_is_found_by_each_of_its_words(texts: list[str]) -> None:
    folder = place_for_examples()
    shelf = Shelf(folder)
    try:
        shelf.holds(*(a_document(str(number), text) for number, text in enumerate(texts)))
        for number, text in enumerate(texts):
            for word in re.split(r"[\s“”-]+", text):
                if forms(word):
                    found = shelf.index.search(parse(f"({word})"), limit=99)
                    assert str(number) in ids(found), word
    finally:
        discard(folder)


@settings(max_examples=40)
@given(
    TEXTS,
    st.lists(
        st.sampled_from(
            ["a", "b", "ab", "d", '"a b"', '"d"', "a*", "-b", "OR", "AND", "NEAR", "(", ")", "東京"]
        ),
        max_size=8,
    ).map(" ".join),
)
def test_a_stored_index_answers_like_one_in_memory(texts: list[str], typed: str) -> None:
    documents = [a_document(str(number), text) for number, text in enumerate(texts)]
    query = parse(typed, OPERATORS)
    folder = place_for_examples()
    shelf = Shelf(folder)
    try:
        shelf.holds(a_document("gone", "a b ab d"), *documents)
        shelf.index.remove(ids=["gone"])
        stored = shelf.index.search(query)
    finally:
        discard(folder)

    in_memory = rank(Collection([MemorySegment(documents)]), query, 100)

    assert sorted(ids(stored)) == sorted(ids(in_memory))
    assert stored.total == in_memory.total


def place_for_examples() -> Path:
    """Hypothesis runs many examples in one test, so that its `tmp_path` would be shared."""
    return Path(tempfile.mkdtemp(prefix="sourcebook-index-"))
