"""The index follows the library, whatever happens to the index, the disk or the feeder."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.article import Article, ArticleId
from desktop.core.indexing.documents import INDEXED, edition_in, is_there, mark_of
from desktop.core.indexing.feeding import Indexing, SearchUnavailable
from desktop.core.indexing.reports import FeedingStage, Report
from desktop.core.indexing.state import read_state, write_state
from desktop.core.library.errors import LibraryUnreachable
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.sole_holder import HeldByAnother, sole_holder
from desktop.core.library.standing import number_at
from desktop.core.search_request import ResultKind
from desktop.core.searching.article_search import ArticleSearch
from index.full_text_index import FullTextIndex
from index.location import discard
from tests.core.an_empty_library import a_library
from tests.core.builders import an_annotation, an_article

HOUSE = Path(__file__).resolve().parents[3]
ROUNDS = int(os.environ.get("SOURCEBOOK_ROUNDS", "12"))


class Desk:
    """A library of a few articles, its feeder and a reader of its index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index_folder = folder / "index"
        self.library = a_library(folder)
        self.reports: list[Report] = []
        self.indexing = Indexing(folder, self.index_folder, self.reports.append)
        self.search = ArticleSearch(folder, self.index_folder)

    def adds(self, count: int, first: int = 0) -> None:
        for number in range(first, first + count):
            text = f"Report {number} about the harbour.\n“It is rust,” said Anna Keller."
            self.library.articles.add(an_article(f"a{number}", text=text))

    def found(self, words: str = "rust") -> set[str]:
        """The articles that are found."""
        return {str(group.id) for group in self.search.search(words).groups}

    def mends(self) -> None:
        """What the window does after a search that could not read the index."""
        if self.search.damaged is not None:
            self.indexing.remake(self.search.damaged)
        self.indexing.feed()

    def article(self, name: str) -> Article:
        return self.library.articles.get(ArticleId(name))

    def put_aside(self) -> list[Path]:
        return sorted(self.folder.glob("index-damaged-*"))

    def remarks(self) -> list[str]:
        return [report.words for report in self.reports if report.stage is FeedingStage.REMARK]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    with closing(desk.library), closing(desk.indexing), closing(desk.search):
        yield desk


@pytest.fixture
def fed(desk: Desk) -> Desk:
    desk.adds(3)
    desk.indexing.feed()
    return desk


ALL = {"a0", "a1", "a2"}


def overwrite(path: Path) -> None:
    path.write_bytes(b"\x00no index" * 20)


def ruin(desk: Desk) -> None:
    """Overwrites every file of the index but the mark that it was made here."""
    for path in desk.index_folder.rglob("*"):
        if path.is_file() and "LOCK" not in path.name and "made_here" not in path.name:
            overwrite(path)


def test_an_index_of_another_library_is_made_anew(fed: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    indexing = Indexing(folder, folder / "index")
    with closing(Library.open(folder)) as other, closing(indexing):
        for number in range(9):
            other.articles.add(an_article(f"b{number}", text="Rust."))
        indexing.feed()
    with closing(fed.indexing):
        shutil.rmtree(folder / "index")
    shutil.copytree(fed.index_folder, folder / "index")

    with closing(Indexing(folder, folder / "index")) as indexing:
        assert not indexing.is_current()
        indexing.feed()
        assert indexing.is_current()

    with closing(ArticleSearch(folder, folder / "index")) as search:
        results = search.search("rust")
    assert results.total == len(results.groups) == 9
    assert not results.is_from_scan


def test_progress_is_told_before_each_batch_and_at_the_end(desk: Desk) -> None:
    desk.adds(3)

    desk.indexing.feed()

    told = [(report.articles, report.all_articles) for report in desk.reports]
    assert told == [(0, 3), (3, 3)]
    assert {report.is_from_scratch for report in desk.reports} == {True}


def test_only_the_first_feeding_is_from_scratch(fed: Desk) -> None:
    fed.reports.clear()
    fed.adds(1, first=3)

    fed.indexing.feed()

    assert {report.is_from_scratch for report in fed.reports} == {False}


def test_an_interrupted_making_goes_on_as_one(desk: Desk) -> None:
    desk.adds(3)
    asked: list[None] = []

    def after_one() -> bool:
        asked.append(None)
        return len(asked) > 1

    desk.indexing.feed(after_one)
    desk.reports.clear()
    other = Indexing(desk.folder, desk.index_folder, desk.reports.append)
    with closing(other):
        other.feed()

    assert desk.reports[0].is_from_scratch
    assert read_state(desk.index_folder).is_whole
    assert desk.found() == ALL


def test_what_is_not_yet_in_the_index_is_found_in_the_library(fed: Desk) -> None:
    fed.adds(2, first=3)

    results = fed.search.search("rust")

    assert {group.id for group in results.groups} == {"a0", "a1", "a2", "a3", "a4"}
    assert not results.is_from_scan
    assert results.total == 5
    assert results.by_kind == {ResultKind.QUOTATION: 3, ResultKind.ARTICLE: 2}


def test_a_damaged_index_is_put_aside_under_the_date_and_the_log_is_told(fed: Desk) -> None:
    ruin(fed)

    assert fed.found() == ALL
    fed.mends()

    [aside] = fed.put_aside()
    assert aside.name.startswith("index-damaged-20")
    assert any(str(aside) in words for words in fed.remarks())
    assert not fed.search.search("rust").is_from_scan
    assert fed.found() == ALL


def test_only_the_newest_damaged_index_is_kept(fed: Desk) -> None:
    ruin(fed)
    fed.found()
    fed.mends()
    [first] = fed.put_aside()
    first.rename(fed.folder / "index-damaged-2020-01-01-000000")
    ruin(fed)

    fed.found()
    fed.mends()

    [aside] = fed.put_aside()
    assert "2020" not in aside.name


def test_damage_that_was_found_in_an_index_made_anew_since_is_not_held_against_it(
    fed: Desk,
) -> None:
    ruin(fed)
    fed.found()
    mark = fed.search.damaged
    assert mark
    fed.mends()

    fed.indexing.remake(mark)

    assert len(fed.put_aside()) == 1
    assert fed.indexing.is_current()


def test_damage_that_the_feeder_finds_itself_needs_nobody(fed: Desk) -> None:
    fed.indexing.close()
    ruin(fed)
    write_state(fed.index_folder, read_state(fed.index_folder))
    fed.adds(1, first=3)

    fed.indexing.feed()

    assert fed.found() == {*ALL, "a3"}
    assert not fed.search.search("rust").is_from_scan


def test_an_index_nobody_knows_the_state_of_is_made_anew(fed: Desk) -> None:
    fed.indexing.close()
    (fed.index_folder / "state.json").unlink()

    assert fed.search.search("rust").is_from_scan
    assert fed.indexing.feed() == 3


def test_an_older_copy_of_the_library_gets_an_index_of_its_own(tmp_path: Path) -> None:
    early, late = tmp_path / "early", tmp_path / "late"
    desk = Desk(early)
    desk.adds(3)
    desk.library.close()
    shutil.copytree(early, late)
    desk = Desk(late)
    desk.library.annotations.add(an_annotation("harbour", "later", article=desk.article("a1")))
    desk.adds(2, first=3)
    desk.indexing.feed()
    desk.library.close()
    for name in ("library.db", "library.db-wal", "library.db-shm"):
        (late / name).unlink(missing_ok=True)
    shutil.copy(early / "library.db", late / "library.db")

    desk = Desk(late)
    desk.indexing.feed()

    assert desk.found() == ALL
    assert read_state(late / "index").is_whole
    desk.library.close()


def test_a_text_that_cannot_be_worked_through_is_found_by_its_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_text: str, **_options: object) -> None:
        raise RecursionError

    monkeypatch.setattr("desktop.core.extraction.extract.extract", broken)
    desk.adds(3)

    desk.indexing.feed()

    assert desk.found() == ALL
    assert desk.indexing.is_current()
    assert len(desk.remarks()) == 3


def test_two_feeders_take_turns(fed: Desk) -> None:
    fed.adds(1, first=3)

    with sole_holder(fed.folder / "index.lock"):
        with pytest.raises(HeldByAnother):
            fed.indexing.feed()
        with pytest.raises(HeldByAnother):
            fed.indexing.remake("")

    assert fed.indexing.feed() == 1


def test_the_folder_may_be_deleted_while_it_is_open(fed: Desk) -> None:
    fed.found()
    shutil.rmtree(fed.index_folder)
    fed.adds(1, first=3)

    assert fed.search.search("rust").is_from_scan
    assert fed.indexing.feed() == 4

    assert not fed.search.search("rust").is_from_scan
    assert fed.found() == {*ALL, "a3"}


def test_the_folder_may_be_deleted_while_it_is_written(desk: Desk) -> None:
    desk.adds(3)
    asked: list[None] = []

    def deletes_once() -> bool:
        asked.append(None)
        if len(asked) == 2:
            shutil.rmtree(desk.index_folder)
        return False

    desk.indexing.feed(deletes_once)

    assert desk.found() == ALL
    assert not desk.search.search("rust").is_from_scan


FEED_WITH_LITTLE_ROOM = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from desktop.core.indexing.feeding import Indexing, SearchUnavailable
from desktop.core.library.errors import LibraryError
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
folder = Path(sys.argv[2])
try:
    Indexing(folder, folder / "index", lambda report: print(report.words)).feed()
except (SearchUnavailable, LibraryError) as trouble:
    print(type(trouble).__name__)
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit to the size of a file")
@pytest.mark.parametrize("room", [0, 60, 1500, 9000])
def test_where_there_is_no_room_nothing_is_lost_and_later_all_is_fed(fed: Desk, room: int) -> None:
    fed.adds(60, first=3)
    fed.indexing.close()

    fails = subprocess.run(
        [sys.executable, "-c", FEED_WITH_LITTLE_ROOM, str(HOUSE), str(fed.folder), str(room)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert fails.returncode == 7, fails.stderr
    assert len(fed.found("harbour")) == 63
    assert fed.put_aside() == []
    fed.indexing.feed()
    assert fed.indexing.is_current()
    assert len(fed.found("rust")) == 63
    assert not fed.search.search("rust").is_from_scan


def test_the_last_of_the_disk_is_left_to_the_library(
    fed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.core.indexing.feeding._LEFT_FREE", 2**70)
    fed.adds(1, first=3)

    with pytest.raises(SearchUnavailable):
        fed.indexing.feed()

    assert fed.found() == {*ALL, "a3"}


def test_a_file_in_the_way_is_a_trouble_with_a_name(desk: Desk) -> None:
    desk.adds(3)
    desk.index_folder.write_text("in the way")

    with pytest.raises(SearchUnavailable):
        desk.indexing.feed()

    assert desk.found() == ALL


def damage(dice: random.Random, folder: Path) -> str:
    """One thing that befalls a folder of files; gives what it was."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    path = dice.choice(files)
    content = bytearray(path.read_bytes())
    kind = dice.choice(("flip", "cut", "empty", "delete", "swap", "grow", "folder", "zeros"))
    if kind == "flip" and content:
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        path.write_bytes(content)
    elif kind == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "delete":
        path.unlink()
    elif kind == "swap":
        path.write_bytes(dice.choice(files).read_bytes())
    elif kind == "grow":
        path.write_bytes(content + dice.randbytes(dice.randrange(1, 5000)))
    elif kind == "folder":
        path.unlink()
        path.mkdir()
    elif kind == "zeros":
        path.write_bytes(bytes(len(content)))
    return f"{kind} {path.relative_to(folder)}"


def test_no_damage_gives_a_wrong_answer_and_every_one_is_mended(fed: Desk) -> None:
    dice = random.Random(os.environ.get("SOURCEBOOK_SEED", "5"))
    for number in range(ROUNDS):
        done = f"{number}: {damage(dice, fed.index_folder)}"
        if dice.random() < 0.5:
            # A reader who begins only now has nothing in memory.
            fed.search.close()

        assert fed.found() == ALL, done
        fed.mends()
        # What nobody has read yet may still be damaged: the next change finds it, or a search.
        fed.library.annotations.add(
            an_annotation("harbour", f"note{number}", name=f"n{number}", article=fed.article("a1"))
        )
        assert fed.found(f"note{number}") <= {"a1"}, done
        fed.mends()
        fed.search.close()
        fed.found()
        fed.mends()

        results = fed.search.search("rust")
        assert not results.is_from_scan, done
        assert {str(group.id) for group in results.groups} == ALL, done
        assert fed.found(f"note{number}") == {"a1"}, done
        assert fed.indexing.is_current(), done
        assert len(fed.put_aside()) <= 1, done


def test_an_index_that_another_program_made_in_its_place_is_not_trusted(fed: Desk) -> None:
    discard(edition_in(fed.index_folder))
    FullTextIndex.open_or_make(edition_in(fed.index_folder), INDEXED).close()

    assert not is_there(fed.index_folder)
    assert fed.found() == ALL
    fed.mends()
    assert is_there(fed.index_folder)
    assert fed.found() == ALL


def test_an_index_of_another_edition_is_made_anew(fed: Desk) -> None:
    edition = edition_in(fed.index_folder)
    edition.rename(edition.with_name("documents-0"))

    assert not is_there(fed.index_folder)
    fed.mends()
    assert is_there(fed.index_folder)
    assert fed.found() == ALL


def test_damage_that_one_question_met_stays_noted_until_that_index_is_gone(fed: Desk) -> None:
    segment = next(path for path in fed.index_folder.rglob("*.segment"))
    whole = segment.read_bytes()
    segment.write_bytes(b"?" * len(whole))
    with closing(ArticleSearch(fed.folder, fed.index_folder)) as search:
        assert search.search("rust").is_from_scan
        damaged = search.damaged
    assert damaged is not None

    # A lucky look, of another process, is no proof that all is well.
    segment.write_bytes(whole)
    with closing(ArticleSearch(fed.folder, fed.index_folder)) as search:
        assert search.search("rust").is_from_scan
        assert search.damaged == damaged

    fed.indexing.close()
    fed.indexing.feed()
    with closing(ArticleSearch(fed.folder, fed.index_folder)) as search:
        results = search.search("rust")
        assert search.damaged is None
    assert not results.is_from_scan
    assert mark_of(fed.index_folder) != damaged


def test_another_file_that_got_the_name_is_not_opened_beside_the_log_of_the_first(
    tmp_path: Path,
) -> None:
    with a_library(tmp_path) as library:
        library.articles.add(an_article())
        older = tmp_path / "older"
        library.copy_to(older)
        file = number_at(library.path)
        log = library.path.with_name(f"{FILE_NAME}-wal")
        before = log.read_bytes()
        older.replace(library.path)

        indexing = Indexing(tmp_path, tmp_path / "index", file=file)
        with closing(indexing), pytest.raises(LibraryUnreachable):
            indexing.feed()

        assert log.read_bytes() == before
