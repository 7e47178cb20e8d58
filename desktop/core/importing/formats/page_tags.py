"""The tags of HTML by what they do on a page, as `resources/words/page_tags.txt` has them."""

from __future__ import annotations

from desktop.core.text.word_lists import words_by_kind

_KINDS = words_by_kind("page_tags")

NEVER_TEXT = _KINDS["never"]
IN_A_LINE = _KINDS["inline"]
LOOK_OF_WORDS = _KINDS["look"]
LINES = _KINDS["lines"]
HOLDING_TEXT = _KINDS["holding"]
APART = _KINDS["apart"]
PARTS_OF_PAGES = _KINDS["part"]
HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
