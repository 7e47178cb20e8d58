"""How good the order of answers is, beside other engines: nDCG@10 on judged collections.

    python3 dev.py bench relevance --collection FOLDER

FOLDER holds for each collection NAME two files: NAME.docs.jsonl, lines with "id", "title" and
"text"; and NAME.json with "queries" (words by number) and "qrels" (for each number the ids of
documents that answer it, with how well).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from math import log2
from pathlib import Path
from statistics import mean

from tests.benchmarks.bench_search import peers
from tests.benchmarks.search_peers.articles import Article

_DEPTH = 10


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


def main() -> None:
    """Index each collection with each engine, and print one row for each."""
    parser = argparse.ArgumentParser(description="How good the order of answers is.")
    parser.add_argument("--collection", type=Path, required=True)
    parser.add_argument("--without", nargs="*", default=[], help="engines to be left out")
    asked = parser.parse_args()
    scores: dict[str, list[float]] = {}
    for path in sorted(asked.collection.glob("*.docs.jsonl")):
        name = path.name.removesuffix(".docs.jsonl")
        lines = path.read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        corpus = [
            Article(str(row["id"]), row.get("title") or "", row["text"], "", "2000-01-01")
            for row in rows
        ]
        judged = json.loads((asked.collection / f"{name}.json").read_text("utf-8"))
        with tempfile.TemporaryDirectory(prefix="bench-relevance-") as folder:
            engines = peers(Path(folder), asked.without)
            told = []
            for engine in engines:
                if keep_texts := getattr(engine, "keep_texts", None):
                    keep_texts(corpus)
                engine.build(corpus)
                gains = [
                    ndcg(engine.question(words), judgements(judged["qrels"][number]))
                    for number, words in judged["queries"].items()
                    if judged["qrels"].get(number)
                ]
                scores.setdefault(engine.name, []).append(mean(gains))
                told.append(f"{engine.name} {mean(gains):.4f}")
                engine.close()
        print(f"{name:12} {len(corpus):6} documents   " + "   ".join(told))
    print(f"{'mean':12} {'':16}   " + "   ".join(f"{n} {mean(s):.4f}" for n, s in scores.items()))


if __name__ == "__main__":
    main()
