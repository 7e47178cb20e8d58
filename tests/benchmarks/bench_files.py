"""How much of real documents is read: words, furniture, source fields, seconds and memory.

    python3 dev.py bench files --files FOLDER

FOLDER holds files and a `manifest.json` that lists, for each "file", words that "must" be found
and that "must_not", and "title", "byline", "published" where they are known. Each file is read as
the program reads it, in a process of its own, and by the peers that are installed: PDFium's plain
text, mammoth, striprtf and pandoc.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from desktop.core.importing.document import ImportedDocument, SourceFieldName
from desktop.core.importing.errors import CannotImport
from desktop.core.importing.file_parts import FilePart, parts_of_file
from desktop.live.worker_process import WorkFailed, confined_worker
from tests.benchmarks.peak_memory import peak_megabytes

_SECONDS = 20.0
_FIELDS = {
    "title": SourceFieldName.TITLE,
    "byline": SourceFieldName.BYLINE,
    "published": SourceFieldName.PUBLISHED,
}
_LONGEST_REASON = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody read of a file, and what it took; `why` is empty where it was read."""

    text: str
    seconds: float
    megabytes: float = 0.0
    why: str = ""
    documents: tuple[ImportedDocument, ...] = ()


@dataclass(slots=True)
class Sums:
    """How many of the words and fields that were looked for were found."""

    files: int = 0
    found: int = 0
    wanted: int = 0
    clean: int = 0
    furniture: int = 0
    fields: int = 0
    known: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    most: float = 0.0

    def add(self, entry: Mapping[str, Any], reading: Reading) -> None:
        """Counts what was read of one file."""
        text = _plain(reading.text)
        self.files += 1
        self.wanted += len(entry.get("must", ()))
        self.found += sum(_plain(words) in text for words in entry.get("must", ()))
        self.furniture += len(entry.get("must_not", ()))
        self.clean += sum(_plain(words) not in text for words in entry.get("must_not", ()))
        self.seconds += reading.seconds
        self.slowest = max(self.slowest, reading.seconds)
        self.most = max(self.most, reading.megabytes)
        for name, field in _FIELDS.items():
            if entry.get(name) and reading.documents:
                self.known += 1
                self.fields += _agrees(name, str(entry[name]), reading.documents[0].value(field))

    def row(self, name: str) -> str:
        """The sums as a line of a table."""
        mean = self.seconds / max(1, self.files)
        return (
            f"{name:22}{self.files:6}{_share(self.found, self.wanted):>12}"
            f"{_share(self.clean, self.furniture):>12}{_share(self.fields, self.known):>12}"
            f"{mean:9.3f}{self.slowest:9.2f}{self.most:8.0f}"
        )


def main(words: Sequence[str]) -> int:
    """Reads all files of a folder and writes the table."""
    parser = argparse.ArgumentParser(prog="dev.py bench files", description=__doc__)
    parser.add_argument("--files", type=Path, required=True)
    parser.add_argument("--each", action="store_true", help="also a line a file")
    options = parser.parse_args(words)
    entries = json.loads((options.files / "manifest.json").read_text("utf-8"))
    ours: dict[str, Sums] = {}
    peers: dict[str, Sums] = {}
    for entry in entries:
        path = options.files / entry["file"]
        reading = _ours(path)
        if "expect" in entry:
            print(f"{entry['file']:48} {reading.why or 'read'}  (expected: {entry['expect']})")
            continue
        kind = Path(entry["file"]).parts[0]
        for sums in (ours.setdefault(kind, Sums()), ours.setdefault("all", Sums())):
            sums.add(entry, reading)
        if options.each or reading.why:
            missing = [each for each in entry.get("must", ()) if not _holds(reading, each)]
            print(
                f"{entry['file']:48} {reading.seconds:6.3f} s {reading.megabytes:5.0f} MB"
                f"  missing {len(missing)}  {reading.why}"
            )
        for name, peer in _PEERS.items():
            if path.suffix in peer[0] and (other := _timed(peer[1], path)) is not None:
                peers.setdefault(f"{kind}: {name}", Sums()).add(entry, other)
    columns = ("files", "must", "must_not", "fields", "s mean", "s most", "MB")
    widths = (6, 12, 12, 12, 9, 9, 8)
    titles = "".join(f"{each:>{width}}" for each, width in zip(columns, widths, strict=True))
    print(f"\n{'Sourcebook':22}{titles}")
    for kind, sums in ours.items():
        print(sums.row(kind))
    print("\npeers (fields are not compared)")
    for name, sums in peers.items():
        print(sums.row(name))
    return 0


def _ours(path: Path) -> Reading:
    """The file as the program reads it, in a new process, whose memory is that of this file."""
    worker = confined_worker()
    try:
        worker.turn().run(_SECONDS, len, "")
        start = perf_counter()
        parts = worker.turn().run(_SECONDS, parts_of_file, path)
        seconds = perf_counter() - start
        megabytes = worker.turn().run(_SECONDS, peak_megabytes)
    except (WorkFailed, CannotImport) as error:
        return Reading("", _SECONDS, why=str(error)[:_LONGEST_REASON])
    finally:
        worker.close()
    return _read(parts, seconds, megabytes)


def _read(parts: Iterable[FilePart], seconds: float, megabytes: float) -> Reading:
    documents = tuple(made for part in parts for made in part.documents)
    reasons = [str(part.reason) for part in parts if part.reason is not None]
    text = "\n".join(made.text for made in documents)
    return Reading(text, seconds, megabytes, ", ".join(reasons), documents)


def _timed(read: Callable[[Path], str | None], path: Path) -> Reading | None:
    start = perf_counter()
    text = read(path)
    return None if text is None else Reading(text, perf_counter() - start)


def _pdfium(path: Path) -> str:
    import pypdfium2  # noqa: PLC0415 - a peer

    opened = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)
    finally:
        opened.close()


def _mammoth(path: Path) -> str | None:
    try:
        import mammoth  # noqa: PLC0415 - a peer, which may not be there
    except ImportError:
        return None
    with path.open("rb") as file:
        return str(mammoth.extract_raw_text(file).value)


def _striprtf(path: Path) -> str | None:
    try:
        from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - a peer, which may not be there
    except ImportError:
        return None
    return str(rtf_to_text(path.read_text("latin-1"), errors="ignore"))


def _pandoc(path: Path) -> str | None:
    if shutil.which("pandoc") is None:
        return None
    done = subprocess.run(
        ["pandoc", "--to", "plain", "--wrap", "none", path],
        capture_output=True,
        check=False,
        timeout=120,
    )
    return done.stdout.decode("utf-8", "replace")


_PEERS: dict[str, tuple[frozenset[str], Callable[[Path], str | None]]] = {
    "PDFium, plain": (frozenset({".pdf"}), _pdfium),
    "mammoth": (frozenset({".docx"}), _mammoth),
    "striprtf": (frozenset({".rtf"}), _striprtf),
    "pandoc": (frozenset({".docx", ".odt", ".rtf", ".epub"}), _pandoc),
}


def _holds(reading: Reading, words: str) -> bool:
    return _plain(words) in _plain(reading.text)


def _plain(words: str) -> str:
    """Words with single blanks, in letters that mean the same, without marks that nobody sees."""
    composed = unicodedata.normalize("NFKC", words).replace("\ufeff", "").replace("\u00ad", "")
    return " ".join(composed.split())


def _agrees(name: str, known: str, said: str) -> bool:
    if name == "published":
        return bool(said) and known.startswith(said)
    one, other = _plain(known).casefold(), _plain(said).casefold()
    # Who noted it down may have taken "By" and the day along, or the name of the site.
    return bool(other) and (one in other or (other in one and len(other.split()) > 1))


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole}" if whole else "–"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
