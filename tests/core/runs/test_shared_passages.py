"""Passages that stand word for word in other articles are found, and told for what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.article import ArticleId
from desktop.core.runs.fingerprints import RUN, WINDOW, fingerprints
from desktop.core.runs.run_index import (
    FILE_NAME,
    MOST_HOLDERS,
    RunIndex,
    no_runs,
    opened,
    save,
    with_articles,
)
from desktop.core.runs.shared_passages import SharedWith, Sharing, shared_with

RELEASE = (
    "The new ferry line will open on the first of May and connect the island with the northern"
    " shore four times a day, the harbour company said. Tickets cost six crowns, and pupils"
    " travel free of charge on school days until the end of the year."
)
SPEECH = (
    "“We will not close the school as long as I am the mayor of this town, and I will say so to"
    " whoever asks me about it, today, tomorrow and in all the years to come,”"
)


def other(name: str, count: int = 120) -> str:
    return " ".join(f"{name}{number}" for number in range(count))


def indexed(texts: Mapping[str, str]) -> RunIndex:
    known = {ArticleId(name): str(hash(text)) for name, text in texts.items()}

    def give(ids: Iterable[ArticleId]) -> Iterator[tuple[ArticleId, str]]:
        return ((article_id, texts[article_id]) for article_id in ids)

    return with_articles(no_runs(), known, give)


def shared(text: str, texts: Mapping[str, str]) -> tuple[SharedWith, ...]:
    return shared_with(indexed(texts), text, lambda article_id: texts[article_id])


def test_a_press_release_that_two_papers_took_over_is_found_to_the_word() -> None:
    text = f"{other('a')}\n{RELEASE}\n{other('b')}"
    texts = {"paper": f"{other('x')}\n{other('y')}\n{RELEASE}", "none": other("z", 300)}

    [found] = shared(text, texts)

    assert found.article_id == "paper"
    assert found.sharing is Sharing.PASSAGES
    assert found.paragraphs == (2,)
    [passage] = found.passages
    assert passage.here.of(text) == passage.there.of(texts["paper"])
    assert len(passage.here) > 0.9 * len(RELEASE)


def test_most_of_a_text_in_another_is_the_same_report() -> None:
    [found] = shared(f"{RELEASE}\n{other('a', 20)}", {"agency": f"{other('b', 20)}\n{RELEASE}"})

    assert found.sharing is Sharing.SAME_REPORT


def test_words_between_marks_are_one_speech_that_both_quote() -> None:
    text = f"{other('a')}\n{SPEECH} she said.\n{other('b')}"

    [found] = shared(text, {"paper": f"{other('x')}\n{SPEECH} the mayor told us. {other('y')}"})

    assert found.sharing is Sharing.SAME_SPEECH


def test_capitals_marks_and_dashes_make_no_difference() -> None:
    printed = RELEASE.upper().replace(" ", "\u00a0").replace(",", " —")

    assert len(shared(f"{other('a')} {printed}", {"paper": f"{other('x')} {RELEASE}"})) == 1


def test_what_everybody_has_says_nothing() -> None:
    texts = {f"paper{n}": f"{other(f'x{n}')}\n{RELEASE}" for n in range(MOST_HOLDERS + 1)}

    assert shared(RELEASE, texts) == ()


def test_an_article_shares_nothing_with_itself() -> None:
    texts = {"paper": f"{other('x')}\n{RELEASE}"}
    index = indexed(texts)

    found = shared_with(index, texts["paper"], lambda each: texts[each], but=ArticleId("paper"))

    assert found == ()


def test_scripts_without_blanks_are_compared_by_letters() -> None:
    sentence = "港口公司周五宣布新的渡轮航线将于五月一日开通每天四班往返于岛屿和北岸之间"

    [found] = shared(f"甲乙丙丁戊己庚辛壬癸{sentence}", {"paper": f"子丑寅卯辰巳午未{sentence}"})

    assert found.passages[0].here.of(f"甲乙丙丁戊己庚辛壬癸{sentence}") in sentence


words = st.lists(st.sampled_from("abcdefgh"), min_size=RUN + WINDOW - 1, max_size=30)


@given(words, st.text("xyz ", max_size=40), st.text("xyz ", max_size=40))
def test_every_run_of_eleven_words_shares_a_fingerprint(
    run: list[str], before: str, behind: str
) -> None:
    one = set(fingerprints(f"{before} {' '.join(run)}").values.tolist())
    another = set(fingerprints(f"{' '.join(run)} {behind}").values.tolist())

    assert one & another


def test_articles_come_and_go_and_the_rest_is_not_read_again(tmp_path: Path) -> None:
    texts = {"one": f"{RELEASE} {other('a')}", "two": other("b"), "three": SPEECH * 2}
    index = indexed({"one": texts["one"], "two": texts["two"]})
    save(index, tmp_path)
    read: list[str] = []

    def give(ids: Iterable[ArticleId]) -> Iterator[tuple[ArticleId, str]]:
        for article_id in ids:
            read.append(article_id)
            yield article_id, texts[article_id]

    known = opened(tmp_path).known
    wanted = {ArticleId("one"): known[ArticleId("one")], ArticleId("three"): "new"}
    later = with_articles(opened(tmp_path), wanted, give)

    assert read == ["three"]
    assert dict(later.known) == wanted
    anew = indexed({"one": texts["one"], "three": texts["three"]})
    assert np.array_equal(later.table.values, anew.table.values)
    assert {run.article_id for run in later.holders(RELEASE)} == {"one"}


def test_what_was_saved_is_opened_as_it_was(tmp_path: Path) -> None:
    index = indexed({"one": RELEASE, "two": SPEECH})
    save(index, tmp_path)
    save(index, tmp_path)

    again = opened(tmp_path)

    assert again.known == index.known
    assert list(again.holders(RELEASE)) == list(index.holders(RELEASE))
    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("length", [0, 5, 20, 60, 200])
def test_a_file_that_was_cut_is_made_anew(tmp_path: Path, length: int) -> None:
    save(indexed({"one": RELEASE}), tmp_path)
    file = tmp_path / FILE_NAME
    file.write_bytes(file.read_bytes()[:length])

    assert opened(tmp_path).known == {}


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    file.write_text("mine")

    with pytest.raises(FileExistsError):
        save(indexed({"one": RELEASE}), tmp_path)

    assert file.read_text() == "mine"
    assert opened(tmp_path).known == {}


def test_damaged_places_lead_nowhere(tmp_path: Path) -> None:
    save(indexed({"one": RELEASE}), tmp_path)
    file = tmp_path / FILE_NAME
    content = bytearray(file.read_bytes())
    content[-16:] = b"\xff" * 16
    file.write_bytes(bytes(content))

    shared_with(opened(tmp_path), RELEASE, lambda _: RELEASE)


@pytest.mark.parametrize("text", ["", "one two", "\n\n", "?" * 99])
def test_a_short_text_has_no_runs(text: str) -> None:
    assert len(fingerprints(text).values) == 0
    assert shared(text, {"one": RELEASE}) == ()


def test_words_that_come_again_are_one_passage() -> None:
    again = f"{RELEASE} " * 12
    text = f"{other('a')}\n{again}"

    [found] = shared(text, {"paper": f"{other('x')}\n{again}\n{other('y')}"})

    [passage] = found.passages
    assert passage.here.of(text).count("ferry") == 12


def test_two_passages_that_stand_the_other_way_round_are_two() -> None:
    first, second = RELEASE, SPEECH
    text = f"{first}\n{other('a', 60)}\n{second}"

    [found] = shared(text, {"paper": f"{second}\n{other('x', 70)}\n{first}"})

    assert len(found.passages) == 2
    (one, two) = (each.here.of(text) for each in found.passages)
    assert "ferry line" in one
    assert "close the school" in two
