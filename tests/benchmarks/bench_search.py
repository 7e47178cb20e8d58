"""How fast searching is, beside other engines on the same articles and queries.

    python3 dev.py bench search [--articles N] [--texts FOLDER_OR_JSONL] [--without NAME ...]

Sourcebook's index, Whoosh as it comes, SQLite's FTS5 and tantivy take turns in one process, so
that whatever else the computer does befalls all alike: look at the ratios, not at the times.
Tantivy is used when it is there: `.venv/bin/python -m pip install tantivy`. Without --texts,
articles are made up of words as unequally frequent as those of a language; otherwise paragraphs
of the given texts (text files, or JSON lines with a "text") are put together anew.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

from index.asking.operators import Operators
from index.asking.parsing import parse
from index.document import Document
from index.full_text_index import FullTextIndex
from tests.benchmarks.search_peers.articles import Article, articles
from tests.benchmarks.search_peers.fts5 import Fts5
from tests.benchmarks.search_peers.peer import Peer
from tests.benchmarks.search_peers.queries import Asked, Sort, heavy, keystrokes, queries
from tests.benchmarks.search_peers.sourcebook import OPERATORS, Sourcebook, typed
from tests.benchmarks.search_peers.stock_whoosh import StockWhoosh

_ROUNDS = 5
_SAVES = 60
Question = TypeVar("Question")
OURS, FTS5, TANTIVY, WHOOSH = "Sourcebook", "FTS5", "tantivy", "stock Whoosh"


@dataclass
class Figures:
    """What was measured of one engine, in milliseconds unless the name says something else."""

    build_seconds: float = 0.0
    query: list[float] = field(default_factory=list)
    first_query: list[float] = field(default_factory=list)
    snippet: list[float] = field(default_factory=list)
    keystroke: list[float] = field(default_factory=list)
    save: list[float] = field(default_factory=list)
    facets: list[float] = field(default_factory=list)
    by_sort: dict[Sort, list[float]] = field(default_factory=dict)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which such a share of all values lies."""
    in_order = sorted(values)
    return in_order[min(len(in_order) - 1, int(share * len(in_order)))] if in_order else 0.0


def taken(act: Callable[[], object]) -> float:
    """How long something takes, in milliseconds."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def peers(folder: Path, without: Iterable[str]) -> list[Peer]:
    """The engines to be measured, ours first."""
    makers: dict[str, Callable[[Path], Peer]] = {OURS: Sourcebook, FTS5: Fts5}
    if find_spec("tantivy"):
        from tests.benchmarks.search_peers.tantivy_peer import Tantivy  # noqa: PLC0415

        makers[TANTIVY] = Tantivy
    else:
        print("tantivy is NOT installed: going on without it.")
    makers[WHOOSH] = StockWhoosh
    made = []
    for name, make in makers.items():
        if name not in without:
            place = folder / name
            place.mkdir()
            made.append(make(place))
    return made


def in_turn(
    engines: Sequence[Peer], asked: Sequence[Question], act: Callable[[Peer, Question], object]
) -> dict[str, list[list[float]]]:
    """For each engine and question how long it took in some rounds, in which engines take turns."""
    times: dict[str, list[list[float]]] = {e.name: [[] for _ in asked] for e in engines}
    for round_ in range(_ROUNDS):
        for number, each in enumerate(asked):
            for turn in range(len(engines)):
                engine = engines[(turn + round_) % len(engines)]
                if engine.name == WHOOSH and round_ > 1:
                    continue
                start = perf_counter()
                act(engine, each)
                times[engine.name][number].append((perf_counter() - start) * 1000)
    return times


def medians(times: Iterable[Sequence[float]]) -> list[float]:
    """The median of each question's rounds."""
    return [median(rounds) for rounds in times]


def measure(
    engines: Sequence[Peer], corpus: Sequence[Article], texts: Path | None
) -> dict[str, Figures]:
    """Everything about every engine."""
    figures = {engine.name: Figures() for engine in engines}
    for engine in engines:
        keep_texts = getattr(engine, "keep_texts", None)
        if keep_texts:
            keep_texts(corpus)
    for engine in engines:
        before = peak_memory()
        figures[engine.name].build_seconds = taken(partial(engine.build, corpus)) / 1000
        if engine.name == OURS:
            print(f"Memory while building: {peak_memory() - before:.0f} MB above the data")
    asked = queries(corpus)
    words = keystrokes(corpus)
    # What the benchmark itself holds is not for Python's garbage collector to go through.
    gc.collect()
    gc.freeze()
    for name, times in in_turn(engines, asked, lambda e, q: e.search(q)).items():
        figures[name].query = medians(times)
        figures[name].first_query = [rounds[0] for rounds in times]
        for each, time in zip(asked, figures[name].query, strict=True):
            figures[name].by_sort.setdefault(each.sort, []).append(time)
    shown = [each for each in asked if each.sort is not Sort.PREFIX][::3]
    for name, times in in_turn(engines, shown, lambda e, q: e.snippets(q)).items():
        figures[name].snippet = medians(times)
    for name, times in in_turn(engines, words, lambda e, q: e.keystroke(q)).items():
        figures[name].keystroke = medians(times)
    for engine in engines:
        if isinstance(engine, Sourcebook):
            figures[engine.name].facets = [taken_by_facets(engine, each) for each in shown]
    # One after the other: tantivy goes on merging in the background after a save.
    unseen = new_articles(len(corpus), texts)
    for engine in engines:
        figures[engine.name].save = [taken_to_save(engine, article) for article in unseen]
    return figures


def new_articles(seen: int, texts: Path | None) -> list[Article]:
    """Articles of the same kind that no engine has seen; the first word of each is new too."""
    return [
        replace(article, id=f"new {number}", title=f"Unheard{number} {article.title}")
        for number, article in enumerate(islice(articles(seen + _SAVES, texts), seen, None))
    ]


def taken_to_save(engine: Peer, article: Article) -> float:
    """How long it takes until a new article is found, in milliseconds."""
    start = perf_counter()
    if not engine.save(article):
        print(f"{engine.name} does not find what was saved: {article.id}")
    return (perf_counter() - start) * 1000


def taken_by_facets(engine: Sourcebook, asked: Asked) -> float:
    """How much longer a search takes that counts kinds, years and tags, in milliseconds."""
    query = parse(typed(asked), OPERATORS)
    rounds = range(_ROUNDS)
    without = median(taken(lambda: engine.index.search(query, 20)) for _ in rounds)
    facets = ("kind", "year", "tag")
    return median(
        taken(lambda: engine.index.search(query, 20, facets=facets)) - without for _ in rounds
    )


def peak_memory() -> float:
    """The most memory that this process has held, in MB; 0 where the system does not count it."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0.0
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def print_figures(figures: dict[str, Figures], count: int) -> None:
    """One row for each thing that was measured, one column for each engine."""
    rows: list[tuple[str, Callable[[Figures], float]]] = [
        ("build, articles a second", lambda f: count / f.build_seconds),
        ("queries p50, ms", lambda f: percentile(f.query, 0.5)),
        ("queries p95, ms", lambda f: percentile(f.query, 0.95)),
        ("the same, asked for the first time, p50", lambda f: percentile(f.first_query, 0.5)),
        ("the same, asked for the first time, p95", lambda f: percentile(f.first_query, 0.95)),
        ("search + 20 snippets p50, ms", lambda f: percentile(f.snippet, 0.5)),
        ("search + 20 snippets p95, ms", lambda f: percentile(f.snippet, 0.95)),
        ("a keystroke p50, ms", lambda f: percentile(f.keystroke, 0.5)),
        ("a keystroke p95, ms", lambda f: percentile(f.keystroke, 0.95)),
        ("save until visible p50, ms", lambda f: percentile(f.save, 0.5)),
        ("save until visible max, ms", lambda f: max(f.save)),
    ]
    rows += [(f"  {sort} p50", partial(_p50_of, sort)) for sort in Sort]
    print(f"\n{'':42}" + "".join(f"{name:>14}" for name in figures))
    for title, value in rows:
        print(f"{title:42}" + "".join(f"{value(each):14.2f}" for each in figures.values()))


def _p50_of(sort: Sort, figures: Figures) -> float:
    return percentile(figures.by_sort[sort], 0.5)


def print_goals(figures: dict[str, Figures]) -> None:
    """What is to be reached, and what was."""
    ours = figures[OURS]

    def ratio(of: Callable[[Figures], float], other: str) -> float | None:
        return of(ours) / of(figures[other]) if other in figures else None

    def p50(f: Figures) -> float:
        return percentile(f.query, 0.5)

    def p95(f: Figures) -> float:
        return percentile(f.query, 0.95)

    def snippet(f: Figures) -> float:
        return percentile(f.snippet, 0.5)

    def save(f: Figures) -> float:
        return percentile(f.save, 0.5)

    def build(f: Figures) -> float:
        return f.build_seconds

    goals = [
        ("query p50 / FTS5", ratio(p50, FTS5), 1.0),
        ("query p50 / tantivy", ratio(p50, TANTIVY), 1.5),
        ("query p95 / FTS5", ratio(p95, FTS5), 0.35),
        ("search + snippets p50 / FTS5", ratio(snippet, FTS5), 0.7),
        ("search + snippets p50 / tantivy", ratio(snippet, TANTIVY), 0.9),
        ("save p50 / tantivy", ratio(save, TANTIVY), 0.5),
        ("save max, ms", max(ours.save), 30.0),
        ("build time / FTS5", ratio(build, FTS5), 4.0),
        ("build time / stock Whoosh", ratio(build, WHOOSH), 0.1),
        ("keystroke p95, ms", percentile(ours.keystroke, 0.95), 10.0),
        ("facets p95, ms", percentile(ours.facets, 0.95), 1.0),
    ]
    print(f"\n{'goal at 10,000 articles':34}{'reached':>10}{'at most':>10}")
    for name, reached, most in goals:
        if reached is not None:
            verdict = "" if reached <= most else "   NOT reached"
            print(f"{name:34}{reached:10.2f}{most:10.2f}{verdict}")


def print_heaviest(index: FullTextIndex, corpus: Sequence[Article], operators: Operators) -> None:
    """The slowest answers to what can be typed."""
    texts = [(text, False) for text in heavy(corpus)] + [(k, True) for k in keystrokes(corpus)]
    times = []
    for text, as_typed in texts:
        index.close()
        cold, warm = (
            taken(partial(_ask, index, operators, text, as_typed=as_typed)) for _ in range(2)
        )
        times.append((warm, cold, text))
    times.sort(reverse=True)
    print("\nThe slowest of what may be typed, ms (again / first thing after opening):")
    for warm, cold, text in times[:5]:
        print(f"{warm:8.1f} / {cold:6.1f}   {text[:50]!r}")


def print_as_fed(folder: Path, corpus: Sequence[Article]) -> None:
    """Our own figures for the form in which the program feeds: some 30 documents an article."""
    operators = Operators(attributes=("speaker", "title"), kinds={"said": "quotation"})
    index = FullTextIndex.open_or_make(folder / "as fed", operators)
    seconds = 0.0
    for first in range(0, len(corpus), 25):
        parts = [part for article in corpus[first : first + 25] for part in _parts(article)]
        seconds += taken(partial(index.replace, parts)) / 1000
    tidying = taken(index.tidy) / 1000
    asked = queries(corpus)
    ask = partial(_ask, index, operators, per_group=12)
    times = [taken(partial(ask, each.words, as_typed=False)) for each in asked]
    typing = [taken(partial(ask, start, as_typed=True)) for start in keystrokes(corpus)]
    saves = [
        taken(partial(index.replace, _parts(article), groups=[article.id]))
        for article in corpus[:_SAVES]
    ]
    print(
        f"\nAs the program feeds it ({index.document_count()} documents, 25 articles at a time):"
        f"\n  build {len(corpus) / (seconds + tidying):.0f} articles/s (tidying {tidying:.1f} s)"
        f"   query p50 {percentile(times, 0.5):.2f} p95 {percentile(times, 0.95):.2f} ms"
        f"   keystroke p95 {percentile(typing, 0.95):.2f} ms"
        f"   save p50 {percentile(saves, 0.5):.1f} max {max(saves):.1f} ms"
    )
    print_heaviest(index, corpus, operators)
    index.close()


def _ask(
    index: FullTextIndex, operators: Operators, text: str, *, as_typed: bool, per_group: int = 0
) -> None:
    """Asks as the benchmarked door does, or, with a limit for each group, as the program does."""
    query = parse(text, operators, as_typed=as_typed)
    index.search(query, 100 if per_group else 20, per_group)


def _parts(article: Article) -> list[Document]:
    words = article.text.split()
    size = max(20, len(words) // 25)
    pieces = [" ".join(words[at : at + size]) for at in range(0, len(words), size)]
    made = [
        Document(
            id=f"{article.id} {number}",
            group=article.id,
            kind="article",
            text=piece,
            heading=article.title if number == 0 else "",
            date=article.date,
            attributes={"title": article.title},
            payload='{"span": [0, 100], "speaker": "", "cue": "", "voice": null, "item": ""}',
        )
        for number, piece in enumerate(pieces)
    ]
    for number, piece in enumerate(pieces[:5]):
        speaker = " ".join(piece.split()[:2]).title()
        made.append(
            Document(
                id=f"{article.id} said {number}",
                group=article.id,
                kind="quotation",
                text=piece[:120],
                date=article.date,
                attributes={"speaker": speaker, "title": article.title},
                payload='{"span": [0, 100], "speaker": "' + speaker + '", "cue": "said"}',
            )
        )
    return made


def main() -> None:
    """Build, ask, and print."""
    parser = argparse.ArgumentParser(description="How fast searching is.")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--without", nargs="*", default=[], help="engines to be left out")
    parser.add_argument("--as-fed", action=argparse.BooleanOptionalAction, default=True)
    asked = parser.parse_args()
    corpus = list(articles(asked.articles, asked.texts))
    with tempfile.TemporaryDirectory(prefix="bench-search-") as name:
        folder = Path(name)
        engines = peers(folder, asked.without)
        figures = measure(engines, corpus, asked.texts)
        print_figures(figures, len(corpus))
        print_goals(figures)
        for engine in engines:
            if isinstance(engine, Sourcebook):
                print_heaviest(engine.index, corpus, Operators(attributes=("tag",)))
            engine.close()
        if asked.as_fed:
            print_as_fed(folder, corpus)


if __name__ == "__main__":
    main()
