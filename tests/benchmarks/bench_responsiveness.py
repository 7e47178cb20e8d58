"""How long a key ever waits for the window while 6,000 articles are imported and indexed.

    python3 dev.py bench responsiveness [--articles N] [--stacks MS]

The real window, without a screen, on a library of its own. Articles are made up, written as
files of three kinds and imported as the program does it: read by processes of their own, added in
lots, indexed by the process beside the window. Meanwhile somebody types, now into the search field
and now into a note. Measured until the last article can be found:

  turn     what a timer of 5 ms had to wait beyond that: the longest stretch in which the window
           could not have answered anything.
  key      from a key being pressed, on a thread of its own, until the window has handled it.
  search   from the last key of a word until its results are on the screen.

It says how many answers came while somebody typed. Ends with 1 when a turn or a key waited for
longer than 50 ms, and when hardly anything was searched for: then nothing was measured.
"""

from __future__ import annotations

import argparse
import faulthandler
import logging
import os
import random
import statistics
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HOUSE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(HOUSE))

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QKeyEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from desktop.app import App  # noqa: E402
from desktop.appearance.fonts import Role, TypeScale  # noqa: E402
from desktop.core.library.library import Library  # noqa: E402
from desktop.core.searching.results import SearchResults  # noqa: E402
from desktop.core.span import Span  # noqa: E402
from desktop.live.adding import AddingOutcome, AddingReport  # noqa: E402
from desktop.start import Start  # noqa: E402

LONGEST = 50.0
BEAT = 5
# As fast as a good typist: one key is searched for before the next is pressed.
BETWEEN_KEYS = 0.09
# With fewer answers nobody has searched while articles were imported.
FEWEST_ANSWERS = 20
WORDS = """
harbour bridge council survey storm ferry school budget river market winter engineer minister
question answer report plan money street people letter morning night garden station teacher
student city museum water road train record paper voice
"""
SMALL_WORDS = ("the", "of a", "and the", "in", "was", "to the", "that")
NAMES = "Anna Keller, Tom Reed, Rosa Okafor, Nils Aker, Ada Quill, Ivo Marsh"


def main() -> int:
    """Imports, types and measures; gives 1 when somebody had to wait too long."""
    reading = argparse.ArgumentParser(description="Measure the window while it has much to do.")
    reading.add_argument("--articles", type=int, default=6000, help="how many to import (6000)")
    reading.add_argument("--patience", type=float, default=300, help="give up after seconds (300)")
    reading.add_argument("--stacks", type=float, default=0, help="show what held up a turn of MS")
    asked = reading.parse_args()
    logging.basicConfig(level=logging.WARNING)
    faulthandler.dump_traceback_later(asked.patience + 30, exit=True)
    with tempfile.TemporaryDirectory() as folder:
        return Measuring(Path(folder), asked).run()


class Measuring:
    """One run of the window."""

    def __init__(self, folder: Path, asked: argparse.Namespace) -> None:
        self.application = QApplication([])
        self.application.setStyle("Fusion")
        self.application.setFont(TypeScale().font(Role.CONTROL))
        self.asked = asked
        self.folder = folder / "files"
        make_up_files(self.folder, asked.articles)
        library = folder / "library"
        self.app = App(Library.open(library), Start(library, size=(1366, 768)))
        self.turns = Turns(asked.stacks)
        self.typist = Typist(self.application)
        self.searches: list[float] = []
        self.answers = 0
        self.asked_at = 0.0
        self.imported = 0
        self.began = self.all_added = self.all_fed = 0.0

    def run(self) -> int:
        app = self.app
        app.window.resize(1366, 768)
        app.settled.connect(self.begin)
        app.live.search.found.connect(self.note_found)
        app.window.show()
        app.begin()
        QTimer.singleShot(int(self.asked.patience * 1000), lambda: self.application.exit(2))
        status = self.application.exec()
        self.typist.end()
        self.turns.end()
        app.close()
        if status == 2:
            print("gave up")
            return 2
        return self.report()

    def begin(self) -> None:
        # The window has opened its index by then, as it has on any reader's screen.
        QTimer.singleShot(1500, self.begin_to_import)

    def begin_to_import(self) -> None:
        self.began = time.perf_counter()
        self.turns.begin()
        self.typist.begin()
        self.type_in_search()
        importing = self.app.live.importing.get()
        importing.ended.connect(self.note_ended)
        importing.start([self.folder])

    # The import, as the program does it

    def note_ended(self, reports: tuple[AddingReport, ...]) -> None:
        for why in {
            str(each.reason) for each in reports if each.outcome is AddingOutcome.NOT_ADDED
        }:
            print("not added:", why)
        self.imported = sum(each.outcome is AddingOutcome.ADDED for each in reports)
        self.all_added = time.perf_counter()
        self.wait_for_index()

    def wait_for_index(self) -> None:
        if self.app.index.is_behind:
            QTimer.singleShot(50, self.wait_for_index)
            return
        self.all_fed = time.perf_counter()
        QTimer.singleShot(500, lambda: self.application.exit(0))

    # Somebody at the keyboard

    def type_in_search(self) -> None:
        app, number = self.app, self.typist.handled
        words = WORDS.split()
        word = words[number % len(words)]
        app.screen.search_field.setFocus()
        app.screen.search_field.clear()
        self.typist.type(app.screen.search_field, word, self.wait_for_results)

    def wait_for_results(self) -> None:
        self.asked_at = time.perf_counter()
        QTimer.singleShot(500, self.type_in_note)

    def type_in_note(self) -> None:
        app = self.app
        app.searching.end()
        app.reader.note_wanted.emit(Span(0, 6))
        words = " ".join(random.sample(WORDS.split(), 3))
        self.typist.type(app.notes.editor.field, words, self.leave_note)

    def leave_note(self) -> None:
        self.app.notes.close_editor()
        self.app.window.top_bar.undo_wanted.emit()
        self.type_in_search()

    def note_found(self, results: SearchResults) -> None:
        self.answers += bool(results.query)
        if self.asked_at and results.query == self.app.screen.search_field.text():
            since = self.asked_at
            self.asked_at = 0.0
            QTimer.singleShot(0, lambda: self.searches.append((time.perf_counter() - since) * 1000))

    def report(self) -> int:
        print(
            f"{self.imported} articles added in {self.all_added - self.began:.1f} s,"
            f" all found after {self.all_fed - self.began:.1f} s,"
            f" {len(self.typist.waits)} keys, {self.answers} answers while they were typed"
            f" and {len(self.searches)} to whole words"
        )
        print(f"{'ms':8}{'median':>9}{'p99':>9}{'max':>9}")
        rows = {"turn": self.turns.waits, "key": self.typist.waits, "search": self.searches}
        for name, waits in rows.items():
            print(f"{name:8}{figures(waits)}")
        worst = max(*self.turns.waits, *self.typist.waits)
        print(f"\nover {LONGEST:.0f} ms: {sum(each > LONGEST for each in self.turns.waits)} turns")
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, {sys.platform}")
        return int(worst > LONGEST or self.answers < FEWEST_ANSWERS)


class Turns(QObject):
    """How long a timer of a few milliseconds has to wait beyond its time."""

    def __init__(self, shown_above: float) -> None:
        super().__init__()
        self.waits: list[float] = []
        self._last = 0.0
        self._shown_above = shown_above
        self._main = threading.get_ident()
        self._is_over = False
        self._timer = QTimer(self, interval=BEAT)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()
        if self._shown_above:
            threading.Thread(target=self._watch, daemon=True).start()

    def end(self) -> None:
        self._is_over = True
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.waits.append(max(0.0, (now - self._last) * 1000 - BEAT))
        self._last = now

    def _watch(self) -> None:
        """Shows where the window is when a turn takes too long; disturbs the figures a little."""
        shown = 0.0
        while not self._is_over:
            time.sleep(0.004)
            last = self._last
            if last != shown and (time.perf_counter() - last) * 1000 > self._shown_above:
                shown = last
                frames = sys._current_frames()
                print(f"--- held up for {(time.perf_counter() - last) * 1000:.0f} ms")
                for ident, frame in frames.items():
                    if ident != threading.get_ident():
                        stack = traceback.extract_stack(frame)[-7:]
                        who = "window" if ident == self._main else "thread"
                        at = " < ".join(f"{f.name}:{f.lineno}" for f in reversed(stack))
                        print(f"    {who}: {at}")


class Marker(QEvent):
    """Comes after a key has been handled."""

    kind = QEvent.Type(QEvent.registerEventType())

    def __init__(self, pressed: float) -> None:
        super().__init__(self.kind)
        self.pressed = pressed


class Typist(QObject):
    """Presses keys at an even pace from a thread of its own, whatever the window is doing."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.waits: list[float] = []
        self.handled = 0
        self._words: list[tuple[QWidget, str]] = []
        self._then: Callable[[], None] | None = None
        self._is_over = False
        # Qt makes its keyboard with the first key, and in the thread of its window.
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
        self._thread = threading.Thread(target=self._press, daemon=True)

    def begin(self) -> None:
        self._thread.start()

    def end(self) -> None:
        self._is_over = True
        self._thread.join(1)

    def type(self, widget: QWidget, words: str, then: Callable[[], None]) -> None:
        self._then = then
        self._words = [(widget, letter) for letter in words]

    def _press(self) -> None:
        while not self._is_over:
            time.sleep(BETWEEN_KEYS)
            if not self._words:
                continue
            widget, letter = self._words.pop(0)
            none = Qt.KeyboardModifier.NoModifier
            key = Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.postEvent(widget, QKeyEvent(kind, key, none, letter))
            QCoreApplication.postEvent(self, Marker(time.perf_counter()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, Marker):
            self.waits.append((time.perf_counter() - event.pressed) * 1000)
            self.handled += 1
            if not self._words and self._then is not None:
                then, self._then = self._then, None
                QTimer.singleShot(0, then)
            return True
        return super().event(event)


def make_up_files(folder: Path, count: int) -> None:
    """Articles of about 500 words with a few quotations, as text, Markdown and web pages."""
    folder.mkdir()
    dice = random.Random(7)
    words, names = WORDS.split(), NAMES.split(", ")
    for number in range(count):
        paragraphs = [f"Report {number} from the {dice.choice(words)}"]
        for _ in range(dice.randint(6, 12)):
            # Without small words a line is no prose, and a page of such lines no article.
            told = " ".join(
                f"{dice.choice(SMALL_WORDS)} {dice.choice(words)}"
                for _ in range(dice.randint(10, 35))
            )
            if dice.random() < 0.5:
                said = " ".join(dice.choices(words, k=9))
                told += f". “The {said},” said {dice.choice(names)}"
            paragraphs.append(f"{told[0].upper()}{told[1:]}.")
        kind = ("txt", "md", "html")[number % 3]
        file = folder / f"report-{number}.{kind}"
        file.write_text(written(paragraphs, kind), encoding="utf-8")


def written(paragraphs: list[str], kind: str) -> str:
    """The text of a file of a kind, the headline first."""
    head, *others = paragraphs
    if kind == "html":
        body = "".join(f"<p>{each}</p>\n" for each in others)
        return f"<title>{head}</title><main><article><h1>{head}</h1>\n{body}</article></main>"
    return "\n\n".join([f"# {head}" if kind == "md" else head, *others])


def figures(waits: list[float]) -> str:
    """Median, 99th percentile and maximum."""
    ordered = sorted(waits) or [float("nan")]
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"{statistics.median(ordered):9.1f}{p99:9.1f}{ordered[-1]:9.1f}"


if __name__ == "__main__":
    sys.exit(main())
