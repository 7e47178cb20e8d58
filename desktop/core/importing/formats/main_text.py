"""The main text of a page: its blocks, each taken when two of three votes are for it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.importing.formats.furniture import is_dateline, is_furniture, is_invitation
from desktop.core.importing.formats.library_vote import library_vote
from desktop.core.importing.formats.own_vote import own_vote
from desktop.core.importing.formats.page_blocks import PageBlock, blocks_of
from desktop.core.importing.formats.page_parts import PageParts
from desktop.core.importing.formats.page_titles import PageTitles
from desktop.core.importing.formats.page_tree import PageTree
from desktop.core.importing.formats.paragraph_vote import paragraph_vote
from desktop.core.shape import LineKind

# The headline may stand again so early in a text, with more words or fewer.
_BEGINNING = 300


def main_blocks(
    tree: PageTree, parts: PageParts, titles: PageTitles
) -> tuple[tuple[PageBlock, ...], tuple[int, ...]]:
    """All blocks of a page, and the numbers of those that are its text."""
    blocks = blocks_of(tree.elements, parts.unseen)
    own = own_vote(blocks, parts, titles)
    votes = [own, paragraph_vote(blocks, parts)]
    library = None
    if not tree.is_shortened:
        library = library_vote(blocks, tree.parsed, len(tree.elements.every))
    # Where a vote is missing, the program's own counts twice.
    votes.append(own if library is None else library)
    taken: list[int] = []
    letters = 0
    for number, block in enumerate(blocks):
        if not block.line or not _is_voted_for(
            block, [vote[number] for vote in votes], own[number]
        ):
            continue
        if is_furniture(block.line) or parts.notices[block.element.number]:
            continue
        is_headline = block.kind is LineKind.HEADING and block.block.style.level == 1
        is_again = titles.are(block.line) or (
            letters < _BEGINNING and titles.are_said_by(block.line)
        )
        if is_headline or is_again:
            continue
        taken.append(number)
        letters += len(block.line)
    return blocks, tuple(_without_rim(blocks, taken))


def _is_voted_for(block: PageBlock, votes: Sequence[bool], own: bool) -> bool:
    """Whether two of three are for a block; libraries leave out quoted posts, and take teasers."""
    if block.kind is LineKind.QUOTATION:
        return own or sum(votes) >= 2
    is_linked = block.link_letters > 0.9 * len(block.line) and 6 <= len(block.words) < 20
    is_teaser = is_linked and block.kind is not LineKind.HEADING and "://" not in block.line
    return sum(votes) >= 2 and (own or not is_teaser)


def _without_rim(blocks: Sequence[PageBlock], taken: list[int]) -> list[int]:
    """Without what stands between headline and text, and what makes itself known at the end."""
    first = next((at for at, number in enumerate(taken) if blocks[number].is_prose), 0)
    head = [number for number in taken[:first] if not is_dateline(blocks[number].line)]
    rest = taken[first:]
    while rest and is_invitation(blocks[rest[-1]].line):
        rest.pop()
    return head + rest
