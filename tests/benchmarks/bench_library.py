"""How smoothly the library as a place scrolls, sorts and narrows, beside Qt's barest table.

    python3 dev.py bench library [--articles N] [--rounds N]

The panel, over a library that was filled for it, and a QTableView over a QStandardItemModel with as
many rows take turns in one process, without a screen, so that whatever else the computer does
befalls both alike. Medians and the slowest of all rounds, in milliseconds:

  frame    from scrolling on by most of a page until that is painted.
  end      from a jump to the other end until that is painted.
  sort     from the head of a column being pressed until the rows are painted in their new order:
           of the panel what the window waits for, beside a sort of the bare model.
  filter   from a letter in the field until the rows are painted, as above.
  choose   from choosing all of them until that is painted.
  task     how long the list takes that is made beside the window; the bare table has none.

A picture on a screen lasts for 16 ms.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollBar, QTableView

from desktop.appearance.theme import Theme
from desktop.core.library.article_measures import ArticleMeasures, measured
from desktop.core.library.article_tags import ArticleTags
from desktop.core.library.library import Library
from desktop.core.library.listing import ArticleRequest, ListOrder, listed, listing
from desktop.library.panel import LibraryPanel
from tests.benchmarks.large_library import short_articles

_WIDTH, _HEIGHT = 1200, 800
_ORDERS = (ListOrder.TITLE, ListOrder.WORDS, ListOrder.PUBLISHED, ListOrder.ADDED)
Times = dict[str, list[float]]


def main() -> int:
    """Measure both tables in turns and print how they compare."""
    reading = argparse.ArgumentParser(description="Measure the library as a place.")
    reading.add_argument("--articles", type=int, default=10_000, help="articles in it (10000)")
    reading.add_argument("--rounds", type=int, default=30, help="how often each is done (30)")
    asked = reading.parse_args()
    application = QApplication([])
    with TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        fill(library, asked.articles)
        ours, theirs = measure(application, library, asked.rounds)
    print(f"{'':8}{'library':>18}{'QTableView':>20}{'ratio':>8}")
    for name, taken in ours.items():
        us, line = statistics.median(taken), f"{name:8}"
        line += f"{us:9.2f} ({max(taken):6.2f})"
        if name in theirs:
            them = statistics.median(theirs[name])
            line += f"{them:11.2f} ({max(theirs[name]):6.2f}){us / them:8.2f}"
        print(line)
    return 0


def fill(library: Library, count: int) -> None:
    """Puts articles into a library, tags some and measures all."""
    random = Random(3)
    articles = [
        replace(each, publisher=f"Paper {number % 9}")
        for number, each in enumerate(short_articles(count))
    ]
    library.articles.add_all(articles)
    tags = [
        (each.id, tag) for each in articles for tag in random.sample("abcdef", random.randint(0, 2))
    ]
    ArticleTags(library.connection, library.now).change(tags, ())
    ArticleMeasures(library.connection).keep(map(measured, articles))


def measure(application: QApplication, library: Library, rounds: int) -> tuple[Times, Times]:
    """The times of the panel, and those of the bare table."""
    ours, theirs = Times(), Times()
    panel = LibraryPanel(lambda ids: listed(library, ids), Theme.load("light"))
    panel.resize(_WIDTH, _HEIGHT)
    panel.show()

    def note(times: Times, view: QAbstractItemView, name: str, act: Callable[[], object]) -> None:
        began = perf_counter()
        act()
        view.viewport().repaint()
        application.processEvents()
        times.setdefault(name, []).append((perf_counter() - began) * 1000)

    def ask(request: ArticleRequest) -> None:
        # The window waits for what is shown of it alone.
        began = perf_counter()
        found = listing(library, request)
        ours.setdefault("task", []).append((perf_counter() - began) * 1000)
        waiting.append(lambda: panel.show_listing(found))

    waiting: list[Callable[[], None]] = []
    panel.asked.connect(ask)
    ask(panel.wanted)
    waiting.pop()()
    bare, proxy = bare_table(library)
    for number in range(rounds):
        for times, view in ((ours, panel.table), (theirs, bare)):
            bar = view.verticalScrollBar()
            bar.setValue(bar.maximum() // rounds * number)
            on = partial(step_on, bar)
            note(times, view, "frame", on)
            note(times, view, "end", partial(bar.setValue, 0 if number % 2 else bar.maximum()))
        panel.sort(_ORDERS[number % len(_ORDERS)])
        note(ours, panel.table, "sort", waiting.pop())
        note(theirs, bare, "sort", partial(proxy.sort, number % 3, Qt.SortOrder(number % 2)))
        panel.narrow("abcdefgh"[number % 8])
        note(ours, panel.table, "filter", waiting.pop())
        note(theirs, bare, "filter", partial(proxy.setFilterFixedString, "abcdefgh"[number % 8]))
        panel.narrow("")
        waiting.pop()()
        proxy.setFilterFixedString("")
        for times, view in ((ours, panel.table), (theirs, bare)):
            note(times, view, "choose", view.selectAll)
            view.clearSelection()
    return ours, theirs


def step_on(bar: QScrollBar) -> None:
    """Scrolls on by most of a page."""
    bar.setValue(bar.value() + bar.pageStep() - 60)


def bare_table(library: Library) -> tuple[QTableView, QSortFilterProxyModel]:
    """A table of Qt's over as many rows, with all that it shows in memory."""
    model, proxy, table = QStandardItemModel(), QSortFilterProxyModel(), QTableView()
    for each in listed(library, library.articles.ids()):
        cells = each.title, each.published, str(each.words), "", "", "", each.state
        model.appendRow([QStandardItem(cell) for cell in cells])
    proxy.setSourceModel(model)
    table.setModel(proxy)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.resize(_WIDTH, _HEIGHT)
    table.show()
    return table, proxy


if __name__ == "__main__":
    sys.exit(main())
