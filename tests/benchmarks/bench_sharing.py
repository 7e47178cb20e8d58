"""How well articles are found that share passages, and how quickly among how many.

    python3 dev.py bench sharing [--articles N] [--texts FOLDER_OR_JSONL]

Into articles that are made up, or put together from the paragraphs of given texts with a third of
their words changed, pairs are planted: one agency's report with another beginning and a cut end,
two paragraphs of one press release, three sentences of one speech between quotation marks. Beside
it, how long Python's own `in` takes to look for one sentence in all the texts.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter

from desktop.core.article import ArticleId
from desktop.core.runs.run_index import FILE_NAME, no_runs, opened, save, with_articles
from desktop.core.runs.shared_passages import Sharing, shared_with
from tests.benchmarks.search_peers.articles import articles

_PLANTED = 100
_BOILERPLATE = "Follow us and sign up for our daily letter to get the best stories every morning."
AGENCY, RELEASE, SPEECH = "one agency's report", "one press release", "one speech"
EXPECTED = {
    AGENCY: {Sharing.SAME_REPORT},
    RELEASE: {Sharing.PASSAGES, Sharing.SAME_REPORT},
    SPEECH: {Sharing.SAME_SPEECH},
}


def changed(text: str, vocabulary: list[str], chance: random.Random) -> str:
    """The text with each third word another one."""
    return "\n".join(
        " ".join(w if chance.random() < 0.67 else chance.choice(vocabulary) for w in line.split())
        for line in text.split("\n")
        if line.strip()
    )


def planted(
    texts: list[str], chance: random.Random
) -> tuple[list[str], dict[tuple[int, int], str]]:
    """The texts with pairs planted into them, and which pair shares what."""
    vocabulary = [word for text in texts[:200] for word in text.split()]
    texts = [changed(text, vocabulary, chance) for text in texts]
    numbers = chance.sample(range(len(texts)), 6 * _PLANTED)
    truth: dict[tuple[int, int], str] = {}
    for kind in EXPECTED:
        for _ in range(_PLANTED):
            one, two = sorted((numbers.pop(), numbers.pop()))
            texts[one], texts[two] = pair(kind, texts[one], texts[two], vocabulary, chance)
            truth[one, two] = kind
    for number in chance.sample(range(len(texts)), len(texts) // 20):
        texts[number] += f"\n{_BOILERPLATE}"
    return texts, truth


def pair(
    kind: str, one: str, two: str, vocabulary: list[str], chance: random.Random
) -> tuple[str, str]:
    """Two texts that share what the kind says."""
    if kind == AGENCY:
        lines = one.split("\n")
        kept = lines[1 : max(2, int(len(lines) * chance.uniform(0.6, 1)))]
        return one, "\n".join([two.split("\n", maxsplit=1)[0], *kept])
    if kind == RELEASE:
        lines = [" ".join(chance.choices(vocabulary, k=45)) for _ in range(2)]
        return "\n".join([one, *lines]), "\n".join([*lines, two])
    for _ in range(3):
        said = " ".join(chance.choices(vocabulary, k=chance.randint(14, 30)))
        said = said.replace("“", "").replace("”", "").replace('"', "")
        one += f"\nHe said: “{said}” {' '.join(chance.choices(vocabulary, k=9))}."
        two += f"\nThe minister told us that “{said}” {' '.join(chance.choices(vocabulary, k=9))}."
    return one, two


def main() -> None:
    """Plants, indexes, asks about every text and prints what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--texts", type=Path)
    wanted = parser.parse_args()
    chance = random.Random(5)
    texts, truth = planted([a.text for a in articles(wanted.articles, wanted.texts)], chance)
    ids = [ArticleId(str(number)) for number in range(len(texts))]

    def give(some: Iterable[ArticleId]) -> Iterator[tuple[ArticleId, str]]:
        return ((article_id, texts[int(article_id)]) for article_id in some)

    start = perf_counter()
    index = with_articles(no_runs(), dict.fromkeys(ids, "1"), give)
    built = perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        save(index, Path(folder))
        size = (Path(folder) / FILE_NAME).stat().st_size
        start = perf_counter()
        index = opened(Path(folder))
        opening = perf_counter() - start
        words = sum(len(text.split()) for text in texts)
        print(f"{len(texts):,} articles, {words:,} words: built in {built:.1f} s, {size:,} bytes")
        told: dict[str, Counter[str]] = {kind: Counter() for kind in (*EXPECTED, "none planted")}
        times: list[float] = []
        for number, text in enumerate(texts):
            start = perf_counter()
            others = shared_with(index, text, lambda each: texts[int(each)], but=ids[number])
            times.append(perf_counter() - start)
            for each in others:
                both = sorted((number, int(each.article_id)))
                told[truth.get((both[0], both[1]), "none planted")][each.sharing] += 1
    for kind, expected in EXPECTED.items():
        right = sum(told[kind][sharing] for sharing in expected)
        print(f"{kind:22} {right} of {2 * _PLANTED} told as such; all: {dict(told[kind])}")
    print(f"{'none planted':22} {dict(told['none planted'])}")
    sentence = " ".join(texts[-1].split()[:12])
    start = perf_counter()
    sum(sentence in text for text in texts)
    plain = perf_counter() - start
    times.sort()
    print(
        f"opened in {opening * 1000:.1f} ms; one article against all: median"
        f" {times[len(times) // 2] * 1000:.1f} ms, most {times[-1] * 1000:.1f} ms;"
        f" one sentence by `in`: {plain * 1000:.1f} ms"
    )


if __name__ == "__main__":
    main()
