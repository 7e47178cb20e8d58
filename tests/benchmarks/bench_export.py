"""How long it takes to gather a library's notes, and to write them in every format.

    python3 dev.py bench export [--notes N] [--articles N]

A made-up library of N articles (200) with N notes (5,000), half of them on quoted words, in a
folder that goes afterwards. Seconds, each once:

  anew     reading the notes with their speakers, paragraphs and citations, where no article was
           ever opened: all of them are read through for who speaks.
  opened   the same where all of them were opened, as is usual where notes stand on them.
  md …     making the bytes of one format.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from desktop.core.library.kept_readings import KeptReadings
from desktop.core.library.library import Library
from desktop.core.library.put_right import put_right_in
from desktop.core.speakers.text_reading import read_through
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.collecting import collected_work
from desktop.core.student_work.exporting import WorkFormat, exported
from desktop.core.student_work.work import WorkOrder
from desktop.live.work_pdf import work_pdf
from desktop.wording.work_labels import work_labels
from tests.core.builders import BRIDGE, an_annotation, an_article

_QUOTED, _PLAIN = "bridge is safe", "nine of the twelve beams"


def main() -> int:
    """Make the library, measure, and print the seconds."""
    reading = argparse.ArgumentParser(description="Measure taking out notes.")
    reading.add_argument("--notes", type=int, default=5_000, help="notes in all (5000)")
    reading.add_argument("--articles", type=int, default=200, help="articles (200)")
    asked = reading.parse_args()
    application = QApplication([])
    with TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        _fill(library, asked.notes, asked.articles)
        for name in ("anew", "opened"):
            began = perf_counter()
            work = collected_work(
                library, library.articles.ids(), title="My notes", style=CitationStyle.APA
            )
            print(f"{name:7} {perf_counter() - began:6.2f}")
            _open_all(library)
        print(f"{work.count} notes on {len(work.articles)} articles")
        labels = work_labels()
        for form in WorkFormat:
            began = perf_counter()
            content = exported(work, form, labels, WorkOrder.ARTICLE, work_pdf)
            print(f"{form:7} {perf_counter() - began:6.2f}  {len(content) / 1e6:6.2f} MB")
    application.quit()
    return 0


def _open_all(library: Library) -> None:
    """Keeps what opening an article keeps of it."""
    kept = KeptReadings(library.room)
    for article_id in library.articles.ids():
        article, put_right = library.articles.get(article_id), put_right_in(library, article_id)
        if kept.find(article, put_right) is None:
            reading = read_through(article.text, article.language, put_right)
            kept.keep(article, put_right, reading)


def _fill(library: Library, notes: int, articles: int) -> None:
    texts = [
        an_article(f"a{n}", f"{n}. {BRIDGE}\n" * 8, byline="By Ana Reyes", published="2020-05-03")
        for n in range(articles)
    ]
    library.articles.add_all(texts)
    for number in range(notes):
        words = _QUOTED if number % 2 else _PLAIN
        body = f"Note {number}: *who* says so, and how do they know? #source"
        text = texts[number % articles]
        library.annotations.add(an_annotation(words, body, name=f"n{number}", article=text))


if __name__ == "__main__":
    raise SystemExit(main())
