"""An e-book as its chapters, each a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from desktop.core.importing.document import (
    FieldOrigin,
    ImportedDocument,
    SourceField,
    SourceFieldName,
)
from desktop.core.importing.document_making import document_of
from desktop.core.importing.errors import NoWords
from desktop.core.importing.formats.epub.chapter_blocks import AnchoredBlock, ChapterBlocks
from desktop.core.importing.formats.epub.package import ContentsEntry, EpubPackage, within
from desktop.core.importing.pictures import Pictures
from desktop.core.shape import LineKind
from desktop.core.text.blocks import Block, PictureBlock
from desktop.core.text.normalised import normalise_line

# What has fewer letters is read as one text.
_SHORTEST_BOOK = 12_000
_MOST_CHAPTERS = 500


@dataclass(slots=True)
class _Chapter:
    title: str
    blocks: list[Block | PictureBlock] = field(default_factory=list)

    @property
    def letters(self) -> int:
        return sum(
            len(run.words) for each in self.blocks if isinstance(each, Block) for run in each.runs
        )


def documents_from_epub(content: bytes, *, name: str) -> tuple[ImportedDocument, ...]:
    """The chapters of a book in order, or a short one as a whole. Raises Unreadable and NoWords.

    Chapters begin where the table of contents says; without one, every file of the book is one.
    """
    package = EpubPackage(content)
    fields = package.fields()
    pictures = Pictures()
    chapters = _chapters(package, pictures)
    if sum(chapter.letters for chapter in chapters) < _SHORTEST_BOOK or len(chapters) < 2:
        whole = [block for chapter in chapters for block in chapter.blocks]
        return (_titled(document_of(whole, fields=fields, pictures=pictures), fields),)
    book = normalise_line(fields[SourceFieldName.TITLE]) or name
    made = tuple(_documents(chapters, book, fields, pictures))
    if not made:
        raise NoWords
    return made


def _chapters(package: EpubPackage, pictures: Pictures) -> list[_Chapter]:
    starts = _starts(package.contents())
    chapters = [_Chapter("")]
    for file in package.files:
        page = package.page(file)
        if page is None:
            continue
        titles = dict(starts.get(file, {}))
        # A book without contents begins a chapter with every file.
        if "" in titles or not starts:
            chapters.append(_Chapter(titles.get("", "")))
        for anchored in ChapterBlocks(_pictures_of(package, file, pictures)).blocks(page):
            title = _title_at(anchored, titles)
            if title is not None:
                chapters.append(_Chapter(title))
            chapters[-1].blocks.append(anchored.block)
    kept = [chapter for chapter in chapters if chapter.letters]
    for extra in kept[_MOST_CHAPTERS:]:
        kept[_MOST_CHAPTERS - 1].blocks.extend(extra.blocks)
    return kept[:_MOST_CHAPTERS]


def _starts(contents: tuple[ContentsEntry, ...]) -> Mapping[str, dict[str, str]]:
    """The titles of chapters by their files and anchors.

    Where all the contents stand below one line, such as the title of the book, those count.
    """
    depth = min((entry.depth for entry in contents), default=0)
    if sum(entry.depth == depth for entry in contents) == 1:
        depth += 1
    starts: dict[str, dict[str, str]] = {}
    for entry in contents:
        if entry.depth <= depth:
            starts.setdefault(entry.file, {}).setdefault(entry.anchor, entry.title)
    return starts


def _title_at(anchored: AnchoredBlock, titles: dict[str, str]) -> str | None:
    """The title of the chapter that begins at a block; each begins once."""
    found = None
    for anchor in anchored.anchors:
        found = titles.pop(anchor, found)
    return found


def _pictures_of(package: EpubPackage, file: str, pictures: Pictures) -> _PicturesOfFile:
    return _PicturesOfFile(package, file, pictures)


@dataclass(frozen=True, slots=True)
class _PicturesOfFile:
    package: EpubPackage
    file: str
    pictures: Pictures

    def __call__(self, source: str, words: str) -> PictureBlock | None:
        name, _ = within(self.file, source)
        content = self.package.archive.read(name)
        return self.pictures.block(content, words) if content else None


def _documents(
    chapters: list[_Chapter], book: str, fields: Mapping[SourceFieldName, str], pictures: Pictures
) -> Iterator[ImportedDocument]:
    by_name = {picture.name: picture for picture in pictures.all}
    for number, chapter in enumerate(chapters, 1):
        title = chapter.title or _heading(chapter) or str(number)
        try:
            made = document_of(
                chapter.blocks, fields={**fields, SourceFieldName.TITLE: ""}, chapter_of=book
            )
        except NoWords:
            continue
        others = [each for each in made.fields if each.name is not SourceFieldName.TITLE]
        yield ImportedDocument(
            made.text,
            made.shape,
            (SourceField(SourceFieldName.TITLE, title, FieldOrigin.FILE), *others),
            tuple(by_name[picture.name] for picture in made.shape.pictures),
            made.notices,
            book,
        )


def _titled(made: ImportedDocument, fields: Mapping[SourceFieldName, str]) -> ImportedDocument:
    """A short book is called as it calls itself, and not by its first heading."""
    title = normalise_line(fields[SourceFieldName.TITLE])
    if not title:
        return made
    others = [each for each in made.fields if each.name is not SourceFieldName.TITLE]
    titled = (SourceField(SourceFieldName.TITLE, title, FieldOrigin.FILE), *others)
    return ImportedDocument(made.text, made.shape, titled, made.pictures, made.notices)


def _heading(chapter: _Chapter) -> str:
    for block in chapter.blocks[:6]:
        if isinstance(block, Block) and block.style.kind is LineKind.HEADING:
            return normalise_line(block.words)
    return ""
