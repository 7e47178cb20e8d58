"""`sourcebook pack` checks, builds, shows, unpacks and begins lesson packs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import seeds
from desktop.command_line import main
from tests.core.packs.conftest import SMALL_PACK
from tests.core.packs.sealed_files import a_sealed_file, parts_of_a_pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small pack, whose notes have two slips."""
    folder = tmp_path / "small"
    for name, text in SMALL_PACK.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def run(*words: str | Path) -> int:
    return main(["pack", *map(str, words)])


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_pack_in_order_is_told_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", folder) == 0
    assert capsys.readouterr().out == f"{folder}: all is well.\n"


def test_every_problem_is_told_with_a_path_a_line_and_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(folder, "notes.md", "kind: evidence against", "kind: evidance against")
    spoil(folder, "claims.md", "speaker: ann", "speaker: anne")

    assert run("check", folder) == 1

    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        f"{folder / 'claims.md'}:6: error: “speaker:” names “anne”, who is not in people.md",
        "    Did you mean “ann”?",
        f"{folder / 'notes.md'}:6: error: “evidance against” is not one of the words for “kind:”",
        "    Did you mean “evidence against”?",
        f"{folder}: 2 errors.",
    ]


def test_problems_are_told_to_other_programs(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(folder, "notes.md", "source: The town", "sorce: The town")

    assert run("check", "--json", folder, tmp_path / "nothing") == 1

    *_, warning, missing = told(capsys)
    assert (warning["file"], warning["line"], warning["severity"]) == ("notes.md", 9, "warning")
    assert warning["code"] == "stray-field"
    assert missing["code"] == "no-file"


def test_warnings_end_with_1_only_when_asked_to(folder: Path) -> None:
    spoil(folder, "pack.md", "licence: CC0-1.0", "licence: my own")

    assert run("check", folder) == 0
    assert run("check", "--strict", folder) == 1


def test_a_folder_becomes_a_file_that_becomes_the_folder_again(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", folder, "--json") == 0
    [built] = told(capsys)
    path = tmp_path / "small-pack-1.sbpack"
    assert built["path"] == str(path)
    first = path.read_bytes()

    assert run("build", folder, "-o", path) == 0
    assert run("unpack", path, tmp_path / "again") == 0

    assert path.read_bytes() == first
    assert {
        each.relative_to(tmp_path / "again"): each.read_bytes()
        for each in (tmp_path / "again").rglob("*.md")
    } == {each.relative_to(folder): each.read_bytes() for each in folder.rglob("*.md")}


def test_a_pack_with_errors_is_not_built(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(folder, "pack.md", "edition: 1", "edition: one")

    assert run("build", folder) == 1

    assert "edition" in capsys.readouterr().out
    assert list(tmp_path.glob("*.sbpack")) == []


def test_a_copy_for_pupils_has_nothing_that_only_teachers_see(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "key.md").write_text("1: Ann", encoding="utf-8")
    (folder / "questions.md").write_text(
        "Key: Ann\n\n## Who? {#q1}\ntype: choice\n- Ben\n- [x] Ann\nWho knows?\nrubric: Ann knows\n"
        "\n## Mark {#q2}\ntype: mark-many\nat-least: 2\nanswer: said Ann | she added\naccept: Ann\n"
        "Who speaks?\nhint: Look.\n\n## Pairs {#q3}\ntype: match\n- Ann | zeal\n- Ben | age\nWho?\n"
        "\n## Order {#q4}\ntype: order\n- dig\n- drink\nWhat first?\n"
        "\n## Open {#q5}\ntype: open\nanswer: Nobody.\nHow deep?\n",
        encoding="utf-8",
    )

    assert run("build", folder, "--for-pupils") == 0
    path = tmp_path / "small-pack-1-pupils.sbpack"
    assert run("unpack", path, tmp_path / "pupils") == 0

    assert run("check", "--strict", path) == 0
    assert (tmp_path / "pupils" / "questions.md").read_text(encoding="utf-8") == (
        "## Who? {#q1}\ntype: choice\n- Ben\n- Ann\nWho knows?\n"
        "\n## Mark {#q2}\ntype: mark-many\nat-least: 2\nWho speaks?\nhint: Look.\n"
        "\n## Pairs {#q3}\ntype: match\n- Ann\n- Ben\n- | age\n- | zeal\nWho?\n"
        "\n## Order {#q4}\ntype: order\n- drink\n- dig\nWhat first?\n"
        "\n## Open {#q5}\ntype: open\nHow deep?\n"
    )
    pack = (tmp_path / "pupils" / "pack.md").read_text(encoding="utf-8")
    assert pack.endswith("copy: for pupils\n---\n")
    assert not (tmp_path / "pupils" / "key.md").exists()
    assert b"aloud" not in path.read_bytes()


def test_what_is_in_a_pack_is_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", folder) == 0

    shown = capsys.readouterr().out
    assert "A small pack" in shown
    assert "by Ada Teacher; licence: CC0-1.0" in shown
    assert "1 claim, 1 context note, 1 question, 2 people, 1 explained word" in shown

    assert run("show", folder, "--json") == 0
    [values] = told(capsys)
    assert values["articles"][0]["rights"] == "invented, free for any use"
    assert len(values["fingerprint"]) == 64


def test_nothing_is_written_over_that_is_no_pack(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("Dear diary", encoding="utf-8")
    sealed = a_sealed_file(tmp_path)

    assert run("build", folder, "-o", diary) == 1
    assert run("unpack", sealed, folder) == 1
    assert run("new", folder) == 1

    assert diary.read_text(encoding="utf-8") == "Dear diary"
    assert capsys.readouterr().err.count("It was not touched") == 3


def test_a_hostile_file_is_refused_with_the_reason_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sealed = a_sealed_file(tmp_path, {**parts_of_a_pack(), "src/../../evil.md": b"x"})
    before = sorted(tmp_path.rglob("*"))

    for command in ("check", "show", "unpack"):
        assert run(command, sealed) == 1

    assert capsys.readouterr().out.count("leads out of the pack") == 3
    assert sorted(tmp_path.rglob("*")) == before


def test_a_new_pack_is_in_order_and_has_the_name_of_its_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "Our Town"

    assert run("new", new, "--title", "Town: a lesson", "--json") == 0
    assert told(capsys) == [{"folder": str(new), "id": "our-town"}]
    assert run("check", "--strict", new) == 0
    assert "\ntitle: Town: a lesson\n" in (new / "pack.md").read_text(encoding="utf-8")


def test_a_new_pack_with_an_id_that_is_none_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", tmp_path / "town", "--id", "a b") == 1
    assert "cannot be used as an id" in capsys.readouterr().out
    assert not (tmp_path / "town").exists()


@pytest.mark.parametrize("words", [[], ["sing"], ["check"], ["build", "a", "b"]])
def test_a_wrong_call_ends_with_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*words)

    assert ended.value.code == 2


def test_a_lesson_is_printed_as_a_page_and_only_a_page_is_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, own = tmp_path / "lesson.html", tmp_path / "own.html"
    own.write_text("<p>Mine.</p>")
    folder = str(seeds.pack_folders()[2])

    assert main(["pack", "print", folder, "--html", str(page)]) == 0
    for_pupils = page.read_text("utf-8")
    assert main(["pack", "print", folder, "--html", str(page), "--key"]) == 0
    assert main(["pack", "print", folder, "--html", str(own)]) == 1

    assert "What is right" not in for_pupils
    assert "What is right" in page.read_text("utf-8")
    assert own.read_text() == "<p>Mine.</p>"
    assert "is no lesson that Sourcebook printed" in capsys.readouterr().err
