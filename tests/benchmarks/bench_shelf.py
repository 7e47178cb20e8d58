"""How smoothly a shelf of many articles scrolls and changes, beside Qt's barest list.

    python3 dev.py bench shelf [--articles N] [--rounds N]

The shelf and a QListView over a QStringListModel with as many rows take turns in one process,
without a screen, so that whatever else the computer does befalls both alike. Medians and the
slowest of all rounds, in milliseconds:

  frame    from scrolling on by most of a page until that is painted.
  end      from a jump to the other end until that is painted.
  change   from another article being opened until its row, and that of the one before, are
           painted; in the bare list two rows are given other words.
  show     from being given all rows until the first of them are painted.

A picture on a screen lasts for 16 ms.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Callable
from functools import partial
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from desktop.appearance.theme import Theme
from desktop.core.library.articles import ArticleSummary
from desktop.shelf.articles import ShelvedArticles
from desktop.shelf.shelf import Shelf
from tests.benchmarks.large_library import short_articles

_WIDTH, _HEIGHT = 236, 800
Times = dict[str, list[float]]


def main() -> int:
    """Measure both lists in turns and print how they compare."""
    reading = argparse.ArgumentParser(description="Measure the shelf.")
    reading.add_argument("--articles", type=int, default=10_000, help="articles on it (10000)")
    reading.add_argument("--rounds", type=int, default=30, help="how often each is done (30)")
    asked = reading.parse_args()
    application = QApplication([])
    summaries = tuple(
        ArticleSummary(each.id, each.title, each.published, each.publisher, 0, "")
        for each in short_articles(asked.articles)
    )
    shelf, bare = Shelf(Theme.load("light")), QListView()
    model = QStringListModel()
    bare.setModel(model)
    bare.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    for widget in (shelf, bare):
        widget.resize(_WIDTH, _HEIGHT)
        widget.show()
    # Every article is listed in a place of its own.
    shelf.show_place("library")
    application.processEvents()
    titles = [each.title for each in summaries]

    def change_bare(number: int) -> None:
        for row in (number, number + 1):
            model.setData(model.index(row), f"another {row}")

    ours, theirs = Times(), Times()
    for times, view, show, change in (
        (
            ours,
            shelf.rows,
            lambda: shelf.show_library((), ShelvedArticles.of(summaries)),
            lambda number: shelf.show_open(summaries[number].id),
        ),
        (theirs, bare, lambda: model.setStringList(titles), change_bare),
    ):
        measure(times, view, show, change, asked.rounds)
    print(f"{'':8}{'shelf':>18}{'QListView':>20}{'ratio':>8}")
    for name, taken in ours.items():
        us, them = statistics.median(taken), statistics.median(theirs[name])
        print(
            f"{name:8}{us:9.2f} ({max(taken):6.2f}){them:11.2f} ({max(theirs[name]):6.2f})"
            f"{us / them:8.2f}"
        )
    return 0


def measure(
    times: Times,
    view: QListView,
    show: Callable[[], None],
    change: Callable[[int], None],
    rounds: int,
) -> None:
    """Takes the times of one list."""
    bar = view.verticalScrollBar()

    def note(name: str, act: Callable[[], None]) -> None:
        began = perf_counter()
        act()
        view.viewport().repaint()
        QApplication.processEvents()
        times.setdefault(name, []).append((perf_counter() - began) * 1000)

    note("show", show)
    for number in range(rounds):
        note("frame", lambda: bar.setValue(bar.value() + bar.pageStep() - 60))
        note("end", partial(bar.setValue, 0 if number % 2 else bar.maximum()))
        bar.setValue(bar.maximum() // rounds * number)
        note("change", partial(change, number * 100))


if __name__ == "__main__":
    sys.exit(main())
