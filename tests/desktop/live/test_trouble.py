"""A report says what went wrong and where, and holds no word of anybody's work."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.command_line import main
from desktop.live.trouble import Trouble, report_on

HOUSE = Path(__file__).parents[3]
SECRET = "my diary of Tuesday"


@pytest.fixture
def trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Trouble]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    before = list(logging.getLogger().handlers)
    yield Trouble(tmp_path / "reports")
    logging.getLogger().handlers[:] = before


def an_error() -> Exception:
    note = SECRET
    try:
        try:
            raise KeyError(note)
        except KeyError as error:
            raise ValueError(f"cannot read {note} in /home/ann/{note}.txt") from error
    except ValueError as error:
        return error


def test_a_report_has_kinds_and_lines_and_none_of_the_words() -> None:
    report = report_on(an_error())

    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "tests/desktop/live/test_trouble.py:" in report
    assert "an_error" in report
    assert SECRET not in report
    assert str(HOUSE) not in report
    assert "Sourcebook 0." in report


def test_it_is_written_once_and_told_once(trouble: Trouble) -> None:
    told: list[tuple[str, Path | None]] = []
    trouble.tell = lambda report, path: told.append((report, path))

    for _ in range(3):
        trouble.hear(an_error())

    [(report, path)] = told
    assert path is not None
    assert path.read_text() == report
    assert len(list(trouble.folder.iterdir())) == 1


def test_errors_of_slots_threads_and_tasks_are_heard(trouble: Trouble) -> None:
    told: list[str] = []
    trouble.tell = lambda report, _path: told.append(report)
    trouble.watch()

    sys.excepthook(ValueError, an_error(), None)
    thread = threading.Thread(target=lambda: dict[str, str]()["no such key"])
    thread.start()
    thread.join()
    logging.getLogger("desktop.live.tasks").error("task failed", exc_info=IndexError(SECRET))

    kinds = ("ValueError", "KeyError", "IndexError")
    assert all(kind in report for kind, report in zip(kinds, told, strict=True))
    assert not any(SECRET in report for report in told)


def test_only_reports_of_its_own_are_cleared_away(trouble: Trouble) -> None:
    trouble.folder.mkdir()
    strange = [trouble.folder / "thesis.txt", trouble.folder / "report-20200101-000000-1.txt"]
    for each in strange:
        each.write_text(SECRET)
    for number in range(40):
        (trouble.folder / f"report-20210101-0000{number:02}-1.txt").write_text("Sourcebook report")

    trouble.hear(an_error())

    assert [each.read_text() for each in strange] == [SECRET] * 2
    assert len(list(trouble.folder.iterdir())) == 20 + len(strange)


def test_a_folder_that_cannot_be_written_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("in the way")
    told: list[Path | None] = []
    trouble = Trouble(tmp_path / "reports")
    trouble.tell = lambda _report, path: told.append(path)

    trouble.hear(an_error())
    trouble.watch_for_crashes()
    trouble.end()

    assert told == [None]


@pytest.mark.skipif(sys.platform == "win32", reason="other last words")
def test_a_strangers_file_in_the_place_of_the_last_words_stays(tmp_path: Path) -> None:
    strange = tmp_path / f"crash-{os.getpid()}.txt"
    strange.write_text("a car crash in 1931\n")
    trouble = Trouble(tmp_path)

    assert trouble.watch_for_crashes() == ""
    trouble.end()

    assert strange.read_text() == "a car crash in 1931\n"


def test_the_last_words_of_a_crash_are_offered_at_the_next_start(tmp_path: Path) -> None:
    crashes = (
        "import sys, os, signal; from pathlib import Path;"
        "from desktop.live.trouble import Trouble;"
        "Trouble(Path(sys.argv[1])).watch_for_crashes(); os.kill(os.getpid(), signal.SIGSEGV)"
    )
    folder = tmp_path / "reports"
    subprocess.run([sys.executable, "-c", crashes, str(folder)], cwd=HOUSE, check=False)
    trouble = Trouble(folder)

    last = trouble.watch_for_crashes()

    assert "Segmentation fault" in last
    [report] = folder.glob("report-*.txt")
    assert report.read_text() == last
    trouble.end()
    again = Trouble(folder)
    assert again.watch_for_crashes() == ""
    again.end()


@pytest.mark.skipif(sys.platform == "win32", reason="other last words")
def test_the_last_words_of_a_crash_name_no_folder_of_a_person(tmp_path: Path) -> None:
    program = tmp_path / "home" / "ann" / "diary.py"
    program.parent.mkdir(parents=True)
    program.write_text(
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from desktop.live.trouble import Trouble\n"
        "Trouble(Path(sys.argv[1])).watch_for_crashes()\nos.kill(os.getpid(), signal.SIGSEGV)\n"
    )
    folder = tmp_path / "reports"
    environment = {**os.environ, "PYTHONPATH": str(HOUSE)}
    subprocess.run([sys.executable, str(program), str(folder)], env=environment, check=False)
    trouble = Trouble(folder)

    last = trouble.watch_for_crashes()
    trouble.end()

    assert "diary.py:5 <module>" in last
    written = [last, *(path.read_text() for path in folder.iterdir())]
    assert not any("/ann" in words or str(tmp_path) in words for words in written)


def test_where_nobody_reads_the_terminal_the_window_is_told(
    trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    trouble.tell = lambda report, _path: told.append(report)
    monkeypatch.setattr(sys, "stderr", None)

    trouble.hear(an_error())

    assert len(told) == 1


def test_a_command_that_goes_wrong_says_so_without_a_word_of_the_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("desktop.command_line._run", lambda _words: dict[str, int]()[SECRET])

    assert main(["quotes", "a.txt"]) == 1

    said = capsys.readouterr().err
    assert "a report is in" in said
    assert SECRET not in said
    assert "Traceback" not in said
