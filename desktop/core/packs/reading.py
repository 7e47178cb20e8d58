"""Reading a whole pack: a folder in, a lesson pack or its problems out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.core.fields.problem import Problem, ProblemList, TooManyProblems
from desktop.core.fields.suggestion import closest
from desktop.core.fields.text_file import TextFile, read_text
from desktop.core.lesson import LessonPack, PackFile
from desktop.core.packs.articles import PackArticle, read_articles
from desktop.core.packs.claims import read_claims
from desktop.core.packs.contents import LessonContents, check_words, read_levels
from desktop.core.packs.file_names import is_listed_kind, is_picture_name
from desktop.core.packs.folder import read_folder
from desktop.core.packs.glossary import read_terms
from desktop.core.packs.levels import read_level_passages
from desktop.core.packs.notes import read_notes, read_reveals
from desktop.core.packs.pack_head import read_pack_head
from desktop.core.packs.people import read_people
from desktop.core.packs.questions import read_questions
from desktop.core.packs.quotes import read_quotes
from desktop.core.packs.slip import PackSlip
from desktop.core.packs.timeline import check_timeline, read_timeline
from desktop.core.text.picture_bytes import LARGEST, is_picture, picture_size

_PACK_FILE = "pack.md"
_ARTICLES = "articles/"
# Fifty long novels, in bytes: they are read in some four seconds.
_MOST_TEXT = 32 * 2**20
_MOST_PIXELS = 50_000_000
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
    """What came of reading a pack: the pack, unless an error stopped it, and every problem.

    `contents` are what a library does not keep in tables: it reads them from the files.
    """

    pack: LessonPack | None
    problems: tuple[Problem, ...]
    contents: LessonContents | None = None


def read_pack(folder: Path, *, tell: Callable[[int, int], None] | None = None) -> PackReading:
    """The lesson pack in a folder, or the list of what is wrong with it.

    `tell` hears how many of how many texts are read.
    """
    problems = ProblemList()
    try:
        files = read_folder(folder, problems)
    except TooManyProblems:
        return PackReading(None, problems.in_order())
    if problems.has_errors and not files:
        return PackReading(None, problems.in_order())
    return read_files(files, problems, tell=tell)


def read_files(
    files: tuple[PackFile, ...],
    problems: ProblemList,
    *,
    tell: Callable[[int, int], None] | None = None,
    is_kept: bool = False,
) -> PackReading:
    """The lesson pack that these files make, wherever they were kept; `tell` as in `read_pack`.

    What a library has kept for long (`is_kept`) is read although it is larger than packs may be
    by now.
    """
    try:
        return _read_files(files, problems, tell or _say_nothing, is_kept=is_kept)
    except TooManyProblems:
        return PackReading(None, problems.in_order())


def _say_nothing(_done: int, _of: int) -> None:
    """Tell nobody."""


def _read_files(
    files: tuple[PackFile, ...],
    problems: ProblemList,
    tell: Callable[[int, int], None],
    *,
    is_kept: bool,
) -> PackReading:
    by_name = {file.path.casefold(): file for file in files}
    if _PACK_FILE not in by_name:
        _say_no_pack_file(by_name, problems)
        return PackReading(None, problems.in_order())
    much = sum(len(file.content) for name, file in by_name.items() if is_read(name))
    if much > _MOST_TEXT and not is_kept:
        problems.error(_PACK_FILE, 0, PackSlip.TOO_MUCH_TEXT, count=_MOST_TEXT // 2**20)
        return PackReading(None, problems.in_order())
    texts = {name: read_text(file, problems) for name, file in by_name.items() if is_read(name)}
    head = read_pack_head(texts[_PACK_FILE], problems)
    written = [text for name, text in texts.items() if name.startswith(_ARTICLES)]
    articles = read_articles(
        _told(written, tell),
        head,
        problems,
        by_name,
    )
    _check_files(by_name, articles, problems)
    if not is_kept:
        _check_pictures(files, problems)
    people = read_people(texts.get("people.md"), head, problems)
    claims = read_claims(texts.get("claims.md"), head, articles, people, problems)
    notes = read_notes(texts.get("notes.md"), head, articles, claims, problems)
    corrections = read_quotes(texts.get("quotes.md"), head, articles, people, problems)
    questions = read_questions(texts.get("questions.md"), head, articles, claims, problems)
    terms = read_terms(texts["glossary.md"], problems) if "glossary.md" in texts else ()
    check_words("glossary.md", terms, _words_in(texts, articles), problems)
    if "timeline.md" in texts:
        check_timeline(texts["timeline.md"], articles, problems)
    levels = read_levels(articles, problems)
    passages = read_level_passages(texts, head, articles, problems)
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
    contents = LessonContents(
        about=head.about,
        questions=questions,
        glossary=tuple(word for _, word in terms),
        timeline=read_timeline(texts["timeline.md"], head.id) if "timeline.md" in texts else (),
        levels=levels,
        reveals=read_reveals(texts.get("notes.md"), head),
        level_passages=passages,
    )
    return PackReading(pack, problems.in_order(), contents)


def _told(texts: list[TextFile], tell: Callable[[int, int], None]) -> Iterator[TextFile]:
    for done, text in enumerate(texts, 1):
        yield text
        tell(done, len(texts))


def _words_in(texts: dict[str, TextFile], articles: dict[str, PackArticle]) -> Iterator[str]:
    """What the readers of a lesson come across, but for what explains words."""
    for article in articles.values():
        yield article.article.text
    for name in ("claims.md", "notes.md", "questions.md", "timeline.md", "people.md"):
        if name in texts:
            yield "\n".join(texts[name].lines)


def is_read(name: str) -> bool:
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


def _check_pictures(files: tuple[PackFile, ...], problems: ProblemList) -> None:
    """Say what only has the name of a picture, and what would fill the memory once it is shown."""
    told = {each["path"] for each in problems.in_order() if each.slip is PackSlip.UNUSABLE_PICTURE}
    for file in files:
        if not is_picture_name(file.path) or file.path in told:
            continue
        width, height = picture_size(file.content)
        if not is_picture(file.content):
            most = LARGEST // 10**6
            problems.error(file.path, 0, PackSlip.UNUSABLE_PICTURE, path=file.path, count=most)
        elif width * height > _MOST_PIXELS:
            most = _MOST_PIXELS // 10**6
            problems.error(file.path, 0, PackSlip.PICTURE_TOO_WIDE, path=file.path, count=most)


def _check_files(
    names: dict[str, PackFile], articles: dict[str, PackArticle], problems: ProblemList
) -> None:
    """Say where files stand under a name that nothing reads."""
    if not articles:
        problems.error(_ARTICLES, 0, PackSlip.NO_ARTICLES)
    for name, file in names.items():
        meant = None if "/" in name or is_read(name) else closest(name, _RECORD_FILES, likeness=0.8)
        if meant is not None:
            problems.warning(file.path, 0, PackSlip.FILE_MISNAMED, meant=meant)
        elif not is_listed_kind(name):
            problems.error(file.path, 0, PackSlip.UNLISTED_KIND)
        elif name.startswith(_ARTICLES) and not _is_article(name):
            problems.warning(file.path, 0, PackSlip.NO_ARTICLE_FILE)
