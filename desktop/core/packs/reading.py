"""Reading a whole pack: a folder in, a lesson pack or its problems out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.core.fields.problem import Problem, ProblemList, TooManyProblems
from desktop.core.fields.suggestion import closest
from desktop.core.fields.text_file import TextFile, read_text
from desktop.core.lesson import LessonPack, PackFile
from desktop.core.packs.articles import PackArticle, read_articles
from desktop.core.packs.claims import read_claims
from desktop.core.packs.folder import read_folder
from desktop.core.packs.glossary import read_glossary
from desktop.core.packs.notes import read_notes
from desktop.core.packs.pack_head import read_pack_head
from desktop.core.packs.people import read_people
from desktop.core.packs.questions import check_questions
from desktop.core.packs.quotes import read_quotes
from desktop.core.packs.slip import PackSlip
from desktop.core.packs.timeline import check_timeline

_PACK_FILE = "pack.md"
_ARTICLES = "articles/"
_RECORD_FILES = (
    "claims.md",
    "notes.md",
    "people.md",
    "questions.md",
    "glossary.md",
    "timeline.md",
    "quotes.md",
)


@dataclass(frozen=True, slots=True)
class PackReading:
    """What came of reading a pack: the pack, unless an error stopped it, and every problem."""

    pack: LessonPack | None
    problems: tuple[Problem, ...]


def read_pack(folder: Path) -> PackReading:
    """The lesson pack in a folder, or the list of what is wrong with it."""
    problems = ProblemList()
    try:
        files = read_folder(folder, problems)
    except TooManyProblems:
        return PackReading(None, problems.in_order())
    if problems.has_errors and not files:
        return PackReading(None, problems.in_order())
    return read_files(files, problems)


def read_files(files: tuple[PackFile, ...], problems: ProblemList) -> PackReading:
    """The lesson pack that these files make, wherever they were kept."""
    try:
        return _read_files(files, problems)
    except TooManyProblems:
        return PackReading(None, problems.in_order())


def _read_files(files: tuple[PackFile, ...], problems: ProblemList) -> PackReading:
    by_name = {file.path.casefold(): file for file in files}
    if _PACK_FILE not in by_name:
        _say_no_pack_file(by_name, problems)
        return PackReading(None, problems.in_order())
    texts = {name: read_text(file, problems) for name, file in by_name.items() if _is_read(name)}
    head = read_pack_head(texts[_PACK_FILE], problems)
    articles = read_articles(
        (text for name, text in texts.items() if name.startswith(_ARTICLES)),
        head,
        problems,
        by_name,
    )
    _check_files(by_name, articles, problems)
    people = read_people(texts.get("people.md"), head, problems)
    claims = read_claims(texts.get("claims.md"), head, articles, people, problems)
    notes = read_notes(texts.get("notes.md"), head, articles, claims, problems)
    corrections = read_quotes(texts.get("quotes.md"), head, articles, people, problems)
    _check_the_rest(texts, articles, problems)
    if problems.has_errors:
        return PackReading(None, problems.in_order())
    pack = LessonPack(
        id=head.id,
        title=head.title,
        edition=head.edition,
        date=head.date,
        language=head.language,
        licence=head.licence,
        authors=head.authors,
        articles=tuple(article.article for article in articles.values()),
        claims=tuple(claim for claim in claims.values() if claim is not None),
        notes=notes,
        people=people.persons,
        corrections=corrections,
        files=files,
    )
    return PackReading(pack, problems.in_order())


def _is_read(name: str) -> bool:
    """Whether this version reads the file; the others are only kept."""
    return name == _PACK_FILE or name in _RECORD_FILES or _is_article(name)


def _is_article(name: str) -> bool:
    return name.startswith(_ARTICLES) and name.endswith(".md")


def _say_no_pack_file(names: dict[str, PackFile], problems: ProblemList) -> None:
    like = closest(_PACK_FILE, (name for name in names if "/" not in name), likeness=0.7)
    deeper = next((name for name in names if name.endswith(f"/{_PACK_FILE}")), None)
    if like is not None:
        problems.error(_PACK_FILE, 0, PackSlip.PACK_FILE_MISNAMED, path=names[like].path)
    elif deeper is not None:
        folder = names[deeper].path.rpartition("/")[0]
        problems.error(_PACK_FILE, 0, PackSlip.PACK_FILE_DEEPER, folder=folder)
    else:
        problems.error(_PACK_FILE, 0, PackSlip.NO_PACK_FILE)


def _check_files(
    names: dict[str, PackFile], articles: dict[str, PackArticle], problems: ProblemList
) -> None:
    """Say where files stand under a name that nothing reads."""
    if not articles:
        problems.error(_ARTICLES, 0, PackSlip.NO_ARTICLES)
    for name, file in names.items():
        meant = (
            None if "/" in name or _is_read(name) else closest(name, _RECORD_FILES, likeness=0.8)
        )
        if meant is not None:
            problems.warning(file.path, 0, PackSlip.FILE_MISNAMED, meant=meant)
        elif name.startswith(_ARTICLES) and not _is_article(name):
            problems.warning(file.path, 0, PackSlip.NO_ARTICLE_FILE)


def _check_the_rest(
    texts: dict[str, TextFile], articles: dict[str, PackArticle], problems: ProblemList
) -> None:
    """Check what this version keeps but does not yet turn into records."""
    if "questions.md" in texts:
        check_questions(texts["questions.md"], articles, problems)
    if "glossary.md" in texts:
        read_glossary(texts["glossary.md"], problems)
    if "timeline.md" in texts:
        check_timeline(texts["timeline.md"], articles, problems)
