"""Makes `resources/dictionary/english.dictionary` from the files of WordNet.

    python3 tests/training/make_dictionary.py DICT [--exceptions FOLDER]

DICT holds `index.noun`, `data.noun` and so on, as they come with WordNet 3.1; `--exceptions` holds
`noun.exc` and so on, which came with 3.0 only. Of each word at most four senses of a part of speech
are taken, the most used first, with at most one example each.
"""

from __future__ import annotations

import argparse
import re
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop.core.dictionary.stored_words import FORM, LENGTHS, MARK, StoredSense

_PARTS = {"noun": "noun", "verb": "verb", "adj": "adjective", "adv": "adverb"}
_EXAMPLE = re.compile(r'"([^"]+)"')
# Names of genera and families are not looked up by who reads the news.
_LATIN = re.compile(
    r"(?:an? |the |large |small |type |natural )*(?:genus|family|order|class|phylum)\b"
)
# So many characters of the dictionary are packed together.
_BLOCK = 96_000
_MOST_SENSES, _MOST_EXAMPLES, _LONGEST = 4, 1, 300


def senses_of(folder: Path) -> Iterator[tuple[str, StoredSense]]:
    """Every word with its senses, those of a part of speech in the order of their use."""
    for suffix, part in _PARTS.items():
        glosses: dict[str, str] = {}
        for line in (folder / f"data.{suffix}").read_text("latin-1").splitlines():
            if not line.startswith("  "):
                glosses[line[:8]] = line.partition(" | ")[2].strip()
        spellings = spellings_of(folder / f"data.{suffix}")
        for line in (folder / f"index.{suffix}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split()
            used, offsets = int(fields[-int(fields[2]) - 1]), fields[-int(fields[2]) :]
            word = spellings.get(fields[0], fields[0]).replace("_", " ")
            for rank, offset in enumerate(offsets[:_MOST_SENSES]):
                meaning, examples = parted(glosses[offset], word)
                if _LATIN.match(meaning) and not word.islower():
                    continue
                weight = max(0, used - rank)
                yield word, StoredSense(part, meaning, examples, weight)


def spellings_of(data: Path) -> dict[str, str]:
    """How each word is written, for those that have capitals everywhere."""
    seen: dict[str, set[str]] = defaultdict(set)
    for line in data.read_text("latin-1").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split()
        for number in range(int(fields[3], 16)):
            spelling = re.sub(r"\([a-z]+\)$", "", fields[4 + 2 * number])
            seen[spelling.lower()].add(spelling)
    return {word: ways.pop() for word, ways in seen.items() if len(ways) == 1}


def parted(gloss: str, word: str) -> tuple[str, tuple[str, ...]]:
    """A gloss as what it means and its examples; those of other words that mean it are left out."""
    stem = word.lower()[: max(3, len(word) - 2)]
    examples = tuple(words for words in _EXAMPLE.findall(gloss) if stem in words.lower())
    meaning = _EXAMPLE.split(gloss)[0].strip().rstrip(";").strip()
    if not meaning:
        meaning = "; ".join(
            part.strip() for part in _EXAMPLE.sub("", gloss).split(";") if part.strip()
        )
    return meaning[:_LONGEST], tuple(e for e in examples if len(e) < _LONGEST)[:_MOST_EXAMPLES]


def exceptions_of(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Forms that no rule makes, with their part of speech and their word: went, verb, go."""
    for suffix, part in _PARTS.items():
        for line in (folder / f"{suffix}.exc").read_text("latin-1").splitlines():
            form, *words = line.replace("_", " ").split(" ") if "_" not in line else line.split()
            for word in words:
                yield form.replace("_", " "), part, word.replace("_", " ")


def write_dictionary(
    file: Path,
    words: Mapping[str, Sequence[StoredSense]],
    forms: Iterable[tuple[str, str, str]],
) -> None:
    """Writes a dictionary of words with their senses, and of forms (form, part of speech, word)."""
    entries = [
        (word.lower(), number, "\t".join(_fields(word, sense)))
        for word, senses in words.items()
        for number, sense in enumerate(senses)
    ]
    entries += [
        (form.lower(), -1, f"{form.lower()}\t{form}\t{FORM}\t0\t{part}\t{word}")
        for form, part, word in forms
    ]
    blocks: list[list[str]] = [[]]
    firsts: list[str] = []
    size, last = 0, ""
    for key, _, line in sorted(entries):
        if size > _BLOCK and key != last:
            blocks.append([])
            size = 0
        if not blocks[-1]:
            firsts.append(key)
        blocks[-1].append(line)
        size, last = size + len(line), key
    packed = [zlib.compress("\n".join(block).encode(), 9) for block in blocks]
    lines = (f"{first}\t{len(block)}" for first, block in zip(firsts, packed, strict=True))
    table = "\n".join(lines).encode()
    small = zlib.compress(table, 9)
    file.write_bytes(MARK + LENGTHS.pack(len(small), len(table)) + small + b"".join(packed))


def _fields(word: str, sense: StoredSense) -> Iterator[str]:
    for field in (
        word.lower(),
        word,
        sense.part,
        str(sense.weight),
        sense.meaning,
        *sense.examples,
    ):
        yield " ".join(field.split())


def main() -> None:
    """Reads WordNet and writes the file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("dict", type=Path)
    parser.add_argument("--exceptions", type=Path, required=True)
    wanted = parser.parse_args()
    words: dict[str, list[StoredSense]] = defaultdict(list)
    for word, sense in senses_of(wanted.dict):
        words[word].append(sense)
    target = Path(__file__).resolve().parents[2] / "resources/dictionary/english.dictionary"
    write_dictionary(target, words, exceptions_of(wanted.exceptions))
    sys.stdout.write(f"{len(words):,} words, {target.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
