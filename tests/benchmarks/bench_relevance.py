"""How good the order of answers is, beside other engines: nDCG@10 on judged collections.

    python3 dev.py bench relevance --collection FOLDER [--leave-one-out]

FOLDER holds for each collection NAME two files: NAME.docs.jsonl, lines with "id", "title" and
"text"; and NAME.json with "queries" (words by number) and "qrels" (for each number the ids of
documents that answer it, with how well). With --leave-one-out our parameters are chosen anew for
each collection, on all others alone, and both figures are printed: what is chosen from the others,
and what stands in the code. The same once more with courtesies around every question.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import product
from math import log2
from pathlib import Path
from statistics import mean

from index.asking.parsing import parse
from index.memory_index import MemoryIndex, MemoryIndexes
from index.scoring.evaluation import CHOSEN, Parameters
from index.scoring.ranking import HitsWanted
from tests.benchmarks.bench_search import peers
from tests.benchmarks.search_peers.articles import Article
from tests.benchmarks.search_peers.sourcebook import OPERATORS, document

_DEPTH = 10
_WANTED = HitsWanted(_DEPTH)
COURTESY = "I am interested in this and would be pleased to receive any information on "


def ndcg(found: Sequence[str], judged: Mapping[str, float]) -> float:
    """The normalised discounted cumulative gain of the first ten."""
    best = sorted(judged.values(), reverse=True)
    ideal = _gain(best)
    return _gain([judged.get(each, 0.0) for each in found]) / ideal if ideal else 0.0


def _gain(grades: Iterable[float]) -> float:
    return sum((2**grade - 1) / log2(rank + 2) for rank, grade in enumerate(list(grades)[:_DEPTH]))


def judgements(qrels: object) -> dict[str, float]:
    """Judgements as grades by document, however they were written down."""
    if isinstance(qrels, Mapping):
        return {str(name): float(grade) for name, grade in qrels.items() if float(grade) > 0}
    return {str(name): 1.0 for name in qrels} if isinstance(qrels, list) else {}


class Collection:
    """Texts, and questions with the documents that answer them."""

    def __init__(
        self, articles: Sequence[Article], questions: Sequence[tuple[str, Mapping[str, float]]]
    ) -> None:
        self.articles = articles
        self.questions = questions

    @classmethod
    def read(cls, path: Path) -> Collection:
        """The collection whose texts are in a file, and whose questions are in one beside it."""
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        articles = [
            Article(str(row["id"]), row.get("title") or "", row["text"], "", "2000-01-01")
            for row in rows
        ]
        beside = path.with_name(path.name.replace(".docs.jsonl", ".json"))
        judged = json.loads(beside.read_text("utf-8"))
        questions = [
            (words, judgements(judged["qrels"][number]))
            for number, words in judged["queries"].items()
            if judged["qrels"].get(number)
        ]
        return cls(articles, questions)

    @cached_property
    def _index(self) -> MemoryIndex:
        return MemoryIndexes(OPERATORS.attributes).index(map(document, self.articles))

    def gains(self, parameters: Parameters, before: str = "") -> list[float]:
        """What our engine gains for each question, with words before it, by these parameters."""
        searcher = self._index.searcher(parameters)
        return [
            ndcg([hit.id for hit in searcher.hits(parse(before + words), _WANTED).hits], judged)
            for words, judged in self.questions
        ]


def leave_one_out(collections: Mapping[str, Collection]) -> None:
    """Choose the parameters on all collections but one, and judge them on that one."""
    choices = [
        Parameters(*each) for each in product((1.2, 1.6), (0.6, 0.75), (1.0, 3.0, 10.0), (1.0, 3.0))
    ]
    gains = {
        name: {each: mean(its.gains(each)) for each in choices} for name, its in collections.items()
    }
    polite = {name: its.gains(CHOSEN, COURTESY) for name, its in collections.items()}
    left: list[float] = []
    for name in collections:
        others = [other for other in collections if other != name]
        best = max(choices, key=lambda each: mean(gains[other][each] for other in others))
        left.append(gains[name][best])
        print(
            f"{name:12} chosen on the others {tuple(best)}: {left[-1]:.4f}"
            f"   as it is {gains[name][CHOSEN]:.4f}   with courtesies {mean(polite[name]):.4f}"
        )
    as_it_is = mean(each[CHOSEN] for each in gains.values())
    told = f"{'mean':12} left out {mean(left):.4f}   as it is {as_it_is:.4f}"
    print(f"{told}   with courtesies {mean(map(mean, polite.values())):.4f}")


def main() -> None:
    """Index each collection with each engine, and print one row for each."""
    parser = argparse.ArgumentParser(description="How good the order of answers is.")
    parser.add_argument("--collection", type=Path, required=True)
    parser.add_argument("--without", nargs="*", default=[], help="engines to be left out")
    parser.add_argument("--leave-one-out", action="store_true", help="choose our parameters anew")
    asked = parser.parse_args()
    collections = {
        path.name.removesuffix(".docs.jsonl"): Collection.read(path)
        for path in sorted(asked.collection.glob("*.docs.jsonl"))
    }
    if asked.leave_one_out:
        leave_one_out(collections)
        return
    scores: dict[str, list[float]] = {}
    for name, its in collections.items():
        with tempfile.TemporaryDirectory(prefix="bench-relevance-") as folder:
            told = []
            for engine in peers(Path(folder), asked.without):
                if keep_texts := getattr(engine, "keep_texts", None):
                    keep_texts(its.articles)
                engine.build(its.articles)
                gains = [ndcg(engine.question(words), judged) for words, judged in its.questions]
                scores.setdefault(engine.name, []).append(mean(gains))
                told.append(f"{engine.name} {mean(gains):.4f}")
                engine.close()
        print(f"{name:12} {len(its.articles):6} documents   " + "   ".join(told))
    print(f"{'mean':12} {'':16}   " + "   ".join(f"{n} {mean(s):.4f}" for n, s in scores.items()))


if __name__ == "__main__":
    main()
