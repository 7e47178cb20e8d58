"""A lesson begun from articles of a library: pack.md and their texts, and nothing else yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from desktop.core.article import Article
from desktop.core.fields.head import read_head
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.text_file import read_text
from desktop.core.lesson import PackFile
from desktop.core.packs.articles import read_articles
from desktop.core.packs.pack_head import FORMAT, read_pack_head
from desktop.core.packs.vocabulary import PACK
from desktop.core.packs.writing import PackDraft
from desktop.core.shape import SHAPELESS
from desktop.core.text.markdown_writing import markdown_of
from desktop.core.text.normalised import normalise_line
from desktop.core.text.picture_bytes import picture_suffix

_PACK_FILE = "pack.md"
_LONGEST_ID = 60
_NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NewLesson:
    """What has to be known of a lesson before it is begun; `rights` are those of a text without."""

    title: str
    authors: str
    date: str
    licence: str
    rights: str


def new_lesson(
    articles: Sequence[Article], new: NewLesson, pictures: Mapping[str, bytes] = _NO_PICTURES
) -> PackDraft:
    """The draft of a lesson on these articles, each with its text word for word.

    Headings, lists, quotations, tables, emphasis, links and pictures are kept where all of the
    texts can be written with them and are read as they were. `pictures` are the bytes of those
    that the articles show, by the names that they give them. A task. Raises NotWritable.
    """
    if any(article.shape != SHAPELESS for article in articles):
        draft = _draft(articles, new, number=FORMAT, pictures=pictures)
        if _texts(draft) == [article.text for article in articles]:
            return draft
    return _draft(articles, new, number=1, pictures={})


def _draft(
    articles: Sequence[Article],
    new: NewLesson,
    *,
    number: int,
    pictures: Mapping[str, bytes],
) -> PackDraft:
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
        shown = _shown(article, pictures, local_id)
        for name, path in shown.items():
            draft = draft.with_file(PackFile(path, pictures[name]))
        body = (
            "\n\n".join(article.text.split("\n"))
            if number == 1
            else "\n".join(markdown_of(article.text, article.shape, shown))
        )
        draft = draft.with_article(f"articles/{local_id}.md", said, body)
    return draft


def _shown(article: Article, pictures: Mapping[str, bytes], local_id: str) -> dict[str, str]:
    """The paths that the pictures of an article get, by their names."""
    paths: dict[str, str] = {}
    for picture in article.shape.pictures:
        suffix = picture_suffix(pictures.get(picture.name, b""))
        if suffix and picture.name not in paths:
            paths[picture.name] = f"media/{local_id}-{len(paths) + 1}{suffix}"
    return paths


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


def _texts(draft: PackDraft) -> list[str]:
    """The texts as they are read again, in their order."""
    problems = ProblemList()
    texts = [read_text(file, problems) for file in draft.files if file.path.endswith(".md")]
    media = {file.path.casefold(): file for file in draft.files}
    head = next(text for text in texts if text.name == _PACK_FILE)
    assert read_head(head, PACK, problems).is_readable
    pack = read_pack_head(head, problems)
    articles = read_articles((t for t in texts if t.name != _PACK_FILE), pack, problems, media)
    return [each.article.text for each in articles.values()]
