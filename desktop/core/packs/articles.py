"""The articles of a pack: fields, then the text with an empty line between paragraphs.

In a pack of format 2 the text may be a small Markdown, with pictures from its folder media.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePosixPath
from types import MappingProxyType

from desktop.core.article import Article, ArticleId, Completeness
from desktop.core.fields.choice import read_choice
from desktop.core.fields.day import read_day
from desktop.core.fields.fields import Fields
from desktop.core.fields.head import Head, read_head, say_missing
from desktop.core.fields.problem import FieldSlip, ProblemList
from desktop.core.fields.records import LEGAL_ID
from desktop.core.fields.suggestion import suggestion
from desktop.core.fields.text_file import TextFile
from desktop.core.lesson import PackFile
from desktop.core.packs.copied_words import CopiedWords
from desktop.core.packs.pack_head import MARKDOWN_FORMAT, PackHead, read_language
from desktop.core.packs.slip import PackSlip
from desktop.core.packs.vocabulary import ARTICLE, ARTICLE_REQUIRED
from desktop.core.shape import SHAPELESS, Picture
from desktop.core.text.article_markdown import written_article
from desktop.core.text.blocks import Block, PictureBlock, ShapedText, shaped
from desktop.core.text.marked_words import MarkdownSlip
from desktop.core.text.normalised import normalise, normalise_line
from desktop.core.text.picture_bytes import LARGEST, is_picture, picture_size

_MEDIA = "media/"
_NO_MEDIA: Mapping[str, PackFile] = MappingProxyType({})
_SLIPS = {
    MarkdownSlip.LINK_WITHOUT_PAGE: PackSlip.LINK_WITHOUT_PAGE,
    MarkdownSlip.PICTURE_IN_LINE: PackSlip.PICTURE_IN_LINE,
    MarkdownSlip.FENCE_NOT_CLOSED: PackSlip.FENCE_NOT_CLOSED,
}


@dataclass(frozen=True, slots=True)
class PackArticle:
    """An article with what is needed to find places in it; `local_id` is its id in the pack.

    Of one that has no text, or whose fields cannot be told from it, that is said, and nothing of
    passages in it: `is_readable` is False.
    """

    local_id: str
    file: str
    order: int
    article: Article
    copied: CopiedWords
    same_as: str = ""
    same_as_line: int = 0
    level: str = ""
    is_readable: bool = True
    id_line: int = 0


def read_articles(
    files: Iterable[TextFile],
    pack: PackHead,
    problems: ProblemList,
    media: Mapping[str, PackFile] = _NO_MEDIA,
) -> dict[str, PackArticle]:
    """The articles by their ids in the pack, in the order in which they are to be read.

    `media` are the files of the pack by their paths in small letters.
    """
    articles: dict[str, PackArticle] = {}
    for file in files:
        article = _read_article(file, pack, problems, media)
        if article.local_id in articles:
            problems.error(
                file.name,
                article.id_line,
                PackSlip.ID_OF_ANOTHER,
                id=article.local_id,
                file_before=articles[article.local_id].file,
            )
        else:
            articles[article.local_id] = article
    in_order = sorted(articles.values(), key=lambda article: (article.order, article.file))
    return {article.local_id: article for article in in_order}


def article_of(
    fields: Fields, articles: Mapping[str, PackArticle], problems: ProblemList
) -> PackArticle | None:
    """The article that a record belongs to; a pack's only article need not be named."""
    name = fields.words("article").casefold()
    if name in articles:
        return articles[name]
    if not name and len(articles) == 1:
        return next(iter(articles.values()))
    if articles:
        say_no_article(fields.file, fields.line_of("article"), name, articles, problems)
    return None


def say_no_article(
    file: str, line: int, name: str, articles: Iterable[str], problems: ProblemList
) -> None:
    """Say that a record names no article of the pack."""
    known = list(articles)
    if name:
        problems.error(
            file, line, PackSlip.NO_SUCH_ARTICLE, article=name, **suggestion(name, known)
        )
    else:
        problems.error(file, line, PackSlip.NO_ARTICLE_NAMED, known=tuple(known))


def local_id_of(fields: Fields, path: str) -> str:
    """What an article is called in its pack."""
    # The name of the file keeps other files' references to an article without an id quiet.
    return fields.words("id").casefold() or PurePosixPath(path).stem.casefold()


def _read_article(
    file: TextFile, pack: PackHead, problems: ProblemList, media: Mapping[str, PackFile]
) -> PackArticle:
    head = read_head(file, ARTICLE, problems)
    say_missing(head, ARTICLE_REQUIRED, problems)
    fields = head.fields
    pack.check(fields, ARTICLE, problems)
    local_id = fields.words("id").casefold()
    if local_id and not LEGAL_ID.fullmatch(local_id):
        problems.error(file.name, fields.line_of("id"), FieldSlip.UNUSABLE_ID, id=local_id)
    local_id = local_id_of(fields, file.name)
    is_markdown = pack.format >= MARKDOWN_FORMAT
    made = _shaped(file.name, head, media, problems) if is_markdown else _joined(head.body)
    text = made.text
    if not text:
        problems.error(
            file.name,
            head.body_line if head.body else 0,
            PackSlip.NO_TEXT,
        )
    article = Article(
        id=ArticleId(f"{pack.id}/{local_id}"),
        title=normalise_line(fields.words("title")),
        text=text,
        language=pack.language,
        shape=made.shape,
    )
    return PackArticle(
        local_id=local_id,
        file=file.name,
        order=_order(fields, problems),
        article=_with_origin(article, fields, problems),
        copied=CopiedWords(text),
        same_as=fields.words("same-as").casefold(),
        same_as_line=fields.line_of("same-as"),
        level=normalise_line(fields.words("level")),
        is_readable=bool(text) and head.is_readable,
        id_line=fields.line_of("id") if fields.first("id") else 0,
    )


def _with_origin(article: Article, fields: Fields, problems: ProblemList) -> Article:
    """The article with what its fields say about where it comes from."""
    return replace(
        article,
        publisher=normalise_line(fields.words("publisher")),
        byline=normalise_line(fields.words("byline")),
        published=read_day(fields, "published", problems),
        accessed=read_day(fields, "accessed", problems),
        url=normalise_line(fields.words("url")),
        genre=normalise_line(fields.words("genre")),
        language=read_language(fields, problems) or article.language,
        completeness=read_choice(Completeness, fields, "text", problems) or Completeness.COMPLETE,
        rights=normalise_line(fields.words("rights")),
    )


def _shaped(
    name: str, head: Head, media: Mapping[str, PackFile], problems: ProblemList
) -> ShapedText:
    """What the small Markdown of an article says."""
    written = written_article(head.body, head.body_line)
    for each in written.problems:
        problems.warning(name, each.line, _SLIPS[each.slip], words=each.words)
    shown: list[Block | PictureBlock] = []
    lines = iter(written.pictures)
    for block in written.blocks:
        if isinstance(block, PictureBlock):
            line = next(lines).line
            shown += _with_bytes(block.picture, name, line, media, problems)
        else:
            shown.append(block)
    return shaped(shown)


def _with_bytes(
    picture: Picture, name: str, line: int, media: Mapping[str, PackFile], problems: ProblemList
) -> Iterator[PictureBlock]:
    """The picture, if the pack has it."""
    file = media.get(picture.name.casefold())
    if not picture.name.casefold().startswith(_MEDIA) or file is None:
        known = [each.path for key, each in media.items() if key.startswith(_MEDIA)]
        meant = suggestion(picture.name, known)
        problems.error(name, line, PackSlip.NO_SUCH_PICTURE, path=picture.name, **meant)
    elif not is_picture(file.content) or len(file.content) > LARGEST:
        most = LARGEST // 10**6
        problems.error(name, line, PackSlip.UNUSABLE_PICTURE, path=file.path, count=most)
    else:
        width, height = picture_size(file.content)
        yield PictureBlock(replace(picture, name=file.path, width=width, height=height))


def _joined(lines: tuple[str, ...]) -> ShapedText:
    """Wrapped lines joined to paragraphs, one a line."""
    blocks = groupby(lines, key=lambda line: bool(line.strip()))
    paragraphs = (" ".join(line.strip() for line in block) for is_text, block in blocks if is_text)
    return ShapedText(normalise("\n".join(paragraphs)), SHAPELESS)


def _order(fields: Fields, problems: ProblemList) -> int:
    words = fields.words("order")
    if not words:
        return 0
    if words.isascii() and words.isdigit() and len(words) < 10:
        return int(words)
    problems.error(
        fields.file,
        fields.line_of("order"),
        PackSlip.NOT_AN_ORDER,
        words=words,
    )
    return 0
