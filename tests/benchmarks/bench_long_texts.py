"""How long the window is held, and how much memory it takes, by texts without end.

    python3 dev.py bench long-texts

The real window, without a screen, opens a text of 5 MB in one line, and in another process one
of 100,000 paragraphs. Told are the time until the first screenful, the longest time for which a
timer of 5 ms had to wait while the text was opened and read, the time to go to its end, and the
most memory the process had.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HOUSE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(HOUSE))

from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop.app import App  # noqa: E402
from desktop.appearance.fonts import Role, TypeScale  # noqa: E402
from desktop.core.library.library import Library  # noqa: E402
from desktop.core.span import Span  # noqa: E402
from desktop.start import Start  # noqa: E402
from tests.core.builders import an_article  # noqa: E402

BEAT = 5
WATCHED = 10_000
SENTENCE = "The council said on Monday that the bridge which was built in 1931 would be closed. "
TEXTS = {
    "one line of 5 MB": (SENTENCE * 60_000)[:5_000_000],
    "100,000 paragraphs": (SENTENCE + "\n") * 100_000,
}


def main() -> int:
    """Measures each text in a process of its own."""
    if len(sys.argv) > 1:
        measure(sys.argv[1])
        return 0
    return max(subprocess.call([sys.executable, __file__, name]) for name in TEXTS)


def measure(name: str) -> None:
    """Opens a text and prints how that went."""
    text = TEXTS[name]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "library"
        with Library.open(folder) as library:
            library.articles.add(an_article("first", text="A short one."))
            library.articles.add(an_article("long", text=text))
        application = QApplication([])
        application.setStyle("Fusion")
        application.setFont(TypeScale().font(Role.CONTROL))
        app = App(Library.open(folder), Start(folder, article="first", size=(1366, 768)))
        app.window.resize(1366, 768)
        beats: list[float] = []
        timer = QTimer(interval=BEAT)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: beats.append(time.perf_counter()))

        def begin() -> None:
            timer.start()
            began = time.perf_counter()
            beats.append(began)
            app.reading.open_article("long")
            app.reader.page.viewport().repaint()
            first = time.perf_counter() - began
            QTimer.singleShot(WATCHED, lambda: end(first))

        def end(first: float) -> None:
            timer.stop()
            held = max(b - a for a, b in pairwise(beats)) * 1000 - BEAT
            began = time.perf_counter()
            app.reader.go_to(Span(len(text) - 50, len(text) - 50))
            app.reader.page.viewport().repaint()
            gone = time.perf_counter() - began
            print(
                f"{name}: first screenful {first * 1000:.0f} ms, held for {held:.0f} ms at most,"
                f" to the end {gone * 1000:.0f} ms, at most {most_memory():.0f} MB"
            )
            app.close()
            application.quit()

        app.settled.connect(lambda: QTimer.singleShot(1500, begin))
        app.window.show()
        app.begin()
        application.exec()


def most_memory() -> float:
    """The most memory that this process had, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(main())
