"""Copied words become an article: all of them, set as they were, and called by their heading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.article import Article
from desktop.core.library.library import Library
from desktop.core.shape import LineKind
from desktop.live.pasting import LivePasting, PastedArticle, WordsToPaste
from desktop.live.tasks import Tasks


@pytest.fixture
def pasting(tmp_path: Path, qtbot: QtBot) -> Iterator[LivePasting]:
    Library.open(tmp_path).close()
    tasks = Tasks()
    live = LivePasting(tmp_path, tasks)
    yield live
    live.close()
    tasks.close()


def pasted(pasting: LivePasting, qtbot: QtBot, words: WordsToPaste) -> Article:
    came: list[PastedArticle] = []
    pasting.read(words, came.append, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(came), timeout=60_000)
    article = came[0].article
    assert article is not None, came[0].reason
    return article


def test_nothing_that_was_copied_is_left_out(pasting: LivePasting, qtbot: QtBot) -> None:
    links = "".join(f"<li><a href='https://example.org/{n}'>Story {n}</a></li>" for n in range(3))
    html = f"<ul>{links}</ul><p>Share this.</p><footer>Ada Quill, the Post</footer>"

    article = pasted(pasting, qtbot, WordsToPaste("", html))

    lines = ["Story 0", "Story 1", "Story 2", "Share this.", "Ada Quill, the Post"]
    assert article.text.split("\n") == lines
    assert article.title == "Story 0"
    assert article.shape.style(0).kind is LineKind.LIST_ITEM


def test_a_heading_at_the_beginning_is_the_title_once(pasting: LivePasting, qtbot: QtBot) -> None:
    html = "<h2>The weir broke</h2><p>By Ada Quill</p><p>It broke in the <b>night</b>.</p>"

    article = pasted(pasting, qtbot, WordsToPaste("", html))

    assert (article.title, article.byline) == ("The weir broke", "Ada Quill")
    assert article.text == "By Ada Quill\nIt broke in the night."


def test_plain_words_are_taken_where_the_page_says_nothing(
    pasting: LivePasting, qtbot: QtBot
) -> None:
    article = pasted(pasting, qtbot, WordsToPaste("It broke in the night.", "<p> </p>"))

    assert article.text == article.title == "It broke in the night."
