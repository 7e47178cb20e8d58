"""Files of strangers are read in processes that end with what is wrong in them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.core.importing.errors import ImportReason, UnreadableReason
from desktop.core.importing.recognising import NoTextReason
from desktop.live.file_readers import FileReaders, FileReading
from desktop.live.worker_process import Worker
from tests.core.importing.made_files import (
    a_docx,
    a_paragraph,
    a_pdf,
    a_pdf_of_objects,
    a_zip,
    an_epub,
    an_odt,
    drawn,
)
from tests.desktop.started_processes import started_processes

BOMB = a_zip({"word/document.xml": b"<a>" + b" " * (100 * 2**20)})
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "&a{n - 1 or ""};&a{n - 1 or ""};">' for n in range(1, 40))
    + "]><w><p>&a39;</p></w>"
)
DEEP = "<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000
# A drawing that draws itself twice, over and over.
ITSELF = a_pdf_of_objects(
    [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /X 5 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 11"
        b" /Resources << /XObject << /X 5 0 R >> >> >>\nstream\n/X Do /X Do\nendstream",
        b"<< >>",
    ]
)
R = UnreadableReason
HOSTILE: dict[str, tuple[bytes, set[ImportReason | None]]] = {
    "empty.pdf": (b"", {R.NO_WORDS}),
    "cut.docx": (a_docx(a_paragraph("It broke."))[:-30], {R.DAMAGED}),
    "cut.pdf": (a_pdf([drawn([(70, 700, 10, "It broke.")])])[:150], {R.DAMAGED}),
    "cut.epub": (an_epub({"a.xhtml": "<p>x</p>"})[:-90], {R.DAMAGED}),
    "bomb.docx": (BOMB, {R.TOO_MUCH_INSIDE}),
    "laughs.docx": (a_zip({"word/document.xml": LAUGHS}), {R.MADE_TO_HARM, R.TOO_DEEP, R.DAMAGED}),
    "deep.docx": (a_docx(DEEP), {R.TOO_DEEP}),
    "deep.odt": (an_odt("<text:section>" * 9_000 + "</text:section>" * 9_000), {R.TOO_DEEP}),
    "deep.rtf": (b"{\\rtf1" + b"{" * 500_000, {R.TOO_DEEP}),
    "deep.epub": (
        an_epub({"a.xhtml": "<div>" * 100_000 + "It broke." + "</div>" * 100_000}),
        {R.TOO_DEEP, R.NO_WORDS, None},
    ),
    "out.epub": (an_epub({"../../../out.xhtml": "<p>It broke.</p>"}), {R.NO_WORDS, None}),
    "program.docx": (b"\x7fELF\0\0", {NoTextReason.PROGRAM}),
    "essay.pdf": (a_docx(a_paragraph("Word, called PDF.")), {None}),
    "zeros.txt": (b"\0" * 100_000, {NoTextReason.MACHINE}),
    "mixed.txt": ("Zoë, café, naïve ".encode() + "café".encode("cp1252"), {None}),
    "line.txt": (b"It broke in the night. " * 240_000, {None}),
    "line.rtf": (b"{\\rtf1 " + b"It broke. " * 100_000 + b"}", {None}),
    "itself.pdf": (ITSELF, {R.TOOK_TOO_MUCH, R.TOOK_TOO_LONG, R.NO_WORDS}),
}


@pytest.fixture
def readers() -> Iterator[FileReaders]:
    readers = FileReaders(seconds=60)
    yield readers
    readers.close()


def reasons(readings: list[FileReading]) -> dict[str, ImportReason | None]:
    return {reading.path.name: reading.parts[0].reason for reading in readings}


def test_whatever_is_wrong_with_a_file_is_told_and_the_next_is_read(
    readers: FileReaders, tmp_path: Path
) -> None:
    for name, (content, _) in HOSTILE.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "zzz.txt").write_bytes(b"It broke.")

    found = reasons(list(readers.readings([*sorted(tmp_path.iterdir()), tmp_path / "none.txt"])))

    expected = {name: outcomes for name, (_, outcomes) in HOSTILE.items()}
    expected |= {"zzz.txt": {None}, "none.txt": {R.NO_FILE}}
    assert {name: reason for name, reason in found.items() if reason not in expected[name]} == {}
    assert found.keys() == expected.keys()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems limit memory otherwise")
def test_a_process_that_reads_may_take_no_more_than_a_gigabyte(readers: FileReaders) -> None:
    worker = next(iter(readers.workers))

    assert worker.turn().run(60, memory_limit) == 2**30
    assert worker.turn().run(60, core_limit) == 0


def memory_limit() -> int:
    import resource  # noqa: PLC0415 - only where there is one

    return resource.getrlimit(resource.RLIMIT_AS)[0]


def core_limit() -> int:
    import resource  # noqa: PLC0415 - only where there is one

    return resource.getrlimit(resource.RLIMIT_CORE)[0]


def test_a_file_that_takes_too_long_is_ended_and_the_next_has_a_new_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = started_processes(monkeypatch)
    stuck = Worker([sys.executable, "-c", "import time; time.sleep(600)"])
    readers = FileReaders(seconds=0.2, workers=[stuck])
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"It broke.")

    found = reasons(list(readers.readings(sorted(tmp_path.iterdir()))))
    readers.close()

    assert set(found.values()) == {R.TOOK_TOO_LONG}
    assert len(started) == 2
    assert all(process.poll() is not None for process in started)


def test_what_is_not_read_yet_is_stopped(tmp_path: Path) -> None:
    readers = FileReaders()
    for number in range(5):
        (tmp_path / f"{number}.txt").write_bytes(b"It broke.")

    readers.stop()
    found = reasons(list(readers.readings(sorted(tmp_path.iterdir()))))
    readers.close()

    assert set(found.values()) == {R.STOPPED}


def test_two_processes_read_many_files_in_their_order(
    readers: FileReaders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[Any]] = started_processes(monkeypatch)
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"Flood {number}.")
    heard: list[Path] = []

    files = sorted(tmp_path.iterdir())
    readings = list(readers.readings(files, lambda reading: heard.append(reading.path)))

    assert [reading.path for reading in readings] == files
    assert sorted(heard) == files
    assert len(started) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_nobody_waits_for_a_pipe(readers: FileReaders, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    assert reasons(list(readers.readings([tmp_path / "pipe.txt"]))) == {"pipe.txt": R.NOT_A_FILE}
