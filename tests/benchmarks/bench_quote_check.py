"""How well altered quotations are told from exact ones, and how quickly among how many articles.

    python3 dev.py bench quote-check [--articles N] [--quotations N] [--seed N]

Into essays about invented reports quotations are planted, each altered in a way that is known: the
table says what they were called. Beside it what is told of three essays in which nothing is quoted,
and how long an essay takes, next to `str.find` for its quotations in all texts and to
`difflib` for one of them in one text.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from time import perf_counter

from desktop.core.article import Article, ArticleId
from desktop.core.library.library import Library
from desktop.core.library.new_article import insert_article
from desktop.core.runs.kept_quote_runs import current_quote_runs
from desktop.core.runs.quote_runs import FILE_NAME, opened_quote_runs
from desktop.core.student_work.quote_check.checking import QuoteChecker
from desktop.core.student_work.quote_check.speakers_told import with_speakers
from desktop.core.student_work.quote_check.verdict import QuoteOutcome, QuoteVerdict
from tests.benchmarks.altered_quotations import PLANTED
from tests.benchmarks.invented_reports import InventedReport, invented_reports
from tests.core.student_work.quote_check.own_prose import ESSAYS

_NOT_THERE = (Path(__file__).parents[1] / "gold/stories").glob("*.txt")
_IN_ONE_ESSAY = 12
_LONG_ESSAY = 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """Words between marks in an essay: what was done to them, and what they are to be called."""

    kind: str
    sentence: str
    quoted: str
    expected: QuoteOutcome


def main() -> None:
    """Plants, checks and prints what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--quotations", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=11)
    wanted = parser.parse_args()
    reports = list(invented_reports(wanted.articles))
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        _fill(library, reports)
        start = perf_counter()
        index = current_quote_runs(library, library.room)
        built = perf_counter() - start
        size = (library.room / FILE_NAME).stat().st_size
        start = perf_counter()
        index = opened_quote_runs(library.room)
        opening = perf_counter() - start
        words = sum(len(report.text.split()) for report in reports)
        print(
            f"{len(reports):,} articles, {words:,} words: index built in {built:.1f} s,"
            f" {size / 1e6:.1f} MB, opened in {opening * 1000:.1f} ms"
        )
        checker = QuoteChecker(library, index)
        _tell_quality(checker, reports, wanted.quotations, Random(wanted.seed))
        _tell_false_alarms(checker)
        _tell_time(checker, reports, Random(wanted.seed))


def _fill(library: Library, reports: Sequence[InventedReport]) -> None:
    added = library.now().isoformat()
    with library.connection.transaction():
        for number, report in enumerate(reports):
            article = Article(
                id=ArticleId(f"invented/{number}"),
                title=f"{report.title} {number}",
                text=report.text,
                publisher="The Invented Courier",
                published=f"{2005 + number % 20}",
            )
            insert_article(library.connection, article, added, {})


def _tell_quality(
    checker: QuoteChecker, reports: Sequence[InventedReport], count: int, chance: Random
) -> None:
    told: dict[str, Counter[str]] = {}
    wrongly_exact: list[str] = []
    for essay in _essays(reports, count, chance):
        text = "\n".join(each.sentence for each in essay)
        check = with_speakers(checker.check(text), checker.sources)
        at = 0
        for asked in essay:
            here = at + asked.sentence.index("“")
            at += len(asked.sentence) + 1
            outcome = _outcome(check.verdicts, here)
            told.setdefault(asked.kind, Counter())[outcome] += 1
            if outcome == QuoteOutcome.EXACT != asked.expected and not any(
                # Chance may have written the altered words into another report.
                asked.quoted in report.text
                for report in reports
            ):
                wrongly_exact.append(f"{asked.kind}: {asked.quoted}")
    expected = {kind: planted.expected for kind, planted in PLANTED.items()} | _OTHERS
    print(f"{sum(map(Counter.total, told.values())):,} quotations:")
    for kind, outcomes in told.items():
        right = outcomes[expected[kind]]
        others = {name: number for name, number in outcomes.items() if name != expected[kind]}
        share = right / outcomes.total()
        print(f"  {kind:14} {right:4} of {outcomes.total():4} ({share:.1%}) {others}")
    print(f"  altered, and called exact: {len(wrongly_exact)}")
    for each in wrongly_exact[:5]:
        print(f"    {each}")


_OTHERS = {
    "two speakers": QuoteOutcome.TWO_SPEAKERS,
    "wrong speaker": QuoteOutcome.WRONG_SPEAKER,
    "not there": QuoteOutcome.NOT_FOUND,
}


def _outcome(verdicts: Sequence[QuoteVerdict], here: int) -> str:
    return next((str(each.outcome) for each in verdicts if each.here.start == here), "no quotation")


def _essays(reports: Sequence[InventedReport], count: int, chance: Random) -> Iterator[list[Asked]]:
    kinds = [*PLANTED, *_OTHERS]
    missing = [
        line.strip(" .")
        for file in _NOT_THERE
        for line in file.read_text("utf-8").replace("“", "").replace("”", "").split(". ")
        if 6 < len(line.split()) < 30 and "\n" not in line and '"' not in line
    ]
    number = 0
    while number < count:
        essay: list[Asked] = []
        report = chance.choice(reports)
        while len(essay) < _IN_ONE_ESSAY and number < count:
            if len(essay) % 4 == 0:
                report = chance.choice(reports)
            kind = kinds[number % len(kinds)]
            asked = _asked(kind, report, missing, chance)
            if asked is None:
                report = chance.choice(reports)
                continue
            essay.append(asked)
            number += 1
        yield essay


def _asked(
    kind: str, report: InventedReport, missing: Sequence[str], chance: Random
) -> Asked | None:
    special = {"not there": _missing, "wrong speaker": _wrong, "two speakers": _run_into_one}
    if kind in special:
        found = special[kind](report, missing, chance)
        return Asked(kind, *found, _OTHERS[kind]) if found is not None else None
    words = chance.choice((*report.told, *(words for _, words in report.said))).rstrip(".")
    altered = PLANTED[kind].alter(words, chance)
    if altered is None or (altered == words and kind not in ("exact", "typography")):
        return None
    sentence = f"The report says “{altered}”, which matters."
    return Asked(kind, sentence, altered, PLANTED[kind].expected)


def _missing(
    _report: InventedReport, missing: Sequence[str], chance: Random
) -> tuple[str, str] | None:
    words = chance.choice(missing)
    return f"Somebody wrote “{words}”, as I heard.", words


def _wrong(
    report: InventedReport, _missing: Sequence[str], chance: Random
) -> tuple[str, str] | None:
    name, words = chance.choice(report.said)
    others = sorted({each for each, _ in report.said} - {name})
    return (f"“{words},” said {chance.choice(others)}.", words) if others else None


def _run_into_one(
    report: InventedReport, _missing: Sequence[str], chance: Random
) -> tuple[str, str] | None:
    pairs = [
        (one, two)
        for one, two in zip(report.said, report.said[1:], strict=False)
        if one[0] != two[0] and _stand_together(report, one, two)
    ]
    if not pairs:
        return None
    (name, one), (_, two) = chance.choice(pairs)
    words = f"{' '.join(one.split()[-10:])} {' '.join(two.split()[:10])}"
    return f"“{words},” said {name}.", words


def _stand_together(report: InventedReport, one: tuple[str, str], two: tuple[str, str]) -> bool:
    return any(one[1] in line and two[1] in line for line in report.text.split("\n"))


def _tell_false_alarms(checker: QuoteChecker) -> None:
    words = sum(len(essay.split()) for essay in ESSAYS)
    alarms = [
        verdict.words
        for essay in ESSAYS
        for verdict in with_speakers(checker.check(essay), checker.sources).shown
    ]
    print(f"three essays of a student's own {words:,} words: {len(alarms)} false alarms {alarms}")


def _tell_time(checker: QuoteChecker, reports: Sequence[InventedReport], chance: Random) -> None:
    quotations = [chance.choice(chance.choice(reports).told) for _ in range(15)]
    prose = " ".join(ESSAYS).split()
    lines = [f"The paper says “{each}” and I agree." for each in quotations]
    length = sum(len(line.split()) for line in lines)
    while len(prose) < _LONG_ESSAY:
        prose += prose
    essay = " ".join(prose[: _LONG_ESSAY - length]) + "\n" + "\n".join(lines)
    times, speaking = [], []
    for _ in range(5):
        start = perf_counter()
        check = checker.check(essay)
        times.append(perf_counter() - start)
        start = perf_counter()
        with_speakers(check, checker.sources)
        speaking.append(perf_counter() - start)
    texts = [report.text for report in reports]
    start = perf_counter()
    for each in quotations:
        sum(text.find(each) >= 0 for text in texts)
    plain = perf_counter() - start
    start = perf_counter()
    SequenceMatcher(None, texts[0].split(), quotations[0].split(), autojunk=False).ratio()
    one = (perf_counter() - start) * len(texts) * len(quotations)
    print(
        f"an essay of {len(essay.split()):,} words with {len(quotations)} quotations: first"
        f" {times[0] * 1000:.0f} ms, then {min(times[1:]) * 1000:.0f} ms; who speaks: first"
        f" {speaking[0] * 1000:.0f} ms, then {min(speaking[1:]) * 1000:.0f} ms"
    )
    print(
        f"  its quotations by str.find, exact ones only: {plain * 1000:.0f} ms;"
        f" by difflib in each text, as one takes: {one:.0f} s"
    )


if __name__ == "__main__":
    main()
