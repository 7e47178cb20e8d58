"""Editions come in any order, go, come back and are undone: nothing of a student's is ever lost."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.claim import ClaimId, Stance
from desktop.core.fields.problem import ProblemList
from desktop.core.lesson import LessonPack, PackFile, PackId
from desktop.core.library.answers import Answers
from desktop.core.library.arrivals import Arrivals
from desktop.core.library.checking import check
from desktop.core.library.errors import LibraryError, NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.packs.reading import read_files
from desktop.core.question import QuestionId, answer_in_words
from tests.core.an_empty_library import a_library
from tests.core.builders import an_annotation

ROUNDS = int(os.environ.get("SOURCEBOOK_ROUNDS", "6"))
STEPS = 14
PACK = PackId("wells")
WELL, POND = ArticleId("wells/well"), ArticleId("wells/pond")
QUESTION = QuestionId("wells/why")
SENTENCES = (
    "The old well is dry, said Ada Quill.",
    "Nobody has drawn water from it since May.",
    "The council will decide in autumn.",
    "On Sunday the miller brought a bucket from the river.",
)
# What of the text each edition has; the third says one thing in other words and has no pond.
EDITIONS = {
    1: (SENTENCES, True),
    2: (("It rained.", *SENTENCES), True),
    3: ((SENTENCES[3], SENTENCES[0], "No water was drawn from it since May."), False),
    4: ((SENTENCES[0], SENTENCES[2]), True),
}


def an_edition(number: int, *, other_bytes: bool = False) -> LessonPack:
    sentences, has_pond = EDITIONS[number]
    files = {
        "pack.md": (
            f"---\nsourcebook: 2\nid: {PACK}\ntitle: Wells\nedition: {number}\ndate: 2025-01-01\n"
            f"language: en\nlicence: CC0-1.0\n---\nA plan.{' Again.' * other_bytes}\n"
        ),
        "articles/well.md": (
            "---\nid: well\ntitle: The well\nrights: free\norder: 1\n---\n"
            + "\n\n".join((*sentences, *("So be it.",) * other_bytes))
        ),
        "claims.md": '## Dry {#dry}\narticle: well\non: "The old well is dry"\n',
        "questions.md": f"## Why {{#why}}\narticle: well\ntype: open\nWhy is it dry ({number})?\n",
    }
    if has_pond:
        files["articles/pond.md"] = (
            "---\nid: pond\ntitle: The pond\nrights: free\norder: 2\n---\nThe pond is full.\n"
        )
    made = tuple(PackFile(name, words.encode()) for name, words in sorted(files.items()))
    reading = read_files(made, ProblemList())
    assert reading.pack is not None, reading.problems
    return reading.pack


class Walk:
    """A row of things that happen to a library, by chance, with a way back from each."""

    def __init__(self, library: Library, dice: random.Random) -> None:
        self.library, self.dice = library, dice
        self.work: dict[AnnotationId, tuple[str, str]] = {}
        self.back: list[Callable[[], object]] = []
        self.told: list[str] = []
        self.at_the_step: list[tuple[object, ...]] = []

    def step(self) -> None:
        ways = (self.adds, self.adds, self.takes_out, self.undoes, self.works, self.works)
        self.dice.choice(ways)()
        self.nothing_is_lost()

    def adds(self) -> None:
        pack = an_edition(self.dice.choice(list(EDITIONS)), other_bytes=self.dice.random() < 0.3)
        arrivals = Arrivals(self.library)
        standing = arrivals.standing([PACK])
        plans = arrivals.plans([pack])
        self._remember()
        arrivals.add([pack], plans)
        self.told.append(f"edition {pack.edition} of {len(pack.articles[0].text)}")
        self.back.append(
            lambda: Arrivals(self.library).bring_back(standing, added=[pack], plans=plans)
        )

    def takes_out(self) -> None:
        arrivals = Arrivals(self.library)
        standing = arrivals.standing([PACK])
        if standing:
            self._remember()
            arrivals.add((), out=[PACK])
            self.told.append("out")
            self.back.append(lambda: Arrivals(self.library).bring_back(standing))

    def undoes(self) -> None:
        if self.back:
            self.told.append("undone")
            self.back.pop()()
            assert self._shelf() == self.at_the_step.pop(), self.told

    def works(self) -> None:
        """Marks words, judges the claim, or answers the question; work is no step here."""
        known = [each for each in (WELL, POND) if self.library.articles.is_there(each)]
        if not known:
            return
        article = self.library.articles.get(self.dice.choice(known))
        name = f"w{len(self.work)}"
        words = self.dice.choice(article.text.split("\n"))
        made = an_annotation(words, f"mine {name}", name=name, article=article)
        if article.id == WELL and "j" not in self.work and self.dice.random() < 0.3:
            dry = "The old well is dry"
            judged = an_annotation(dry, "mine", name="j", article=article)
            made = replace(judged, claim_id=ClaimId("wells/dry"), stance=Stance.DOUBT)
        elif article.id == WELL and self.dice.random() < 0.3:
            made = replace(made, id=answer_in_words(QUESTION), question=QUESTION)
        if made.id not in self.work:
            self.library.annotations.add(made, asked="Why?")
            self.work[made.id] = (made.body, made.selector.quote.exact)
            self.told.append(f"worked {made.id}")
            # What is on the shelf after an undo depends on what was done since.
            self.at_the_step = [() for _ in self.at_the_step]
            self.back, self.at_the_step = [], []

    def nothing_is_lost(self) -> None:
        for name, (body, quote) in self.work.items():
            found = self.library.annotations.find(name)
            assert found is not None, (name, self.told)
            assert found.body == body, (name, self.told)
            assert self.library.articles.is_there(found.article_id), (name, self.told)
            self._stands(found, quote)
        answers = {each.id for each in Answers(self.library).to(QUESTION)}
        assert answers == {name for name in self.work if name == answer_in_words(QUESTION)}

    def _stands(self, found: Annotation, quote: str) -> None:
        text = self.library.articles.get(found.article_id).text
        if not found.is_lost:
            # Where it stands is what it says it stands on.
            assert found.span.of(text) == found.selector.quote.exact, self.told
            if quote in text and found.selector.quote.exact == quote:
                return
        else:
            assert found.selector.quote.exact, self.told

    def _remember(self) -> None:
        self.at_the_step.append(self._shelf())

    def _shelf(self) -> tuple[object, ...]:
        lessons = self.library.lessons.all()
        texts = []
        for each in (WELL, POND):
            try:
                texts.append(self.library.articles.get(each).text)
            except NoSuchArticle:
                texts.append("")
        marks = tuple(self.library.annotations.find(name) for name in self.work)
        return (lessons, tuple(texts), marks)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_whatever_comes_and_goes_the_work_stays(seed: int, tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        walk = Walk(library, random.Random(seed))
        for _ in range(STEPS):
            try:
                walk.step()
            except LibraryError as error:
                pytest.fail(f"{error!r} after {walk.told}")
        while walk.back:
            walk.undoes()
            walk.nothing_is_lost()
        assert check(library.folder).is_sound
