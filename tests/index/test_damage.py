"""An index that is damaged, or whose writer was killed, never answers wrongly."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from index.asking.operators import Operators
from index.asking.parsing import parse
from index.document import Document, Hits
from index.errors import IndexDamaged
from index.full_text_index import FullTextIndex

# How many times as many kills and damages as usual are tried.
ROUNDS = int(os.environ.get("SEARCH_ROUNDS", "1"))
OPERATORS = Operators(attributes=("speaker",))
QUERIES = ("rain", "rain storm", '"rain and storm"', "sto*", "rain NEAR wind", "speaker:mayor")


def documents(first: int, count: int) -> list[Document]:
    words = ("rain", "storm", "wind", "and", "flood", "harbour", "bridge", "mayor")
    made = []
    for number in range(first, first + count):
        random = Random(number)
        text = " ".join(random.choices(words, k=60)) + f" number{number}"
        made.append(
            Document(
                id=f"d{number}",
                group=f"g{number % 7}",
                kind=random.choice(("article", "note")),
                text=text,
                date=f"20{number % 20:02}",
                attributes={"speaker": random.choice(words)},
                payload=f"payload {number}",
            )
        )
    return made


def answers(index: FullTextIndex) -> list[Hits]:
    """Everything that is kept of the documents, by way of some queries."""
    return [
        index.search(parse(typed, OPERATORS), 500, facets=("kind", "year", "group", "speaker"))
        for typed in QUERIES
    ]


def _flip(path: Path, random: Random) -> None:
    content = bytearray(path.read_bytes())
    if content:
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    path.write_bytes(content)


def _cut(path: Path, random: Random) -> None:
    os.truncate(path, random.randrange(path.stat().st_size + 1))


def _overwrite(path: Path, random: Random) -> None:
    content = bytearray(path.read_bytes())
    start = random.randrange(len(content) + 1)
    length = random.randrange(1, 5000)
    content[start : start + length] = random.randbytes(min(length, len(content) - start))
    path.write_bytes(content)


def _lengthen(path: Path, random: Random) -> None:
    with path.open("ab") as file:
        file.write(random.randbytes(random.randrange(1, 9000)))


def _empty(path: Path, _random: Random) -> None:
    path.write_bytes(b"")


def _remove(path: Path, _random: Random) -> None:
    path.unlink()


def _swap(path: Path, random: Random) -> None:
    other = random.choice([each for each in path.parent.iterdir() if each != path])
    aside = path.with_name("aside")
    path.rename(aside)
    other.rename(path)
    aside.rename(other)


def _move_page(path: Path, random: Random) -> None:
    content = bytearray(path.read_bytes())
    pages = len(content) // 8192
    if pages > 1:
        one, other = random.sample(range(pages), 2)
        a, b = slice(one * 8192, (one + 1) * 8192), slice(other * 8192, (other + 1) * 8192)
        content[a], content[b] = content[b], content[a]
    path.write_bytes(content)


def _add_a_stranger(path: Path, random: Random) -> None:
    (path.parent / f"{random.randbytes(8).hex()}.segment").write_bytes(random.randbytes(500))


DAMAGES: tuple[Callable[[Path, Random], None], ...] = (
    _flip,
    _flip,
    _cut,
    _overwrite,
    _lengthen,
    _empty,
    _remove,
    _swap,
    _move_page,
    _add_a_stranger,
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    with FullTextIndex.open_or_make(folder, OPERATORS) as index:
        for first in (0, 200, 220, 225):
            index.replace(documents(first, 200 if first == 0 else 15))
        index.remove(ids=["d3", "d210"])
    return folder


@pytest.mark.parametrize("is_open", [False, True])
def test_a_damaged_index_says_so_or_answers_rightly(
    whole: Path, tmp_path: Path, is_open: bool
) -> None:
    with FullTextIndex.open_or_make(whole, OPERATORS) as index:
        right = answers(index)
    noticed = 0

    for seed in range(20 * ROUNDS):
        random = Random(seed)
        folder = tmp_path / str(seed)
        shutil.copytree(whole, folder)
        index = FullTextIndex.open_or_make(folder, OPERATORS)
        if is_open:
            index.search(parse("bridge"))
        else:
            index.close()
        files = sorted(each for each in folder.rglob("*") if each.is_file())
        random.choice(DAMAGES)(random.choice(files), random)
        try:
            assert answers(index) == right
            index.replace(documents(900, 2))
            index.tidy()
            index.remove(ids=["d900", "d901"])
            index.close()
            assert [each.total for each in answers(index)] == [each.total for each in right]
        except IndexDamaged:
            noticed += 1
        index.close()
        shutil.rmtree(folder)

    # An open index has most of so small a one in memory.
    assert noticed >= (1 if is_open else 5)


KILLED = """
import sys
from pathlib import Path
from index.full_text_index import FullTextIndex
from tests.index.test_damage import OPERATORS, documents
index = FullTextIndex.open_or_make(Path(sys.argv[1]), OPERATORS)
number = int(sys.argv[2])
while True:
    index.replace(documents(number, 3))
    print(number, flush=True)
    number += 3
    if number % 5 == 0:
        index.tidy()
"""


def test_what_was_acknowledged_outlives_a_killed_writer(tmp_path: Path) -> None:
    random = Random(5)
    house = Path(__file__).parents[2]
    number, acknowledged = 0, []

    for _ in range(3 * ROUNDS):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path), str(number)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=house,
            env={**os.environ, "PYTHONPATH": str(house)},
        ) as writer:
            assert writer.stdout is not None
            lines = range(random.randrange(1, 25))
            acknowledged += [int(writer.stdout.readline()) for _ in lines]
            # At any moment of the next change, or of the one after.
            random_work(random.randrange(200_000))
            writer.kill()
            acknowledged += [int(line) for line in writer.stdout if line.endswith("\n")]
        number = max(acknowledged) + 3
        with FullTextIndex.open_or_make(tmp_path, OPERATORS) as index:
            for first in acknowledged:
                for each in range(first, first + 3):
                    [hit] = index.search(parse(f"number{each}")).hits
                    assert hit.id == f"d{each}"
            assert index.document_count() - 3 * len(acknowledged) in (0, 3)
            index.remove(ids=[f"d{each}" for each in range(number, number + 3)])


def random_work(steps: int) -> None:
    """Takes an uncertain while, without a look at the clock."""
    for _ in range(steps):
        pass


def test_a_segment_that_is_open_elsewhere_ends_in_a_clear_state(tmp_path: Path) -> None:
    reader = FullTextIndex.open_or_make(tmp_path, OPERATORS)
    reader.replace(documents(0, 5))
    assert reader.search(parse("number3")).total == 1

    with FullTextIndex.open_or_make(tmp_path, OPERATORS) as writer:
        writer.replace(documents(5, 5))
        writer.remove(groups=[f"g{number}" for number in range(7)])

    assert reader.search(parse("number3")).total == 0
    reader.close()
    assert reader.document_count() == 0
    reader.close()
