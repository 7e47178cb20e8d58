"""One article in several texts: claims, marks and notes stand in each where their words are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.cards.record_list import RecordRole
from desktop.context.cards import ContextCard
from desktop.core.anchoring.description import describe
from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.corroborating.answer import AskedPassage
from desktop.core.corroborating.corroborate import corroborate
from desktop.core.library.library import Library
from desktop.core.packs.reading import read_pack
from desktop.core.pen import Pen
from desktop.core.searching.article_search import ArticleSearch
from desktop.core.span import Span
from desktop.notes.cards import NoteCard
from tests.core.builders import an_annotation, an_article
from tests.desktop.conftest import OpenApp

CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = (
    "The old well is dry, said Ada Quill, who has kept the ledger of the village for years.\n\n"
    "On 3 May the last bucket of clear water was drawn from it by the miller.\n\n"
    "The council will decide in autumn whether a new one is dug behind the school.\n"
)
SHORT = (
    "The old well is dry, said Ada Quill, who has kept the ledger of the village for years.\n\n"
    "On 8 May the last bucket of clear water was drawn from it by the miller.\n"
)
HEAD = "---\nid: {0}\ntitle: {1}\nrights: free\n{2}---\n"
FILES = {
    "pack.md": (
        "---\nsourcebook: 2\nid: wells\ntitle: The well\nedition: 1\ndate: 2025-01-01\n"
        "language: en\nlicence: CC0-1.0\n---\nA plan.\n"
    ),
    "articles/well.md": HEAD.format("well", "The well", "level: full\n") + LONG,
    "articles/easy.md": HEAD.format("easy", "Easy", "same-as: well\nlevel: easy\n") + SHORT,
    "claims.md": (
        '## Dry {#dry}\narticle: well\non: "The old well is dry"\n\n'
        '## New {#new}\narticle: well\non: "decide in autumn whether a new one is dug"\n'
    ),
}
SURE, CHECK, LOST = "kept the ledger", "On 3 May the last bucket", "behind the school"


@pytest.fixture
def app(library: Library, tmp_path: Path, open_app: OpenApp) -> App:
    for name, words in FILES.items():
        path = tmp_path / "wells" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    reading = read_pack(tmp_path / "wells")
    assert reading.pack is not None, reading.problems
    library.lessons.install([reading.pack])
    well = next(each for each in reading.pack.articles if each.id == "wells/well")
    for number, words in enumerate((SURE, CHECK, LOST)):
        start = well.text.index(words)
        mark = an_annotation(words, f"Mine {number}", name=f"n{number}", article=well)
        span = Span(start, start + len(words))
        assert mark.selector == describe(well.text, span)
        library.annotations.add(mark)
    return open_app(article="wells/easy")


def records_of(app: App, side: str) -> list[object]:
    model = app.sides[side].cards.model()
    return [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]


def notes_of(app: App, qtbot: QtBot) -> dict[str, NoteCard]:
    qtbot.keyClick(app.window, Qt.Key.Key_3, CONTROL)
    qtbot.waitUntil(lambda: len(records_of(app, "notes")) == 3, timeout=60_000)
    cards = [each for each in records_of(app, "notes") if isinstance(each, NoteCard)]
    return {each.annotation.body: each for each in cards}


def heard_of(app: App, row: int) -> str:
    model = app.sides["notes"].cards.model()
    return str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_marks_of_one_text_stand_in_the_other(app: App, qtbot: QtBot) -> None:
    cards = notes_of(app, qtbot)

    assert [(card.to_check, card.is_elsewhere) for card in cards.values()] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    heard = [heard_of(app, row) for row in range(3)]
    assert "from “full”" in heard[0]
    assert "? please check: from “full”, in other words" in heard[1]
    assert "not in this text, only in “full”" in heard[2]
    page = app.reader.page
    letters = {
        words: [mark.letter for mark in page.marks_covering(page.text.index(words)) if mark.letter]
        for words in (SURE, "On 8 May the last")
    }
    assert [each[-1:] for each in letters[SURE]] != ["?"]
    assert [each[-1:] for each in letters["On 8 May the last"]] == ["?"]


def test_a_note_is_written_on_from_the_other_text(app: App, qtbot: QtBot) -> None:
    card = notes_of(app, qtbot)["Mine 0"]
    notes = app.notes
    notes.edit(AnnotationId(card.annotation.id))
    qtbot.keyClicks(notes.editor.focusProxy() or app.window.focusWidget(), " more")
    notes.save()

    found = app.library.now.annotations.find(card.annotation.id)
    assert found is not None
    assert found.article_id == "wells/well"
    assert found.body == "Mine 0 more"
    qtbot.waitUntil(lambda: "Mine 0 more" in notes_of(app, qtbot), timeout=60_000)


def test_the_same_words_are_not_marked_twice(app: App, qtbot: QtBot) -> None:
    pen = notes_of(app, qtbot)["Mine 0"].annotation.pen
    page = app.reader.page
    start = page.text.index(SURE)
    page.select(Span(start, start + len(SURE)))

    qtbot.keyClick(page, Qt.Key(Qt.Key.Key_1 + list(Pen).index(pen)))

    assert len(records_of(app, "notes")) == 3
    assert app.library.now.annotations.of_article(ArticleId("wells/easy")) == ()


def test_a_claim_that_is_not_in_the_text_is_named(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(records_of(app, "context")) == 2, timeout=60_000)

    here, elsewhere = (e for e in records_of(app, "context") if isinstance(e, ContextCard))
    assert here.claim is not None
    assert here.claim.title == "Dry"
    assert [claim.title for claim in elsewhere.elsewhere] == ["New"]
    model = app.sides["context"].cards.model()
    heard = str(model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert heard.startswith("1 claim is not in this text, but in “full”: New. Shift+F2")


def test_a_judgement_made_on_one_text_is_that_of_the_other(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(records_of(app, "context")) == 2, timeout=60_000)
    qtbot.keyClick(app.window, Qt.Key.Key_1, CONTROL)
    cards = app.sides["context"].cards
    cards.setCurrentIndex(cards.model().index(0, 0))
    qtbot.keyClick(cards, Qt.Key.Key_D)

    app.reading.open_article("wells/well")

    def judged() -> list[object]:
        known = [e for e in records_of(app, "context") if isinstance(e, ContextCard)]
        return [each.judgement is not None for each in known]

    qtbot.waitUntil(lambda: judged() == [True, False], timeout=60_000)


def test_the_same_text_in_other_words_corroborates_nothing(app: App, qtbot: QtBot) -> None:
    words = "the last bucket of clear water was drawn from it by the miller"
    folder = app.library.now.folder
    other = an_article("report", f"A visitor saw how {words}, in the week before the drought.")
    for each in ("wells/easy", "report"):
        with Library.open(folder) as library:
            if each == "report":
                library.articles.add(other)
            text = library.articles.get(ArticleId(each)).text
            start = text.index("the last bucket")
            asked = AskedPassage(ArticleId(each), Span(start, start + len(words)))
            found = corroborate(library, ArticleSearch(folder, folder / "no index"), asked)
        known = [article.id for article in found.articles]

        assert len([name for name in known if name.startswith("wells/")]) == (each == "report")
