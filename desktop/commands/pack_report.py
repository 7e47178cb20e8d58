"""What is told of a pack on the terminal, and to other programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from desktop.commands.terminal import count, shown
from desktop.core.fields.problem import Problem, Severity
from desktop.core.packs.reading import PackReading
from desktop.core.packs.summary import PackSummary
from desktop.wording.problems import log_line, words_for

_MEGABYTE = 2**20


def problem_line(path: Path, problem: Problem) -> str:
    """A problem as compilers tell theirs, with a path that an editor can open."""
    lines = log_line(replace(problem, file=_place(path, problem))).split("\n")
    return "\n".join(
        f"    {shown(line.strip())}" if at else shown(line) for at, line in enumerate(lines)
    )


def as_values(path: Path, problem: Problem) -> dict[str, object]:
    """A problem for another program."""
    words = words_for(problem)
    return {
        "pack": str(path),
        "file": problem.file,
        "line": problem.line,
        "severity": problem.severity.value,
        "code": problem.slip.value.replace(" ", "-"),
        "message": words.message,
        "advice": words.advice,
    }


def in_short(path: Path, reading: PackReading) -> str:
    """How many problems a pack has."""
    errors = sum(problem.severity is Severity.ERROR for problem in reading.problems)
    warnings = len(reading.problems) - errors
    name = shown(str(path))
    if reading.pack is not None and not warnings:
        return f"{name}: all is well."
    parts = [count(errors, "error")] if errors else []
    parts += [count(warnings, "warning")] if warnings else []
    return f"{name}: {', '.join(parts)}."


def summary_lines(summary: PackSummary) -> Iterator[str]:
    """What is in a pack, by whom, and under which licence."""
    yield summary.title
    edition = f"edition {summary.edition} of {summary.date}"
    yield f"  {summary.id}, {edition}, language {summary.language}"
    yield f"  by {summary.authors or 'somebody who gives no name'}; licence: {summary.licence}"
    about = [summary.level, f"{summary.minutes} minutes" if summary.minutes else ""]
    about += [", ".join(summary.subjects)]
    if any(about):
        yield f"  for {'; '.join(filter(None, about))}"
    if summary.is_for_pupils:
        yield "  a copy for pupils: without the plan and without what is right"
    if summary.replaces:
        yield f"  stands for {', '.join(summary.replaces)}"
    yield ""
    for article in summary.articles:
        where = f" ({article.publisher})" if article.publisher else ""
        level = f", level: {article.level}" if article.level else ""
        yield f"  {article.title}{where}"
        yield f"    {count(article.words, 'word')}, {article.completeness}{level}; {article.rights}"
    yield ""
    yield f"  {', '.join(_counts(summary))}"
    questions = ", ".join(f"{number} {kind}" for kind, number in summary.questions)
    if questions:
        yield f"  questions: {questions}"
    yield f"  {count(summary.files, 'file')}, {_size(summary.size)}"


def _counts(summary: PackSummary) -> Iterator[str]:
    yield count(summary.claims, "claim")
    yield count(summary.notes, "context note")
    yield count(sum(number for _, number in summary.questions), "question")
    yield f"{summary.people} people" if summary.people != 1 else "1 person"
    yield count(summary.words, "explained word")
    yield count(summary.moments, "day") + " of a timeline"
    if summary.corrections:
        yield count(summary.corrections, "corrected speaker")
    if summary.pictures:
        yield count(summary.pictures, "picture")


def _size(size: int) -> str:
    return f"{size / _MEGABYTE:.1f} MB" if size >= _MEGABYTE else f"{-(-size // 1024)} KB"


def _place(path: Path, problem: Problem) -> str:
    """Where a problem is: what concerns all of a pack is told of the pack itself."""
    if problem.file == path.name:
        return str(path)
    return str(path / problem.file) if path.is_dir() else f"{path}: {problem.file}"
