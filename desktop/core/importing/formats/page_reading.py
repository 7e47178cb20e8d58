"""From a saved page to its article: text, shape, source and pictures."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.importing.document import (
    FieldOrigin,
    ImportedDocument,
    ImportNotice,
    SourceField,
    SourceFieldName,
)
from desktop.core.importing.errors import (
    NoArticle,
    NoArticleReason,
    NoWords,
    Unreadable,
    UnreadableReason,
)
from desktop.core.importing.formats.linked_data import LinkedData, linked_data_of
from desktop.core.importing.formats.main_text import main_blocks
from desktop.core.importing.formats.no_article import refuse_without_article
from desktop.core.importing.formats.page_blocks import blocks_of
from desktop.core.importing.formats.page_head import head_of
from desktop.core.importing.formats.page_letters import page_letters
from desktop.core.importing.formats.page_lines import PageLines
from desktop.core.importing.formats.page_parts import parts_of
from desktop.core.importing.formats.page_saying import PageSaying
from desktop.core.importing.formats.page_source import source_fields
from desktop.core.importing.formats.page_tree import tree_of
from desktop.core.importing.formats.saved_page import SavedPage
from desktop.core.importing.pictures import Pictures
from desktop.core.shape import PLAIN
from desktop.core.text.blocks import Block, PictureBlock, block_of, shaped
from desktop.core.text.normalised import normalise_line

_LONGEST_TEXT = 4_000_000
_MOST_BLOCKS = 200_000
_LONGEST_FIELD = 300
_OF_A_PIECE = frozenset({SourceFieldName.URL, SourceFieldName.LANGUAGE})
# Pages that scripts build may hold their text only in what they say of themselves.
_ENOUGH_LETTERS = 400


def document_of_page(page: SavedPage, *, name: str) -> ImportedDocument:
    """The article of a page; `name` calls it where the page has no title.

    Raises NoArticle with the reason where there is none on it, or another CannotImport.
    """
    decoded = page_letters(page.content, page.charset)
    tree = tree_of(decoded.text)
    head = head_of(tree.elements)
    linked = linked_data_of(tree.linked_data)
    parts = parts_of(tree.elements)
    if page.is_fragment:
        blocks = blocks_of(tree.elements, parts.unseen)
        taken = tuple(number for number, block in enumerate(blocks) if block.line)
    else:
        blocks, taken = main_blocks(tree, parts, head.titles(linked))
    pictures = Pictures()
    lines = PageLines(page, tree, parts, head, pictures, titles=head.titles(linked))
    made: list[Block | PictureBlock]
    try:
        if not page.is_fragment:
            refuse_without_article(tree.elements, blocks, taken)
        made = lines.around(blocks, taken)
    except NoArticle as error:
        made = _said_elsewhere(linked)
        if not made and tree.is_cut and error.why is NoArticleReason.NOTHING:
            raise Unreadable(UnreadableReason.TOO_DEEP) from error
        if not made:
            raise
    few, is_cut = _within_budget(made)
    text = shaped(few)
    if not text.text:
        raise Unreadable(UnreadableReason.TOO_DEEP) if tree.is_cut else NoWords
    notices = (
        *([ImportNotice.DEEPER_LEFT_OUT] if tree.is_cut else ()),
        *([ImportNotice.PICTURES_LEFT_OUT] if pictures.has_left_out else ()),
        *([ImportNotice.CUT_SHORT] if is_cut or tree.is_shortened else ()),
    )
    saying = PageSaying(
        tree.elements, head, linked, head.titles(linked), blocks, page.saved_from, page.saved_on
    )
    fields = _fields(saying, name=name, is_piece=page.is_fragment)
    return ImportedDocument(text.text, text.shape, fields, pictures.all, notices)


def _said_elsewhere(linked: LinkedData) -> list[Block | PictureBlock]:
    """The text that a page gives in its JSON-LD and nowhere else."""
    for record in linked.articles:
        body = record.get("articleBody")
        if isinstance(body, str) and len(body) >= _ENOUGH_LETTERS:
            return [block_of(line) for line in body.split("\n") if line.strip()]
    return []


def _within_budget(
    blocks: list[Block | PictureBlock],
) -> tuple[list[Block | PictureBlock], bool]:
    left = _LONGEST_TEXT
    for number, block in enumerate(blocks):
        words = block.words if isinstance(block, Block) else ""
        if number == _MOST_BLOCKS:
            return blocks[:number], True
        if len(words) > left:
            style = block.style if isinstance(block, Block) else PLAIN
            return [*blocks[:number], block_of(words[:left], style)], True
        left -= len(words)
    return blocks, False


def _fields(page: PageSaying, *, name: str, is_piece: bool) -> tuple[SourceField, ...]:
    fields = [
        replace(each, value=value)
        for each in source_fields(page)
        if (value := normalise_line(each.value[:_LONGEST_FIELD]))
    ]
    if is_piece:
        # The first heading of a piece need not be its title.
        fields = [
            each for each in fields if each.name in {SourceFieldName.URL, SourceFieldName.LANGUAGE}
        ]
    if not any(each.name is SourceFieldName.TITLE for each in fields):
        fields.insert(0, SourceField(SourceFieldName.TITLE, normalise_line(name), FieldOrigin.FILE))
    return tuple(each for each in fields if each.value)
