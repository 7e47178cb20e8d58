"""Folder, file, folder: no byte that a person wrote is another one afterwards, whoever they are."""

from __future__ import annotations

import os
import random
from pathlib import Path

from desktop.core.packs.reading import read_pack
from desktop.core.packs.sealed_pack import read_sealed
from desktop.core.packs.sealing import sealed
from desktop.core.packs.written_out import unpack, write_sealed
from tests.core.shaped_article import a_picture

PACKS = int(os.environ.get("SOURCEBOOK_ROUNDS", "40"))
_WORDS = """
well water Brücke café naïve übermäßig Ярослав вода 井戸 水 ماء नदी e\u0301cole
“said” „sagte“ «dit» don’t – — … 90 21,000 12:30 010 no 🙂 a\u00adb x\u00a0y
"""
WORDS = _WORDS.split()
TAILS = ("", "\n", "\n\n\n", "  \n", "\n\t\n", "\n<!-- a comment -->\n")


class Author:
    """Writes one pack as some teacher might, by chance."""

    def __init__(self, number: int) -> None:
        self._dice = random.Random(number)

    def files(self) -> dict[str, bytes]:
        dice = self._dice
        names = [f"a{at}" for at in range(dice.randint(1, 3))]
        texts = {name: [self._sentence() for _ in range(dice.randint(1, 4))] for name in names}
        files = {self._name("pack.md"): self._pack()}
        files |= {f"articles/{name}.md": self._article(name, texts[name]) for name in names}
        files["claims.md"] = self._records(texts, "type: fact", "status: disputed")
        for name, lines in (
            ("notes.md", ("kind: background",)),
            ("questions.md", ("type: open", "words: 3-9")),
        ):
            if dice.random() < 0.7:
                files[name] = self._records(texts, *lines)
        if dice.random() < 0.5:
            files["people.md"] = self._written(f"# People\n\n## {self._sentence()} {{#p}}\nWho?\n")
        if dice.random() < 0.5:
            files["timeline.md"] = self._written(f"# Days\n\n- 2025 | {self._sentence()}\n")
        if dice.random() < 0.4:
            files[f"media/{dice.choice(('a', 'Bild', 'été'))}.png"] = a_picture()
        return files

    def _name(self, name: str) -> str:
        return name if self._dice.random() < 0.8 else name.capitalize()

    def _sentence(self) -> str:
        dice = self._dice
        return " ".join(dice.choices(WORDS, k=dice.randint(2, 9))) + f" word{dice.random()}."

    def _field(self, name: str, value: str) -> str:
        dice = self._dice
        name = dice.choice((name, name.capitalize(), f"**{name}**"))
        return (
            f"{dice.choice(('', ' ', chr(9)))}{name}:{dice.choice((' ', chr(9), '  ', ''))}{value}"
        )

    def _pack(self) -> bytes:
        fields = {
            "sourcebook": "2",
            "id": "made-up",
            "title": self._sentence(),
            "edition": str(self._dice.randint(1, 9)),
            "date": "2025-09-01",
            "language": self._dice.choice(("en", "de", "uk", "ja", "ar")),
            "licence": "CC0-1.0",
            "authors": "Ada Quill",
        }
        lines = [self._field(*each) for each in fields.items()]
        self._dice.shuffle(lines)
        return self._written("\n".join(("---", *lines, "---", "# Plan", self._sentence())))

    def _article(self, name: str, sentences: list[str]) -> bytes:
        head = [self._field("id", name), self._field("title", "A text"), self._field("rights", "x")]
        body = self._dice.choice(("\n\n", "\n \n", "\n\n\n")).join(sentences)
        return self._written("\n".join(("---", *head, "---", body)))

    def _records(self, texts: dict[str, list[str]], *lines: str) -> bytes:
        dice, records = self._dice, ["# Records", "For whoever writes them."]
        for number in range(dice.randint(1, 3)):
            name = dice.choice(list(texts))
            own = dice.choice(texts[name]).rsplit(" ", 1)[-1]
            hashes = dice.choice(("##", "## ", "### ", "  ## "))
            records += ["", f"{hashes}{self._sentence()} {{#r{number}}}"]
            records += [self._field("article", name), self._field("on", f'"{own}"'), *lines]
            records += [self._sentence() for _ in range(dice.randint(1, 2))]
        return self._written("\n".join(records))

    def _written(self, words: str) -> bytes:
        dice = self._dice
        words += dice.choice(TAILS)
        words = words.replace("\n", dice.choice(("\n", "\n", "\r\n", "\r")))
        return dice.choice((b"", b"", b"\xef\xbb\xbf")) + words.encode()


def in_folder(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_folder_is_the_same_after_it_was_a_file(tmp_path: Path) -> None:
    for number in range(PACKS):
        first, file, second = (tmp_path / f"{number}{each}" for each in ("", ".sbpack", "-again"))
        written = Author(number).files()
        for name, content in written.items():
            (first / name).parent.mkdir(parents=True, exist_ok=True)
            (first / name).write_bytes(content)
        reading = read_pack(first)
        assert reading.pack is not None, (number, reading.problems)
        assert reading.contents is not None

        write_sealed(file, sealed(reading.pack, reading.contents))
        opened = read_sealed(file)
        assert opened.pack is not None, (number, opened.problems)
        assert opened.contents is not None
        unpack(opened.pack.files, second)

        assert in_folder(second) == written, number
        assert sealed(opened.pack, opened.contents) == file.read_bytes(), number
