"""`sourcebook quotes`: who says what, on the command line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import seeds
from desktop.command_line import main
from desktop.core.article import ArticleId
from desktop.core.library.library import Library
from tests.core.builders import a_correction, a_speaker_name, an_article

HOUSE = Path(__file__).parents[3]
TALKS = next(folder for folder in seeds.pack_folders() if folder.name == "who-says-so") / (
    "articles/talks.md"
)
STORY = "Bridge closed\n\n“It is safe,” said Ann Hale.\n\n“It is quite new,” Ann Hale claimed."


@dataclass
class Answer:
    """What a call wrote and how it ended."""

    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Quotes = Callable[..., Answer]


@pytest.fixture
def quotes(capsys: pytest.CaptureFixture[str]) -> Quotes:
    def call(*words: str | Path) -> Answer:
        status = main(["quotes", *map(str, words)])
        written = capsys.readouterr()
        return Answer(status, written.out, written.err)

    return call


def a_file(folder: Path, content: str | bytes, name: str = "story.txt") -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return file


def a_library(folder: Path, *ids: str) -> Path:
    with Library.open(folder) as library:
        for article_id in ids:
            library.articles.add(an_article(article_id, "“It is safe,” said Ann Hale."))
    return folder


def run(*words: str | Path, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", "quotes", *map(str, words)],
        cwd=HOUSE,
        input=stdin,
        env={**os.environ, **more},
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_a_text_is_shown_with_its_quotations_and_their_sums(quotes: Quotes, tmp_path: Path) -> None:
    file = a_file(tmp_path, STORY)

    answer = quotes(file)

    assert (answer.status, answer.err) == (0, "")
    assert answer.out == (
        f"Bridge closed\n{file} · 15 words, 7 of them quoted\n\n"
        "¶2  Ann Hale  sure  said     “It is safe,”\n"
        "¶3  Ann Hale  sure  claimed  “It is quite new,”\n\n"
        "Ann Hale  7 words, 2 quotations\n\n"
        "doubting: claimed 1 · neutral: said 1\n"
    )


def test_a_quotation_of_nobody_is_asked_for(quotes: Quotes, tmp_path: Path) -> None:
    answer = quotes(a_file(tmp_path, "It rained.\n“Nothing to be done, and nobody to do it.”\n"))

    assert "¶2  –  who?  –  “Nothing to be done, and nobody to do it.”" in answer.out
    assert "who?  9 words, 1 quotation" in answer.out


def test_a_text_without_quotations_says_so(quotes: Quotes, tmp_path: Path) -> None:
    assert quotes(a_file(tmp_path, "It rained.")).out.endswith("\n\nNo quotations were found.\n")


def test_in_other_languages_all_quotations_are_shown_and_nobody_is_named(
    quotes: Quotes, tmp_path: Path
) -> None:
    story = (
        "El ayuntamiento cerró el puente.\n\n«Nadie debe sufrir daño», dijo la alcaldesa Inés Ro."
    )
    fields = "---\nlanguage: es\n---\n"

    answer = quotes(a_file(tmp_path, fields + story, "puente.md"))

    assert answer.out.endswith(
        "puente.md · 14 words, 4 of them quoted\n\n"
        "¶2  –  who?  –  “Nadie debe sufrir daño”\n\n"
        "Speakers are looked for in English texts only.\n"
    )


def test_no_line_is_wider_than_a_page(quotes: Quotes, tmp_path: Path) -> None:
    long = "A very long title " * 7 + "\n\n“" + "and so on " * 40 + ",” said Ann Hale."
    wide = "“" + "安全" * 100 + ",” said Ann Hale."

    shown = quotes(a_file(tmp_path, f"{long}\n{wide}")).out.replace(str(tmp_path), "")

    assert max(len(line) + line.count("安") * 2 for line in shown.splitlines()) <= 100


def test_nothing_of_a_text_steers_the_terminal(quotes: Quotes, tmp_path: Path) -> None:
    file = a_file(tmp_path, "Red \x9b31m\u202ehead\n\n“It is \x9b31m safe,” said Ann Hale.")

    answer = quotes(file)

    assert {c for c in answer.out if not c.isprintable()} == {"\n"}


def test_json_holds_all_that_was_found(quotes: Quotes, tmp_path: Path) -> None:
    file = a_file(tmp_path, STORY)
    text = STORY.replace("\n\n", "\n")

    answer = quotes("--json", file)

    assert answer.status == 0
    (found,) = answer.objects
    first, second = found.pop("quotations")
    assert found == {
        "file": str(file),
        "title": "Bridge closed",
        "sha256": sha256(text.encode("utf-8")).hexdigest(),
        "words": 15,
        "corrections": 0,
        "renamed_speakers": 0,
        "speakers": [{"name": "Ann Hale", "words": 7, "quotations": 2}],
    }
    assert 0.8 < first.pop("confidence") <= 1
    assert first.pop("rule")
    assert first == {
        "start": text.index("It is safe"),
        "end": text.index("” said"),
        "text": "It is safe,",
        "kind": "direct",
        "speaker": "Ann Hale",
        "mention": "Ann Hale",
        "cue": "said",
        "cue_class": "neutral",
        "certainty": "sure",
        "paragraph": 2,
    }
    assert (second["cue"], second["cue_class"]) == ("claimed", "doubting")


def test_json_counts_characters_and_not_bytes(quotes: Quotes, tmp_path: Path) -> None:
    file = a_file(tmp_path, "🙂 “Café,” said Zoe\u0301 Hale.\r\n\r\nZoë left.")

    (found,) = quotes("--json", file).objects

    text = "🙂 “Café,” said Zoé Hale.\nZoë left."
    assert found["sha256"] == sha256(text.encode("utf-8")).hexdigest()
    assert [(q["start"], q["end"], q["text"]) for q in found["quotations"]] == [(3, 8, "Café,")]


def test_the_article_of_a_pack_keeps_its_places(quotes: Quotes) -> None:
    (found,) = quotes("--json", TALKS).objects

    assert found["title"].startswith("Trump says his team")
    assert {s["name"] for s in found["speakers"]} == {"Donald Trump", "Vladimir Putin"}
    assert found["quotations"][0]["text"] == "very serious"
    assert all(q["cue_class"] for q in found["quotations"])


def test_several_files_are_done_one_after_the_other(quotes: Quotes, tmp_path: Path) -> None:
    files = [a_file(tmp_path, STORY, "a.txt"), TALKS, a_file(tmp_path, STORY, "b.md")]

    assert [found["file"] for found in quotes("--json", *files).objects] == list(map(str, files))
    assert quotes(*files).out.count("\n\n\n") == 2


def test_what_is_piped_in_is_read(quotes: Quotes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STORY.encode("utf-8"))))

    (found,) = quotes("-", "--json").objects

    assert (found["file"], found["title"]) == ("-", "Bridge closed")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_marks_at_the_start_of_a_file_tell_its_encoding(
    quotes: Quotes, tmp_path: Path, encoding: str
) -> None:
    answer = quotes(a_file(tmp_path, STORY.encode(encoding)))

    assert (answer.status, answer.err) == (0, "")
    assert "¶2  Ann Hale" in answer.out


def test_an_old_windows_file_is_read_with_a_note(quotes: Quotes, tmp_path: Path) -> None:
    file = a_file(tmp_path, STORY.encode("cp1252"))

    answer = quotes(file)

    assert answer.status == 0
    assert "“It is quite new,”" in answer.out
    assert answer.err == (
        f"sourcebook quotes: {file}: not saved as UTF-8; read as Windows-1252, so look at its"
        " accents and marks\n"
    )


def test_a_file_with_broken_letters_is_read_with_a_note(quotes: Quotes, tmp_path: Path) -> None:
    file = a_file(tmp_path, STORY.encode("utf-8") + " Zoë".encode()[:-1])

    answer = quotes(file)

    assert (answer.status, "Ann Hale" in answer.out) == (0, True)
    assert answer.err.endswith("some letters of this file are broken; they are shown as \ufffd\n")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x7fELF\x00\x01", "this is a program, not a text"),
        (b"%PDF-1.7\n", "this is a file of the kind PDF; save it as plain text first"),
        (b" \n", "there is no text in this file"),
        (b"a " * 4 * 2**20 + b"a", "this is larger than 8 MB; cut it into parts"),
    ],
    ids=["binary", "pdf", "empty", "large"],
)
def test_a_file_that_cannot_be_read_stops_no_other(
    quotes: Quotes, tmp_path: Path, content: bytes, reason: str
) -> None:
    bad = a_file(tmp_path, content, "bad.txt")

    answer = quotes(bad, a_file(tmp_path, STORY))

    assert answer.status == 1
    assert answer.err == f"sourcebook quotes: {bad}: {reason}\n"
    assert answer.out.startswith("Bridge closed\n")


def test_a_folder_is_no_file(quotes: Quotes, tmp_path: Path) -> None:
    answer = quotes(tmp_path)

    assert answer.status == 1
    assert "this is a folder; name the files in it" in answer.err


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="everything may be read by this user"
)
def test_a_file_that_may_not_be_read_is_told(quotes: Quotes, tmp_path: Path) -> None:
    file = a_file(tmp_path, STORY)
    file.chmod(0)

    answer = quotes(file)

    assert (answer.status, "cannot be opened" in answer.err) == (1, True)


@pytest.mark.parametrize("name", ["pack/talks", "talks", "alks"])
def test_a_saved_article_is_named_by_its_id_or_the_end_of_it(
    quotes: Quotes, tmp_path: Path, name: str
) -> None:
    library = a_library(tmp_path / "library", "pack/talks", "pack/walks-2")

    (found,) = quotes("--json", "--library", library, name).objects

    assert (found["file"], found["title"]) == (name, "Repairs")


def test_what_was_put_right_about_a_saved_article_holds_and_is_told(
    quotes: Quotes, tmp_path: Path
) -> None:
    folder = a_library(tmp_path / "library", "talks", "walks")
    with Library.open(folder) as library:
        talks = library.articles.get(ArticleId("talks"))
        library.corrections.add(a_correction("“It is safe,”", "Ida Brandt", article=talks))
        library.corrections.add(a_speaker_name("Ann Hale", "Mayor Hale"))

    put_right, renamed = quotes("--json", "--library", folder, "talks", "walks").objects
    shown = quotes("--library", folder, "talks").out

    assert (put_right["corrections"], put_right["renamed_speakers"]) == (1, 1)
    assert put_right["quotations"][0]["speaker"] == "Ida Brandt"
    assert put_right["quotations"][0]["rule"] == "corrected"
    assert (renamed["corrections"], renamed["renamed_speakers"]) == (0, 1)
    assert renamed["quotations"][0]["speaker"] == "Mayor Hale"
    assert "With what was put right in the library: 1 quotation and 1 name." in shown


def test_a_whole_name_goes_before_the_end_of_another(quotes: Quotes, tmp_path: Path) -> None:
    library = a_library(tmp_path / "library", "pack/talks", "pack/small-talks")

    assert quotes("--library", library, "talks").status == 0


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("alks", "more than one saved article ends so: a/talks, b/talks"),
        ("nothing", "there is no such file, and no saved article with this id"),
    ],
)
def test_an_id_that_is_not_clear_is_told(
    quotes: Quotes, tmp_path: Path, name: str, reason: str
) -> None:
    answer = quotes("--library", a_library(tmp_path / "library", "a/talks", "b/talks"), name)

    assert answer.status == 1
    assert answer.err == f"sourcebook quotes: {name}: {reason}\n"


def test_without_a_library_a_missing_file_is_told_and_none_is_made(
    quotes: Quotes, tmp_path: Path
) -> None:
    answer = quotes("--library", tmp_path / "none", "nothing.txt")

    assert answer.status == 1
    assert "nothing.txt: there is no such file, and no library in" in answer.err
    assert not (tmp_path / "none").exists()


def test_a_damaged_library_is_told_and_left_as_it_is(quotes: Quotes, tmp_path: Path) -> None:
    (tmp_path / "library.db").write_bytes(b"this is no library " * 500)

    answer = quotes("--library", tmp_path, "talks", a_file(tmp_path, STORY))

    assert answer.status == 1
    assert "cannot be read" in answer.err
    assert "Ann Hale" in answer.out


@pytest.mark.parametrize(
    "words", [[], ["--json"], ["--nonsense", "x"], ["--library"]], ids=" ".join
)
def test_a_wrong_call_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["quotes", *words])

    assert ended.value.code == 2
    assert "sourcebook quotes: error:" in capsys.readouterr().err


def test_the_help_of_the_program_names_the_sub_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    with pytest.raises(SystemExit):
        main(["quotes", "--help"])

    assert capsys.readouterr().out.count("sourcebook quotes") >= 2


def test_neither_qt_nor_the_window_is_loaded(tmp_path: Path) -> None:
    library = a_library(tmp_path / "library", "pack/bridge")
    script = f"""
import sys
from desktop.command_line import main
status = main(["quotes", {str(TALKS)!r}, "bridge", "--library", {str(library)!r}])
loaded = {{"PySide6", "shiboken6", "numpy", "whoosh.fields"}} & {{*sys.modules}}
sys.exit(status or len(loaded))
"""

    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=HOUSE, capture_output=True, check=False
    )

    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize("known", ["ascii", "cp1252", "utf-8"])
def test_a_terminal_that_knows_few_letters_is_no_trouble(known: str) -> None:
    text = "“Łódź 安全 🙂 is safe,” said Ann Żak.".encode()

    shown = run("-", stdin=text, PYTHONIOENCODING=known)
    as_json = run("-", "--json", stdin=text, PYTHONIOENCODING=known)

    assert (shown.returncode, shown.stderr) == (0, b"")
    assert "Łódź 安全 🙂".encode() in as_json.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "desktop", "quotes", *[str(TALKS)] * 60],
        cwd=HOUSE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stdout
        assert started.stderr
        started.stdout.readline()
        started.stdout.close()
        complaints = started.stderr.read()

    assert (complaints, started.returncode) == (b"", 0)
