"""A lesson begun from articles of a library: pack.md and their texts, and nothing else yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.core.article import Article
from desktop.core.fields.head import read_head
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.text_file import read_text
from desktop.core.packs.articles import read_articles
from desktop.core.packs.pack_head import FORMAT, read_pack_head
from desktop.core.packs.vocabulary import PACK
from desktop.core.packs.writing import PackDraft
from desktop.core.shape import SHAPELESS, LineKind, LineStyle
from desktop.core.text.normalised import normalise_line

_PACK_FILE = "pack.md"
_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class NewLesson:
    """What has to be known of a lesson before it is begun; `rights` are those of a text without."""

    title: str
    authors: str
    date: str
    licence: str
    rights: str


def new_lesson(articles: Sequence[Article], new: NewLesson) -> PackDraft:
    """The draft of a lesson on these articles, each with its text word for word.

    Headings, lists and quotations are kept where all of the texts can be written with them and
    are read as they were; emphasis and pictures are left out. A task. Raises NotWritable.
    """
    if any(article.shape != SHAPELESS for article in articles):
        draft = _draft(articles, new, number=FORMAT)
        if _texts(draft) == [article.text for article in articles]:
            return draft
    return _draft(articles, new, number=1)


def _draft(articles: Sequence[Article], new: NewLesson, *, number: int) -> PackDraft:
    head = {
        "sourcebook": str(number),
        "id": slug(new.title, "lesson"),
        "title": normalise_line(new.title),
        "edition": "1",
        "date": new.date,
        "language": next((each.language for each in articles if each.language), "en"),
        "authors": normalise_line(new.authors),
        "licence": new.licence,
    }
    draft = PackDraft().with_article(_PACK_FILE, head, "")
    taken: set[str] = set()
    for order, article in enumerate(articles, 1):
        local_id = _free(slug(article.title, "article"), taken)
        fields = {
            "id": local_id,
            "title": normalise_line(article.title) or local_id,
            "publisher": article.publisher,
            "byline": article.byline,
            "published": article.published,
            "accessed": article.accessed,
            "url": article.url,
            "genre": article.genre,
            "language": article.language,
            "text": article.completeness.value,
            "rights": article.rights or new.rights,
            "order": str(order),
        }
        said = {name: normalise_line(value) for name, value in fields.items() if value.strip()}
        lines = _plain(article) if number == 1 else _marked(article)
        draft = draft.with_article(f"articles/{local_id}.md", said, "\n\n".join(lines))
    return draft


def slug(words: str, otherwise: str) -> str:
    """An id, and the name of a file or a folder, made of the first words of a title."""
    plain = words.casefold().replace("'", "").replace("’", "")
    kept = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return "-".join(kept[:5])[:_LONGEST_ID].strip("-") or otherwise


def _free(base: str, taken: set[str]) -> str:
    free, number = base, 1
    while free in taken:
        number += 1
        free = f"{base}-{number}"
    taken.add(free)
    return free


def _plain(article: Article) -> Iterator[str]:
    yield from article.text.split("\n")


def _marked(article: Article) -> Iterator[str]:
    for number, line in enumerate(article.text.split("\n")):
        yield f"{_sign(article.shape.style(number))}{line}"


def _sign(style: LineStyle) -> str:
    if style.kind is LineKind.HEADING:
        return f"{'#' * max(1, style.level)} "
    if style.kind is LineKind.LIST_ITEM:
        indent = "    " * (max(1, style.level) - 1)
        return f"{indent}- " if style.number is None else f"{indent}{style.number}. "
    if style.kind is LineKind.QUOTATION:
        return f"{'>' * max(1, style.level)} "
    return ""


def _texts(draft: PackDraft) -> list[str]:
    """The texts as they are read again, in their order."""
    problems = ProblemList()
    texts = [read_text(file, problems) for file in draft.files]
    head = next(text for text in texts if text.name == _PACK_FILE)
    assert read_head(head, PACK, problems).is_readable
    pack = read_pack_head(head, problems)
    articles = read_articles((t for t in texts if t.name != _PACK_FILE), pack, problems)
    return [each.article.text for each in articles.values()]
