"""How much of the text of saved pages is found, and how much else, beside other readers.

    python3 dev.py bench pages --pages FOLDER [--worst 10] [--half first|second]

FOLDER holds `ground-truth.json` (for each page its `articleBody`) and `html/ID.html.gz`, as the
public article-extraction benchmark of Scrapinghub has them (MIT licence). Text and truth are
compared as multisets of runs of four words: precision and recall are means over the pages, F1 is
of these means, and "exact" is the share of pages whose words agree completely. Captions are lines
of a text of their own kind, and no body text; they are left out here. Processor time is that of
reading a page into a document with all that is known of it, for the others of their text alone.
Beside Sourcebook: trafilatura, alone and in its fast mode, and readability-lxml, each where it is
installed. `--half` takes every other page, so that what is tried on one half is told by the other.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(HOUSE))

from desktop.core.importing.errors import CannotImport  # noqa: E402
from desktop.core.importing.formats.html import documents_from_html  # noqa: E402
from desktop.core.shape import LineKind  # noqa: E402

_WORD = re.compile(r"\w+")
Reader = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class PageScore:
    """What a reader made of the pages."""

    precision: float
    recall: float
    exact: float
    milliseconds: float
    worst: tuple[tuple[float, str], ...]

    @property
    def f1(self) -> float:
        """Of the means of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def main() -> int:
    """Prints a line for each reader."""
    asked = argparse.ArgumentParser(prog="bench pages")
    asked.add_argument("--pages", type=Path, required=True, help="the folder with the pages")
    asked.add_argument("--worst", type=int, default=0, help="so many of our worst pages as well")
    asked.add_argument("--half", choices=("first", "second"), help="every other page")
    given = asked.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    pages = dict(pages_in(given.pages, given.half))
    print(f"{len(pages)} pages        F1  precision  recall  exact  ms a page")
    for name, reader in readers().items():
        score = scored(reader, pages)
        print(
            f"{name:22} {score.f1:.3f}      {score.precision:.3f}   {score.recall:.3f}  "
            f"{score.exact:.3f}  {score.milliseconds:9.1f}",
            flush=True,
        )
        if name == "Sourcebook":
            for value, page in score.worst[: given.worst]:
                print(f"    {value:.2f} {page}")
    return 0


def pages_in(folder: Path, half: str | None) -> Iterator[tuple[str, tuple[bytes, str]]]:
    """Each page by its name: its bytes and its true text."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    names = sorted(truth)
    if half:
        names = names[half == "second" :: 2]
    for name in names:
        content = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield name, (content, truth[name]["articleBody"])


def readers() -> dict[str, Reader]:
    """Sourcebook and those others that are installed."""
    there: dict[str, Reader] = {"Sourcebook": ours}
    try:
        import trafilatura  # noqa: PLC0415

        there["trafilatura"] = lambda page: trafilatura.extract(page, include_comments=False) or ""
        there["trafilatura (fast)"] = lambda page: (
            trafilatura.extract(page, include_comments=False, fast=True) or ""
        )
    except ImportError:
        print("trafilatura is NOT installed: going on without it.")
    try:
        from lxml import html  # noqa: PLC0415
        from readability import Document  # noqa: PLC0415

        def readability(page: bytes) -> str:
            summary = html.fromstring(Document(page.decode("utf-8", "replace")).summary())
            # Else the words of two paragraphs would grow together.
            return "\n".join(summary.itertext())

        there["readability-lxml"] = readability
    except ImportError:
        print("readability-lxml is NOT installed: going on without it.")
    return there


def ours(page: bytes) -> str:
    """The text that Sourcebook reads on a page, without its captions; nothing where it refuses."""
    try:
        [document] = documents_from_html(page, name="page")
    except CannotImport:
        return ""
    lines = document.text.split("\n")
    style = document.shape.style
    return "\n".join(line for n, line in enumerate(lines) if style(n).kind is not LineKind.CAPTION)


def scored(reader: Reader, pages: Mapping[str, tuple[bytes, str]]) -> PageScore:
    """How good a reader is on these pages; the first page is read once before the clock runs."""
    if not pages:
        return PageScore(0, 0, 0, 0, ())
    reader(next(iter(pages.values()))[0])
    precisions: list[float] = []
    recalls: list[float] = []
    worst: list[tuple[float, str]] = []
    exact, seconds = 0, 0.0
    for name, (content, true_text) in pages.items():
        start = time.process_time()
        text = reader(content)
        seconds += time.process_time() - start
        words, runs = runs_of_four(text)
        true_words, true_runs = runs_of_four(true_text)
        shared = (runs & true_runs).total()
        precision = shared / runs.total() if runs else float(not true_runs)
        recall = shared / true_runs.total() if true_runs else 1.0
        if runs or not true_runs:
            precisions.append(precision)
        if true_runs:
            recalls.append(recall)
        exact += words == true_words
        worst.append((min(precision, recall), name))
    return PageScore(
        sum(precisions) / max(1, len(precisions)),
        sum(recalls) / max(1, len(recalls)),
        exact / len(pages),
        seconds / len(pages) * 1000,
        tuple(sorted(worst)),
    )


def runs_of_four(text: str) -> tuple[list[str], Counter[tuple[str, ...]]]:
    """The words of a text, and how often each run of four of them comes."""
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - 3)) if words else ()
    return words, Counter(tuple(words[start : start + 4]) for start in starts)


if __name__ == "__main__":
    sys.exit(main())
